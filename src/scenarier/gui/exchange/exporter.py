"""Fil › Eksportér: the scenario shown as a workbook, made beside the window, with progress and a way to stop."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from scenarier.gui.exchange.names import file_name
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.work import WorkLine
from scenarier.model.names import scenario_title
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line

Say = Callable[[str, Mapping[str, Callable[[], object]]], object]
WORKBOOK = ".xlsx"


class Exporter(QObject):
    """Asks for a file and has a workbook written to it; one at a time.

    Parameters
    ----------
    window : the parent of its dialogs.
    folder : where the last file was opened or saved; None where there is none.
    say : a line above the work, with what can be done about it.
    """

    def __init__(
        self, window: QWidget, session: Session, folder: Callable[[], Path | None], work: WorkLine, say: Say
    ) -> None:
        super().__init__(work)
        self._window, self._session, self._folder = window, session, folder
        self._work, self._say = work, say

    def ask(self) -> None:
        """Ask for a path and write the scenario shown there."""
        if not self._session.settle() or self._work.is_at_work:
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
        return file_name(*words) + WORKBOOK

    def write(self, given: Path) -> None:
        """Write the scenario shown to a file, which gets its ending where it has none."""
        from scenarier.jobs.export import write_workbook

        path = given if given.suffix.casefold() == WORKBOOK else given.with_name(given.name + WORKBOOK)
        session = self._session
        baseline, study, scenario = session.baseline, session.study, session.scenario
        self._work.start(
            tr("Writing “{name}” …", name=one_line(path.name)),
            lambda control: write_workbook(baseline, study, scenario, path, control.tell),
            lambda _none: self._tell(path),
            lambda error: tell_faults(self._window, tr("The workbook could not be written"), error),
        )

    def _tell(self, path: Path) -> None:
        choices = {
            tr("Open it"): lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            tr("Close"): lambda: None,
        }
        self._say(tr("“{name}” is written.", name=one_line(path.name)), choices)
