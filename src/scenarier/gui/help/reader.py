"""The window of the help: a page at a time, links between them, the way back and forward."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.finder.finder import Finder
from scenarier.gui.help.entries import help_entries
from scenarier.gui.help.made import Shortcuts, contents, glossary_page, shortcuts_page, word_page, words_told
from scenarier.gui.parts.plain import Reader
from scenarier.plots.plain import set_tip
from scenarier.text.glossary import Word, glossary
from scenarier.text.language import tr
from scenarier.views.help_pages import page

SIZE = 460, 600
INDENT = 18
WORD = "word/"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the words that are explained above it."""

    name: str
    words: tuple[Word, ...] = ()


class HelpWindow(QDialog):
    """Stays beside the window while one works."""

    def __init__(self, parent: QWidget, shortcuts: Callable[[], Shortcuts]) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._way: list[Place] = []
        self._at = -1
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reader = Reader(self)
        self.reader.setOpenLinks(False)
        self.reader.setAccessibleName(tr("Help"))
        self.reader.setFrameShape(Reader.Shape.NoFrame)
        self.reader.document().setIndentWidth(INDENT)
        self.reader.anchorClicked.connect(self._follow)
        self._finder = Finder(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(self._bar())
        layout.addWidget(self.reader, 1)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() * 9 // 10), min(SIZE[1], room.height() * 9 // 10))

    def _bar(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.back = self._button("‹", tr("Back"), "Alt+Left", partial(self._step, -1))
        self.forward = self._button("›", tr("Forward"), "Alt+Right", partial(self._step, 1))
        contents_ = self._button(tr("Contents"), tr("All pages"), "Alt+Home", lambda: self.show_page("contents"))
        find = self._button(tr("Find"), tr("Find a page or a word"), "Ctrl+K", self.look_for)
        for button in (self.back, self.forward, contents_):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(find)
        return line

    def _button(self, text: str, name: str, keys: str, run: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setAutoRaise(True)
        made.setAccessibleName(name)
        made.clicked.connect(lambda: run())
        QShortcut(QKeySequence(keys), self, lambda: run())
        set_tip(made, f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        return made

    # Going

    def show_page(self, name: str, words: tuple[Word, ...] = ()) -> None:
        """Open a page; what was gone back from is forgotten.

        Raises
        ------
        KeyError : there is no such page, or word.
        """
        place = Place(name, words)
        if not self._way or place != self._way[self._at]:
            del self._way[self._at + 1 :]
            self._way.append(place)
            self._at = len(self._way) - 1
        self._show()

    def place(self) -> Place:
        """The page that is shown."""
        return self._way[self._at]

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._way):
            self._at += step
            self._show()

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.toString())

    def look_for(self) -> None:
        """Look for a page or a word."""
        self._finder.open_with(list(help_entries(self.show_page)))

    def _show(self) -> None:
        place = self.place()
        title, html = self._content(place.name)
        self.reader.setHtml(f"{words_told(list(place.words))}<h3>{escape(title)}</h3>{html}")
        self.setWindowTitle(tr("{page} – Help", page=title))
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._way) - 1)
        self.reader.setFocus()

    def _content(self, name: str) -> tuple[str, str]:
        """Title and markup of a page, written or made."""
        if name.startswith(WORD):
            word = glossary()[name.removeprefix(WORD)]
            return word.name, word_page(word)
        if name == "contents":
            return tr("Contents"), contents()
        if name == "glossary":
            return tr("Glossary"), glossary_page()
        if name == "shortcuts":
            return tr("Shortcuts"), shortcuts_page(self._shortcuts())
        written = page(name)
        return written.title, written.html()
