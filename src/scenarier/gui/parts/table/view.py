"""A table to be read: it is copied to a spreadsheet with its headings, and fits its columns to the width."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scenarier.gui.parts.clipboard import all_places, chosen_places, copy_actions
from scenarier.gui.parts.table.delegate import TableDelegate
from scenarier.gui.parts.table.model import TableModel
from scenarier.gui.parts.table.pointing import FigureView
from scenarier.look.palette import Scheme
from scenarier.plots.lettering import proportional, tabular
from scenarier.text.copied import Copied, Place
from scenarier.views.sheet import Sheet, copied_sheet


class RowNames(QHeaderView):
    """The names of a table's rows, whole ones only as in the table."""

    def __init__(self, table: "TableView") -> None:
        super().__init__(Qt.Orientation.Vertical, table)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the rows that are seen."""
        super().paintEvent(event)
        table = self.parent()
        if isinstance(table, TableView):
            table.leave_out(self.viewport())


class TableView(FigureView):
    """Ctrl+C copies the selected cells, or all when none are selected."""

    def __init__(self, name: str, colours: Scheme | None = None, parent: QWidget | None = None,
                 model: TableModel | None = None) -> None:  # fmt: skip
        super().__init__(model or TableModel(colours), parent)
        self.setAccessibleName(name)
        self.setItemDelegate(TableDelegate(self.cells, self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalHeader(RowNames(self))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._actions = self._make_actions()
        self._take_size()

    def _make_actions(self) -> list[QAction]:
        """What the table's menu offers."""
        return copy_actions(self, self.copied, self.whole)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.cells.sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other rows; a heading's name reaches over the whole row."""
        self.cells.show(sheet)
        self.span_headings()
        self.fit()

    def span_headings(self) -> None:
        """Have headings among the rows reach over all columns."""
        self.clearSpans()
        n_columns = len(self.sheet.headings)
        for row, line in enumerate(self.sheet.lines):
            if line.is_heading and n_columns > 1:
                self.setSpan(row, 0, 1, n_columns)

    def fit(self) -> None:
        """Give the columns their widths."""

    def give_widths(self, widths: Collection[int]) -> None:
        """Make the columns so wide [px]."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def cut_at(self) -> int | None:
        """Where a row begins that the lower edge would cut, below one that is whole [px]; None without one.

        Only where rows are scrolled one at a time.
        """
        high = self.viewport().height()
        row = self.rowAt(high - 1)
        if row < 0 or self.verticalScrollMode() != QAbstractItemView.ScrollMode.ScrollPerItem:
            return None
        top = self.rowViewportPosition(row)
        return top if 0 < top < high < top + self.rowHeight(row) else None

    def leave_out(self, seen: QWidget) -> None:
        """Paint over the cut row in the cells, or in the names of the rows."""
        top = self.cut_at()
        if top is not None:
            QPainter(seen).fillRect(seen.rect().adjusted(0, top, 0, 0), self.palette().base())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows only."""
        super().paintEvent(event)
        self.leave_out(self.viewport())

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The cell at a place; none where a row is left out."""
        top = self.cut_at()
        return QModelIndex() if top is not None and place.y() >= top else super().indexAt(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def row_height(self) -> int:
        """Height of a row, for the text size of now."""
        return self.fontMetrics().height() + 6

    def _take_size(self) -> None:
        self.setFont(tabular(QGuiApplication.font()))
        for heading in (self.horizontalHeader(), self.verticalHeader()):
            heading.setFont(
                proportional(QGuiApplication.font())
            )  # the table's is handed down without a style sheet
        self.verticalHeader().setDefaultSectionSize(self.row_height())

    def restyle(self, colours: Scheme | None = None) -> None:
        """Take other colours and the application's text size."""
        if colours is not None:
            self.cells.restyle(colours)
        self._take_size()
        self.fit()

    def copied(self) -> Copied:
        """The selected cells, or all when none are selected."""
        return self.copied_places(chosen_places(self) or all_places(self))

    def whole(self) -> Copied:
        """All of the table."""
        return self.copied_places(all_places(self))

    def copied_places(self, chosen: Collection[Place]) -> Copied:
        """What is copied of some cells."""
        return copied_sheet(self.sheet, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies here too when the focus came by Tab."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._actions[0].trigger()
        else:
            super().keyPressEvent(event)

    def _show_menu(self, position: QPoint) -> None:
        self.show_menu(position, self._actions)
