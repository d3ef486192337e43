"""Words, tables and plots below one another; where the window is too low for them, they scroll."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from scenarier.gui.parts.plain import RichLabel
from scenarier.gui.parts.table.sheet import SheetView
from scenarier.gui.roles import carded, set_role
from scenarier.plots.plain import PlainLabel

L = TypeVar("L", PlainLabel, RichLabel)

LEAST_ROWS = 6
"""Rows of a table that are seen at least."""
SPACING = 8
"""Between plots beside one another [px]."""


class Pile(QScrollArea):
    """Parts with their stretch, from the top."""

    def __init__(self, *parts: tuple[QWidget, int]) -> None:
        super().__init__()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget, stretch in parts:
            column.addWidget(_Room(widget) if stretch else widget, stretch)
        self.setWidget(inside)
        scroll_down_only(self)


def scroll_down_only(area: QScrollArea) -> None:
    """Have an area scroll down where the window is too low for what is in it, and be of the window's ground."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_role(area, "ground")


class _Room(QWidget):
    """Asks for no more height than its widget needs at least, so that nothing scrolls before it must."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(widget)

    def sizeHint(self) -> QSize:
        """The least."""
        return self.minimumSizeHint()


class Beside(QWidget):
    """Plots of one width beside one another, or below one another where that is too narrow for them."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = widgets
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACING)
        for widget in widgets:
            self._line.addWidget(widget, 1)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        return QSize(max(one.minimumWidth() for one in self._widgets), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        needed = sum(one.minimumWidth() + SPACING for one in self._widgets) - SPACING
        way = QBoxLayout.Direction.TopToBottom if self.width() < needed else QBoxLayout.Direction.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()


def words(role: str = "") -> PlainLabel:
    """Running text, which a mouse can select."""
    return _read(PlainLabel(), role)


def marked_words() -> RichLabel:
    """Running text with the program's own markup, which a mouse can select."""
    return _read(RichLabel(), "")


def _read(label: L, role: str) -> L:
    label.setWordWrap(True)
    label.setContentsMargins(8, 2, 8, 2)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label


def say(label: PlainLabel | RichLabel, text: str) -> None:
    """Set a text whose room grows and never shrinks, so that what stands above it keeps still from row to row."""
    label.setText(text)
    if label.isVisible():
        label.setMinimumHeight(max(label.minimumHeight(), label.heightForWidth(label.width())))


class ListView(SheetView):
    """A table whose current row stays in sight when a text below it takes more room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go where the keyboard is."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.model().index(self.currentIndex().row(), self.columnAt(0)))


class WholeSheet(SheetView):
    """A table as high as all its rows, also where their words break into lines; what is around it scrolls."""

    def fit(self) -> None:
        """Widths and heights for the room there is, and the height of all of it."""
        super().fit()
        heading = self.horizontalHeader().sizeHint().height()
        across = self.horizontalScrollBar()
        more = across.sizeHint().height() if across.maximum() else 0
        height = heading + self.verticalHeader().length() + 2 * self.frameWidth() + more
        if height != self.height() or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(height)


def framed(view: SheetView) -> QFrame:
    """A table in a card, never lower than a few of its rows."""
    keep_rows(view)
    return carded(view)


def keep_rows(view: SheetView, n_rows: int = LEAST_ROWS) -> None:
    """Keep so many rows in sight, for the text size of now."""
    heading = 2 * view.fontMetrics().lineSpacing() + 8
    view.setMinimumHeight(n_rows * view.row_height() + heading)


def fit_rows(view: SheetView) -> None:
    """No higher than all its rows, no lower than them where they are few."""
    n_rows = len(view.sheet.lines)
    keep_rows(view, n_rows)
    view.setMaximumHeight(view.minimumHeight() + view.horizontalScrollBar().sizeHint().height())
