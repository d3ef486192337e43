"""Lines to type in; what is typed is known to the session until it is taken or put back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scenarier.session.typing import Typing
from scenarier.text.numbers import MINUS
from scenarier.text.plain import one_line

TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def _takes_back(event: QEvent) -> bool:
    """Whether a key would undo or redo."""
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))


class Line(QLineEdit):
    """A line that files are not dropped on: they go to the window.

    Undo and redo are its own only while something is typed that is not taken yet; else they are the study's.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(one_line(name))
        self.setAcceptDrops(False)

    def is_being_typed(self) -> bool:
        """Whether something is typed that is not taken yet."""
        return self.isModified()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and _takes_back(event) and not self.is_being_typed():
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An undo that the window has no use for brings nothing back that was taken."""
        if _takes_back(event) and not self.is_being_typed():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def holds(self, part: object) -> bool:
        """Whether a widget is this line."""
        return part is self

    def point_out(self) -> None:
        """Give the line the keyboard."""
        self.setFocus()

    def set_fault(self, is_fault: bool) -> None:
        """Frame the line as faulty, or no longer."""
        if bool(self.property("fault")) is not is_fault:
            self.setProperty("fault", is_fault)
            self.style().unpolish(self)
            self.style().polish(self)


class NumberLine(Line):
    """A line for a number: a click chooses all of it, so that what is typed takes its place."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._chooses = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into a number that is not being typed is going to choose it."""
        self._chooses = event.button() == Qt.MouseButton.LeftButton and not self.isModified()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the whole number, unless a part of it was chosen by dragging."""
        super().mouseReleaseEvent(event)
        if self._chooses and not self.hasSelectedText():
            self.selectAll()
        self._chooses = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks choose the whole number too, not a part of it."""
        super().mouseDoubleClickEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is copied has a hyphen for its minus, which every program reads."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.selectedText().replace(MINUS, "-"))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by key, the whole number is chosen."""
        super().focusInEvent(event)
        if event.reason() in TAB_REASONS:
            self.selectAll()


class TextField(Line):
    """A line for a text. `take` gets what was typed and gives what is wrong; `told` carries that (True)."""

    told = Signal(str, bool)

    def __init__(
        self, name: str, typing: Typing, take: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._typing, self._take, self._shown = typing, take, ""
        self.setProperty("framed", True)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.commit)

    def is_being_typed(self) -> bool:
        """Whether something is typed that is not taken yet."""
        return self._typing.holds(self)

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed stays."""
        self._shown = text
        if not self._typing.holds(self):
            self._put_back()

    def _put_back(self) -> None:
        self.set_fault(False)
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def _typed(self) -> None:
        if self.text() == self._shown:
            self._typing.end(self)
        else:
            self._typing.begin(self)

    def commit(self) -> str:
        """Take what was typed; what is wrong with it."""
        if not self._typing.holds(self):
            self._put_back()
            return ""
        text = self.text().strip()
        fault = "" if text == self._shown else self._take(text)
        self.set_fault(bool(fault))
        if fault:
            told = f"{self.accessibleName()}: {fault}"
            self.told.emit(told, True)
            return told
        self._typing.end(self)
        self.told.emit("", False)
        self._put_back()
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the text back."""
        if event.key() == Qt.Key.Key_Escape and self._typing.holds(self):
            self._typing.end(self)
            self._put_back()
            self.told.emit("", False)
        else:
            super().keyPressEvent(event)
