"""A grid whose headings fold, and whose columns share its width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.grid.cells import GridModel
from scenarier.gui.parts.grid.view import GridView

NAME = 0
"""The column of names, which folds where it is clicked."""
FOLDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FoldingModel(GridModel):
    """A grid model with headings that fold what stands below them."""

    def folds(self, row: int) -> bool:
        """Whether a row is a heading that folds."""
        raise NotImplementedError

    def toggle(self, row: int) -> None:
        """Fold or unfold what stands below a heading."""
        raise NotImplementedError


class FoldingGrid(GridView):
    """Enter, Space or a click on a heading's name folds it; a number in its line is edited instead."""

    def __init__(self, model: FoldingModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._folding = model
        model.modelReset.connect(lambda: self.fit())

    def fit(self) -> None:
        """Give the columns their widths."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def restyle(self) -> None:
        """Take the application's text size."""
        super().restyle()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold where the current line is a heading."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        is_heading = row >= 0 and self._folding.folds(row) and self._folding.cell(row, column) is None
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
        if is_name and is_plain and self._folding.folds(index.row()):
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        place = self.verticalScrollBar().value()
        self._folding.toggle(row)
        self.verticalScrollBar().setValue(place)
        self.choose(row, NAME)
