"""The numbers of a lesson: what its texts say, its conditions judge and its guesses are held against."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from scenarier.analysis.balance import balances
from scenarier.analysis.demand import NEAR
from scenarier.analysis.ensemble import Ensemble, block
from scenarier.analysis.fan import quantiles
from scenarier.analysis.rules import NOISE, judge, rules_of
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.lesson_edits import with_edits
from scenarier.model.lessons import NOW, START, Condition, Figure, Source
from scenarier.model.parameters import split_key
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import Rule
from scenarier.model.spreads import DEFAULT_SEED
from scenarier.model.study import BASELINE, Measure, Scenario, Study
from scenarier.model.values import values_in
from scenarier.text.plain import folded
from scenarier.vocabulary.variables import VARIABLES

DRAWS = 1000
"""So many draws stand behind a chance."""
_KEPT = 200


class Judgement(NamedTuple):
    """A condition held against a scenario: whether it is met, and the number and threshold of the worst year.

    A rule or a balance has no number; `year` is then None.
    """

    is_met: bool
    value: float = 0.0
    threshold: float = 0.0
    year: int | None = None


@dataclass(slots=True, eq=False)
class Bench:
    """Computes a lesson's numbers; what was computed for a scenario is kept.

    `start` is the learner's scenario as the lesson began. A function is given it as it stands, `now`.
    """

    baseline: Baseline
    study: Study
    start: Scenario

    _projected: dict[str, Projection] = field(default_factory=dict)
    _drawn: dict[tuple[str, str, str], FloatArray] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, ...]:
        """The projected years, the base year first."""
        return tuple(range(self.baseline.base_year, self.study.horizon + 1))

    def scenario_of(self, source: Source, now: Scenario) -> Scenario:
        """The scenario that a number is taken from, with levers at the source's values."""
        named = {NOW: now, START: self.start, BASELINE.name: BASELINE}
        found = named.get(source.scenario)
        if found is None:
            found = next(one for one in self.study.scenarios if one.name == source.scenario)
        return with_edits(self.baseline, self.study.horizon, found, source.edits)

    def projection(self, scenario: Scenario) -> Projection:
        """The projection of a scenario."""
        key = repr((scenario.parameters, scenario.measures))
        if key not in self._projected:
            if len(self._projected) >= _KEPT:
                self._projected.clear()
            self._projected[key] = project(self.baseline, [scenario], self.study.horizon)
        return self._projected[key]

    def series(self, source: Source, now: Scenario) -> FloatArray:
        """A number by year, the base year first, `[year]` in its unit; of a lever without years the same each."""
        scenario = self.scenario_of(source, now)
        if source.lever:
            return self._lever(source.lever, scenario)
        if source.chance is not None:
            return self._quantile(source, scenario)
        return self.projection(scenario).series(source.metric, source.entity)

    def number(self, source: Source, year: int, now: Scenario) -> float:
        """A number in a year."""
        return float(self.series(source, now)[year - self.baseline.base_year])

    def figure(self, figure: Figure, now: Scenario) -> float:
        """A text's number, in the unit that it is shown in."""
        value = self.number(figure.source, figure.year, now)
        if figure.less is not None:
            value -= self.number(figure.less.source, figure.less.year or figure.year, now)
        at = figure.year - self.baseline.base_year
        projection = self.projection(self.scenario_of(figure.source, now))
        if figure.of:
            value /= float(projection.series(figure.of, "")[at])
        elif figure.unit == "kr_per_citizen" and self.unit(figure.source) == "mio_kr":
            value *= 1e6 / float(projection.series("population", "")[at])
        scales = {"mia_kr": 1e-3, "per_cent": 100.0}
        return value * scales.get(figure.unit, 1.0)

    def unit(self, source: Source) -> str:
        """The unit of a number."""
        if source.metric:
            return VARIABLES[source.metric].unit
        spec = self.baseline.parameters.get(split_key(source.lever)[0])
        return "mio_kr" if spec is None else spec.unit

    def judge(self, condition: Condition, now: Scenario) -> Judgement:
        """Whether a condition is met, in all the years that it is on."""
        scenario = self.scenario_of(condition.source, now)
        if condition.rule:
            return Judgement(self._is_kept(condition, scenario) == condition.holds)
        if condition.balance:
            return Judgement(self._balances(condition, scenario) == condition.holds)
        values, thresholds = self._both(condition, scenario, now)
        margins = values - thresholds
        if condition.comparison == "at_most":
            margins = -margins
        if condition.comparison == "equal":
            margins = -np.abs(margins)
        noise = NEAR if condition.comparison == "equal" else NOISE
        margins[np.abs(margins) <= noise * np.maximum(np.maximum(np.abs(values), np.abs(thresholds)), 1.0)] = 0.0
        worst = int(np.argmin(margins))
        year = self._years(condition)[worst]
        return Judgement(
            bool((margins >= 0).all()) == condition.holds, float(values[worst]), float(thresholds[worst]), year
        )

    def are_met(self, conditions: tuple[Condition, ...], now: Scenario) -> bool:
        """Whether all are."""
        return all(self.judge(one, now).is_met for one in conditions)

    def _years(self, condition: Condition) -> list[int]:
        first, last = condition.years
        first = self.baseline.first_year if first is None else first
        return list(range(first, (self.study.horizon if last is None else last) + 1))

    def _both(self, condition: Condition, scenario: Scenario, now: Scenario) -> tuple[FloatArray, FloatArray]:
        """The numbers that are judged, and their thresholds, `[year]`."""
        places = [year - self.baseline.base_year for year in self._years(condition)]
        values = self.series(condition.source, now)[places]
        if condition.less is not None:
            less, year = self.series(condition.less.source, now), condition.less.year
            values = values - (less[places] if year is None else less[year - self.baseline.base_year])
        thresholds = np.full(len(places), condition.threshold)
        if condition.of:
            thresholds = condition.threshold * self.projection(scenario).series(condition.of, "")[places]
        return values.astype(float), thresholds

    def _is_kept(self, condition: Condition, scenario: Scenario) -> bool:
        first, last = condition.years
        rules = [one for one in rules_of(self.baseline, self.study) if one.name == condition.rule]
        if first is not None or last is not None:
            rules = [_within(one, self._years(condition)) for one in rules]
        return all(judged.is_kept for judged in judge(self.projection(scenario), rules))

    def _balances(self, condition: Condition, scenario: Scenario) -> bool:
        """Whether the scenario balances against the learner's as the lesson began."""
        years = self._years(condition)
        found = balances(self.baseline, scenario, self.start, self.study.horizon)
        return all(one.holds for one in found if one.year in years)

    def _lever(self, name: str, scenario: Scenario) -> FloatArray:
        title = name.partition(":")[2]
        if title:
            return self._amounts(next(one for one in scenario.measures if folded(one.title) == folded(title)))
        parameter, entity = split_key(name)
        spec = self.baseline.parameters[parameter]
        values = values_in(scenario, spec, entity, self.study.horizon)
        numbers = [np.inf if value is None else value for value in values]
        return np.array([numbers[0], *numbers] if spec.has_year else numbers * len(self.years))

    def _amounts(self, measure: Measure) -> FloatArray:
        return np.array([measure.amount_in(year) if measure.on else 0.0 for year in self.years])

    def _quantile(self, source: Source, scenario: Scenario) -> FloatArray:
        key = (repr((scenario.parameters, scenario.measures)), source.metric, source.entity)
        if key not in self._drawn:
            self._drawn[key] = self._draws(source, scenario)
        assert source.chance is not None
        found: FloatArray = quantiles(self._drawn[key].copy(), [source.chance])[0]
        return found

    def _draws(self, source: Source, scenario: Scenario) -> FloatArray:
        """The metric in all draws, `[year, draw]`, as `scenarier ensemble` has them."""
        seed = DEFAULT_SEED if self.study.seed is None else self.study.seed
        asked = Ensemble(
            self.baseline, (scenario,), self.study.horizon, (source.metric,), (), DRAWS, seed, self.study.spreads
        )
        found = block(asked, 0).values[0][source.metric]
        axis = VARIABLES[source.metric].axis
        row = found if not axis else found[:, self.baseline.entities(axis).index(source.entity)]
        return np.broadcast_to(row, (len(self.years), DRAWS)).copy()


def _within(rule: Rule, years: list[int]) -> Rule:
    """A rule in those of some years that it judges."""
    first, last = max(rule.first_year or years[0], years[0]), min(rule.last_year or years[-1], years[-1])
    return replace(rule, first_year=first, last_year=last)
