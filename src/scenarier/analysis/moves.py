"""One lever of a scenario moved by whole steps, and the smallest move with which a rule holds."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property, partial

import numpy as np

from scenarier.analysis.demand import Demand, demand_of
from scenarier.analysis.levers import ParameterLever
from scenarier.analysis.rules import keeps
from scenarier.analysis.sampled import Sampled, sampled
from scenarier.analysis.varied import Varied
from scenarier.engine.areas import OF_AREAS
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import CAP, Rule
from scenarier.model.study import Scenario
from scenarier.model.values import Values, shifted, values_in, with_values
from scenarier.vocabulary.variables import VARIABLES

MOST_STEPS = 4096
PLACES = 65
MOST_KEPT = 128
"""Projections that are kept at a time, some 0.3 MB each."""
WITHOUT_AREAS = (*(name for name in VARIABLES if name not in OF_AREAS), CAP)
"""What is kept of a lever's first places, so that all rules that are tried on it share them."""


class Lever:
    """One parameter of a scenario (of one department, or of all at once), moved by whole steps from a year on."""

    def __init__(
        self,
        baseline: Baseline,
        scenario: Scenario,
        horizon: int,
        spec: ParameterSpec,
        entity: str,
        first_year: int,
    ) -> None:
        self.baseline, self.scenario, self.horizon, self.spec = baseline, scenario, horizon, spec
        kinds = baseline.entities(spec.entity_kind)
        entities = ("",) if not spec.entity_kind else (entity,) if entity in kinds else kinds
        self._now = {one: values_in(scenario, spec, one, horizon) for one in entities}
        self.first_year = first_year
        self._start = first_year - spec.first_year if spec.has_year else 0

    def _later(self, entity: str, steps: int = 0) -> tuple[float, ...]:
        later = (value for value in self._now[entity][self._start :] if value is not None)
        return shifted(self.spec, tuple(later), steps)

    def _after(self, entity: str, steps: int) -> Values:
        return (*self._now[entity][: self._start], *self._later(entity, steps))

    def level(self, steps: int) -> float | None:
        """The one value it then has in every year from the first and for every entity; None where they differ."""
        values = {value for entity in self._now for value in self._later(entity, steps)}
        return values.pop() if len(values) == 1 else None

    def moved(self, steps: int) -> Scenario:
        """The scenario with the lever moved."""
        moved = self.scenario
        for entity in self._now:
            moved = with_values(moved, self.spec, entity, self.horizon, self._after(entity, steps))
        return moved

    @cached_property
    def places(self) -> FloatArray:
        """Numbers of steps over all its room to look at first, closest around where it is now."""
        low, high = -self.most(-1), self.most(1)
        near = 2.0 ** np.arange(13.0)
        places = np.concatenate([np.rint(np.linspace(low, high, PLACES)), -near, [0.0], near])
        return np.unique(places[(places >= low) & (places <= high)])

    def put(self, varied: Varied, steps: FloatArray) -> None:
        """Move the lever by other numbers of steps, whole ones or not, in each of some copies."""
        low, high = self.spec.minimum, self.spec.maximum
        for entity in self._now:
            later = np.array([value for value in self._now[entity][self._start :] if value is not None])
            moved = np.clip(later[:, None] + steps * self.spec.step, low, high)
            if moved.size:
                lever = ParameterLever(join_key(self.spec.name, entity), self.spec, entity)
                varied.put(lever, moved if self.spec.has_year else moved[0], from_year=self.first_year)

    def most(self, direction: int) -> int:
        """How many steps there is room for."""
        ends = [value for entity in self._now for value in self._later(entity)]
        room = self.spec.maximum - min(ends) if direction > 0 else max(ends) - self.spec.minimum
        return min(int(room / self.spec.step + 1e-9), MOST_STEPS)


class Trials:
    """Projections of one scenario with its levers moved, each made once for all rules that are tried on it."""

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int) -> None:
        self.baseline, self.scenario, self.horizon = baseline, scenario, horizon
        self.now = project(baseline, [scenario], horizon)
        self._levers: dict[tuple[str, str, int], Lever] = {}
        self._own = Varied(baseline, scenario, horizon, 1)
        self._firsts: dict[Lever, Mapping[str, FloatArray]] = {}
        self._projections: OrderedDict[tuple[Lever, tuple[int, ...]], Projection] = OrderedDict()

    def lever(self, spec: ParameterSpec, entity: str, first_year: int) -> Lever:
        """The scenario's lever for a parameter, the same one whenever it is asked for."""
        key = (spec.name, entity, first_year)
        if key not in self._levers:
            self._levers[key] = Lever(self.baseline, self.scenario, self.horizon, spec, entity, first_year)
        return self._levers[key]

    def line(self, lever: Lever, demand: Demand) -> Sampled:
        """A demand's margins at the lever's first places, which all demands share."""
        results = self._firsts.get(lever)
        if results is None or not results.keys() >= {*demand.variables}:
            results = self._firsts[lever] = self._moved(lever, lever.places, (*WITHOUT_AREAS, *demand.variables))
        return Sampled(lever.places, demand.margins(self._own.base, results))

    def margins(self, lever: Lever, demand: Demand, steps: FloatArray) -> FloatArray:
        """A demand's margins with a lever moved by each of some numbers of steps, `[year, place]`."""
        return demand.margins(self._own.base, self._moved(lever, steps, demand.variables))

    def _moved(self, lever: Lever, steps: FloatArray, variables: Sequence[str]) -> Mapping[str, FloatArray]:
        varied = self._own.again(len(steps))
        lever.put(varied, steps)
        return varied.results(variables)

    def projection(self, lever: Lever, candidates: Sequence[int]) -> Projection:
        """The scenario with a lever moved by each of some numbers of steps."""
        key = (lever, tuple(candidates))
        found = self._projections.pop(key, None)
        if found is None:
            found = project(self.baseline, [lever.moved(steps) for steps in candidates], self.horizon)
        self._projections[key] = found
        if len(self._projections) > MOST_KEPT:
            self._projections.popitem(last=False)
        return found


def smallest(trials: Trials, lever: Lever, rule: Rule, entity: str) -> int | None:
    """The smallest number of steps, either way, with which the rule holds for the entity in every year.

    The nearest stretch of the lever's range that does is found to a whole step, and projected again.
    """
    demand = demand_of(rule, entity, trials.now.years[1:])
    line = _nearest(trials.line(lever, demand))
    line = sampled(line, partial(trials.margins, lever, demand), is_whole=True)
    for steps in sorted(map(int, line.at[line.worst >= 0.0]), key=lambda one: (abs(one), -one)):
        if keeps(trials.projection(lever, [steps]), rule, entity)[0]:
            return steps
    return None


def _nearest(line: Sampled) -> Sampled:
    """The part of a line no farther from 0 than the nearest place that holds; all of it where none does."""
    reach = np.abs(line.at[line.worst >= 0.0]).min(initial=np.inf)
    is_near = np.abs(line.at) <= reach
    return Sampled(line.at[is_near], line.margins[:, is_near])
