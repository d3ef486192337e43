"""What can be done with scenarios, as actions of the window: one menu, on the menu bar and on a tab."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from scenarier.gui.about_dialogs import scenario_dialog
from scenarier.gui.actions import action, takes_away
from scenarier.gui.scenario_tabs import swatch
from scenarier.model.study import COLOURS
from scenarier.session import edits
from scenarier.session.news import News
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.text.language import mark, tr

if TYPE_CHECKING:
    from scenarier.gui.window.window import Window

COLOUR_NAMES = {
    "blue": mark("Blue"),
    "orange": mark("Orange"),
    "green": mark("Green"),
    "purple": mark("Purple"),
    "ochre": mark("Ochre"),
    "slate": mark("Slate"),
}


class ScenarioActions:
    """The actions, and the menu that holds them."""

    def __init__(self, window: "Window") -> None:
        self._window, self._session = window, window.session
        self.menu = QMenu(tr("S&cenario"), window.menuBar())
        self.new = action(window, tr("&New scenario"), self.add, "Ctrl+Shift+N")
        self.copy = action(window, tr("&Duplicate"), self.duplicate, "Ctrl+Shift+D")
        self.name = action(window, tr("&Rename"), self.rename, "Ctrl+Shift+R")
        self.about = action(window, tr("&Properties and note…"), self.properties)
        self.colours = QMenu(tr("&Colour"), self.menu)
        self.reference = action(window, tr("Use as re&ference"), self.refer, "Ctrl+Shift+E")
        self.left = action(window, tr("Move to the &left"), lambda: self.move(-1), "Ctrl+Shift+PgUp")
        self.right = action(window, tr("Move to the ri&ght"), lambda: self.move(1), "Ctrl+Shift+PgDown")
        self.before = action(window, tr("P&revious scenario"), lambda: self.step(-1), "Ctrl+PgUp")
        self.after = action(window, tr("Ne&xt scenario"), lambda: self.step(1), "Ctrl+PgDown")
        self.gone = takes_away(action(window, tr("De&lete scenario"), self.remove))
        self.menu.addActions([self.new, self.copy, self.name, self.about])
        self.menu.addMenu(self.colours)
        self.menu.addActions([self.reference])
        self.menu.addSeparator()
        self.menu.addActions([self.before, self.after, self.left, self.right])
        self.menu.addSeparator()
        self.menu.addAction(self.gone)
        self.colours.aboutToShow.connect(self._fill_colours)
        self._own: list[QAction] = [self.name, self.about, self.left, self.right, self.gone]

    def refresh(self, news: News) -> None:
        """Allow what can be done: the baseline stays as it is."""
        if not (news.selected or news.reference):
            return
        is_own = self._session.selected != BASELINE_INDEX
        for one in self._own:
            one.setEnabled(is_own)
        self.colours.setEnabled(is_own)
        self.reference.setEnabled(self._session.selected != self._session.reference)

    def add(self) -> None:
        """A new scenario without changes, last."""
        self._session.do(edits.add_scenario(self._session.state))

    def duplicate(self) -> None:
        """A copy of the scenario shown, behind it."""
        self._session.do(edits.duplicate_scenario(self._session.state))

    def remove(self) -> None:
        """The scenario shown goes; undo brings it back."""
        if self._session.selected != BASELINE_INDEX:
            name = self._session.scenario.name
            self._session.do(edits.remove_scenario(self._session.state))
            self._window.bench.tell_done(tr("“{name}” is deleted. Ctrl+Z brings it back.", name=name))

    def rename(self) -> None:
        """Edit the name where it stands."""
        self._window.bars.tabs.rename()

    def properties(self) -> None:
        """Name and note."""
        if self._session.selected != BASELINE_INDEX:
            scenario_dialog(self._session, self._window).open()

    def refer(self) -> None:
        """Take differences against the scenario shown."""
        self._session.refer_to(self._session.selected)

    def move(self, by: int) -> None:
        """One place to the left or right."""
        if self._session.selected != BASELINE_INDEX:
            self._window.bars.tabs.move_scenario(self._session.selected, self._session.selected + by)

    def step(self, by: int) -> None:
        """Show the scenario beside the one shown."""
        index = self._session.selected + by
        if BASELINE_INDEX <= index < len(self._session.study.scenarios):
            self._session.select(index)

    def colour(self, name: str) -> None:
        """Give the scenario shown a colour."""
        self._session.do(edits.colour_scenario(self._session.state, name))

    def _fill_colours(self) -> None:
        self.colours.clear()
        now = self._session.study.colour_of(self._session.selected)
        scheme = self._window.colours
        for name in COLOURS:
            icon = swatch(scheme.colour(f"scenario:{name}"), scheme.card, is_reference=False)
            entry = self.colours.addAction(icon, tr(COLOUR_NAMES[name]))
            entry.setCheckable(True)
            entry.setChecked(name == now)
            entry.triggered.connect(lambda _=False, name=name: self.colour(name))
