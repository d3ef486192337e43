"""A box that is ticked or not, drawn so that it is seen in both schemes and at every text size."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from scenarier.views.sheet import Box

SHARE = 0.85
"""Of the text's height."""
DASH = ((0.25, 0.5), (0.75, 0.5))
TICK = ((0.2, 0.52), (0.42, 0.74), (0.8, 0.28))


def paint_box(painter: QPainter, option: QStyleOptionViewItem, box: Box, *, is_marked: bool) -> None:
    """A frame, filled and ticked where it is on, with a dash where some of several are."""
    side = round(option.fontMetrics.height() * SHARE)
    place = QRectF(0, 0, side, side)
    place.moveCenter(QRectF(option.rect).center())
    group, role, palette = QPalette.ColorGroup.Active, QPalette.ColorRole, option.palette
    line = palette.color(group, role.HighlightedText if is_marked else role.Highlight)
    ground = palette.color(group, role.Highlight if is_marked else role.HighlightedText)
    muted = line if is_marked else palette.color(group, role.PlaceholderText)
    is_on = box != "off"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line if is_on else muted, max(1.0, side / 12)))
    painter.setBrush(line if is_on else QColor(0, 0, 0, 0))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), side / 6, side / 6)
    if is_on:
        painter.setPen(QPen(ground, max(1.5, side / 8)))
        sign = TICK if box == "on" else DASH
        painter.drawPolyline([QPointF(place.x() + x * side, place.y() + y * side) for x, y in sign])
    painter.restore()
