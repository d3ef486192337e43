"""What would mend a broken rule: the smallest move of one lever with which it holds in every year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarier.analysis.rule_words import entity_words, rule_name
from scenarier.analysis.rules import Judged, judge
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.projection import Projection
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.model.values import Values, shifted, values_in, with_values
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.vocabulary.axes import FIRST_YEAR
from scenarier.vocabulary.variables import VARIABLES

DECIDABLE = FIRST_YEAR + 1
"""The first year a budget can still be decided for: that of 2025 was adopted when the accounts were closed."""
USUAL = {"": ("capex_gross", "efficiency_requirement", "tax_rate"), "department": ("frame_change", "savings_use")}
"""Levers tried for a rule that names none, by its metric's entities."""
MOST_STEPS = 4096
A_ROUND = 12
"""Candidates projected at a time when the smallest move is closed in on."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One lever's smallest move that mends a rule (for `entity`, where the rule has entities).

    `values` are the lever's new ones from `first_year` on; `moved` is how far it moved [the parameter's unit];
    `breaks` names the rules of law or agreement that the move would newly break.
    """

    spec: ParameterSpec
    entity: str
    entity_name: str
    first_year: int
    values: tuple[float, ...]
    moved: float
    scenario: Scenario
    breaks: tuple[str, ...]

    def words(self) -> str:
        """`effektiviseringskrav 0,4 % fra 2026`."""
        name = pick(self.spec.short_name_da, self.spec.short_name_en)
        told = f"{name[:1].lower()}{name[1:]}"
        if self.entity_name:
            told = f"{told} ({self.entity_name})"
        is_level = len(set(self.values)) == 1
        value = _quantity(self.values[0] if is_level else self.moved, self.spec, sign=not is_level)
        if is_level:
            said = tr("{lever} {value} from {year}", lever=told, value=value, year=self.first_year)
        else:
            said = tr("{lever} moved {value} from {year}", lever=told, value=value, year=self.first_year)
        if self.breaks:
            breaks = tr("but then breaks: {rules}", rules=", ".join(self.breaks))
            return f"{said} – {breaks}"
        return said


def _quantity(value: float, spec: ParameterSpec, *, sign: bool) -> str:
    if spec.unit == "share":
        decimals = 2 if spec.step < 0.001 else 1
        number = format_number(value * 100, decimals, sign=sign)
        return tr("{number} percentage points", number=number) if sign else f"{number} %"
    return f"{format_number(value, sign=sign)} {unit_name(spec.unit)}".strip()


def mend(
    baseline: Baseline, scenario: Scenario, horizon: int, rule: Rule, rules: Sequence[Rule] = ()
) -> list[Mend]:
    """What would mend the rule in the scenario: one move, or one for each entity that breaks it.

    Parameters
    ----------
    rules : the rules that a move must not newly break, or must say that it does.

    Returns
    -------
    list : empty where the rule is kept, and without the entities that no single lever mends.
    """
    now = project(baseline, [scenario], horizon)
    (judged,) = judge(now, [rule])
    if not judged.is_judged or judged.is_kept:
        return []
    broken = [column for column in range(len(judged.entities)) if not judged.holds[:, column].all()]
    found = (_for_entity(baseline, scenario, horizon, judged, column, rules, now) for column in broken)
    return [move for move in found if move is not None]


def _for_entity(
    baseline: Baseline,
    scenario: Scenario,
    horizon: int,
    judged: Judged,
    column: int,
    rules: Sequence[Rule],
    now: Projection,
) -> Mend | None:
    """The first lever that mends one entity's breach without breaking a law; else the first that mends it."""
    rule, entity = judged.rule, judged.entities[column]
    axis = VARIABLES[rule.metric].axis
    breach = judged.years[int((~judged.holds[:, column]).argmax())]
    first_year = breach if breach < DECIDABLE else DECIDABLE
    laws = [other for other in rules if other.on and other.severity == "limit" and other.name != rule.name]
    kept = {held.rule.name for held in judge(now, laws) if held.is_kept}
    best: Mend | None = None
    for name in rule.mended_by or USUAL.get(axis, USUAL[""]):
        spec = baseline.parameters[name]
        lever = _Lever(baseline, scenario, horizon, spec, entity if axis == "department" else "", first_year)
        steps = _smallest(lever, rule, entity)
        if steps is None:
            continue
        moved = lever.moved(steps)
        after = judge(project(baseline, [moved], horizon), laws)
        breaks = tuple(rule_name(held.rule) for held in after if held.rule.name in kept and not held.is_kept)
        made = Mend(
            spec=spec,
            entity=entity,
            entity_name=entity_words(baseline, entity),
            first_year=first_year if spec.has_year else FIRST_YEAR,
            values=lever.values_after(steps),
            moved=steps * spec.step,
            scenario=moved,
            breaks=breaks,
        )
        if not breaks:
            return made
        best = best or made
    return best


class _Lever:
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
        self.entities = ("",) if not spec.entity_kind else (entity,) if entity in kinds else kinds
        self.start = first_year - FIRST_YEAR if spec.has_year else 0

    def _after(self, entity: str, steps: int) -> Values:
        values = values_in(self.scenario, self.spec, entity, self.horizon)
        later = tuple(value for value in values[self.start :] if value is not None)
        return (*values[: self.start], *shifted(self.spec, later, steps))

    def values_after(self, steps: int) -> tuple[float, ...]:
        """The values from the first year on, of the first entity."""
        return tuple(value or 0.0 for value in self._after(self.entities[0], steps)[self.start :])

    def moved(self, steps: int) -> Scenario:
        """The scenario with the lever moved."""
        moved = self.scenario
        for entity in self.entities:
            moved = with_values(moved, self.spec, entity, self.horizon, self._after(entity, steps))
        return moved

    def most(self, direction: int) -> int:
        """How many steps there is room for."""
        ends = [value or 0.0 for entity in self.entities for value in self._after(entity, 0)[self.start :]]
        room = self.spec.maximum - min(ends) if direction > 0 else max(ends) - self.spec.minimum
        return min(int(room / self.spec.step + 1e-9), MOST_STEPS)


def _smallest(lever: _Lever, rule: Rule, entity: str) -> int | None:
    """The smallest number of steps, either way, with which the rule holds for the entity in every year."""

    def keeping(candidates: Sequence[int]) -> list[int]:
        scenarios = [lever.moved(steps) for steps in candidates]
        projection = project(lever.baseline, scenarios, lever.horizon)
        return [steps for number, steps in enumerate(candidates) if _keeps(projection, rule, entity, number)]

    found = [steps for direction in (1, -1) if (steps := _towards(keeping, direction, lever.most(direction)))]
    return min(found, key=abs, default=None)


def _towards(keeping: Callable[[Sequence[int]], list[int]], direction: int, most: int) -> int | None:
    """The smallest number of steps in one direction: doubled until the rule holds, then closed in on."""
    doubled = [1 << power for power in range(most.bit_length()) if 1 << power <= most]
    reached = [*doubled, most] if most and most not in doubled else doubled
    kept = [abs(steps) for steps in keeping([direction * steps for steps in reached])] if reached else []
    if not kept:
        return None
    high = min(kept)
    low = max((steps for steps in reached if steps < high), default=0)
    while high - low > 1:
        stride = max(1, -(-(high - low) // A_ROUND))
        between = list(range(low + stride, high, stride))
        kept = [abs(steps) for steps in keeping([direction * steps for steps in between])]
        low, high = (
            max((steps for steps in between if steps < min(kept, default=high)), default=low),
            min(kept, default=high),
        )
    return direction * high


def _keeps(projection: Projection, rule: Rule, entity: str, number: int) -> bool:
    (judged,) = judge(projection, [rule], number)
    column = judged.entities.index(entity)
    return bool(judged.holds[:, column].all())
