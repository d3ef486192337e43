"""Typing into a grid: every number is read the one way, and what cannot be read stays to be mended."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenarier.gui.parts.grid.cells import GridModel
from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.parts.table.delegate import TableDelegate
from scenarier.gui.parts.table.model import Index
from scenarier.session.ways import Way
from scenarier.text.language import tr
from scenarier.text.reading import read_number, show_number
from scenarier.views.field import Field

COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def read_cell(cell: Field, text: str) -> float | None:
    """The number that was typed for a cell; None for an empty text, which asks for the default.

    Raises
    ------
    ValueError : it cannot be read or is out of bounds; the message says which.
    """
    if not text.strip():
        return None
    value = read_number(text, cell.unit)
    fault = cell.fault(value)
    if fault:
        raise ValueError(fault)
    return value


class CellLine(NumberLine):
    """A line to type in, in a cell of a grid. `take` enters what was typed and gives what is wrong with it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.take: Callable[[], str] = str
        self.setFrame(False)
        self.setProperty("cell", True)

    def commit(self) -> str:
        """Take what was typed; what is wrong with it."""
        return self.take()


class CellEditor(CellLine):
    """A line to type one cell's number in."""

    def __init__(self, cell: Field, parent: QWidget) -> None:
        super().__init__(cell.name, parent)
        self.cell = cell
        self.setAlignment(Qt.AlignmentFlag.AlignRight)


class TypedDelegate(TableDelegate):
    """A delegate whose lines are known to the session while something is typed in them.

    `told` carries what was understood, or what is wrong (True).
    """

    told = Signal(str, bool)

    def __init__(self, cells: GridModel, parent: QObject | None = None) -> None:
        super().__init__(cells, parent)
        self._typing = cells.typing

    def fault_of(self, editor: QWidget) -> str:
        """What is wrong with what stands in a line; "" for nothing."""
        raise NotImplementedError

    def begun(self, editor: CellLine) -> CellLine:
        """A line that tells the session when something is typed in it."""
        editor.take = lambda: self._take(editor)
        editor.textEdited.connect(lambda: self._typing.begin(editor))
        return editor

    def _take(self, editor: CellLine) -> str:
        fault = self.fault_of(editor)
        if fault:
            told = f"{editor.accessibleName()}: {fault}"
            self.told.emit(told, True)
            return told
        self.close(editor)
        return ""

    def close(self, editor: QWidget) -> None:
        """Enter what stands in a line, and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Nothing is typed in a line that is gone."""
        if isinstance(editor, CellLine):
            self._typing.end(editor)
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a line open while what stands in it cannot be taken."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() in COMMITS and isinstance(editor, CellLine):  # type: ignore[attr-defined]
            fault = self.fault_of(editor)
            if fault:
                self.told.emit(f"{editor.accessibleName()}: {fault}", True)
                return True
        return super().eventFilter(editor, event)


class NumberDelegate(TypedDelegate):
    """Edits a GridModel's numbers, and its texts."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type a number or a text in."""
        cell = _cell(index)
        if cell is None:
            name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
            return self.begun(CellLine(str(name or ""), parent))
        editor = CellEditor(cell, parent)
        editor.textEdited.connect(lambda text: self._hint(cell, text))
        return self.begun(editor)

    def fault_of(self, editor: QWidget) -> str:
        """Why a number cannot be taken; a text is judged by the model."""
        try:
            if isinstance(editor, CellEditor):
                read_cell(editor.cell, editor.text())
        except ValueError as error:
            return str(error)
        return ""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the number as it is written in a field; what is being typed stays."""
        cell = _cell(index)
        if isinstance(editor, CellLine) and self._typing.holds(editor):
            return
        if cell is None or not isinstance(editor, QLineEdit):
            super().setEditorData(editor, index)
            return
        editor.setText("" if cell.value is None else show_number(cell.value, cell.unit))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Take what was typed; what cannot be read changes nothing and is told of."""
        cell, grid = _cell(index), index.model()
        if cell is None or not isinstance(editor, QLineEdit) or not isinstance(grid, GridModel):
            super().setModelData(editor, model, index)  # type: ignore[arg-type]
            return
        try:
            value = read_cell(cell, editor.text())
        except ValueError as error:
            self.told.emit(f"{cell.name}: {error}", True)
            return
        self.told.emit("", False)
        if value != cell.value:
            grid.put({(index.row(), index.column()): value}, Way.TYPED)

    def _hint(self, cell: Field, text: str) -> None:
        try:
            value = read_cell(cell, text)
        except ValueError as error:
            self.told.emit(f"{cell.name}: {error}", True)
            return
        shown = "" if value is None else show_number(value, cell.unit)
        self.told.emit(tr("understood as {number}", number=shown) if shown else "", False)


def _cell(index: Index) -> Field | None:
    model = index.model()
    return model.field(index.row(), index.column()) if isinstance(model, GridModel) else None
