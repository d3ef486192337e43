"""A waterfall on its side: from a start, part by part, to an end; names to the left, amounts at the bars."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.asking import with_otherwise
from scenarier.plots.bars import tint
from scenarier.plots.card import Card
from scenarier.plots.lettering import Lettering
from scenarier.plots.picture import picture_of
from scenarier.plots.plain import set_tip
from scenarier.plots.plate import PAPER, Plate
from scenarier.text.copied import Copied
from scenarier.text.plain import one_line
from scenarier.views.bridge_page import BridgeBar, span_of
from scenarier.views.compared import is_nothing

GAP = 6.0
LEAST_PITCH, MOST_PITCH = 1.15, 2.0
"""Height of a row, in lines of text."""
CUT = 4.0
"""Half of what a cut bar is before its gap [px]."""
MOST_NAMES, LEAST_WIDTH = 0.42, 24
"""The names' part of the width; the least width in lines of text."""


class Waterfall(QWidget):
    """Paints the bars, a row each. `clicked` carries a bar's place in the list and where on screen it is."""

    clicked = Signal(int, QRect)

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__()
        self.scheme, self.lettering = scheme, lettering
        self.bars: Sequence[BridgeBar] = ()
        self.setMinimumSize(120, 80)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Where things are

    def pitch(self) -> float:
        """Height of a row [px]."""
        line = self.lettering.line
        return min(max(self.height() / max(len(self.bars), 1), LEAST_PITCH * line), MOST_PITCH * line)

    def row_at(self, y: float) -> int | None:
        """The row at a height; None below the last."""
        row = int(y // self.pitch())
        return row if 0 <= row < len(self.bars) else None

    def place_of(self, row: int) -> QRect:
        """Where a row is on screen."""
        line = QRect(0, round(row * self.pitch()), self.width(), round(self.pitch()))
        return QRect(self.mapToGlobal(line.topLeft()), line.size())

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Names, bars with lines between their levels, amounts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, left = self.pitch(), self._left()
        for row, bar in enumerate(self.bars):
            room = QRectF(0, row * pitch, left - GAP, pitch)
            self._text(painter, room, self._name(bar), is_strong=bar.is_end)
        low, high = span_of(self.bars)
        if low <= 0.0 <= high:
            self._line(painter, self._x(0.0), 0.0, len(self.bars) * pitch, self.scheme.zero)
        for row, bar in enumerate(self.bars):
            box = self._box(bar, row)
            self._bar(painter, bar, box)
            if row + 1 < len(self.bars):
                bottom = box.bottom() + 2 * (pitch - box.height())
                self._line(
                    painter, self._x(bar.high), box.bottom(), bottom - (pitch - box.height()), self.scheme.zero
                )
            right = QRectF(box.right() + GAP, row * pitch, self.width() - box.right() - GAP, pitch)
            self._text(painter, right, self._told(bar), is_strong=bar.is_end)

    def _left(self) -> float:
        """Where names end and bars may begin."""
        widest = max((self.lettering.width(self._name(bar), bar.is_end) for bar in self.bars), default=0.0)
        return min(widest, MOST_NAMES * self.width()) + 2 * GAP

    def _name(self, bar: BridgeBar) -> str:
        """What a bar is called in the room that names have."""
        return bar.name_within(lambda name: self.lettering.width(name, bar.is_end), MOST_NAMES * self.width())

    def _x(self, level: float) -> float:
        low, high = span_of(self.bars)
        last = self.width() - max(
            (self.lettering.width(self._told(bar), bar.is_end) for bar in self.bars), default=0.0
        )
        first, last = self._left(), last - 2 * GAP
        return first + (level - low) / max(high - low, 1e-12) * max(last - first, 1.0)

    def _box(self, bar: BridgeBar, row: int) -> QRectF:
        low, high = span_of(self.bars)
        start = min(max(0.0, low), high) if bar.is_end else bar.low
        left, right = sorted((self._x(start), self._x(bar.high)))
        pitch = self.pitch()
        return QRectF(left, row * pitch + 0.16 * pitch, max(right - left, 1.5), 0.68 * pitch)

    @staticmethod
    def _told(bar: BridgeBar) -> str:
        """The amount with its direction as a shape, which reads without colours."""
        if bar.is_end or is_nothing(bar.text):
            return bar.text
        return f"{'▲' if bar.is_up else '▼'} {bar.text}"

    def _bar(self, painter: QPainter, bar: BridgeBar, box: QRectF) -> None:
        """Ends are grey, rises filled, falls light with a border."""
        colour = self.scheme.baseline if bar.is_end else self.scheme.bar_up if bar.is_up else self.scheme.bar_down
        is_filled = bar.is_end or bar.is_up
        ground = colour if is_filled else tint(colour, self.scheme.card, 0.3)
        painter.setPen(QPen(QColor(colour), 1.2))
        painter.setBrush(QBrush(QColor(ground)))
        painter.drawRect(box)
        low, high = span_of(self.bars)
        if bar.is_end and not low <= 0.0 <= high:
            self._cut(painter, box, box.left() if low > 0.0 else box.right() - CUT)

    def _cut(self, painter: QPainter, box: QRectF, left: float) -> None:
        """A slanted gap that says that the bar goes on."""
        middle, lean = left + 2 * CUT, 0.25 * box.height()
        painter.setPen(QPen(QColor(self.scheme.card), 3.0))
        ends = QPointF(middle + lean, box.top() - 1), QPointF(middle - lean, box.bottom() + 1)
        painter.drawLine(*ends)

    def _line(self, painter: QPainter, x: float, top: float, bottom: float, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), 1.0))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _text(self, painter: QPainter, room: QRectF, text: str, *, is_strong: bool) -> None:
        painter.setFont(self.lettering.font(is_strong))
        painter.setPen(QColor(self.scheme.text if is_strong else self.scheme.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), self.lettering.cut(one_line(text), room.width(), is_strong))

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which bar was clicked."""
        row = self.row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.clicked.emit(row, self.place_of(row))

    def event(self, event: QEvent) -> bool:
        """The whole name and the amount of the row that is pointed at, and the same in other units."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(event.pos().y())
            set_tip(self, "" if row is None else self._tip(self.bars[row]))
        return super().event(event)

    def _tip(self, bar: BridgeBar) -> str:
        return with_otherwise(self, f"{bar.name}: {bar.text}", bar.amount, bar.explains.scenario)


class WaterfallChart(Card):
    """A card with a waterfall; `shown_as` is its table, which is copied and saved with it."""

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.waterfall = Waterfall(scheme, self.lettering)
        self._copied: Copied | None = None
        self.put_inside(self.waterfall)
        self.restyle(scheme)

    def sizeHint(self) -> QSize:
        """A size that suits a page."""
        return QSize(560, 320)

    def show_bars(self, title: str, subtitle: str, note: str, bars: Sequence[BridgeBar], copied: Copied) -> None:
        """Draw these; `copied` are the numbers behind them."""
        self.retranslate()
        self.set_texts(title, subtitle, note)
        self.waterfall.bars, self._copied = bars, copied
        self.setAccessibleDescription(one_line("; ".join(f"{bar.name}: {bar.text}" for bar in bars)))
        self._fit()

    def _fit(self) -> None:
        line = self.lettering.line
        self.setMinimumWidth(round(LEAST_WIDTH * line))
        self.waterfall.setMinimumHeight(round(max(len(self.waterfall.bars), 4) * LEAST_PITCH * line))
        self.waterfall.update()

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours and the fonts of now."""
        self.scheme, self.lettering = scheme, Lettering(self.font())
        self.waterfall.scheme, self.waterfall.lettering = scheme, self.lettering
        self.retranslate()
        self.dress()
        self._fit()

    def picture(self) -> QImage:
        """The card at twice its size."""
        with self.posing():
            return picture_of(self, self.scheme.card)

    def plate(self) -> Plate | None:
        """What is saved of the chart."""
        bars, title, subtitle = self.waterfall.bars, self.title.text(), self.subtitle.text()

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            drawn = Waterfall(PAPER, lettering)
            drawn.bars = bars
            drawn.resize(size)
            drawn.draw(painter)

        return Plate(title, subtitle, self.note.text(), self._copied, draw) if bars and self._copied else None
