"""A calm bar: something the user should know, and what can be done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.plain import one_line

MARGIN, BORDER = 12, 1
WIDEST_BUTTONS = 0.5
"""Buttons that take more of the width than this stand below the text."""
A_WHILE = 15_000
"""How long a word of what was done lies over the work [ms]."""


class Notice(QFrame):
    """Hidden until `say` is called; any of its buttons hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 4, 8, 4)
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self._line.addWidget(self.label, 1)
        self._choices = QHBoxLayout()
        self._choices.addStretch(1)
        self._line.addLayout(self._choices)
        self.buttons: list[QPushButton] = []
        self.hide()

    def say(self, text: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Show a text with a button for each choice."""
        for button in self.buttons:
            self._choices.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(words, run) for words, run in choices.items()]
        self.label.setText(text)
        self.setAccessibleName(one_line(text))
        self.show()

    def take_back(self, text: str) -> None:
        """Hide a text that is no longer true, where it is still the one shown."""
        if self.label.text() == text:
            self.hide()

    def _button(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._chosen(run))
        self._choices.addWidget(button)
        return button

    def _chosen(self, run: Callable[[], object]) -> None:
        self.hide()
        run()


class FloatingNotice(Notice):
    """Lies over the lower edge of its parent and moves nothing there; above, where the pointer is below."""

    def __init__(self, parent: QWidget, top: Callable[[], int]) -> None:
        """`top` tells how far from the parent's upper edge the work begins."""
        super().__init__(parent)
        set_role(self, "notice")
        self._over, self._top = parent, top
        self._is_above = False
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.timeout.connect(self._pass_by)
        parent.installEventFilter(self)

    def say(self, text: str, choices: Mapping[str, Callable[[], object]], *, for_a_while: bool = False) -> None:
        """Show a text with a button for each choice; one that is said `for_a_while` goes by itself."""
        super().say(text, choices)
        self._is_above = False
        below = self._place()
        self._is_above = below.contains(self._over.mapFromGlobal(QCursor.pos()))
        self._fit()
        self.raise_()
        self._while.stop()
        if for_a_while:
            self._while.start(A_WHILE)

    def _pass_by(self) -> None:
        """Go, unless the user is at it."""
        if self.underMouse() or any(button.hasFocus() for button in self.buttons):
            self._while.start(A_WHILE)
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setGeometry(self._place())

    def _place(self) -> QRect:
        """As wide as its words, or as the parent where they take more lines; centred."""
        room = self._over.width() - 2 * MARGIN
        self.ensurePolished()
        buttons = self._choices.sizeHint().width()
        is_below = buttons > WIDEST_BUTTONS * room
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_below else directions.LeftToRight)
        text = max(map(self.label.fontMetrics().horizontalAdvance, self.label.text().split("\n"))) + 2 * MARGIN
        width = min(max(text, buttons) if is_below else text + buttons + MARGIN, room)
        height = self._line.heightForWidth(width - 2 * BORDER) + 2 * BORDER
        height = min(height, self._over.height() - 2 * MARGIN)
        top = self._top() if self._is_above else self._over.height() - height - MARGIN
        return QRect((self._over.width() - width) // 2, max(top, 0), width, height)
