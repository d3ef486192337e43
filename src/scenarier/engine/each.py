"""Whole projections of any number of scenarios, some at a time: memory holds little more than the answer."""

from collections.abc import Sequence

import numpy as np

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.study import Scenario

COMPANY = 100
"""Scenarios at a time: more are no faster."""


def project_each(baseline: Baseline, scenarios: Sequence[Scenario], horizon: int) -> Projection:
    """As `project`, to the last digit; a number does not depend on which others are projected beside it."""
    starts = range(0, len(scenarios), COMPANY)
    parts = [project(baseline, scenarios[start : start + COMPANY], horizon) for start in starts]
    if len(parts) == 1:
        return parts[0]
    values = {name: _joined([(part, part.values[name]) for part in parts]) for name in parts[0].values}
    steps = {name: _joined([(part, part.steps[name]) for part in parts]) for name in parts[0].steps}
    names = tuple(scenario.name for scenario in scenarios)
    return Projection(parts[0].years, names, parts[0].entities, values, steps)


def _joined(parts: Sequence[tuple[Projection, FloatArray]]) -> FloatArray:
    """The parts' arrays beside each other, `[…, scenario]`, with a column for each scenario."""
    wide = [np.broadcast_to(array, (*array.shape[:-1], len(part.scenarios))) for part, array in parts]
    return np.concatenate(wide, axis=-1)
