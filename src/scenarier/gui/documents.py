"""Opening and saving in the window: dialogs that never block, and nothing lost by them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from scenarier.jobs.studies import SUFFIX, open_study, save_study, with_suffix
from scenarier.session.session import Session
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.vocabulary.errors import FaultsError

Then = Callable[[], object]


class Documents:
    """Opens and saves the session's study; `window` is the parent of all dialogs."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self._session = session

    def name(self) -> str:
        """What the study is called in the title bar."""
        if self._session.path is not None:
            return self._session.path.name
        return self._session.study.title or tr("Untitled study")

    def open(self) -> None:
        """Ask for a file and show it, after what is unsaved has been dealt with."""
        self.when_settled(self._ask_what_to_open)

    def _ask_what_to_open(self) -> None:
        dialog = self._file_dialog(tr("Open study"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        dialog.open()

    def open_path(self, path: Path) -> bool:
        """Show the study in `path`; a faulty one is told about and what is open stays."""
        try:
            study, baseline = open_study(path)
        except FaultsError as error:
            self._tell(tr("The study could not be opened"), error)
            return False
        self._session.open(baseline, study, path)
        return True

    def open_example(self, path: Path) -> None:
        """Show a copy of an example study, which saving cannot overwrite."""

        def show() -> None:
            if self.open_path(path):
                self._session.path = None
                self._session.select(self._session.selected)

        self.when_settled(show)

    def save(self, then: Then | None = None) -> None:
        """Save under the study's path, or ask for one."""
        if self._session.path is None:
            self.save_as(then)
        else:
            self._write(self._session.path, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a path and save there."""
        dialog = self._file_dialog(tr("Save study as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        name = self._session.study.title or tr("study")
        dialog.selectFile(str(self._session.path or f"{name}{SUFFIX}"))
        dialog.fileSelected.connect(lambda name: self._write(with_suffix(Path(name)), then))
        dialog.open()

    def _write(self, path: Path, then: Then | None) -> None:
        try:
            save_study(self._session.study, path)
        except FaultsError as error:
            self._tell(tr("The study could not be saved; it is still open and unsaved"), error)
            return
        self._session.saved_as(path)
        if then is not None:
            then()

    def when_settled(self, then: Then) -> None:
        """Call `then` once nothing unsaved can be lost: saved, or given up by the user."""
        if not self._session.is_dirty:
            then()
            return
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(tr("“{name}” has changes that are not saved.", name=self.name()))
        question.setInformativeText(tr("Save them first?"))
        save, discard = QPushButton(tr("Save")), QPushButton(tr("Do not save"))
        question.addButton(save, QMessageBox.ButtonRole.AcceptRole)
        question.addButton(discard, QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(save)

        def answered() -> None:
            if question.clickedButton() is save:
                self.save(then)
            elif question.clickedButton() is discard:
                then()

        question.finished.connect(answered)
        self._show(question)

    def _tell(self, heading: str, error: FaultsError) -> None:
        message = QMessageBox(self._window)
        message.setIcon(QMessageBox.Icon.Warning)
        message.setText(heading)
        message.setInformativeText("\n".join([error.subject, *fault_lines(error)]))
        message.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        self._show(message)

    def _show(self, box: QMessageBox) -> None:
        box.setWindowTitle("scenarier")
        box.finished.connect(box.deleteLater)
        box.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=SUFFIX), tr("All files (*)")])
        if self._session.path is not None:
            dialog.setDirectory(str(self._session.path.resolve().parent))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
