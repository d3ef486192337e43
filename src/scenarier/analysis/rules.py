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


def _rows(projection: Projection, variable: str, scenario: int) -> FloatArray:
    """A variable as `[year, row]`, one row where it has none."""
    array = projection.steps[CAP] if variable == CAP else projection.values[variable]
    column = array[..., scenario if array.shape[-1] > 1 else 0]
    return column if column.ndim > 1 else column[:, None]


def _judged(projection: Projection, rule: Rule, scenario: int) -> Judged:
    first, last = rule.first_year or projection.years[1], rule.last_year or projection.years[-1]
    years = tuple(year for year in projection.years[1:] if first <= year <= last)
    start = projection.years.index(years[0]) if years else 0
    when = slice(start, start + len(years))
    axis = VARIABLES[rule.metric].axis
    entities = projection.entities[axis] if axis else ("",)
    values = _rows(projection, rule.metric, scenario)[when]
    if rule.threshold_of:
        thresholds = rule.threshold * _rows(projection, rule.threshold_of, scenario)[when]
    else:
        thresholds = np.full((1, 1), rule.threshold)
    thresholds = np.broadcast_to(thresholds, values.shape)
    kept: NDArray[np.bool_] = np.logical_and.reduce(np.isfinite(thresholds), axis=0)
    if rule.entity:
        kept = kept & np.array([entity == rule.entity for entity in entities])
    if not kept.all():
        values, thresholds = values[:, kept], thresholds[:, kept]
        entities = tuple(entity for entity, is_kept in zip(entities, kept, strict=True) if is_kept)
    margins = values - thresholds if rule.comparison == "at_least" else thresholds - values
    noise = NOISE * np.maximum(np.maximum(np.abs(values), np.abs(thresholds)), 1.0)
    margins = np.where(np.abs(margins) <= noise, 0.0, margins)
    return Judged(rule, years, entities, values, thresholds, margins)


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
