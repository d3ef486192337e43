"""A number over two levers, as a table and in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scenarier.analysis.asked import Asked
from scenarier.analysis.lever_map import LeverMap, axis_values, lever_map
from scenarier.analysis.levers import Lever, MeasureLever, ParameterLever
from scenarier.analysis.rules import rules_of
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, rule_name, scenario_title, short_name_of
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import spread_of
from scenarier.model.study import Scenario, Study
from scenarier.model.values import Values, values_in
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.text.copied import CopiedCell, quantity
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.text.plain import listed
from scenarier.views.choice import all_indices
from scenarier.views.contours import Segment, zero_lines
from scenarier.views.lever_words import (
    DIGITS,
    SEARCHED,
    asked_of,
    asked_title,
    asked_unit,
    axis_title,
    lever_title,
    value_words,
)
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.what_differs import number_words
from scenarier.vocabulary.variables import VARIABLES

BROKEN = "✗"
Levers = tuple[Lever, Lever]
Ends = tuple[tuple[float, float], tuple[float, float]]


def map_title(baseline: Baseline, scenario: Scenario, asked: Asked, levers: Levers) -> str:
    """What the map is about."""
    x, y = (lever_title(baseline, lever.name) for lever in levers)
    return tr("{number}, over {x} (across) and {y} (down)", number=asked_of(baseline, scenario, asked), x=x, y=y)


def map_sheet(baseline: Baseline, asked: Asked, levers: Levers, found: LeverMap, title: str) -> Sheet:
    """The number: a column a value of x, a line a value of y; a mark and how many rules are broken behind it."""
    x, y = levers
    unit, n_broken = VARIABLES[asked.variable].unit, (found.margins < 0.0).sum(axis=0).T.tolist()
    values = found.values.T.tolist()
    headings = [Heading(axis_title(baseline, y))]
    headings += [Heading(axis_value(x, value), is_number=True) for value in found.xs.tolist()]
    lines = [
        Line(
            f"{place}",
            (Cell(axis_value(y, at)), *map(_cell, values[place], n_broken[place], [unit] * len(values[place]))),
        )
        for place, at in enumerate(found.ys.tolist())
    ]
    return Sheet(tuple(headings), tuple(lines), title=title)


def _cell(value: float, n_broken: int, unit: str) -> Cell:
    full: CopiedCell = quantity(value, unit)
    text = format_quantity(value, unit)
    return Cell(f"{text} {BROKEN}{n_broken}" if n_broken else text, full)


def axis_value(lever: Lever, value: float) -> str:
    """A value of a lever as it stands at an axis, without its unit."""
    unit = "mio_kr" if isinstance(lever, MeasureLever) else lever.spec.unit
    return number_words(round(value, SEARCHED.get(unit, 1)), unit)


def rule_lines(found: LeverMap) -> list[str]:
    """In how much of the map each rule is broken, and that the others hold everywhere."""
    told = []
    for rule, margins in zip(found.rules, found.margins, strict=True):
        n_broken = int((margins < 0.0).sum())
        if n_broken:
            told.append(tr("{mark} {rule}: broken in {n} of {all} points", mark=BROKEN, rule=rule_name(rule),
                           n=n_broken, all=margins.size))  # fmt: skip
    if len(told) < len(found.rules):
        told.append(tr("No other rule is broken anywhere."))
    return told


# The window's part

STEPS = 21
NEAR_SPREADS, NEAR_STEPS = 3.0, 20
"""How far from the scenario a near map goes: so many standard deviations, and steps, at least."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A scenario on the map: its index, name and colour, and its levers' values in the number's year."""

    index: int
    name: str
    colour: str
    x: float
    y: float
    is_shown: bool


@dataclass(frozen=True, slots=True, eq=False)
class TwoLevers:
    """A scenario's number over two parameters, as a part of the window shows it."""

    baseline: Baseline
    study: Study
    selected: int
    asked: Asked
    levers: tuple[ParameterLever, ParameterLever]
    found: LeverMap
    points: tuple[PointRow, ...]

    @classmethod
    def of(
        cls,
        baseline: Baseline,
        study: Study,
        selected: int,
        figure: tuple[str, str, int],
        names: tuple[str, str],
        *,
        is_near: bool,
        ends: Ends | None = None,
    ) -> "TwoLevers":
        """Of the scenario at `selected`, over two different parameters by name.

        Parameters
        ----------
        is_near : only the part of their ranges that is near the scenarios, unless the `ends` are given.
        """
        scenario, asked = scenario_at(study, selected), Asked(*figure)
        x, y = (parameter_named(baseline, name) for name in names)
        points = tuple(_points(baseline, study, selected, (x, y), asked.year))
        if ends is None and is_near:
            ends = _near(study, x, [one.x for one in points]), _near(study, y, [one.y for one in points])
        axes = [
            (lever, axis_values(lever, STEPS, *((None, None) if ends is None else ends[place])))
            for place, lever in enumerate((x, y))
        ]
        found = lever_map(baseline, scenario, study.horizon, asked, axes[0], axes[1], rules_of(baseline, study))
        return cls(baseline, study, selected, asked, (x, y), found, points)

    @property
    def ends(self) -> Ends:
        """Where the map begins and ends, across and up."""
        xs, ys = self.found.xs.tolist(), self.found.ys.tolist()
        return (xs[0], xs[-1]), (ys[0], ys[-1])

    @property
    def title(self) -> str:
        """What the map is about."""
        return map_title(self.baseline, scenario_at(self.study, self.selected), self.asked, self.levers)

    def heading(self) -> tuple[str, str]:
        """The number, and its unit and prices."""
        return asked_title(self.baseline, self.asked), asked_unit(self.baseline, self.asked)

    def sheet(self) -> Sheet:
        """A table of the map."""
        return map_sheet(self.baseline, self.asked, self.levers, self.found, self.title)

    def axis(self, place: int) -> tuple[str, FloatArray, Callable[[float], str]]:
        """The name of an axis (0 across, 1 up), its values, and how a value is told."""
        lever = self.levers[place]
        values = self.found.ys if place else self.found.xs
        return axis_title(self.baseline, lever), values, lambda value: axis_value(lever, value)

    def number(self, value: float) -> str:
        """A value of the map as it is told."""
        return format_quantity(value, VARIABLES[self.asked.variable].unit)

    def boundaries(self) -> list[tuple[str, list[Segment]]]:
        """The rules that are broken in some of the map: their names, and the lines where they begin to be."""
        pairs = zip(self.found.rules, self.found.margins, strict=True)
        lines = [(rule_name(rule), zero_lines(margins.tolist())) for rule, margins in pairs]
        return [(name, segments) for name, segments in lines if segments]

    def everywhere(self) -> str:
        """Which rules are broken in all of the map; "" for none."""
        pairs = zip(self.found.rules, self.found.margins, strict=True)
        names = [rule_name(rule) for rule, margins in pairs if (margins < 0.0).all()]
        return tr("Broken in all of the map: {rules}", rules=listed(names)) if names else ""

    def told_at(self, i: int, j: int) -> str:
        """What there is at a point of the grid: both values, the number, the rules broken."""
        x, y = self.levers
        at = ((x, float(self.found.xs[i])), (y, float(self.found.ys[j])))
        told = "; ".join(
            f"{lever_title(self.baseline, one.name)} {value_words(self.baseline, one.name, to, is_searched=True)}"
            for one, to in at
        )
        value = f"{self.number(float(self.found.values[i, j]))} {self.heading()[1]}"
        broken = [
            rule_name(rule)
            for rule, margin in zip(self.found.rules, self.found.margins[:, i, j], strict=True)
            if margin < 0.0
        ]
        rules = tr("broken: {rules}", rules=listed(broken)) if broken else tr("no rule is broken")
        return f"{told}: {value} – {rules}"

    def moved(self, x: float, y: float) -> list[tuple[ParameterSpec, str, Values]]:
        """The shown scenario's values of both levers, each shifted to `x` and `y` in the number's year."""
        scenario = scenario_at(self.study, self.selected)
        return [
            (lever.spec, lever.entity, _shifted_to(scenario, lever, self.study.horizon, self.asked.year, to))
            for lever, to in zip(self.levers, (x, y), strict=True)
        ]


def parameter_named(baseline: Baseline, name: str) -> ParameterLever:
    """The parameter's lever of that name.

    Raises
    ------
    KeyError : there is none.
    """
    parameter, entity = split_key(name)
    return ParameterLever(name, baseline.parameters[parameter], entity)


def levers_offered(baseline: Baseline) -> list[tuple[str, str]]:
    """Every parameter and what it is called, those that a reader is shown first ahead of the others."""
    specs = sorted(baseline.parameters.values(), key=lambda spec: not spec.is_primary)
    return [(spec.name, short_name_of(spec)) for spec in specs]


def lever_entities(baseline: Baseline, parameter: str) -> list[tuple[str, str]]:
    """The lines, departments or areas that a parameter has a lever for each of."""
    kind = baseline.parameters[parameter].entity_kind
    return [(name, entity_name(baseline, name)) for name in baseline.entities(kind)]


def _points(
    baseline: Baseline, study: Study, selected: int, levers: tuple[ParameterLever, ParameterLever], year: int
) -> Iterator[PointRow]:
    """Every scenario whose levers have a value."""
    for index in all_indices(study):
        scenario = scenario_at(study, index)
        x, y = (_value_in(scenario, lever, study.horizon, year) for lever in levers)
        if x is not None and y is not None:
            colour = "baseline" if index == BASELINE_INDEX else f"scenario:{study.colour_of(index)}"
            yield PointRow(index, scenario_title(scenario.name), colour, x, y, index == selected)


def _value_in(scenario: Scenario, lever: ParameterLever, horizon: int, year: int) -> float | None:
    values = values_in(scenario, lever.spec, lever.entity, horizon)
    return values[year - lever.spec.first_year if lever.has_year else 0]


def _near(study: Study, lever: ParameterLever, own: Sequence[float]) -> tuple[float, float]:
    """The part of a lever's range around the scenarios' values."""
    spec = lever.spec
    room = max(NEAR_SPREADS * spread_of(study.spreads, spec, lever.entity), NEAR_STEPS * spec.step)
    low, high = max(min(own) - room, spec.minimum), min(max(own) + room, spec.maximum)
    return (low, high) if low < high else (spec.minimum, spec.maximum)


def _shifted_to(scenario: Scenario, lever: ParameterLever, horizon: int, year: int, to: float) -> Values:
    spec = lever.spec
    values = values_in(scenario, spec, lever.entity, horizon)
    to = min(max(round(to / spec.step) * spec.step, spec.minimum), spec.maximum)
    now = values[year - spec.first_year if lever.has_year else 0]
    if now is None:
        return values
    moved = (min(max(round((value or 0.0) + to - now, DIGITS), spec.minimum), spec.maximum) for value in values)
    return tuple(moved)
