"""What moved most between two projections of a scenario, before and after an edit; docs/what-moved.md."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from scenarier.analysis.ensemble import Ensemble, block
from scenarier.model.projection import FloatArray, Projection
from scenarier.vocabulary.variables import VARIABLES

MOST = 10
NOISE = 1e-11
"""A change of no more than this part of the amounts it is between is the arithmetic's own."""
TIED = 12
"""Sizes that are alike to so many decimals stand in the order of the model."""

Spreads = Mapping[str, FloatArray]
"""The standard deviation of an ensemble at rest by variable, `[year]` or `[year, row]`, in the variable's unit."""


class Moved(NamedTuple):
    """A result (its variable and entity) in the year in which it moved most; `size` is that in its own spread."""

    result: tuple[str, str]
    year: int
    before: float
    after: float
    size: float

    @property
    def change(self) -> float:
        """How far it moved [the variable's unit]."""
        return self.after - self.before


def moved(before: Projection, after: Projection, spreads: Spreads | None = None, most: int = MOST) -> list[Moved]:
    """The results that moved most, each in the year in which it did, largest first.

    A change is measured in the result's own spread in that year. Without one (`spreads` is None, or 0 there) it
    is relative: held against the largest amount that the result has in any year, before or after. Results are
    those of docs/model.md section 8, each of their entities one of its own. Years that only one has do not count.
    """
    years = min(len(before.years), len(after.years))
    was, now = _packed(before)[:years], _packed(after)[:years]
    change = np.abs(now - was)
    own = np.maximum(np.abs(was).max(axis=0), np.abs(now).max(axis=0))
    spread = own[None, :].repeat(years, axis=0) if spreads is None else _spread(spreads, own, years)
    with np.errstate(divide="ignore", invalid="ignore"):
        sizes = np.where(change > NOISE * own, change / spread, 0.0)
    largest = sizes.max(axis=0)
    order = np.argsort(-largest.round(TIED), kind="stable")[:most]
    names = _names(tuple(after.entities.items()))
    pairs = zip(order.tolist(), sizes[:, order].argmax(axis=0).tolist(), strict=True)
    return [
        Moved(names[row], after.years[year], float(was[year, row]), float(now[year, row]), float(largest[row]))
        for row, year in pairs
        if largest[row] > 0.0
    ]


def result_spreads(ensemble: Ensemble) -> dict[str, FloatArray]:
    """The standard deviation of every result in a block of the draws of a scenario: what `moved` measures with."""
    drawn = block(replace(ensemble, variables=tuple(VARIABLES)), 0)
    return {name: values.std(axis=-1) for name, values in drawn.values[0].items()}


def _packed(projection: Projection) -> FloatArray:
    """Every result of the first scenario side by side, `[year, result]`."""
    years = len(projection.years)
    arrays = (projection.values[name][..., 0].reshape(years, -1) for name in VARIABLES)
    return np.concatenate(list(arrays), axis=1)


def _spread(spreads: Spreads, own: FloatArray, years: int) -> FloatArray:
    """The spread of every result, its own size where the ensemble has none, `[year, result]`."""
    found = np.concatenate([spreads[name][:years].reshape(years, -1) for name in VARIABLES], axis=1)
    return np.where(found > 0.0, found, own)


@lru_cache(maxsize=4)
def _names(entities: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    """Variable and entity of every result, in the order they are packed."""
    return tuple(_all_names(dict(entities)))


def _all_names(entities: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name, variable in VARIABLES.items():
        for entity in entities[variable.axis] if variable.axis else ("",):
            yield name, entity
