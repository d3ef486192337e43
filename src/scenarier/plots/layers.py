"""What is drawn in pixels above the data: points, labels with leaders, and the read-out of one point."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scenarier.look.palette import Scheme
from scenarier.plots.dotplot import PlacedDots, paint_dots
from scenarier.plots.dots import Dot
from scenarier.plots.drawn import InPixels
from scenarier.plots.endlabels import PlacedLabel
from scenarier.plots.legend import PlacedSign, paint_signs
from scenarier.plots.lettering import Lettering
from scenarier.plots.levellabels import LevelLabel

RADIUS = 3.0
PADDING = 6.0
OFFSET = 12.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass
class Drawing:
    """Everything the overlay paints."""

    dots: list[Dot] = field(default_factory=list)
    labels: list[PlacedLabel] = field(default_factory=list)
    level_labels: list[LevelLabel] = field(default_factory=list)
    signs: list[PlacedSign] = field(default_factory=list)
    beside: PlacedDots | None = None

    def rects(self) -> list[QRectF]:
        """Where something stands that had better be seen."""
        rects = [label.rect for label in self.labels] + [label.rect for label in self.level_labels]
        return rects + [QRectF(dot.x - 3, dot.y - 3, 6, 6) for dot in self.dots]


def _triangle(dot: Dot) -> QPolygonF:
    tip, base = dot.y, dot.y + dot.side * 6
    return QPolygonF([QPointF(dot.x, tip), QPointF(dot.x - 4, base), QPointF(dot.x + 4, base)])


class Layer(InPixels):
    """What is drawn above the data, in the colours and fonts of now."""

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__()
        self.scheme, self.lettering = scheme, lettering


class Overlay(Layer):
    """Points, labels and leaders."""

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__(scheme, lettering)
        self.drawing = Drawing()

    def draw(self, drawing: Drawing) -> None:
        """Paint this from now on, when the canvas is painted the next time."""
        self.drawing = drawing

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        """Points over the names of levels, so that none is hidden; text at the line ends last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in self.drawing.level_labels:
            self._level_label(painter, level)
        self._dots(painter)
        for label in self.drawing.labels:
            self._end_label(painter, label)
        if self.drawing.beside is not None:
            paint_dots(painter, self.drawing.beside, self.scheme, self.lettering)
        paint_signs(painter, self.drawing.signs, self.scheme, self.lettering)

    def _dots(self, painter: QPainter) -> None:
        look = None
        for dot in self.drawing.dots:
            if look != (dot.colour, dot.is_hollow):
                look = (dot.colour, dot.is_hollow)
                self._dip(painter, dot)
            if dot.side:
                painter.drawPolygon(_triangle(dot))
            else:
                painter.drawEllipse(QPointF(dot.x, dot.y), RADIUS, RADIUS)

    def _dip(self, painter: QPainter, dot: Dot) -> None:
        """Take the colours of a point: full, or hollow for the account year."""
        colour, card = QColor(dot.colour), QColor(self.scheme.card)
        painter.setBrush(card if dot.is_hollow else colour)
        painter.setPen(QPen(colour if dot.is_hollow else card, 1.4 if dot.is_hollow else 1.0))

    def _end_label(self, painter: QPainter, label: PlacedLabel) -> None:
        colour = QColor(label.colour)
        if label.is_moved:
            thin = QColor(colour)
            thin.setAlphaF(0.6)
            painter.setPen(QPen(thin, 0.8))
            painter.drawLine(label.point, QPointF(label.rect.left() - 2, label.rect.center().y()))
        painter.setPen(colour)
        painter.setFont(self.lettering.font(label.is_strong))
        painter.drawText(label.rect, int(LEFT), label.text)

    def _level_label(self, painter: QPainter, level: LevelLabel) -> None:
        ground = QColor(self.scheme.card)
        ground.setAlphaF(0.75)
        painter.fillRect(level.rect.adjusted(-2, 1, 2, -1), ground)
        painter.setPen(QColor(level.colour))
        painter.setFont(self.lettering.small)
        painter.drawText(level.rect, int(LEFT), level.text)


class Readout(Layer):
    """A ring round one point and what it says, beside it and inside the canvas."""

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__(scheme, lettering)
        self.lines: tuple[str, ...] = ()
        self.box = QRectF()
        self._point, self._colour = QPointF(), ""
        self.setVisible(False)

    def show_at(
        self, point: QPointF, colour: str, lines: tuple[str, ...], within: QRectF, avoid: list[QRectF]
    ) -> None:
        """Read out a point, where it covers least of what is to be avoided."""
        self.lines, self._point, self._colour = lines, point, colour
        width = max(self.lettering.width(line, n == 0) for n, line in enumerate(lines)) + 2 * PADDING
        height = len(lines) * self.lettering.line + 1.5 * PADDING
        self.box = _beside(point, width, height, within, avoid)
        ring = QRectF(point.x() - 8, point.y() - 8, 16, 16)
        self.set_bounds(self.box.united(ring).adjusted(-2, -2, 2, 2))
        self.setVisible(True)
        self.update()

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        """Ring, box, text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colour), 1.8))
        painter.drawEllipse(self._point, RADIUS + 2.5, RADIUS + 2.5)
        painter.setBrush(QColor(self.scheme.card))
        painter.setPen(QPen(QColor(self.scheme.zero), 1.0))
        painter.drawRoundedRect(self.box, 4, 4)
        painter.setPen(QColor(self.scheme.text))
        line = QRectF(self.box.left() + PADDING, self.box.top() + 0.75 * PADDING, 0, self.lettering.line)
        for number, text in enumerate(self.lines):
            painter.setFont(self.lettering.font(number == 0))
            painter.drawText(line.translated(0, number * self.lettering.line), int(LEFT), text)


def _beside(point: QPointF, width: float, height: float, within: QRectF, avoid: list[QRectF]) -> QRectF:
    """A box beside, above or below a point: where it hides least, and never the point itself."""
    ring = QRectF(point.x() - OFFSET / 2, point.y() - OFFSET / 2, OFFSET, OFFSET)
    boxes = []
    for left in (point.x() + OFFSET, point.x() - OFFSET - width, point.x() - width / 2):
        for top in (point.y() - OFFSET - height, point.y() + OFFSET, point.y() - height / 2):
            x = max(min(left, within.right() - width), within.left())
            y = max(min(top, within.bottom() - height), within.top())
            boxes.append(QRectF(x, y, width, height))
    return min(boxes, key=lambda box: sum(box.intersects(other) for other in avoid) + 100 * box.intersects(ring))
