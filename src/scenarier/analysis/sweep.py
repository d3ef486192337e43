"""Every combination of levers' values, in each of some scenarios, block by block; docs/beyond.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scenarier.analysis.levers import lever_named
from scenarier.analysis.varied import Varied
from scenarier.engine.base import base_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.variables import VARIABLES

BLOCK = 1000
"""Combinations of a block."""


class Column(NamedTuple):
    """One figure of a combination."""

    variable: str
    entity: str
    year: int


@dataclass(frozen=True, slots=True)
class Grid:
    """What a sweep is asked for; all that a block is computed from, so that it can be sent elsewhere.

    `levers` are names with the values that each is put at in turn, in every projected year where it has years; the
    last one changes quickest. Every scenario has the measures that are named.
    """

    baseline: Baseline
    scenarios: tuple[Scenario, ...]
    horizon: int
    levers: tuple[tuple[str, tuple[float, ...]], ...]
    variables: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def n_combinations(self) -> int:
        """How many combinations each scenario has."""
        n = 1
        for _, values in self.levers:
            n *= len(values)
        return n

    @property
    def n_blocks(self) -> int:
        """How many blocks there are, those of the first scenario first."""
        return len(self.scenarios) * -(-self.n_combinations // BLOCK)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The figures of a combination, in their order."""
        entities = base_of(self.baseline, self.horizon).entities
        return tuple(
            Column(name, entity, year)
            for name in self.variables
            for entity in (entities[VARIABLES[name].axis] if VARIABLES[name].axis else ("",))
            for year in self.years
        )


class Swept(NamedTuple):
    """A block: its scenario, the levers' values `[lever, combination]` and the figures `[combination, column]`."""

    scenario: str
    levers: FloatArray
    figures: FloatArray


def block(grid: Grid, number: int) -> Swept:
    """One block of a sweep: a pure function, which gives the same bytes wherever it is computed."""
    of_scenario = -(-grid.n_combinations // BLOCK)
    place, start = number // of_scenario, number % of_scenario * BLOCK
    scenario = grid.scenarios[place]
    values = _values(grid, start, min(start + BLOCK, grid.n_combinations))
    varied = Varied(grid.baseline, scenario, grid.horizon, values.shape[-1])
    for (name, _), of_lever in zip(grid.levers, values, strict=True):
        lever = lever_named(grid.baseline, scenario, name)
        assert not isinstance(lever, Fault)
        varied.put(lever, of_lever)
    return Swept(scenario.name, values, _figures(grid, varied.results(grid.variables)))


def here(grid: Grid) -> Iterator[Swept]:
    """The blocks one after the other, in this process."""
    return (block(grid, number) for number in range(grid.n_blocks))


def _values(grid: Grid, start: int, stop: int) -> FloatArray:
    """The levers' values in some combinations, `[lever, combination]`."""
    numbers = np.arange(start, stop)
    found = np.empty((len(grid.levers), len(numbers)))
    for place in reversed(range(len(grid.levers))):
        values = np.array(grid.levers[place][1])
        found[place] = values[numbers % len(values)]
        numbers //= len(values)
    return found


def _figures(grid: Grid, results: dict[str, FloatArray]) -> FloatArray:
    """The figures in the order of the columns, `[combination, column]`."""
    years = [year - grid.baseline.base_year for year in grid.years]
    of_years = [results[name][years] for name in grid.variables]
    flat = [
        (array if array.ndim == 2 else array.swapaxes(0, 1)).reshape(-1, array.shape[-1]) for array in of_years
    ]
    return np.concatenate(flat).T
