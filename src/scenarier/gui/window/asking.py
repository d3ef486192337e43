"""A question over the window that does not hold it up."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from scenarier.gui.parts.plain import MessageBox
from scenarier.text.language import tr

Then = Callable[[], object]


def ask(window: QWidget, text: str, more: str, answers: Mapping[str, Then], *, warns: bool = True) -> None:
    """Put a question; the first answer is the default, and Cancel answers nothing."""
    question = MessageBox(window)
    question.setWindowTitle("scenarier")
    question.setIcon(MessageBox.Icon.Warning if warns else MessageBox.Icon.Question)
    question.setText(text)
    question.setInformativeText(more)
    role = MessageBox.ButtonRole
    buttons: dict[QPushButton, Then] = {}
    for words, run in answers.items():
        button = QPushButton(words)
        question.addButton(button, role.DestructiveRole if buttons else role.AcceptRole)
        buttons[button] = run
    question.addButton(tr("Cancel"), role.RejectRole)
    question.setDefaultButton(next(iter(buttons)))

    def answered() -> None:
        for button, run in buttons.items():
            if question.clickedButton() is button:
                run()

    question.finished.connect(answered)
    question.finished.connect(question.deleteLater)
    question.open()
