"""Cells drawn directly: a table follows a hand, and the style sheet's own way costs five times as much."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scenarier.gui.parts.table.box import paint_box
from scenarier.gui.parts.table.columns import broken
from scenarier.gui.parts.table.model import LEFT, RIGHT, Index, TableModel
from scenarier.gui.parts.table.swatch import WIDTH, paint_swatch
from scenarier.views.sheet import Cell, Heading, Line

PADDING = 6
"""Room beside a cell's text, as in the headings above it [px]."""
SELECTED, FOCUS = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate.value
"""As numbers: flags that are put together cost more than a cell's text."""
ROLE = QPalette.ColorRole
IN_LINE, IN_LINE_RIGHT = int(LEFT.value), int(RIGHT.value)
WRAP = int(Qt.TextFlag.TextWordWrap.value) | int(LEFT.value)
RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
RIGHT_BOTTOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
WIDEST_BESIDE = "▲ +00.000"
"""The room that a second number has beside the first."""


class _Asked(NamedTuple):
    """A cell that is to be painted, asked for once: what it holds, its row and its heading."""

    cell: Cell
    line: Line
    heading: Heading
    is_chosen: bool


class TableDelegate(QStyledItemDelegate):
    """Draws all that a cell of `cells` may hold, and a frame round the cell the keyboard is at."""

    def __init__(self, cells: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells  # an index asked for its model while it is painted may crash
        self._base = QFont()
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetrics]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text with its padding."""
        asked = self._ask(index, is_chosen=False)
        _, metrics = self._font(option, asked)
        text = self._cells.text_of(asked.cell)
        return QSize(metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height() + 4)

    def _ask(self, index: Index, *, is_chosen: bool) -> _Asked:
        sheet, row, column = self._cells.sheet, index.row(), index.column()
        return _Asked(sheet.cell(row, column), sheet.lines[row], sheet.headings[column], is_chosen)

    def _font(self, option: QStyleOptionViewItem, asked: _Asked) -> tuple[QFont, QFontMetrics]:
        """The font of a cell, and its measures; kept while the table's own font is the same."""
        if option.font != self._base:
            self._base, self._fonts = QFont(option.font), {}
        is_bold = asked.line.is_heading or asked.line.is_bold or asked.cell.is_bold
        found = self._fonts.get((is_bold, asked.cell.is_italic))
        if found is None:
            font = QFont(self._base)
            if is_bold or asked.cell.is_italic:
                font.setBold(is_bold)
                font.setItalic(asked.cell.is_italic)
            found = self._fonts[is_bold, asked.cell.is_italic] = font, QFontMetrics(font)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        state = option.state.value
        asked = self._ask(index, is_chosen=bool(state & SELECTED))
        cell = asked.cell
        self._ground(painter, option, asked)
        if cell.swatch:
            self._swatch(painter, option, cell.swatch)
        if cell.text:
            self._text(painter, option, asked)
        if cell.box is not None:
            paint_box(painter, option, cell.box, is_marked=asked.is_chosen)
        if cell.bar is not None:
            self._bar(painter, option, asked, cell.bar)
        if state & FOCUS and cell.box is None:
            painter.setPen(option.palette.color(ROLE.HighlightedText if asked.is_chosen else ROLE.Highlight))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        elif cell.number is not None and not asked.is_chosen:
            painter.setPen(option.palette.color(ROLE.Mid))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, asked: _Asked) -> None:
        own = self._cells.colour(asked.line.ground)
        if asked.is_chosen:
            painter.fillRect(option.rect, option.palette.color(ROLE.Highlight))
        elif own is not None:
            painter.fillRect(option.rect, own)
        elif option.features.value & ALTERNATE:
            painter.fillRect(option.rect, option.palette.color(ROLE.AlternateBase))

    def _ink(self, option: QStyleOptionViewItem, asked: _Asked, colour: str) -> QColor:
        if asked.is_chosen:
            return option.palette.color(ROLE.HighlightedText)
        return self._cells.colour(colour) or option.palette.color(ROLE.Text)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, asked: _Asked) -> None:
        cell, (font, metrics) = asked.cell, self._font(option, asked)
        painter.setFont(font)
        painter.setPen(self._ink(option, asked, cell.colour))
        rect = option.rect
        room = _room(rect, cell)
        if asked.heading.wraps and rect.height() >= 2 * metrics.height() and not asked.line.is_heading:
            self._in_lines(painter, room, cell.shown)
        elif cell.beside:
            self._beside(painter, option, asked)
        else:
            self._in_one_line(painter, metrics, room, asked)

    def _in_lines(self, painter: QPainter, rect: QRect, text: str) -> None:
        """The text in as many lines as there is room for; the last one ends in … where that is not all."""
        room, metrics = rect.adjusted(PADDING, 1, -PADDING, -1), painter.fontMetrics()
        whole = metrics.boundingRect(room, WRAP, text)
        if whole.height() > room.height() or whole.width() > room.width():
            text = cut_to_lines(text, metrics, room.width(), max(1, room.height() // metrics.lineSpacing()))
        painter.drawText(room, WRAP, text)

    def _in_one_line(self, painter: QPainter, metrics: QFontMetrics, rect: QRect, asked: _Asked) -> None:
        """The text, which takes half of its padding before it is cut."""
        inside, shown = rect.adjusted(PADDING, 0, -PADDING, 0), self._cells.text_of(asked.cell)
        width, is_right = metrics.horizontalAdvance(shown), asked.heading.is_number and not asked.line.is_heading
        if inside.width() < width < rect.width() - PADDING:
            inside = rect.adjusted(1, 0, -PADDING, 0) if is_right else rect.adjusted(PADDING, 0, -1, 0)
        elif width > inside.width():
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, IN_LINE_RIGHT if is_right else IN_LINE, shown)

    def _beside(self, painter: QPainter, option: QStyleOptionViewItem, asked: _Asked) -> None:
        """A number and a second one in its own colour: behind it, or below it where the row is high enough."""
        cell, is_high = asked.cell, option.rect.height() >= 2 * option.fontMetrics.height()
        place = option.rect.adjusted(1, 1, -PADDING, -1)
        room = 0 if is_high else beside_room(option.fontMetrics)
        painter.drawText(place.adjusted(0, 0, -room, 0), int(RIGHT_TOP if is_high else RIGHT), cell.shown)
        painter.setPen(self._ink(option, asked, cell.beside_colour))
        painter.drawText(place, int(RIGHT_BOTTOM if is_high else RIGHT), cell.beside)

    def _swatch(self, painter: QPainter, option: QStyleOptionViewItem, colour: str) -> None:
        colours = self._cells.colours
        if colours is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, top, height = option.rect.left() + PADDING, option.rect.top(), option.rect.height()
            paint_swatch(painter, QRectF(left, top, WIDTH, height), colours, colour)
            painter.restore()

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, asked: _Asked, share: float) -> None:
        """A bar from the middle: to the right above 0; on the ground of a selected row in its text's colour."""
        place = option.rect.adjusted(6, 5, -6, -5)
        middle, reach = place.center().x(), round(place.width() / 2 * abs(share))
        left = middle if share >= 0 else middle - reach
        bar = self._ink(option, asked, "bar_up" if share >= 0 else "bar_down")
        painter.fillRect(left, place.top(), reach, place.height(), bar)
        painter.fillRect(middle, option.rect.top(), 1, option.rect.height(), self._ink(option, asked, "zero"))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A plain click anywhere in the cell of a box sets it."""
        if self._cells.cell_at(index).box is None:
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


def _room(rect: QRect, cell: Cell) -> QRect:
    return rect.adjusted(WIDTH + PADDING, 0, 0, 0) if cell.swatch else rect
