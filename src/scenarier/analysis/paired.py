"""How often a figure of one scenario is the larger of two, in the same draws of both; docs/ensemble.md."""

from typing import NamedTuple

import numpy as np

from scenarier.analysis.bridge.figures import Figure, figure_values
from scenarier.analysis.ensemble import Ensemble, Told, silent
from scenarier.engine.base import base_of
from scenarier.engine.draws import DrawnInputs
from scenarier.engine.inputs import inputs_of
from scenarier.model.projection import FloatArray

NOISE = 1e-11
"""Two numbers that differ by no more than this part of their size, or of 1, are the same."""


class Paired(NamedTuple):
    """In how many of the draws B has the larger figure, and in how many A; in the others they are alike."""

    draws: int
    higher: int
    lower: int


def paired(ensemble: Ensemble, figure: Figure, told: Told = silent) -> Paired:
    """Hold the figure of two scenarios, A and B, against each other draw by draw.

    Parameters
    ----------
    ensemble : of A and B.

    Raises
    ------
    CancelledError : `told` did.
    """
    higher = lower = 0
    for number in range(ensemble.n_blocks):
        a, b = _values(ensemble, figure, number)
        apart = np.abs(b - a) > NOISE * np.maximum(np.maximum(np.abs(a), np.abs(b)), 1.0)
        higher += int((apart & (b > a)).sum())
        lower += int((apart & (b < a)).sum())
        told(number + 1, ensemble.n_blocks)
    return Paired(ensemble.draws, higher, lower)


def _values(ensemble: Ensemble, figure: Figure, number: int) -> list[FloatArray]:
    """The figure of each scenario in a block, `[draw]`."""
    base, n_draws = base_of(ensemble.baseline, ensemble.horizon), ensemble.draws_in(number)
    drawn = DrawnInputs(ensemble.baseline, ensemble.shifts_in(number), n_draws)
    inputs = (drawn.of(inputs_of(ensemble.baseline, [one], ensemble.horizon)) for one in ensemble.scenarios)
    place = figure.year - base.years[0]
    return [np.broadcast_to(figure_values(base, one, figure)[place], n_draws) for one in inputs]
