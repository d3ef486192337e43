"""A table that tells which figure the keyboard or the pointer is at."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
Figure = tuple[str, str, int]
"""A result variable, its entity ("" for the whole municipality), and a year."""
LEAST_ROWS = 3
"""Rows of a table that have their room at least, below its heading."""


class FigureView(QTableView):
    """`figure_pointed` carries the figure of a cell that becomes the current one, or is clicked again."""

    figure_pointed = Signal(str, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.horizontalHeader().geometriesChanged.connect(self.updateGeometry)  # a higher heading takes more room

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell shows; None for any other cell."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """High enough for the heading and a few rows."""
        heading = self.horizontalHeader()
        above = 0 if heading.isHidden() else heading.sizeHint().height()
        rows = LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        below = self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), above + rows + below)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of the figure that was come to."""
        super().currentChanged(current, previous)
        self._point_at(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell anew of a figure that is clicked while it is the current one."""
        before = QPersistentModelIndex(self.currentIndex())
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and before == index:
            self._point_at(index)

    def _point_at(self, index: Index) -> None:
        figure = self.figure_at(index) if index.isValid() else None
        if figure is not None:
            self.figure_pointed.emit(*figure)
