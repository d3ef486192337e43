"""A list whose rows are two lines each: a box, a piece of a scenario's line and a text; below it a smaller one."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scenarier.gui.parts.table.model import LEFT, Index, TableModel
from scenarier.gui.parts.table.swatch import WIDTH, paint_swatch
from scenarier.look.palette import Scheme
from scenarier.views.sheet import Cell

SMALL = 0.88
PADDING = 6
ELIDE = Qt.TextElideMode.ElideRight


class TwoLineDelegate(QStyledItemDelegate):
    """Box, swatch and text; the second text below them, smaller. `ticked` carries the row of a box.

    Where no row has a swatch the texts stand below one another.
    """

    ticked = Signal(int)

    def __init__(self, view: QListView, cells: TableModel, *, has_swatches: bool = True) -> None:
        super().__init__(view)
        self._indent = WIDTH + PADDING if has_swatches else 0
        self._cells = cells

    @property
    def _colours(self) -> Scheme:
        assert self._cells.colours is not None
        return self._cells.colours

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text."""
        del index
        return QSize(120, round(option.fontMetrics.height() * (1 + SMALL)) + 2 * PADDING)

    def _tick(self, option: QStyleOptionViewItem) -> QRect:
        side = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        top = option.rect.top() + PADDING + (option.fontMetrics.height() - side) // 2
        return QRect(option.rect.left() + PADDING, top, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, tick, line, words."""
        cell = self._cells.cell_at(index)
        mine = QStyleOptionViewItem(option)
        mine.rect = option.rect
        self._ground(painter, mine)
        tick = self._tick(mine)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._box(painter, QRectF(tick), is_chosen=cell.box == "on")
        self._words(painter, mine, cell, tick.right() + PADDING + 2)
        painter.restore()

    def _box(self, painter: QPainter, place: QRectF, *, is_chosen: bool) -> None:
        """The tick and its box; the style's own can hardly be seen on a dark ground."""
        pen = QPen(QColor(self._colours.accent if is_chosen else self._colours.zero))
        pen.setWidthF(1.2)
        painter.setPen(pen)
        painter.setBrush(QColor(self._colours.accent if is_chosen else self._colours.card))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_chosen:
            pen.setColor(QColor(self._colours.card))
            pen.setWidthF(place.width() / 7)
            painter.setPen(pen)
            corners = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([place.topLeft() + QPointF(x, y) * place.width() for x, y in corners])

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The current row has a calm ground, and while the keyboard is here a frame."""
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(option.rect, QColor(self._colours.grid))
        if option.widget.hasFocus():
            painter.setPen(QColor(self._colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, left: int) -> None:
        height = option.fontMetrics.height()
        line = QRect(left, option.rect.top() + PADDING, option.rect.right() - PADDING - left, height)
        if cell.swatch:
            paint_swatch(painter, QRectF(line.left(), line.top(), WIDTH, height), self._colours, cell.swatch)
        beside = line.adjusted(self._indent, 0, 0, 0)
        font = QFont(option.font)
        font.setBold(cell.is_bold)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        metrics = painter.fontMetrics()
        painter.drawText(beside, LEFT, metrics.elidedText(cell.shown, ELIDE, beside.width()))
        font.setBold(False)
        font.setPointSizeF(option.font.pointSizeF() * SMALL)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.muted))
        below = line.translated(0, height)
        text = painter.fontMetrics().elidedText(cell.beside, ELIDE, below.width())
        painter.drawText(below, LEFT, text)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Space ticks the current row, a click ticks where the tick and the line are."""
        del model
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_asked = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonDblClick:
                return True
            within = event.position().x() <= self._tick(option).right() + WIDTH + 2 * PADDING
            is_asked = within and event.type() == QEvent.Type.MouseButtonRelease
        else:
            return False
        if is_asked:
            self.ticked.emit(index.row())
        return is_asked
