"""What can be understood in more than one way, each with its choices; nothing is guessed in silence."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.session.import_plan import Question
from scenarier.text.language import tr
from scenarier.text.plain import one_line

LEAST_LETTERS = 20
"""Letters of a choice that are seen at least."""
MOST_ROWS = 5
"""Questions that are seen at once; the others by scrolling."""


class QuestionRow(QWidget):
    """One question: its text, its choices, and how it was answered where nobody did."""

    answered = Signal(str, str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.box = QComboBox()
        self.box.setPlaceholderText(tr("Choose …"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(LEAST_LETTERS)
        self._text, self._why = PlainLabel(), PlainLabel()
        for label in (self._text, self._why):
            label.setWordWrap(True)
        set_role(self._why, "small")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(self._text, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self._why, 1, 0, 1, 2)
        self.box.activated.connect(lambda _index: self.answered.emit(self.question.about, self.box.currentData()))
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the same question as it is answered now."""
        self.question = question
        self._text.setText(question.text)
        self._why.setText(question.why)
        self._why.setVisible(bool(question.why))
        self.box.setAccessibleName(one_line(question.text))
        with QSignalBlocker(self.box):
            self.box.clear()
            for answer, words in question.choices.items():
                self.box.addItem(one_line(words[:1].upper() + words[1:]), answer)
            self.box.setCurrentIndex(self.box.findData(question.answer) if question.answer else -1)


class Questions(QScrollArea):
    """All questions; those that are open stand first."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, QuestionRow] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self, "ground")

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; a question that was there keeps its place and the keyboard."""
        wanted = {question.about: question for question in questions}
        for about in [about for about in self.rows if about not in wanted]:
            self.rows.pop(about).deleteLater()
        opened = sorted(
            wanted.values(), key=lambda question: bool(question.answer) and question.about not in self.rows
        )
        for place, question in enumerate(opened):
            row = self.rows.get(question.about)
            if row is None:
                row = self.rows[question.about] = QuestionRow(question)
                row.answered.connect(self.answered)
                self._column.insertWidget(min(place, self._column.count() - 1), row)
            else:
                row.show_question(question)
        self.setVisible(bool(questions))
        self._fit()

    def _fit(self) -> None:
        heights = [row.sizeHint().height() + self._column.spacing() for row in self.rows.values()]
        self.setFixedHeight(sum(heights[:MOST_ROWS]) + 4)
