"""Baseline packages to break: a copy of the shipped one, edited and sealed anew."""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scenarier.storage.baseline import read_baseline
from scenarier.text.faults import fault_lines
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder

Row = dict[str, str]


class Package:
    """A package in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(baseline_folder("aarhus-2024"), folder)
        self.folder = folder

    def describe(self, edit: Callable[[dict[str, Any]], Any]) -> None:
        """Edit datapackage.json."""
        path = self.folder / "datapackage.json"
        description = json.loads(path.read_text(encoding="utf-8"))
        edit(description)
        path.write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")

    def in_file(self, figure: str) -> str:
        """What the package's file calls one of the model's figures."""
        description = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        own = description["scenarier"]["figures"]
        return next((key for key, name in own.items() if name == figure), figure)

    def resource(self, table: str, edit: Callable[[dict[str, Any]], Any]) -> None:
        """Edit a table's resource."""
        self.describe(lambda all_of_it: edit(_named(all_of_it["resources"], table)))

    def column(self, table: str, column: str, edit: Callable[[dict[str, Any]], Any]) -> None:
        """Edit a column's field in its table's schema."""
        self.resource(table, lambda resource: edit(_named(resource["schema"]["fields"], column)))

    def write(self, table: str, content: bytes, seal: bool = True) -> None:
        """Put `content` in a table's file and, with `seal`, its checksum in the description."""
        (self.folder / f"{table}.csv").write_bytes(content)
        if seal:
            checksum = "sha256:" + hashlib.sha256(content).hexdigest()
            self.resource(table, lambda resource: resource.update(hash=checksum))

    def content(self, table: str) -> bytes:
        """Bytes of a table's file."""
        return (self.folder / f"{table}.csv").read_bytes()

    def replace(self, table: str, old: str, new: str, seal: bool = True) -> None:
        """Change the first `old` in a table's file, which must be there."""
        content = self.content(table)
        assert old.encode() in content
        self.write(table, content.replace(old.encode(), new.encode(), 1), seal)

    def rows(self, table: str, edit: Callable[[list[Row]], list[Row] | None]) -> None:
        """Edit a table's rows, in place or by returning others."""
        reader = csv.DictReader(io.StringIO(self.content(table).decode(), newline=""))
        rows = list(reader)
        edited = edit(rows)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(reader.fieldnames or []), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows if edited is None else edited)
        self.write(table, text.getvalue().encode())

    def set(self, table: str, key: str, column: str, value: str) -> None:
        """Change one cell in the row whose first cell is `key`."""

        def change(rows: list[Row]) -> None:
            (row,) = [row for row in rows if next(iter(row.values())) == key]
            assert row[column] != value
            row[column] = value

        self.rows(table, change)

    def drop(self, table: str, key: str) -> None:
        """Leave out the row whose first cell is `key`."""
        self.rows(table, lambda rows: [row for row in rows if next(iter(row.values())) != key])

    def line(self, table: str, key: str) -> int:
        """Line of the row whose first cell is `key`."""
        (found,) = [
            number
            for number, line in enumerate(self.content(table).decode().splitlines(), start=1)
            if line.startswith(f"{key},")
        ]
        return found

    def faults(self) -> list[str]:
        """What the reader says of the package, a line a fault."""
        read_baseline.cache_clear()
        try:
            read_baseline(self.folder)
        except FaultsError as error:
            self.subject = error.subject
            return fault_lines(error)
        return []

    def fault(self) -> str:
        """The one fault of the package."""
        (line,) = self.faults()
        return line


def _named(things: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [thing for thing in things if thing["name"] == name]
    return found
