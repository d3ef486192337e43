"""The workspace `Undervisning`: the lessons there are, each one click away."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.lessons.asked import wrapped
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.roles import set_role
from scenarier.jobs.lesson import write_cards
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.storage.lesson_files import own_lessons_folder
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import mark, tr
from scenarier.views.lessons import LessonLine, lesson_lines
from scenarier.vocabulary.errors import Fault, FaultsError

COLUMNS = 2


class LessonsWorkspace(Workspace):
    """A card a lesson; `chosen` carries the file of one."""

    chosen = Signal(object)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = SettingsFile(None)
        self._shown: list[LessonLine] = []
        self.buttons: dict[Path, QPushButton] = {}
        self.cards: dict[Path, QPushButton] = {}
        self._folder: TemporaryDirectory[str] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._layout.addWidget(self._body)

    def keep_in(self, settings: SettingsFile) -> None:
        """Know the points that were had before."""
        self._settings = settings
        self._show()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Look for lessons anew, and for the points that were had."""
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """When the user comes back from a lesson, show the points."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self._show()

    def _show(self) -> None:
        lines = lesson_lines(self._settings.now.lessons)
        if lines == self._shown:
            return
        self._shown = lines
        self._layout.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = self._made(lines)
        self._layout.addWidget(self._body)

    def _made(self, lines: list[LessonLine]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        told = tr("A lesson opens in a window of its own; your study stays as it is.")
        head.addWidget(wrapped(told, "muted"), 1)
        own = QPushButton(tr("Your own lessons…"))
        set_tip(own, tr("Open the folder where lessons that you write are put"))
        own.clicked.connect(self._open_own)
        head.addWidget(own)
        column.addLayout(head)
        self.buttons, self.cards = {}, {}
        for first in range(0, len(lines), COLUMNS):
            row = QHBoxLayout()
            row.setSpacing(8)
            for line in lines[first : first + COLUMNS]:
                row.addWidget(self._card(line), 1)
            if len(lines) - first < COLUMNS:
                row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        return body

    def _card(self, line: LessonLine) -> QWidget:
        card = QFrame()
        set_role(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 6, 10, 6)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        title = PlainLabel(line.title)
        set_role(title, "title")
        texts.addWidget(title)
        texts.addWidget(wrapped(line.fault or line.about, "fault" if line.fault else ""))
        if line.told:
            texts.addWidget(wrapped(line.told, "small"))
        row.addLayout(texts, 1)
        if line.has_cards:
            cards = self.cards[line.path] = QPushButton(tr("Cards…"))
            set_tip(cards, tr("The roles' cards and the trainer's page, to print"))
            cards.clicked.connect(partial(self._open_cards, line.path))
            row.addWidget(cards)
        if not line.fault:
            begin = tr("Begin")
            button = self.buttons[line.path] = QPushButton(begin)
            button.setAccessibleName(f"{begin}: {line.title}")
            set_tip(button, line.title)
            button.clicked.connect(partial(self.chosen.emit, line.path))
            row.addWidget(button)
        return card

    def _open_cards(self, path: Path) -> None:
        """Write the cards into a folder that is gone with the program, and open them where pages are shown."""
        self._folder = self._folder or TemporaryDirectory(prefix="scenarier-", ignore_cleanup_errors=True)
        page = Path(self._folder.name) / f"{path.stem}.html"
        try:
            write_cards(path, page)
        except FaultsError as error:
            tell_faults(self, tr("The cards could not be written"), error)
        else:
            self._show_outside(page)

    def _open_own(self) -> None:
        folder = own_lessons_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._show_outside(folder)

    def _show_outside(self, path: Path) -> None:
        """In the system's own program; where there is none, say where it stands."""
        if _open(path) is False:
            fault = Fault("", mark("no program of this computer opens it; it stands here"))
            tell_faults(self, tr("It could not be opened"), FaultsError(str(path), [fault]))


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
