"""The grid of measures: keys, the clipboard, and columns that fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from scenarier.gui.measures.choice import ChoiceDelegate
from scenarier.gui.measures.rows import MeasureRows
from scenarier.gui.parts.asked import ask_until_sure
from scenarier.gui.parts.clipboard import chosen_columns, clipboard_text
from scenarier.gui.parts.grid.view import GridView
from scenarier.gui.parts.table.columns import Column, fitted
from scenarier.gui.parts.table.model import Index
from scenarier.session.measure_copy import copied_measures
from scenarier.session.measure_paste import are_measures, lines_of, read_measures
from scenarier.text.block_headings import Answers
from scenarier.text.copied import Copied
from scenarier.text.language import ntr, tr
from scenarier.views.figure import Pin
from scenarier.views.measure_columns import INDENT, OWNER, TARGET, TITLE, UNFOLDED

PADDING, AMOUNT_PADDING = 14, 10
LEAST_LETTERS = {TITLE: 18, TARGET: 16, OWNER: 6}
MOST_LETTERS = {TITLE: 48, TARGET: 40, OWNER: 18}
LEAST_NOTE, LEAST_BOX = 7, 30
FOLDS = 22
"""Width at the beginning of a heading's name where a click folds [px]."""
PLAIN = Qt.KeyboardModifier.NoModifier
Selection = QItemSelectionModel.SelectionFlag


class MeasuresGrid(GridView):
    """The grid; `fitted` says that columns have other widths.

    Enter, or a click on its arrow, folds a package. `marked` are places in the study, never rows.
    """

    fitted = Signal()

    def __init__(self, measures: MeasureRows, parent: QWidget | None = None) -> None:
        self.measures = measures
        self._fitted_for: object = None
        model = measures.model
        super().__init__(model, tr("Measures by year"), parent)
        target = ChoiceDelegate(lambda: measures.targets.choices, model, self)
        owner = ChoiceDelegate(lambda: measures.targets.owners, model, self, is_free=True)
        for column, delegate in ((TARGET, target), (OWNER, owner)):
            delegate.told.connect(self.told)
            self.setItemDelegateForColumn(column, delegate)
        measures.tell = lambda text, is_fault: self.told.emit(text, is_fault)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        numbers = self.verticalHeader()
        numbers.show()
        numbers.setStyleSheet("QHeaderView { background: palette(base); }")
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(16)
        model.dataChanged.connect(self.fit)
        self._name_actions()

    def _name_actions(self) -> None:
        """What the grid's own actions are called here, and two of the list's own."""
        clear = next(action for action in self._actions if action.shortcut().toString() == "Del")
        clear.setText(tr("Clear the amounts"))
        self._actions.append(self._action(tr("Mark whole measures"), "Shift+Space", self.mark_rows))

    # Columns

    def fit(self) -> None:
        """Years as wide as their amounts, title and target as their texts; the note takes what is left."""
        measures, room = self.measures, self.viewport().width()
        digits = "0" * max(2, len(str(len(measures.measures))))
        state = (room, self.font().toString(), measures.longest(), digits, measures.years, self._longest())
        if state == self._fitted_for:
            return
        self._fitted_for = state
        self.give_widths(fitted(self._columns(), room, gives=(TARGET, TITLE, OWNER), rest=measures.note_column))
        self.verticalHeader().setFixedWidth(self.fontMetrics().horizontalAdvance(digits) + PADDING)
        self.fitted.emit()

    def _longest(self) -> dict[int, str]:
        """The longest title, target and owner."""
        measures, label = self.measures.measures, self.measures.targets.label
        packages = (f"{UNFOLDED}{measure.package}" for measure in measures if measure.package)
        titles = (f"{INDENT if measure.package else ''}{measure.title}" for measure in measures)
        return {
            TITLE: max((*titles, *packages), key=len, default=""),
            TARGET: max((label(measure.target) for measure in measures), key=len, default=""),
            OWNER: max((measure.owner for measure in measures), key=len, default=""),
        }

    def _columns(self) -> list[Column]:
        """Boxes and amounts are never cut; texts give way where there is no room."""
        metrics, letter = self.fontMetrics(), self.fontMetrics().averageCharWidth()

        def room(text: str, padding: int = PADDING) -> int:
            return metrics.horizontalAdvance(text) + padding

        year, total = (room(text, AMOUNT_PADDING) for text in self.measures.longest())
        least = {column: letter * letters for column, letters in LEAST_LETTERS.items()}
        least[OWNER] = max(least[OWNER], room(tr("Owner")))
        texts = [
            Column(min(max(room(text), least[at]), letter * MOST_LETTERS[at]), least=least[at])
            for at, text in self._longest().items()
        ]
        on, lasting = (Column(max(room(text), LEAST_BOX)) for text in (tr("On"), tr("Lasting")))
        years = [Column(year)] * len(self.measures.years)
        return [on, *texts, *years, lasting, Column(max(total, room(tr("in all")))), Column(letter * LEAST_NOTE)]

    # What is marked

    def marked_rows(self) -> list[int]:
        """The rows that have chosen cells, or the one the keyboard is at."""
        rows = sorted(chosen_columns(self))
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def marked(self) -> list[int]:
        """The places of the measures that are marked; a heading alone marks its whole package."""
        return self.measures.places(self.marked_rows())

    def mark_rows(self) -> None:
        """Choose all cells of the marked rows."""
        self.choose_rows(self.marked_rows(), self.currentIndex().column())

    def choose_rows(self, rows: Sequence[int], column: int) -> None:
        """Choose whole measures; the keyboard is at the first of them."""
        if not rows:
            return
        model, last = self.grid_model, self.grid_model.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, last))
        here = model.index(rows[0], max(column, 0))
        self.selectionModel().setCurrentIndex(here, Selection.NoUpdate)
        self.selectionModel().select(chosen, Selection.ClearAndSelect)
        self.scrollTo(here)

    def _are_whole(self) -> bool:
        """Whether whole measures are chosen: each with its title, target and every year."""
        wanted = {TITLE, *range(TARGET, self.measures.lasting_column)}
        found = chosen_columns(self).values()
        return bool(found) and all(wanted <= columns for columns in found)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space sets the boxes of the marked measures; Enter folds a package."""
        here, is_plain = self.currentIndex(), event.modifiers() == PLAIN
        is_typing = self.state() == self.State.EditingState  # Enter in a name comes here too
        heading = None if is_typing else self.measures.heading(here.row())
        if event.key() == Qt.Key.Key_Space and is_plain:
            is_lasting = here.column() == self.measures.lasting_column
            if self.marked():
                (self.measures.make_lasting if is_lasting else self.measures.switch)(self.marked())
        elif heading and is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.measures.fold(heading.package)
        else:
            super().keyPressEvent(event)

    def _package_at(self, event: QMouseEvent) -> str:
        """The package whose arrow the pointer is at; "" for none."""
        index = self.indexAt(event.position().toPoint())
        heading = self.measures.heading(index.row()) if index.column() == TITLE else None
        is_arrow = event.position().x() < self.columnViewportPosition(TITLE) + FOLDS
        is_plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == PLAIN
        return heading.package if heading and is_arrow and is_plain else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold where an arrow was clicked."""
        super().mouseReleaseEvent(event)
        package = self._package_at(event)
        if package and self.currentIndex() == self.indexAt(event.position().toPoint()):
            self.measures.fold(package)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on an arrow are two clicks."""
        if not self._package_at(event):
            super().mouseDoubleClickEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid behind the last and before the first."""
        here, model = self.currentIndex(), self.grid_model
        first = model.index(0, 0)
        end = model.index(model.rowCount() - 1, model.columnCount() - 1) if forward else first
        if not here.isValid() or here == end:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def pin_at(self, index: Index) -> Pin | None:
        """A question at a measure is about the measure, at a heading about its package."""
        heading = self.measures.heading(index.row())
        if heading is not None:
            return Pin(package=heading.package)
        places = self.measures.rows[index.row()].places
        return Pin(measure=self.measures.measures[places[0]].title) if places else None

    # Clipboard

    def copied(self) -> Copied:
        """Whole measures as rows that make measures again; else the chosen cells."""
        model = self.measures
        if not self._are_whole():
            return super().copied()
        measures = [model.measures[at] for at in self._in_sight()]
        return copied_measures(measures, model.targets.label, model.years, self.sheet.title)

    def whole(self) -> Copied:
        """All measures, in the order they are listed."""
        model = self.measures
        return copied_measures(model.measures, model.targets.label, model.years, self.sheet.title)

    def _in_sight(self) -> list[int]:
        """The places of the marked measures in the order they are listed."""
        marked = set(self.marked())
        return [at for row in self.measures.rows for at in row.places if row.number and at in marked] or [*marked]

    def paste(self) -> None:
        """Lines that begin with a title make new measures; a text goes where texts stand; else amounts."""
        column = self.currentIndex().column()
        try:
            text = clipboard_text()
            cells = lines_of(text)
        except ValueError as error:
            self._refuse(str(error))
            return
        is_word = "\t" not in text and "\n" not in text.strip("\r\n")
        is_text_column = self.currentIndex().isValid() and bool(TITLE <= column <= OWNER or self._is_note(column))
        if is_word and is_text_column and text.strip():
            self.measures.put_text(self.marked_rows(), column, text)
            return
        if are_measures(cells, self.measures.targets):
            ask_until_sure(lambda answers: self._paste_measures(cells, answers), self._refuse, cells, self)
        else:
            super().paste()

    def _is_note(self, column: int) -> bool:
        return column == self.measures.note_column

    def _paste_measures(self, cells: Sequence[Sequence[str]], answers: Answers) -> None:
        """New measures behind the marked ones; none when any line cannot be read."""
        model = self.measures
        read = read_measures(cells, model.targets, model.years, answers)
        made = read.measures
        if not made:
            return
        at = self.marked()[-1] + 1 if self.marked() else len(model.measures)
        self.choose_places(model.paste(made, at), TITLE)
        told = ntr("{n} measure pasted", "{n} measures pasted", len(made))
        self.told.emit(", ".join(filter(None, [told, read.told])), False)

    def choose_places(self, places: Sequence[int], column: int) -> None:
        """Choose measures: a cell where it is one, whole rows where they are several."""
        rows = sorted({self.measures.row_of(place) for place in places})
        if len(rows) == 1:
            self.choose(rows[0], max(column, 0))
        else:
            self.choose_rows(rows, column)

    def edit_title(self, row: int) -> None:
        """Begin to type the title of a measure, or the name of a package."""
        self.choose(row, TITLE)
        self.setFocus()
        self.edit(self.grid_model.index(row, TITLE))

    def add_shortcut(self, text: str, keys: Sequence[str], run: Callable[[], object]) -> None:
        """One more action of the grid, under its menu."""
        action = self._action(text, keys[0], run)
        action.setShortcuts([QKeySequence(each) for each in keys])
        self._actions.append(action)

    def select_first(self) -> None:
        """The keyboard at the first measure, where it is nowhere."""
        if not self.currentIndex().isValid() and self.grid_model.rowCount():
            self.choose(0, TITLE)
