"""What the draws of an ensemble come to: mean, spread and quantiles of each variable and year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarier.analysis.ensemble import Drawn, Ensemble, Source, Told, here, silent, told_of
from scenarier.engine.base import base_of
from scenarier.engine.draws import BLOCK
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.variables import VARIABLES

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
EXACT_DRAWS = 100_000
"""Up to so many draws are kept in full precision; of more the quantiles have seven digits."""
MOST_KEPT = 400 * 2**20
"""So much is kept at a time [bytes]; an ensemble of more is computed in several passes."""

Kept = NDArray[np.floating[Any]]


class Spread(NamedTuple):
    """One variable in one year: the mean of the draws, their standard deviation, and quantiles."""

    scenario: str
    variable: str
    entity: str
    year: int
    unit: str
    mean: float
    sd: float
    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


class Part(NamedTuple):
    """One row of a variable of one scenario, which are places among those asked for."""

    scenario: int
    variable: str
    row: int


@dataclass(slots=True)
class Moments:
    """How many draws there were, their mean and the sum of squares about it, `[year]`; a block at a time."""

    n: int
    mean: FloatArray
    squares: FloatArray

    def add(self, values: FloatArray) -> None:
        """Add a block, `[year, draw]`. Draws that are all alike have exactly their own mean and no spread."""
        n, first = values.shape[-1], values[:, :1]
        apart = np.subtract(values, first, order="C")
        middle = apart.mean(axis=-1, keepdims=True)
        apart -= middle
        squares = np.einsum("yd,yd->y", apart, apart)
        mean = (first + middle)[:, 0]
        total = self.n + n
        change = mean - self.mean if self.n else np.zeros_like(mean)
        self.mean = self.mean + change * (n / total) if self.n else mean
        self.squares = self.squares + squares + change * change * (self.n * n / total)
        self.n = total


def quantiles(rows: Kept, shares: Sequence[float] = SHARES) -> FloatArray:
    """Quantiles over draws, the last axis, `[share, …]`, as numpy's default; the rows are sorted in place."""
    rows.sort(axis=-1)
    return np.stack([_quantile(rows, share) for share in shares])


def _quantile(rows: Kept, share: float) -> FloatArray:
    place = share * (rows.shape[-1] - 1)
    below = int(place)
    above = min(below + 1, rows.shape[-1] - 1)
    low, high = rows[..., below].astype(np.float64), rows[..., above].astype(np.float64)
    part, apart = place - below, high - low
    found: FloatArray = low + apart * part if part < 0.5 else high - apart * (1.0 - part)
    return found


def spreads(asked: Ensemble, source: Source = here, told: Told = silent) -> Iterator[Spread]:
    """Mean, spread and quantiles of what was asked for: scenario, variable, entity and year in turn.

    Memory holds no more than a part of the draws: what is more than that is computed in several passes.

    Raises
    ------
    CancelledError : `told` did.
    """
    passes = list(passes_of(asked))
    for number, parts in enumerate(passes):
        of = len(passes) * asked.n_blocks
        yield from _pass(asked, parts, source, told, number * asked.n_blocks, of)


def passes_of(asked: Ensemble) -> Iterator[list[Part]]:
    """The rows asked for, so many together as may be kept at a time."""
    entities, most = base_of(asked.baseline, asked.horizon).entities, rows_at_once(asked)
    parts = [
        Part(place, name, row)
        for place in range(len(asked.scenarios))
        for name in asked.variables
        for row in range(len(entities[VARIABLES[name].axis]) if VARIABLES[name].axis else 1)
    ]
    return (parts[start : start + most] for start in range(0, len(parts), most))


def rows_at_once(asked: Ensemble) -> int:
    """How many rows of all years and draws may be kept at a time."""
    return max(1, MOST_KEPT // empty_row(asked).nbytes)


def empty_row(asked: Ensemble) -> Kept:
    """Room for a row, `[year, draw]`."""
    n_years = len(base_of(asked.baseline, asked.horizon).years)
    return np.empty((n_years, asked.draws), np.float64 if asked.draws <= EXACT_DRAWS else np.float32)


def _pass(
    asked: Ensemble, parts: list[Part], source: Source, told: Told, before: int, of: int
) -> Iterator[Spread]:
    base = base_of(asked.baseline, asked.horizon)
    places = sorted({part.scenario for part in parts})
    names = tuple(dict.fromkeys(part.variable for part in parts))
    fewer = replace(asked, scenarios=tuple(asked.scenarios[place] for place in places), variables=names)
    years = len(base.years)
    kept = [empty_row(asked) for _ in parts]
    moments = [Moments(0, np.zeros(years), np.zeros(years)) for _ in parts]
    for drawn in told_of(source(fewer), of, told, before):
        start = drawn.number * BLOCK
        for part, rows, moment in zip(parts, kept, moments, strict=True):
            values = values_of(drawn, places.index(part.scenario), part)
            moment.add(values)
            rows[:, start : start + values.shape[-1]] = values
    for part, moment in zip(parts, moments, strict=True):
        told(before + asked.n_blocks, of)
        yield from _rows(asked, part, moment, quantiles(kept.pop(0)))


def values_of(drawn: Drawn, place: int, part: Part) -> FloatArray:
    """A part's values in a block, `[year, draw]`."""
    array = drawn.values[place][part.variable]
    return array[:, part.row] if array.ndim > 2 else array


def _rows(asked: Ensemble, part: Part, moment: Moments, shares: FloatArray) -> Iterator[Spread]:
    base, variable = base_of(asked.baseline, asked.horizon), VARIABLES[part.variable]
    entity = base.entities[variable.axis][part.row] if variable.axis else ""
    scenario = asked.scenarios[part.scenario].name
    sds = np.sqrt(moment.squares / moment.n)
    for place, year in enumerate(base.years):
        numbers = (moment.mean[place], sds[place], *shares[:, place])
        yield Spread(scenario, part.variable, entity, year, variable.unit, *map(float, numbers))
