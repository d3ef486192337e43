"""All data of a chart as one item of the scene, and the picture that is kept of what stands still."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from scenarier.look.palette import Scheme
from scenarier.plots.frame import Frame
from scenarier.plots.parts import Levels, Part, References
from scenarier.plots.plate import is_vector
from scenarier.views.charts import ChartData


class InPixels(QGraphicsItem):
    """An item in the canvas's pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = QRectF()

    def set_bounds(self, bounds: QRectF) -> None:
        """Where it may draw."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def boundingRect(self) -> QRectF:
        """Where it may draw."""
        return self._bounds


class Drawn(InPixels):
    """Draws the parts, the first of them behind the others, within the frame.

    While a lever is held the bands have no smooth edges, which would take most of the time of a paint.
    """

    def __init__(self, parts: Sequence[Part], frame: Callable[[], Frame], is_held: Callable[[], bool]) -> None:
        super().__init__()
        self._parts, self._frame, self._is_held = parts, frame, is_held

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        """Each part."""
        frame, is_smooth = self._frame(), not self._is_held()
        painter.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height))
        for part in self._parts:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
            part.paint(painter, frame)


class Still:
    """References and levels: a picture of them is kept while they and the frame are as they were, as in a drag."""

    def __init__(self) -> None:
        self.references, self.levels = References(), Levels()
        self._kept: tuple[object, QPixmap] | None = None

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        self.references.show(data, scheme)
        self.levels.show(data, scheme)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The picture, in the pixels of the screen or of the picture that is painted on."""
        if not self.references.lines and not self.levels.lines:
            return
        if is_vector(painter):
            self.references.paint(painter, frame)
            self.levels.paint(painter, frame)
            return
        scale = abs(painter.deviceTransform().m11())
        shown = frame, scale, self.references.lines, self.levels.lines
        if self._kept is None or self._kept[0] != shown:
            self._kept = shown, self._picture(frame, scale)
        painter.drawPixmap(0, 0, self._kept[1])

    def _picture(self, frame: Frame, scale: float) -> QPixmap:
        picture = QPixmap(ceil(frame.right * scale), ceil(frame.bottom * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.height))
        self.references.paint(painter, frame)
        self.levels.paint(painter, frame)
        painter.end()
        return picture
