"""What a step asks of the learner: a guess that is typed, a choice."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.reading import read_number
from scenarier.views.lessons import GuessCard, QuizCard


class Wrapped(PlainLabel):
    """A label as wide as there is room, never lower than its lines."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width it takes another height."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))  # -1 of an empty text


def wrapped(text: str, role: str = "") -> PlainLabel:
    """A label as wide as there is room."""
    label = Wrapped(text)
    if role:
        set_role(label, role)
    return label


class GuessBox(QWidget):
    """The question and a field a year; once it is guessed, guess and answer.

    `typed` carries the numbers by year that can be read so far.
    """

    typed = Signal(object)

    def __init__(self, card: GuessCard, guess: Callable[[list[float]], object]) -> None:
        super().__init__()
        self._card, self._guess = card, guess
        self.years, self.told_words = card.years, card.told
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wrapped(tr("Guess first"), "title"))
        layout.addWidget(wrapped(card.question))
        self.fields = [NumberLine(f"{card.question} {year}") for year in card.years]
        if card.rows:
            self._show_answer()
        else:
            self._ask()

    def _ask(self) -> None:
        grid = QGridLayout()
        for row, (year, field) in enumerate(zip(self._card.years, self.fields, strict=True)):
            field.setProperty("framed", True)
            field.returnPressed.connect(self._take)
            field.textChanged.connect(self._tell)
            grid.addWidget(PlainLabel(str(year)), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(PlainLabel(unit_name(self._card.unit)), row, 2)
        self._layout.addLayout(grid)
        self.told = wrapped("", "fault")
        self.told.hide()
        self.button = QPushButton(tr("Show the answer"))
        self.button.clicked.connect(self._take)
        self._layout.addWidget(self.told)
        self._layout.addWidget(self.button)

    def take_drawn(self, values: Mapping[int, float]) -> None:
        """Have numbers that were drawn in the fields of their years."""
        for year, field in zip(self.years, self.fields, strict=True):
            if year in values:
                field.setText(format_quantity(values[year], self._card.unit))

    def _tell(self) -> None:
        told = {}
        for year, field in zip(self.years, self.fields, strict=True):
            with suppress(ValueError):
                told[year] = read_number(field.text(), self._card.unit)
        self.typed.emit(told)

    def _take(self) -> None:
        values, faults = [], []
        for field in self.fields:
            try:
                values.append(read_number(field.text(), self._card.unit))
                field.set_fault(False)
            except ValueError as error:
                field.set_fault(True)
                faults.append(str(error))
        self.told.setText(faults[0] if faults else "")
        self.told.setVisible(bool(faults))
        if not faults:
            self._guess(values)

    def _show_answer(self) -> None:
        if len(self._card.rows) > 1:  # of one year the words say it all
            self._layout.addLayout(self._answers())
        self._layout.addWidget(wrapped(self._card.told))

    def _answers(self) -> QGridLayout:
        grid = QGridLayout()
        for column, heading in enumerate((tr("Year"), tr("Your guess"), tr("The answer"))):
            label = PlainLabel(heading)
            set_role(label, "small")
            grid.addWidget(label, 0, column)
        for place, row in enumerate(self._card.rows, start=1):
            for column, text in enumerate((str(row.year), row.guess, row.answer)):
                grid.addWidget(PlainLabel(text), place, column)
        return grid


class QuizBox(QWidget):
    """A question and its choices; once one is chosen, why it is right or not."""

    def __init__(self, card: QuizCard, choose: Callable[[int], object]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wrapped(card.question, "title"))
        self.buttons = [ChoiceButton(text, _sign(card, place)) for place, text in enumerate(card.choices)]
        for place, button in enumerate(self.buttons):
            button.setEnabled(card.chosen is None)
            button.clicked.connect(partial(choose, place))
            layout.addWidget(button)
        if card.told:
            layout.addWidget(wrapped(card.told))


def _sign(card: QuizCard, place: int) -> str:
    if card.chosen is None:
        return ""
    return "✓" if place == card.right else "✕" if place == card.chosen else ""


class ChoiceButton(QPushButton):
    """A choice whose text may take several lines."""

    def __init__(self, text: str, sign: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.label = wrapped(f"{sign} {text}".strip())
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.addWidget(self.label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the text takes."""
        return self._row.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As high as its text is at this width."""
        return QSize(super().sizeHint().width(), self._row.heightForWidth(max(self.width(), 1)))
