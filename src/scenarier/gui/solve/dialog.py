"""The panel `Hvad skal der til?`: a figure's target, a lever, and the value that meets it, as fields change."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.gui.solve.bar import RangeBar
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import mark, tr
from scenarier.text.reading import read_number, show_number
from scenarier.views.rules import from_words
from scenarier.views.solve_question import (
    LeverRow,
    Question,
    answered,
    changed,
    drawn,
    heading,
    lever_rows,
    moves_from,
    still_asked,
    taken,
    target_unit,
)
from scenarier.views.solving import Solved, target_name

COMPARISONS = {"at_least": mark("at least"), "at_most": mark("at most"), "equal": mark("just")}
WIDTH = 34
"""In heights of a letter."""
MOST_SHOWN = 14
"""Levers of the list that are seen at a time."""


class SolveDialog(QDialog):
    """What it would take. It stands beside the work and follows it; nothing is changed until it is asked to."""

    def __init__(
        self, session: Session, question: Question, colours: Callable[[], Scheme], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._session, self.question = session, question
        self._levers: list[LeverRow] = []
        self._fault = ""
        self.solved: Solved | None = None
        self.setWindowTitle(tr("What would it take?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title, self._unit = _words("title"), PlainLabel()
        self.comparison = StillList(tr("Comparison"))
        self.target = NumberLine(tr("Must be"))
        self.year, self.first = StillList(tr("Year")), StillList(tr("The lever is moved from"))
        self.lever = StillList(tr("Lever"))
        self.answer, self.notes = _words(""), _words("small")
        self.bar = RangeBar(colours)
        self.make, self._close = QPushButton(tr("Make it a scenario")), QPushButton(tr("Close"))
        self._lay_out()
        self._connect()
        session.listeners.append(self.refresh)
        self.finished.connect(self._leave)
        self.ask(question)

    def _lay_out(self) -> None:
        demand, moved, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for part in (self.comparison, self.target, self._unit, self.year):
            demand.addWidget(part, 1 if part is self.target else 0)
        for part in (self.lever, self.first):
            moved.addWidget(part, 1 if part is self.lever else 0)
        below.addWidget(self.make)
        below.addStretch(1)
        below.addWidget(self._close)
        fields = QGridLayout()
        fields.addWidget(PlainLabel(tr("Must be")), 0, 0)
        fields.addLayout(demand, 0, 1)
        fields.addWidget(PlainLabel(tr("Lever")), 1, 0)
        fields.addLayout(moved, 1, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(fields)
        column.addWidget(self.answer)
        column.addWidget(self.bar)
        column.addWidget(self.notes)
        column.addStretch(1)
        column.addLayout(below)
        self.target.setProperty("framed", True)
        self.target.setMinimumWidth(8 * self.fontMetrics().averageCharWidth())
        self.answer.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.notes.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._search()
        self.resize(WIDTH * self.fontMetrics().height(), self.sizeHint().height())

    def _search(self) -> None:
        """Typing in the list of levers finds those that have what is typed anywhere in their names."""
        self.lever.setEditable(True)
        self.lever.setInsertPolicy(StillList.InsertPolicy.NoInsert)
        self.lever.setMaxVisibleItems(MOST_SHOWN)
        self.lever.setSizeAdjustPolicy(StillList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.lever.model(), self.lever)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.lever.setCompleter(completer)
        line = self.lever.lineEdit()
        assert line is not None
        line.setAcceptDrops(False)
        line.installEventFilter(self)

    def _connect(self) -> None:
        for choice, name in ((self.comparison, "comparison"), (self.year, "year"), (self.first, "first_year")):
            choice.activated.connect(lambda _row, box=choice, name=name: self._change(**{name: box.currentData()}))
        self.lever.activated.connect(lambda row: self._change(lever=self._levers[row].name))
        self.target.textEdited.connect(self._type)
        self.make.clicked.connect(self._make)
        self._close.clicked.connect(self.close)
        self.make.setAutoDefault(False)
        self._close.setAutoDefault(False)
        keys = QKeySequence.StandardKey
        QShortcut(QKeySequence(keys.Undo), self).activated.connect(self._session.undo)
        QShortcut(QKeySequence(keys.Redo), self).activated.connect(self._session.redo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into the list's line chooses its text, so that what is typed finds another lever."""
        if event.type() == QEvent.Type.FocusOut:
            self._show_lever()
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            watched.selectAll()
        return super().eventFilter(watched, event)

    # What is asked

    def ask(self, question: Question) -> None:
        """Ask of another figure."""
        self.question, self._fault = question, ""
        self.target.setModified(False)
        self._fill()
        self._answer()

    def _change(self, **values: Any) -> None:
        self.question = changed(self.question, **values)
        self._fill_first()
        self._answer()

    def _type(self, text: str) -> None:
        try:
            number = read_number(text, self.question.unit)
        except ValueError as error:
            self._fault = str(error)
            self._answer()
            return
        self._fault = ""
        self._change(target=number)

    def _fill(self) -> None:
        session, asked = self._session, self.question
        self._title.setText(heading(session, asked))
        _choose(self.comparison, [(tr(text), name) for name, text in COMPARISONS.items()], asked.comparison)
        self.target.setEnabled(not asked.target_of)
        if not self.target.isModified() or asked.target_of:
            self.target.setText(
                target_name(asked.target, asked.target_of)
                if asked.target_of
                else show_number(asked.target, asked.unit)
            )
            self.target.setCursorPosition(0)
        self._unit.setText("" if asked.target_of else target_unit(session, asked))
        last, first = session.study.horizon, session.baseline.first_year
        years = [(tr("in {year}", year=year), year) for year in range(first, last + 1)]
        _choose(self.year, [(tr("every year"), None), *years], asked.year)
        self._levers = lever_rows(session, asked)
        _choose(self.lever, [(row.title, row.name) for row in self._levers], asked.lever)
        self._fill_first()

    def _fill_first(self) -> None:
        years = moves_from(self._session, self.question)
        _choose(self.first, [(from_words(year), year) for year in years], self.question.first_year)
        self.first.setVisible(bool(years))

    def _show_lever(self) -> None:
        names = [row.name for row in self._levers]
        if self.question.lever in names:
            row = names.index(self.question.lever)
            self.lever.setCurrentIndex(row)
            self.lever.setEditText(self._levers[row].title)

    # The answer

    def _answer(self) -> None:
        told = None if self._fault else answered(self._session, self.question)
        self.solved = told
        self.target.set_fault(bool(self._fault))
        self.answer.setText(told.sentence if told else self._fault)
        set_role(self.answer, "fault" if self._fault else "")
        self.notes.setText(" ".join((told.stretches, *told.notes)).strip() if told else "")
        self.bar.show_drawn(drawn(told) if told else None, told.stretches if told else "")
        self.make.setEnabled(told is not None and told.value is not None)
        self._make_room()

    def _make_room(self) -> None:
        """Grow where the answer has more lines than there is room for; what was made larger stays so."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def refresh(self, news: News = EVERYTHING) -> None:
        """Answer anew where the study is another; a scenario or lever that is gone gives way."""
        if not (news.study or news.projected or news.rules):
            return
        self.question = still_asked(self._session, self.question)
        self._fill()
        self._answer()

    def _make(self) -> None:
        """One click, one edit: the scenario with the lever at the value, which is then shown."""
        edited = taken(self._session, self.question, self.solved) if self.solved else None
        if edited is not None and self._session.settle():
            self._session.do(edited)

    def _leave(self) -> None:
        if self.refresh in self._session.listeners:
            self._session.listeners.remove(self.refresh)


def _choose(box: StillList, rows: list[tuple[str, object]], chosen: object) -> None:
    """Fill a list, with one of its rows chosen."""
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] != rows:
        box.clear()
        for text, value in rows:
            box.addItem(text, value)
    values = [value for _, value in rows]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)


def _words(role: str) -> PlainLabel:
    made = PlainLabel()
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    if role:
        set_role(made, role)
    return made
