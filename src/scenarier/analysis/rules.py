"""Whether a projection keeps the rules; docs/model.md section 12."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import CAP, Rule
from scenarier.model.study import Study
from scenarier.vocabulary.variables import VARIABLES

NOISE = 1e-11
"""A margin below zero by no more than this part of the numbers it is between is the arithmetic's own."""


class Verdict(NamedTuple):
    """One rule in one year for one entity; `value`, `threshold` and `margin` in `unit`."""

    scenario: str
    rule: str
    entity: str
    year: int
    value: float
    threshold: float
    holds: int
    margin: float
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """One rule held against one scenario: `[year, entity]` each, in the metric's unit; `margins` 0 or more hold.

    Entities without a threshold, such as a department without a cap, are left out.
    """

    rule: Rule
    years: tuple[int, ...]
    entities: tuple[str, ...]
    values: FloatArray
    thresholds: FloatArray
    margins: FloatArray

    @property
    def holds(self) -> NDArray[np.bool_]:
        """Whether the rule holds, `[year, entity]`."""
        return self.margins >= 0.0

    @property
    def is_kept(self) -> bool:
        """Whether the rule holds everywhere."""
        return bool(self.holds.all())

    @property
    def is_judged(self) -> bool:
        """Whether there is any year and entity the rule says anything of."""
        return self.margins.size > 0


def rules_of(baseline: Baseline, study: Study) -> tuple[Rule, ...]:
    """All rules of a study, on or off: the baseline's and the study's own."""
    off = set(study.rules_off)
    shipped = tuple(replace(rule, on=False) if rule.name in off else rule for rule in baseline.rules)
    return (*shipped, *study.rules)


def judge(projection: Projection, rules: Sequence[Rule], scenario: int = 0) -> list[Judged]:
    """The rules that are on, each held against one scenario of a projection. The base year is not judged."""
    return [_judged(projection, rule, scenario) for rule in rules if rule.on]


def keeps(projection: Projection, rule: Rule, entity: str = "") -> NDArray[np.bool_]:
    """Whether each scenario of a projection keeps the rule for one entity in all years, `[scenario]`.

    An entity without a threshold keeps it.
    """
    every = slice(None)
    when, row = _when(projection, rule), _entities(projection, rule).index(entity)
    values = _rows(projection, rule.metric, every)[when, row]
    thresholds = _thresholds(projection, rule, every)
    thresholds = thresholds[when if len(thresholds) > 1 else every, row if thresholds.shape[1] > 1 else 0]
    holds = np.logical_and.reduce(_margins(rule, values, thresholds) >= 0.0, axis=0)
    return np.broadcast_to(holds, (len(projection.scenarios),))


def are_broken(rule: Rule, values: FloatArray) -> NDArray[np.bool_]:
    """Which values of its metric break a rule whose threshold is a number."""
    return _margins(rule, values, np.array(rule.threshold)) < 0.0


class Breaches(NamedTuple):
    """Where a rule is broken in each scenario of a projection, `[year, entity, scenario]`."""

    years: tuple[int, ...]
    entities: tuple[str, ...]
    is_broken: NDArray[np.bool_]


def breaches(projection: Projection, rule: Rule) -> Breaches:
    """A rule held against all scenarios of a projection at once, as `judge` holds it against one.

    Entities without a threshold in some scenario are left out.
    """
    entities, when, every = _entities(projection, rule), _when(projection, rule), slice(None)
    values = _rows(projection, rule.metric, every)[when]
    thresholds = _thresholds(projection, rule, every)
    thresholds = thresholds[when] if len(thresholds) > 1 else thresholds
    has_one = np.broadcast_to(np.isfinite(thresholds).all(axis=(0, 2)), len(entities))
    kept = [row for row, entity in enumerate(entities) if has_one[row] and rule.entity in ("", entity)]
    broken = (_margins(rule, values, thresholds) < 0.0)[:, kept]
    shape = (len(broken), len(kept), len(projection.scenarios))
    return Breaches(projection.years[when], tuple(entities[row] for row in kept), np.broadcast_to(broken, shape))


def least_margins(projection: Projection, rule: Rule, year: int) -> FloatArray:
    """The least margin that each scenario of a projection has to a rule in a year, `[scenario]`.

    Infinite where the rule judges nothing in the year; below 0 it is broken.
    """
    every, when = slice(None), _when(projection, rule)
    thresholds = _thresholds(projection, rule, every)
    values = _rows(projection, rule.metric, every)
    place = year - projection.base_year
    if year not in projection.years[when]:
        return np.full(len(projection.scenarios), np.inf)
    thresholds = np.broadcast_to(thresholds, np.broadcast_shapes(thresholds.shape, values.shape))
    is_judged = np.isfinite(thresholds[when]).all(axis=0)
    if rule.entity:
        is_judged &= np.array([entity == rule.entity for entity in _entities(projection, rule)])[:, None]
    margins = np.where(is_judged, _margins(rule, values[place], thresholds[place]), np.inf)
    return np.broadcast_to(margins.min(axis=0), (len(projection.scenarios),))


def _judged(projection: Projection, rule: Rule, scenario: int) -> Judged:
    entities, when, one = _entities(projection, rule), _when(projection, rule), slice(scenario, scenario + 1)
    values = _rows(projection, rule.metric, one)[..., 0]
    thresholds = np.broadcast_to(_thresholds(projection, rule, one)[..., 0], values.shape)[when]
    values = values[when]
    kept: NDArray[np.bool_] = np.logical_and.reduce(np.isfinite(thresholds), axis=0)
    if rule.entity:
        kept = kept & np.array([entity == rule.entity for entity in entities])
    if not kept.all():
        values, thresholds = values[:, kept], thresholds[:, kept]
        entities = tuple(entity for entity, is_kept in zip(entities, kept, strict=True) if is_kept)
    return Judged(rule, projection.years[when], entities, values, thresholds, _margins(rule, values, thresholds))


def _when(projection: Projection, rule: Rule) -> slice:
    """The years that the rule judges, as places in the projection's."""
    years = projection.years
    first, last = max(rule.first_year or 0, years[1]), min(rule.last_year or years[-1], years[-1])
    return slice(first - years[0], max(first, last + 1) - years[0])


def _entities(projection: Projection, rule: Rule) -> tuple[str, ...]:
    axis = VARIABLES[rule.metric].axis
    return projection.entities[axis] if axis else ("",)


def _rows(projection: Projection, variable: str, scenarios: slice) -> FloatArray:
    """A variable as `[year, row, scenario]`: one row where it has none, one scenario where all share it."""
    array = projection.steps[CAP] if variable == CAP else projection.values[variable]
    picked = array[..., scenarios] if array.shape[-1] > 1 else array
    return picked if picked.ndim > 2 else picked[:, None]


def _thresholds(projection: Projection, rule: Rule, scenarios: slice) -> FloatArray:
    if not rule.threshold_of:
        return np.full((1, 1, 1), rule.threshold)
    return rule.threshold * _rows(projection, rule.threshold_of, scenarios)


def _margins(rule: Rule, values: FloatArray, thresholds: FloatArray) -> FloatArray:
    """How far the rule is from being broken; 0 within the arithmetic's noise, or where a threshold is infinite."""
    margins = values - thresholds if rule.comparison == "at_least" else thresholds - values
    noise = NOISE * np.maximum(np.maximum(np.abs(values), np.abs(thresholds)), 1.0)
    return np.where(np.abs(margins) <= noise, 0.0, margins)


def verdicts(judged: Judged, scenario: str) -> Iterator[Verdict]:
    """Every year and entity of a rule, entity by entity."""
    unit = VARIABLES[judged.rule.metric].unit
    for column, entity in enumerate(judged.entities):
        for row, year in enumerate(judged.years):
            yield Verdict(
                scenario,
                judged.rule.name,
                entity,
                year,
                float(judged.values[row, column]),
                float(judged.thresholds[row, column]),
                int(judged.margins[row, column] >= 0.0),
                float(judged.margins[row, column]),
                unit,
            )
