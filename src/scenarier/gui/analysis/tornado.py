"""A tornado: a bar a lever, from the number at its low value to the number at its high value."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scenarier.gui.analysis.barcard import GAP, BarCard, Bars
from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.bars import tint
from scenarier.plots.lettering import Lettering
from scenarier.plots.plate import PAPER, Plate
from scenarier.text.copied import Copied
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.sensitivity import Sensitivity, SwingRow
from scenarier.views.sheet import copied_whole

FOLDED = 12
"""Bars that are seen until the rest is unfolded."""
LOW, HIGH = "▽", "▲"


class TornadoBars(Bars):
    """Paints the bars. `end_clicked` carries a row, whether its high end was clicked, and its place on screen."""

    PITCH, MOST_NAMES = 1.55, 0.3

    end_clicked = Signal(int, bool, QRect)
    fold_clicked = Signal()

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__(scheme, lettering)
        self.rows: Sequence[SwingRow] = ()
        self.now, self.at_now = 0.0, ""
        self.is_folded = True
        self.setMouseTracking(True)

    @property
    def seen(self) -> Sequence[SwingRow]:
        """The rows that are drawn."""
        return self.rows[:FOLDED] if self.is_folded else self.rows

    def lines(self) -> int:
        """How many rows are drawn, with that of the scenario's number and that which unfolds the rest."""
        return len(self.seen) + 1 + (len(self.rows) > FOLDED)

    def names(self) -> list[str]:
        """The levers that are seen."""
        return [row.name for row in self.seen]

    def across(self, value: float) -> float:
        """Where a number stands, between the room that is kept for the texts at both ends [px]."""
        numbers = [self.now, *(one for row in self.seen for one in _ends(row))]
        low, high = min(numbers), max(numbers)
        room = max((self.lettering.width(text) for row in self.seen for text in texts_of(row)), default=0.0) + GAP
        first, last = self.left() + room, self.width() - room
        return first + (value - low) / (high - low if high > low else 1.0) * max(last - first, 1.0)

    def end_at(self, place: QPointF) -> tuple[int, bool] | None:
        """The row and the end that stand at a place, also by the text beside it."""
        at = int(place.y() // self.pitch()) - 1
        if not 0 <= at < len(self.seen) or place.x() < self.left():
            return None
        row = self.seen[at].found
        if row.at_low is None or row.at_high is None:
            return None
        low, high = self.across(row.at_low), self.across(row.at_high)
        is_high = abs(place.x() - high) < abs(place.x() - low)
        return at, is_high

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where a click does something."""
        is_hand = self.end_at(event.position()) is not None or self._is_fold(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which end was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_fold(event.position()):
            self.fold_clicked.emit()
        elif end := self.end_at(event.position()):
            line = QRect(0, round((end[0] + 1) * self.pitch()), self.width(), round(self.pitch()))
            self.end_clicked.emit(*end, QRect(self.mapToGlobal(line.topLeft()), line.size()))

    def leaveEvent(self, event: QEvent) -> None:
        """No hand beside it."""
        super().leaveEvent(event)
        self.unsetCursor()

    def _is_fold(self, place: QPointF) -> bool:
        return len(self.rows) > FOLDED and int(place.y() // self.pitch()) == len(self.seen) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it, and what unfolds the rest."""
        super().paintEvent(event)
        if len(self.rows) > FOLDED:
            self._fold(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """The scenario's number, its line, and the bars."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, x = self.pitch(), self.across(self.now)
        width = self.lettering.width(self.at_now, True)
        self.write(
            painter, QRectF(x - width / 2, 0, width + 2, pitch), self.at_now, self.scheme.text, is_strong=True
        )
        for place, row in enumerate(self.seen, start=1):
            self._row(painter, row, place * pitch)
        painter.setPen(QPen(QColor(self.scheme.text), 1.2))
        painter.drawLine(QPointF(x, pitch), QPointF(x, (len(self.seen) + 1) * pitch))

    def _row(self, painter: QPainter, row: SwingRow, top: float) -> None:
        pitch, left = self.pitch(), self.left()
        self.write(painter, QRectF(0, top, left - GAP, pitch), row.name, self.scheme.text)
        ends = _ends(row)
        if not ends:
            return
        for end, is_high in zip(ends, (False, True), strict=True):
            self._half(painter, self.across(end), top, is_high=is_high)
        texts = texts_of(row) if ends[0] <= ends[1] else texts_of(row)[::-1]
        first, last = (self.across(value) for value in (min(*ends, self.now), max(*ends, self.now)))
        room = self.lettering.width(texts[0])
        self.write(painter, QRectF(first - GAP - room, top, room + 2, pitch), texts[0], self.scheme.muted)
        self.write(painter, QRectF(last + GAP, top, self.width() - last, pitch), texts[1], self.scheme.muted)

    def _half(self, painter: QPainter, x: float, top: float, *, is_high: bool) -> None:
        """From the scenario's number to an end: the high one filled, the low one hatched."""
        zero, pitch = self.across(self.now), self.pitch()
        box = QRectF(min(zero, x), top + 0.17 * pitch, abs(x - zero), 0.66 * pitch)
        colour = QColor(self.scheme.accent)
        painter.setPen(QPen(colour, 1.0))
        if is_high:
            painter.setBrush(colour)
            painter.drawRect(box)
            return
        painter.setBrush(QColor(tint(self.scheme.accent, self.scheme.card, 0.18)))
        painter.drawRect(box)
        painter.save()
        painter.setClipRect(box)
        step, height = 6.0, box.height()
        for n in range(int((box.width() + height) / step) + 1):
            at = box.left() - height + n * step
            painter.drawLine(QPointF(at, box.bottom()), QPointF(at + height, box.top()))
        painter.restore()

    def _fold(self, painter: QPainter) -> None:
        n_more = len(self.rows) - FOLDED
        text = tr("▸ Show {n} more", n=n_more) if self.is_folded else tr("▾ Show the largest only")
        place = QRectF(0, (len(self.seen) + 1) * self.pitch(), self.width(), self.pitch())
        self.write(painter, place, text, self.scheme.accent)


def texts_of(row: SwingRow) -> tuple[str, str]:
    """What stands at the ends: the lever's value and the number there, low and high."""
    return f"{LOW} {row.low}: {row.at_low}", f"{HIGH} {row.high}: {row.at_high}"


def _ends(row: SwingRow) -> list[float]:
    """The number at both ends; nothing where one leaves no people."""
    ends = (row.found.at_low, row.found.at_high)
    return [end for end in ends if end is not None] if None not in ends else []


class TornadoChart(BarCard):
    """A card with a tornado."""

    bars: TornadoBars

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        self._shown: Sensitivity | None = None
        super().__init__(scheme, TornadoBars, parent)
        self.bars.fold_clicked.connect(self.fold)

    def show_rows(self, shown: Sensitivity, rows: Sequence[SwingRow]) -> None:
        """Draw these."""
        self._shown = shown
        self.bars.rows, self.bars.now, self.bars.at_now = rows, shown.now, shown.at_now
        self.retranslate()
        note = tr(
            "{low} hatched: at the low value. {high} filled: at the high value. The line is the scenario as it "
            "stands. A click on an end makes a scenario of it.",
            low=LOW,
            high=HIGH,
        )
        self.set_texts(shown.title, shown.unit, note)
        self.setAccessibleDescription(
            one_line("; ".join(f"{row.name}: {', '.join(texts_of(row))}" for row in rows[:FOLDED]))
        )
        self.bars.fit()

    def fold(self) -> None:
        """Show all rows, or the first ones."""
        self.bars.is_folded = not self.bars.is_folded
        self.bars.fit()

    def plate(self) -> Plate | None:
        """What is saved of the chart."""
        if self._shown is None or not self.bars.rows:
            return None
        rows, now, at_now = self.bars.seen, self.bars.now, self.bars.at_now

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            bars = TornadoBars(PAPER, lettering)
            bars.rows, bars.now, bars.at_now, bars.is_folded = rows, now, at_now, False
            bars.resize(size)
            bars.draw(painter)

        return Plate(self.title.text(), self.subtitle.text(), self.note.text(), self._copied(), draw)

    def _copied(self) -> Copied:
        assert self._shown is not None
        return copied_whole(self._shown.sheet(self.bars.rows))
