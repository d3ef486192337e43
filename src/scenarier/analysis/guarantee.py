"""State guarantee or own budget: what each would give in a year, and at which growth they give the same.

Revenue of a year is linear in that year's growth of the municipality's tax base where the municipality budgets
itself, and does not move with it where the state guarantees the base (docs/model.md section 5).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scenarier.analysis.levers import ParameterLever
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario

GUARANTEE, GROWTH = "state_guarantee", "tax_base_growth"
SETTLED_AFTER = 3
"""A self-budgeted year is settled so many years later: the Municipal Tax Act, section 16."""
NOISE = 1e-11
"""Revenue that moves by no more than this part of itself does not move: the arithmetic's own."""
_WAYS = 4
"""Copies a year: guaranteed, self-budgeted, and self-budgeted at growth 0 and 1."""


@dataclass(frozen=True, slots=True)
class GuaranteeYear:
    """Revenue of a year with the guarantee and with an own budget [mio. kr.], all else as in the scenario.

    `growth` is that of the municipality's tax base in the scenario, `tipping_growth` the one at which both give
    the same, None where there is none [share]. `slope` is what an own budget gains with a growth of 1 [mio. kr.].
    `is_guaranteed` says what the scenario has chosen. `chance_guarantee_wins` is the share of draws in which the
    guarantee gives more, None where nothing was drawn.
    """

    year: int
    guaranteed: float
    self_budgeted: float
    slope: float
    tipping_growth: float | None
    growth: float
    is_guaranteed: bool
    chance_guarantee_wins: float | None = None

    @property
    def difference(self) -> float:
        """Own budget less guarantee [mio. kr.]."""
        return self.self_budgeted - self.guaranteed

    @property
    def is_same(self) -> bool:
        """Whether both give the same, but for the arithmetic's own noise."""
        return abs(self.difference) <= NOISE * max(abs(self.guaranteed), 1.0)

    @property
    def settled_in(self) -> int:
        """The year in which a self-budgeted year is settled."""
        return self.year + SETTLED_AFTER


def guarantee(baseline: Baseline, scenario: Scenario, horizon: int) -> list[GuaranteeYear]:
    """Every projected year of a scenario, with the guarantee or without it in that year alone.

    The scenario must be valid (see scenarier.storage). A tipping growth is not kept within the lever's range.
    """
    years = range(baseline.first_year, horizon + 1)
    varied = Varied(baseline, scenario, horizon, len(years) * _WAYS)
    chosen, growth = (varied.own(_lever(baseline, name))[1:].tolist() for name in (GUARANTEE, GROWTH))
    revenue = _revenues(varied, len(years))
    return [_year(year, *found) for year, *found in zip(years, revenue, growth, chosen, strict=True)]


def _lever(baseline: Baseline, name: str) -> ParameterLever:
    return ParameterLever(name, baseline.parameters[name], "")


def _revenues(varied: Varied, n_years: int) -> list[list[float]]:
    """Revenue of each year in each of the ways, `[year][way]` [mio. kr.]."""
    for name, values in ((GUARANTEE, (1.0, 0.0, 0.0, 0.0)), (GROWTH, (None, None, 0.0, 1.0))):
        lever = _lever(varied.baseline, name)
        paths = varied.own(lever)[1:, None].repeat(varied.n, axis=1)
        for row, copy, value in _places(n_years, values):
            paths[row, copy] = value
        varied.put(lever, paths)
    revenue: FloatArray = varied.results(["revenue"])["revenue"][1:]
    copies = np.arange(varied.n).reshape(n_years, _WAYS)
    found: list[list[float]] = np.take_along_axis(revenue, copies, axis=1).tolist()
    return found


def _places(n_years: int, values: tuple[float | None, ...]) -> Iterator[tuple[int, int, float]]:
    """Year, copy and value of what is another in one year alone."""
    for row in range(n_years):
        for way, value in enumerate(values):
            if value is not None:
                yield row, row * _WAYS + way, value


def _year(year: int, revenue: list[float], growth: float, chosen: float) -> GuaranteeYear:
    guaranteed, own, at_none, at_one = revenue
    slope = at_one - at_none
    moves = abs(slope) > NOISE * max(abs(at_none), abs(at_one), 1.0)
    tipping = (guaranteed - at_none) / slope if moves else None
    return GuaranteeYear(year, guaranteed, own, slope, tipping, growth, chosen == 1.0)
