"""What measures do to the budget by year, below their columns: the marked ones, all, and all by how long."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.gui.measures.view import MeasuresGrid
from scenarier.gui.parts.clipboard import copy_actions
from scenarier.gui.parts.table.view import TableView
from scenarier.look.palette import Scheme
from scenarier.text.copied import Copied, Place
from scenarier.text.language import tr
from scenarier.views.measure_columns import FIRST
from scenarier.views.measure_table import measures_title
from scenarier.views.measure_totals import ALL, PARTS, Effects, copied_totals, totals_sheet


class Totals(TableView):
    """The lines, always under the grid's columns; a click on the line of all folds those below it."""

    def __init__(self, grid: MeasuresGrid, colours: Scheme, parent: QWidget | None = None) -> None:
        self._grid, self._is_folded = grid, False
        self._lines = [Effects()] * (PARTS[-1] + 1)
        super().__init__(tr("Budget effect by year"), colours, parent)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(16)
        self.verticalHeader().show()
        self.verticalHeader().setMinimumSectionSize(12)
        grid.fitted.connect(self.fit)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.cells.modelReset.connect(self.fit)
        self._show()

    def _make_actions(self) -> list[QAction]:
        return copy_actions(self, self.copied, tell=lambda said: self._grid.told.emit(said, False))

    def show_effects(self, lines: Mapping[int, Effects]) -> None:
        """Show some of the lines."""
        for row, line in lines.items():
            self._lines[row] = line
        self._show()

    def _show(self) -> None:
        rows = self._grid.measures
        base_year = rows.session.baseline.base_year
        self.cells.show(totals_sheet(self._lines, rows.years, base_year, is_folded=self._is_folded))

    def copied_places(self, chosen: Collection[Place]) -> Copied:
        """All lines that are seen."""
        title, years = measures_title(self._grid.measures.session), self._grid.measures.years
        return copied_totals(self._lines, years, title, is_folded=self._is_folded)

    def fit(self) -> None:
        """Take the grid's column widths, and the heights that the text has."""
        columns = len(self.sheet.headings)
        if columns != self._grid.grid_model.columnCount():
            return
        for row in range(len(self.sheet.lines)):
            self.setSpan(row, 0, 1, FIRST)
        self.verticalHeader().setFixedWidth(self._grid.verticalHeader().width())
        widths = [self._grid.columnWidth(column) for column in range(columns)]
        widths[-1] += max(self.viewport().width() - self._grid.viewport().width(), 0)
        self.give_widths(widths)
        self._fit_rows()
        self.horizontalScrollBar().setValue(self._grid.horizontalScrollBar().value())

    def fold(self) -> None:
        """Hide the lines that say how long measures go on, or show them."""
        self._is_folded = not self._is_folded
        self._show()
        self._fit_rows()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold where the label of the line of all is clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and (index.row(), index.column()) == (ALL, 0):
            self.fold()
        super().mouseReleaseEvent(event)

    def _fit_rows(self) -> None:
        for row in PARTS:
            self.setRowHidden(row, self._is_folded)
        letters = self.fontMetrics().height()
        heights = [letters + 6, letters + 6, *[letters + 3] * len(PARTS)]
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        self.setFixedHeight(sum(heights[: PARTS[0]] if self._is_folded else heights))
