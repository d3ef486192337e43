"""A workspace of parts: a second row of tabs, at the same place in every workspace that has parts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from scenarier.look.palette import Scheme
from scenarier.session.news import EVERYTHING, Missed, News
from scenarier.session.session import Session
from scenarier.text.language import tr


class Part(QWidget):
    """A part of a workspace. `figure_pointed` carries a number (Pointed) that was come to or clicked."""

    figure_pointed = Signal(object)

    def load(self) -> None:
        """Make what is heavy, the first time."""

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what is not as it was; news are all that it has missed while it was not seen."""

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""

    def set_dragging(self, is_held: bool) -> None:
        """Whether a hand is on a slider."""


Makers = Mapping[str, tuple[str, Callable[[Session, Scheme], Part]]]
"""Name in the catalogue and maker of each part, in the order of their tabs."""


class PartedWorkspace(QWidget):
    """One part at a time; each is made when it is first shown, and only the one that is seen is refreshed.

    `figure_pointed` carries a number (Pointed) that was come to or clicked in a part; `part_made` a part.
    """

    figure_pointed = Signal(object)
    part_made = Signal(QWidget)

    def __init__(
        self, session: Session, colours: Scheme, makers: Makers, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._colours, self._makers = session, colours, makers
        self._is_loaded = False
        self.made: dict[str, Part] = {}
        self._missed = Missed()
        self.current = next(iter(makers))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(name)
        for title, _ in makers.values():
            self.tabs.addTab(tr(title))
        self.tabs.currentChanged.connect(lambda place: self._turn_to(self.parts()[place]))
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def parts(self) -> tuple[str, ...]:
        """Names of the parts, in the order of their tabs."""
        return tuple(self._makers)

    def part(self, name: str) -> Part:
        """A part, made the first time.

        Raises
        ------
        KeyError : there is no such part.
        """
        if name not in self.made:
            made = self.made[name] = self._makers[name][1](self._session, self._colours)
            self.stack.addWidget(made)
            self.part_made.emit(made)
            made.figure_pointed.connect(self.figure_pointed)
            if self._is_loaded:
                made.load()
        return self.made[name]

    def show_part(self, name: str) -> None:
        """Bring a part to the front; not from one where something typed is not understood.

        Raises
        ------
        KeyError : there is no such part.
        """
        if name != self.current and not self._session.settle():
            self.tabs.setCurrentIndex(self.parts().index(self.current))
            return
        part = self.part(name)
        self.current = name
        self.stack.setCurrentWidget(part)
        self.tabs.setCurrentIndex(self.parts().index(name))
        part.refresh(self._missed.take(name))

    def _turn_to(self, name: str) -> None:
        if name != self.current:
            self.show_part(name)

    def load(self) -> None:
        """Make the part that is seen; from now on a part's plots are made with it."""
        self._is_loaded = True
        self.part(self.current).load()
        self.show_part(self.current)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what is not as it was, where it is seen."""
        self._missed.add(news)
        if self.isVisible():
            self.show_part(self.current)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not refreshed while it was hidden."""
        super().showEvent(event)
        self.show_part(self.current)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the application's text size."""
        self._colours = colours
        for part in self.made.values():
            part.restyle(colours)

    def set_dragging(self, is_held: bool) -> None:
        """Whether a hand is on a slider."""
        for part in self.made.values():
            part.set_dragging(is_held)
