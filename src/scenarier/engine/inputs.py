"""From scenarios to arrays: every parameter and measure over years, rows and scenarios.

What no scenario changes has a last axis of 1 and is made once for a baseline and a horizon.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenarier.engine.base import base_of
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.projection import FloatArray
from scenarier.model.study import ParameterValue, Scenario
from scenarier.vocabulary.axes import FIRST_YEAR

MEASURES = {
    "area": "area",
    "frame": "department",
    "savings": "department",
    "revenue": "revenue",
    "capex": "capex",
}
"""The axis of a measure's target, by the word before its colon."""


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """All that a projection is computed from.

    `parameters[name]` is `[scenario]`, `[year, scenario]`, `[row, scenario]` or `[year, row, scenario]` by
    the parameter's scope; `measures` holds `area`, `frame`, `savings`, `revenue` and `capex` as
    `[year, row, scenario]` [mio. kr., 2024 prices].
    """

    parameters: Mapping[str, FloatArray]
    measures: Mapping[str, FloatArray]
    scenarios: tuple[str, ...]


def base_year_value(baseline: Baseline, name: str) -> float:
    """What a parameter with years stands at in the base year, which no study changes.

    Such that every equation gives the published figure there: growth rates and choices are 0.
    """
    figures = baseline.figures
    return {
        "population_growth": figures["reference_growth"],
        "tax_rate": figures["tax_rate_2024"],
        "capex_gross": figures["capex_gross_2024"],
        "capex_income": figures["capex_income_2024"],
    }.get(name, 0.0)


def _rows(baseline: Baseline, kind: str, horizon: int) -> tuple[str, ...]:
    return base_of(baseline, horizon).entities[kind] if kind else ("",)


def _default(baseline: Baseline, spec: ParameterSpec, horizon: int) -> FloatArray:
    """Default values with a last axis of 1; no cap is infinite."""
    years = horizon - FIRST_YEAR + 1 if spec.has_year else 1
    columns = []
    for row in _rows(baseline, spec.entity_kind, horizon):
        values = [spec.default_in(index, row) for index in range(years)]
        columns.append([np.inf if value is None else value for value in values])
    array = np.array(columns, dtype=np.float64).T[:, :, None]
    if spec.has_year:
        start = np.full((1, *array.shape[1:]), base_year_value(baseline, spec.name))
        array = np.concatenate([start, array])
    if not spec.entity_kind:
        array = array[:, 0]
    return array if spec.has_year else array[0]


def _central_defaults(baseline: Baseline, parameters: dict[str, FloatArray]) -> None:
    """Central rows carry their own elasticity and real growth, which no study addresses."""
    for row, area in enumerate(baseline.areas):
        if area.is_central:
            parameters["elasticity"][row] = area.elasticity
            parameters["real_growth"][row] = area.real_growth
            parameters["extra_real_growth"][:, row] = 0.0


@lru_cache(maxsize=32)
def _defaults(baseline: Baseline, horizon: int) -> Inputs:
    parameters = {name: _default(baseline, spec, horizon) for name, spec in baseline.parameters.items()}
    _central_defaults(baseline, parameters)
    base = base_of(baseline, horizon)
    measures = {
        target: np.zeros((len(base.years), len(base.entities[axis]), 1)) for target, axis in MEASURES.items()
    }
    return Inputs(parameters, measures, ())


class _Widened:
    """Arrays that get a scenario axis the first time a scenario changes them."""

    def __init__(self, arrays: Mapping[str, FloatArray], n_scenarios: int) -> None:
        self.arrays = dict(arrays)
        self._n_scenarios = n_scenarios
        self._widened: set[str] = set()

    def __getitem__(self, name: str) -> FloatArray:
        if name not in self._widened:
            self._widened.add(name)
            self.arrays[name] = np.repeat(self.arrays[name], self._n_scenarios, axis=-1)
        return self.arrays[name]


def _set_parameter(array: FloatArray, has_year: bool, row: int | None, column: int, value: ParameterValue) -> None:
    column_of = array[..., column] if row is None else array[..., row, column]
    if not isinstance(value, Mapping):
        if has_year:
            column_of[1:] = value
        elif row is None:
            array[column] = value
        else:
            array[row, column] = value
        return
    for year, in_year in value.items():
        if year - FIRST_YEAR + 1 < len(column_of):
            column_of[year - FIRST_YEAR + 1] = in_year


def _apply(
    scenario: Scenario, column: int, baseline: Baseline, horizon: int, parameters: _Widened, measures: _Widened
) -> None:
    entities = base_of(baseline, horizon).entities
    for key, value in scenario.parameters.items():
        name, entity = split_key(key)
        spec = baseline.parameters[name]
        row = entities[spec.entity_kind].index(entity) if entity else None
        _set_parameter(parameters[name], spec.has_year, row, column, value)
    for measure in scenario.measures:
        kind, _, entity = measure.target.partition(":")
        array = measures[kind][:, entities[MEASURES[kind]].index(entity)]
        for year, amount in measure.amounts.items() if measure.on else ():
            if year - FIRST_YEAR + 1 < len(array):
                array[year - FIRST_YEAR + 1, column] += amount


def inputs_of(baseline: Baseline, scenarios: Sequence[Scenario], horizon: int) -> Inputs:
    """Arrays of the scenarios' parameters and measures.

    Values in years after the horizon are left out. The scenarios must be valid (see scenarier.storage).
    """
    default = _defaults(baseline, horizon)
    parameters = _Widened(default.parameters, len(scenarios))
    measures = _Widened(default.measures, len(scenarios))
    for column, scenario in enumerate(scenarios):
        _apply(scenario, column, baseline, horizon, parameters, measures)
    return Inputs(parameters.arrays, measures.arrays, tuple(scenario.name for scenario in scenarios))
