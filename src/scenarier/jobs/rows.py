"""Rows as csv and as json: a contract with programs, the same for every command."""

import csv
import json
from collections.abc import Iterable, Sequence


class _Lines(list[str]):
    """Takes a csv writer's rows, which must end in CR LF for it to quote either in a name."""

    def write(self, row: str) -> None:
        """Keep a row, with LF at its end."""
        self.append(row.removesuffix("\r\n") + "\n")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and the rows, full precision, decimal point."""
    return csv_lines([columns]) + csv_lines(rows)


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """The rows alone."""
    lines = _Lines()
    csv.writer(lines).writerows(rows)
    return "".join(lines)


def as_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The same rows as a list of objects, an object a line."""
    objects = (json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows)
    return "[" + ",".join(f"\n{one}" for one in objects) + "\n]\n"
