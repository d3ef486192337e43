"""Where in a lever's range rules break, the lever moved as its slider moves it: every year by as much."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scenarier.analysis.demand import Demand, demand_of
from scenarier.analysis.levers import ParameterLever
from scenarier.analysis.rules import judge
from scenarier.analysis.sampled import Sampled, distinct, holding, sampled
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario

PLACES = 129
NEAR = 0.1
"""A rule is nearly broken where its margin is less than this part of its threshold, or of its metric's size."""
WHOLE = 1e-9

Pair = tuple[Rule, str]
"""A rule and one of its entities, "" for none."""
Results = Mapping[str, FloatArray]


class Limit(NamedTuple):
    """A rule that breaks somewhere in a lever's range, and the stretches [low, high] in which it holds.

    Stretches are of the slider's place: the lever's value where all years have one, else their mean. Their ends
    are whole steps that hold.
    """

    rule: Rule
    entity: str
    holds: tuple[tuple[float, float], ...]


def close_pairs(projection: Projection, rules: Sequence[Rule]) -> Iterator[Pair]:
    """The rules that are broken or nearly so in a projection's first scenario, entity by entity."""
    for judged in judge(projection, rules):
        for column, entity in enumerate(judged.entities):
            margins = judged.margins[:, column]
            sizes = np.abs(judged.thresholds[:, column])
            size = np.where(sizes > 0.0, sizes, np.abs(judged.values[:, column]).max(initial=0.0))
            if margins.size and (margins < NEAR * size).any():
                yield judged.rule, entity


class Limits:
    """The limits of one scenario: what is computed of one lever serves all of its rules."""

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int) -> None:
        self._one = Varied(baseline, scenario, horizon, 1)
        self._years = tuple(self._one.base.years[1:])

    def of(self, lever: ParameterLever, pairs: Sequence[Pair]) -> list[Limit]:
        """Where each rule breaks; none of those that hold, or that break, wherever the lever stands."""
        demands = [demand_of(rule, entity, self._years) for rule, entity in pairs]
        demands = [demand for demand in demands if demand.years]
        if len(demands) < len(pairs):
            pairs = [pair for pair in pairs if demand_of(*pair, self._years).years]
        wanted = sorted({name for demand in demands for name in demand.variables})
        if not wanted:
            return []
        grid = distinct(np.append(np.linspace(lever.minimum, lever.maximum, PLACES), self._place(lever)))
        known = self._results(lever, grid, [*wanted, "population"])
        alive = known["population"].min(axis=0) > 0.0
        grid, known = grid[alive], {name: array[..., alive] for name, array in known.items()}
        found = (self._limit(lever, pair, demand, grid, known)
                 for pair, demand in zip(pairs, demands, strict=True))  # fmt: skip
        return [limit for limit in found if limit is not None]

    def _limit(
        self, lever: ParameterLever, pair: Pair, demand: Demand, grid: FloatArray, known: Results
    ) -> Limit | None:
        base = self._one.base
        first = Sampled(grid, demand.margins(base, known))
        if len(grid) < 2 or not _differs(first.worst):
            return None

        def margins(places: FloatArray) -> FloatArray:
            return demand.margins(base, self._results(lever, places, demand.variables))

        holds = tuple(_whole(lever, holding(sampled(first, margins))))
        is_everywhere = holds == ((lever.minimum, lever.maximum),)
        return None if is_everywhere or not holds else Limit(*pair, holds)

    def _own(self, lever: ParameterLever) -> FloatArray:
        """The scenario's values, the projected years where it has them; no cap is the highest value."""
        own = self._one.own(lever)
        return np.minimum(own[1:] if lever.has_year else own, lever.maximum)

    def _place(self, lever: ParameterLever) -> float:
        """Where the slider stands: the mean, at a whole step."""
        step = lever.spec.step
        return float(np.clip(round(self._own(lever).mean() / step) * step, lever.minimum, lever.maximum))

    def _results(self, lever: ParameterLever, places: FloatArray, variables: Sequence[str]) -> Results:
        own, varied = self._own(lever)[:, None], self._one.again(len(places))
        values = places[None, :] if (own == own[0]).all() else own + (places - self._place(lever))
        values = np.clip(values, lever.minimum, lever.maximum)
        varied.put(lever, np.broadcast_to(values, (len(own), len(places))) if lever.has_year else values[0])
        return varied.results(variables)


def _differs(worst: FloatArray) -> bool:
    """Whether the margin that decides moves at all with the lever."""
    return bool(np.ptp(worst) > WHOLE * max(1.0, float(np.abs(worst).max())))


def _whole(lever: ParameterLever, stretches: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The same stretches from the first whole step that holds to the last; those without one are left out."""
    step = lever.spec.step
    for low, high in stretches:
        first = low if low <= lever.minimum else np.ceil(low / step - WHOLE) * step
        last = high if high >= lever.maximum else np.floor(high / step + WHOLE) * step
        if first <= last + WHOLE * step:
            yield float(round(first, 10)), float(round(last, 10))
