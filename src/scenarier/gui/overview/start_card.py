"""The shipped examples over an empty study: one click opens a copy of one. Closed once, it is closed for good."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.roles import set_role
from scenarier.jobs.studies import open_study, spoken_example_paths
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import language, tr
from scenarier.text.plain import one_line

NAME = "examples"
"""What the card is called among the things that are closed for good."""
PAD, SPACE = 4, 4
LINES_FOR_TWO = 38
"""Lines of text that the page must be high for each example to have a second one."""


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped study: its title, and a sentence on what it shows."""

    path: Path
    title: str
    sentence: str


def examples() -> tuple[Example, ...]:
    """The shipped examples in the language that is spoken."""
    return _examples(language())


@lru_cache(maxsize=2)
def _examples(code: str) -> tuple[Example, ...]:
    studies = [(path, open_study(path)[0]) for path in spoken_example_paths()]
    return tuple(Example(path, study.title, _first_sentence(study.note)) for path, study in studies)


def _first_sentence(note: str) -> str:
    return one_line(note).split(". ")[0].rstrip(".") + "."


def take_up_examples(part: QWidget, settings: SettingsFile, open_example: Callable[[Path], object]) -> None:
    """Have the examples in a part of the window opened, and their being closed remembered."""
    for card in part.findChildren(StartCard):
        card.keep_in(settings)
        card.chosen.connect(open_example)


class ExampleButton(QPushButton):
    """One example: its title, and where there is room what it shows."""

    def __init__(self, example: Example) -> None:
        super().__init__()
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(example.title)
        self.setAccessibleDescription(example.sentence)
        set_tip(self, f"{example.title}\n{example.sentence}")
        self.title, self.sentence = ElidedLabel(example.title), ElidedLabel(example.sentence)
        set_role(self.title, "changed")
        set_role(self.sentence, "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 1, PAD, 1)
        column.setSpacing(0)
        for label in (self.title, self.sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def wanted_width(self) -> int:
        """What the title takes [px]."""
        return self.title.sizeHint().width() + 2 * PAD

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return self._column.sizeHint()

    def show_sentence(self, is_shown: bool) -> None:
        """Whether there is room for the second line."""
        self.sentence.setVisible(is_shown)
        self.updateGeometry()


class StartCard(QFrame):
    """A line of examples; `chosen` carries the file of one."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = SettingsFile(None)
        set_role(self, "card")
        self.buttons = [ExampleButton(example) for example in examples()]
        self._lay_out()
        for example, button in zip(examples(), self.buttons, strict=True):
            button.clicked.connect(partial(self._choose, example.path))
        self.refresh()

    def _lay_out(self) -> None:
        told = PlainLabel(tr("Examples"))
        set_role(told, "muted")
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the examples"))
        set_tip(self.close_button, tr("Close for good; the examples stay under File"))
        self.close_button.clicked.connect(self.close_for_good)
        self._around = told, self.close_button
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 0, 4, 0)
        self._grid.setSpacing(SPACE)
        self._n_columns = 0
        self._put(len(self.buttons))

    def _put(self, n_columns: int) -> None:
        """The examples in lines of so many."""
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        told, close = self._around
        self._grid.addWidget(told, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // n_columns, 1 + place % n_columns)
        self._grid.addWidget(close, 0, 1 + n_columns)
        for column in range(1, 2 + len(self.buttons)):
            wanted = [one.wanted_width() for one in self.buttons[column - 1 :: n_columns]]
            self._grid.setColumnStretch(column, max(wanted) if column <= n_columns else 0)

    def _is_whole(self, n_columns: int) -> bool:
        """Whether lines of so many show every title whole."""
        columns = [self.buttons[column::n_columns] for column in range(n_columns)]
        titles = sum(max(one.wanted_width() for one in column) + SPACE for column in columns)
        return titles + sum(part.sizeHint().width() + SPACE for part in self._around) <= self.width() - 14

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take further lines where titles are too long for one."""
        super().resizeEvent(event)
        self._put(next(filter(self._is_whole, (len(self.buttons), 3, 2)), 1))

    def keep_in(self, settings: SettingsFile) -> None:
        """Remember in a file of settings that it was closed."""
        self._settings = settings
        self.refresh()

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.chosen.emit(path)

    def close_for_good(self) -> None:
        """Do not show the examples again."""
        self._settings.dismiss(NAME)
        self.refresh()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the examples over an empty study, unless they were closed."""
        if not (news.study or news.file):
            return
        session = self._session
        is_empty = session.path is None and not session.is_dirty and not session.study.scenarios
        self.setVisible(is_empty and not self._settings.is_dismissed(NAME))

    def fit(self, height: int) -> None:
        """Tell below the titles what each example shows, in a page that is high [px] and as wide as they are."""
        has_room = height >= LINES_FOR_TWO * self.fontMetrics().height() and self._n_columns == len(self.buttons)
        for button in self.buttons:
            button.show_sentence(has_room)
