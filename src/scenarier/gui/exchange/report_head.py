"""What stands at the head of every report: a title in place of the study's, and the municipality's logo."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from scenarier.gui.parts.lines import Line
from scenarier.gui.roles import set_role
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel
from scenarier.storage.settings import Settings, SettingsFile
from scenarier.text.faults import fault_text
from scenarier.text.language import tr
from scenarier.text.plain import one_line, text_fault
from scenarier.vocabulary.errors import FaultsError

TITLE, INSTEAD_OF, LOGO = "title", "instead_of", "logo"
"""What the settings keep of it; a title stands in place of one title of a study, and of no other."""


def title_of(settings: Settings, study_title: str) -> str:
    """The title that reports of a study have; "" for the study's own."""
    kept = settings.report
    return kept.get(TITLE, "") if kept.get(INSTEAD_OF) == study_title else ""


def logo_of(settings: Settings) -> Path | None:
    """The logo that reports have."""
    return Path(settings.report[LOGO]) if settings.report.get(LOGO) else None


class HeadDialog(QDialog):
    """Asks for both, and keeps them in the settings, for reports that are written and printed from then on."""

    def __init__(self, parent: QWidget, settings: SettingsFile, study_title: str) -> None:
        super().__init__(parent)
        self._settings, self._study_title = settings, study_title
        self.logo = logo_of(settings.now)
        self.setWindowTitle(tr("Title and logo of reports"))
        self.title = Line(tr("Title"))
        self.title.setText(title_of(settings.now, study_title))
        self.title.setPlaceholderText(one_line(study_title) or tr("Untitled study"))
        self.title.setProperty("framed", True)
        self.picture, self.fault = ElidedLabel(), PlainLabel()
        self.choose, self.remove = QPushButton(tr("Choose…")), QPushButton(tr("Remove"))
        self.ok = QPushButton(tr("OK"))
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.take_logo(None))
        self.title.textChanged.connect(self._check)
        self.finished.connect(self.deleteLater)
        self._check()

    def _lay_out(self) -> None:
        told = tr("Both are remembered for the reports to come, printed ones too. A logo is a PNG, JPEG or SVG.")
        note, buttons, line = PlainLabel(told), QDialogButtonBox(), QHBoxLayout()
        for label, role in ((self.fault, "fault"), (note, "small")):
            label.setWordWrap(True)
            set_role(label, role)
        for part in (self.picture, self.choose, self.remove):
            line.addWidget(part, int(part is self.picture))
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.commit)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Logo"), line)
        form.addRow("", note)
        form.addRow("", self.fault)
        form.addRow(buttons)
        self.fault.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.resize(36 * self.fontMetrics().height(), self.sizeHint().height())

    def take_logo(self, path: Path | None) -> None:
        """Take a picture, or none."""
        self.logo = path
        self._check()

    def commit(self) -> None:
        """Keep both, unless something is wrong with them."""
        if self._check():
            return
        title = self.title.text().strip()
        kept = {TITLE: title, INSTEAD_OF: self._study_title} if title else {}
        self._settings.now.report = kept | ({LOGO: str(self.logo)} if self.logo else {})
        self._settings.changed()
        self.accept()

    def _check(self) -> str:
        fault = text_fault(self.title.text(), is_name=True) or self._logo_fault()
        self.fault.setText(fault)
        self.ok.setEnabled(not fault)
        self.remove.setEnabled(self.logo is not None)
        self.picture.setText(one_line(self.logo.name) if self.logo else tr("no logo"))
        return fault

    def _logo_fault(self) -> str:
        from scenarier.jobs.report import logo_in

        try:
            logo_in(self.logo)
        except FaultsError as error:
            return " ".join(fault_text(replace(one, place="")) for one in error.faults)
        return ""

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Logo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        if self.logo is not None:
            dialog.setDirectory(str(self.logo.parent))
        dialog.fileSelected.connect(lambda name: self.take_logo(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
