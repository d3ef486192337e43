"""A calm bar above the work: something the user should know, and what can be done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.plain import one_line


class Notice(QFrame):
    """Hidden until `say` is called; any of its buttons hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 4, 8, 4)
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self._line.addWidget(self.label, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def say(self, text: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Show a text with a button for each choice."""
        for button in self.buttons:
            self._line.removeWidget(button)
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
        self._line.addWidget(button)
        return button

    def _chosen(self, run: Callable[[], object]) -> None:
        self.hide()
        run()
