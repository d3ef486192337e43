"""The workspace `Sammenlign`: the list of scenarios to the left, pages of plots, numbers and words beside it."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from scenarier.gui.compare.bridgepage import BridgePage
from scenarier.gui.compare.chooser import Chooser
from scenarier.gui.compare.curves import CurvesPage, DepartmentsPage
from scenarier.gui.compare.differencespage import DifferencesPage
from scenarier.gui.compare.filepage import FilePage
from scenarier.gui.compare.parts import PARTS
from scenarier.gui.compare.wordspage import WordsPage
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.uncertain import draws_of
from scenarier.gui.parts.workspace import Workspace
from scenarier.look.palette import Scheme
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario
from scenarier.session.news import EVERYTHING, News
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.choice import Choice, all_indices, colours_of
from scenarier.views.compared import Compared, compared
from scenarier.views.compared_list import Entry
from scenarier.views.what_differs import count_apart, count_words

LIST_WIDTH = 208
DRAWN = (0, 1)
"""The pages whose plots may show how sure the figures are."""


class Page(Protocol):
    """A page of the workspace."""

    def refresh(self, shown: Compared) -> None:
        """Show these."""

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""


class CompareWorkspace(Workspace):
    """Two to six scenarios beside one another.

    Only what is seen is refreshed; a page that is not seen takes the session as it is shown. `choice` is what is
    ticked: one that is handed on survives the window being built anew.

    `figure_pointed` carries a number (Pointed) that was come to in a table or clicked in a plot.
    """

    def __init__(
        self, session: Session, colours: Scheme, parent: QWidget | None = None, choice: Choice | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = colours
        self.choice = choice or Choice()
        self._is_loaded = False
        self._hint = ""
        self._draws = draws_of(session)
        self._draws.changed.connect(self._show_drawn)
        self._counts: dict[int, tuple[Scenario, Scenario, int, str]] = {}
        self.curves, self.departments = CurvesPage(colours), DepartmentsPage(colours)
        self.differences, self.words = DifferencesPage(colours), WordsPage(colours)
        self.bridge, self.file = BridgePage(colours), FilePage(session, colours)
        for page in (self.curves, self.departments, self.differences, self.bridge):
            page.figure_pointed.connect(self.figure_pointed)
        self._pages: tuple[Page, ...] = (
            self.curves,
            self.departments,
            self.differences,
            self.bridge,
            self.words,
            self.file,
        )
        self._stale = set(range(len(self._pages)))
        self.chooser = Chooser(colours)
        self.chooser.ticked.connect(self._tick)
        self.chooser.reference_asked.connect(self._refer_to)
        self._build()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("What the comparison shows"))
        self.stack = QStackedWidget()
        pages = (self.curves, self.departments, self.differences, self.bridge, self.words, self.file)
        for part, page in zip(PARTS, pages, strict=True):
            self.tabs.addTab(tr(part.title))
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._turn_to)
        self.current = PARTS[0].name
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        across = KeptSplitter("compare", Qt.Orientation.Horizontal)
        across.addWidget(self.chooser)
        across.addWidget(right)
        across.setStretchFactor(1, 1)
        across.setSizes([LIST_WIDTH, 920 - LIST_WIDTH])
        across.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(across)

    def load(self) -> None:
        """From now on plots are made when they are first seen."""
        self._is_loaded = True
        self._show_page()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        if not (news.study or news.results or news.selected or news.uncertainty):
            return
        before = self.choice.indices
        self.choice.follow(self._session)
        if self.choice.indices != before:
            self._hint = ""
        self._stale.update(range(len(self._pages)))
        if self.isVisible():
            self._show_list()
            self._show_page()

    def showEvent(self, event: QShowEvent) -> None:
        """What was not refreshed while it was hidden."""
        super().showEvent(event)
        self.choice.follow(self._session)
        self._show_list()
        self._show_page()

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the ranges stand still."""
        self._draws.set_held(is_held)
        for page in (self.curves, self.departments):
            page.grid.set_dragging(is_held)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the application's text size."""
        self._colours = colours
        self.chooser.restyle(colours)
        for page in self._pages:
            page.restyle(colours)

    # Choosing

    def _tick(self, index: int) -> None:
        self._hint = self.choice.toggle(self._session, index)
        self._choose_anew()

    def _refer_to(self, index: int) -> None:
        """Take another reference; it is ticked too where there is room."""
        chosen = list(dict.fromkeys([*self.choice.indices, index]))
        if index not in self.choice.indices and not self.choice.is_full:
            self.choice.choose(self._session, chosen)
        self._hint = ""
        self._session.refer_to(index)
        self._choose_anew()

    def _choose_anew(self) -> None:
        self._stale.update(range(len(self._pages)))
        self._show_list()
        self._show_page()

    # Showing

    def parts(self) -> tuple[str, ...]:
        """Names of the pages, in the order of their tabs."""
        return tuple(part.name for part in PARTS)

    def show_part(self, name: str) -> None:
        """Bring a page to the front.

        Raises
        ------
        KeyError : there is no such page.
        """
        places = {part: place for place, part in enumerate(self.parts())}
        self.tabs.setCurrentIndex(places[name])

    def _turn_to(self, place: int) -> None:
        self.current = self.parts()[place]
        self.stack.setCurrentIndex(place)
        self.chooser.setVisible(self._pages[place] is not self.file)  # a file is held against the whole study
        self._show_page()

    def _show_page(self) -> None:
        """The page that is seen, where it does not stand as the session does."""
        place = self.stack.currentIndex()
        if not self.isVisible() or place not in self._stale:
            return
        if self._is_loaded or place > 1:
            self._stale.discard(place)
            drawn = self._draws.of(self._session) if place in DRAWN else None
            self._pages[place].refresh(compared(self._session, self.choice, drawn))

    def _show_drawn(self) -> None:
        """Show what further draws say."""
        if self.isVisible():
            self._stale.update(DRAWN)
            self._show_page()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn for nobody."""
        super().hideEvent(event)
        self._draws.leave(self.window())

    def _show_list(self) -> None:
        session, colours = self._session, colours_of(self._session.study, self.choice.indices)
        entries = [
            Entry(
                index=index,
                name=scenario_title(scenario_at(session.study, index).name),
                what_differs=self._what_differs(index),
                is_chosen=index in colours,
                is_reference=index == session.reference,
                colour=colours.get(index, ""),
            )
            for index in all_indices(session.study)
        ]
        hint = tr(self._hint)
        if len(entries) < 2:
            hint = tr("There is only the baseline: make a scenario to compare it with")
        self.chooser.show_entries(entries, hint)

    def _what_differs(self, index: int) -> str:
        """How much differs from the reference, in words; remembered, since few of many scenarios change."""
        session = self._session
        if index == session.reference:
            return tr("reference")
        scenario, reference = scenario_at(session.study, index), session.reference_scenario
        horizon = session.study.horizon
        known = self._counts.get(index)
        if known is None or known[0] is not scenario or known[1] is not reference or known[2] != horizon:
            text = count_words(*count_apart(session.baseline, scenario, reference, horizon))
            known = self._counts[index] = (scenario, reference, horizon, text)
        return known[3]
