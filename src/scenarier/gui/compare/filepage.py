"""The page that holds the open study against another file, or an earlier version of its own."""

from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scenarier.gui.busy import busy
from scenarier.gui.local_path import local_path
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.table.sheet import SheetView
from scenarier.gui.roles import carded, set_role
from scenarier.jobs.studies import SUFFIX, open_study
from scenarier.jobs.versions import Earlier, earlier_versions
from scenarier.look.palette import Scheme
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.plots.plain import PlainLabel, menu_text
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.moments import moment_words
from scenarier.text.plain import one_line
from scenarier.views.changes import studies_sheet
from scenarier.views.compared import Compared
from scenarier.vocabulary.errors import FaultsError


@dataclass(frozen=True, slots=True)
class _Other:
    """What the open study is held against: a file, as it was then where it is an earlier version."""

    path: Path
    study: Study
    baseline: Baseline
    version: Earlier | None = None

    @property
    def name(self) -> str:
        """What it is called, in the language that is spoken."""
        name = one_line(self.path.name)
        if self.version is None:
            return name
        when = tr("version of {when}", when=moment_words(self.version.when))
        return f"{name}, {when}"


_CHOSEN: WeakKeyDictionary[Session, _Other] = WeakKeyDictionary()
"""What a session is held against, so that it stays when the window is built anew in another language."""


class FilePage(QWidget):
    """What differs from a chosen file to the open study, in one table."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.told = PlainLabel()
        self.table = SheetView(colours, tr("What differs"), "changes")
        self.file_button, self.version_button = QPushButton(tr("Choose file…")), QPushButton(tr("Earlier version"))
        self.menu = QMenu(self)
        self._build()

    def _build(self) -> None:
        self.told.setWordWrap(True)
        self.file_button.clicked.connect(self.ask)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.version_button.setMenu(self.menu)
        self.none = PlainLabel(
            tr(
                "Choose a study, a report as PDF, or an earlier version of this study: here stands what is "
                "another in the open study, in words and numbers."
            )
        )
        self.none.setWordWrap(True)
        self.none.setContentsMargins(4, 4, 12, 12)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.none, "muted")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.file_button)
        line.addWidget(self.version_button)
        line.addWidget(self.told, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.none)
        self._stack.addWidget(carded(self.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    # Choosing

    def ask(self) -> None:
        """Ask for a file, and hold the open study against it."""
        dialog = QFileDialog(self.window(), tr("Compare with file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=f"{SUFFIX} *.pdf *.xlsx"), tr("All files (*)")])
        if self._session.path is not None:
            dialog.setDirectory(str(self._session.path.resolve().parent))
        dialog.fileSelected.connect(lambda _name: self.take(local_path(dialog.selectedUrls()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Hold the open study against a file; one that cannot be read is told of."""
        try:
            with busy(self.window(), tr("Opening “{name}” …", name=one_line(path.name))):
                study, baseline = open_study(path)
        except FaultsError as error:
            tell_faults(self.window(), tr("The file could not be compared with"), error)
            return
        self._take(_Other(path, study, baseline))

    def _fill_menu(self) -> None:
        self.menu.clear()
        path, session = self._session.path, self._session
        found = [] if path is None else earlier_versions(path, session.study, session.baseline)
        for earlier in found:
            action = self.menu.addAction(menu_text(one_line(earlier.words)))
            action.setEnabled(earlier.study is not None)
            action.triggered.connect(lambda _is_on=False, one=earlier: self._take_version(one))
        if not found:
            self.menu.addAction(tr("No earlier versions yet")).setEnabled(False)

    def _take_version(self, earlier: Earlier) -> None:
        path = self._session.path
        if path is not None and earlier.study is not None and earlier.baseline is not None:
            self._take(_Other(path, earlier.study, earlier.baseline, earlier))

    def _take(self, other: _Other) -> None:
        _CHOSEN[self._session] = other
        self.show_changes()

    # Showing

    def refresh(self, _shown: Compared) -> None:
        """Show the open study as it stands now."""
        self.show_changes()

    def show_changes(self) -> None:
        """What differs, or what there is to choose."""
        session, other = self._session, _CHOSEN.get(self._session)
        self._stack.setCurrentIndex(int(other is not None))
        if other is None:
            self.told.setText("")
            return
        names = other.name, tr("{name}, as it is open now", name=self._name())
        sheet = studies_sheet(other.study, other.baseline, session.study, session.baseline, names)
        self.told.setText(tr("From {old} to {new}", old=names[0], new=names[1]))
        self.table.setAccessibleName(sheet.title)
        self.table.show_sheet(sheet)

    def _name(self) -> str:
        session = self._session
        if session.path is not None:
            return one_line(session.path.name)
        return one_line(session.study.title) or tr("Untitled study")

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self.table.restyle(colours)
