"""Growth as bars from zero, a few beside one another a measure, with names, numbers and whiskers at the bars."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.bars import tint
from scenarier.plots.card import Card
from scenarier.plots.lettering import Lettering
from scenarier.plots.picture import picture_of
from scenarier.plots.plate import PAPER, Plate
from scenarier.text.copied import Copied, Number
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.growth import Bar, Group, number

GAP = 6.0
LEAST_PITCH, MOST_PITCH = 0.95, 1.5
"""Height of a bar and of a name, in lines of text."""
BETWEEN = 0.5
"""Between two measures, in heights of a bar."""
LEAST_WIDTH, MOST_NAMES = 24, 0.4


class Bars(QWidget):
    """Paints the groups; the bars are as high as there is room for. `clicked` carries a bar's group and place."""

    clicked = Signal(int, QRect)

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__()
        self.scheme, self.lettering = scheme, lettering
        self.groups: tuple[Group, ...] = ()
        self.setMinimumSize(120, 80)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which bar was clicked."""
        top, pitch, y = 0.0, self.pitch(), event.position().y()
        for place, group in enumerate(self.groups):
            at = int((y - top) // pitch)
            if event.button() == Qt.MouseButton.LeftButton and 1 <= at <= len(group.bars):
                line = QRect(0, round(top + at * pitch), self.width(), round(pitch))
                self.clicked.emit(place, QRect(self.mapToGlobal(line.topLeft()), line.size()))
            top += (len(group.bars) + 1 + BETWEEN) * pitch

    def pitch(self) -> float:
        """Height of a bar and of a name [px]."""
        line, n_lines = self.lettering.line, sum(len(group.bars) + 1 + BETWEEN for group in self.groups)
        return min(max(self.height() / max(n_lines, 1.0), LEAST_PITCH * line), MOST_PITCH * line)

    def span(self) -> tuple[float, float]:
        """The least and the greatest growth that is seen, and zero [per cent]."""
        bars = [bar for group in self.groups for bar in group.bars]
        values = [0.0, *(bar.value for bar in bars), *(end for bar in bars for end in bar.ends or ())]
        low, high = min(values), max(values)
        return (low, high) if high > low else (low, low + 1.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Names to the left, bars from zero, numbers at their ends."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, pitch = 0.0, self.pitch()
        names = max((self.lettering.width(bar.name) for group in self.groups for bar in group.bars), default=0.0)
        left = min(names, MOST_NAMES * self.width()) + GAP
        for group in self.groups:
            room = self.width() - self.lettering.width(f" {group.told}", True)
            name = f"{self.lettering.cut(group.measure, room, True)} {group.told}"
            self._text(painter, QRectF(0, top, self.width() + 2, pitch), name, is_strong=True)
            for place, bar in enumerate(group.bars, start=1):
                self._bar(painter, bar, QRectF(left, top + place * pitch, self.width() - left, pitch))
            self._zero(painter, QRectF(left, top + pitch, self.width() - left, pitch * len(group.bars)))
            top += (len(group.bars) + 1 + BETWEEN) * pitch

    def _x(self, value: float, place: QRectF) -> float:
        """Where a growth stands between the numbers' room to the left and to the right."""
        low, high = self.span()
        room = max((self.lettering.width(number(end)) for end in (low, high)), default=0.0) + 2 * GAP
        first = place.left() + (room if low < 0 else GAP / 2)
        last = place.right() - (room if high > 0 else GAP / 2)
        return first + (value - low) / (high - low) * max(last - first, 1.0)

    def _bar(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        self._text(painter, QRectF(0, place.top(), place.left() - GAP, place.height()), bar.name)
        zero, end = self._x(0.0, place), self._x(bar.value, place)
        box = QRectF(min(zero, end), place.top() + 0.18 * place.height(), abs(end - zero), 0.64 * place.height())
        colour = QColor(self.scheme.baseline if bar.kind == "ages" else self.scheme.accent)
        light = QColor(tint(self.scheme.accent, self.scheme.card, 0.25))
        painter.setPen(QPen(colour, 1.0) if bar.kind == "model" else Qt.PenStyle.NoPen)
        painter.setBrush(light if bar.kind == "model" else colour)
        painter.drawRect(box)
        ends = [self._x(one, place) for one in bar.ends or ()]
        if ends:
            self._whisker(painter, ends, place.center().y(), 0.22 * place.height())
        self._number(painter, bar, place, [zero, end, *ends])

    def _number(self, painter: QPainter, bar: Bar, place: QRectF, taken: Sequence[float]) -> None:
        """At the outer end of the bar and its whisker."""
        text = number(bar.value)
        width = self.lettering.width(text, bar.kind == "actual")
        left = max(taken) + GAP if bar.value >= 0 else min(taken) - GAP - width
        room = QRectF(left, place.top(), width + 2, place.height())
        self._text(painter, room, text, is_strong=bar.kind == "actual")

    def _whisker(self, painter: QPainter, ends: Sequence[float], y: float, reach: float) -> None:
        painter.setPen(QPen(QColor(self.scheme.text), 1.2))
        painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
        for x in ends:
            painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))

    def _zero(self, painter: QPainter, place: QRectF) -> None:
        x = self._x(0.0, place)
        painter.setPen(QPen(QColor(self.scheme.zero), 1.0))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))

    def _text(self, painter: QPainter, room: QRectF, text: str, *, is_strong: bool = False) -> None:
        painter.setFont(self.lettering.font(is_strong))
        painter.setPen(QColor(self.scheme.text if is_strong else self.scheme.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), self.lettering.cut(text, room.width(), is_strong))


class GrowthChart(Card):
    """A card with growth as bars."""

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.bars = Bars(scheme, self.lettering)
        self.most_lines = 4.0
        self.put_inside(self.bars)
        self.restyle(scheme)

    def sizeHint(self) -> QSize:
        """A size that suits a column beside a table."""
        return QSize(420, 300)

    def show_groups(self, title: str, subtitle: str, groups: tuple[Group, ...]) -> None:
        """Draw these."""
        self.retranslate()
        self.set_texts(title, subtitle, "")
        self.bars.groups = groups
        said = [f"{group.name}: {self._said(group)}" for group in groups]
        self.setAccessibleDescription(one_line("; ".join(said)))
        self.bars.update()

    @staticmethod
    def _said(group: Group) -> str:
        return ", ".join(f"{bar.name} {number(bar.value)}" for bar in group.bars)

    def keep_room(self, groups: Sequence[Sequence[Group]]) -> None:
        """Never be lower than the most of these need, so that nothing moves from one to the next."""
        self.most_lines = max((sum(len(one.bars) + 1 + BETWEEN for one in each) for each in groups), default=4.0)
        self.restyle(self.scheme)

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours and the fonts of now."""
        self.scheme, self.lettering = scheme, Lettering(self.font())
        self.bars.scheme, self.bars.lettering = scheme, self.lettering
        line = self.lettering.line
        self.setMinimumWidth(round(LEAST_WIDTH * line))
        self.bars.setMinimumHeight(round(self.most_lines * LEAST_PITCH * line))
        self.retranslate()
        self.dress()
        self.bars.update()

    def picture(self) -> QImage:
        """The card at twice its size."""
        with self.posing():
            return picture_of(self, self.scheme.card)

    def plate(self) -> Plate | None:
        """What is saved of the chart."""
        groups, title, subtitle = self.bars.groups, self.title.text(), self.subtitle.text()
        rows = tuple(
            (group.name.rstrip(" †"), bar.name, Number(bar.value, 1)) for group in groups for bar in group.bars
        )
        head = f"{title}, {subtitle}"

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            bars = Bars(PAPER, lettering)
            bars.groups = groups
            bars.resize(size)
            bars.draw(painter)

        copied = Copied(rows, (head, tr("figure"), "%"), head)
        return Plate(title, subtitle, "", copied, draw) if groups else None
