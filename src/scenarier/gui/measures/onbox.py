"""A box that is ticked or not, drawn so that it is seen in both schemes and at every text size."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scenarier.gui.parts.grid.cells import Index

SHARE = 0.85
"""Of the text's height."""
DASH = ((0.25, 0.5), (0.75, 0.5))
TICK = ((0.2, 0.52), (0.42, 0.74), (0.8, 0.28))
CLICKS = (QEvent.Type.MouseButtonRelease,)
IGNORED = (QEvent.Type.MouseButtonDblClick,)


class OnBox(QStyledItemDelegate):
    """Draws the box; a click anywhere in the cell switches."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A frame, filled and ticked where the measure is on, with a dash where some of several are."""
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        ground = option.palette.color(QPalette.ColorGroup.Active, role.Highlight)
        behind = ground if is_marked else index.data(Qt.ItemDataRole.BackgroundRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(behind, QColor):
            painter.fillRect(option.rect, behind)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            self._paint_box(painter, option, Qt.CheckState(state), is_marked)
        painter.restore()

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, state: Qt.CheckState, is_marked: bool
    ) -> None:
        side = round(option.fontMetrics.height() * SHARE)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        group, role, palette = QPalette.ColorGroup.Active, QPalette.ColorRole, option.palette
        line = palette.color(group, role.HighlightedText if is_marked else role.Highlight)
        ground = palette.color(group, role.Highlight if is_marked else role.HighlightedText)
        is_on = state != Qt.CheckState.Unchecked
        muted = line if is_marked else palette.color(group, role.PlaceholderText)
        painter.setPen(QPen(line if is_on else muted, max(1.0, side / 12)))
        painter.setBrush(line if is_on else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side / 6, side / 6)
        if is_on:
            sign = TICK if state == Qt.CheckState.Checked else DASH
            painter.setPen(QPen(ground, max(1.5, side / 8)))
            painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in sign])

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch on a plain click."""
        if not isinstance(event, QMouseEvent) or event.type() not in CLICKS:
            return event.type() in IGNORED
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        is_inside = option.rect.contains(event.position().toPoint())
        if is_plain and is_inside and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return is_plain
