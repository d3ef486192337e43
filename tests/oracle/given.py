"""What the second reading of the model is given: the baseline's figures and a scenario's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario

BASE, FIRST = 2024, 2025

Results = dict[tuple[str, str, int], float]
Series = dict[int, float]


@dataclass(frozen=True)
class Given:
    """What the baseline and the scenario say."""

    baseline: Baseline
    scenario: Scenario
    horizon: int

    @property
    def years(self) -> range:
        """The projected years."""
        return range(FIRST, self.horizon + 1)

    def of(self, name: str, year: int = FIRST, entity: str = "") -> float:
        """A parameter's value in a year; a cap that is not there is infinite."""
        default = self.baseline.parameters[name].default_in(year - FIRST, entity)
        given = self.scenario.parameters.get(f"{name}.{entity}" if entity else name, {})
        value = given.get(year, default) if isinstance(given, Mapping) else given
        return inf if value is None else value

    def measures(self, target: str, year: int) -> float:
        """All that is switched on of one target [2024 prices]."""
        return sum(m.amounts.get(year, 0) for m in self.scenario.measures if m.on and m.target == target)

    def path(self, start: float, step: Callable[[float, int], float]) -> Series:
        """From the base year on, each year from the year before."""
        series = {BASE: start}
        for y in self.years:
            series[y] = step(series[y - 1], y)
        return series
