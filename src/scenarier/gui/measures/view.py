"""The grid of measures: keys, the clipboard, and columns that fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from scenarier.gui.grid.view import GridView
from scenarier.gui.measures.choice import ChoiceDelegate
from scenarier.gui.measures.lines import are_measures, read_measures, write_line
from scenarier.gui.measures.model import FIRST, ON, OWNER, TARGET, TITLE, MeasuresModel
from scenarier.gui.measures.onbox import OnBox
from scenarier.text.language import ntr, tr

PADDING = 14
LEAST_LETTERS = {TITLE: 20, TARGET: 20, OWNER: 6}
MOST_LETTERS = {TITLE: 48, TARGET: 40, OWNER: 18}
LEAST_NOTE = 9
Selection = QItemSelectionModel.SelectionFlag


class MeasuresGrid(GridView):
    """The grid; `fitted` says that columns have other widths."""

    fitted = Signal()

    def __init__(self, model: MeasuresModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Measures by year"), parent)
        self.measures = model
        self._fitted_for: object = None
        target = ChoiceDelegate(lambda: model.targets.choices, self)
        owner = ChoiceDelegate(lambda: model.targets.owners, self, is_free=True)
        for column, delegate in ((TARGET, target), (OWNER, owner)):
            delegate.told.connect(self.told)
            self.setItemDelegateForColumn(column, delegate)
        self.setItemDelegateForColumn(ON, OnBox(self))
        model.told.connect(self.told)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        numbers = self.verticalHeader()
        numbers.show()
        numbers.setStyleSheet("QHeaderView { background: palette(base); }")
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setHighlightSections(False)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(16)
        for signal in (model.modelReset, model.dataChanged, model.rowsInserted, model.rowsRemoved):
            signal.connect(self.fit)
        self._name_actions()

    def _name_actions(self) -> None:
        """What the grid's own actions are called here, and two of the list's own."""
        clear = next(action for action in self._actions if action.shortcut().toString() == "Del")
        clear.setText(tr("Clear the amounts"))
        self._actions.append(self._action(tr("Mark whole measures"), "Shift+Space", self.mark_rows))

    # Columns

    def fit(self) -> None:
        """Years as wide as their amounts, title and target as their texts; the note takes what is left."""
        model, measures = self.measures, self.measures.measures
        longest = {
            TITLE: max((measure.title for measure in measures), key=len, default=""),
            TARGET: max((model.targets.label(measure.target) for measure in measures), key=len, default=""),
            OWNER: max((measure.owner for measure in measures), key=len, default=""),
        }
        room, years = self.viewport().width(), len(model.years)
        state = (
            room,
            years,
            self.font().toString(),
            model.longest(),
            len(str(len(measures))),
            *longest.values(),
        )
        if state == self._fitted_for:
            return
        self._fitted_for = state
        widths = self._widths(longest, room)
        for column in range(model.columnCount()):
            self.setColumnWidth(column, widths[column])
        letters = self.fontMetrics().horizontalAdvance("0" * max(2, len(str(len(measures)))))
        self.verticalHeader().setFixedWidth(letters + PADDING)
        self.fitted.emit()

    def _widths(self, longest: dict[int, str], room: int) -> dict[int, int]:
        metrics, model = self.fontMetrics(), self.measures
        letter = metrics.averageCharWidth()
        year, total = (metrics.horizontalAdvance(text) + PADDING for text in model.longest())
        total = max(total, metrics.horizontalAdvance(tr("in all")) + PADDING)
        on = max(metrics.horizontalAdvance(tr("On")) + PADDING, 30)
        widths = dict.fromkeys(range(FIRST, model.sum_column), year) | {model.sum_column: total, ON: on}
        least = {column: letter * letters for column, letters in LEAST_LETTERS.items()}
        least[OWNER] = max(least[OWNER], metrics.horizontalAdvance(tr("Owner")) + PADDING)
        for column, text in longest.items():
            wanted = metrics.horizontalAdvance(text) + PADDING
            widths[column] = min(max(wanted, least[column]), letter * MOST_LETTERS[column])
        note = letter * LEAST_NOTE
        lacking = sum(widths.values()) + note - room
        for column in (TARGET, TITLE, OWNER):
            less = min(max(lacking, 0), widths[column] - least[column])
            widths[column] -= less
            lacking -= less
        widths[model.note_column] = max(note, room - sum(widths.values()))
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def restyle(self) -> None:
        """Take the application's text size."""
        super().restyle()
        self.fit()

    # What is marked

    def marked(self) -> list[int]:
        """The measures that have chosen cells, or the one the keyboard is at."""
        rows = sorted({row for row, _ in self.chosen()})
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def mark_rows(self) -> None:
        """Choose all cells of the marked measures."""
        self.choose_rows(self.marked(), self.currentIndex().column())

    def choose_rows(self, rows: Sequence[int], column: int) -> None:
        """Choose whole measures; the keyboard is at the first of them."""
        if not rows:
            return
        model, last = self.measures, self.measures.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, last))
        here = model.index(rows[0], max(column, 0))
        self.selectionModel().setCurrentIndex(here, Selection.NoUpdate)
        self.selectionModel().select(chosen, Selection.ClearAndSelect)
        self.scrollTo(here)

    def _are_whole(self) -> bool:
        """Whether whole measures are chosen: each with its title, target and every year."""
        chosen = self.chosen()
        wanted = {TITLE, *range(TARGET, self.measures.sum_column)}
        rows = {row for row, _ in chosen}
        return bool(rows) and all(wanted <= {column for at, column in chosen if at == row} for row in rows)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches the marked measures on or off; Tab leaves behind the last cell."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.marked():
                self.measures.toggle(self.marked())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid behind the last and before the first."""
        here, model = self.currentIndex(), self.measures
        first = model.index(0, 0)
        end = model.index(model.rowCount() - 1, model.columnCount() - 1) if forward else first
        if not here.isValid() or here == end:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    # Clipboard

    def copy(self) -> None:
        """Whole measures as lines that make measures again; else the chosen cells."""
        if self._are_whole():
            model = self.measures
            lines = [write_line(model.measures[row], model.targets, model.years) for row in self.marked()]
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().copy()

    def paste(self) -> None:
        """Lines that begin with a title make new measures; a text goes where texts stand; else amounts."""
        text, column = QGuiApplication.clipboard().text(), self.currentIndex().column()
        is_word = "\t" not in text and "\n" not in text.strip("\r\n")
        is_text_column = self.currentIndex().isValid() and bool(TITLE <= column <= OWNER or self._is_note(column))
        if are_measures(text, self.measures.targets):
            self._paste_measures(text)
        elif is_word and is_text_column and text.strip():
            self.measures.put_text(self.marked(), column, text)
        else:
            super().paste()

    def _is_note(self, column: int) -> bool:
        return column == self.measures.note_column

    def _paste_measures(self, text: str) -> None:
        """New measures behind the marked ones; none when any line cannot be read."""
        model = self.measures
        try:
            made = read_measures(text, model.targets, model.years)
        except ValueError as error:
            self.told.emit(tr("Nothing was pasted: {faults}", faults=error), True)
            return
        if not made:
            return
        at = self.marked()[-1] + 1 if self.marked() else len(model.measures)
        model.insert(made, at, ntr("Paste {n} measure", "Paste {n} measures", len(made)))
        self.choose_rows(range(at, at + len(made)), TITLE)
        self.told.emit(ntr("{n} measure pasted", "{n} measures pasted", len(made)), False)

    def edit_title(self, row: int) -> None:
        """Begin to type the title of a measure."""
        self.choose(row, TITLE)
        self.setFocus()
        self.edit(self.measures.index(row, TITLE))

    def add_shortcut(self, text: str, keys: Sequence[str], run: Callable[[], object]) -> None:
        """One more action of the grid, under its menu."""
        action = self._action(text, keys[0], run)
        action.setShortcuts([QKeySequence(each) for each in keys])
        self._actions.append(action)

    def select_first(self) -> None:
        """The keyboard at the first measure, where it is nowhere."""
        if not self.currentIndex().isValid() and self.measures.rowCount(QModelIndex()):
            self.choose(0, TITLE)
