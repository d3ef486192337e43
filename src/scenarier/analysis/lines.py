"""The lines of a plot in many draws: their quantiles and the first few paths, for any number of draws."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scenarier.analysis.ensemble import Ensemble, Told, here, silent, told_of
from scenarier.analysis.explain.figures import DIFFERENCES
from scenarier.analysis.fan import empty_row, quantiles, rows_at_once
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.engine.base import base_of
from scenarier.engine.draws import BLOCK
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario
from scenarier.vocabulary.variables import VARIABLES

PATHS = 7
"""So many draws, the first ones, are shown each by itself."""

Line = tuple[str, str]
"""A variable, or a difference of two, and an entity."""


class DrawnLines(NamedTuple):
    """Lines in so many draws, in the variables' units.

    `quantiles` are `[line, share, year]`, `paths` `[line, path, year]`.
    """

    draws: int
    quantiles: FloatArray
    paths: FloatArray


def variables_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The result variables that lines are made of, each once."""
    return tuple(dict.fromkeys(name for variable, _ in lines for name in DIFFERENCES.get(variable, (variable,))))


def live_lines(kept: KeptDraws, scenario: Scenario, lines: Sequence[Line], shares: Sequence[float]) -> DrawnLines:
    """Lines of a scenario in draws that are kept."""
    projection = kept.projection(scenario)
    values = np.empty((len(lines), len(projection.years), kept.ensemble.draws))
    for place, line in enumerate(lines):
        values[place] = _line_of(projection.values, projection.entities, line)
    paths = values[:, :, :PATHS].transpose(0, 2, 1).copy()
    return DrawnLines(kept.ensemble.draws, _by_line(quantiles(values, shares)), paths)


def many_lines(asked: Ensemble, lines: Sequence[Line], shares: Sequence[float], told: Told = silent) -> DrawnLines:
    """Lines of an ensemble's one scenario, a block at a time; no more than a part of the draws is kept at once.

    Up to `fan.EXACT_DRAWS` the quantiles are exact, of more draws they have seven digits.

    Raises
    ------
    CancelledError : `told` did.
    """
    passes = list(_passes(asked, lines))
    found = [
        _pass(asked, some, shares, told, place * asked.n_blocks, len(passes) * asked.n_blocks)
        for place, some in enumerate(passes)
    ]
    return DrawnLines(
        asked.draws,
        np.concatenate([one.quantiles for one in found]),
        np.concatenate([one.paths for one in found]),
    )


def _passes(asked: Ensemble, lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    most = rows_at_once(asked)
    return (lines[start : start + most] for start in range(0, len(lines), most))


def _pass(
    asked: Ensemble, lines: Sequence[Line], shares: Sequence[float], told: Told, before: int, of: int
) -> DrawnLines:
    base = base_of(asked.baseline, asked.horizon)
    kept = [empty_row(asked) for _ in lines]
    paths = np.empty((len(lines), min(PATHS, asked.draws), len(base.years)))
    for drawn in told_of(here(replace(asked, variables=variables_of(lines))), of, told, before):
        start = drawn.number * BLOCK
        for place, line in enumerate(lines):
            values = _line_of(drawn.values[0], base.entities, line)
            kept[place][:, start : start + asked.draws_in(drawn.number)] = values
            if not drawn.number:
                paths[place] = np.broadcast_to(values, kept[place][:, : asked.draws_in(0)].shape)[:, :PATHS].T
    found = np.empty((len(lines), len(shares), len(base.years)))
    for place in range(len(lines)):
        rows = kept.pop(0)
        for year in range(len(base.years)):
            told(before + asked.n_blocks, of)
            found[place, :, year] = quantiles(rows[year], shares)
    return DrawnLines(asked.draws, found, paths)


def _by_line(found: FloatArray) -> FloatArray:
    """`[share, line, year]` as `[line, share, year]`."""
    return found.transpose(1, 0, 2)


def _line_of(values: Mapping[str, FloatArray], entities: Mapping[str, tuple[str, ...]], line: Line) -> FloatArray:
    """A line's values, `[year, draw]`; one draw where all are alike."""
    variable, entity = line
    plus, minus = DIFFERENCES.get(variable, (variable, ""))
    array = _row(values[plus], plus, entities, entity)
    return array - _row(values[minus], minus, entities, entity) if minus else array


def _row(array: FloatArray, variable: str, entities: Mapping[str, tuple[str, ...]], entity: str) -> FloatArray:
    axis = VARIABLES[variable].axis
    return array[:, entities[axis].index(entity)] if axis else array
