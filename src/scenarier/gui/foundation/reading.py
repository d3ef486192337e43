"""What the parts have in common: a text to be read below a table, and how both share the height."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.plain import Reader
from scenarier.gui.parts.splitters import tell_of_room

MOST_OF_HEIGHT = 3
"""The text below takes no more than this part of the height, until a hand moves the border."""


class Above(KeptSplitter):
    """A table above a text of so many lines."""

    def __init__(self, name: str, table: QWidget, text: QWidget, n_lines: int) -> None:
        super().__init__(name, Qt.Orientation.Vertical)
        self._n_lines = n_lines
        self.addWidget(table)
        self.addWidget(text)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        tell_of_room(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height."""
        super().resizeEvent(event)
        below = min((self._n_lines + 1) * self.fontMetrics().lineSpacing(), self.height() // MOST_OF_HEIGHT)
        self.setSizes([self.height() - below, below])


def reader(name: str) -> Reader:
    """A text to be read, selected and copied."""
    made = Reader()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setOpenLinks(False)
    made.setAccessibleName(name)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.document().setDocumentMargin(8)
    made.setMinimumHeight(32)
    return made


def column_of(*parts: tuple[QWidget, int] | QHBoxLayout, spacing: int = 0) -> QWidget:
    """Widgets with their stretch, and rows of widgets, below one another."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(*part)
    return made
