"""After a crash: what was lost, from when, and what to do with it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.plots.plain import PlainLabel
from scenarier.storage.journal import Lost
from scenarier.text.faults import fault_lines
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line


def moment_words(when: datetime) -> str:
    """A moment in the user's own time: `23.11.2026 kl. 18.05`."""
    local = when.astimezone()
    return tr("{day:02d}/{month:02d}/{year} at {hour:02d}:{minute:02d}", day=local.day, month=local.month,
              year=local.year, hour=local.hour, minute=local.minute)  # fmt: skip


def lost_words(lost: Lost) -> str:
    """One lost study in a line: what, from when, which file."""
    if lost.entry is None:
        reason = fault_lines(lost.fault)[0] if lost.fault else ""
        return tr("cannot be read: {file} ({reason})", file=lost.file, reason=reason)
    entry = lost.entry
    title = entry.study.title or tr("Untitled study")
    count = ntr("{n} scenario", "{n} scenarios", len(entry.study.scenarios))
    place = str(entry.path) if entry.path else tr("never saved")
    return f"{title} · {count} · {moment_words(entry.when)} · {place}"


class RecoveryDialog(QDialog):
    """Offers lost studies one by one: open as unsaved, throw away, or leave for later."""

    def __init__(
        self,
        parent: QWidget,
        lost: list[Lost],
        restore: Callable[[Lost], object],
        discard: Callable[[Lost], object],
    ) -> None:
        super().__init__(parent)
        self._lost, self._restore_it, self._discard_it = lost, restore, discard
        self.setWindowTitle(tr("Unsaved work was found"))
        layout = QVBoxLayout(self)
        text = PlainLabel(
            tr(
                "scenarier did not end as it should. This was not saved. Opening it changes no file; you decide "
                "yourself where to save it."
            )
        )
        text.setWordWrap(True)
        layout.addWidget(text)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Unsaved work"))
        self.list.addItems([one_line(lost_words(one)) for one in lost])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.restore())
        layout.addWidget(self.list)
        buttons = QDialogButtonBox()
        self.open_button, self.discard_button = QPushButton(tr("Open as unsaved")), QPushButton(tr("Throw away"))
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.discard_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        later = QPushButton(tr("Later"))
        buttons.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        self.open_button.clicked.connect(self.restore)
        self.discard_button.clicked.connect(self.throw_away)
        later.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._judge)
        layout.addWidget(buttons)
        self.resize(720, 260)
        self._judge(0)

    def _judge(self, row: int) -> None:
        self.open_button.setEnabled(0 <= row < len(self._lost) and self._lost[row].entry is not None)

    def restore(self) -> None:
        """Open the marked study as an unsaved one."""
        lost = self._lost[self.list.currentRow()]
        if lost.entry is not None:
            self.accept()
            self._restore_it(lost)

    def throw_away(self) -> None:
        """Remove the marked study for good."""
        row = self.list.currentRow()
        self._discard_it(self._lost.pop(row))
        self.list.takeItem(row)
        if not self._lost:
            self.accept()
