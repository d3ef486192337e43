"""How often the past would have fallen inside the spread that the draws give; docs/ensemble.md."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scenarier.analysis.backtest import NOMINAL_COST, Tried, backtest
from scenarier.engine.draws import BLOCK, Shifts, Spreads, shifts_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import DEFAULT_SEED

BAND = (0.05, 0.95)
"""So large shares of the draws lie below the ends of the band."""


class PastInside(NamedTuple):
    """How many of the measures that can be compared fell inside the band of their area, and from when to when."""

    inside: int
    compared: int
    first: int
    last: int


def past_inside(baseline: Baseline, spreads: Spreads, seed: int = DEFAULT_SEED) -> PastInside | None:
    """How many of the back-test's measures grew as 90 per cent of the draws would have their area's need grow.

    What is drawn is how need follows the ages: elasticity and real growth, about the baseline's values. Costs in
    current prices are left out, and what cannot be compared as it stands. A growth that rounding leaves open is
    inside where it may have been. None where there is nothing to compare.
    """
    package = baseline.package or baseline
    tried = [one for one in backtest(package) if one.measure != NOMINAL_COST and not one.breaks]
    if not tried:
        return None
    first, last = min(one.from_year for one in tried), max(one.to_year for one in tried)
    shifts = _shifts(package, spreads, seed, tried)
    return PastInside(sum(_is_inside(package, shifts, one) for one in tried), len(tried), first, last)


def _shifts(baseline: Baseline, spreads: Spreads, seed: int, tried: Sequence[Tried]) -> Shifts:
    longest = max(one.to_year - one.from_year for one in tried)
    return shifts_of(baseline, baseline.base_year + longest, seed, 0, spreads)


def _is_inside(baseline: Baseline, shifts: Shifts, one: Tried) -> bool:
    low, high = np.quantile(_grown(baseline, shifts, one), BAND)
    return bool(low <= one.actual.high and one.actual.low <= high)


def _grown(baseline: Baseline, shifts: Shifts, one: Tried) -> FloatArray:
    """How much the need of a measure's area grows in each draw: D·X of docs/model.md section 3, less 1 [share]."""
    n_years = one.to_year - one.from_year
    elasticity, real, extra = (
        _drawn(baseline, shifts, name, one.area, n_years)
        for name in ("elasticity", "real_growth", "extra_real_growth")
    )
    grown: FloatArray = (1.0 + elasticity[0] * one.driver) * (1.0 + real + extra).prod(axis=0) - 1.0
    return grown


def _drawn(baseline: Baseline, shifts: Shifts, name: str, area: str, n_years: int) -> FloatArray:
    """A parameter of an area in each draw about its default, `[year, draw]`, within its range."""
    spec, drawn = baseline.parameters[name], np.full((n_years, BLOCK), 0.0)
    if name in shifts:
        drawn += shifts[name][..., baseline.entities("area").index(area), :][: n_years if spec.has_year else None]
    return np.clip(drawn + (spec.default_in(0, area) or 0.0), spec.minimum, spec.maximum)
