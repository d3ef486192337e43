"""The model from end to end: scenarios in, a projection out."""

from collections.abc import Mapping, Sequence

from scenarier.engine.base import Base, base_of
from scenarier.engine.compute import compute
from scenarier.engine.inputs import inputs_of
from scenarier.engine.steps import details
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import CAP
from scenarier.model.study import BASELINE, Scenario
from scenarier.vocabulary.variables import VARIABLES


def projection_of(base: Base, names: Sequence[str], computed: Mapping[str, FloatArray]) -> Projection:
    """What was computed of scenarios called so, as a projection: result variables, and all else as steps."""
    values = {name: array for name, array in computed.items() if name in VARIABLES}
    steps = {name: array for name, array in computed.items() if name not in VARIABLES}
    return Projection(base.years, tuple(names), base.entities, values, steps)


def project(
    baseline: Baseline,
    scenarios: Sequence[Scenario] = (BASELINE,),
    horizon: int | None = None,
    *,
    keep_steps: bool = False,
) -> Projection:
    """Project scenarios from the base year to `horizon`, or to the baseline's usual one.

    Parameters
    ----------
    scenarios : valid scenarios; many cost little more than one.
    keep_steps : keep every intermediate array as well, for explaining a number; without it only the cap on
        savings is kept, which a rule is held against.

    Returns
    -------
    Projection
        Arrays `[year, scenario]` or `[year, row, scenario]` by variable, in the units of
        `scenarier.vocabulary.variables`.
    """
    horizon = horizon or baseline.default_horizon
    base = base_of(baseline, horizon)
    inputs = inputs_of(baseline, scenarios, horizon)
    computed = compute(base, inputs)
    values = {name: computed[name] for name in VARIABLES}
    steps = {CAP: computed[CAP]}
    if keep_steps:
        steps = {name: array for name, array in computed.items() if name not in VARIABLES}
        steps |= details(base, inputs, computed)
    names = tuple(scenario.name for scenario in scenarios)
    return Projection(base.years, names, base.entities, values, steps)
