"""The form of a question: what it is about, what is asked and by whom, and the answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPlainTextEdit, QPushButton, QWidget

from scenarier.gui.parts.lines import Line
from scenarier.gui.roles import set_role
from scenarier.model.questions import About, Question
from scenarier.plots.plain import PlainLabel
from scenarier.session.question_edits import add_questions, change_question
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.views.questions import about_words

WIDTH, HEIGHT, LINES = 34, 18, 3
"""Of the form, in heights of a letter; lines of a text that are seen at least."""


class QuestionDialog(QDialog):
    """A question and its answer; `take` is handed the question once both can be kept."""

    def __init__(
        self,
        session: Session,
        question: Question,
        take: Callable[[Question], object],
        parent: QWidget,
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self._session, self._question, self._take = session, question, take
        self.setWindowTitle(tr("Question"))
        self.about = PlainLabel(about_words(session.baseline, question.about))
        self.about.setWordWrap(True)
        set_role(self.about, "title")
        self.note = PlainLabel(note)
        self.note.setWordWrap(True)
        self.note.setVisible(bool(note))
        set_role(self.note, "small")
        self.text, self.answer = _text(question.text), _text(question.answer)
        self.who = Line(tr("Who asks"))
        self.who.setText(question.who)
        self.who.setProperty("framed", True)
        self.fault = PlainLabel()
        self.fault.setWordWrap(True)
        set_role(self.fault, "fault")
        self.ok = QPushButton(tr("OK"))
        self._lay_out()
        self.text.textChanged.connect(self._check)
        self.answer.textChanged.connect(self._check)
        self.who.textChanged.connect(self._check)
        self.text.textChanged.connect(lambda: session.typing.begin(self))
        self.answer.textChanged.connect(lambda: session.typing.begin(self))
        self.finished.connect(lambda: session.typing.end(self))
        self.finished.connect(self.deleteLater)
        self._check()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(self.about)
        form.addRow(self.note)
        form.addRow(tr("Question"), self.text)
        form.addRow(tr("Who asks"), self.who)
        form.addRow(tr("Answer given"), self.answer)
        form.addRow("", self.fault)
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.commit)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        line = self.fontMetrics().height()
        self.resize(WIDTH * line, HEIGHT * line)

    def _wrong(self) -> str:
        if not self.text.toPlainText().strip():
            return tr("Write what you ask.")
        texts = ((self.text.toPlainText(), False), (self.answer.toPlainText(), False), (self.who.text(), True))
        return next(filter(None, (text_fault(text, is_name=is_name) for text, is_name in texts)), "")

    def _check(self) -> None:
        fault = self._wrong()
        self.fault.setText(fault if self.text.toPlainText() else "")
        self.ok.setEnabled(not fault)

    def commit(self) -> str:
        """Take the question; what is wrong with it."""
        fault = self._wrong()
        if not fault:
            self._session.typing.end(self)
            made = replace(
                self._question,
                text=self.text.toPlainText().strip(),
                who=self.who.text().strip(),
                answer=self.answer.toPlainText().strip(),
            )
            self._take(made)
            self.accept()
        return f"{self.windowTitle()}: {fault}" if fault else ""

    def point_out(self) -> None:
        """Give the question the keyboard."""
        self.text.setFocus()

    def holds(self, part: object) -> bool:
        """Whether a widget is of this dialog."""
        return isinstance(part, QWidget) and part.window() is self


def ask_dialog(session: Session, about: About, parent: QWidget, note: str = "") -> QuestionDialog:
    """The form of a new question, by who asked last, of today; `note` says why it is about this."""
    who = next((one.who for one in reversed(session.study.questions) if one.who), "")
    new = Question("", about, who=who, when=date.today().isoformat())

    def take(made: Question) -> None:
        session.do(add_questions(session.state, [made]))

    return QuestionDialog(session, new, take, parent, note)


def answer_dialog(session: Session, place: int, parent: QWidget) -> QuestionDialog:
    """The form of a question that is there; its answer has the keyboard."""

    def take(made: Question) -> None:
        session.do(change_question(session.state, place, made))

    made = QuestionDialog(session, session.study.questions[place], take, parent)
    made.answer.setFocus()
    return made


def _text(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(LINES * made.fontMetrics().lineSpacing())
    return made
