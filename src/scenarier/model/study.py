"""A study and what it is made of. All values are immutable; an edit makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scenarier.vocabulary.axes import BASELINE_SCENARIO, DEFAULT_BASELINE, DEFAULT_HORIZON

ByYear = Mapping[int, float]
ParameterValue = float | ByYear


@dataclass(frozen=True, slots=True)
class Measure:
    """A decision with a target and amounts by year [mio. kr., 2024 prices]; docs/model.md section 7."""

    title: str
    target: str
    amounts: ByYear
    on: bool = True
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What differs from the baseline: parameters by key, and measures."""

    name: str
    note: str = ""
    parameters: Mapping[str, ParameterValue] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()

    def with_parameter(self, key: str, value: ParameterValue | None) -> "Scenario":
        """The scenario with `key` set to `value`, or back at its default when `value` is None."""
        parameters = {**self.parameters}
        parameters.pop(key, None)
        if value is not None:
            parameters[key] = value
        return replace(self, parameters=parameters)


@dataclass(frozen=True, slots=True)
class Study:
    """The document: scenarios against one baseline, up to a horizon."""

    title: str = ""
    note: str = ""
    baseline: str = DEFAULT_BASELINE
    horizon: int = DEFAULT_HORIZON
    scenarios: tuple[Scenario, ...] = ()

    def with_scenario(self, index: int, scenario: Scenario) -> "Study":
        """The study with the scenario at `index` replaced."""
        scenarios = (*self.scenarios[:index], scenario, *self.scenarios[index + 1 :])
        return replace(self, scenarios=scenarios)


BASELINE = Scenario(BASELINE_SCENARIO)
"""The accounts rolled forward without a change; always there, never edited."""
