"""A table of words and numbers to be read and copied: long texts break into lines, rows may be headings."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelectionModel, QRect, QSignalBlocker, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from scenarier.gui.compare.numbersview import LEFT, RIGHT, Index, NumbersModel, NumbersView, bold
from scenarier.gui.parts.kept import KeptColumns
from scenarier.gui.plain_cells import PADDING, SELECTED, PlainDelegate
from scenarier.look.palette import Scheme
from scenarier.plots.plain import tip_text
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Place, table_of
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.figure import Figure, Said
from scenarier.views.sheet import Cell, Sheet

WRAPS = Qt.ItemDataRole.UserRole + 1
MOST_LINES = 8
"""A text that would take more lines is cut; it stands in full in its tip and below the table."""
WIDEST_WORDS = 34
"""Letters that a column of words in one line may be wide; a name may be wider where there is room."""
WIDEST_NAMES = 70
LEAST_OF_NAMES = 26
"""Letters that a name is wide at least, where there is little room."""
LEAST_WRAPPED = 22
"""Letters that a column of words which break into lines is wide at least."""


class SheetModel(NumbersModel):
    """A sheet as Qt reads it."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__()
        self.colours = colours
        self.sheet = Sheet()
        self.title: Callable[[], str] = str
        """What the sheet is about, in one line."""
        self.detail: Callable[[str], str] = lambda _key: ""
        """What is said of a row, with the program's own markup, by its key."""

    def show(self, sheet: Sheet) -> None:
        """Take another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.sheet.headings):
            return None
        heading = self.sheet.headings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading.shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(heading.tip or heading.copied)
        return (RIGHT if heading.is_number else LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        cells = self.sheet.lines[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else Cell()

    def data(self, index: Index, role: int = 0) -> object:
        """Text, tip, alignment and colour of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(self.cell(index).tip) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{self.sheet.headings[index.column()].copied}: {self.cell(index).words}")
        line, heading = self.sheet.lines[index.row()], self.sheet.headings[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if heading.is_number and not line.is_heading else LEFT
        if role == Qt.ItemDataRole.FontRole:
            return bold() if line.is_heading else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self.colours.muted) if self.cell(index).is_muted else None
        return bool(heading.wraps and not line.is_heading) if role == WRAPS else None

    def figure_at(self, index: Index) -> Figure | None:
        """The figure in a cell."""
        return self.cell(index).figure

    def is_number(self, index: Index) -> bool:
        """Whether a number stands in a cell."""
        is_row = not self.sheet.lines[index.row()].is_heading
        return is_row and self.sheet.headings[index.column()].is_number and bool(self.cell(index).text)

    def said_at(self, index: Index) -> Said | None:
        """Any other number: what its row and column are, and what is said of them."""
        if not self.is_number(index):
            return None
        line, heading, cell = self.sheet.lines[index.row()], self.sheet.headings[index.column()], self.cell(index)
        name = line.cells[0].tip or line.cells[0].text
        detail = QTextDocumentFragment.fromHtml(self.detail(line.key)).toPlainText()
        texts = dict.fromkeys(text for text in (cell.tip, heading.tip, detail) if text and text != cell.text)
        is_bare = not heading.unit and not cell.text.endswith(line.unit)
        value = f"{cell.text} {line.unit}" if is_bare else cell.text
        return Said(f"{name}: {heading.copied}", value, "\n".join(texts))

    def scenario_at(self, index: Index) -> int | None:
        """Nothing here belongs to a scenario but the one that is shown."""
        return None

    def copied(self, chosen: Collection[Place]) -> Copied:
        """Headings, and the rows chosen, which are whole; the rows' units stand behind the names."""
        headings, lines = [heading.copied for heading in self.sheet.headings], self.sheet.lines
        has_units = any(line.unit for line in lines)
        names, units = headings[:1], [tr("Unit")] * has_units

        def labels(row: int) -> list[CopiedCell]:
            return [lines[row].cells[0].copied, *[lines[row].unit] * has_units]

        def cell(row: int, column: int) -> CopiedCell:
            cells = lines[row].cells
            return cells[column].copied if column < len(cells) else ""

        return table_of(
            chosen, headings=[*names, *units], labels=labels, heading=headings.__getitem__, cell=cell, first=1,
            title=self.title(),
        )  # fmt: skip


class SheetDelegate(PlainDelegate):
    """As plain cells, and long texts in several lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        if not index.data(WRAPS):
            super().paint(painter, option, index)
            return
        palette, is_chosen = option.palette, bool(option.state & SELECTED)
        role = QPalette.ColorRole
        if is_chosen:
            painter.fillRect(option.rect, palette.color(role.Highlight))
        elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(option.rect, palette.color(role.AlternateBase))
        colour = palette.color(role.HighlightedText) if is_chosen else index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setFont(option.font)
        painter.setPen(colour if isinstance(colour, QColor) else palette.color(role.Text))
        room = option.rect.adjusted(PADDING, 3, -PADDING, -3)
        painter.save()
        painter.setClipRect(room)
        wrap = int(Qt.TextFlag.TextWordWrap.value) | int(LEFT.value)
        painter.drawText(room, wrap, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        painter.restore()


class SheetView(NumbersView):
    """Rows are selected whole. Columns are as wide as their texts; what breaks into lines shares what is left.

    A hand may give a column another width, which is kept under the name `table`.
    """

    def __init__(self, colours: Scheme, name: str, table: str, parent: QWidget | None = None) -> None:
        self.model_of_sheet = SheetModel(colours)
        super().__init__(self.model_of_sheet, name, parent)
        self.model_of_sheet.title = self.accessibleName
        self.setItemDelegate(SheetDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fitted: tuple[object, ...] = ()
        self.columns = KeptColumns(self, table)
        self.columns.given.connect(self._fit_anew)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.model_of_sheet.sheet

    def explains(self, index: Index) -> bool:
        """Whether there is anything to explain in a cell."""
        model = self.model_of_sheet
        return index.isValid() and (model.is_number(index) or model.figure_at(index) is not None)

    def show_sheet(self, sheet: Sheet, table: str = "") -> None:
        """Show another sheet; the row that was selected stays so where it is still there.

        `table` is the name its columns' widths are kept under, where the view shows tables of several names.
        """
        if sheet == self.sheet:
            return
        key = self.current_key()
        self.columns.name = table or self.columns.name
        with self.columns.fitting():
            self.model_of_sheet.show(sheet)
        self.clearSpans()
        for row, line in enumerate(sheet.lines):
            if line.is_heading and len(sheet.headings) > 1:
                self.setSpan(row, 0, 1, len(sheet.headings))
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
        for row, line in enumerate(self.sheet.lines):
            if key and line.key == key:
                how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                with QSignalBlocker(self):
                    self.selectionModel().setCurrentIndex(self.model_of_sheet.index(row, column), how)
                hint = QAbstractItemView.ScrollHint
                if is_centred:
                    self.scrollTo(self.model_of_sheet.index(row, 0), hint.PositionAtCenter)
                self.scrollTo(self.currentIndex(), hint.EnsureVisible)
                return True
        return False

    def restyle_in(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.model_of_sheet.colours = colours
        self.restyle()
        self._fit_anew()

    def _fit_anew(self) -> None:
        self._fitted = ()
        self.fit()

    def fit(self) -> None:
        """Widths of the columns and heights of the rows, for the width there is."""
        sheet, room = self.sheet, self.width() - self.verticalScrollBar().sizeHint().width()
        now = (id(sheet), room, self.font().pointSizeF())
        if now == self._fitted or not sheet.headings:
            return
        self._fitted = now
        widths = self.columns.over(self._widths(room))
        with self.columns.fitting():
            for column, width in enumerate(widths):
                self.setColumnWidth(column, width)
        metrics, least = self.fontMetrics(), self.row_height()
        wrapped = [place for place, heading in enumerate(sheet.headings) if heading.wraps]
        for row, line in enumerate(sheet.lines):
            height = least
            if wrapped and not line.is_heading:
                texts = [(line.cells[place].shown, widths[place]) for place in wrapped]
                height = max(least, *(_height(metrics, text, width) + 6 for text, width in texts))
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)

    def _widths(self, room: int) -> list[int]:
        """Width of each column [px]."""
        sheet, metrics = self.sheet, self.fontMetrics()
        above = self.horizontalHeader().fontMetrics()
        letter = metrics.averageCharWidth()
        widths, names = [], 0
        for place, heading in enumerate(sheet.headings):
            words = max((above.horizontalAdvance(part) for part in heading.shown.split("\n")), default=0)
            texts = {line.cells[place].text for line in sheet.lines if not line.is_heading}
            longest = sorted(texts, key=len)[-6:]  # the widest is among the longest
            widest = max((metrics.horizontalAdvance(text) for text in longest), default=0)
            if heading.wraps:
                widest = min(widest, LEAST_WRAPPED * letter)
            elif not heading.is_number:
                names = names if place else min(widest, WIDEST_NAMES * letter)
                widest = min(widest, WIDEST_WORDS * letter)
            widths.append(max(widest, words) + 2 * PADDING + 4)
        shares = sum(heading.wraps for heading in sheet.headings)
        spare, least = room - sum(widths), min(widths[0], LEAST_OF_NAMES * letter)
        names = names + 2 * PADDING + 4 - widths[0]
        widths[0] += max(min(names, spare // (3 if shares else 1)), 0)
        widths[0] = max(widths[0] + min(spare, 0), least)
        spare = room - sum(widths)
        if shares and spare > 0:
            for place, heading in enumerate(sheet.headings):
                widths[place] += int(spare * heading.wraps / shares)
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies here too when the focus came by Tab."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copies[0].trigger()
        else:
            super().keyPressEvent(event)


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
