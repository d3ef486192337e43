"""What is counted of a sheet in a pass that keeps no cell."""

import re
from dataclasses import dataclass, field

from scenarier.exchange.places import address
from scenarier.exchange.workbook_words import misplaced, scattered, too_many
from scenarier.vocabulary.errors import Fault

MOST_CELLS = 2_000_000
"""The most cells with content that are read, and the largest field from `A1` to the last of them."""
LAST_ROW, LAST_COLUMN = 2**20, 2**14
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
Place = tuple[int, int]


class CellsError(ValueError):
    """Cells that cannot be taken in; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class Counted:
    """A sheet's cells with content, where they end, those without a value, merged cells, what is hidden."""

    name: str
    n_cells: int = 0
    n_rows: int = 0
    n_columns: int = 0
    farthest: Place = (0, 0)
    uncomputed: list[Place] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    has_hidden: bool = False

    def add(self, row: int, column: int, down: int = 1, across: int = 1) -> None:
        """Count a cell with content, or a field of cells that are the same.

        Raises
        ------
        CellsError : there are too many.
        """
        self.n_cells += down * across
        if self.n_cells > MOST_CELLS:
            raise CellsError(too_many(self.name))
        if row + down > self.n_rows or column + across > self.n_columns:
            self.n_rows, self.n_columns = max(row + down, self.n_rows), max(column + across, self.n_columns)
            self.farthest = (row + down - 1, column + across - 1)

    def check_field(self) -> None:
        """That the cells stand together, as those of a table.

        Raises
        ------
        CellsError : their field is far too large.
        """
        if self.n_rows * self.n_columns > MOST_CELLS:
            raise CellsError(scattered(self.name, address(*self.farthest)))


def place_of(sheet: str, text: str) -> Place:
    """Row and column of an address, from 0.

    Raises
    ------
    CellsError : no sheet has it.
    """
    found = _ADDRESS.match(text)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    if found is None or int(found[2]) > LAST_ROW or column > LAST_COLUMN:
        raise CellsError(misplaced(sheet, text[:20]))
    return int(found[2]) - 1, column - 1
