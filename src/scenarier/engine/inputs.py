"""From scenarios to arrays: every parameter and measure over years, rows and scenarios.

What no scenario changes has a last axis of 1 and is made once for a baseline and a horizon.
"""

from collections.abc import Iterable, Mapping, Sequence

from scenarier.engine.base import base_of
from scenarier.engine.budget import budgeted_lines, shifts_of
from scenarier.engine.defaults import MEASURES, Inputs, default_inputs
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.projection import FloatArray
from scenarier.model.study import Measure, ParameterValue, Scenario


class _Widened:
    """Arrays that get a scenario axis the first time a scenario changes them."""

    def __init__(self, arrays: Mapping[str, FloatArray], n_scenarios: int) -> None:
        self.arrays = dict(arrays)
        self._n_scenarios = n_scenarios
        self._widened: set[str] = set()

    def __getitem__(self, name: str) -> FloatArray:
        if name not in self._widened:
            self._widened.add(name)
            self.arrays[name] = self.arrays[name].repeat(self._n_scenarios, axis=-1)
        return self.arrays[name]


def _set_parameter(
    array: FloatArray, spec: ParameterSpec, row: int | None, column: int, value: ParameterValue
) -> None:
    column_of = array[..., column] if row is None else array[..., row, column]
    if not isinstance(value, Mapping):
        if spec.has_year:
            column_of[1:] = value
        elif row is None:
            array[column] = value
        else:
            array[row, column] = value
        return
    for year, in_year in value.items():
        if year - spec.first_year + 1 < len(column_of):
            column_of[year - spec.first_year + 1] = in_year


def _apply(
    scenario: Scenario, column: int, baseline: Baseline, horizon: int, parameters: _Widened, measures: _Widened
) -> None:
    entities, first_year = base_of(baseline, horizon).entities, baseline.first_year
    for key, value in scenario.parameters.items():
        name, entity = split_key(key)
        spec = baseline.parameters[name]
        row = entities[spec.entity_kind].index(entity) if entity else None
        _set_parameter(parameters[name], spec, row, column, value)
    for measure in scenario.measures:
        kind, _, entity = measure.target.partition(":")
        array = measures[kind][:, entities[MEASURES[kind]].index(entity)]
        for year in _years_of(measure, first_year, horizon) if measure.on else ():
            array[year - first_year + 1, column] += measure.amount_in(year)


def _years_of(measure: Measure, first: int, horizon: int) -> Iterable[int]:
    """Years up to the horizon in which a measure may have an amount."""
    return range(first, horizon + 1) if measure.lasting else [y for y in measure.amounts if y <= horizon]


def inputs_of(baseline: Baseline, scenarios: Sequence[Scenario], horizon: int) -> Inputs:
    """Arrays of the scenarios' parameters and measures, and of the study's budget.

    Values in years after the horizon are left out. The scenarios must be valid (see scenarier.storage).
    """
    default = default_inputs(baseline, horizon)
    parameters = _Widened(default.parameters, len(scenarios))
    measures = _Widened(default.measures, len(scenarios))
    for column, scenario in enumerate(scenarios):
        _apply(scenario, column, baseline, horizon, parameters, measures)
    names = tuple(scenario.name for scenario in scenarios)
    return Inputs(
        parameters.arrays, measures.arrays, names, shifts_of(baseline, horizon), budgeted_lines(baseline, horizon)
    )
