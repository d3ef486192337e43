"""What the second reading of the model is given: the baseline's figures, a study's plan and a scenario's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf

from scenarier.model.baseline import Baseline
from scenarier.model.study import Measure, Scenario

BASE, FIRST = 2024, 2025

START_TARGETS = {
    "service": "area:CENTRAL.service",
    "transfer": "area:CENTRAL.transfer",
    "cofinancing": "area:CENTRAL.cofinancing",
    "refund": "area:CENTRAL.refund",
    "other": "area:CENTRAL.other",
    "grants": "revenue:grants",
    "taxes": "revenue:land_tax",
}
"""Where each line's start works as a measure; section 3."""

Results = dict[tuple[str, str, int], float]
Series = dict[int, float]
ByAge = dict[tuple[str, int], float]


@dataclass(frozen=True)
class Given:
    """What the baseline and the scenario say; `beside` is K of section 9 by target."""

    baseline: Baseline
    scenario: Scenario
    horizon: int
    beside: Mapping[str, Series] = field(default_factory=dict)

    @property
    def years(self) -> range:
        """The projected years."""
        return range(FIRST, self.horizon + 1)

    def named(self, name: str, year: int = FIRST, entity: str = "") -> float | None:
        """A parameter's value in a year as the scenario gives it, None where it gives none."""
        given = self.scenario.parameters.get(f"{name}.{entity}" if entity else name)
        return given.get(year) if isinstance(given, Mapping) else given

    def of(self, name: str, year: int = FIRST, entity: str = "") -> float:
        """A parameter's value in a year; a cap that is not there is infinite."""
        given = self.named(name, year, entity)
        value = self.baseline.parameters[name].default_in(year - FIRST, entity) if given is None else given
        return inf if value is None else value

    def measures(self, target: str, year: int) -> float:
        """All that is switched on of one target, its line's start among it [2024 prices]."""
        own = [m for m in self.scenario.measures if m.on and m.target == target]
        return sum(amount_of(measure, year) for measure in own) + self.start(target, year)

    def start(self, target: str, year: int) -> float:
        """What of the budget of 2024 carries on as a measure on this target [2024 prices]."""
        lines = [line for line, place in START_TARGETS.items() if place == target]
        return sum(self.start_share(line, year) * self.baseline.start_differences[line] for line in lines)

    def start_share(self, line: str, year: int) -> float:
        """Between the account (0) and the budget (1) of 2024; 1 once the study's budget names the target."""
        budget = self.baseline.budget
        named = budget.levels.get(START_TARGETS[line], {}) if budget else {}
        if any(first <= year for first in named):
            return 1
        return self.of("start_from_budget", entity=line)

    def k(self, target: str, year: int) -> float:
        """K of section 9: what the study's budget adds [current prices]."""
        return self.beside[target][year] if target in self.beside else 0

    def path(self, start: float, step: Callable[[float, int], float]) -> Series:
        """From the base year on, each year from the year before."""
        series = {BASE: start}
        for y in self.years:
            series[y] = step(series[y - 1], y)
        return series

    def growing(self, start: float, rate: str) -> Series:
        """From the base year on, each year larger by a parameter's share."""
        return self.path(start, lambda before, y: before * (1 + self.of(rate, y)))


def amount_of(measure: Measure, year: int) -> float:
    """A measure's amount in a year; that of a lasting one carries on after the last year it names."""
    if year in measure.amounts:
        return measure.amounts[year]
    if measure.lasting and measure.amounts:
        last = max(measure.amounts)
        return measure.amounts[last] if year > last else 0
    return 0
