"""The drawing surface: one view box, two axes and two layers, laid out by hand and deaf to the mouse."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem

from scenarier.look.palette import Scheme
from scenarier.plots.axes import NumberAxis, YearAxis
from scenarier.plots.frame import Frame
from scenarier.plots.lettering import Lettering


@dataclass(frozen=True)
class Margins:
    """Pixels around the rectangle that data is drawn in."""

    left: float = 40.0
    top: float = 8.0
    right: float = 100.0
    bottom: float = 22.0

    def widened(self, other: "Margins") -> "Margins":
        """The larger of both on each side."""
        return Margins(
            max(self.left, other.left),
            max(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Draws; reports the pointer; never zooms, pans, or keeps the wheel from the page around it."""

    hovered = Signal(QPointF)
    left = Signal()
    clicked = Signal(QPointF)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__(background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.enableMouse(False)
        self.setMinimumSize(120, 80)
        self.margins = Margins()
        self._arranged: tuple[Margins, float, float] | None = None
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.year_axis, self.number_axis = YearAxis(), NumberAxis()
        for axis in (self.year_axis, self.number_axis):
            axis.linkToView(self.box)
            axis.setZValue(-10)
            self.addItem(axis)
        # pyqtgraph puts its view box far below the axes, whose grid would then run over bars and lines.
        self.box.setZValue(0)
        self.addItem(self.box)

    def add_layer(self, layer: QGraphicsItem, height: int) -> None:
        """Put an item that draws in pixels above the data."""
        layer.setZValue(height)
        self.addItem(layer)

    def show_ranges(self, years: tuple[float, float], values: tuple[float, float]) -> None:
        """Set what is shown; nothing happens where it is shown already."""
        if self.ranges() != (years, values):
            self.box.setRange(xRange=years, yRange=values, padding=0)

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The years and values shown."""
        (x0, x1), (y0, y1) = self.box.viewRange()
        return (float(x0), float(x1)), (float(y0), float(y1))

    def arrange(self, margins: Margins) -> None:
        """Lay out axes and data at once, so that no paint sees half a layout."""
        width, height = float(self.width()), float(self.height())
        if self._arranged == (margins, width, height):
            return
        self.margins, self._arranged = margins, (margins, width, height)
        inner_w = max(width - margins.left - margins.right, 10.0)
        inner_h = max(height - margins.top - margins.bottom, 10.0)
        self.number_axis.setWidth(margins.left)
        self.year_axis.setHeight(margins.bottom)
        self.box.setGeometry(QRectF(margins.left, margins.top, inner_w, inner_h))
        self.number_axis.setGeometry(QRectF(0, margins.top, margins.left, inner_h))
        self.year_axis.setGeometry(QRectF(margins.left, margins.top + inner_h, inner_w, margins.bottom))

    def frame(self) -> Frame:
        """Where data is drawn now."""
        place = self.box.geometry()
        return Frame(place.left(), place.top(), place.width(), place.height(), *self.ranges())

    def reletter(self, lettering: Lettering) -> None:
        """Take new fonts."""
        self._arranged = None
        self.year_axis.reletter(lettering)
        self.number_axis.reletter(lettering)

    def restyle(self, scheme: Scheme) -> None:
        """Take new colours."""
        self.setBackground(scheme.card)
        self.year_axis.restyle(scheme)
        self.number_axis.restyle(scheme)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        if event is not None:
            self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Report where the pointer is."""
        self.hovered.emit(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Report a click; the card around takes the focus."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position())
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing ends here, since nothing is dragged."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is two clicks."""
        self.mousePressEvent(event)

    def leaveEvent(self, _event: QEvent) -> None:
        """Report that the pointer is gone."""
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the card."""
        event.ignore()
