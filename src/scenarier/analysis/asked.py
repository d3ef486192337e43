"""One number that a question is asked of, in each of a scenario's copies."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarier.analysis.varied import Varied
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.variables import VARIABLES

PEOPLE = "population"


@dataclass(frozen=True, slots=True)
class Asked:
    """A result variable, its entity ("" where it has none), and a projected year."""

    variable: str
    entity: str
    year: int


def numbers_of(varied: Varied, asked: Asked) -> FloatArray:
    """The number in each copy, `[copy]`, in the variable's unit; NaN in a copy without people."""
    return number_in(varied, asked, varied.results((asked.variable, PEOPLE)))


def number_in(varied: Varied, asked: Asked, found: Mapping[str, FloatArray]) -> FloatArray:
    """The same from results that have the variable and the population."""
    values = found[asked.variable][asked.year - varied.baseline.base_year]
    if axis := VARIABLES[asked.variable].axis:
        values = values[varied.base.entities[axis].index(asked.entity)]
    has_people = (found[PEOPLE] > 0.0).all(axis=0)
    return np.where(has_people, values, np.nan)
