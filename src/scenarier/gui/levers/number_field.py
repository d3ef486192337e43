"""A field for one number, read the same way everywhere (scenarier.text.reading)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.lines import NumberLine
from scenarier.model.parameters import ParameterSpec
from scenarier.plots.plain import set_tip
from scenarier.session.typing import Typing
from scenarier.text.language import tr
from scenarier.text.reading import is_row, range_fault, read_number, show_number

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


def span_words(low: str, high: str) -> str:
    """What different years span: `3,3 til 4`."""
    return tr("{low} to {high}", low=low, high=high)


class NumberField(NumberLine):
    """A line edit that gives numbers within a parameter's range.

    `entered` carries a number when one was typed, `stepped` one that a key stepped to; `hinted` says beside the
    field what was understood, or what is wrong (`is_fault`), as it is typed; `pasted` carries a row from a
    spreadsheet. `tip` gives the tool tip when it is asked for. `place` begins what is said of it, such as a year.
    `explain` has the number explained, where there is an explanation.
    """

    entered = Signal(float)
    stepped = Signal(float)
    hinted = Signal(str, bool)
    pasted = Signal(str)

    def __init__(
        self, spec: ParameterSpec, name: str, typing: Typing, place: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._spec, self._typing, self._place = spec, typing, place
        self._value: float | None = None
        self._shown = ""
        self.tip: Callable[[], str] | None = None
        self.explain: Callable[[], object] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setProperty("framed", True)
        self._wide = 0
        self.textChanged.connect(self._fit)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.commit)

    def is_being_typed(self) -> bool:
        """Whether something is typed that is not taken yet."""
        return self._typing.holds(self)

    def _fit(self) -> None:
        """Ask for other room only where the text takes other room."""
        wide = self.sizeHint().width()
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()

    def show_value(self, value: float | None, text: str | None = None) -> None:
        """Show a number, or `text` in its place; None shows that there is none. What is being typed stays."""
        self._value = value
        if text is None:
            text = tr("no limit") if value is None else show_number(value, self._spec.unit)
        self._shown = text
        if not self._typing.holds(self):
            self._put_back()

    def _put_back(self) -> None:
        self.set_fault(False)
        if self.text() != self._shown:
            self.setText(self._shown)
        self.setModified(False)

    def _read(self) -> float:
        value = read_number(self.text(), self._spec.unit)
        fault = range_fault(value, self._spec.unit, self._spec.minimum, self._spec.maximum)
        if fault:
            raise ValueError(fault)
        return value

    def _typed(self) -> None:
        """Say what is understood as it is typed; a text that is as it was, or gone, is no entry."""
        if self.text().strip() in ("", self._shown):
            self._typing.end(self)
            self.hinted.emit("", False)
            return
        self._typing.begin(self)
        try:
            understood = show_number(self._read(), self._spec.unit)
        except ValueError as error:
            self._hint(str(error), is_fault=True)
        else:
            self._hint(tr("understood as {number}", number=understood))

    def _hint(self, text: str, *, is_fault: bool = False) -> None:
        self.hinted.emit(f"{self._place}: {text}" if self._place else text, is_fault)

    def commit(self) -> str:
        """Take what was typed; what is wrong with it, with the field's name."""
        if not self._typing.holds(self):
            self._put_back()
            return ""
        try:
            value = self._read()
        except ValueError as error:
            self.set_fault(True)
            self._hint(str(error), is_fault=True)
            return f"{self.accessibleName()}: {error}"
        self._end()
        self.entered.emit(value)
        self._put_back()
        if self.hasFocus():
            self.selectAll()
        return ""

    def _end(self) -> None:
        """Nothing is being typed any more."""
        self._typing.end(self)
        self.hinted.emit("", False)

    def event(self, event: QEvent) -> bool:
        """Make the tip when it is asked for."""
        if event.type() == QEvent.Type.ToolTip and self.tip is not None:
            set_tip(self, self.tip())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step, Escape puts the number back; a pasted row is passed on whole."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in STEPS and self._value is not None:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._typing.holds(self):
            self._end()
            self._put_back()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        """Step from what stands in the field."""
        if self.commit() or self._value is None:
            return
        moved = round(self._value + steps * self._spec.step, 10)
        self.stepped.emit(min(max(moved, self._spec.minimum), self._spec.maximum))

    def _paste(self) -> None:
        if is_row(QGuiApplication.clipboard().text()):
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            self.paste()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, whose Paste takes a row too, below what explains the number."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.explain is not None:
            action = QAction(tr("Explain the number"), menu)
            action.triggered.connect(self.explain)
            menu.insertAction(menu.actions()[0], action)
            menu.insertSeparator(menu.actions()[1])
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        """As wide as the text, and no narrower than a few figures."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(text, self.fontMetrics().horizontalAdvance("0000")) + 12, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As the size hint, so that no figure is cut."""
        return self.sizeHint()
