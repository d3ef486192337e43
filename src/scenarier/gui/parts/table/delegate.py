"""Cells drawn directly: a table follows a hand, and the style sheet's own way costs five times as much."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scenarier.gui.parts.table.box import paint_box
from scenarier.gui.parts.table.columns import broken
from scenarier.gui.parts.table.model import LEFT, RIGHT, Index, TableModel
from scenarier.gui.parts.table.swatch import WIDTH, paint_swatch
from scenarier.views.sheet import Cell

PADDING = 6
"""Room beside a cell's text, as in the headings above it [px]."""
SELECTED, FOCUS = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate
ROLE = QPalette.ColorRole
WRAP = int(Qt.TextFlag.TextWordWrap.value) | int(LEFT.value)
RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
RIGHT_BOTTOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
WIDEST_BESIDE = "▲ +00.000"
"""The room that a second number has beside the first."""


class TableDelegate(QStyledItemDelegate):
    """Draws all that a cell of a sheet may hold, and a frame round the cell the keyboard is at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text with its padding."""
        metrics = QFontMetrics(_font(option, index))
        text = _model(index).text_of(_model(index).cell_at(index))
        return QSize(metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = _model(index).cell_at(index)
        self._ground(painter, option, index)
        if cell.swatch:
            self._swatch(painter, option, index, cell.swatch)
        if cell.text:
            self._text(painter, option, index, cell)
        if cell.box is not None:
            paint_box(painter, option, cell.box, is_marked=bool(option.state & SELECTED))
        if cell.bar is not None:
            self._bar(painter, option, index, cell.bar)
        if option.state & FOCUS and cell.box is None:
            painter.setPen(
                option.palette.color(ROLE.HighlightedText if option.state & SELECTED else ROLE.Highlight)
            )
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        elif cell.number is not None and not option.state & SELECTED:
            painter.setPen(option.palette.color(ROLE.Mid))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        own = _model(index).colour(_model(index).line(index).ground)
        if option.state & SELECTED:
            painter.fillRect(option.rect, option.palette.color(ROLE.Highlight))
        elif own is not None:
            painter.fillRect(option.rect, own)
        elif option.features & ALTERNATE:
            painter.fillRect(option.rect, option.palette.color(ROLE.AlternateBase))

    def _ink(self, option: QStyleOptionViewItem, index: Index, colour: str) -> QColor:
        if option.state & SELECTED:
            return option.palette.color(ROLE.HighlightedText)
        return _model(index).colour(colour) or option.palette.color(ROLE.Text)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: Cell) -> None:
        font = _font(option, index)
        painter.setFont(font)
        painter.setPen(self._ink(option, index, cell.colour))
        metrics, room = QFontMetrics(font), _room(option.rect, cell)
        is_high = option.rect.height() >= 2 * metrics.height()
        if is_high and _model(index).heading(index).wraps and not _model(index).line(index).is_heading:
            self._in_lines(painter, room, cell.shown)
        elif cell.beside:
            self._beside(painter, option, index, cell)
        else:
            self._in_one_line(painter, metrics, room, _model(index), index)

    def _in_lines(self, painter: QPainter, rect: QRect, text: str) -> None:
        """The text in as many lines as there is room for; the last one ends in … where that is not all."""
        room, metrics = rect.adjusted(PADDING, 1, -PADDING, -1), painter.fontMetrics()
        whole = metrics.boundingRect(room, WRAP, text)
        if whole.height() > room.height() or whole.width() > room.width():
            text = cut_to_lines(text, metrics, room.width(), max(1, room.height() // metrics.lineSpacing()))
        painter.drawText(room, WRAP, text)

    def _in_one_line(
        self, painter: QPainter, metrics: QFontMetrics, rect: QRect, model: TableModel, index: Index
    ) -> None:
        """The text, which takes half of its padding before it is cut."""
        inside, shown = rect.adjusted(PADDING, 0, -PADDING, 0), model.text_of(model.cell_at(index))
        width, is_right = metrics.horizontalAdvance(shown), model.is_right(index)
        if inside.width() < width < rect.width() - PADDING:
            inside = rect.adjusted(1, 0, -PADDING, 0) if is_right else rect.adjusted(PADDING, 0, -1, 0)
        elif width > inside.width():
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(RIGHT if is_right else LEFT), shown)

    def _beside(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: Cell) -> None:
        """A number and a second one in its own colour: behind it, or below it where the row is high enough."""
        is_high = option.rect.height() >= 2 * option.fontMetrics.height()
        place = option.rect.adjusted(1, 1, -PADDING, -1)
        room = 0 if is_high else beside_room(option.fontMetrics)
        painter.drawText(place.adjusted(0, 0, -room, 0), int(RIGHT_TOP if is_high else RIGHT), cell.shown)
        painter.setPen(self._ink(option, index, cell.beside_colour))
        painter.drawText(place, int(RIGHT_BOTTOM if is_high else RIGHT), cell.beside)

    def _swatch(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colour: str) -> None:
        colours = _model(index).colours
        if colours is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, top, height = option.rect.left() + PADDING, option.rect.top(), option.rect.height()
            paint_swatch(painter, QRectF(left, top, WIDTH, height), colours, colour)
            painter.restore()

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, share: float) -> None:
        """A bar from the middle: to the right above 0; on the ground of a selected row in its text's colour."""
        place = option.rect.adjusted(6, 5, -6, -5)
        middle, reach = place.center().x(), round(place.width() / 2 * abs(share))
        left = middle if share >= 0 else middle - reach
        bar = self._ink(option, index, "bar_up" if share >= 0 else "bar_down")
        painter.fillRect(left, place.top(), reach, place.height(), bar)
        painter.fillRect(middle, option.rect.top(), 1, option.rect.height(), self._ink(option, index, "zero"))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A plain click anywhere in the cell of a box sets it."""
        if _model(index).cell_at(index).box is None:
            return super().editorEvent(event, model, option, index)
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return event.type() == QEvent.Type.MouseButtonDblClick
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and option.rect.contains(event.position().toPoint()):
            model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return is_plain


def cut_to_lines(text: str, metrics: QFontMetrics, width: int, most: int) -> str:
    """The text in at most so many lines [px wide], the last one cut where there is more of it."""
    lines = broken(text, metrics.horizontalAdvance, width)
    kept = lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return "\n".join(_elided(line, metrics, width) for line in kept)


def _elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text where it fits to the pixel, which Qt cuts for a part of one."""
    is_whole = metrics.horizontalAdvance(text) <= width
    return text if is_whole else metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def beside_room(metrics: QFontMetrics) -> int:
    """The room that a second number takes behind the first [px]."""
    return metrics.horizontalAdvance(WIDEST_BESIDE) + PADDING


def _model(index: Index) -> TableModel:
    model = index.model()
    assert isinstance(model, TableModel)
    return model


def _font(option: QStyleOptionViewItem, index: Index) -> QFont:
    line, cell = _model(index).line(index), _model(index).cell_at(index)
    is_bold = line.is_heading or line.is_bold or cell.is_bold
    if not is_bold and not cell.is_italic:
        return QFont(option.font)
    font = QFont(option.font)
    font.setBold(is_bold)
    font.setItalic(cell.is_italic)
    return font


def _room(rect: QRect, cell: Cell) -> QRect:
    return rect.adjusted(WIDTH + PADDING, 0, 0, 0) if cell.swatch else rect
