"""One lever of a scenario moved by whole steps, and the smallest move with which a rule holds."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from scenarier.analysis.rules import keeps
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.projection import Projection
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.model.values import Values, shifted, values_in, with_values

MOST_STEPS = 4096
A_ROUND = 15
"""Candidates projected at a time when the smallest move is closed in on."""
MOST_KEPT = 128
"""Projections that are kept at a time, some 0.3 MB each."""

Keeping = Callable[[Sequence[int]], list[int]]
"""Which of some numbers of steps make the rule hold."""


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
        self._projections: OrderedDict[tuple[Lever, tuple[int, ...]], Projection] = OrderedDict()

    def lever(self, spec: ParameterSpec, entity: str, first_year: int) -> Lever:
        """The scenario's lever for a parameter, the same one whenever it is asked for."""
        key = (spec.name, entity, first_year)
        if key not in self._levers:
            self._levers[key] = Lever(self.baseline, self.scenario, self.horizon, spec, entity, first_year)
        return self._levers[key]

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

    Steps are doubled until the rule holds, both ways in one projection, and then closed in on. One step less does
    not hold.
    """

    def keeping(candidates: Sequence[int]) -> list[int]:
        holds = keeps(trials.projection(lever, candidates), rule, entity)
        return [steps for steps, is_kept in zip(candidates, holds, strict=True) if is_kept]

    doubled = [direction * steps for direction in (1, -1) for steps in _doubled(lever.most(direction))]
    kept = keeping(doubled) if doubled else []
    found = []
    for direction in (1, -1):
        if reached := [abs(steps) for steps in kept if steps * direction > 0]:
            high = min(reached)
            low = max((abs(steps) for steps in doubled if steps * direction > 0 and abs(steps) < high), default=0)
            found.append(direction * _closed_in(keeping, direction, low, high))
    return min(found, key=abs, default=None)


def _doubled(most: int) -> list[int]:
    """1, 2, 4 … and the most there is room for."""
    powers = [1 << power for power in range(most.bit_length())]
    return powers if most == 0 or most == powers[-1] else [*powers, most]


def _closed_in(keeping: Keeping, direction: int, low: int, high: int) -> int:
    """The number of steps between `low`, which is too few, and `high`, with which one less is too few."""
    while high - low > 1:
        stride = -(-(high - low) // (A_ROUND + 1))
        between = list(range(low + stride, high, stride))
        kept = [abs(steps) for steps in keeping([direction * steps for steps in between])]
        high = min(kept, default=high)
        low = max((steps for steps in between if steps < high), default=low)
    return high
