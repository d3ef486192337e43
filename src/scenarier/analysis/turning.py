"""What would turn the order of two scenarios: how far each uncertain assumption is from where they are alike."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

import numpy as np

from scenarier.analysis.asked import Asked, numbers_of
from scenarier.analysis.levers import ParameterLever, parameter_levers
from scenarier.analysis.sensitivity import NO_SPREADS, shifted
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import spread_of
from scenarier.model.study import Scenario

N_TRIED = 32
"""Shifts that are tried on each side of a lever's own value, the closer together the nearer they are."""
N_BETWEEN = 14
"""Shifts tried between two of which only the further one turns the order, time and again."""
CLOSE = 1e-9
"""How close such two are in the end, as a part of how far the lever can go."""
NOISE = 1e-11
"""Two numbers that differ by no more than this part of their size are the same."""


class TurningPoint(NamedTuple):
    """An assumption, its value in B in the year asked for, and the value at which the order turns.

    `distance` is how far that is [standard deviations]. Both are None where the order never turns, `value` is
    where the lever has none.
    """

    lever: str
    value: float | None
    turns_at: float | None
    distance: float | None


def turning(
    baseline: Baseline,
    a: Scenario,
    b: Scenario,
    horizon: int,
    asked: Asked,
    spreads: Mapping[str, float] = NO_SPREADS,
) -> list[TurningPoint]:
    """Where the order of A and B turns by each uncertain assumption, all else as it is, the nearest first.

    The order is which of them has the larger number: B stops being better there where it is, and starts where it
    is not. An assumption is shifted by the same amount in both, in every projected year, within its range.
    Scenarios that are alike have no order that could turn.

    Parameters
    ----------
    spreads : a study's own standard deviations, by name, in place of the baseline's.
    """
    pair = _Pair(baseline, a, b, horizon, asked)
    sds = {lever.name: spread_of(spreads, lever.spec, lever.entity) for lever in parameter_levers(baseline)}
    levers = [lever for lever in parameter_levers(baseline) if sds[lever.name] > 0.0]
    searches = [] if pair.sign == 0.0 else _searches(pair, levers)
    _close_in(pair, [search for search in searches if search.turn is not None])
    found = {lever.name: _nearest(search for search in searches if search.lever is lever) for lever in levers}
    points = [_point(pair, lever, sds[lever.name], found[lever.name], asked.year) for lever in levers]
    return sorted(points, key=lambda point: math.inf if point.distance is None else point.distance)


class _Pair:
    """Two scenarios whose number is compared, with any lever shifted by the same amount in both.

    `sign` is 1 where B has the larger number as they stand, -1 where A has, 0 where they are alike.
    """

    def __init__(self, baseline: Baseline, a: Scenario, b: Scenario, horizon: int, asked: Asked) -> None:
        self.baseline, self.scenarios, self.horizon, self.asked = baseline, (a, b), horizon, asked
        self._own = [Varied(baseline, scenario, horizon, 1) for scenario in self.scenarios]
        now = [numbers_of(varied, asked) for varied in self._own]
        self.sign = float(np.sign(_apart(*now))[0])

    def own(self, lever: ParameterLever) -> list[FloatArray]:
        """The lever's values in A and in B: of the projected years, or one."""
        return [varied.own(lever)[1 if lever.has_year else 0 :] for varied in self._own]

    def leads(self, moved: Sequence[tuple[ParameterLever, FloatArray]]) -> list[FloatArray]:
        """How far the one that leads now leads with each lever shifted, `[copy]` for each; NaN without people."""
        n = sum(len(shifts) for _, shifts in moved)
        numbers = []
        for place, scenario in enumerate(self.scenarios):
            varied, start = Varied(self.baseline, scenario, self.horizon, n), 0
            for lever, shifts in moved:
                values = shifted(lever, self.own(lever)[place], shifts)
                varied.put(lever, values, slice(start, start + len(shifts)))
                start += len(shifts)
            numbers.append(numbers_of(varied, self.asked))
        ends = np.cumsum([len(shifts) for _, shifts in moved])[:-1]
        return np.split(_apart(*numbers) * self.sign, ends)


def _apart(a: FloatArray, b: FloatArray) -> FloatArray:
    """B less A, 0 within the arithmetic's noise."""
    noise = NOISE * np.maximum(np.maximum(np.abs(a), np.abs(b)), 1.0)
    return np.where(np.abs(b - a) <= noise, 0.0, b - a)


@dataclass(slots=True)
class _Search:
    """Shifts of one lever to one side that were tried, from its own value outwards, and the lead at each."""

    lever: ParameterLever
    shifts: FloatArray
    leads: FloatArray = field(default_factory=lambda: np.zeros(0))

    def add(self, shifts: FloatArray, leads: FloatArray) -> None:
        """Take in what else was tried."""
        order = np.argsort(np.abs(both := np.concatenate([self.shifts, shifts])), kind="stable")
        self.shifts, self.leads = both[order], np.concatenate([self.leads, leads])[order]

    @property
    def turn(self) -> int | None:
        """The place of the first shift that turns the order, None where none does."""
        turned = np.flatnonzero(self.leads <= 0.0)
        return int(turned[0]) if len(turned) else None

    @property
    def width(self) -> float:
        """How far that one is from the one before it."""
        turn = self.turn or 0
        return float(abs(self.shifts[turn] - self.shifts[turn - 1]))

    def between(self) -> FloatArray:
        """Shifts between those two."""
        turn = self.turn or 0
        return np.linspace(self.shifts[turn - 1], self.shifts[turn], N_BETWEEN + 2)[1:-1]

    def dips(self) -> FloatArray:
        """Shifts beside those with a smaller lead than both their neighbours, before the first that turns."""
        leads = self.leads[: self.turn]
        lowest = np.flatnonzero((leads[1:-1] < leads[:-2]) & (leads[1:-1] < leads[2:])) + 1
        sides = [np.linspace(self.shifts[k - 1], self.shifts[k + 1], N_BETWEEN + 3)[1:-1] for k in lowest]
        return np.concatenate([np.zeros(0), *sides])

    def shift(self) -> float | None:
        """The shift at which the lead is gone."""
        if (turn := self.turn) is None:
            return None
        (near, far), (before, after) = self.shifts[turn - 1 : turn + 1], self.leads[turn - 1 : turn + 1]
        return float(near + (far - near) * before / (before - after))


def _searches(pair: _Pair, levers: Sequence[ParameterLever]) -> list[_Search]:
    """Both sides of every lever, tried roughly; the levers of one parameter in one batch, which costs least."""
    found = []
    for _, of_one in groupby(levers, key=lambda lever: lever.spec.name):
        searches = [_Search(lever, shifts) for lever in of_one for shifts in _tried(lever, pair.own(lever))]
        _try(pair, searches, [search.shifts for search in searches], is_first=True)
        found += searches
    with_dips = [search for search in found if len(search.dips())]
    _try(pair, with_dips, [search.dips() for search in with_dips])
    return found


def _tried(lever: ParameterLever, own: Sequence[FloatArray]) -> list[FloatArray]:
    """Shifts up and down as far as any year of either scenario has room for, 0 the first; none without a value."""
    values = np.concatenate(own)
    if not np.isfinite(values).all():
        return []
    parts = (np.arange(N_TRIED + 1) / N_TRIED) ** 2
    ends = (lever.maximum - values.min(), lever.minimum - values.max())
    return [end * parts for end, way in zip(ends, (1.0, -1.0), strict=True) if end * way > 0.0]


def _try(
    pair: _Pair, searches: Sequence[_Search], shifts: Sequence[FloatArray], *, is_first: bool = False
) -> None:
    if not searches:
        return
    leads = pair.leads([(search.lever, tried) for search, tried in zip(searches, shifts, strict=True)])
    for search, tried, lead in zip(searches, shifts, leads, strict=True):
        if is_first:
            search.leads = lead
        else:
            search.add(tried, lead)


def _close_in(pair: _Pair, searches: Sequence[_Search]) -> None:
    """Try between what turns the order and what does not yet, until they are close."""
    while wide := [one for one in searches if one.width > CLOSE * (one.lever.maximum - one.lever.minimum)]:
        _try(pair, wide, [search.between() for search in wide])


def _nearest(searches: Iterable[_Search]) -> float | None:
    shifts = [shift for search in searches if (shift := search.shift()) is not None]
    return min(shifts, key=abs, default=None)


def _point(pair: _Pair, lever: ParameterLever, sd: float, shift: float | None, year: int) -> TurningPoint:
    place = year - pair.baseline.first_year if lever.has_year else 0
    value = float(pair.own(lever)[1][place])
    if shift is None:
        return TurningPoint(lever.name, value if math.isfinite(value) else None, None, None)
    turns_at = min(max(value + shift, lever.minimum), lever.maximum)
    return TurningPoint(lever.name, value, turns_at, abs(shift) / sd)
