"""The menu `Scenarie`, on the menu bar and on a tab: what can be done with scenarios."""

from collections.abc import Callable
from functools import partial

from scenarier.gui.parts.wondering import ask_what
from scenarier.gui.window.about_dialogs import scenario_dialog
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.scenario_tabs import ScenarioTabs, swatch
from scenarier.look.palette import Scheme
from scenarier.model.study import COLOURS
from scenarier.session import edits
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.words import COLOUR_NAMES


class ScenarioActions:
    """What the menu does; `colours` gives those that are used now, `tell_done` says what was taken away."""

    def __init__(
        self,
        session: Session,
        tabs: ScenarioTabs,
        colours: Callable[[], Scheme],
        tell_done: Callable[[str], object],
    ) -> None:
        self._session, self._tabs, self._colours, self._tell_done = session, tabs, colours, tell_done

    def menu(self) -> Menu:
        """What can be done: the baseline stays as it is."""
        return Menu("scenario", tr("S&cenario"), (*self._one(), None, *self._among(), None, self._delete()))

    def _one(self) -> tuple[Command | Menu, ...]:
        """What is done with the scenario shown, or makes another."""
        own = self._is_own
        return (
            Command("scenario.new", tr("&New scenario"), self.add, "Ctrl+Shift+N"),
            Command("scenario.copy", tr("&Duplicate"), self.duplicate, "Ctrl+Shift+D"),
            Command("scenario.rename", tr("&Rename"), self._tabs.rename, "Ctrl+Shift+R", is_enabled=own),
            Command("scenario.about", tr("&Properties and note…"), self.properties, is_enabled=own),
            Menu("scenario.colour", tr("&Colour"), fill=self._colour_rows, is_enabled=own),
            Command(
                "scenario.reference",
                tr("Use as re&ference"),
                self.refer,
                "Ctrl+Shift+E",
                is_enabled=lambda: self._session.selected != self._session.reference,
            ),
            Command("scenario.solve", tr("&What would it take?…"), lambda: ask_what(self._tabs)),
        )

    def _among(self) -> tuple[Command, ...]:
        """Another scenario, or another place among them."""
        own = self._is_own
        left, right = tr("Move to the &left"), tr("Move to the ri&ght")
        return (
            Command("scenario.before", tr("P&revious scenario"), lambda: self.step(-1), "Ctrl+PgUp"),
            Command("scenario.after", tr("Ne&xt scenario"), lambda: self.step(1), "Ctrl+PgDown"),
            Command("scenario.left", left, lambda: self.move(-1), "Ctrl+Shift+PgUp", is_enabled=own),
            Command("scenario.right", right, lambda: self.move(1), "Ctrl+Shift+PgDown", is_enabled=own),
        )

    def _delete(self) -> Command:
        text = tr("De&lete scenario")
        return Command("scenario.delete", text, self.remove, takes_away=True, is_enabled=self._is_own)

    def _is_own(self) -> bool:
        return self._session.selected != BASELINE_INDEX

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
            self._tell_done(tr("“{name}” is deleted. Ctrl+Z brings it back.", name=name))

    def properties(self) -> None:
        """Name and note."""
        if self._session.selected != BASELINE_INDEX:
            scenario_dialog(self._session, self._tabs.window()).open()

    def refer(self) -> None:
        """Take differences against the scenario shown."""
        self._session.refer_to(self._session.selected)

    def move(self, by: int) -> None:
        """One place to the left or right."""
        if self._session.selected != BASELINE_INDEX:
            self._tabs.move_scenario(self._session.selected, self._session.selected + by)

    def step(self, by: int) -> None:
        """Show the scenario beside the one shown."""
        index = self._session.selected + by
        if BASELINE_INDEX <= index < len(self._session.study.scenarios):
            self._session.select(index)

    def colour(self, name: str) -> None:
        """Give the scenario shown a colour."""
        self._session.do(edits.colour_scenario(self._session.state, name))

    def _colour_rows(self) -> list[Command]:
        now = self._session.study.colour_of(self._session.selected)
        return [self._colour_row(name, is_now=name == now) for name in COLOURS]

    def _colour_row(self, name: str, *, is_now: bool) -> Command:
        scheme = self._colours()
        icon = swatch(scheme.colour(f"scenario:{name}"), scheme.card, is_reference=False)
        run, text = partial(self.colour, name), tr(COLOUR_NAMES[name])
        return Command(f"scenario.colour.{name}", text, run, is_checked=lambda: is_now, icon=icon)
