"""Why a figure of one scenario is another one in a later year, by groups of causes; docs/model.md section 13."""

import numpy as np

from scenarier.analysis.bridge.amounts import Chosen, amounts_of
from scenarier.analysis.bridge.bridge import Bridge, moved
from scenarier.analysis.bridge.figures import Figure, figure_values
from scenarier.analysis.bridge.standing import GROUPS, Standing
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario


def bridge_of_years(
    baseline: Baseline, scenario: Scenario, horizon: int, figure: Figure, from_year: int
) -> Bridge:
    """Why a figure is another one in its year than in `from_year`, which is not after it.

    A group of causes that is left out stays as it was in `from_year`.
    """
    standing = Standing(baseline, scenario, horizon, from_year)
    years = [from_year - baseline.base_year, figure.year - baseline.base_year]

    def both_years(chosen: Chosen) -> FloatArray:
        """The figure in both years, `[year, scenario]`."""
        found = np.empty((2, chosen.shape[1]))
        for here, base, inputs in standing.worlds(chosen):
            found[:, here] = figure_values(base, inputs, figure)[years]
        return found

    start = float(both_years(np.ones((len(GROUPS), 1), dtype=bool))[0, 0])
    found = amounts_of(lambda chosen: both_years(chosen)[1], len(GROUPS))
    return Bridge(start, found.empty - start, moved(GROUPS, found), found.full)
