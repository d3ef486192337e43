"""What is demanded of a result: at least, at most or just a target, in some years."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenarier.analysis.rules import NOISE
from scenarier.engine.base import Base
from scenarier.model.projection import FloatArray
from scenarier.model.rules import CAP, Rule
from scenarier.vocabulary.variables import VARIABLES

Comparison = Literal["at_least", "at_most", "equal"]
COMPARISONS: tuple[Comparison, ...] = ("at_least", "at_most", "equal")
NEAR = 1e-10
"""A number is another where they differ by no more than this part of them."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A result variable, of one entity where it has them, held against a target in each of `years`.

    The target is `target` in the variable's unit, or `target` times the variable `target_of`, as a rule has it.
    """

    variable: str
    entity: str
    comparison: Comparison
    target: float
    years: tuple[int, ...]
    target_of: str = ""

    @property
    def variables(self) -> tuple[str, ...]:
        """All that must be computed to judge it."""
        return (self.variable, self.target_of) if self.target_of else (self.variable,)

    def values(self, base: Base, results: Mapping[str, FloatArray]) -> FloatArray:
        """The variable in the years judged, `[year, copy]`, in its unit."""
        return self._rows(base, results, self.variable)

    def targets(self, base: Base, results: Mapping[str, FloatArray]) -> FloatArray:
        """The target in the years judged, `[year, copy]`, in the variable's unit."""
        if not self.target_of:
            return np.full((1, 1), self.target)
        return self.target * self._rows(base, results, self.target_of)

    def margins(self, base: Base, results: Mapping[str, FloatArray]) -> FloatArray:
        """How far the demand is from failing in the years judged, `[year, copy]`; 0 within the noise.

        Of an equality the difference, with its sign.
        """
        values, targets = self.values(base, results), self.targets(base, results)
        margins = targets - values if self.comparison == "at_most" else values - targets
        least = NEAR if self.comparison == "equal" else NOISE
        noise = least * np.maximum(np.maximum(np.abs(values), np.abs(targets)), 1.0)
        return np.where(np.abs(margins) <= noise, 0.0, margins)

    def _rows(self, base: Base, results: Mapping[str, FloatArray], name: str) -> FloatArray:
        array = results[name][[year - base.years[0] for year in self.years]]
        if array.ndim == 2:
            return array
        axis = "department" if name == CAP else VARIABLES[name].axis
        return array[:, base.entities[axis].index(self.entity)]


def demand_of(rule: Rule, entity: str, years: tuple[int, ...]) -> Demand:
    """What a rule demands of one entity in those of some years that it judges."""
    first, last = rule.first_year or years[0], rule.last_year or years[-1]
    judged = tuple(year for year in years if first <= year <= last)
    return Demand(rule.metric, entity, rule.comparison, rule.threshold, judged, rule.threshold_of)
