"""What a reader sees in place of an entity's key."""

from scenarier.model.baseline import Baseline
from scenarier.text.language import pick, tr
from scenarier.text.words import variable_name
from scenarier.vocabulary.variables import VARIABLES


def entity_name(baseline: Baseline, variable: str, entity: str) -> str:
    """Name of a row of a variable in the user's language; "" where it has no rows."""
    axis = VARIABLES[variable].axis
    if axis == "department":
        return next(pick(row.name_da, row.name_en) for row in baseline.departments if row.name == entity)
    if axis == "area":
        area = next(area for area in baseline.areas if area.name == entity)
        return pick(area.name_da, area.name_en)
    return tr("{age} years", age=entity) if axis else ""


def line_name(baseline: Baseline, variable: str, entity: str) -> str:
    """Name of a line: the variable's, with the entity's where it has rows."""
    name = entity_name(baseline, variable, entity)
    return f"{variable_name(variable)}: {name}" if name else variable_name(variable)
