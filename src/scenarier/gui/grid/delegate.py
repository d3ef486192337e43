"""Typing into a grid: every number is read the one way, and what cannot be read stays to be mended."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from scenarier.gui.grid.cells import Cell, GridModel, Index
from scenarier.gui.plain_cells import PlainDelegate
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.text.reading import read_number, show_number

COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def read_cell(cell: Cell, text: str) -> float | None:
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


class CellEditor(QLineEdit):
    """A line to type one cell's number in."""

    def __init__(self, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(one_line(cell.name))
        self.setFrame(False)
        self.setProperty("cell", True)


class NumberDelegate(PlainDelegate):
    """Edits a GridModel's numbers. `told` carries what was understood, or what is wrong (True)."""

    told = Signal(str, bool)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type a number in; Qt's own editor for a text."""
        cell = _cell(index)
        if cell is None:
            return super().createEditor(parent, option, index)
        editor = CellEditor(cell, parent)
        editor.textEdited.connect(lambda text: self._hint(cell, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the number as it is written in a field."""
        cell = _cell(index)
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
            grid.put({(index.row(), index.column()): value}, cell.name)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a line open while what stands in it cannot be read."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in COMMITS:
            try:
                if isinstance(editor, CellEditor):
                    read_cell(editor.cell, editor.text())
            except ValueError as error:
                self.told.emit(str(error), True)
                return True
        return super().eventFilter(editor, event)

    def _hint(self, cell: Cell, text: str) -> None:
        try:
            value = read_cell(cell, text)
        except ValueError as error:
            self.told.emit(str(error), True)
            return
        shown = "" if value is None else show_number(value, cell.unit)
        self.told.emit(tr("understood as {number}", number=shown) if shown else "", False)


def _cell(index: Index) -> Cell | None:
    model = index.model()
    return model.cell(index.row(), index.column()) if isinstance(model, GridModel) else None
