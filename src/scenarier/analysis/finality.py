"""What a proposal lacks before it can be made final."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarier.analysis.balance import RESULT, Balance, balances
from scenarier.analysis.rules import judge
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario

LIMIT = "limit"
"""The severity of a rule that no final proposal may break anew."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a proposal breaks where its base holds it: for which entity, and in which years."""

    rule: Rule
    entity: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Years that are not financed, and rules that are broken; nothing of both where a proposal may be final."""

    short: tuple[Balance, ...]
    broken: tuple[Broken, ...]

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return bool(self.short or self.broken)


def lacking(
    baseline: Baseline, scenario: Scenario, base: Scenario, horizon: int, rules: Sequence[Rule]
) -> Lacking:
    """All that a proposal lacks against its base.

    Parameters
    ----------
    rules : those of the study, on or off; the ones of severity `limit` that are on count.
    """
    found = balances(baseline, scenario, base, horizon)
    short = tuple(one for one in found if one.balance == RESULT and not one.holds)
    return Lacking(short, tuple(_broken(baseline, scenario, base, horizon, rules)))


def _broken(
    baseline: Baseline, scenario: Scenario, base: Scenario, horizon: int, rules: Sequence[Rule]
) -> Iterator[Broken]:
    limits = [rule for rule in rules if rule.severity == LIMIT]
    projection = project(baseline, [scenario, base], horizon)
    for own, of_base in zip(judge(projection, limits, 0), judge(projection, limits, 1), strict=True):
        for column, entity in enumerate(own.entities):
            held = of_base.holds[:, of_base.entities.index(entity)] if entity in of_base.entities else None
            years = [
                year
                for row, year in enumerate(own.years)
                if not own.holds[row, column] and (held is None or held[row])
            ]
            if years:
                yield Broken(own.rule, entity, tuple(years))
