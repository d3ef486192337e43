"""A list of figures and words that copies to a spreadsheet, in full precision and with its headings."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableWidget, QTableWidgetItem

from scenarier.gui.fonts import tabular
from scenarier.gui.plain_cells import PlainDelegate
from scenarier.gui.roles import set_role
from scenarier.text.numbers import for_spreadsheet

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WIDEST = 15
"""Width that a column of words takes at most [times the text's height]; the first one takes what is left."""


class Cell(NamedTuple):
    """What a cell shows; a number is copied in full, `colour` is for what must stand out."""

    text: str
    number: float | None = None
    colour: str = ""
    tip: str = ""


class Listing(QTableWidget):
    """Rows of cells; `chosen` carries the row the keyboard or the pointer came to."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(0, 0)
        self.cells: list[list[Cell]] = []
        self.headings: list[str] = []
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(PlainDelegate(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.currentCellChanged.connect(self._choose)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=Qt.ShortcutContext.WidgetShortcut)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; a column is set to the right where its first cell with anything is a number."""
        self.headings, self.cells = list(headings), [list(row) for row in rows]
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        right = [any(row[n].number is not None for row in self.cells) for n in range(len(headings))]
        for n, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(NUMBERS if right[n] else WORDS)
            self.setHorizontalHeaderItem(n, item)
        for row, cells in enumerate(self.cells):
            for n, cell in enumerate(cells):
                item = QTableWidgetItem(cell.text)
                item.setTextAlignment(NUMBERS if right[n] else WORDS)
                item.setToolTip(cell.tip or (cell.text if not right[n] else ""))
                if cell.colour:
                    item.setForeground(QColor(cell.colour))
                self.setItem(row, n, item)
        self.fit()

    def fit(self) -> None:
        """Take the application's text size; the first column has the room the others leave."""
        self.setFont(tabular(QGuiApplication.font()))
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(line + 6)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        for n in range(1, self.columnCount()):
            self.setColumnWidth(n, min(header.sectionSize(n), WIDEST * line))
        self.give_room()

    def give_room(self) -> None:
        """Let the first column have what the others leave."""
        if self.columnCount() == 0:
            return
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        others = sum(header.sectionSize(n) for n in range(1, self.columnCount()))
        least = 13 * self.fontMetrics().height()
        self.setColumnWidth(0, max(self.viewport().width() - others, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column takes what is left."""
        super().resizeEvent(event)
        self.give_room()

    def _choose(self, row: int, _column: int, before: int, _other: int) -> None:
        if row != before and row >= 0:
            self.chosen.emit(row)

    def copy(self) -> None:
        """Put the selected rows, or all when none or one is selected, on the clipboard."""
        picked = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = picked if len(picked) > 1 else range(len(self.cells))
        lines = [self.headings]
        for row in rows:
            lines.append(
                [cell.text if cell.number is None else for_spreadsheet(cell.number) for cell in self.cells[row]]
            )
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def words(role: str = "") -> QLabel:
    """A label for running text."""
    label = QLabel()
    label.setWordWrap(True)
    label.setContentsMargins(8, 2, 8, 2)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
