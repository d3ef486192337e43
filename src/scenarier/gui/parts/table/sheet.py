"""A table of words and numbers to be read and copied: long texts break into lines, rows may be headings."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.gui.parts.kept import KeptColumns
from scenarier.gui.parts.table.columns import Column, fitted, heading_width, widest
from scenarier.gui.parts.table.delegate import PADDING
from scenarier.gui.parts.table.model import Index, TableModel
from scenarier.gui.parts.table.view import TableView
from scenarier.look.palette import Scheme
from scenarier.text.copied import Copied, Place
from scenarier.text.language import tr
from scenarier.text.plain import without_markup
from scenarier.views.figure import Said
from scenarier.views.sheet import Heading, Sheet, copied_sheet, said_words

MOST_LINES = 8
"""A text that would take more lines is cut; it stands in full in its tip and below the table."""
WIDEST_WORDS = 34
"""Letters that a column of words in one line may be wide; a name may be wider where there is room."""
WIDEST_NAMES = 70
LEAST_OF_NAMES = 26
"""Letters that a name is wide at least, where there is little room."""
LEAST_WRAPPED = 22
"""Letters that a column of words which break into lines is wide at least."""


class SheetModel(TableModel):
    """A sheet whose numbers are all told of: what their row and column are, and what is said of them."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__(colours)
        self.detail: Callable[[str], str] = lambda _key: ""
        """What is said of a row, with the program's own markup, by its key."""
        self.tick: Callable[[str], object] = lambda _key: None
        """What a click on the box of a row does, by its key."""

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a click on a box."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().setData(index, value, role)
        self.tick(self.line(index).key)
        return True

    def explains(self, index: Index) -> bool:
        """Whether a cell is a figure, or any number."""
        return self._is_number(index) or super().explains(index)

    def _is_number(self, index: Index) -> bool:
        return self.is_right(index) and bool(self.cell_at(index).text)

    def said_at(self, index: Index) -> Said | None:
        """Any number but a figure: what there is to say of it, else what its row and column are."""
        if not self._is_number(index):
            return None
        line, heading, cell = self.line(index), self.heading(index), self.cell_at(index)
        if cell.said is not None:
            return cell.said()
        name = said_words(line.cells[0].tip) or line.cells[0].text
        detail = without_markup(self.detail(line.key))
        told = (said_words(cell.tip), heading.tip, detail)
        texts = dict.fromkeys(text for text in told if text and text != cell.text)
        is_bare = not heading.unit and not cell.text.endswith(line.unit)
        value = f"{cell.text} {line.unit}" if is_bare else cell.text
        amount = cell.amount() if cell.amount is not None else None
        return Said(f"{name}: {heading.copied}", value, "\n".join(texts), amount=amount)


class SheetView(TableView):
    """Rows are selected whole. Columns are as wide as their texts; what breaks into lines shares what is left.

    A hand may give a column another width, which is kept under the name `table`.
    """

    def __init__(self, colours: Scheme, name: str, table: str, parent: QWidget | None = None) -> None:
        self.model_of_sheet = SheetModel(colours)
        self._fitted: tuple[object, ...] = ()
        super().__init__(name, model=self.model_of_sheet, parent=parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.columns = KeptColumns(self, table)
        self.columns.given.connect(self.restyle)

    def copied_places(self, chosen: Collection[Place]) -> Copied:
        """Headings, and the rows chosen, which are whole; the rows' units stand behind the names."""
        return copied_sheet(self.sheet, chosen, self.accessibleName())

    def show_sheet(self, sheet: Sheet, table: str = "") -> None:
        """Show another sheet; the row that was selected stays so where it is still there.

        `table` is the name its columns' widths are kept under, where the view shows tables of several names.
        """
        if sheet == self.sheet:
            self.cells.show(sheet)
            return
        key = self.current_key()
        self.columns.name = table or self.columns.name
        with self.columns.fitting():
            self.cells.reset(sheet)
        self.span_headings()
        self.fit()
        self.select_key(key)

    def current_key(self) -> str:
        """Key of the row the keyboard is at; "" for none."""
        index = self.currentIndex()
        return self.sheet.lines[index.row()].key if index.isValid() else ""

    def select_key(self, key: str, column: int = 0, *, is_centred: bool = False) -> bool:
        """Select the row with a key, the keyboard at a column of it, and say whether there is one.

        Nobody has pointed at the number there, and none is told of. The row can be brought to the middle.
        """
        rows = (row for row, line in enumerate(self.sheet.lines) if key and line.key == key)
        row = next(rows, None)
        if row is None:
            return False
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        with QSignalBlocker(self):
            self.selectionModel().setCurrentIndex(self.cells.index(row, column), how)
        hint = QAbstractItemView.ScrollHint
        if is_centred:
            self.scrollTo(self.cells.index(row, 0), hint.PositionAtCenter)
        self.scrollTo(self.currentIndex(), hint.EnsureVisible)
        return True

    def restyle(self, colours: Scheme | None = None) -> None:
        """Take other colours and the application's text size."""
        self._fitted = ()
        super().restyle(colours)

    def fit(self) -> None:
        """Widths of the columns and heights of the rows, for the width there is."""
        sheet, room = self.sheet, self.width() - self.verticalScrollBar().sizeHint().width()
        now = (id(sheet), room, self.font().pointSizeF())
        if now == self._fitted or not sheet.headings:
            return
        self._fitted = now
        widths = self.columns.over(self._widths(room))
        with self.columns.fitting():
            self.give_widths(widths)
        self._fit_rows(widths)

    def _fit_rows(self, widths: list[int]) -> None:
        metrics, least = self.fontMetrics(), self.row_height()
        wrapped = [place for place, heading in enumerate(self.sheet.headings) if heading.wraps]
        for row, line in enumerate(self.sheet.lines):
            height = least
            if wrapped and not line.is_heading:
                texts = [(line.cells[place].shown, widths[place]) for place in wrapped]
                height = max(least, *(_height(metrics, text, width) + 6 for text, width in texts))
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)

    def _widths(self, room: int) -> list[int]:
        """Width of each column [px]: the name takes some of what is left, what breaks into lines the rest."""
        letter, headings = self.fontMetrics().averageCharWidth(), self.sheet.headings
        columns = [self._column(place, heading) for place, heading in enumerate(headings)]
        name, shares = columns[0], sum(heading.wraps for heading in headings)
        spare = room - sum(column.width for column in columns)
        is_name = not headings[0].is_number and not headings[0].wraps
        wanted = self._room_of(0, WIDEST_NAMES) - name.width if is_name else 0
        grown = name.width + max(min(wanted, spare // (3 if shares else 1)), 0)
        columns[0] = replace(name, width=grown, least=min(name.width, LEAST_OF_NAMES * letter))
        return fitted(columns, room, gives=(0,))

    def _column(self, place: int, heading: Heading) -> Column:
        above = heading_width(heading, self.horizontalHeader().fontMetrics()) + 4
        most = LEAST_WRAPPED if heading.wraps else 0 if heading.is_number else WIDEST_WORDS
        return Column(max(self._room_of(place, most), above), stretch=heading.wraps)

    def _room_of(self, place: int, most: int) -> int:
        """The room of a column's widest text, of so many letters at most (0: any) [px]."""
        metrics = self.fontMetrics()
        lines = [row for row, line in enumerate(self.sheet.lines) if not line.is_heading]
        found = widest([self.sheet.cell(row, place).text for row in lines], metrics)
        return (min(found, most * metrics.averageCharWidth()) if most else found) + 2 * PADDING + 4


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Height of a text in lines of that width [px]."""
    if (
        not text
        or len(text) * metrics.maxWidth() <= width
        or metrics.horizontalAdvance(text) <= width - 2 * PADDING
    ):
        return metrics.height()
    room = QRect(0, 0, width - 2 * PADDING, 10_000)
    height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
    return min(height, MOST_LINES * metrics.lineSpacing())


def copy_hint() -> str:
    """What may be done with a table."""
    return tr("Ctrl+C copies the selected rows, or all of them, to a spreadsheet")
