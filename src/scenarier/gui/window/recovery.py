"""After a crash: what was lost, from when, and what to do with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
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
from scenarier.text.moments import moment_words
from scenarier.text.plain import one_line


def lost_words(lost: Lost) -> str:
    """One lost study in a line: what, from when, which file."""
    if lost.entry is None:
        reason = fault_lines(lost.fault)[0] if lost.fault else ""
        return tr("cannot be read: {file} ({reason})", file=one_line(str(lost.file)), reason=reason)
    entry = lost.entry
    title = entry.study.title or tr("Untitled study")
    count = ntr("{n} scenario", "{n} scenarios", len(entry.study.scenarios))
    place = one_line(str(entry.path)) if entry.path else tr("never saved")
    return f"{title} · {count} · {moment_words(entry.when)} · {place}"


class _SecondThought(QPushButton):
    """A button for what cannot be undone: the first press asks, the second means it; a double click only asks."""

    asked = Signal(bool)
    meant = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_asking = False
        self.clicked.connect(self._press)
        self.setAutoDefault(False)
        self.calm()

    def calm(self) -> None:
        """Back to where nothing was asked."""
        self._set(False)

    def _set(self, is_asking: bool) -> None:
        self._is_asking = is_asking
        self.setText(tr("Throw away for good") if is_asking else tr("Throw away"))
        self.asked.emit(is_asking)

    def _press(self) -> None:
        if self._is_asking:
            self.calm()
            self.meant.emit()
        else:
            self._set(True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second half of a double click is no second thought."""
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on with something else has thought better of it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.calm()


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
        self.told = PlainLabel("")
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        layout.addWidget(self.told)
        layout.addWidget(self._buttons())
        self.list.currentRowChanged.connect(self._judge)
        self.resize(720, 260)
        self._judge(0)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.open_button, self.discard_button = QPushButton(tr("Open as unsaved")), _SecondThought()
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.discard_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        later = QPushButton(tr("Later"))
        buttons.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        self.open_button.clicked.connect(self.restore)
        self.discard_button.meant.connect(self.throw_away)
        self.discard_button.asked.connect(self._warn)
        later.clicked.connect(self.reject)
        return buttons

    def _warn(self, is_asked: bool) -> None:
        """Say what the second press does, in the room that is kept for it."""
        words = tr("What is thrown away is gone for good; nothing brings it back. Press once more to do it.")
        self.told.setText(words if is_asked else "")

    def _judge(self, row: int) -> None:
        self.discard_button.calm()
        self.open_button.setEnabled(0 <= row < len(self._lost) and self._lost[row].entry is not None)

    def restore(self) -> None:
        """Open the marked study as an unsaved one."""
        lost = self._lost[self.list.currentRow()]
        if lost.entry is not None:
            self.accept()
            self._restore_it(lost)

    def throw_away(self) -> None:
        """Remove the marked study for good; asked for twice."""
        row = self.list.currentRow()
        self._discard_it(self._lost.pop(row))
        self.list.takeItem(row)
        if not self._lost:
            self.accept()
