"""The rows of a table as Qt reads them."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from scenarier.look.palette import Scheme
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.text.plain import one_line
from scenarier.views.figure import Figure, Said
from scenarier.views.sheet import Box, Cell, Heading, Line, Sheet, said_words

Index = QModelIndex | QPersistentModelIndex
Role, Flag = Qt.ItemDataRole, Qt.ItemFlag
NO_INDEX = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BOXES: dict[Box, Qt.CheckState] = {
    "on": Qt.CheckState.Checked,
    "some": Qt.CheckState.PartiallyChecked,
    "off": Qt.CheckState.Unchecked,
}


def font_of(*, is_bold: bool = False, is_italic: bool = False) -> QFont:
    """The application's font with figures of equal width, bold or slanted."""
    font = QFont(tabular(QGuiApplication.font()))
    font.setBold(is_bold)
    font.setItalic(is_italic)
    return font


class TableModel(QAbstractTableModel):
    """A sheet. Another one is told of by what is seen differently, so that views stay where they are."""

    def __init__(self, colours: Scheme | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.sheet = Sheet()
        self.is_short = self.has_short_cells = False
        self._broken: Callable[[str, int], str] = lambda text, _section: text

    # Showing

    def show(self, sheet: Sheet) -> None:
        """Take other rows; with other columns the table begins anew."""
        before = self.sheet
        if len(before.headings) != len(sheet.headings):
            self.reset(sheet)
            return
        start, end = _same_ends(before.lines, sheet.lines)
        self._change(sheet, start, end)
        common = min(len(before.lines), len(sheet.lines)) - start - end
        self._tell(before, start, common)
        if before.headings != sheet.headings:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(sheet.headings) - 1)
        if [line.name for line in before.lines] != [line.name for line in sheet.lines] and sheet.lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(sheet.lines) - 1)

    def reset(self, sheet: Sheet) -> None:
        """Take other rows, and have views begin anew."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def _change(self, sheet: Sheet, start: int, end: int) -> None:
        """Put the rows in place; the first `start` and the last `end` are as they were."""
        n_old, n_new = len(self.sheet.lines), len(sheet.lines)
        common = min(n_old, n_new) - end
        if n_new > n_old:
            self.beginInsertRows(NO_INDEX, common, n_new - end - 1)
            self.sheet = sheet
            self.endInsertRows()
        elif n_new < n_old:
            self.beginRemoveRows(NO_INDEX, common, n_old - end - 1)
            self.sheet = sheet
            self.endRemoveRows()
        else:
            self.sheet = sheet

    def _tell(self, before: Sheet, start: int, n_rows: int) -> None:
        """Tell of the cells that are seen differently in some rows."""
        last = len(self.sheet.headings) - 1
        for row in range(start, start + n_rows):
            then, now = before.lines[row], self.sheet.lines[row]
            columns = _changed(then, now, last)
            if columns:
                self.dataChanged.emit(self.index(row, columns[0]), self.index(row, columns[-1]))

    def shorten(self, *, headings: bool, cells: bool = False) -> None:
        """Say headings, and cells, in few letters where they have such, or in full."""
        last = len(self.sheet.headings) - 1
        if headings != self.is_short:
            self.is_short = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if cells != self.has_short_cells:
            self.has_short_cells = cells
            if self.sheet.lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.sheet.lines) - 1, last))

    def break_headings(self, broken: Callable[[str, int], str]) -> None:
        """Have headings broken into lines; `broken` is handed a text and its column."""
        self._broken = broken

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self.colours = colours

    # What is asked of a cell

    def line(self, index: Index) -> Line:
        """The row of an index."""
        return self.sheet.lines[index.row()]

    def heading(self, index: Index) -> Heading:
        """The heading above an index."""
        return self.sheet.headings[index.column()]

    def cell_at(self, index: Index) -> Cell:
        """The cell at an index."""
        return self.sheet.cell(index.row(), index.column())

    def is_right(self, index: Index) -> bool:
        """Whether a cell's text ends at the right."""
        return self.heading(index).is_number and not self.line(index).is_heading

    def colour(self, name: str) -> QColor | None:
        """A colour of the palette by its name; None for none."""
        return QColor(self.colours.colour(name)) if name and self.colours is not None else None

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell shows."""
        figure = self.cell_at(index).figure
        return figure(index.row()) if callable(figure) else figure

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of a number that is no figure of the model."""
        cell = self.cell_at(index)
        return cell.said() if cell.said is not None else None

    def explains(self, index: Index) -> bool:
        """Whether there is anything to explain in a cell."""
        cell = self.cell_at(index)
        return cell.figure is not None or cell.said is not None

    def scenario_at(self, index: Index) -> int | None:
        """Which of the study's scenarios a cell is about; None for the one shown."""
        return self.line(index).scenario

    # What Qt asks

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Rows."""
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.sheet.headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Boxes are clicked, texts and numbers are typed, where the cell has any."""
        cell, flags = self.cell_at(index), super().flags(index)
        if cell.box is not None:
            return flags | Flag.ItemIsUserCheckable
        is_typed = cell.number is not None or cell.typed is not None
        return flags | Flag.ItemIsEditable if is_typed else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Names of the columns and of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_name(self.sheet.lines[section], role) if section < len(self.sheet.lines) else None
        if section >= len(self.sheet.headings):
            return None
        heading = self.sheet.headings[section]
        if role == Role.DisplayRole:
            return self.heading_text(section)
        if role == Role.ToolTipRole:
            return tip_text(heading.tip or heading.copied)
        return (RIGHT if heading.is_number else LEFT) if role == Role.TextAlignmentRole else None

    def heading_text(self, section: int) -> str:
        """What is seen above a column."""
        heading = self.sheet.headings[section]
        return self._broken(heading.short if self.is_short and heading.short else heading.shown, section)

    def _row_name(self, line: Line, role: int) -> object:
        if role == Role.FontRole and line.is_bold:
            return font_of(is_bold=True)
        return one_line(line.name) if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Text, tip, colour and the rest of a cell."""
        cell = self.cell_at(index)
        if role == Role.DisplayRole:
            return self.text_of(cell)
        if role == Role.EditRole:
            return cell.typed if cell.typed is not None else cell.shown
        if role == Role.CheckStateRole:
            return BOXES[cell.box] if cell.box is not None else None
        if role in (Role.ToolTipRole, Role.StatusTipRole, Role.AccessibleTextRole):
            return self._told(index, cell, role)
        return self._look(index, cell, role)

    def text_of(self, cell: Cell) -> str:
        """What is seen in a cell."""
        return cell.short if self.has_short_cells and cell.short is not None else cell.shown

    def _told(self, index: Index, cell: Cell, role: int) -> str | None:
        if role == Role.ToolTipRole:
            return tip_text(said_words(cell.tip)) or None
        if role == Role.StatusTipRole:
            return one_line(said_words(cell.status)) or None
        if cell.spoken:
            return one_line(cell.spoken)
        above = self.heading(index).copied
        return one_line(f"{above}: {cell.words}" if above else cell.words)

    def _look(self, index: Index, cell: Cell, role: int) -> object:
        line = self.line(index)
        if role == Role.TextAlignmentRole:
            return RIGHT if self.is_right(index) else LEFT
        if role == Role.FontRole:
            is_bold = line.is_heading or line.is_bold or cell.is_bold
            return font_of(is_bold=is_bold, is_italic=cell.is_italic) if is_bold or cell.is_italic else None
        if role == Role.ForegroundRole:
            return self.colour(cell.colour)
        return self.colour(line.ground) if role == Role.BackgroundRole else None


def _same_ends(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and then at the end."""
    least = min(len(old), len(new))
    start = 0
    while start < least and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    end = 0
    while end < least - start and (old[-1 - end] is new[-1 - end] or old[-1 - end] == new[-1 - end]):
        end += 1
    return start, end


def _changed(then: Line, now: Line, last: int) -> list[int]:
    """The columns that are seen differently; all where the whole row is."""
    if then is now:
        return []
    if (then.ground, then.is_bold, then.is_heading) != (now.ground, now.is_bold, now.is_heading):
        return [0, last]
    pairs = list(zip(then.cells, now.cells, strict=False))
    found = [column for column, (one, other) in enumerate(pairs) if one is not other and one != other]
    return found if len(then.cells) == len(now.cells) else [0, last]
