"""Scenarios one by one, so that a number does not depend on which others are projected beside it."""

from collections.abc import Sequence

import numpy as np

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.model.rules import CAP
from scenarier.model.study import Scenario
from scenarier.vocabulary.variables import VARIABLES


def project_each(baseline: Baseline, scenarios: Sequence[Scenario], horizon: int) -> Projection:
    """As `project`, to the last digit what each scenario gives alone.

    Many at a time are faster, but a sum's last digit then depends on how many they are.
    """
    alone = [project(baseline, [scenario], horizon) for scenario in scenarios]
    names = tuple(scenario.name for scenario in scenarios)
    values = {name: np.concatenate([part.values[name] for part in alone], axis=-1) for name in VARIABLES}
    steps = {CAP: np.concatenate([part.steps[CAP] for part in alone], axis=-1)}
    return Projection(alone[0].years, names, alone[0].entities, values, steps)
