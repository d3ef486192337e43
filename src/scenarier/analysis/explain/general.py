"""The whole model as equations: from every result down to what was put in, whatever a scenario chooses."""

from collections.abc import Iterator, Mapping

from scenarier.analysis.explain.equations import Definition, Here
from scenarier.analysis.explain.expression import Formula, Key, Ref, inputs_of
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.people_and_prices import population_growth
from scenarier.analysis.explain.tree import EQUATIONS
from scenarier.model.baseline import GROWTH
from scenarier.vocabulary.variables import VARIABLES

Made = Formula | Definition | None
"""A number's equation, what the model says where it has none, or None for what was put in."""
OWN_DEFAULT = "default"


def general_equations(figures: Figures) -> Mapping[Key, Made]:
    """The equation of every number that the results follow from, each the same for all scenarios.

    Sums of measures (`measures:<kind>`), parameters, rows of the baseline, of the budget and of the forecast, and
    the roll-forward that a budget is held against, have none.
    """
    found: dict[Key, Made] = {}
    waiting = [*every_result(figures), *every_parameter(figures)]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = made = _general(figures, key)
            waiting += inputs_of(made) if isinstance(made, Formula) else ()
    return found


def every_result(figures: Figures) -> Iterator[Key]:
    """Every result variable at each entity and year, in the order of docs/model.md section 8."""
    for name, variable in VARIABLES.items():
        for entity in figures.entities[variable.axis] if variable.axis else ("",):
            for year in figures.projection.years:
                yield Key(name, entity, year)


def every_parameter(figures: Figures) -> Iterator[Key]:
    """Every parameter that a scenario may choose, at each entity and projected year where it has them."""
    for spec in figures.baseline.parameters.values():
        for entity in figures.baseline.entities(spec.entity_kind) if spec.entity_kind else ("",):
            for year in figures.projection.years[1:] if spec.has_year else (None,):
                yield Key(f"parameter:{spec.name}", entity, year)


def _general(figures: Figures, key: Key) -> Made:
    kind, _, name = key.variable.partition(":")
    if kind == "parameter":
        return Ref(Key(f"{OWN_DEFAULT}:{name}", key.entity, key.year))
    if kind == OWN_DEFAULT and name == GROWTH:
        return population_growth(Here(figures, key))
    if key.variable in EQUATIONS:
        return EQUATIONS[key.variable][1](Here(figures, key, general=True))
    return None
