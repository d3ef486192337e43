"""A table that tells which number the keyboard or the pointer is at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from scenarier.gui.parts.plain import show_tip
from scenarier.gui.parts.table.model import Index, TableModel
from scenarier.gui.parts.wondering import ask_what
from scenarier.gui.pointed import Pointed
from scenarier.plots.asking import QuestionHere, ask_question, with_otherwise
from scenarier.text.language import tr
from scenarier.views.figure import Amount, Figure, Pin, Said, can_be_asked
from scenarier.views.sheet import said_words

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_ROWS = 3
"""Rows of a table that have their room at least, below its heading."""


class FigureView(QTableView):
    """`figure_pointed` carries the number (Pointed) of a cell that the keyboard comes to, or that is clicked."""

    figure_pointed = Signal(object)

    def __init__(self, cells: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = cells
        cells.setParent(self)
        self.setModel(cells)
        self._pressed = QPersistentModelIndex()
        self.setMouseTracking(True)
        self.horizontalHeader().geometriesChanged.connect(self.updateGeometry)  # a higher heading takes more room

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell shows; None for any other cell."""
        return self.cells.figure_at(index)

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of a number that is no figure of the model; None where there is no number."""
        return self.cells.said_at(index)

    def scenario_at(self, index: Index) -> int | None:
        """Which of the study's scenarios a cell belongs to; None for the one shown."""
        return self.cells.scenario_at(index)

    def explains(self, index: Index) -> bool:
        """Whether there is anything to explain in a cell."""
        return index.isValid() and self.cells.explains(index)

    def explain(self, index: Index) -> None:
        """Ask for the number of a cell to be explained where it stands."""
        seen = self.visualRect(index).intersected(self.viewport().rect())
        self._point_at(index, QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size()))

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of a cell with an amount tells it in other units too."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            tip = self.tip_at(index) if index.isValid() else ""
            if tip:
                show_tip(event.globalPos(), tip, self.viewport(), self.visualRect(index))
                return True
        return super().viewportEvent(event)

    def tip_at(self, index: Index) -> str:
        """What the tip of a cell says."""
        cell = self.cells.cell_at(index)
        what = cell.amount() if cell.amount is not None else self._told_at(index)
        return with_otherwise(self, said_words(cell.tip), what, self.scenario_at(index))

    def _told_at(self, index: Index) -> Figure | Amount | None:
        """The number of a cell, where it may be an amount."""
        figure, said = self.figure_at(index), self.said_at(index)
        return said.amount if figure is None and said is not None else figure

    def pin_at(self, index: Index) -> Pin | None:
        """What a question at a cell is about: its figure, where it has one that can be asked about."""
        figure = self.figure_at(index)
        return Pin(figure, self.scenario_at(index)) if can_be_asked(figure) else None

    def customEvent(self, event: QEvent) -> None:
        """Put a question to what the keyboard is at."""
        if isinstance(event, QuestionHere) and self.currentIndex().isValid():
            event.accept()
            ask_question(self, self.pin_at(self.currentIndex()))

    def minimumSizeHint(self) -> QSize:
        """High enough for the heading and a few rows."""
        heading = self.horizontalHeader()
        above = 0 if heading.isHidden() else heading.sizeHint().height()
        rows = LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        below = self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), above + rows + below)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of the number that was come to."""
        super().currentChanged(current, previous)
        self._point_at(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click begins."""
        super().mousePressEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        index = self.indexAt(event.position().toPoint()) if is_plain else QModelIndex()
        self._pressed = QPersistentModelIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click explains; a range that was dragged does not."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_click = index.isValid() and self._pressed == index and self.state() != self.State.EditingState
        self._pressed = QPersistentModelIndex()
        if is_click:
            self.explain(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over numbers that a click explains; those that are typed in keep the arrow."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_hand = not _is_field(index) and self.explains(index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter explains a number that cannot be typed in."""
        here = self.currentIndex()
        is_read = event.key() in ENTER and not _is_field(here) and self.state() != self.State.EditingState
        if is_read and self.explains(here):
            self.explain(here)
        else:
            super().keyPressEvent(event)

    def show_menu(self, position: QPoint, actions: Sequence[QAction]) -> None:
        """The menu of the cell at a place: its number explained, and what else the table can do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = QPersistentModelIndex(self.indexAt(position))
        if self.explains(index):
            menu.addAction(tr("Explain the number"), lambda: self.explain(index))
            figure = self.figure_at(index)
            if can_be_asked(figure):
                menu.addAction(tr("What would it take?…"), lambda: ask_what(self, figure, self.scenario_at(index)))
        pin = self.pin_at(index) if index.isValid() else None
        if pin is not None:
            menu.addAction(tr("Ask a question about it…"), lambda: ask_question(self, pin))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(list(actions))
        menu.popup(self.viewport().mapToGlobal(position))

    def _point_at(self, index: Index, place: QRect | None = None) -> None:
        """Tell of the number in a cell, where it shows one."""
        figure = self.figure_at(index) if index.isValid() else None
        said = self.said_at(index) if index.isValid() and figure is None else None
        if figure is not None or said is not None:
            told = Pointed(*(figure or ("", "", None)), self.scenario_at(index), place, _is_field(index), said)
            self.figure_pointed.emit(told)


def _is_field(index: Index) -> bool:
    """Whether a cell is one to type in."""
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
