"""Go anywhere by typing: a field over the window, and the entries that match what stands in it.

It is a child of the window and no window of its own, so that nothing is left when the window goes. The field
keeps the focus all the while; the list only shows.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from scenarier.gui.finder.rows import Entry, RowPainter, Shade, draw_card, rounded, row_height
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.matching import Target, matches, target

__all__ = ["N_ROWS", "Entry", "Finder"]

N_ROWS = 12
_MARGIN = 8
_LINES_WIDE = 35  # the width, in heights of a line
_KEY = Qt.Key
_STEPS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1, _KEY.Key_Backtab: -1, _KEY.Key_Tab: 1}
_LEAPS = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_ENDS = {_KEY.Key_Home: 0, _KEY.Key_End: -1}
_CHOOSE = (_KEY.Key_Return, _KEY.Key_Enter)
_OWN = {*_STEPS, *_LEAPS, *_ENDS, *_CHOOSE, _KEY.Key_Escape}
_REASON = Qt.FocusReason
_PASSING = (_REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason, _REASON.MenuBarFocusReason)


More = Callable[[str], Sequence[Entry]]
"""What there is for a typed text besides the entries that match it."""


def nothing_more(_typed: str) -> Sequence[Entry]:
    """Nothing."""
    return ()


class Entries(QAbstractListModel):
    """The entries that match, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[Entry] = []
        self._targets: list[Target] = []
        self.more: More = nothing_more
        self.shown: list[Entry] = []

    def fill(self, entries: Sequence[Entry]) -> None:
        """Hold other entries, all of them shown."""
        self._all = list(entries)
        self._targets = [target(entry.text, f"{entry.words} {entry.kind}") for entry in entries]
        self.filter("")

    def filter(self, query: str) -> None:
        """Show what matches, what takes something away last."""
        self.beginResetModel()
        found = [self._all[n] for n in matches(query, self._targets)]
        self.shown = [*self.more(query), *sorted(found, key=lambda entry: entry.takes_away)]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """How many match."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An entry's text, what a reader says of it, or the entry itself."""
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(entry)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None


def said(entry: Entry) -> str:
    """The whole entry in words."""
    return ", ".join(part for part in (entry.text, entry.kind, entry.shortcut) if part)


class Finder(QFrame):
    """A field and the entries that match; `open_with` shows it over the window of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._focus_before: QWidget | None = None
        self._watched: list[QObject] = []
        self._entries = Entries(self)
        self._painter = RowPainter(self)
        self._shade = Shade(parent.window())
        self.destroyed.connect(self._shade.deleteLater)
        self.field = QLineEdit(self)
        self.list = _list_of(self._entries, self._painter, self)
        self.nothing = PlainLabel(parent=self)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._choose)
        self.hide()

    def _lay_out(self) -> None:
        set_role(self.nothing, "muted")
        self.nothing.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # typing does not paint what is below anew
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        for widget in (self.field, self.list, self.nothing):
            layout.addWidget(widget)

    # Opening and closing

    def open_with(self, entries: Sequence[Entry], more: More = nothing_more) -> None:
        """Show the entries, all of them until something is typed; the field has the focus.

        `more` gives entries for what is typed itself, which come first.
        """
        self._entries.more = more
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self._watch()
        self._name()
        self._entries.fill(entries)
        self._painter.measure(entries, self.list.fontMetrics())
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._show_found()
        for widget in (self._shade, self):
            widget.show()
            widget.raise_()
        self.field.setFocus(_REASON.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close without running anything; the focus goes back to where it was."""
        self._close(gives_back=True)

    def _name(self) -> None:
        """Texts in the language that is spoken."""
        self.setAccessibleName(tr("Find and run"))
        self.field.setAccessibleName(tr("Find and run"))
        self.field.setPlaceholderText(tr("Find an action, a lever, an area, a scenario or help"))
        self.list.setAccessibleName(tr("What was found"))
        self.nothing.setText(tr("Nothing found. Try fewer or other words."))

    def _watch(self) -> None:
        """Clicks are seen at the window's handle, whichever widget they are for."""
        self._watched = [thing for thing in (self.window(), self.window().windowHandle()) if thing is not None]
        for thing in self._watched:
            thing.installEventFilter(self)

    def _close(self, gives_back: bool) -> None:
        if self.isHidden():
            return
        for thing in self._watched:
            if isValid(thing):
                thing.removeEventFilter(self)
        before, self._focus_before, self._watched = self._focus_before, None, []
        if gives_back:
            self._give_back(before)
        self._shade.hide()
        self.hide()
        self._entries.fill([])

    def _give_back(self, before: QWidget | None) -> None:
        """Before hiding: Qt gives the focus of what is hidden to whatever comes next."""
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(_REASON.OtherFocusReason)
        else:
            self.field.clearFocus()

    # Searching and choosing

    def _search(self, query: str) -> None:
        self._entries.filter(query)
        self._show_found()

    def _show_found(self) -> None:
        has_any = bool(self._entries.shown)
        self.list.setVisible(has_any)
        self.nothing.setVisible(not has_any)
        self._mark(-1 if has_any and self._entries.shown[0].takes_away else 0)
        self._place()

    def _mark(self, row: int) -> None:
        """Mark a row and have it said; -1 marks none."""
        index = self._entries.index(row, 0)
        self.list.setCurrentIndex(index)
        entry = self.marked()
        unsaid = "" if self._entries.shown else self.nothing.text()
        self.field.setAccessibleDescription(said(entry) if entry is not None else unsaid)

    def marked(self) -> Entry | None:
        """The entry that Enter would run."""
        row = self.list.currentIndex().row()
        return self._entries.shown[row] if 0 <= row < len(self._entries.shown) else None

    def shown(self) -> list[Entry]:
        """The entries that match, in their order."""
        return list(self._entries.shown)

    def _choose(self, *_index: object) -> None:
        """Close, and run the marked entry once the focus has gone back."""
        entry = self.marked()
        if entry is not None:
            window = self.window()
            self.dismiss()
            QTimer.singleShot(0, window, lambda: entry.run())

    # Place

    def _place(self) -> None:
        """Near the top of the window and in its middle, no larger than it has room for."""
        window, height = self.window(), row_height(self.fontMetrics())
        top = min(window.height() // 10, 2 * height)
        around = height + 3 * _MARGIN
        n_rows = max(
            1, min(N_ROWS, len(self._entries.shown), (window.height() - top - around - _MARGIN) // height)
        )
        self.field.setFixedHeight(height)
        self.nothing.setFixedHeight(height)
        self.list.setFixedHeight(n_rows * height)
        width = min(_LINES_WIDE * self.fontMetrics().height(), window.width() - 2 * _MARGIN)
        self.setGeometry((window.width() - width) // 2, top, width, n_rows * height + around)
        self._shade.put_around(self.geometry())
        self.setMask(rounded(self.rect()))
        self.list.scrollTo(self.list.currentIndex())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; the style sheet's own would be painted together with all below it."""
        with QPainter(self) as painter:
            draw_card(painter, self.rect(), self.palette())

    def changeEvent(self, event: QEvent) -> None:
        """Larger or smaller text needs another place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            self._painter.measure(self._entries.shown, self.list.fontMetrics())
            self._place()

    # Events of the field and of the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list, and all that closes it."""
        if watched is self.field:
            return self._field_event(event)
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._place()
        elif event.type() == QEvent.Type.WindowBlocked:
            self._close(gives_back=False)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return watched is not self.window() and self._is_click_outside(event)
        return False

    def _is_click_outside(self, event: QMouseEvent) -> bool:
        """A click beside it closes it and does nothing else."""
        at = self.mapFrom(self.window(), event.position().toPoint())
        is_outside = not self.rect().contains(at) and QApplication.activePopupWidget() is None
        if is_outside:
            self.dismiss()
        return is_outside

    def _field_event(self, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self._close(gives_back=False)
        if not isinstance(event, QKeyEvent) or not _is_own(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(_KEY(event.key()))

    def _press(self, key: Qt.Key) -> bool:
        n_shown, row = len(self._entries.shown), self.list.currentIndex().row()
        if key == _KEY.Key_Escape:
            self.dismiss()
        elif key in _CHOOSE:
            self._choose()
        elif n_shown and key in _STEPS:
            self._mark((max(row, 0 if _STEPS[key] < 0 else -1) + _STEPS[key]) % n_shown)
        elif n_shown and key in _LEAPS:
            n_leap = max(1, self.list.height() // row_height(self.fontMetrics()) - 1)
            self._mark(min(max(row + _LEAPS[key] * n_leap, 0), n_shown - 1))
        elif n_shown and key in _ENDS:
            self._mark(_ENDS[key] % n_shown)
        return True


def _is_own(event: QKeyEvent) -> bool:
    """Whether the key is for the list; with Shift or Ctrl it is for the field, but for Shift+Tab."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _OWN and (plain == Qt.KeyboardModifier.NoModifier or event.key() == _KEY.Key_Backtab)


def _list_of(entries: Entries, painter: RowPainter, parent: QWidget) -> QListView:
    made = QListView(parent)
    made.setModel(entries)
    made.setItemDelegate(painter)
    made.setUniformItemSizes(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
    made.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    return made
