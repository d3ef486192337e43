"""A figure as the annual report prints it: its section, its table and the rows around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from scenarier.gui.parts.whole import WholeTable
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.printed_rows import Extract
from scenarier.views.told import Told, line_words

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MARK = "▸ "
"""Before the row that the number stands in."""


class PrintedRows(QWidget):
    """The piece of the report's table that a figure stands in, below the names of section and table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._section = _label("title"), _label("small")
        self._line, self._note = _label("small"), _label("")
        self.table = _Table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        for part in (self._heading, self._section, self.table, self._line, self._note):
            column.addWidget(part)

    def show_told(self, told: Told) -> None:
        """Show where a number is printed; nothing where it is not."""
        found = told.printed
        self.setVisible(found is not None)
        if found is None:
            return
        self._heading.setText(tr("Printed in the annual report {year}", year=found.year))
        self._section.setText("\n".join(part for part in (found.section, found.table) if part))
        self._line.setText(line_words(told))
        self._note.setText(found.note)
        for label in (self._line, self._note):
            label.setVisible(bool(label.text()))
        self.table.show_rows(found)

    def restyle(self) -> None:
        """Take the application's text size."""
        self.table.restyle()


class _Table(WholeTable):
    """Rows to be read; the panel around them scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The rows of the report around the number"))
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.restyle()

    def show_rows(self, found: Extract) -> None:
        """Show these; the number itself stands in bold, its row behind a mark."""
        self.setColumnCount(1 + len(found.headings))
        self.setRowCount(len(found.rows))
        headings = [QTableWidgetItem(text) for text in ("", *found.short_headings)]
        for column, heading in enumerate(headings):
            heading.setTextAlignment(NUMBERS if column else Qt.AlignmentFlag.AlignLeft)
            self.setHorizontalHeaderItem(column, heading)
        strong = QFont(self.font())
        strong.setBold(True)
        for at, row in enumerate(found.rows):
            name = one_line(row.name)
            for column, text in enumerate((f"{MARK}{name}" if row.is_here else name, *row.numbers)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(NUMBERS)
                if row.is_here and column in (0, found.here + 1):
                    item.setFont(strong)
                self.setItem(at, column, item)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.columnCount()):
            header.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
        self.fit()


def _label(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
