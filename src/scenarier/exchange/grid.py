"""A sheet of a file as a block of texts, which is how pasted blocks are read too; every cell keeps its place."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scenarier.exchange.places import address
from scenarier.exchange.sheets import Cell, Sheet, Uncomputed
from scenarier.text.copied import unguarded
from scenarier.text.language import tr
from scenarier.text.reading import Exact

Cells = tuple[tuple[str, ...], ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that are not blank.

    Parameters
    ----------
    rows : the number of each row in the sheet, from 1.
    uncomputed : why a cell has no value, by its row and column in the sheet, from 1.
    is_text : whether the file is text, whose places are rows and columns by number.
    moved : the row and column in the sheet of cells that stand elsewhere here, by row and column here, from 0.
    """

    sheet: str
    cells: Cells
    rows: tuple[int, ...]
    uncomputed: Mapping[Place, str]
    moved: Mapping[Place, Place] = field(default_factory=dict)
    is_text: bool = False

    def place(self, row: int, column: int) -> Place:
        """Row and column in the sheet, from 1, of a cell here, from 0."""
        return self.moved.get((row, column)) or (self.rows[row], column + 1)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; "" outside."""
        inside = 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row])
        return self.cells[row][column] if inside else ""

    def place_words(self, row: int, column: int) -> str:
        """A place of the sheet (from 1) in words; a column 0 stands for the whole row."""
        if self.is_text:
            words = tr("row {row}, column {column}", row=row, column=column)
            return words if column else tr("row {row}", row=row)
        return f"{self.sheet}!{address(row - 1, column - 1)}"

    def with_cells(self, changed: Mapping[Place, str]) -> "Grid":
        """With other texts in some cells."""
        rows = {row for row, _ in changed}
        cells = tuple(
            tuple(changed.get((number, at), cell) for at, cell in enumerate(row)) if number in rows else row
            for number, row in enumerate(self.cells)
        )
        return replace(self, cells=cells)

    def without_columns(self, columns: Sequence[int]) -> "Grid":
        """With nothing in some columns."""
        gone = set(columns)
        if not gone:
            return self
        cells = tuple(tuple("" if at in gone else cell for at, cell in enumerate(row)) for row in self.cells)
        return replace(self, cells=cells)


def grid_of(sheet: Sheet) -> Grid:
    """A sheet's rows that are not blank, as texts of one width."""
    width = max(map(len, sheet.rows), default=0)
    kept = [(number, row) for number, row in enumerate(sheet.rows, start=1) if any(map(_is_filled, row))]
    cells = tuple(tuple(map(_text, row)) + ("",) * (width - len(row)) for _, row in kept)
    uncomputed = {
        (number, at): tr(cell.reason)
        for number, row in kept
        for at, cell in enumerate(row, start=1)
        if isinstance(cell, Uncomputed)
    }
    rows = tuple(number for number, _ in kept)
    return Grid(sheet.name, cells, rows, uncomputed, is_text=sheet.is_text)


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _text(cell: Cell) -> str:
    """A cell as text: a number keeps its value, a day that begins a year is that year."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, int | float):
        return Exact.of(cell)
    if isinstance(cell, datetime.date):
        return str(cell.year) if (cell.month, cell.day) == (1, 1) else str(cell)
    return unguarded(cell) if isinstance(cell, str) else UNCOMPUTED


UNCOMPUTED = "=…"
"""What stands for a formula without a value."""
