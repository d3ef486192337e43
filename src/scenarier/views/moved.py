"""What the last edit moved: the results that moved most, and why, as rows in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.explain.causes import way_down
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.names import number, quantity, unit_of
from scenarier.analysis.explain.tree import figures_for, label, value_in
from scenarier.analysis.moved import Moved, moved, result_spreads
from scenarier.analysis.moved import Spreads as Spreads
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name, scenario_title
from scenarier.model.projection import Projection
from scenarier.model.study import Scenario
from scenarier.model.terms import PLAIN, prices_words
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Edit, Session
from scenarier.session.state import State
from scenarier.text.copied import Copied, CopiedCell, as_shown
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.figure import Figure
from scenarier.vocabulary.variables import VARIABLES

Shows = Callable[[float], None]
"""Shows a part of the way, 0 to 1."""


class Side(NamedTuple):
    """A scenario with all that it is projected from."""

    baseline: Baseline
    scenario: Scenario
    horizon: int


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A result in the year in which it moved most.

    `cause` says what did most to move it, `root` where that begins; both are "" until they are told, and `cause`
    where it begins at once.
    """

    figure: Figure
    name: str
    values: str
    change: str
    unit: str
    full: tuple[CopiedCell, CopiedCell, CopiedCell]
    cause: str = ""
    root: str = ""
    root_key: Key | None = None

    @property
    def why(self) -> str:
        """Cause and root in a sentence; "" until they are told."""
        if not self.cause:
            return tr("because of {begins}", begins=self.root) if self.root else ""
        return tr("{cause}; it begins with {begins}", cause=self.cause, begins=self.root)


class Drawing(NamedTuple):
    """What the spreads of results are drawn of, and how."""

    side: Side
    spreads: Mapping[str, float]
    seed: int

    def is_same(self, other: "Drawing") -> bool:
        """Whether the draws are the very same."""
        return _is_same(self.side, other.side) and self[1:] == other[1:]

    def is_like(self, other: "Drawing") -> bool:
        """Whether they are the same draws, though perhaps of another scenario: the spreads are nearly alike."""
        mine, its = self.side, other.side
        return mine.baseline is its.baseline and mine.horizon == its.horizon and self[1:] == other[1:]

    def drawn(self) -> Spreads:
        """The standard deviation of every result; it takes a few hundredths of a second."""
        (baseline, scenario, horizon), spreads, seed = self
        return result_spreads(Ensemble(baseline, (scenario,), horizon, seed=seed, spreads=spreads))


class WhatMoved:
    """What the session's last edit moved in the scenario shown; what it was before is projected once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: tuple[Edit | None, tuple[Side, Side] | None] = None, None
        self._known: tuple[Side, Projection] | None = None
        self._drawn: list[tuple[Drawing, Spreads]] = []

    def sides(self) -> tuple[Side, Side] | None:
        """The scenario before and after the last edit; None where it was of no scenario, or there was none."""
        edit = self._session.last
        if edit is None or not _is_of_one(edit):
            return None
        if self._told[0] is not edit:
            self._told = edit, (self._side(edit.before), self._side(edit.after))
        return self._told[1]

    def _side(self, state: State) -> Side:
        baseline = self._session.baseline.with_plan(state.study.budget, state.study.forecast)
        return Side(baseline, state.scenario, state.study.horizon)

    def before(self) -> Projection | None:
        """The projection before the edit; None where there is none."""
        sides = self.sides()
        if sides is None:
            return None
        if self._known is None or not _is_same(self._known[0], sides[0]):
            self._known = sides[0], _projected(sides[0])
        return self._known[1]

    def after(self) -> Projection | None:
        """The projection after the edit; None where there is none."""
        sides = self.sides()
        if sides is None:
            return None
        return self._session.projection() if sides[1].scenario is self._session.scenario else _projected(sides[1])

    def shows(self) -> Shows | None:
        """What has the session show the scenario on its way from before the edit (0) to after it (1).

        None where there is no way: nothing was done, or the two have not the same years.
        """
        before, after, session = self.before(), self.after(), self._session
        if before is None or after is None or before.years != after.years:
            return None
        return lambda part: session.replay(between(before, after, part))

    def moves(self) -> list[Moved]:
        """The results that moved most."""
        before, after = self.before(), self.after()
        return moved(before, after, self.spreads()) if before is not None and after is not None else []

    def spreads(self) -> Spreads | None:
        """How far each result spreads as the scenario was before the edit, or as it was last drawn."""
        sides = self.sides()
        if sides is None:
            return None
        wanted = self._drawing(sides[0])
        others = (spreads for known, spreads in reversed(self._drawn) if known.is_like(wanted))
        return self._spreads_of(wanted) or next(others, None)

    def undrawn(self) -> Drawing | None:
        """What is to be drawn: the scenario before the edit, then the one shown; None for nothing."""
        state, sides = self._session.state, self.sides()
        wanted = [*(sides[:1] if sides else ()), self._side(state)]
        drawings = map(self._drawing, wanted)
        return next((one for one in drawings if self._spreads_of(one) is None), None)

    def take(self, drawing: Drawing, spreads: Spreads) -> None:
        """Keep what was drawn, with the one before it."""
        self._drawn = [*self._drawn[-1:], (drawing, spreads)]

    def _drawing(self, side: Side) -> Drawing:
        study = self._session.study
        return Drawing(side, study.spreads, study.seed_drawn)

    def _spreads_of(self, drawing: Drawing) -> Spreads | None:
        return next((spreads for known, spreads in self._drawn if known.is_same(drawing)), None)

    def heading(self) -> str:
        """What was done, and to which scenario; "" where nothing was."""
        edit = self._session.last
        return f"{scenario_title(edit.after.scenario.name)}: {edit.label}" if edit else ""

    def rows(self) -> list[MovedRow]:
        """The results that moved most, without their causes."""
        return [_row(self._session.baseline, one) for one in self.moves()]

    def with_causes(self, rows: list[MovedRow]) -> list[MovedRow]:
        """The same rows, each with what moved it."""
        sides = self.sides()
        if sides is None:
            return rows
        before, after = (figures_for(*side) for side in sides)
        return [_with_cause(row, before, after) for row in rows]


def _projected(side: Side) -> Projection:
    return project(side.baseline, [side.scenario], side.horizon)


def _is_same(one: Side, other: Side) -> bool:
    """Whether two sides are the very same scenario, foundation and horizon."""
    is_same = one.scenario is other.scenario and one.baseline is other.baseline
    return is_same and one.horizon == other.horizon


def _is_of_one(edit: Edit) -> bool:
    """Whether an edit was of the scenario shown: not of the list of them."""
    before, after = edit.before, edit.after
    was, now = len(before.study.scenarios), len(after.study.scenarios)
    if before.selected == BASELINE_INDEX or after.selected == BASELINE_INDEX:
        return abs(was - now) <= 1
    return was == now and (before.selected == after.selected or before.scenario.name == after.scenario.name)


def _row(baseline: Baseline, one: Moved) -> MovedRow:
    variable, entity = one.result
    unit = VARIABLES[variable].unit
    was, now = number(one.before, unit), number(one.after, unit)
    change = number(one.change, unit)
    return MovedRow(
        (variable, entity, one.year),
        f"{line_name(baseline, variable, entity)} {one.year}",
        f"{was} → {now}",
        f"+{change}" if one.change > 0 else change,
        unit_name(unit),
        (as_shown(one.before, was), as_shown(one.after, now), as_shown(one.change, change)),
    )


def _with_cause(row: MovedRow, before: Figures, after: Figures) -> MovedRow:
    """The row with what moved it: the first other variable on the way down, and what stands at its end."""
    key = Key(*row.figure)
    way = way_down(before, after, key)
    if len(way) == 1:
        return row
    via = next((one for one in way[1:-1] if one.variable != key.variable), None)
    cause = tr("mostly because {via}", via=_moved_words(before, after, via)) if via is not None else ""
    return replace(row, cause=cause, root=_from_to(before, after, way[-1]), root_key=way[-1])


def common_root(rows: list[MovedRow]) -> str:
    """Where all that moved begins, in its first year, in a line; "" where it begins in several places."""
    roots = {row.root_key: row.root for row in rows if row.root_key}
    if len({(key.variable, key.entity) for key in roots}) != 1:
        return ""
    first = min(roots, key=lambda key: key.year or 0)
    return tr("It begins with {begins}", begins=roots[first])


def _moved_words(before: Figures, after: Figures, key: Key) -> str:
    """`Revenue 2026 falls by 12.0 DKK m`."""
    change, unit = _value(after, key) - _value(before, key), unit_of(after, key)
    amount = quantity(abs(change), unit)
    if unit == "share":
        amount = tr("{number} percentage points", number=amount.removesuffix(" %"))
    values = {"name": label(after, key), "amount": amount}
    return tr("{name} rises by {amount}", **values) if change > 0 else tr("{name} falls by {amount}", **values)


def _from_to(before: Figures, after: Figures, key: Key) -> str:
    """`Tax rate 2026: 24.52 % → 24.00 %`."""
    unit = unit_of(after, key)
    was, now = number(_value(before, key), unit), quantity(_value(after, key), unit)
    return f"{label(after, key)}: {was} → {now}"


def _value(figures: Figures, key: Key) -> float:
    found = value_in(figures, key)
    return 0.0 if found is None else found


def copied_moves(rows: list[MovedRow], title: str) -> Copied:
    """All rows with their numbers, units and causes."""
    headings = (tr("Result"), tr("Before"), tr("After"), tr("Change"), tr("Unit"), tr("Cause"))
    return Copied(tuple((row.name, *row.full, row.unit, row.why) for row in rows), headings, title)


def note_words(session: Session, rows: list[MovedRow], *, is_drawn: bool = False) -> str:
    """In which order and prices results stand, or that there are none."""
    if session.last is None:
        return tr("Change a lever or a measure, and the results that it moves most stand here.")
    if not rows:
        return tr("No result moved.")
    prices = prices_words(PLAIN, session.baseline.base_year)
    if is_drawn:
        return tr("Most moved first, each against its own uncertainty; {prices}.", prices=prices)
    return tr("Most moved first, each against its own size; {prices}.", prices=prices)


def between(before: Projection, after: Projection, part: float) -> Projection:
    """What lies between two projections of the same years, `part` of the way: no answer of the model."""
    values = {name: before.values[name] * (1.0 - part) + array * part for name, array in after.values.items()}
    return replace(after, values=values)
