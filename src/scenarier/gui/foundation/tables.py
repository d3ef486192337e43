"""The part `Tabeller`: every table of the baseline, a search in all of them, and the source of each row."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.foundation.reading import Above, column_of, reader
from scenarier.gui.foundation.searching import SearchField
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.splitters import tell_of_room
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.searching import finder
from scenarier.views.table_groups import grouped
from scenarier.views.tables import TableSheet, origin_key, sheets_of

NAME = Qt.ItemDataRole.UserRole
LIST_LETTERS = 32
MOST_OF_WIDTH = 4
SOURCE_LINES = 6


class TableList(QListWidget):
    """Tables below the headings of their groups; a key that comes to a heading goes on to the table below it."""

    def moveCursor(self, action: QListWidget.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads."""
        index = super().moveCursor(action, modifiers)
        while index.isValid() and not index.flags():
            index = index.siblingAtRow(index.row() + 1)
        return index


class TablesPart(Part):
    """The list of tables to the left; the table that is chosen, and the source of its row, beside it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sheets: dict[str, TableSheet] = {}
        self.found: dict[str, list[int]] = {}
        self.list = TableList()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Tables of the baseline"))
        self.list.currentItemChanged.connect(lambda *_: self._show_table())
        self.view = SheetView(colours, tr("Rows of the table"), "tables")
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = lambda key: self.sheets[self.current()].source_html(key)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.source = reader(tr("Source of the row"))
        self.place = ElidedLabel()
        set_role(self.place, "small")
        self.search = SearchField(tr("Search all tables"), self.view)
        set_tip(self.search, tr("Words and numbers, in Danish or English: ældre, 16.856, 24.52"))
        self.search.textChanged.connect(lambda _text: self._search())
        self._build()

    def _build(self) -> None:
        self.title, self.count = PlainLabel(), ElidedLabel()
        set_role(self.title, "title")
        set_role(self.count, "small")
        set_tip(self.count, f"{origin_key()}\n{copy_hint()}")
        heading = QHBoxLayout()
        heading.setContentsMargins(8, 2, 8, 2)
        heading.setSpacing(12)
        heading.addWidget(self.title)
        heading.addWidget(self.count, 1)
        rows = column_of(heading, (self.view, 1))
        below = column_of((self.source, 1), (self.place, 0))
        self.place.setContentsMargins(8, 0, 8, 2)
        down = Above("tables.source", carded(rows), carded(below), SOURCE_LINES)
        left = column_of((self.search, 0), (carded(self.list), 1), spacing=6)
        across = self._across = KeptSplitter("tables", Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(down)
        across.setStretchFactor(1, 1)
        across.setChildrenCollapsible(False)
        tell_of_room(across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is as wide as its titles, at most a part of the whole, until a hand moves the border."""
        super().resizeEvent(event)
        letters = LIST_LETTERS * self.fontMetrics().averageCharWidth()
        left = min(letters, self.width() // MOST_OF_WIDTH)
        self._across.setSizes([left, self.width() - left])

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the baseline's tables; nothing is made anew while it is the same."""
        if not news.foundation:
            return
        self.sheets = sheets_of(self._session.baseline)
        self._search()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.view.restyle(colours)

    def show_row(self, table: str, key: str, column: str = "") -> None:
        """Show one row of a table, selected, with its source and a column in sight; the search is emptied.

        Where there is no such table nothing changes; where it has no such row the table is shown.
        """
        if table not in self.sheets:
            return
        self.search.clear()
        self._choose(table)
        if self.view.select_key(key, self.sheets[table].place_of(column), is_centred=True):
            self.view.setFocus()

    # Finding

    def _search(self) -> None:
        """The tables that hold what is typed, with the number of rows found."""
        is_found, is_asked = finder(self.search.text()), bool(self.search.text().strip())
        self.found = {
            name: [row for row, text in enumerate(sheet.haystacks) if is_found(text)]
            if is_asked
            else list(range(len(sheet.lines)))
            for name, sheet in self.sheets.items()
        }
        before = self.current()
        with QSignalBlocker(self.list):
            self.list.clear()
            for title, names in grouped(name for name, rows in self.found.items() if rows).items():
                self._add_heading(tr(title))
                for name in names:
                    self._add_table(name, is_asked)
            if not self._choose(before):
                self._choose(next((name for name, rows in self.found.items() if rows), ""))
        self._show_table()

    def _add_heading(self, title: str) -> None:
        """The title of a group, which cannot be chosen."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add_table(self, name: str, is_asked: bool) -> None:
        sheet, n_rows = self.sheets[name], len(self.found[name])
        title = one_line(sheet.title)
        item = QListWidgetItem(f"{title} ({n_rows})" if is_asked else title)
        item.setData(NAME, name)
        counted = ntr("{n} row", "{n} rows", n_rows)
        set_tip(item, f"{sheet.title}: {counted}")
        self.list.addItem(item)

    def _choose(self, name: str) -> bool:
        """Choose a table in the list; whether it stands there."""
        for place in range(self.list.count()):
            if name and self.list.item(place).data(NAME) == name:
                self.list.setCurrentRow(place)
                return True
        return False

    def current(self) -> str:
        """Name of the table that is chosen; "" for none."""
        item = self.list.currentItem()
        return str(item.data(NAME)) if item is not None else ""

    def _show_table(self) -> None:
        name = self.current()
        if not name:
            self.title.setText(tr("Nothing found"))
            self.count.setText(tr("No table holds all that is typed."))
            self.view.hide()
            self.source.clear()
            self.place.clear()
            return
        sheet, rows = self.sheets[name], self.found[name]
        self.view.show()
        self.view.show_sheet(sheet.sheet(rows), f"tables.{name}")
        self.title.setText(sheet.title)
        n_rows = len(sheet.lines)
        told = ntr("{n} row", "{n} rows", n_rows)
        if len(rows) < n_rows:
            told = tr("{found} of {rows}", found=len(rows), rows=told)
        self.count.setText(told)
        if not self.view.currentIndex().isValid() and rows:
            self.view.select_key(sheet.lines[rows[0]].key)
        self._tell()

    def _tell(self) -> None:
        """The source of the row that the keyboard is at."""
        sheet, key = self.sheets.get(self.current()), self.view.current_key()
        if sheet is None or key not in sheet.rows:
            return
        self.source.setHtml(sheet.source_html(key))
        self.place.setText(sheet.place(key))
