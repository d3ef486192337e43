"""What a grid's cells are, and the model that a grid is a view of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel

from scenarier.gui.figure_view import Figure
from scenarier.gui.figure_view import Index as Index
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, quantity
from scenarier.text.language import tr
from scenarier.text.reading import show_number

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that can be edited: what it is called, its unit and bounds, and what it is now (None: no value)."""

    name: str
    unit: str
    minimum: float
    maximum: float
    value: float | None

    def fault(self, value: float) -> str:
        """What is wrong with a new value, in words; "" for nothing."""
        if self.unit == "switch" and value not in (0.0, 1.0):
            return tr("write 0 or 1")
        if self.minimum <= value <= self.maximum:
            return ""
        low, high = (show_number(end, self.unit) for end in (self.minimum, self.maximum))
        return tr("must be between {minimum} and {maximum}", minimum=low, maximum=high)

    @property
    def copied(self) -> CopiedCell:
        """What is copied: the number with all its decimals, so that it is pasted as the same."""
        return quantity(self.value, self.unit, None)


class GridModel(QAbstractTableModel):
    """A table with numbers in some of its cells."""

    def cell(self, row: int, column: int) -> Cell | None:
        """The number that can be edited here; None where there is none."""
        raise NotImplementedError

    def figure_at(self, index: Index) -> Figure | None:
        """The result of the model that a cell shows: variable, entity and year; None where it shows none."""
        return None

    def put(self, values: Mapping[Place, float | None], label: str) -> None:
        """Set cells to values that have been judged, None for their default: one edit, called `label`."""
        raise NotImplementedError

    def tell_changes(self, before: Sequence[Sequence[object]], now: Sequence[Sequence[object]]) -> None:
        """Tell the views which cells are seen differently, by what was seen in every cell and what is now."""
        for row, (then, seen) in enumerate(zip(before, now, strict=True)):
            changed = (
                [column for column in range(len(seen)) if then[column] != seen[column]] if then != seen else []
            )
            if changed:
                self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))

    def copied(self, chosen: Collection[Place]) -> Copied:
        """What is copied of chosen cells, below headings and beside the names of the rows."""
        raise NotImplementedError
