"""A short piece of a scenario's line: its colour and its dash pattern."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scenarier.look.palette import Scheme, dash_of

WIDTH = 30
LINE = 2.4


def paint_swatch(painter: QPainter, place: QRectF, colours: Scheme, colour: str) -> None:
    """The line through the middle of `place`."""
    pen = QPen(QColor(colours.colour(colour)))
    pen.setWidthF(LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash := dash_of(colour):
        # In so short a piece the longest patterns would read as a whole line.
        pen.setDashPattern([part * 0.6 for part in dash])
    painter.setPen(pen)
    middle = place.center().y()
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
