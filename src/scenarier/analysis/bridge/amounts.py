"""What each of some parts does to a figure, whatever their order: Shapley's value, exact or by samples."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, fsum

import numpy as np
from numpy.typing import NDArray

from scenarier.model.projection import FloatArray

Chosen = NDArray[np.bool_]
"""Which parts are chosen in each of many scenarios, `[part, scenario]`."""
Worth = Callable[[Chosen], FloatArray]
"""The figure in each of many scenarios, `[scenario]`, in its own unit."""

MOST_EXACT = 12
"""Up to so many parts every set of them is computed, 4 096 of 12."""
MOST_EVALUATIONS = 20_000
CLOSE_ENOUGH = 0.005
"""Samples are enough when the largest standard error is below this share of the whole change."""
SEED = 1
A_ROUND = 1_000
"""So many scenarios are computed before the standard errors are looked at again."""
FEWEST_PAIRS = 8
"""A standard error of fewer samples says little."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The figure with no part and with all parts, and what each part does to it, in the figure's unit.

    `errors` are standard errors, 0 where the amounts are exact. The amounts add up to `full - empty`.
    """

    empty: float
    full: float
    amounts: tuple[float, ...]
    errors: tuple[float, ...]


def amounts_of(worth: Worth, n_parts: int) -> Amounts:
    """What each part does: exactly for up to 12 parts, by random orders of the parts above that."""
    return _exact(worth, n_parts) if n_parts <= MOST_EXACT else _sampled(worth, n_parts)


def _exact(worth: Worth, n_parts: int) -> Amounts:
    masks = np.arange(1 << n_parts)
    chosen = (masks >> np.arange(n_parts)[:, None] & 1).astype(bool)
    values, sizes = worth(chosen), chosen.sum(axis=0)
    weights = np.array([1.0 / (n_parts * comb(n_parts - 1, size)) for size in range(n_parts)])
    amounts = []
    for part in range(n_parts):
        without = masks[~chosen[part]]
        moved = values[without | 1 << part] - values[without]
        amounts.append(fsum((weights[sizes[without]] * moved).tolist()))
    return Amounts(float(values[0]), float(values[-1]), tuple(amounts), (0.0,) * n_parts)


def _sampled(worth: Worth, n_parts: int) -> Amounts:
    """Random orders of the parts, each taken forwards and backwards: every pair of them adds up."""
    ends = worth(np.repeat([[False, True]], n_parts, axis=0))
    random, a_pair = np.random.default_rng(SEED), 2 * (n_parts - 1)
    most = max(2, (MOST_EVALUATIONS - 2) // a_pair)
    samples = np.empty((0, n_parts))
    enough = CLOSE_ENOUGH * abs(float(ends[1] - ends[0]))
    while len(samples) < most:
        n_pairs = min(max(2, A_ROUND // a_pair), most - len(samples))
        samples = np.concatenate([samples, _moved(worth, ends, random, n_pairs, n_parts)])
        errors = samples.std(axis=0, ddof=1) / np.sqrt(len(samples))
        if len(samples) >= FEWEST_PAIRS and errors.max() < enough:
            break
    amounts = tuple(fsum(column) / len(samples) for column in samples.T.tolist())
    return Amounts(float(ends[0]), float(ends[1]), amounts, tuple(errors.tolist()))


def _moved(
    worth: Worth, ends: FloatArray, random: "np.random.Generator", n_pairs: int, n_parts: int
) -> FloatArray:
    """What each part moves when it comes in, in the mean of an order and its reverse, `[pair, part]`."""
    orders = random.permuted(np.tile(np.arange(n_parts), (n_pairs, 1)), axis=1)
    places = np.argsort(orders, axis=1)
    both = np.stack([places, n_parts - 1 - places], axis=1)  # [pair, way, part]
    chosen = both[..., None] < np.arange(1, n_parts)  # [pair, way, part, how many are in]
    inner = worth(np.moveaxis(chosen, 2, 0).reshape(n_parts, -1)).reshape(n_pairs, 2, n_parts - 1)
    path = np.concatenate([np.full((n_pairs, 2, 1), ends[0]), inner, np.full((n_pairs, 2, 1), ends[1])], axis=2)
    moved = np.take_along_axis(np.diff(path, axis=2), both, axis=2)
    mean: FloatArray = moved.sum(axis=1) / 2
    return mean
