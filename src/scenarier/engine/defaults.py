"""All that a projection is computed from, and what it is where no scenario says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenarier.engine.base import base_of
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import START_LINES

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
    `[year, row, scenario]` [mio. kr., base-year prices].

    `shifts` are what the study's budget adds to the same targets, the same for all scenarios, `[year, row, 1]`
    [mio. kr., current prices]; `is_budgeted` is 1 for a line from the year whose start the budget takes over,
    `[year, line, 1]`.
    """

    parameters: Mapping[str, FloatArray]
    measures: Mapping[str, FloatArray]
    scenarios: tuple[str, ...]
    shifts: Mapping[str, FloatArray]
    is_budgeted: FloatArray


def base_year_value(baseline: Baseline, name: str) -> float:
    """What a parameter with years stands at in the base year, which no study changes.

    Such that every equation gives the published figure there: growth rates and choices are 0.
    """
    figures = baseline.figures
    return {
        "population_growth": figures["reference_growth"],
        "tax_rate": figures["tax_rate_base"],
        "capex_gross": figures["capex_gross_base"],
        "capex_income": figures["capex_income_base"],
    }.get(name, 0.0)


def _rows(baseline: Baseline, kind: str, horizon: int) -> tuple[str, ...]:
    return base_of(baseline, horizon).entities[kind] if kind else ("",)


def _default(baseline: Baseline, spec: ParameterSpec, horizon: int) -> FloatArray:
    """Default values with a last axis of 1; no cap is infinite."""
    years = horizon - baseline.base_year if spec.has_year else 1
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


@lru_cache(maxsize=32)
def default_inputs(baseline: Baseline, horizon: int) -> Inputs:
    """The baseline scenario's inputs, with the study's forecast and without its budget."""
    parameters = {name: _default(baseline, spec, horizon) for name, spec in baseline.parameters.items()}
    base = base_of(baseline, horizon)
    measures = {
        target: np.zeros((len(base.years), len(base.entities[axis]), 1)) for target, axis in MEASURES.items()
    }
    return Inputs(parameters, measures, (), measures, np.zeros((len(base.years), len(START_LINES), 1)))
