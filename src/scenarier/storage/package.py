"""Reading a data package (Frictionless standard) as tables, with all its faults reported together."""

import contextlib
import csv
import hashlib
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from scenarier.model.baseline import About, Table, Value
from scenarier.storage.collect import Faults, TooManyFaultsError
from scenarier.storage.descriptor import DESCRIPTOR, Description, Field, Resource, read_descriptor
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import read_json
from scenarier.storage.own_names import OwnNames
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

SIZE_LIMIT = 16 * 2**20
"""A larger file of a package is refused unread [bytes]."""

LARGEST, SMALLEST = 1e15, 1e-12
"""Sizes that a number of a package has at most and, unless it is 0, at least: whatever is made of it is finite."""

_CHANGED = mark("the checksum does not match; the file was changed after the package was made")
_INTEGER = re.compile(r"[+-]?[0-9]{1,15}\Z")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z")


Rows: TypeAlias = list[tuple[int, dict[str, Value]]]
"""Line number and cells by column."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the package says of itself, its tables by name, and the line each of their rows stands on.

    The tables have the model's names; places have the names of the files. `unsealed` holds a fault for each file
    whose checksum does not match; its contents can be judged all the same.
    """

    about: About | None
    own_names: OwnNames
    tables: Mapping[str, Table]
    paths: Mapping[str, str]
    lines: Mapping[str, tuple[int, ...]]
    columns_in_files: Mapping[str, tuple[str, ...]]
    unsealed: tuple[Fault, ...]

    def place(self, table: str, row: int | None = None, column: str = "") -> str:
        """Where a row or a cell stands, for a message: `areas.csv:14 kind`."""
        path = self.paths.get(table, f"{table}.csv")
        line = "" if row is None else f":{self.lines[table][row]}"
        return f"{path}{line} {self.column_in_file(table, column)}".rstrip()

    def column_in_file(self, table: str, column: str) -> str:
        """A column as the table's file calls it."""
        return self.own_names.column_in_file(column, self.columns_in_files.get(table, ()))


def read_package(folder: Path) -> Package:
    """All tables of the package in `folder`.

    Raises
    ------
    FaultsError : the descriptor or a table is missing or faulty; with the checksums that do not match.
    """
    faults = Faults()
    description = _description(folder)
    resources, own_names = description.resources, description.own_names
    rows: dict[str, Rows] = {}
    try:
        for resource in resources:
            rows[resource.name] = _read_rows(folder, resource, faults)
        for resource in resources:
            _check_foreign_keys(resource, rows, faults)
    except TooManyFaultsError:
        pass
    if any(fault.message != _CHANGED for fault in faults.found):
        raise FaultsError(str(folder), faults.found)
    return Package(
        about=description.about,
        own_names=own_names,
        tables={resource.name: own_names.renamed(_table(resource, rows[resource.name])) for resource in resources},
        paths={resource.name: resource.path for resource in resources},
        lines={name: tuple(line for line, _ in found) for name, found in rows.items()},
        columns_in_files={resource.name: resource.names for resource in resources},
        unsealed=tuple(faults.found),
    )


def _description(folder: Path) -> Description:
    path = folder / DESCRIPTOR
    faults = Faults()
    with contextlib.suppress(TooManyFaultsError):
        description = read_descriptor(read_json(read_limited(path, SIZE_LIMIT), str(path)), faults)
    if faults.found:
        raise FaultsError(str(path), faults.found)
    return description


def _table(resource: Resource, rows: Rows) -> Table:
    return Table(
        resource.name,
        resource.title_da,
        resource.title_en,
        resource.key,
        tuple(field.column for field in resource.fields),
        tuple(row for _, row in rows),
    )


def _read_rows(folder: Path, resource: Resource, faults: Faults) -> Rows:
    """The rows of a table's file; none where they cannot be told apart."""
    path = resource.path
    try:
        content = read_limited(folder / path, SIZE_LIMIT)
    except FaultsError as error:
        faults.extend(error.faults, path)
        return []
    if hashlib.sha256(content).hexdigest() != resource.checksum:
        faults.add(path, _CHANGED)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.add(f"{path}:{line}", mark("this is not UTF-8 text; save the file as UTF-8"))
        return []
    rows = _typed_rows(text, resource, faults)
    _check_key(resource, rows, faults)
    return rows


def _typed_rows(text: str, resource: Resource, faults: Faults) -> Rows:
    lines = _lines(text, resource.path, faults)
    _, header = next(lines, (1, []))
    if not _has_columns(header, resource, faults):
        return []
    rows = []
    for line, cells in lines:
        where = f"{resource.path}:{line}"
        if len(cells) == len(header):
            cell_of = zip(resource.fields, cells, strict=True)
            rows.append((line, {field.column.name: _cell(cell, field, where, faults) for field, cell in cell_of}))
        else:
            faults.add(where, mark("{found} values where {expected} belong"),
                       found=len(cells), expected=len(header))  # fmt: skip
    return rows


def _lines(text: str, path: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Number of its first line and cells of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        faults.add(f"{path}:{line}", mark("the row cannot be read; a quotation mark or a comma is amiss"))


def _has_columns(header: Sequence[str], resource: Resource, faults: Faults) -> bool:
    path, names = resource.path, resource.names
    if len(header) == 1 < len(names) and ";" in header[0]:
        faults.add(path, mark("the columns are separated by semicolons; save the file with commas between them"))
        return False
    for name in names:
        if name not in header:
            faults.add(path, mark("the column “{column}” is missing"), column=name)
    for index, name in enumerate(header):
        if name not in names:
            faults.unknown(path, mark("unknown column “{name}”"), name, names)
        elif name in header[:index]:
            faults.add(path, mark("the column “{column}” stands twice; keep one"), column=name)
    if sorted(header) == sorted(names) and tuple(header) != names:
        faults.add(path, mark("the columns stand in another order than in the description"))
    return tuple(header) == names


def _cell(cell: str, field: Field, where: str, faults: Faults) -> Value:
    name, kind = field.column.name, field.column.type
    if cell == "":
        if field.is_required:
            faults.add(f"{where} {name}", mark("a value is missing; it is required"))
        return None
    value = typed(cell, kind)
    if value is None:
        wanted = mark("“{value}” is not a number; write it like 1234.5")
        if kind == "integer":
            wanted = mark("“{value}” is not a whole number")
        faults.add(f"{where} {name}", wanted, value=cell)
    elif field.allowed and value not in field.allowed:
        known = map(str, field.allowed)
        faults.unknown(f"{where} {name}", mark("“{name}” is not among the allowed values"), cell, known)
    elif not isinstance(value, str):
        _check_size(cell, value, field, f"{where} {name}", faults)
    return value


def _check_size(cell: str, value: float, field: Field, place: str, faults: Faults) -> None:
    low, high = max(field.minimum, -LARGEST), min(field.maximum, LARGEST)
    if not low <= value <= high:
        is_own = not field.minimum <= value <= field.maximum
        low, high = (field.minimum, field.maximum) if is_own else (low, high)
        faults.add(place, mark("{value} is outside {minimum}…{maximum}"),
                   value=cell, minimum=_limit(low), maximum=_limit(high))  # fmt: skip
    elif value and abs(value) < SMALLEST:
        faults.add(place, mark("{value} is too small"), value=cell)


def _limit(value: float) -> str:
    return f"{value:.12g}".replace("inf", "∞")


def typed(cell: str, kind: str) -> Value:
    """A cell that is not blank as its column's type has it; None when it is no number where one belongs."""
    if kind == "integer":
        return int(cell) if _INTEGER.match(cell) else None
    if kind == "number":
        value = float(cell) if _NUMBER.match(cell) else math.nan
        return value if math.isfinite(value) else None
    return cell


def _check_key(resource: Resource, rows: Rows, faults: Faults) -> None:
    seen: set[tuple[Value, ...]] = set()
    for line, row in rows if resource.key else ():
        values = tuple(row[part] for part in resource.key)
        if values in seen:
            faults.add(f"{resource.path}:{line}", mark("the key “{key}” stands twice"), key=_joined(values))
        seen.add(values)


def _joined(values: Iterable[Value]) -> str:
    return " / ".join(str(value) for value in values)


def _check_foreign_keys(resource: Resource, rows: Mapping[str, Rows], faults: Faults) -> None:
    for foreign in resource.foreign_keys:
        table = foreign.table or resource.name
        known = {tuple(row[name] for name in foreign.others) for _, row in rows[table]}
        for line, row in rows[resource.name] if known else ():
            values = tuple(row[name] for name in foreign.columns)
            if None not in values and values not in known:
                faults.unknown(
                    f"{resource.path}:{line} {', '.join(foreign.columns)}",
                    mark("“{name}” does not stand in the table {table}"),
                    _joined(values),
                    map(_joined, known),
                    table=table,
                )
