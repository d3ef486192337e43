"""Small forms: what a scenario is called and why it is there; the same of the study."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.session.scenarios import name_fault
from scenarier.session.session import Session
from scenarier.text.language import tr


class TextsDialog(QDialog):
    """A name and a note; `judge` gives what is wrong with the name, `take` what is done with both."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        name: tuple[str, str],
        note: tuple[str, str],
        judge: Callable[[str], str],
        take: Callable[[str, str], object],
    ) -> None:
        super().__init__(parent)
        self._judge, self._take = judge, take
        self.setWindowTitle(title)
        form = QFormLayout(self)
        self.name = QLineEdit(name[1])
        self.name.setProperty("framed", True)
        self.note = QPlainTextEdit(note[1])
        self.note.setTabChangesFocus(True)
        self.fault = PlainLabel()
        self.fault.setWordWrap(True)
        set_role(self.fault, "fault")
        form.addRow(name[0], self.name)
        form.addRow("", self.fault)
        form.addRow(note[0], self.note)
        buttons = QDialogButtonBox()
        self.ok = QPushButton(tr("OK"))
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        form.addRow(buttons)
        self.finished.connect(self.deleteLater)
        self.resize(480, 280)
        self._check()

    def _check(self) -> None:
        fault = self._judge(self.name.text())
        self.fault.setText(fault)
        self.ok.setEnabled(not fault)

    def _accept(self) -> None:
        if not self._judge(self.name.text()):
            self._take(self.name.text().strip(), self.note.toPlainText().strip())
            self.accept()


def scenario_dialog(session: Session, parent: QWidget) -> TextsDialog:
    """Name and note of the scenario shown, which must not be the baseline."""
    index, scenario = session.selected, session.scenario

    def take(name: str, note: str) -> None:
        changed = replace(session.study.scenarios[index], name=name, note=note)
        label = tr("Properties of “{name}”", name=scenario.name)
        session.edit(label, session.study.with_scenario(index, changed))

    return TextsDialog(
        parent,
        tr("Scenario"),
        (tr("Name"), scenario.name),
        (tr("Note"), scenario.note),
        lambda name: name_fault(session.study, name, index),
        take,
    )


def study_dialog(session: Session, parent: QWidget) -> TextsDialog:
    """Title and purpose of the study."""
    study = session.study

    def take(title: str, note: str) -> None:
        session.edit(tr("Properties of the study"), replace(session.study, title=title, note=note))

    return TextsDialog(
        parent, tr("Study"), (tr("Title"), study.title), (tr("Purpose"), study.note), lambda _: "", take
    )
