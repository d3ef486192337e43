"""A scenario with levers at the values that a lesson names."""

from collections.abc import Mapping
from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.lessons import Edit, Edits
from scenarier.model.parameters import split_key
from scenarier.model.study import Measure, Scenario
from scenarier.model.values import values_in, with_values
from scenarier.text.plain import folded

MEASURE = "measure:"


def with_edits(baseline: Baseline, horizon: int, scenario: Scenario, edits: Edits) -> Scenario:
    """The scenario with levers at other values; a number holds in every year, by year the other years stay."""
    for lever, edit in edits.items():
        if lever.startswith(MEASURE):
            scenario = _with_measure(baseline, horizon, scenario, lever.removeprefix(MEASURE), edit)
        else:
            scenario = _with_parameter(baseline, horizon, scenario, lever, edit)
    return scenario


def _with_parameter(baseline: Baseline, horizon: int, scenario: Scenario, lever: str, edit: Edit) -> Scenario:
    name, entity = split_key(lever)
    spec = baseline.parameters[name]
    values = values_in(scenario, spec, entity, horizon)
    if isinstance(edit, Mapping):
        values = tuple(edit.get(spec.first_year + place, value) for place, value in enumerate(values))
    else:
        values = (float(edit),) * len(values)
    return with_values(scenario, spec, entity, horizon, values)


def _with_measure(baseline: Baseline, horizon: int, scenario: Scenario, title: str, edit: Edit) -> Scenario:
    measures = tuple(
        _edited(one, edit, baseline.first_year, horizon) if folded(one.title) == folded(title) else one
        for one in scenario.measures
    )
    return replace(scenario, measures=measures)


def _edited(measure: Measure, edit: Edit, first_year: int, horizon: int) -> Measure:
    if isinstance(edit, bool):
        return replace(measure, on=edit)
    given = edit if isinstance(edit, Mapping) else dict.fromkeys(range(first_year, horizon + 1), float(edit))
    return replace(measure, amounts={**measure.amounts, **given}, on=True)
