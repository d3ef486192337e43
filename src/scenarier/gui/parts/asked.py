"""A question about what was pasted, with a preview of it, where it can be understood in more than one way."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scenarier.plots.plain import PlainLabel, menu_text
from scenarier.text.block_headings import Answers, DoubtError
from scenarier.text.blocks import NO_ANSWERS
from scenarier.text.language import tr
from scenarier.text.plain import one_line

MOST_ROWS, MOST_COLUMNS = 8, 12


class DoubtDialog(QDialog):
    """The question, the first cells of the block, and a button for each answer."""

    def __init__(
        self, doubt: DoubtError, cells: Sequence[Sequence[str]], answered: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Paste"))
        question = PlainLabel(str(doubt))
        question.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.choices: dict[str, QPushButton] = {}
        for answer, words in doubt.choices.items():
            button = self.choices[answer] = QPushButton(menu_text(words[:1].upper() + words[1:]))
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer, answered))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(question)
        column.addWidget(_preview(cells))
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
        self.resize(640, 320)

    def _answer(self, answer: str, answered: Callable[[str], None]) -> None:
        self.accept()
        answered(answer)


def _preview(cells: Sequence[Sequence[str]]) -> QTableWidget:
    """The first rows and columns, to be read."""
    shown = [row[:MOST_COLUMNS] for row in cells[:MOST_ROWS]]
    made = QTableWidget(len(shown), max(map(len, shown), default=0))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setAccessibleName(tr("What was pasted"))
    for row, texts in enumerate(shown):
        for column, text in enumerate(texts):
            made.setItem(row, column, QTableWidgetItem(one_line(text)))
    made.resizeColumnsToContents()
    return made


def ask_until_sure(
    run: Callable[[Answers], None],
    told: Callable[[str], object],
    cells: Sequence[Sequence[str]],
    parent: QWidget,
    answers: Answers = NO_ANSWERS,
) -> None:
    """Run what understands a block; ask about each doubt, and tell why where it cannot be understood."""
    try:
        run(answers)
    except DoubtError as doubt:
        if not doubt.choices:
            told(str(doubt))
            return
        about = doubt.about

        def again(answer: str) -> None:
            ask_until_sure(run, told, cells, parent, {**answers, about: answer})

        DoubtDialog(doubt, cells, again, parent.window()).open()
    except ValueError as error:
        told(str(error))
