"""What would mend a broken rule: the smallest move of one lever with which it holds in every year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarier.analysis.moves import Lever, Trials, smallest
from scenarier.analysis.rules import Judged, judge
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, rule_name, short_name_of
from scenarier.model.parameters import ParameterSpec
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.plain import listed
from scenarier.vocabulary.variables import VARIABLES

USUAL = {"": ("capex_gross", "efficiency_requirement", "tax_rate"), "department": ("frame_change", "savings_use")}
"""Levers tried for a rule that names none, by its metric's entities."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One lever's smallest move that mends a rule (for `entity`, where the rule has entities).

    `moved` is how far the lever moved [the parameter's unit], `level` the value it then has from `first_year` on,
    None where years or departments have values of their own. `breaks` names the rules of law or agreement that
    the move would break in a year in which they were kept.
    """

    spec: ParameterSpec
    entity: str
    entity_name: str
    first_year: int
    level: float | None
    moved: float
    scenario: Scenario
    breaks: tuple[str, ...]

    def words(self) -> str:
        """`effektiviseringskrav 0,4 % fra 2026`."""
        name = short_name_of(self.spec)
        told = f"{name[:1].lower()}{name[1:]}"
        if self.entity_name:
            told = f"{told} ({self.entity_name})"
        if self.level is None:
            value = _quantity(self.moved, self.spec, sign=True)
            said = tr("{lever} moved {value} from {year}", lever=told, value=value, year=self.first_year)
        else:
            value = _quantity(self.level, self.spec, sign=False)
            said = tr("{lever} {value} from {year}", lever=told, value=value, year=self.first_year)
        if self.breaks:
            breaks = tr("but then breaks: {rules}", rules=listed(self.breaks))
            return f"{said} – {breaks}"
        return said


def _quantity(value: float, spec: ParameterSpec, *, sign: bool) -> str:
    if spec.unit == "share":
        decimals = 2 if spec.step < 0.001 else 1
        number = format_number(value * 100, decimals, sign=sign)
        return tr("{number} percentage points", number=number) if sign else f"{number} %"
    return f"{format_number(value, sign=sign)} {unit_name(spec.unit)}".strip()


class Mender:
    """Finds what would mend the broken rules of one scenario; what one rule's search made serves the next.

    Parameters
    ----------
    rules : the rules that a move must not newly break, or must say that it does.
    """

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int, rules: Sequence[Rule] = ()) -> None:
        self._baseline = baseline
        self._trials = Trials(baseline, scenario, horizon)
        self._laws = [rule for rule in rules if rule.on and rule.severity == "limit"]
        self._before = judge(self._trials.now, self._laws)
        self._broken: dict[tuple[Lever, int], tuple[Rule, ...]] = {}

    def mend(self, rule: Rule) -> list[Mend]:
        """What would mend the rule: one move, or one for each entity that breaks it.

        Returns
        -------
        list : empty where the rule is kept or off, and without the entities that no single lever mends.
        """
        held = judge(self._trials.now, [rule])
        if not held or held[0].is_kept:
            return []
        judged = held[0]
        broken = [column for column in range(len(judged.entities)) if not judged.holds[:, column].all()]
        found = (self._for_entity(judged, column) for column in broken)
        return [move for move in found if move is not None]

    def _for_entity(self, judged: Judged, column: int) -> Mend | None:
        """The first lever that mends one entity's breach without breaking a law; else the first that mends it."""
        rule, entity = judged.rule, judged.entities[column]
        axis = VARIABLES[rule.metric].axis
        breach = judged.years[int((~judged.holds[:, column]).argmax())]
        # The budget of the first projected year was adopted when the accounts were closed.
        first_year = min(breach, self._baseline.first_year + 1)
        best: Mend | None = None
        for name in rule.mended_by or USUAL.get(axis, USUAL[""]):
            spec = self._baseline.parameters[name]
            lever = self._trials.lever(spec, entity if axis == "department" else "", first_year)
            steps = smallest(self._trials, lever, rule, entity)
            if steps is None:
                continue
            breaks = tuple(rule_name(law) for law in self._broken_by(lever, steps) if law.name != rule.name)
            made = Mend(
                spec=spec,
                entity=entity,
                entity_name=entity_name(self._baseline, entity),
                first_year=first_year if spec.has_year else self._baseline.first_year,
                level=lever.level(steps),
                moved=steps * spec.step,
                scenario=lever.moved(steps),
                breaks=breaks,
            )
            if not breaks:
                return made
            best = best or made
        return best

    def _broken_by(self, lever: Lever, steps: int) -> tuple[Rule, ...]:
        """The laws that a move newly breaks."""
        key = (lever, steps)
        if key not in self._broken:
            after = judge(self._trials.projection(lever, [steps]), self._laws)
            pairs = zip(self._before, after, strict=True)
            self._broken[key] = tuple(held.rule for was, held in pairs if _worse(was, held))
        return self._broken[key]


def mend(
    baseline: Baseline, scenario: Scenario, horizon: int, rule: Rule, rules: Sequence[Rule] = ()
) -> list[Mend]:
    """What would mend one rule in a scenario; as `Mender` has it for many."""
    return Mender(baseline, scenario, horizon, rules).mend(rule)


def _worse(before: Judged, after: Judged) -> bool:
    """Whether a rule is broken where it was kept: also a breach that comes earlier is a new one."""
    return before.margins.shape == after.margins.shape and bool(np.any(before.holds & ~after.holds))
