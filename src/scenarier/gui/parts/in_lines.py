"""Two groups of tools beside one another, or below one another where one line is too narrow for both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

SPACE = 6


def in_a_line(*widgets: QWidget) -> QWidget:
    """Widgets beside one another, to the left."""
    line = QHBoxLayout(made := QWidget())
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return made


class InLines(QWidget):
    """The first group to the left, the second to the right of it or in a line of its own."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._groups = (first, second)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE)
        for group in self._groups:
            self._line.addWidget(group)

    def _widths(self) -> tuple[int, int]:
        first, second = (group.minimumSizeHint().width() for group in self._groups)
        return first, second

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of both."""
        return QSize(max(self._widths()), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if sum(self._widths()) + SPACE <= self.width() else ways.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
