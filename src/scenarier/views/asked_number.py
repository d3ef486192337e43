"""Which numbers a question may be asked of: variables, their entities, and the projected years."""

from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.text.words import variable_name
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

Choice = tuple[str, str]
"""What is chosen, and what it is called."""
USUAL = "liquidity_per_citizen"
"""The number that is asked of first."""


def variables_offered() -> list[Choice]:
    """The result variables, those that a reader is shown first ahead of the others."""
    ordered = dict.fromkeys((*KEY_VARIABLES, *VARIABLES))
    return [(name, variable_name(name)) for name in ordered]


def entities_offered(baseline: Baseline, variable: str) -> list[Choice]:
    """The departments, areas or age groups of a variable; none where it is the whole municipality's."""
    axis = VARIABLES[variable].axis
    names = baseline.age_groups if axis == "age" else baseline.entities(axis)
    return [(name, entity_name(baseline, name)) for name in names]


def years_offered(baseline: Baseline, horizon: int) -> list[int]:
    """The projected years."""
    return list(range(baseline.first_year, horizon + 1))
