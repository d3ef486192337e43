"""What a guess is drawn on: it lies over the plot while the line is hidden."""

from collections.abc import Callable
from math import floor, log10

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from scenarier.plots.frame import Frame

FINEST = 100
"""A guess is a round number: the axis is at least so many of its steps high."""


class GuessPad(QWidget):
    """`guessed` carries numbers by year: of the year that was clicked, or of all that the hand went over."""

    guessed = Signal(object)

    def __init__(self, over: QWidget, frame: Callable[[], Frame]) -> None:
        super().__init__(over)
        self._frame = frame
        self.years: tuple[int, ...] = ()
        self._last: tuple[int, float] | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The year nearest to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = None
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """All years that a drawing hand goes over."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The hand lets go."""
        self._last = None

    def _take(self, place: QPointF) -> None:
        frame = self._frame()
        (first, last), (low, high) = frame.years, frame.values
        wanted = first + (place.x() - frame.left) / frame.width * (last - first)
        year = min(self.years, key=lambda each: abs(each - wanted))
        value = high - (place.y() - frame.top) / frame.height * (high - low)
        step = 10.0 ** floor(log10((high - low) / FINEST))
        now = year, round(min(max(value, low), high) / step) * step
        self.guessed.emit(dict(_between(self._last or now, now)))
        self._last = now


def _between(start: tuple[int, float], end: tuple[int, float]) -> list[tuple[int, float]]:
    """The years from one to another, on a straight line."""
    (first, low), (last, high) = start, end
    if first == last:
        return [end]
    step = 1 if last > first else -1
    return [
        (year, low + (high - low) * (year - first) / (last - first)) for year in range(first, last + step, step)
    ]
