"""Cells drawn directly: a table follows a hand, and the style sheet's own way costs five times as much."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex

PADDING = 6
"""Room beside a cell's text, as in the headings above it [px]."""
DISPLAY, FONT, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.TextAlignmentRole
FOREGROUND, BACKGROUND = Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SELECTED, FOCUS = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate
ROLE = QPalette.ColorRole


class PlainDelegate(QStyledItemDelegate):
    """Ground, text, and a frame round the cell the keyboard is at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text with its padding."""
        metrics = QFontMetrics(index.data(FONT) or option.font)
        return QSize(metrics.horizontalAdvance(str(index.data(DISPLAY) or "")) + 2 * PADDING, metrics.height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell of text."""
        rect, palette = option.rect, option.palette
        is_chosen = bool(option.state & SELECTED)
        ground = palette.color(ROLE.Highlight) if is_chosen else index.data(BACKGROUND)
        if ground is None and option.features & ALTERNATE:
            ground = palette.color(ROLE.AlternateBase)
        if isinstance(ground, QColor | QBrush):
            painter.fillRect(rect, ground)
        text = index.data(DISPLAY)
        if text:
            font = index.data(FONT) or option.font
            colour = palette.color(ROLE.HighlightedText) if is_chosen else index.data(FOREGROUND)
            painter.setFont(font)
            painter.setPen(colour if isinstance(colour, QColor) else palette.color(ROLE.Text))
            inside = rect.adjusted(PADDING, 0, -PADDING, 0)
            shown = str(text)
            metrics = QFontMetrics(font)
            width = metrics.horizontalAdvance(shown)
            side = index.data(ALIGNMENT) or LEFT
            if inside.width() < width < rect.width() - PADDING:
                is_right = bool(side & Qt.AlignmentFlag.AlignRight)
                inside = rect.adjusted(1, 0, -PADDING, 0) if is_right else rect.adjusted(PADDING, 0, -1, 0)
            elif width > inside.width():
                shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, int(side), shown)
        if option.state & FOCUS:
            painter.setPen(palette.color(ROLE.HighlightedText if is_chosen else ROLE.Highlight))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
