"""What a grid's cells are, and the model that a grid is a view of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel

from scenarier.gui.figure_view import Figure
from scenarier.gui.figure_view import Index as Index
from scenarier.text.language import tr
from scenarier.text.numbers import for_spreadsheet
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

    def for_clipboard(self) -> str:
        """The number in full precision, as a spreadsheet and this program read it back."""
        if self.value is None:
            return ""
        if self.unit == "share":
            return f"{show_number(self.value, self.unit)}%".replace("−", "-")
        return for_spreadsheet(self.value)


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

    def text_for_clipboard(self, row: int, column: int) -> str:
        """What is copied from a cell."""
        cell = self.cell(row, column)
        shown = self.data(self.index(row, column))
        return cell.for_clipboard() if cell is not None else str(shown or "")
