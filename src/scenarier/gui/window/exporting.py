"""Fil › Eksportér: the scenario shown as a workbook, made beside the window, with progress and a way to stop."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from scenarier.gui.parts.plain import MessageBox
from scenarier.jobs.work import Work
from scenarier.model.names import scenario_title
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.errors import FaultsError

Say = Callable[[str, Mapping[str, Callable[[], object]]], object]
WORKBOOK = ".xlsx"
LOOKS, PATIENCE = 40, 300
"""How often the work is looked at, and after how long its progress is shown [ms]."""


class ProgressDialog(QDialog):
    """How far some work is, and a way to stop it."""

    def __init__(self, parent: QWidget, text: str, stop: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle("scenarier")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(text)
        buttons = QDialogButtonBox()
        self.cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(stop)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(text))
        layout.addWidget(self.bar)
        layout.addWidget(buttons)
        self.resize(420, 0)

    def show_parts(self, done: int, of: int) -> None:
        """So many of so many parts are done."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)


class Exporting(QObject):
    """Asks for a file and has a workbook written to it; one at a time.

    Parameters
    ----------
    window : the parent of its dialogs.
    folder : where the last file was opened or saved; None where there is none.
    say : a line above the work, with what can be done about it.
    """

    def __init__(self, window: QWidget, session: Session, folder: Callable[[], Path | None], say: Say) -> None:
        super().__init__(window)
        self._window, self._session, self._folder, self._say = window, session, folder, say
        self.work: Work | None = None
        self._path = Path()
        self.progress: ProgressDialog | None = None
        self._looks = QTimer(self, interval=LOOKS)
        self._looks.timeout.connect(self._look)

    def ask(self) -> None:
        """Ask for a path and write the scenario shown there."""
        if not self._session.settle() or self.work is not None:
            return
        dialog = QFileDialog(self._window, tr("Export as workbook"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Workbooks (*{suffix})", suffix=WORKBOOK)])
        dialog.setDefaultSuffix(WORKBOOK.removeprefix("."))
        path = self._session.path
        folder = self._folder() if path is None else path.resolve().parent
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.selectFile(self._name())
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _name(self) -> str:
        title = self._session.study.title
        words = [title, scenario_title(self._session.scenario.name)] if title else [tr("study")]
        return re.sub(r'[\\/:*?"<>|\0]+', "-", " – ".join(words)) + WORKBOOK

    def write(self, path: Path) -> None:
        """Begin to write the scenario shown to `path`, which gets its ending where it has none."""
        from scenarier.jobs.export import write_workbook

        self._path = path if path.suffix.casefold() == WORKBOOK else path.with_name(path.name + WORKBOOK)
        session = self._session
        scenario = session.scenario
        self.work = Work(partial(write_workbook, session.baseline, session.study, scenario, self._path))
        text = tr("Writing “{name}” …", name=one_line(self._path.name))
        self.progress = ProgressDialog(self._window, text, self.work.stop)
        QTimer.singleShot(PATIENCE, self.progress, self.progress.open)
        self.work.start()
        self._looks.start()

    def _look(self) -> None:
        """See how far the work is."""
        work, progress = self.work, self.progress
        if work is None or progress is None:
            return
        progress.show_parts(work.done, work.of)
        if work.is_over:
            self._looks.stop()
            self.work = self.progress = None
            progress.done(QDialog.DialogCode.Accepted)
            progress.deleteLater()
            self._tell(work)

    def _tell(self, work: Work) -> None:
        if isinstance(work.error, FaultsError):
            self._tell_fault(work.error)
        elif work.error is not None:
            raise work.error
        elif work.is_complete:
            path = self._path
            choices = {
                tr("Open it"): lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
                tr("Close"): lambda: None,
            }
            self._say(tr("“{name}” is written.", name=one_line(path.name)), choices)

    def _tell_fault(self, error: FaultsError) -> None:
        message = MessageBox(self._window)
        message.setIcon(MessageBox.Icon.Warning)
        message.setText(tr("The workbook could not be written"))
        message.setInformativeText("\n".join([error.subject, *fault_lines(error)]))
        message.addButton(tr("Close"), MessageBox.ButtonRole.AcceptRole)
        message.setWindowTitle("scenarier")
        message.finished.connect(message.deleteLater)
        message.open()
