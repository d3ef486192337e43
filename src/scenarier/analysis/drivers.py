"""Which uncertain assumption drives the spread of a number: Sobol indices, by lever, its entities together.

Two ensembles are drawn, A and B, and for each lever one more that is A with the lever's draws of B. First-order
indices by Saltelli and others (2010), total ones by Jansen (1999); docs/ensemble.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import numpy as np

from scenarier.analysis.asked import Asked
from scenarier.analysis.ensemble import Ensemble, Told, silent, told_of
from scenarier.engine.base import base_of
from scenarier.engine.defaults import Inputs
from scenarier.engine.draws import FOLLOWED, Shifts, drawn_values, first_draws, shifts_of, spreads_of, whole_shift
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.variables import VARIABLES

USUAL_BASE, MOST_BASE = 4096, 100_000
"""Draws of A, and as many of B and for each lever."""
RESAMPLED = 1000
"""Times that the draws are drawn again from themselves for the intervals."""
INTERVAL = (2.5, 97.5)
STREAM = 2**32
"""The random stream of the resampling, beyond those of blocks and parameters."""


class Driver(NamedTuple):
    """A lever's share of a number's variance: alone, and with all that it does together with others.

    `…_low` and `…_high` are the ends of 95 % intervals. All are 0 where the number does not vary.
    """

    lever: str
    first: float
    total: float
    first_low: float
    first_high: float
    total_low: float
    total_high: float


def drivers(ensemble: Ensemble, asked: Asked, told: Told = silent) -> list[Driver]:
    """Every uncertain lever's share of the spread of a number, the largest total first.

    Parameters
    ----------
    ensemble : of one scenario; `draws` are A's.

    Raises
    ------
    CancelledError : `told` did.
    """
    levers = tuple(spreads_of(ensemble.baseline, ensemble.spreads))
    of = ensemble.n_blocks * (2 + len(levers))
    blocks = []
    for number in range(ensemble.n_blocks):
        parts = told_of(_block(ensemble, asked, levers, number), of, told, number * (2 + len(levers)))
        blocks.append(np.stack(list(parts)))
    numbers = np.concatenate(blocks, axis=-1)
    found = indices(numbers[0], numbers[1], numbers[2:], ensemble.seed)
    named = [Driver(lever, *row) for lever, row in zip(levers, found.tolist(), strict=True)]
    return sorted(named, key=lambda one: -one.total)


def _block(ensemble: Ensemble, asked: Asked, levers: Sequence[str], number: int) -> Iterator[FloatArray]:
    """The number in a block of A, of B, and of A with each lever's draws of B, `[draw]` in turn."""
    n_draws, own = ensemble.draws_in(number), inputs_of(ensemble.baseline, ensemble.scenarios, ensemble.horizon)
    a = ensemble.shifts_in(number)
    b = first_draws(_shifts_after(ensemble, number), n_draws)
    at_a, at_b = (_drawn(ensemble, own, shifts, n_draws) for shifts in (a, b))
    mixed = (_with_lever(ensemble, own, at_a, {**a, lever: b[lever]}, lever) for lever in levers)
    return (_number(ensemble, asked, inputs) for inputs in chain((at_a, at_b), mixed))


def _shifts_after(ensemble: Ensemble, number: int) -> Shifts:
    """The shifts of B: of blocks behind all of A's."""
    behind = ensemble.n_blocks + number
    return shifts_of(ensemble.baseline, ensemble.horizon, ensemble.seed, behind, ensemble.spreads)


def _drawn(ensemble: Ensemble, own: Inputs, shifts: Shifts, n_draws: int) -> Inputs:
    names = [name for name in own.parameters if whole_shift(name, shifts) is not None]
    inputs = replace(own, scenarios=tuple(map(str, range(n_draws))))
    return _moved(ensemble, own, inputs, shifts, names)


def _with_lever(ensemble: Ensemble, own: Inputs, inputs: Inputs, shifts: Shifts, lever: str) -> Inputs:
    """The inputs with one lever drawn otherwise, and what follows it."""
    return _moved(ensemble, own, inputs, shifts, [lever, *(name for name, to in FOLLOWED.items() if to == lever)])


def _moved(ensemble: Ensemble, own: Inputs, inputs: Inputs, shifts: Shifts, names: Sequence[str]) -> Inputs:
    moved = dict(inputs.parameters)
    for name in names:
        shift = whole_shift(name, shifts)
        assert shift is not None
        moved[name] = drawn_values(ensemble.baseline.parameters[name], own.parameters[name], shift)
    return replace(inputs, parameters=moved)


def _number(ensemble: Ensemble, asked: Asked, inputs: Inputs) -> FloatArray:
    base, axis = base_of(ensemble.baseline, ensemble.horizon), VARIABLES[asked.variable].axis
    found = compute_many(base, inputs, (asked.variable,))[asked.variable]
    values: FloatArray = found[asked.year - base.years[0]]
    return values[base.entities[axis].index(asked.entity)] if axis else values


def indices(a: FloatArray, b: FloatArray, mixed: FloatArray, seed: int) -> FloatArray:
    """First and total indices with the ends of their 95 % intervals, `[lever, 6]`, as in `Driver`.

    Parameters
    ----------
    a, b : a number in two sets of draws, `[draw]`.
    mixed : the number in the first set with each lever's draws of the second, `[lever, draw]`.
    """
    both = np.concatenate([a, b])
    middle, spread = both.mean(), both.std()
    if spread <= 1e-12 * np.abs(both).max():
        return np.zeros((len(mixed), 6))
    a, b, mixed = ((values - middle) / spread for values in (a, b, mixed))
    terms = np.vstack([b * (mixed - a), 0.5 * (a - mixed) ** 2, a + b, a * a + b * b])
    found = _shares(terms.mean(axis=1))
    resampled = np.stack([_shares(means) for means in _resampled(terms, seed)])
    low, high = np.percentile(resampled, INTERVAL, axis=0)
    first, total = np.split(np.stack([found, low, high]), 2, axis=1)
    return np.stack([first[0], total[0], *first[1:], *total[1:]], axis=1)


def _shares(means: FloatArray) -> FloatArray:
    """First indices and then total ones, from the means of the terms."""
    *parts, together, squares = means
    variance = 0.5 * squares - (0.5 * together) ** 2
    return np.array(parts) / variance if variance > 0.0 else np.zeros(len(parts))


def _resampled(terms: FloatArray, seed: int) -> Iterator[FloatArray]:
    """The terms' means in draws that are drawn from themselves, as many as there are."""
    n = terms.shape[1]
    chance = np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(STREAM,))))
    for _ in range(RESAMPLED):
        yield terms @ np.bincount(chance.integers(0, n, n), minlength=n) / n
