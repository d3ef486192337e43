"""The workspace `Undervisning`: the lessons there are, each one click away."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.lessons.asked import wrapped
from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.storage.lesson_files import own_lessons_folder
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.lessons import LessonLine, lesson_lines

COLUMNS = 2


class LessonsWorkspace(Workspace):
    """A card a lesson; `chosen` carries the file of one."""

    chosen = Signal(object)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = SettingsFile(None)
        self._shown: list[LessonLine] = []
        self.buttons: dict[Path, QPushButton] = {}
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
        told = tr("A lesson opens in a window of its own; your study stays as it is. Your own lessons: {folder}",
                  folder=one_line(str(own_lessons_folder())))  # fmt: skip
        column.addWidget(wrapped(told, "muted"))
        self.buttons = {}
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
        if not line.fault:
            begin = tr("Begin")
            button = self.buttons[line.path] = QPushButton(begin)
            button.setAccessibleName(f"{begin}: {line.title}")
            set_tip(button, line.title)
            button.clicked.connect(partial(self.chosen.emit, line.path))
            row.addWidget(button)
        return card
