"""The list of scenarios: what is ticked is compared, and one of them is the reference."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.table.model import LEFT, Index
from scenarier.gui.parts.table.swatch import WIDTH, paint_swatch
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip, tip_text
from scenarier.text.language import tr
from scenarier.text.plain import one_line

SMALL = 0.88
PADDING = 6
REFERENCE_KEY = Qt.Key.Key_R


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario in the list; `colour` is "" while it is not ticked."""

    index: int
    name: str
    what_differs: str
    is_chosen: bool
    is_reference: bool
    colour: str


class EntryModel(QAbstractListModel):
    """The entries as they are read, by eye and by ear."""

    ticked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Take these; the list stays where it is while they are as many."""
        if entries == self.entries:
            return
        if len(entries) == len(self.entries):
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Scenarios."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each may be ticked."""
        del index
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = 0) -> object:
        """Name, tick, and everything as a tip and for a screen reader."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(f"{entry.name}\n{entry.what_differs}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{entry.name}, {entry.what_differs}")
        return None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """A tick is asked for; whether it is given shows with the next `show`."""
        del value
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.entries[index.row()].index)
        return True


class _EntryDelegate(QStyledItemDelegate):
    """Tick, line and name; below them, smaller, what differs."""

    def __init__(self, view: QListView, model: EntryModel, colours: Scheme) -> None:
        super().__init__(view)
        self._model = model
        self.colours = colours

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
        entry = self._model.entries[index.row()]
        mine = QStyleOptionViewItem(option)
        mine.rect = option.rect
        self._ground(painter, mine)
        tick = self._tick(mine)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._box(painter, QRectF(tick), entry.is_chosen)
        self._words(painter, mine, entry, tick.right() + PADDING + 2)
        painter.restore()

    def _box(self, painter: QPainter, place: QRectF, is_chosen: bool) -> None:
        """The tick and its box; the style's own can hardly be seen on a dark ground."""
        pen = QPen(QColor(self.colours.accent if is_chosen else self.colours.zero))
        pen.setWidthF(1.2)
        painter.setPen(pen)
        painter.setBrush(QColor(self.colours.accent if is_chosen else self.colours.card))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_chosen:
            pen.setColor(QColor(self.colours.card))
            pen.setWidthF(place.width() / 7)
            painter.setPen(pen)
            corners = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([place.topLeft() + QPointF(x, y) * place.width() for x, y in corners])

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The current row has a calm ground, and while the keyboard is here a frame."""
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(option.rect, QColor(self.colours.grid))
        if option.widget.hasFocus():
            painter.setPen(QColor(self.colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, left: int) -> None:
        height = option.fontMetrics.height()
        line = QRect(left, option.rect.top() + PADDING, option.rect.right() - PADDING - left, height)
        if entry.colour:
            paint_swatch(painter, QRectF(line.left(), line.top(), WIDTH, height), self.colours, entry.colour)
        beside = line.adjusted(WIDTH + PADDING, 0, 0, 0)
        font = QFont(option.font)
        font.setBold(entry.is_reference)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        metrics = painter.fontMetrics()
        painter.drawText(beside, LEFT, metrics.elidedText(entry.name, _ELIDE, beside.width()))
        font.setBold(False)
        font.setPointSizeF(option.font.pointSizeF() * SMALL)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.muted))
        below = line.translated(0, height)
        text = painter.fontMetrics().elidedText(entry.what_differs, _ELIDE, below.width())
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
        return is_asked and self._model.setData(index, None, Qt.ItemDataRole.CheckStateRole)


_ELIDE = Qt.TextElideMode.ElideRight


class EntryList(QListView):
    """The list; R makes the current row the reference."""

    reference_asked = Signal(int)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry_model = EntryModel(self)
        self.setModel(self.entry_model)
        self.delegate = _EntryDelegate(self, self.entry_model, colours)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Scenarios to compare"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def current(self) -> Entry | None:
        """The row the keyboard is on."""
        row = self.currentIndex().row()
        return self.entry_model.entries[row] if 0 <= row < len(self.entry_model.entries) else None

    def ask_for_reference(self) -> None:
        """Ask that the current row becomes the reference."""
        entry = self.current()
        if entry is not None:
            self.reference_asked.emit(entry.index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R makes a reference; the rest is the list's own."""
        if event.key() == REFERENCE_KEY and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.ask_for_reference()
        else:
            super().keyPressEvent(event)

    def _show_menu(self, position: QPoint) -> None:
        row = self.indexAt(position)
        if not row.isValid():
            return
        self.setCurrentIndex(row)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        refer = QAction(tr("Use as the reference"), menu)
        refer.triggered.connect(self.ask_for_reference)
        menu.addAction(refer)
        menu.popup(self.viewport().mapToGlobal(position))


class Chooser(QWidget):
    """Heading, list, the button for the reference, and a line that says what cannot be done."""

    ticked = Signal(int)
    reference_asked = Signal(int)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = EntryList(colours)
        self.list.entry_model.ticked.connect(self.ticked)
        self.list.reference_asked.connect(self.reference_asked)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._offer())
        title = PlainLabel(tr("Scenarios to compare"))
        set_role(title, "title")
        title.setContentsMargins(8, 2, 8, 2)
        self.hint = PlainLabel()
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(8, 2, 8, 2)
        set_role(self.hint, "small")
        self.button = QPushButton(tr("Use as the reference"))
        set_tip(self.button, tr("Differences are taken against the reference (R in the list)"))
        self.button.clicked.connect(self.list.ask_for_reference)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self.button)
        column.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(carded(inside))

    def show_entries(self, entries: list[Entry], hint: str) -> None:
        """Show these, and a line below them."""
        row = max(self.list.currentIndex().row(), 0)
        self.list.entry_model.show(entries)
        if entries and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.entry_model.index(min(row, len(entries) - 1)))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.button.setVisible(len(entries) > 1)
        self._offer()

    def _offer(self) -> None:
        """The button is for a row that is not the reference already."""
        entry = self.list.current()
        self.button.setEnabled(entry is not None and not entry.is_reference)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        self.list.delegate.colours = colours
        self.list.doItemsLayout()
        self.list.viewport().update()
