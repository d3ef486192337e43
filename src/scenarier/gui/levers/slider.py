"""A calm slider: the handle, a mark at the baseline's place, a line between the two, limits below the groove."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from scenarier.gui.parts.plain import show_tip

HANDLE = 14
LIMIT = 5
"""Size of a limit's mark [px]."""
REACH = 6
"""So near the pointer must be to a limit for the tip to tell of it alone [px]."""


class SliderLimit(NamedTuple):
    """A place beyond which, on one side, something breaks; in words."""

    position: int
    breaks_above: bool
    words: str


class QuietSlider(QSlider):
    """Horizontal slider that the wheel moves only when it has the focus; a press goes straight to its place.

    `pressed_down` and `let_go` frame a drag.
    """

    pressed_down = Signal()
    let_go = Signal()
    handle = HANDLE
    """Size of the handle [px]."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(self.handle + 4)
        self._mark = 0
        self._is_changed = False
        self._grip = 0.0
        self.limits: tuple[SliderLimit, ...] = ()

    def set_limits(self, limits: Sequence[SliderLimit]) -> None:
        """Where something breaks in the range: marked below the groove, told in a tip and to a screen reader."""
        if tuple(limits) != self.limits:
            self.limits = tuple(limits)
            self.setAccessibleDescription("; ".join(limit.words for limit in self.limits))
            self.update()

    def limits_at(self, x: float) -> list[SliderLimit]:
        """The limits near a place [px], all where none is near."""
        near = [limit for limit in self.limits if abs(self.x_of(limit.position) - x) <= REACH]
        return near or list(self.limits)

    def event(self, event: QEvent) -> bool:
        """A tip tells what breaks where."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.limits:
            words = [limit.words for limit in self.limits_at(event.pos().x())]
            show_tip(event.globalPos(), "\n".join(words), self)
            return True
        return super().event(event)

    def set_mark(self, position: int, is_changed: bool) -> None:
        """Where the baseline stands, and whether the value differs from it."""
        if (position, is_changed) != (self._mark, self._is_changed):
            self._mark, self._is_changed = position, is_changed
            self.update()

    def x_of(self, position: int) -> float:
        """Where a position is drawn [px]."""
        span = max(1, self.maximum() - self.minimum())
        return self.handle / 2 + (position - self.minimum()) / span * (self.width() - self.handle)

    def _position_at(self, x: float) -> int:
        part = (x - self.handle / 2) / max(1, self.width() - self.handle)
        return round(self.minimum() + min(max(part, 0.0), 1.0) * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        offset = x - self.x_of(self.value())
        self._grip = offset if abs(offset) <= self.handle / 2 else 0.0
        self.setSliderDown(True)
        self.pressed_down.emit()
        self.setValue(self._position_at(x - self._grip))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self.isSliderDown():
            self.setValue(self._position_at(event.position().x() - self._grip))
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.let_go.emit()
            self.update()
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without the focus the wheel is the panel's, to scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Groove, baseline mark, difference and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        groove = palette.color(QPalette.ColorRole.Mid)
        y, x, mark = self.height() / 2, self.x_of(self.value()), self.x_of(self._mark)
        painter.setPen(_pen(groove))
        painter.drawLine(QPointF(self.handle / 2, y), QPointF(self.width() - self.handle / 2, y))
        if self._is_changed:
            painter.setPen(_pen(accent))
            painter.drawLine(QPointF(mark, y), QPointF(x, y))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.5))
        painter.drawLine(QPointF(mark, y - 5), QPointF(mark, y + 5))
        for limit in self.limits:
            _paint_limit(painter, QPointF(self.x_of(limit.position), self.height() - 1.0), limit, palette)
        self._paint_handle(painter, QPointF(x, y), accent, palette)

    def _paint_handle(self, painter: QPainter, centre: QPointF, accent: QColor, palette: QPalette) -> None:
        is_strong = self._is_changed or self.isSliderDown() or self.hasFocus()
        edge = accent if is_strong else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        size = self.handle - 3
        painter.drawEllipse(QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size))
        if self.hasFocus():
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(
                QRectF(centre.x() - self.handle / 2, centre.y() - self.handle / 2, self.handle, self.handle)
            )


def _paint_limit(painter: QPainter, foot: QPointF, limit: SliderLimit, palette: QPalette) -> None:
    """A flag below the groove: its staff stands at the limit, and it points to where it breaks."""
    side = LIMIT if limit.breaks_above else -LIMIT
    top = QPointF(foot.x(), foot.y() - LIMIT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.BrightText))
    painter.drawPolygon(QPolygonF([foot, top, QPointF(foot.x() + side, foot.y() - LIMIT / 2)]))


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
