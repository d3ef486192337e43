"""A table that is typed in: its rows are made by a workspace, which also sets what is typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from scenarier.gui.parts.table.model import Index, Role, TableModel
from scenarier.look.palette import Scheme
from scenarier.session.typing import Typing
from scenarier.session.ways import Way
from scenarier.text.placing import Table
from scenarier.views.field import Field
from scenarier.views.sheet import Sheet

Place = tuple[int, int]


class GridRows:
    """What a grid shows, as the session stands, and how it is edited."""

    def sheet(self) -> Sheet:
        """The rows of now."""
        raise NotImplementedError

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set cells to values that have been judged, None for their default: one edit."""

    def write(self, row: int, column: int, text: str) -> None:
        """Set a text that was typed."""

    def click(self, row: int, column: int) -> None:
        """Set a box that was clicked."""

    def toggle(self, fold: str) -> None:
        """Fold or unfold what stands below a row."""


class GridModel(TableModel):
    """The rows of a grid. `typing` knows what is typed in it and not entered yet."""

    def __init__(self, rows: GridRows, typing: Typing, colours: Scheme, parent: QObject | None = None) -> None:
        super().__init__(colours, parent)
        self.rows, self.typing = rows, typing
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it stands."""
        self.show(self.rows.sheet())

    def field(self, row: int, column: int) -> Field | None:
        """The number that can be typed here; None where there is none."""
        return self.sheet.cell(row, column).number

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set cells, None for their default: one edit."""
        self.rows.put(values, way)

    def toggle(self, row: int) -> None:
        """Fold or unfold what stands below a row."""
        self.rows.toggle(self.sheet.lines[row].folds)
        self.refresh()

    def folds(self, row: int) -> bool:
        """Whether a row is a heading that folds."""
        return bool(self.sheet.lines[row].folds)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Take a text that was typed, or the click on a box."""
        cell = self.cell_at(index)
        if role == Role.CheckStateRole and cell.box is not None:
            self.rows.click(index.row(), index.column())
        elif role == Role.EditRole and cell.typed is not None:
            self.rows.write(index.row(), index.column(), str(value))
        else:
            return False
        return True

    def block_table(self, row: int, column: int) -> Table:
        """What a pasted block is put into: from a cell on, or by years and names."""
        lines, years = self.sheet.lines, self.sheet.years
        return Table(
            [at for at in range(row, len(lines)) if not lines[at].is_passed],
            range(column, max(years.values(), default=self.columnCount() - 1) + 1),
            years,
            {at: line.names for at, line in enumerate(lines) if line.names},
            [at for at, line in enumerate(lines) if line.is_computed],
        )


def name_of(sheet: Sheet, values: Mapping[Place, float | None]) -> str:
    """The name of the first of some cells."""
    number = sheet.cell(*next(iter(values))).number
    return number.name if number else ""


def columns_of(places: Sequence[Place]) -> Mapping[int, list[int]]:
    """The columns of some cells, by row."""
    found: dict[int, list[int]] = {}
    for row, column in places:
        found.setdefault(row, []).append(column)
    return found
