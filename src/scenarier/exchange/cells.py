"""Cells as readers of workbooks give them, made the same for all formats."""

import datetime
import math
from collections.abc import Iterable, Sequence

from scenarier.exchange.counted import Counted
from scenarier.exchange.places import address
from scenarier.exchange.sheets import Cell, Sheet, Uncomputed
from scenarier.exchange.workbook_words import ERROR, MERGED_NUMBER, NOT_COMPUTED, notes_of
from scenarier.text.copied import unguarded
from scenarier.text.language import tr

_LARGEST_WHOLE = 2**53


def plain_cell(value: object) -> Cell:
    """A value as a cell: whole numbers as int, days as date, blank text as None, the rest as text."""
    if value is None or isinstance(value, bool | Uncomputed):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value
    if isinstance(value, datetime.date):
        return value
    return unguarded(str(value).strip()) or None


def _is_year(value: int) -> bool:
    return 1900 <= value < 2200


def _number(value: int | float) -> Cell:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value == int(value) and abs(value) < _LARGEST_WHOLE else value


def even_rows(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one width, without blank rows at the end and blank columns at the right."""
    found = [tuple(row) for row in rows]
    while found and all(cell is None for cell in found[-1]):
        found.pop()
    width = max((n for row in found for n, cell in enumerate(row, start=1) if cell is not None), default=0)
    return tuple(row[:width] + (None,) * (width - len(row)) for row in found)


def cell_place(sheet: Sheet, row: int, column: int) -> str:
    """A cell of a file, as one finds it there: `Sheet1!B7`, in a text file its line and column."""
    if sheet.is_text:
        return tr("line {line}, column {column}", line=row + 1, column=column + 1)
    return f"{sheet.name}!{address(row, column)}"


def made_sheet(look: Counted, rows: list[list[Cell]], *, has_links: bool = False) -> Sheet:
    """A sheet with what was counted of it."""
    for places, reason in ((look.uncomputed, NOT_COMPUTED), (look.errors, ERROR)):
        for row, column in places:
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = Uncomputed(reason)
    merged = [f"{address(*one[:2])}:{address(*one[2:])}" for one in sorted(look.merged)]
    notes = notes_of(look.name, merged, is_hidden=look.is_hidden, has_hidden=look.has_hidden, has_links=has_links)
    return Sheet(look.name, even_rows(_merged_filled(rows, look.merged)), tuple(notes))


def _merged_filled(rows: list[list[Cell]], merged: Iterable[tuple[int, int, int, int]]) -> list[list[Cell]]:
    """A text that is merged over several rows stands in each of them.

    What a merged number belongs to cannot be told: its cells are `Uncomputed`, but for a year.

    Parameters
    ----------
    merged : first row, first column, last row and last column of each.
    """
    for top, left, bottom, right in merged:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        if isinstance(value, str):
            for row in rows[top : bottom + 1]:
                row[left] = value
        elif isinstance(value, float) or (isinstance(value, int) and not _is_year(value)):
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [Uncomputed(MERGED_NUMBER)] * len(row[left : right + 1])
    return rows
