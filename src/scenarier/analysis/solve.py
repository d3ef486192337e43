"""What it would take: the value of one lever at which a demand holds, and all stretches of its range that do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from scenarier.analysis.demand import Demand
from scenarier.analysis.levers import Lever, MeasureLever
from scenarier.analysis.sampled import Sampled, holding, sampled
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario

Status = Literal["solved", "holds_already", "no_effect", "out_of_reach"]
Stretches = tuple[tuple[float, float], ...]

PLACES = 129
BEND = 20.0
"""The size of a measure [mio. kr.] up to which the grid of its amounts is even; above it grows with them."""
STILL = 1e-9
"""A result that moves by no more than this part of it does not move."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What it would take.

    `value` is the lever's, the same from `first_year` to the horizon, where the status is `solved`, else None.
    `binding_year` is the year that decides; `reached` is the variable in it [its unit]: at `value`, at `best`, the
    lever's value that comes nearest, where the demand is out of reach, else as the scenario has it. `target` is
    that year's. `feasible` are all stretches of the lever's range, from `low` to `high`, where the demand
    holds. `own` is the scenario's own value, or its mean, and `is_own_even` whether it is one value. `failing` are
    years before `first_year` in which the demand does not hold, which the lever cannot help.
    """

    status: Status
    lever: Lever
    demand: Demand
    first_year: int
    value: float | None
    best: float | None
    binding_year: int
    reached: float
    target: float
    feasible: Stretches
    low: float
    high: float
    own: float
    is_own_even: bool
    failing: tuple[int, ...]


def first_possible(baseline: Baseline, lever: Lever, first_year: int) -> int:
    """The first year in which a lever is moved that is asked to move from `first_year`: all, without years."""
    return max(first_year, baseline.first_year) if lever.has_year else baseline.first_year


def solve(
    baseline: Baseline, scenario: Scenario, horizon: int, lever: Lever, demand: Demand, first_year: int
) -> Answer:
    """The value of the lever nearest to the scenario's own at which the demand holds.

    Parameters
    ----------
    lever : a lever of the scenario. The amounts of a measure that is off are found as if it were on, from 0.
    demand : with the years that are judged, at least one.
    first_year : the lever is moved from this year on; one without years counts as moved from the first.
    """
    return _Solver(baseline, scenario, horizon, lever, demand, first_year).answer()


class _Solver:
    """One question, with what the lever may be and where the scenario has it."""

    def __init__(
        self, baseline: Baseline, scenario: Scenario, horizon: int, lever: Lever, demand: Demand, first_year: int
    ) -> None:
        self._lever, self._asked = lever, demand
        self._first_year = first_possible(baseline, lever, first_year)
        judged = tuple(year for year in demand.years if year >= self._first_year)
        self._demand = replace(demand, years=judged or demand.years)
        self._own = Varied(baseline, scenario, horizon, 1)
        self._base = self._own.base
        self._now = self._own.results((*demand.variables, "population"))
        self._path = self._own.own(lever)
        self._later = self._path[self._first_year - baseline.base_year if lever.has_year else 0 :]
        self._low, self._high = lever.minimum, lever.maximum
        if lever.name == GROWTH:
            self._low = max(self._low, self._lowest_with_people())
        self._values = [self._demand.values(self._base, self._now)]

    def answer(self) -> Answer:
        """The one answer."""
        now = self._line(np.zeros(1), self._demand.margins(self._base, self._now))
        grid = self._grid()
        line = sampled(self._line(grid, self._margins(grid)), self._margins, is_whole=self._lever.is_switch)
        stretches = holding(line)
        if self._lever.is_switch:
            stretches = tuple((float(place), float(place)) for place in line.at[line.worst >= 0.0])
        if now.worst[0] >= 0.0:
            return self._told("holds_already", None, stretches)
        if self._is_still():
            return self._told("no_effect", None, ())
        if not stretches:
            return self._told("out_of_reach", float(line.at[np.argmax(line.worst)]), ())
        own = self._mean()
        nearest = min((min(max(own, low), high) for low, high in stretches), key=lambda value: abs(value - own))
        return self._told("solved", nearest, stretches)

    def _line(self, at: FloatArray, margins: FloatArray) -> Sampled:
        return Sampled(at, margins, is_equal=self._demand.comparison == "equal")

    def _told(self, status: Status, value: float | None, feasible: Stretches) -> Answer:
        """The answer, with the variable as it is with the lever at a value, or (None) in the scenario."""
        results = self._now if value is None else self._results(np.array([value]))
        margins = self._demand.margins(self._base, results)[:, 0]
        decides = int(np.argmax(np.abs(margins)) if self._demand.comparison == "equal" else np.argmin(margins))
        targets = np.broadcast_to(self._demand.targets(self._base, results), (len(margins), 1))
        return Answer(
            status=status,
            lever=self._lever,
            demand=self._demand,
            first_year=self._first_year,
            value=value if status == "solved" else None,
            best=value,
            binding_year=self._demand.years[decides],
            reached=float(self._demand.values(self._base, results)[decides, 0]),
            target=float(targets[decides, 0]),
            feasible=feasible,
            low=self._low,
            high=self._high,
            own=self._mean(),
            is_own_even=bool((self._later == self._later[0]).all()),
            failing=self._failing(),
        )

    def _results(self, values: FloatArray) -> Mapping[str, FloatArray]:
        varied = self._own.again(len(values))
        varied.put(self._lever, values, from_year=self._first_year)
        return varied.results(self._demand.variables)

    def _margins(self, values: FloatArray) -> FloatArray:
        results = self._results(values)
        self._values.append(self._demand.values(self._base, results))
        return self._demand.margins(self._base, results)

    def _is_still(self) -> bool:
        """Whether the variable has been the same wherever the lever was."""
        values = np.concatenate(self._values, axis=1)
        moved = np.ptp(values, axis=1)
        return bool((moved <= STILL * np.maximum(np.abs(values).max(axis=1), 1.0)).all())

    def _mean(self) -> float:
        """The scenario's own value, the mean of its later years; no cap is the highest."""
        values = np.clip(self._later, -np.inf, self._high)
        return float(values[0] if (values == values[0]).all() else values.mean())

    def _failing(self) -> tuple[int, ...]:
        """The years asked for that come before the lever moves and do not hold."""
        before = tuple(year for year in self._asked.years if year not in self._demand.years)
        if not before:
            return ()
        margins = replace(self._asked, years=before).margins(self._base, self._now)
        holds = margins == 0.0 if self._asked.comparison == "equal" else margins >= 0.0
        return tuple(year for year, is_kept in zip(before, holds[:, 0], strict=True) if not is_kept)

    def _lowest_with_people(self) -> float:
        """The lowest growth that leaves someone in the municipality in every year."""
        start = self._first_year - self._base.years[0]
        years = len(self._base.years) - 1 - start
        return float((1.0 - self._now["population"][start, 0]) / years) if years else -np.inf

    def _grid(self) -> FloatArray:
        """Where to look first: over the range, and at values the lever has in the scenario or without a choice."""
        low, high = self._low, self._high
        if self._lever.is_switch:
            return np.arange(low, high + 1.0)
        if isinstance(self._lever, MeasureLever):
            even = np.linspace(-np.arcsinh(high / BEND), np.arcsinh(high / BEND), PLACES)
            grid = np.clip(BEND * np.sinh(even), low, high)
            marks = [0.0]
        else:
            grid, spec = np.linspace(low, high, PLACES), self._lever.spec
            marks = [0.0, *(spec.default or [spec.entity_defaults.get(self._lever.entity) or 0.0])]
        known = np.array([*marks, *self._path, self._mean(), low, high])
        return np.unique(np.concatenate([grid, known[(known >= low) & (known <= high)]]))
