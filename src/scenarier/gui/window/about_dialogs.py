"""Small forms: what a scenario is called and why it is there; the same of the study."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from scenarier.gui.parts.lines import Line
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.session import edits
from scenarier.session.scenarios import name_fault
from scenarier.session.session import Session
from scenarier.session.typing import Typing
from scenarier.text.language import tr
from scenarier.text.plain import text_fault


class TextsDialog(QDialog):
    """A name and a note; `judge` gives what is wrong with the name, `take` what is done with both.

    What is typed is known to `typing` while the dialog is open.
    """

    def __init__(
        self,
        parent: QWidget,
        typing: Typing,
        title: str,
        name: tuple[str, str],
        note: tuple[str, str],
        judge: Callable[[str], str],
        take: Callable[[str, str], object],
    ) -> None:
        super().__init__(parent)
        self._judge, self._take, self._typing = judge, take, typing
        self.setWindowTitle(title)
        form = QFormLayout(self)
        self.name = Line(name[0])
        self.name.setText(name[1])
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
        buttons.accepted.connect(self.commit)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        self.note.textChanged.connect(self._check)
        self.name.textEdited.connect(lambda: typing.begin(self))
        self.note.textChanged.connect(lambda: typing.begin(self))
        form.addRow(buttons)
        self.finished.connect(lambda: typing.end(self))
        self.finished.connect(self.deleteLater)
        self.resize(480, 280)
        self._check()

    def _check(self) -> None:
        fault = self._wrong()
        self.fault.setText(fault)
        self.ok.setEnabled(not fault)

    def _wrong(self) -> str:
        return self._judge(self.name.text()) or text_fault(self.note.toPlainText(), is_name=False)

    def commit(self) -> str:
        """Take both; what is wrong with them."""
        fault = self._wrong()
        if not fault:
            self._typing.end(self)
            self._take(self.name.text().strip(), self.note.toPlainText().strip())
            self.accept()
        return f"{self.windowTitle()}: {fault}" if fault else ""

    def point_out(self) -> None:
        """Give the name the keyboard."""
        self.name.setFocus()

    def holds(self, part: object) -> bool:
        """Whether a widget is of this dialog."""
        return isinstance(part, QWidget) and part.window() is self


def scenario_dialog(session: Session, parent: QWidget) -> TextsDialog:
    """Name and note of the scenario shown, which must not be the baseline."""
    index, scenario = session.selected, session.scenario

    def take(name: str, note: str) -> None:
        session.do(edits.describe_scenario(session.state, index, name, note))

    return TextsDialog(
        parent,
        session.typing,
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
        session.do(edits.describe_study(session.state, title, note))

    return TextsDialog(
        parent,
        session.typing,
        tr("Study"),
        (tr("Title"), study.title),
        (tr("Purpose"), study.note),
        lambda title: text_fault(title, is_name=True),
        take,
    )
