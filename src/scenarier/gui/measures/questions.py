"""The part `Spørgsmål`: what is asked, answered or not; what comes from other files and goes to them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scenarier.gui.busy import busy
from scenarier.gui.local_path import local_path
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.question import answer_dialog
from scenarier.gui.parts.still import StillList
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.jobs.questions import questions_in, save_questions
from scenarier.jobs.studies import SUFFIX, with_suffix
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.question_edits import remove_question, take_questions
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.questions import WHICH, questions_sheet, questions_words, seated_questions, which_words
from scenarier.vocabulary.errors import FaultsError


class QuestionList(SheetView):
    """The questions; Enter or a double click opens one, Del deletes it."""

    def __init__(self, colours: Scheme, answer: Callable[[], object], delete: Callable[[], object]) -> None:
        super().__init__(colours, tr("Questions"), "questions")
        self.doubleClicked.connect(lambda _index: answer())
        for text, keys, run in (
            (tr("Open the question"), "Return", answer),
            (tr("Delete the question"), "Del", delete),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _is_on=False, run=run: run())
            self.addAction(action)
            self._actions.append(action)

    def place(self) -> int | None:
        """The place in the study of the question that the keyboard is at."""
        key = self.current_key()
        return int(key) if key else None


class QuestionsPart(Part):
    """What is asked about the study: a table, with what may be done above it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.told = PlainLabel()
        self.which = StillList(tr("Which questions are listed"))
        for which in WHICH:
            self.which.addItem(which_words(which), which)
        self.which.currentIndexChanged.connect(lambda _at: self.refresh())
        self.view = QuestionList(colours, self.answer, self.delete)
        set_tip(self.view, copy_hint())
        self.open_button = self._button(tr("Open…"), self.answer)
        self.delete_button = self._button(tr("Delete"), self.delete)
        self.take_button = self._button(tr("Get from files…"), self.ask_for_files)
        set_tip(self.take_button, tr("Questions and answers from other files; those that are here stay"))
        self.seat_button = self._button(tr("Get from the groups"), self.take_seated)
        set_tip(self.seat_button, tr("Questions and answers in the files of the groups at the table"))
        self.send_button = self._button(tr("Save as a file…"), self.ask_where)
        set_tip(self.send_button, tr("Questions and answers alone, to be sent to those who asked or who answer"))
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._offer())
        self._stack = QStackedWidget()
        self._stack.addWidget(_none())
        self._stack.addWidget(carded(self.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._line())
        column.addWidget(self._stack, 1)
        self.refresh()

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        return button

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for part in (self.which, self.open_button, self.delete_button):
            line.addWidget(part)
        line.addWidget(self.told, 1)
        line.addWidget(self.seat_button)
        line.addWidget(self.take_button)
        line.addWidget(self.send_button)
        return line

    # What is done

    def answer(self) -> None:
        """Open the question that the keyboard is at, to be answered."""
        place = self.view.place()
        if place is not None:
            answer_dialog(self._session, place, self.window()).open()

    def delete(self) -> None:
        """Delete the question that the keyboard is at."""
        place = self.view.place()
        if place is not None:
            self._session.do(remove_question(self._session.state, place))
            self.taken_away.emit(tr("The question is deleted. Ctrl+Z brings it back."))

    def ask_for_files(self) -> None:
        """Ask for files whose questions and answers are taken."""
        dialog = self._dialog(tr("Get questions and answers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda _names: self.take(list(map(local_path, dialog.selectedUrls()))))
        dialog.open()

    def take(self, paths: list[Path]) -> None:
        """Take the questions and answers of files; what cannot be read is told of."""
        try:
            with busy(self.window(), tr("Opening “{name}” …", name=", ".join(path.name for path in paths))):
                found = questions_in(paths)
        except FaultsError as error:
            tell_faults(self.window(), tr("The questions could not be taken"), error)
            return
        self._session.do(take_questions(self._session.state, found))

    def take_seated(self) -> None:
        """Take the questions and answers of the groups that are open beside the study."""
        self._session.do(take_questions(self._session.state, seated_questions(self._session.groups)))

    def ask_where(self) -> None:
        """Ask where questions and answers are to be written."""
        dialog = self._dialog(tr("Save questions and answers"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(tr("questions") + SUFFIX)
        dialog.fileSelected.connect(lambda name: self.send(with_suffix(Path(name))))
        dialog.open()

    def send(self, path: Path) -> None:
        """Write questions and answers to a file of their own."""
        try:
            save_questions(self._session.study, path)
        except FaultsError as error:
            tell_faults(self.window(), tr("The questions could not be saved"), error)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self.window(), title)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=SUFFIX), tr("All files (*)")])
        if self._session.path is not None:
            dialog.setDirectory(str(self._session.path.resolve().parent))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    # Showing

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the questions as they stand."""
        if not (news.study or news.baseline or news.groups):
            return
        self.seat_button.setVisible(bool(seated_questions(self._session.groups)))
        questions = self._session.study.questions
        self._stack.setCurrentIndex(int(bool(questions)))
        self.told.setText(questions_words(questions) if questions else "")
        self.which.setEnabled(bool(questions))
        self.send_button.setEnabled(bool(questions))
        self.view.show_sheet(questions_sheet(self._session, self.which.currentData()))
        if self.view.sheet.lines and not self.view.currentIndex().isValid():
            self.view.select_key(self.view.sheet.lines[0].key)
        self._offer()

    def _offer(self) -> None:
        for button in (self.open_button, self.delete_button):
            button.setEnabled(self.view.place() is not None)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)


def _none() -> QWidget:
    told = PlainLabel(
        tr(
            "Nobody has asked anything yet. A question is put to a number, a measure or a package: in its menu "
            "(right-click), or with Ctrl+Shift+A where the keyboard is."
        )
    )
    told.setWordWrap(True)
    told.setAlignment(Qt.AlignmentFlag.AlignTop)
    told.setContentsMargins(4, 4, 12, 12)
    set_role(told, "muted")
    return told
