"""A field for one number, read the same way everywhere (scenarier.text.reading)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from scenarier.model.parameters import ParameterSpec
from scenarier.plots.plain import set_tip
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.text.reading import is_row, read_number, show_number


class NumberField(QLineEdit):
    """A line edit that gives numbers within a parameter's range.

    `entered` carries a number when one was typed or stepped to; `hinted` says beside the field what was
    understood, or what is wrong (`is_fault`), as it is typed; `pasted` carries a row from a spreadsheet. `tip`
    gives the tool tip when it is asked for.
    """

    entered = Signal(float)
    hinted = Signal(str, bool)
    pasted = Signal(str)

    def __init__(self, spec: ParameterSpec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._value: float | None = None
        self._shown = ""
        self.tip: Callable[[], str] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(one_line(name))
        self.textChanged.connect(self.updateGeometry)
        self.textEdited.connect(self._hint)
        self.editingFinished.connect(self._enter)

    def show_value(self, value: float | None, text: str | None = None) -> None:
        """Show a number, or `text` in its place; None alone shows that there is none."""
        self._value = value
        if text is None:
            text = tr("none") if value is None else show_number(value, self._spec.unit)
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self._set_fault(False)
            if self.text() != text:
                self.setText(text)

    def _read(self) -> float:
        value = read_number(self.text(), self._spec.unit)
        if self._spec.unit == "switch" and value not in (0.0, 1.0):
            raise ValueError(tr("write 0 or 1"))
        if not self._spec.minimum <= value <= self._spec.maximum:
            low, high = (show_number(end, self._spec.unit) for end in (self._spec.minimum, self._spec.maximum))
            raise ValueError(tr("must be between {minimum} and {maximum}", minimum=low, maximum=high))
        return value

    def _hint(self) -> None:
        if self.text().strip() in ("", self._shown):
            self.hinted.emit("", False)
            return
        try:
            understood = show_number(self._read(), self._spec.unit)
        except ValueError as error:
            self.hinted.emit(str(error), True)
        else:
            self.hinted.emit(tr("understood as {number}", number=understood), False)

    def _enter(self) -> None:
        if self.text() == self._shown:
            return
        try:
            value = self._read()
        except ValueError as error:
            self._set_fault(True)
            self.hinted.emit(str(error), True)
            return
        self._set_fault(False)
        self.hinted.emit("", False)
        self._shown = ""
        self.entered.emit(value)

    def _set_fault(self, is_fault: bool) -> None:
        if self.property("fault") is not is_fault:
            self.setProperty("fault", is_fault)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Make the tip when it is asked for."""
        if event.type() == QEvent.Type.ToolTip and self.tip is not None:
            set_tip(self, self.tip())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step, Escape puts the number back; a pasted row is passed on whole."""
        if event.matches(QKeySequence.StandardKey.Paste) and is_row(QGuiApplication.clipboard().text()):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in steps and self._value is not None:
            moved = round(self._value + steps[Qt.Key(event.key())] * self._spec.step, 10)
            self.entered.emit(min(max(moved, self._spec.minimum), self._spec.maximum))
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self._set_fault(False)
            self.hinted.emit("", False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by key, the whole number is selected, ready to be typed over."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def sizeHint(self) -> QSize:
        """As wide as the text, and no narrower than a few figures."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(text, self.fontMetrics().horizontalAdvance("0000")) + 12, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As the size hint, so that no figure is cut."""
        return self.sizeHint()
