"""A parameter's values in a scenario, year by year, and back."""

from collections.abc import Mapping, Sequence

from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.study import ParameterValue, Scenario

Values = tuple[float | None, ...]


def default_values(spec: ParameterSpec, entity: str, horizon: int) -> Values:
    """Defaults for the first projected year to `horizon`, or one value for a parameter without years."""
    years = horizon - spec.first_year + 1 if spec.has_year else 1
    return tuple(spec.default_in(index, entity) for index in range(years))


def values_in(scenario: Scenario, spec: ParameterSpec, entity: str, horizon: int) -> Values:
    """The scenario's values, as `default_values` where it changes nothing; None is no value (no cap)."""
    default = default_values(spec, entity, horizon)
    given = scenario.parameters.get(join_key(spec.name, entity))
    if given is None:
        return default
    if isinstance(given, Mapping):
        return tuple(given.get(spec.first_year + index, value) for index, value in enumerate(default))
    return (given,) * len(default)


def as_given(
    spec: ParameterSpec, entity: str, horizon: int, values: Sequence[float | None]
) -> ParameterValue | None:
    """The shortest way to write `values` in a study: None where all are the defaults."""
    default = default_values(spec, entity, horizon)
    if tuple(values) == default:
        return None
    first = values[0]
    if first is not None and all(value == first for value in values):
        return first
    return {
        spec.first_year + index: value
        for index, (value, usual) in enumerate(zip(values, default, strict=True))
        if value != usual and value is not None
    }


def with_values(
    scenario: Scenario, spec: ParameterSpec, entity: str, horizon: int, values: Sequence[float | None]
) -> Scenario:
    """The scenario with a parameter's values replaced."""
    return scenario.with_parameter(join_key(spec.name, entity), as_given(spec, entity, horizon, values))


def shifted(spec: ParameterSpec, values: Sequence[float], steps: int) -> tuple[float, ...]:
    """Every value moved by as many of the parameter's steps, kept within its range."""
    moved = (round(value + steps * spec.step, 10) for value in values)
    return tuple(min(max(value, spec.minimum), spec.maximum) for value in moved)


def numbers_of(spec: ParameterSpec, values: Values) -> tuple[float, ...]:
    """Values as numbers: none (no cap) counts as the largest there is."""
    return tuple(spec.maximum if value is None else value for value in values)


def position_of(spec: ParameterSpec, values: Values) -> int:
    """Where a slider stands that counts in the parameter's steps: at the mean of the years."""
    numbers = numbers_of(spec, values)
    return round(sum(numbers) / len(numbers) / spec.step)


def slid(spec: ParameterSpec, values: Sequence[float], steps: int, position: int) -> tuple[float, ...]:
    """All values moved alike by so many steps; a single number is taken to the slider's own position."""
    if len(set(values)) == 1:
        value = round(position * spec.step, 10)
        return (min(max(value, spec.minimum), spec.maximum),) * len(values)
    return shifted(spec, values, steps)
