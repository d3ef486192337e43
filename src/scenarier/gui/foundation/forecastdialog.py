"""A field for a pasted forecast that says how it is understood before it is taken."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.parts.pile import Pile, words
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.ages import AgeTable
from scenarier.text.faults import fault_lines
from scenarier.text.language import tr
from scenarier.vocabulary.errors import FaultsError


def example(first_year: int) -> str:
    """How a table may look."""
    rows = (
        f"– {first_year} {first_year + 1} {first_year + 2}",
        "0-5 22.978 23.104 23.473",
        "6-16 38.504 38.554 38.658",
        "…",
        "80+ 14.652 15.650 16.671",
    )
    return "\n".join("        ".join(row.split()) for row in rows)


class ForecastDialog(QDialog):
    """`read` understands a text or raises a FaultsError, `take` gets the text that was accepted."""

    def __init__(
        self,
        first_year: int,
        read: Callable[[str], AgeTable],
        take: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._take = read, take
        self.setWindowTitle(tr("Population forecast"))
        about = words()
        about.setText(
            tr(
                "Persons on 1 January, men and women together: ages down and years from {first} across, or the "
                "other way round. The ages are the model's groups, finer or single years; a total is checked.",
                first=first_year,
            )
        )
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(example(first_year))
        self.field.setAccessibleName(tr("Population forecast"))
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setTabChangesFocus(True)
        self.told: PlainLabel = words("small")
        self.ok = QPushButton(tr("Use the forecast"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._check)
        self.finished.connect(self.deleteLater)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.field, 3)
        column.addWidget(Pile((self.told, 0), (QWidget(), 1)), 1)
        column.addWidget(buttons)
        self.resize(720, 480)
        self._check()

    def _check(self) -> None:
        """Say how the text is understood, or all that is wrong with it."""
        text, is_fault = self.field.toPlainText(), False
        if not text.strip():
            told = ""
        else:
            try:
                told = tr("Read: {understood}.", understood=self._read(text).understood)
            except FaultsError as error:
                told, is_fault = "\n".join(fault_lines(error)), True
        self.told.setText(told)
        set_role(self.told, "fault" if is_fault else "small")
        self.ok.setEnabled(bool(told) and not is_fault)

    def _accept(self) -> None:
        text = self.field.toPlainText()
        self.accept()
        self._take(text)
