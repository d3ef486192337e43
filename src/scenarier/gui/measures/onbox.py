"""The box that switches a measure on or off, drawn so that it is seen in both schemes and at every text size."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scenarier.gui.grid.cells import Index

SHARE = 0.85
"""Of the text's height."""
TICK = ((0.2, 0.52), (0.42, 0.74), (0.8, 0.28))
CLICKS = (QEvent.Type.MouseButtonRelease,)
IGNORED = (QEvent.Type.MouseButtonDblClick,)


class OnBox(QStyledItemDelegate):
    """Draws the box; a click anywhere in the cell switches."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A frame, filled and ticked where the measure is on."""
        rect, palette = QRectF(option.rect), option.palette
        state = option.state
        side = round(option.fontMetrics.height() * SHARE)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        is_marked = bool(state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_marked:
            painter.fillRect(rect, palette.color(QPalette.ColorGroup.Active, role.Highlight))
        line = palette.color(QPalette.ColorGroup.Active, role.HighlightedText if is_marked else role.Highlight)
        ground = palette.color(QPalette.ColorGroup.Active, role.Highlight if is_marked else role.HighlightedText)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        muted = line if is_marked else palette.color(QPalette.ColorGroup.Active, role.PlaceholderText)
        painter.setPen(QPen(line if is_on else muted, max(1.0, side / 12)))
        painter.setBrush(line if is_on else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side / 6, side / 6)
        if is_on:
            painter.setPen(QPen(ground, max(1.5, side / 8)))
            painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in TICK])
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch on a plain click."""
        if not isinstance(event, QMouseEvent) or event.type() not in CLICKS:
            return event.type() in IGNORED
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        is_inside = option.rect.contains(event.position().toPoint())
        if is_plain and is_inside:
            model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return is_plain
