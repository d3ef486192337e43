"""What measures do to the budget by year, below their columns: the marked ones, and all that are on."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from scenarier.gui.fonts import tabular
from scenarier.gui.grid.cells import Index
from scenarier.gui.measures.model import FIRST, LEFT, RIGHT, short_amount
from scenarier.gui.measures.view import MeasuresGrid
from scenarier.model.fill import DECIMALS
from scenarier.plots.palette import Scheme
from scenarier.text.language import tr

MARKED, ALL = range(2)
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole


class TotalsModel(QAbstractTableModel):
    """Two lines in the columns of the grid: a label over the first ones, the years, their sum."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.labels = ["", ""]
        self.effects: list[tuple[float, ...]] = [(), ()]

    def show_effects(self, row: int, label: str, effects: Sequence[float]) -> None:
        """Show one line [mio. kr., 2024 prices]."""
        shown = (*effects, round(sum(effects), DECIMALS))
        if len(shown) != len(self.effects[row]):
            self.beginResetModel()
            self.labels[row], self.effects[row] = label, shown
            self.endResetModel()
        elif (label, shown) != (self.labels[row], self.effects[row]):
            self.labels[row], self.effects[row] = label, shown
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The marked, and all."""
        return 0 if parent.isValid() else 2

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """As the grid's."""
        return 0 if parent.isValid() else FIRST + max(map(len, self.effects)) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Nothing stands in the headings."""
        return "" if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Effects with their sign; better in one colour, worse in another."""
        row, place = index.row(), index.column() - FIRST
        effect = self.effects[row][place] if 0 <= place < len(self.effects[row]) else None
        if role == Role.DisplayRole:
            return self.labels[row] if index.column() == 0 else self._text(effect)
        if role == Role.ToolTipRole:
            return self.labels[row] if index.column() == 0 else _words(effect)
        if role == Role.TextAlignmentRole:
            return LEFT if index.column() == 0 else RIGHT
        if role == Role.ForegroundRole and effect:
            return QColor(self.colours.positive if effect > 0 else self.colours.negative)
        if role == Role.FontRole and row == ALL:
            font = QFont(tabular(QGuiApplication.font()))
            font.setBold(True)
            return font
        return None

    def _text(self, effect: float | None) -> str:
        return "" if effect is None else short_amount(effect, sign=True)


def _words(effect: float | None) -> str:
    if not effect:
        return ""
    return tr("positive: a better result") if effect > 0 else tr("negative: a worse result")


class Totals(QTableView):
    """The lines, always under the grid's columns."""

    def __init__(self, grid: MeasuresGrid, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.totals = TotalsModel(colours, self)
        self.setModel(self.totals)
        self.setAccessibleName(tr("Budget effect by year"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(16)
        self.restyle(colours)
        grid.fitted.connect(self.follow)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.totals.modelReset.connect(self.follow)

    def follow(self) -> None:
        """Take the grid's column widths."""
        columns = self.totals.columnCount()
        if columns != self._grid.measures.columnCount():
            return
        for row in (MARKED, ALL):
            self.setSpan(row, 0, 1, FIRST)
        self.verticalHeader().setFixedWidth(self._grid.verticalHeader().width())
        for column in range(columns):
            self.setColumnWidth(column, self._grid.columnWidth(column))
        wider = self.viewport().width() - self._grid.viewport().width()
        self.setColumnWidth(columns - 1, self._grid.columnWidth(columns - 1) + max(wider, 0))
        self.horizontalScrollBar().setValue(self._grid.horizontalScrollBar().value())

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.totals.colours = colours
        self.setFont(tabular(QGuiApplication.font()))
        height = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(2 * height)
        self.viewport().update()
