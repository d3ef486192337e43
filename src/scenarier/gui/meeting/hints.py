"""The keys of the meeting, each a button too, in as many lines as they take."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from scenarier.gui.roles import set_role

SPACE = 4

Hint = tuple[str, str, Callable[[], object]]
"""A key's name, what it does in a word or two, and what does it."""


class Hints(QWidget):
    """Buttons in lines, from the left."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self.buttons = [self._button(*hint) for hint in hints]

    def _button(self, key: str, words: str, run: Callable[[], object]) -> QToolButton:
        made = QToolButton(self)
        made.setText(f"{key} {words}".strip())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(made, "link")
        made.clicked.connect(run)
        return made

    def fit(self, font: QFont, width: int) -> None:
        """In this font, as high as the lines that a width takes."""
        for button in self.buttons:
            button.setFont(font)
        self.setFixedHeight(self._place(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In other lines."""
        super().resizeEvent(event)
        self._place(self.width())

    def _place(self, width: int) -> int:
        """Put the buttons in lines; how high all of them are [px]."""
        x = y = high = 0
        for button in self.buttons:
            size = button.sizeHint() + QSize(SPACE, 0)
            if x and x + size.width() > width:
                x, y = 0, y + high
            button.setGeometry(x, y, size.width(), size.height())
            x, high = x + size.width(), size.height()
        return y + high
