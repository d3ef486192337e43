"""The engine's answer: named arrays over years, rows and scenarios."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarier.vocabulary.variables import VARIABLES

FloatArray = NDArray[np.float64]


class ResultRow(NamedTuple):
    """One line of the long form; docs/model.md section 8."""

    scenario: str
    variable: str
    entity: str
    year: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Results of many scenarios.

    `values[variable]` is `[year, scenario]`, or `[year, row, scenario]` for a variable with rows; the rows
    are `entities[axis]`. A last axis of 1 is the same for all scenarios. `steps` holds the intermediates
    when they were asked for.
    """

    years: tuple[int, ...]
    scenarios: tuple[str, ...]
    entities: Mapping[str, tuple[str, ...]]
    values: Mapping[str, FloatArray]
    steps: Mapping[str, FloatArray] = field(default_factory=dict)

    @property
    def base_year(self) -> int:
        """The year of the accounts."""
        return self.years[0]

    def series(self, variable: str, entity: str = "", scenario: int = 0) -> FloatArray:
        """Values of one variable (and entity) of one scenario, `[year]`, in the variable's unit.

        Raises
        ------
        KeyError, ValueError : an unknown variable, an unknown entity.
        """
        array = self.values[variable]
        column = scenario if array.shape[-1] > 1 else 0
        if not VARIABLES[variable].axis:
            return array[:, column]
        row = self.entities[VARIABLES[variable].axis].index(entity)
        return array[:, row, column]

    def rows(self, variables: tuple[str, ...] = ()) -> Iterator[ResultRow]:
        """The long form, scenario by scenario; only `variables` when any are given."""
        for number, scenario in enumerate(self.scenarios):
            for name in variables or tuple(VARIABLES):
                axis, unit = VARIABLES[name].axis, VARIABLES[name].unit
                for entity in self.entities[axis] if axis else ("",):
                    values = self.series(name, entity, number).tolist()
                    for year, value in zip(self.years, values, strict=True):
                        yield ResultRow(scenario, name, entity, year, value, unit)
