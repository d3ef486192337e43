"""What a number is sensitive to: every lever of a scenario, one at a time, low and high."""

import math
from typing import Literal, NamedTuple

import numpy as np

from scenarier.analysis.asked import Asked, numbers_of
from scenarier.analysis.levers import ParameterLever, measure_name, parameter_levers
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Measure, Scenario
from scenarier.text.plain import folded

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


def sensitivity(baseline: Baseline, scenario: Scenario, horizon: int, asked: Asked) -> list[Swing]:
    """Every lever's swing, the largest first; levers that move the number alike stand in the registry's order.

    An uncertain parameter goes a standard deviation to each side, in every projected year, and no further than its
    range. Any other goes to its range's ends in all years, so does one without a value (no cap on savings).
    Measures go off and on, those of one title together.
    """
    levers, switches = list(parameter_levers(baseline)), measures_by_title(scenario)
    varied = Varied(baseline, scenario, horizon, 2 * (len(levers) + len(switches)))
    ends = [_put(varied, lever, 2 * place, asked.year) for place, lever in enumerate(levers)]
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


def _put(varied: Varied, lever: ParameterLever, place: int, year: int) -> tuple[float, float, By]:
    """Put a lever low in the copy `place` and high in the next; its values in the year, and what they are by."""
    own, sd = varied.own(lever)[1 if lever.has_year else 0 :], lever.spec.sd
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
