"""Fil › Eksportér: the scenario shown as a workbook, made beside the window, with progress and a way to stop."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from scenarier.gui.parts.plain import MessageBox
from scenarier.jobs.work import Tell, Work
from scenarier.model.names import scenario_title
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.faults import fault_lines
from scenarier.text.language import mark, tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.errors import FaultsError

Say = Callable[[str, Mapping[str, Callable[[], object]]], object]
WORKBOOK = ".xlsx"
LOOKS, PATIENCE = 40, 300
"""How often the work is looked at, and after how long its progress is shown [ms]."""


def open_elsewhere(path: Path) -> None:
    """Have the program open a file that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


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

    title, failed = mark("Export as workbook"), mark("The workbook could not be written")
    suffixes: tuple[str, ...] = (WORKBOOK,)

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
        title = self.title
        dialog = QFileDialog(self._window, tr(title))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(self._filters())
        dialog.setDefaultSuffix(self.suffixes[0].removeprefix("."))
        path = self._session.path
        folder = self._folder() if path is None else path.resolve().parent
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.selectFile(re.sub(r'[\\/:*?"<>|\0]+', "-", " – ".join(self._words())) + self.suffixes[0])
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _filters(self) -> list[str]:
        """What the dialog offers to write."""
        return [tr("Workbooks (*{suffix})", suffix=WORKBOOK)]

    def _words(self) -> list[str]:
        """What the file is called unless another name is given."""
        title = self._session.study.title
        return [title, scenario_title(self._session.scenario.name)] if title else [tr("study")]

    def _job(self, path: Path) -> Callable[[Tell], object]:
        """What writes the scenario shown to `path`, as it stands now."""
        from scenarier.jobs.export import write_workbook

        return partial(write_workbook, self._session.baseline, self._session.study, self._session.scenario, path)

    def write(self, path: Path) -> None:
        """Begin to write what is shown to `path`, which gets its ending where it has none."""
        has_ending = path.suffix.casefold() in self.suffixes
        self._path = path if has_ending else path.with_name(path.name + self.suffixes[0])
        self.work = Work(self._job(self._path))
        text = tr("Writing “{name}” …", name=one_line(self._path.name))
        self.progress = ProgressDialog(self._window, text, self.work.stop)
        patience = QTimer(self.progress, interval=PATIENCE, singleShot=True)  # gone with the dialog
        patience.timeout.connect(self.progress.open)
        patience.start()
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
            self._tell_written(self._path)

    def _tell_written(self, path: Path) -> None:
        choices: dict[str, Callable[[], object]] = {
            tr("Open it"): partial(open_elsewhere, path),
            tr("Close"): lambda: None,
        }
        self._say(tr("“{name}” is written.", name=one_line(path.name)), choices)

    def _tell_fault(self, error: FaultsError) -> None:
        message = MessageBox(self._window)
        message.setIcon(MessageBox.Icon.Warning)
        failed = self.failed
        message.setText(tr(failed))
        message.setInformativeText("\n".join([error.subject, *fault_lines(error)]))
        message.addButton(tr("Close"), MessageBox.ButtonRole.AcceptRole)
        message.setWindowTitle("scenarier")
        message.finished.connect(message.deleteLater)
        message.open()
