"""One figure in many scenarios at a time, in the terms in which it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.many import compute_many
from scenarier.engine.sums import row_sum
from scenarier.model.projection import FloatArray
from scenarier.model.terms import MONEY, PLAIN, Terms
from scenarier.vocabulary.variables import VARIABLES


@dataclass(frozen=True, slots=True)
class Figure:
    """A result variable, its entity ("" for none) and a year, in the variable's unit unless in other terms."""

    variable: str
    entity: str
    year: int
    terms: Terms = PLAIN


def figure_values(base: Base, inputs: Inputs, figure: Figure) -> FloatArray:
    """The figure in every year, `[year, scenario]`; its own year does not count."""
    beside = ("service_price_index", "population", "frame") if figure.terms != PLAIN else ()
    found = compute_many(base, inputs, list(dict.fromkeys([figure.variable, *beside])))
    axis = VARIABLES[figure.variable].axis
    values = found[figure.variable]
    if axis:
        values = values[:, base.entities[axis].index(figure.entity)]
    return values * _factor(base, found, figure) if beside else values


def _factor(base: Base, found: Mapping[str, FloatArray], figure: Figure) -> FloatArray | float:
    """As `scenarier.model.terms.factor`, of many scenarios, `[year, scenario]`."""
    unit, terms = VARIABLES[figure.variable].unit, figure.terms
    if unit not in MONEY:
        return 1.0
    if unit == "mio_kr" and terms.scale == "share":
        return 1.0 / _frame(base, found["frame"], figure.entity.partition(".")[0])
    made: FloatArray | float = 1.0
    if terms.prices == "base_year":
        made = made / found["service_price_index"]
    if unit == "mio_kr" and terms.scale == "kr_per_citizen":
        made = made * 1e6 / found["population"]
    return made


def _frame(base: Base, frames: FloatArray, department: str) -> FloatArray:
    """A department's frame, or the sum of all where it is none."""
    departments = base.entities["department"]
    return frames[:, departments.index(department)] if department in departments else row_sum(frames)
