"""`Fil › Hent…`: choose a file, have it read beside the window, look at what it holds, import it as one edit."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from scenarier.gui.local_path import local_path
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.work import WorkLine
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.errors import FaultsError

if TYPE_CHECKING:  # loaded when a file is read, not with the window
    from scenarier.exchange.sheets import Sheet
    from scenarier.gui.exchange.dialog import ImportDialog
    from scenarier.session.import_plan import ImportPlan

ENDINGS = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "json")


class Importer(QObject):
    """Imports a file into the session's study.

    Parameters
    ----------
    work : the line that says what is at work.
    say : tells what was done, with a way back.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: SettingsFile,
        colours: Scheme,
        work: WorkLine,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(work)
        self._window, self._session, self._settings, self._colours = window, session, settings, colours
        self._work, self._say = work, say

    def ask(self) -> None:
        """Ask for a file."""
        if not self._session.settle() or self._work.is_at_work:
            return
        dialog = QFileDialog(self._window, tr("Import a file"))
        patterns = " ".join(f"*.{ending}" for ending in ENDINGS)
        dialog.setNameFilters(
            [tr("Workbooks and text files ({patterns})", patterns=patterns), tr("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self._settings.now.folder:
            dialog.setDirectory(self._settings.now.folder)
        dialog.fileSelected.connect(lambda _name: self.read(local_path(dialog.selectedUrls()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a file in the background, then show what it holds."""
        from scenarier.exchange.sheets import read_sheets

        self._work.start(
            tr("Reading “{name}” …", name=one_line(path.name)),
            lambda control: read_sheets(path, control.is_cancelled),
            lambda sheets: self.show_plan(path, sheets),
            self._tell,
        )

    def show_plan(self, path: Path, sheets: "Sequence[Sheet]") -> "ImportDialog":
        """Show what a file holds, before anything is changed."""
        from scenarier.exchange.importing import plan_import
        from scenarier.gui.exchange.dialog import ImportDialog
        from scenarier.session.import_plan import Asked

        session = self._session
        dialog = ImportDialog(
            self._window,
            session,
            self._colours,
            path.name,
            lambda asked: plan_import(sheets, session.state, session.baseline, asked),
            Asked(remembered=self._settings.now.mappings),
            self._take,
        )
        dialog.open()
        return dialog

    def _take(self, plan: "ImportPlan") -> None:
        """Import as one edit, and remember what the columns hold."""
        assert plan.edit is not None
        edited = plan.edit(self._session.state)
        self._session.do(edited)
        if plan.heading and plan.fields:
            self._settings.now.remember_mapping(plan.heading, plan.fields)
            self._settings.changed()
        self._say(tr("Imported: {what}", what=edited[0]))

    def _tell(self, error: FaultsError) -> None:
        tell_faults(self._window, tr("The file could not be imported; nothing is changed"), error)
