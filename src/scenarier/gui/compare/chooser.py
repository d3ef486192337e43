"""The list of scenarios: what is ticked is compared, and one of them is the reference."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.parts.table.model import TableModel
from scenarier.gui.parts.table.two_lines import TwoLineDelegate
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.text.language import tr
from scenarier.views.compared_list import Entry, entries_sheet

REFERENCE_KEY = Qt.Key.Key_R


class EntryList(QListView):
    """The list; R makes the current row the reference."""

    ticked = Signal(int)
    reference_asked = Signal(int)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.cells = TableModel(colours, self)
        self.setModel(self.cells)
        delegate = TwoLineDelegate(self, self.cells)
        delegate.ticked.connect(lambda row: self.ticked.emit(self.entries[row].index))
        self.setItemDelegate(delegate)
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
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these; the list stays where it is, and some row is always the current one."""
        row = max(self.currentIndex().row(), 0)
        self.entries = entries
        self.cells.show(entries_sheet(entries))
        if entries and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(min(row, len(entries) - 1), 0))

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
        self.list.ticked.connect(self.ticked)
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
        self.list.show_entries(entries)
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
        self.list.cells.restyle(colours)
        self.list.doItemsLayout()
        self.list.viewport().update()
