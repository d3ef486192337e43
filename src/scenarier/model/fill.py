"""The ways planners fill a row of years: constant, along a line, growing, phased in."""

from collections.abc import Sequence

DECIMALS = 10
"""Sums and products are rounded so, that 0.1 + 0.2 is written 0.3."""


def constant(values: Sequence[float], start: int) -> tuple[float, ...]:
    """The value at `start` in all places after it."""
    return (*values[: start + 1], *[values[start]] * (len(values) - start - 1))


def linear(values: Sequence[float], start: int, end: int) -> tuple[float, ...]:
    """A straight line between the values at `start` and `end`, which stay."""
    first, last = values[start], values[end]
    between = [
        round(first + (last - first) * (place - start) / (end - start), DECIMALS)
        for place in range(start + 1, end)
    ]
    return (*values[: start + 1], *between, *values[max(end, start + 1) :])


def growing(values: Sequence[float], start: int, rate: float) -> tuple[float, ...]:
    """From the value at `start` on, each larger than the one before by `rate` [share]."""
    after = [round(values[start] * (1 + rate) ** number, DECIMALS) for number in range(1, len(values) - start)]
    return (*values[: start + 1], *after)


def one_off(amount: float, n_years: int, start: int) -> tuple[float, ...]:
    """An amount in one year alone."""
    return tuple(amount if year == start else 0.0 for year in range(n_years))


def permanent(amount: float, n_years: int, start: int, phase_in: int = 1) -> tuple[float, ...]:
    """An amount for good from `start` on, reached by equal steps over `phase_in` years."""
    return tuple(
        round(amount * min(max(year - start + 1, 0), phase_in) / phase_in, DECIMALS) for year in range(n_years)
    )
