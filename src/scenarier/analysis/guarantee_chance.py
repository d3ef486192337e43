"""How often the state guarantee would have given more: counted in draws of the uncertain assumptions."""

from dataclasses import replace

import numpy as np

from scenarier.analysis.ensemble import Ensemble, Told, silent
from scenarier.analysis.guarantee import GUARANTEE, NOISE
from scenarier.engine.base import base_of
from scenarier.engine.draws import DrawnInputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.model.projection import FloatArray


def chance_guarantee_wins(ensemble: Ensemble, told: Told = silent) -> list[float]:
    """The share of the draws in which the guarantee gives more, in each projected year.

    A year's revenue depends on that year's choice alone (docs/model.md section 5), so all years are guaranteed in
    one run and none in another. What differs by the arithmetic's noise alone is no more.

    Parameters
    ----------
    ensemble : of one scenario.

    Raises
    ------
    CancelledError : `told` did.
    """
    wins = np.zeros(ensemble.horizon - ensemble.baseline.base_year, dtype=np.int64)
    for number in range(ensemble.n_blocks):
        guaranteed, own = _revenues(ensemble, number)
        wins += (guaranteed - own > NOISE * np.maximum(np.abs(own), 1.0)).sum(axis=-1)
        told(number + 1, ensemble.n_blocks)
    return [int(won) / ensemble.draws for won in wins]


def _revenues(ensemble: Ensemble, number: int) -> tuple[FloatArray, FloatArray]:
    """Revenue of each year in a block, `[year, draw]`, with the guarantee and without [mio. kr.]."""
    base = base_of(ensemble.baseline, ensemble.horizon)
    own = inputs_of(ensemble.baseline, ensemble.scenarios, ensemble.horizon)
    drawn = DrawnInputs(ensemble.baseline, ensemble.shifts_in(number), ensemble.draws_in(number)).of(own)
    found = []
    for choice in (1.0, 0.0):
        chosen = np.full((len(base.years), 1), choice)
        chosen[0] = 0.0
        inputs = replace(drawn, parameters={**drawn.parameters, GUARANTEE: chosen})
        found.append(compute_many(base, inputs, ("revenue",))["revenue"][1:])
    return found[0], found[1]
