"""What a number is sensitive to: every lever of a scenario, one at a time, low and high."""

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np

from scenarier.analysis.asked import Asked, numbers_of
from scenarier.analysis.levers import MEASURE, ParameterLever, measure_name, parameter_levers
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import spread_of
from scenarier.model.study import Measure, Scenario
from scenarier.model.values import values_in, with_values
from scenarier.text.plain import folded

DIGITS = 10
"""What stands behind so many decimals of a shifted value is noise of adding."""

NO_SPREADS: Mapping[str, float] = MappingProxyType({})

By = Literal["sd", "range", "switch"]


class Swing(NamedTuple):
    """A lever at its low and high value, and the number at both.

    `low` and `high` are the lever's values in the year asked for; 0 and 1 for measures, off and on. The numbers
    are None where a value leaves a year without people.
    """

    lever: str
    low: float
    high: float
    at_low: float | None
    at_high: float | None
    swing: float | None
    by: By


def sensitivity(
    baseline: Baseline, scenario: Scenario, horizon: int, asked: Asked, spreads: Mapping[str, float] = NO_SPREADS
) -> list[Swing]:
    """Every lever's swing, the largest first; levers that move the number alike stand in the registry's order.

    An uncertain parameter goes a standard deviation to each side, in every projected year, and no further than its
    range. Any other goes to its range's ends in all years, so does one without a value (no cap on savings).
    Measures go off and on, those of one title together.

    Parameters
    ----------
    spreads : a study's own standard deviations, by name, in place of the baseline's.
    """
    levers, switches = list(parameter_levers(baseline)), measures_by_title(scenario)
    varied = Varied(baseline, scenario, horizon, 2 * (len(levers) + len(switches)))
    ends = [
        _put(varied, lever, spread_of(spreads, lever.spec, lever.entity), 2 * place, asked.year)
        for place, lever in enumerate(levers)
    ]
    for place, measures in enumerate(switches, start=len(levers)):
        varied.switch(measures, on=False, places=[2 * place])
        varied.switch(measures, on=True, places=[2 * place + 1])
    low, high = numbers_of(varied, asked).reshape(-1, 2).T.tolist()
    named = [*((lever.name, *end) for lever, end in zip(levers, ends, strict=True)),
             *((measure_name(measures[0]), 0.0, 1.0, "switch") for measures in switches)]  # fmt: skip
    found = [_swing(*one) for one in zip(named, low, high, strict=True)]
    return sorted(found, key=lambda one: -abs(one.swing) if one.swing is not None else math.inf)


def measures_by_title(scenario: Scenario) -> list[list[Measure]]:
    """The scenario's measures, those of one title together; case does not count."""
    titled: dict[str, list[Measure]] = {}
    for measure in scenario.measures:
        titled.setdefault(folded(measure.title), []).append(measure)
    return list(titled.values())


def shifted(lever: ParameterLever, own: FloatArray, shifts: FloatArray) -> FloatArray:
    """A parameter's values moved by each of some shifts, within its range.

    Parameters
    ----------
    own : its values, `[year]` of the projected years, or `[1]`.
    shifts : `[copy]`.

    Returns
    -------
    `[year, copy]`, or `[copy]` for a lever without years.
    """
    moved = np.clip(own[:, None] + shifts, lever.minimum, lever.maximum)
    return moved if lever.has_year else moved[0]


def at_end(
    baseline: Baseline,
    scenario: Scenario,
    horizon: int,
    swing: Swing,
    spreads: Mapping[str, float] = NO_SPREADS,
    *,
    is_high: bool,
) -> Scenario:
    """The scenario with a lever at one of its ends, as a study file has it."""
    if swing.by == "switch":
        title = folded(swing.lever.removeprefix(MEASURE))
        measures = (replace(one, on=is_high) if folded(one.title) == title else one for one in scenario.measures)
        return replace(scenario, measures=tuple(measures))
    name, entity = split_key(swing.lever)
    spec = baseline.parameters[name]
    own, end = values_in(scenario, spec, entity, horizon), swing.high if is_high else swing.low
    if swing.by == "range":
        return with_values(scenario, spec, entity, horizon, [end] * len(own))
    step = spread_of(spreads, spec, entity) * (1.0 if is_high else -1.0)
    moved = (min(max(round((value or 0.0) + step, DIGITS), spec.minimum), spec.maximum) for value in own)
    return with_values(scenario, spec, entity, horizon, list(moved))


def _put(varied: Varied, lever: ParameterLever, sd: float, place: int, year: int) -> tuple[float, float, By]:
    """Put a lever low in the copy `place` and high in the next; its values in the year, and what they are by."""
    own = varied.own(lever)[1 if lever.has_year else 0 :]
    by: By = "sd"
    if sd > 0.0 and np.isfinite(own).all():
        values = shifted(lever, own, np.array([-sd, sd]))
    else:
        values, by = np.array([lever.minimum, lever.maximum]), "range"
    varied.put(lever, values, [place, place + 1])
    in_year = values[year - varied.baseline.first_year] if values.ndim > 1 else values
    return float(in_year[0]), float(in_year[1]), by


def _swing(named: tuple[str, float, float, By], low: float, high: float) -> Swing:
    name, at, to, by = named
    at_low, at_high = (None if math.isnan(number) else number for number in (low, high))
    apart = None if at_low is None or at_high is None else at_high - at_low
    return Swing(name, at, to, at_low, at_high, apart, by)
