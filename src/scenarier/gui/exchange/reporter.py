"""Fil › Rapport and Udskriv: the study's report, made beside the window, with progress and a way to stop."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from scenarier.gui.exchange.exporter import Say
from scenarier.gui.exchange.report_head import HeadDialog, logo_of, title_of
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.work import WorkLine
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr
from scenarier.text.plain import one_line

PDF, HTML = ".pdf", ".html"
Then = Callable[[Path], object]
Job = Callable[[Callable[[int, int], object]], object]


class Writer(QObject):
    """Has the report of the study written to a file, held against the window's reference; one at a time.

    Parameters
    ----------
    window : the parent of its dialogs.
    say : a line above the work, with what can be done about it.
    """

    def __init__(
        self, window: QWidget, session: Session, settings: SettingsFile, work: WorkLine, say: Say
    ) -> None:
        super().__init__(work)
        self._window, self._session, self._work, self._say = window, session, work, say
        self._settings = settings

    @property
    def _is_ready(self) -> bool:
        return self._session.settle() and not self._work.is_at_work

    def _name(self) -> str:
        """What the file is called unless another name is given."""
        return re.sub(r'[\\/:*?"<>|\0]+', "-", self._session.study.title) or tr("report")

    def _job(self, path: Path) -> Job:
        """What writes the report as the study stands now."""
        from scenarier.jobs.report import asked_in_window, write_report

        session, settings = self._session, self._settings.now
        asked = asked_in_window(session, title_of(settings, session.study.title))
        baseline, study, logo = session.baseline, session.study, logo_of(settings)
        return lambda tell: write_report(baseline, study, asked, path, tell, logo)

    def _start(self, path: Path, then: Then) -> None:
        job = self._job(path)
        self._work.start(
            tr("Writing “{name}” …", name=one_line(path.name)),
            lambda control: job(control.tell),
            lambda _none: then(path),
            lambda error: tell_faults(self._window, tr("The report could not be written"), error),
        )


class Reporter(Writer):
    """Asks for a file and has the report written to it; `folder` is where the last file was opened or saved."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: SettingsFile,
        folder: Callable[[], Path | None],
        work: WorkLine,
        say: Say,
    ) -> None:
        super().__init__(window, session, settings, work, say)
        self._folder = folder

    def ask_head(self) -> None:
        """Ask for the title and the logo that reports have."""
        if self._session.settle():
            HeadDialog(self._window, self._settings, self._session.study.title).open()

    def ask(self) -> None:
        """Ask for a path and write the report there."""
        if not self._is_ready:
            return
        dialog = QFileDialog(self._window, tr("Report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(self._filters())
        dialog.setDefaultSuffix(PDF.removeprefix("."))
        path = self._session.path
        folder = self._folder() if path is None else path.resolve().parent
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.selectFile(f"{self._name()}{PDF}")
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(HTML if HTML in words else PDF))
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _filters(self) -> list[str]:
        return [tr("Reports that carry their study (*.pdf)"), tr("Web pages (*.html)")]

    def write(self, given: Path) -> None:
        """Write the report to a file, which gets its ending where it has none."""
        is_named = given.suffix.casefold() in (PDF, HTML, ".htm")
        self._start(given if is_named else given.with_name(given.name + PDF), self._tell)

    def _tell(self, path: Path) -> None:
        choices: dict[str, Callable[[], object]] = {
            tr("Open it"): lambda: open_elsewhere(path),
            tr("Close"): lambda: None,
        }
        self._say(tr("“{name}” is written.", name=one_line(path.name)), choices)


class Printer(Writer):
    """Makes the report in a folder that is gone with the program, and opens it in what the system prints with."""

    def __init__(
        self, window: QWidget, session: Session, settings: SettingsFile, work: WorkLine, say: Say
    ) -> None:
        super().__init__(window, session, settings, work, say)
        self._folders: list[tempfile.TemporaryDirectory[str]] = []

    def ask(self) -> None:
        """Make the report and open it."""
        if not self._is_ready:
            return
        self._folders.append(tempfile.TemporaryDirectory(prefix="scenarier-", ignore_cleanup_errors=True))
        self._start(Path(self._folders[-1].name) / f"{self._name()}{PDF}", open_elsewhere)


def open_elsewhere(path: Path) -> None:
    """Have the system's own program open a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
