"""How one entry of the finder is drawn: its kind, its text, its shortcut."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenarier.text.plain import one_line

_PAD = 8
_KIND_SHARE = 0.3
SHADE_WIDTH = 10
_ROUND = 6
_SHADE = 4  # of 255, in each of the rings that lie over each other
_SOFTNESS = 0.8  # of muted text on the marked row
_WHERE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """Something that can be found and run. `words` find it too, but are not shown.

    What `takes_away` something stands last and is never marked by itself.
    """

    text: str
    kind: str
    run: Callable[[], object]
    shortcut: str = ""
    words: str = ""
    takes_away: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(self.text))


def row_height(metrics: QFontMetrics) -> int:
    """The height of one row [px]."""
    return metrics.height() + _PAD


class RowPainter(QStyledItemDelegate):
    """Draws an entry in three columns; nothing is made for rows that are not seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kind_width = 0

    def measure(self, entries: Iterable[Entry], metrics: QFontMetrics) -> None:
        """Make the column of kinds as wide as the widest."""
        kinds = {entry.kind for entry in entries}
        self._kind_width = max((metrics.horizontalAdvance(kind) for kind in kinds), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row of an index."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect, metrics, state = option.rect, option.fontMetrics, option.state
        palette: QPalette = option.palette
        is_marked = bool(state & QStyle.StateFlag.State_Selected)
        if is_marked:
            painter.fillRect(rect, palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.alternateBase())
        painter.save()
        painter.setFont(option.font)
        kind, text, shortcut = self._columns(rect, metrics, entry)
        muted = _muted(palette, is_marked)
        _write(painter, metrics, kind, entry.kind, muted)
        _write(painter, metrics, text, entry.text, _plain(palette, is_marked))
        _write(painter, metrics, shortcut, entry.shortcut, muted)
        painter.restore()

    def _columns(self, rect: QRect, metrics: QFontMetrics, entry: Entry) -> tuple[QRect, QRect, QRect]:
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        kind = min(self._kind_width, int(inner.width() * _KIND_SHARE))
        shortcut = metrics.horizontalAdvance(entry.shortcut) if entry.shortcut else 0
        left = inner.left() + kind + 2 * _PAD if kind else inner.left()
        right = inner.right() + 1 - shortcut
        end = right - 2 * _PAD if shortcut else right
        top, height = inner.top(), inner.height()
        return (
            QRect(inner.left(), top, kind, height),
            QRect(left, top, max(0, end - left), height),
            QRect(right, top, shortcut, height),
        )


class Shade(QWidget):
    """A soft shade around a card, so that it stands out from what is below. It lets clicks through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put_around(self, card: QRect) -> None:
        """Lie around a card of the same parent."""
        self.setGeometry(card.adjusted(-SHADE_WIDTH, -SHADE_WIDTH, SHADE_WIDTH, SHADE_WIDTH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rings over each other, without the inside, which the card hides."""
        card = self.rect().adjusted(SHADE_WIDTH, SHADE_WIDTH, -SHADE_WIDTH, -SHADE_WIDTH)
        with QPainter(self) as painter:
            inside = card.adjusted(_ROUND, _ROUND, -_ROUND, -_ROUND)
            painter.setClipRegion(QRegion(self.rect()) - QRegion(inside))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, _SHADE))
            for away in range(1, SHADE_WIDTH + 1):
                ring = card.adjusted(-away, -away, away, away)
                painter.drawRoundedRect(ring, _ROUND + away, _ROUND + away)


def rounded(rect: QRect) -> QRegion:
    """The rectangle with the corners of a card."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), _ROUND, _ROUND)
    return QRegion(path.toFillPolygon().toPolygon())


def draw_card(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Ground and border of a card, every pixel of it."""
    painter.fillRect(rect, palette.base())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)


def _write(painter: QPainter, metrics: QFontMetrics, rect: QRect, text: str, colour: QColor) -> None:
    if text:
        painter.setPen(colour)
        is_long = metrics.horizontalAdvance(text) > rect.width()  # eliding cuts even where a rounding is missing
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()) if is_long else text
        painter.drawText(rect, _WHERE, cut)


def _plain(palette: QPalette, is_marked: bool) -> QColor:
    role = QPalette.ColorRole.HighlightedText if is_marked else QPalette.ColorRole.Text
    return palette.color(QPalette.ColorGroup.Active, role)


def _muted(palette: QPalette, is_marked: bool) -> QColor:
    if not is_marked:
        return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText)
    colour = _plain(palette, is_marked)
    colour.setAlphaF(_SOFTNESS)
    return colour
