"""A lever's range with the stretches that do, where the lever is now, and the value that is told."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenarier.look.palette import Scheme
from scenarier.text.language import tr
from scenarier.views.solve_question import Drawn

THICK, MARK = 8, 9
LEAST = 3.0
"""Width of a stretch that is a single value [px]."""


class RangeBar(QWidget):
    """Stretches are filled, where the lever is now is a line, the value a ring; the ends are told below.

    `colours` gives those that are used now.
    """

    def __init__(self, colours: Callable[[], Scheme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._drawn: Drawn | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawn(self, drawn: Drawn | None, words: str) -> None:
        """Draw an answer, or nothing; `words` say the same."""
        self._drawn = drawn
        self.setAccessibleName(tr("The lever's range"))
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The bar, and a line of text below."""
        return QSize(240, 2 * MARK + 6 + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The range, its stretches, the marks, and what the ends are."""
        drawn = self._drawn
        if drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(self._part(0.0, 1.0), THICK / 2, THICK / 2)
        painter.setBrush(QColor(self._colours().positive))
        for low, high in drawn.stretches:
            painter.drawRoundedRect(self._part(low, high), THICK / 2, THICK / 2)
        self._mark(painter, drawn)
        self._ends(painter, drawn)

    def _x(self, part: float) -> float:
        return MARK + part * (self.width() - 2 * MARK)

    def _part(self, low: float, high: float) -> QRectF:
        left, right = self._x(low), self._x(high)
        wider = max(LEAST - (right - left), 0.0) / 2
        return QRectF(left - wider, MARK - THICK / 2, right - left + 2 * wider, THICK)

    def _mark(self, painter: QPainter, drawn: Drawn) -> None:
        ink, ground = self.palette().color(QPalette.ColorRole.Text), self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(ink, 2))
        own = self._x(drawn.own)
        painter.drawLine(QPointF(own, 1), QPointF(own, 2 * MARK - 1))
        if drawn.value is not None:
            painter.setPen(QPen(QColor(self._colours().accent), 2.5))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(self._x(drawn.value), MARK), MARK - 3.0, MARK - 3.0)

    def _ends(self, painter: QPainter, drawn: Drawn) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = self.rect().adjusted(0, 2 * MARK + 4, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, drawn.low_text)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, drawn.high_text)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, tr("│ now   ○ the answer   ▬ holds")
        )
