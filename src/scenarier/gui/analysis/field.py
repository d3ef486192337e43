"""A field of colours over two levers, with the rules' boundaries and the scenarios as points."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import Scheme
from scenarier.plots.heat import heat_image, nearest_place, scale_image, span_of
from scenarier.plots.lettering import Lettering
from scenarier.views.contours import Segment
from scenarier.views.lever_map import PointRow, TwoLevers

GAP, RADIUS, REACH = 6.0, 6.0, 14.0
N_TICKS = 5
TOOTH = 5.0
"""How far a boundary's teeth reach to the side where the rule is broken [px]."""
KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}


class Field(QWidget):
    """Paints the map.

    `pressed` carries the index of a scenario whose point was taken, `dragged` where it is now, `let_go` that it is
    left there; `nudged` how many steps a key moves it across and up; `pointed` the place in the grid below the
    pointer.
    """

    pressed = Signal(int)
    dragged = Signal(float, float)
    let_go = Signal()
    nudged = Signal(int, int)
    pointed = Signal(int, int)

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__()
        self.scheme, self.lettering = scheme, lettering
        self.shown: TwoLevers | None = None
        self.is_held = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 260)

    # Places

    def plot(self) -> QRectF:
        """Where the field is drawn [px]."""
        line = self.lettering.line
        numbers = self._ticks(1) if self.shown else []
        left = max((self.lettering.width(text) for _, text in numbers), default=0.0) + GAP
        right = max((self.lettering.width(text) for text in self._scale_texts()), default=0.0) + 3 * GAP + line
        return QRectF(
            left, 1.9 * line, max(self.width() - left - right, 20.0), max(self.height() - 4.9 * line, 20.0)
        )

    def place_of(self, x: float, y: float) -> QPointF:
        """Where two values of the levers are [px]."""
        plot, ((x0, x1), (y0, y1)) = self.plot(), self._shown().ends
        return QPointF(
            plot.left() + (x - x0) / (x1 - x0) * plot.width(), plot.bottom() - (y - y0) / (y1 - y0) * plot.height()
        )

    def values_at(self, place: QPointF) -> tuple[float, float]:
        """The levers' values at a place, within the map."""
        plot, ((x0, x1), (y0, y1)) = self.plot(), self._shown().ends
        across = min(max((place.x() - plot.left()) / plot.width(), 0.0), 1.0)
        up = min(max((plot.bottom() - place.y()) / plot.height(), 0.0), 1.0)
        return x0 + across * (x1 - x0), y0 + up * (y1 - y0)

    def point_at(self, place: QPointF) -> PointRow | None:
        """The scenario whose point is at a place, the one that is shown before others."""
        if self.shown is None:
            return None
        points = sorted(self.shown.points, key=lambda one: not one.is_shown)
        far = [(one, self.place_of(one.x, one.y) - place) for one in points]
        return next((one for one, way in far if way.manhattanLength() <= REACH), None)

    def _shown(self) -> TwoLevers:
        assert self.shown is not None
        return self.shown

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a point."""
        if event.button() == Qt.MouseButton.LeftButton and (point := self.point_at(event.position())):
            self.is_held = True
            self.pressed.emit(point.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point that is held, else tell what is under the pointer."""
        if self.shown is None:
            return
        if self.is_held:
            self.dragged.emit(*self.values_at(event.position()))
            return
        is_point = self.point_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.OpenHandCursor if is_point else Qt.CursorShape.CrossCursor)
        if self.plot().contains(event.position()):
            x, y = self.values_at(event.position())
            self.pointed.emit(nearest_place(self.shown.found.xs, x), nearest_place(self.shown.found.ys, y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it there."""
        if self.is_held and event.button() == Qt.MouseButton.LeftButton:
            self.is_held = False
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the point of the scenario that is shown by a step of the lever, with Shift by ten."""
        way = KEYS.get(Qt.Key(event.key()))
        if way is None or self.shown is None:
            super().keyPressEvent(event)
            return
        times = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.nudged.emit(way[0] * times, way[1] * times)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is gone."""
        super().focusOutEvent(event)
        self.update()

    # The picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        painter = QPainter(self)
        self.draw(painter)
        if self.hasFocus() and self.shown is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.scheme.accent), 2.0))
            painter.drawRect(self.plot())

    def draw(self, painter: QPainter) -> None:
        """Field, boundaries, axes, scale and points."""
        if self.shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self.plot()
        painter.drawImage(plot, heat_image(self.shown.found.values))
        painter.setPen(QPen(QColor(self.scheme.border), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)
        self._axes(painter, plot)
        self._scale(painter, plot)
        taken: list[QRectF] = []
        boundaries = self.shown.boundaries()
        for _, segments in boundaries:
            self._boundary(painter, segments)
        for name, segments in boundaries:
            self._name(painter, plot, name, segments, taken)
        for point in sorted(self.shown.points, key=lambda one: one.is_shown):
            self._point(painter, plot, point, taken)

    def _boundary(self, painter: QPainter, segments: Sequence[Segment]) -> None:
        """A line with teeth on the side where the rule is broken: white with a dark edge, seen on any colour."""
        lines = [self._in_pixels(segment) for segment in segments]
        for colour, width in (("#101820", 4.0), ("#ffffff", 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            for start, end in lines:
                painter.drawLine(start, end)
        painter.setPen(QPen(QColor("#ffffff"), 1.6))
        for start, end in lines:
            way, middle = end - start, (start + end) * 0.5
            length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-9)
            side = QPointF(way.y() * TOOTH / length, -way.x() * TOOTH / length)
            painter.drawLine(middle, middle + side)

    def _in_pixels(self, segment: Segment) -> tuple[QPointF, QPointF]:
        plot, found = self.plot(), self._shown().found
        wide, high = plot.width() / (len(found.xs) - 1), plot.height() / (len(found.ys) - 1)
        x0, y0, x1, y1 = segment
        return (
            QPointF(plot.left() + x0 * wide, plot.bottom() - y0 * high),
            QPointF(plot.left() + x1 * wide, plot.bottom() - y1 * high),
        )

    def _name(
        self, painter: QPainter, plot: QRectF, name: str, segments: Sequence[Segment], taken: list[QRectF]
    ) -> None:
        """The rule's name on its line, where there is room for it."""
        text = self.lettering.cut(name, 0.45 * plot.width())
        width, height = self.lettering.width(text) + 2 * GAP, 1.25 * self.lettering.line
        spots = [self._in_pixels(one)[0] for one in segments]
        places = [
            self._within(plot, QRectF(spot.x() - width / 2, spot.y() - height / 2, width, height))
            for spot in spots
        ]
        place = next((one for one in places if not any(one.intersects(other) for other in taken)), None)
        if place is not None:
            taken.append(place)
            self._plate(painter, place, text)

    @staticmethod
    def _within(plot: QRectF, place: QRectF) -> QRectF:
        left = min(max(place.left(), plot.left() + 2), plot.right() - place.width() - 2)
        top = min(max(place.top(), plot.top() + 2), plot.bottom() - place.height() - 2)
        return QRectF(left, top, place.width(), place.height())

    def _plate(self, painter: QPainter, place: QRectF, text: str, *, is_strong: bool = False) -> None:
        """A text on a ground of its own."""
        ground = QColor(self.scheme.card)
        ground.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 3, 3)
        self._text(painter, place.translated(GAP, 0), text, self.scheme.text, is_strong=is_strong)

    def _point(self, painter: QPainter, plot: QRectF, point: PointRow, taken: list[QRectF]) -> None:
        """A scenario: filled where it is shown, a ring else; its name beside it."""
        place = self.place_of(point.x, point.y)
        if not plot.adjusted(-1, -1, 1, 1).contains(place):
            return
        colour = QColor(
            self.scheme.scenarios["baseline"] if point.colour == "baseline" else self.scheme.colour(point.colour)
        )
        painter.setPen(QPen(QColor("#101820"), 5.0))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(place, RADIUS, RADIUS)
        painter.setPen(QPen(QColor("#ffffff") if point.is_shown else colour, 2.5))
        painter.setBrush(colour if point.is_shown else QColor("#ffffff"))
        painter.drawEllipse(place, RADIUS, RADIUS)
        text = self.lettering.cut(point.name, 0.35 * plot.width(), point.is_shown)
        width, height = self.lettering.width(text, point.is_shown) + 2 * GAP, 1.25 * self.lettering.line
        sides = [
            (RADIUS + GAP, -height / 2),
            (-RADIUS - GAP - width, -height / 2),
            (-width / 2, RADIUS + GAP),
            (-width / 2, -RADIUS - GAP - height),
        ]
        spots = [QRectF(place.x() + x, place.y() + y, width, height) for x, y in sides]
        free = [one for one in spots if plot.contains(one) and not any(one.intersects(other) for other in taken)]
        if free:
            taken.append(free[0])
            self._plate(painter, free[0], text, is_strong=point.is_shown)

    def _ticks(self, place: int) -> list[tuple[float, str]]:
        _, values, told = self._shown().axis(place)
        chosen = values[:: max((len(values) - 1) // (N_TICKS - 1), 1)].tolist()
        return [(value, told(value)) for value in chosen]

    def _axes(self, painter: QPainter, plot: QRectF) -> None:
        line, muted = self.lettering.line, self.scheme.muted
        ((x0, _), (y0, _)) = self._shown().ends
        for value, text in self._ticks(0):
            width = self.lettering.width(text)
            left = min(
                max(self.place_of(value, y0).x() - width / 2, plot.left() - width / 3),
                plot.right() - 2 * width / 3,
            )
            self._text(painter, QRectF(left, plot.bottom() + 0.4 * line, width + 2, line), text, muted)
        for value, text in self._ticks(1):
            width = self.lettering.width(text)
            y = self.place_of(x0, value).y()
            self._text(painter, QRectF(plot.left() - GAP - width, y - line / 2, width + 2, line), text, muted)
        across, up = (self._shown().axis(place)[0] for place in (0, 1))
        self._text(painter, QRectF(0, 0, self.width(), 1.3 * line), f"↑ {up}", self.scheme.text)
        room = QRectF(plot.left(), plot.bottom() + 1.5 * line, plot.width(), 1.3 * line)
        self._text(painter, room, f"{across} →", self.scheme.text)

    def _scale_texts(self) -> list[str]:
        if self.shown is None:
            return []
        low, high = span_of(self.shown.found.values)
        return [self.shown.number(high - part * (high - low)) for part in (0.0, 0.25, 0.5, 0.75, 1.0)]

    def _scale(self, painter: QPainter, plot: QRectF) -> None:
        """What the colours say."""
        line = self.lettering.line
        bar = QRectF(plot.right() + 2 * GAP, plot.top(), 0.8 * line, plot.height())
        painter.drawImage(bar, scale_image())
        for place, text in enumerate(self._scale_texts()):
            y = min(
                max(plot.top() + place / 4 * plot.height() - line / 2, plot.top() - line / 4),
                plot.bottom() - 3 * line / 4,
            )
            self._text(painter, QRectF(bar.right() + GAP, y, self.width(), line), text, self.scheme.muted)

    def _text(self, painter: QPainter, room: QRectF, text: str, colour: str, *, is_strong: bool = False) -> None:
        painter.setFont(self.lettering.font(is_strong))
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), text)
