"""Draws that are kept while a scenario is edited: the same draws for every value of a lever, at once."""

from collections.abc import Mapping

import numpy as np

from scenarier.analysis.ensemble import Ensemble, Told, results, silent
from scenarier.engine.base import base_of
from scenarier.engine.draws import DrawnInputs
from scenarier.engine.project import projection_of
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.study import Scenario


class KeptDraws:
    """An ensemble's draws, for any scenario of its study; `ensemble.scenarios` does not matter.

    The shifts and what a lever does not touch are kept, so that the engine computes what has moved and no more.
    Another seed, number of draws, horizon, set of spreads or plan of the study needs another one.
    """

    def __init__(self, ensemble: Ensemble, told: Told = silent) -> None:
        self.ensemble = ensemble
        self._inputs: list[DrawnInputs] = []
        for number in range(ensemble.n_blocks):
            told(number, ensemble.n_blocks)
            shifts, n_draws = ensemble.shifts_in(number), ensemble.draws_in(number)
            self._inputs.append(DrawnInputs(ensemble.baseline, shifts, n_draws))

    def projection(self, scenario: Scenario, told: Told = silent) -> Projection:
        """What was asked for and what the rules need, with the draws as scenarios; not to be written to.

        `told` is told before each block, and may end it by CancelledError.
        """
        found = []
        for done, inputs in enumerate(self._inputs):
            told(done, len(self._inputs))
            found.append(results(self.ensemble, inputs, scenario))
        joined = found[0] if len(found) == 1 else _joined(found)
        base = base_of(self.ensemble.baseline, self.ensemble.horizon)
        names = tuple(map(str, range(1, self.ensemble.draws + 1)))
        return projection_of(base, names, joined)


def _joined(found: list[dict[str, FloatArray]]) -> Mapping[str, FloatArray]:
    return {name: np.concatenate([one[name] for one in found], axis=-1) for name in found[0]}
