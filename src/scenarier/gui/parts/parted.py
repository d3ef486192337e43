"""A workspace of parts: a second row of tabs, at the same place in every workspace that has parts."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from scenarier.gui.parts.workspace import MadePart, Part, Workspace, parts_with_tables
from scenarier.gui.tabbing import walks_along_tabs
from scenarier.look.palette import Scheme
from scenarier.session.news import EVERYTHING, Missed, News
from scenarier.session.session import Session
from scenarier.text.language import tr


class PartedWorkspace(Workspace):
    """One part at a time; each is made when it is first shown, and only the one that is seen is refreshed."""

    def __init__(
        self,
        session: Session,
        colours: Scheme,
        parts: Sequence[MadePart],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """The parts that the baseline has tables for; `name` is what a reader says of their tabs."""
        super().__init__(parent)
        self._session, self._colours = session, colours
        rows = parts_with_tables(parts, session.baseline)
        self._makers = {part.name: part.make for part in rows}
        self._is_loaded = False
        self.made: dict[str, Part] = {}
        self._missed = Missed()
        self.current = next(iter(self._makers))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(name)
        for part in rows:
            self.tabs.addTab(tr(part.title))
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
            made = self.made[name] = self._makers[name](self._session, self._colours)
            self.stack.addWidget(made)
            self.part_made.emit(made)
            made.figure_pointed.connect(self.figure_pointed)
            made.taken_away.connect(self.taken_away)
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
        part, takes = self.part(name), name != self.current and not walks_along_tabs()
        self.current = name
        self.stack.setCurrentWidget(part)
        self.tabs.setCurrentIndex(self.parts().index(name))
        part.refresh(self._missed.take(name))
        if takes:
            part.take_keyboard()

    def begins_at(self) -> QWidget | None:
        """Where the part that is seen begins."""
        return self.made[self.current].begins_at() if self.current in self.made else None

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

    def show_figure(self, metric: str, entity: str = "") -> QWidget | None:
        """In the part that is seen."""
        return self.part(self.current).show_figure(metric, entity)

    def show_row(self, table: str, key: str, column: str = "") -> None:
        """Bring a row of the baseline's tables to the eye and the keyboard; rows stand in the first part."""
        first = self.parts()[0]
        self.show_part(first)
        if self.current == first:
            self.part(first).show_row(table, key, column)
