"""The start page above an empty study: three ways in, each with its places and examples.

Closed once, it is closed for good; the menu *Help* opens it again.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.overview.ways import PLACES, Way, ways
from scenarier.gui.roles import set_role
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr

NAME = "examples"
"""What the page is called among the things that are closed for good."""
PAD, SPACE = 4, 4
LINES_FOR_SENTENCES = 48
"""Lines of text that the workspace must be high for each entry to have a second one."""


def take_up_start(
    part: QWidget,
    settings: SettingsFile,
    open_example: Callable[[Path], object],
    places: Mapping[str, Callable[[], object]],
) -> None:
    """Have a start page's examples opened and its places gone to, and its being closed remembered."""
    for card in part.findChildren(StartCard):
        card.chosen.connect(open_example)
        card.take_up(settings, places)


class StartLink(QPushButton):
    """One entry: its title, and where there is room what it is."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        set_tip(self, f"{title}\n{sentence}")
        self.title, self.sentence = ElidedLabel(title), ElidedLabel(sentence)
        set_role(self.title, "changed")
        set_role(self.sentence, "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 0, PAD, 0)
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


class StartColumn(QWidget):
    """One way in: who it is for, places to go to and examples to open."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.head = PlainLabel(way.title)
        set_role(self.head, "title")
        self.places = {name: StartLink(*map(tr, PLACES[name])) for name in way.places}
        self.examples = {example.path: StartLink(example.title, example.sentence) for example in way.examples}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head.setContentsMargins(PAD, 0, PAD, 0)
        column.addWidget(self.head)
        for link in self.links():
            column.addWidget(link)
        column.addStretch(1)
        for link in self.places.values():
            link.hide()  # until there is a way to go there

    def links(self) -> Iterator[StartLink]:
        """All entries, as they stand below one another."""
        yield from self.places.values()
        yield from self.examples.values()

    def wanted_width(self) -> int:
        """What its words take [px]."""
        widths = (link.wanted_width() for link in self.links() if not link.isHidden())
        return max(self.head.sizeHint().width(), *widths, 0)


class StartCard(QFrame):
    """The start page; `chosen` carries the file of an example."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = SettingsFile(None)
        self._is_asked = False
        set_role(self, "card")
        self.columns = [StartColumn(way) for way in ways()]
        self._lay_out()
        for column in self.columns:
            for path, button in column.examples.items():
                button.clicked.connect(partial(self._choose, path))
        self.refresh()

    def _lay_out(self) -> None:
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the start page"))
        set_tip(self.close_button, tr("Close for good; Help opens it again, and the examples stay under File"))
        self.close_button.clicked.connect(self.close_for_good)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 3, 4, 4)
        self._grid.setSpacing(SPACE)
        self._n_columns = 0
        self._put(len(self.columns))

    def _put(self, n_columns: int) -> None:
        """The ways in lines of so many."""
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for place, column in enumerate(self.columns):
            self._grid.addWidget(column, place // n_columns, place % n_columns)
            self._grid.setColumnStretch(place, 1 if place < n_columns else 0)
        self._grid.addWidget(self.close_button, 0, n_columns, Qt.AlignmentFlag.AlignTop)

    def _is_whole(self, n_columns: int) -> bool:
        """Whether lines of so many show every title whole."""
        room = self.width() - 12 - self.close_button.sizeHint().width() - n_columns * SPACE
        return n_columns * max(column.wanted_width() for column in self.columns) <= room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take further lines where titles are too long for one."""
        super().resizeEvent(event)
        self._put(next(filter(self._is_whole, (len(self.columns), 2)), 1))

    def take_up(self, settings: SettingsFile, places: Mapping[str, Callable[[], object]]) -> None:
        """Remember in a file of settings that it was closed, and show the places that there is a way to."""
        self._settings = settings
        for column in self.columns:
            for name, link in column.places.items():
                if name in places:
                    link.clicked.connect(lambda _checked=False, go=places[name]: go())
                    link.show()
        self.refresh()

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self._is_asked = False
        self.chosen.emit(path)

    def close_for_good(self) -> None:
        """Do not show it again."""
        self._is_asked = False
        self._settings.dismiss(NAME)
        self.refresh()

    def open_again(self) -> None:
        """Show it, whatever the study, until it is closed or an example is opened."""
        self._is_asked = True
        self.refresh()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the page over an empty study, unless it was closed."""
        if not (news.study or news.file):
            return
        session = self._session
        is_empty = session.path is None and not session.is_dirty and not session.study.scenarios
        self.setVisible(self._is_asked or (is_empty and not self._settings.is_dismissed(NAME)))

    def fit(self, height: int) -> None:
        """Tell below the titles what each entry is, in a workspace that is high [px] and as wide as they are."""
        is_high = height >= LINES_FOR_SENTENCES * self.fontMetrics().height()
        has_room = is_high and self._n_columns == len(self.columns)
        for column in self.columns:
            for link in column.links():
                link.show_sentence(has_room)
