"""A grid whose headings fold, and whose columns share its width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from scenarier.gui.parts.grid.view import GridView

NAME = 0
"""The column of names, which folds where it is clicked."""
FOLDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FoldingGrid(GridView):
    """Enter, Space or a click on a heading's name folds it; a number in its line is edited instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold where the current line is a heading."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        is_heading = row >= 0 and self.grid_model.folds(row) and self.grid_model.field(row, column) is None
        if event.key() in FOLDING_KEYS and is_heading:
            self._toggle(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold where a heading's name was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_name = index.isValid() and index.column() == NAME and event.button() == Qt.MouseButton.LeftButton
        if is_name and is_plain and self.grid_model.folds(index.row()):
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        place = self.verticalScrollBar().value()
        self.grid_model.toggle(row)
        self.verticalScrollBar().setValue(place)
        self.choose(row, NAME)
