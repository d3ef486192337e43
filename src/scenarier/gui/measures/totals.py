"""What measures do to the budget by year, below their columns: the marked ones, all, and all by how long."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from scenarier.gui.figure_view import FigureView
from scenarier.gui.grid.cells import Index
from scenarier.gui.measures.columns import FIRST, LEFT, N_AFTER, RIGHT, SHOWN_DECIMALS, short_amount
from scenarier.gui.measures.drawn import FOLDED, UNFOLDED
from scenarier.gui.measures.view import MeasuresGrid
from scenarier.gui.parts.clipboard import copy_actions
from scenarier.look.palette import Scheme
from scenarier.model.fill import DECIMALS
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.session.measure_paste import UNIT
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Number
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.figure import Figure, Said

MARKED, ALL = range(2)
PARTS = (2, 3, 4)
"""The rows that say of all that are on how long they go on, as model.measures.DURATIONS."""
N_ROWS = 5
PART_INDENT = "       "
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole


class TotalsModel(QAbstractTableModel):
    """Lines in the columns of the grid: a label over the first ones, the years, their sum."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.is_folded = False
        self.labels = [""] * N_ROWS
        self.effects: list[tuple[float, ...]] = [()] * N_ROWS

    @property
    def n_years(self) -> int:
        """How many years there are."""
        return max(map(len, self.effects))

    def show_effects(self, row: int, label: str, effects: Sequence[float]) -> None:
        """Show one line [mio. kr., base-year prices]."""
        shown = tuple(effects)
        if len(shown) != len(self.effects[row]):
            self.beginResetModel()
            self.labels[row], self.effects[row] = label, shown
            self.endResetModel()
        elif (label, shown) != (self.labels[row], self.effects[row]):
            self.labels[row], self.effects[row] = label, shown
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The marked, all, and all by how long they go on."""
        return 0 if parent.isValid() else N_ROWS

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """As the grid's."""
        return 0 if parent.isValid() else FIRST + self.n_years + N_AFTER

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Nothing stands in the headings."""
        return "" if role == Role.DisplayRole else None

    def effect(self, row: int, column: int) -> float | None:
        """The effect in a year, or in all; None in the other columns."""
        place, effects = column - FIRST, self.effects[row]
        if 0 <= place < len(effects):
            return effects[place]
        return round(sum(effects), DECIMALS) if place == self.n_years + 1 else None

    def copied(self, years: Sequence[int], title: str) -> Copied:
        """The lines that are seen, by year and in all."""
        rows: list[tuple[CopiedCell, ...]] = []
        for row in range(PARTS[0] if self.is_folded else N_ROWS):
            numbers = [*self.effects[row], sum(self.effects[row])]
            rows.append((self.labels[row], *(Number(effect, SHOWN_DECIMALS) for effect in numbers)))
        return Copied(tuple(rows), (tr("Budget effect by year"), *map(str, years), tr("in all")), title)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Effects with their sign; better in one colour, worse in another."""
        row, is_label = index.row(), index.column() == 0
        effect = self.effect(row, index.column())
        if role == Role.DisplayRole:
            return self._label(row) if is_label else "" if effect is None else short_amount(effect, sign=True)
        if role == Role.ToolTipRole:
            return tip_text(self.labels[row] if is_label else _words(effect))
        if role == Role.TextAlignmentRole:
            return LEFT if is_label else RIGHT
        if role == Role.ForegroundRole:
            return self._colour(row, effect)
        if role == Role.FontRole and row == ALL:
            font = QFont(tabular(QGuiApplication.font()))
            font.setBold(True)
            return font
        return None

    def _label(self, row: int) -> str:
        if row == ALL:
            return f"{FOLDED if self.is_folded else UNFOLDED}{self.labels[row]}"
        return f"{PART_INDENT}{self.labels[row]}" if row in PARTS else self.labels[row]

    def _colour(self, row: int, effect: float | None) -> QColor | None:
        if effect:
            return QColor(self.colours.positive if effect > 0 else self.colours.negative)
        return QColor(self.colours.muted) if row in PARTS else None


def _sum_of(row: int) -> str:
    if row == MARKED:
        return tr("The sum of the marked measures that are on: savings and revenue count up, spending down.")
    if row == ALL:
        return tr("The sum of all measures that are on: savings and revenue count up, spending down.")
    return tr("The part of the sum above whose measures go on so long.")


def _words(effect: float | None) -> str:
    if not effect:
        return ""
    return tr("positive: a better result") if effect > 0 else tr("negative: a worse result")


class Totals(FigureView):
    """The lines, always under the grid's columns; a click on the line of all folds those below it."""

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
        self.verticalHeader().setMinimumSectionSize(12)
        copies = copy_actions(self, self.copied, tell=lambda said: grid.told.emit(said, False))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.show_menu(place, copies))
        self.restyle(colours)
        grid.fitted.connect(self.follow)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.totals.modelReset.connect(self.follow)

    def figure_at(self, index: Index) -> Figure | None:
        """No effect is a figure of the model."""
        return None

    def said_at(self, index: Index) -> Said | None:
        """Which measures an effect is the sum of."""
        effect = self.totals.effect(index.row(), index.column())
        if effect is None:
            return None
        place, years = index.column() - FIRST, self._grid.measures.years
        when = str(years[place]) if place < len(years) else tr("in all")
        title = f"{self.totals.labels[index.row()]}, {when}"
        signs = tr("DKK m, {year} prices; positive: a better result", year=self._grid.measures.base_year)
        return Said(
            title, f"{short_amount(effect, sign=True)} {unit_name(UNIT)}", f"{_sum_of(index.row())}\n{signs}"
        )

    def copied(self) -> Copied:
        """The lines below the list."""
        return self.totals.copied(self._grid.measures.years, self._grid.measures.copied_title)

    def follow(self) -> None:
        """Take the grid's column widths."""
        columns = self.totals.columnCount()
        if columns != self._grid.measures.columnCount():
            return
        for row in range(N_ROWS):
            self.setSpan(row, 0, 1, FIRST)
        self.verticalHeader().setFixedWidth(self._grid.verticalHeader().width())
        for column in range(columns):
            self.setColumnWidth(column, self._grid.columnWidth(column))
        wider = self.viewport().width() - self._grid.viewport().width()
        self.setColumnWidth(columns - 1, self._grid.columnWidth(columns - 1) + max(wider, 0))
        self.horizontalScrollBar().setValue(self._grid.horizontalScrollBar().value())

    def fold(self) -> None:
        """Hide the lines that say how long measures go on, or show them."""
        self.totals.is_folded = not self.totals.is_folded
        self._fit_rows()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold where the label of the line of all is clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and (index.row(), index.column()) == (ALL, 0):
            self.fold()
        super().mouseReleaseEvent(event)

    def _fit_rows(self) -> None:
        for row in PARTS:
            self.setRowHidden(row, self.totals.is_folded)
        letters = self.fontMetrics().height()
        heights = [letters + 6, letters + 6, *[letters + 3] * len(PARTS)]
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        self.setFixedHeight(sum(heights[: PARTS[0]] if self.totals.is_folded else heights))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.totals.colours = colours
        self.setFont(tabular(QGuiApplication.font()))
        self._fit_rows()
        self.viewport().update()
