"""What a grid's cells are, and the model that a grid is a view of."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QObject

from scenarier.gui.parts.table.model import Index as Index
from scenarier.gui.parts.table.model import TableModel
from scenarier.session.typing import Typing
from scenarier.session.ways import Way
from scenarier.text.copied import Copied
from scenarier.views.field import Field
from scenarier.views.figure import Figure, Said

Place = tuple[int, int]


class GridModel(TableModel):
    """A table with numbers in some of its cells. `typing` knows what is typed in it and not entered yet."""

    def __init__(self, typing: Typing, parent: QObject | None = None) -> None:
        super().__init__(None, parent)
        self.typing = typing

    def year_columns(self) -> Mapping[int, int]:
        """The column of each year, by which a pasted block finds its columns."""
        return {}

    def row_names(self) -> Mapping[int, Collection[str]]:
        """What the rows may be called in a pasted block; the name a row is told by comes first."""
        return {}

    def computed_rows(self) -> Collection[int]:
        """The rows with a name that hold nothing but computed numbers; a pasted block has them left out."""
        return ()

    def rows_from(self, row: int) -> Sequence[int]:
        """The rows that a block fills in turn from a row on."""
        return range(row, self.rowCount())

    def cell(self, row: int, column: int) -> Field | None:
        """The number that can be edited here; None where there is none."""
        raise NotImplementedError

    def figure_at(self, index: Index) -> Figure | None:
        """The result of the model that a cell shows: variable, entity and year; None where it shows none."""
        return None

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of a number that is no figure of the model; None where there is none."""
        return None

    def explains(self, index: Index) -> bool:
        """Whether there is anything to explain in a cell."""
        return self.figure_at(index) is not None or self.said_at(index) is not None

    def scenario_at(self, index: Index) -> int | None:
        """Nothing here belongs to a scenario but the one that is shown."""
        return None

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set cells to values that have been judged, None for their default: one edit."""
        raise NotImplementedError

    def name_of(self, values: Mapping[Place, float | None]) -> str:
        """The name of the first of some cells."""
        cell = self.cell(*next(iter(values)))
        return cell.name if cell else ""

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
