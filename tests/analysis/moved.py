"""Scenarios with a lever moved, made by hand as a study file has them: what the batches are held against."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.model.study import Scenario


def clipped(baseline: Baseline, key: str, value: float) -> float:
    """The value within the parameter's range."""
    spec = baseline.parameters[split_key(key)[0]]
    return min(max(value, spec.minimum), spec.maximum)


def own_values(baseline: Baseline, scenario: Scenario, key: str, horizon: int) -> list[float]:
    """A parameter's values by year, or its one value, from what the file says and the defaults."""
    name, entity = split_key(key)
    spec = baseline.parameters[name]
    years = range(baseline.first_year, horizon + 1) if spec.has_year else [baseline.first_year]
    given = scenario.parameters.get(key)
    values = []
    for place, year in enumerate(years):
        default = spec.default_in(place, entity)
        value = given.get(year, default) if isinstance(given, Mapping) else default if given is None else given
        assert value is not None
        values.append(value)
    return values


def with_shift(baseline: Baseline, scenario: Scenario, key: str, shift: float, horizon: int) -> Scenario:
    """The scenario with a parameter shifted in every year, within its range."""
    values = [clipped(baseline, key, value + shift) for value in own_values(baseline, scenario, key, horizon)]
    if not baseline.parameters[split_key(key)[0]].has_year:
        return scenario.with_parameter(key, values[0])
    return scenario.with_parameter(key, dict(zip(range(baseline.first_year, horizon + 1), values, strict=True)))


def with_switched(scenario: Scenario, title: str, *, on: bool) -> Scenario:
    """The scenario with all measures of a title on or off."""
    is_it = title.strip().casefold()
    measures = (replace(one, on=on) if one.title.strip().casefold() == is_it else one for one in scenario.measures)
    return replace(scenario, measures=tuple(measures))


def numbers(
    baseline: Baseline, scenarios: Sequence[Scenario], horizon: int, variable: str, entity: str, year: int
) -> list[float]:
    """A number in each scenario."""
    projection = project(baseline, scenarios, horizon)
    return [
        float(projection.series(variable, entity, place)[year - baseline.base_year])
        for place in range(len(scenarios))
    ]
