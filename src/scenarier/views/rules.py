"""The rules and how each is kept, as rows: what a command prints and what the board shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenarier.analysis.rules import Judged, judge, rules_of
from scenarier.model.baseline import Baseline
from scenarier.model.names import rule_name
from scenarier.model.rules import Rule
from scenarier.session.session import Session
from scenarier.text.copied import Copied, unmarked
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.rule_words import said

HOLDS, BROKEN, NOT_JUDGED = "✓", "✗", "–"
"""Signs of a year, to be told apart without colour."""


@dataclass(frozen=True, eq=False)
class RuleRow:
    """One rule that is on: its name, and whether it holds in each year."""

    rule: Rule
    judged: Judged
    name: str
    holds: tuple[bool, ...]
    baseline: Baseline

    @cached_property
    def sentence(self) -> str:
        """How the rule is kept, in words; made when it is asked for."""
        return said(self.judged, self.baseline)

    @property
    def is_kept(self) -> bool:
        """Whether the rule holds in every year."""
        return all(self.holds)

    @property
    def first_breach(self) -> int | None:
        """The first year that the rule is broken in; None where it holds in all."""
        return None if self.is_kept else self.judged.years[self.holds.index(False)]

    def sign(self, year: int) -> str:
        """How the rule is kept in a year, by all of its entities together."""
        if year not in self.judged.years or not self.judged.is_judged:
            return NOT_JUDGED
        return HOLDS if self.holds[self.judged.years.index(year)] else BROKEN

    def where(self, year: int | None = None) -> tuple[str, str, int] | None:
        """The figure to explain: in that year, else where it first breaks or is nearest to it."""
        judged = self.judged
        if not judged.is_judged:
            return None
        if year in judged.years:
            row = judged.years.index(year)
        elif self.is_kept:
            row = int(np.argmin(judged.margins.min(axis=1)))
        else:
            row = self.holds.index(False)
        column = int(np.argmin(judged.margins[row]))
        return judged.rule.metric, judged.entities[column], judged.years[row]


def rule_rows(baseline: Baseline, judged: Iterable[Judged]) -> list[RuleRow]:
    """Rules that were held against a scenario, in their order."""
    return [RuleRow(one.rule, one, one_line(rule_name(one.rule)), _by_year(one), baseline) for one in judged]


def rules_shown(session: Session) -> list[RuleRow]:
    """The rules that are on, held against the scenario that is shown."""
    return rule_rows(session.baseline, judge(session.projection(), every_rule(session)))


def is_broken_anew(row: RuleRow, of_base: RuleRow) -> bool:
    """Whether the rule is broken in a year, for an entity, where another scenario holds it."""
    broken, before = (
        {
            (year, entity)
            for year, kept in zip(one.judged.years, one.judged.holds.tolist(), strict=True)
            for entity, is_kept in zip(one.judged.entities, kept, strict=True)
            if not is_kept
        }
        for one in (row, of_base)
    )
    return bool(broken - before)


def every_rule(session: Session) -> tuple[Rule, ...]:
    """All rules of the session's study, on or off: the baseline's and the study's own."""
    return rules_of(session.baseline, session.study)


def _by_year(judged: Judged) -> tuple[bool, ...]:
    return tuple(bool(kept.all()) for kept in judged.holds)


def signs_words() -> str:
    """What the signs mean."""
    return tr("✓ holds, ✗ broken, – not judged")


def counted(rows: list[RuleRow]) -> str:
    """`10 holder · 2 brydes`."""
    broken = sum(not row.is_kept for row in rows)
    kept = tr("{n} hold", n=len(rows) - broken)
    return tr("{kept} · {n} broken", kept=kept, n=broken) if broken else kept


def counted_words(rows: Sequence[RuleRow]) -> str:
    """`2 af 12 regler brydes`, `Alle 12 regler holder`."""
    n_broken, n_rules = sum(not row.is_kept for row in rows), len(rows)
    if not n_rules:
        return tr("No rules are on")
    if not n_broken:
        return ntr("The only rule holds", "All {n} rules hold", n_rules)
    return ntr("{broken} of {n} rule is broken", "{broken} of {n} rules are broken", n_rules, broken=n_broken)


def broken_lines(rows: Sequence[RuleRow]) -> list[str]:
    """The broken rules by name, each with the year it is first broken in."""
    broken = [(row.name, row.first_breach) for row in rows if row.first_breach is not None]
    return [f"{BROKEN} {name}: {from_words(year)}" for name, year in broken]


def from_words(year: int) -> str:
    """`fra 2026`."""
    return tr("from {year}", year=year)


def copied_rules(
    rows: Sequence[RuleRow],
    years: Sequence[int],
    mends: Mapping[str, str],
    likely: Mapping[str, str],
    title: str = "",
) -> Copied:
    """A rule a row: whether it holds in each year, how it is kept, what would mend it, how often it holds."""
    headings = (tr("Rule"), *map(str, years), tr("In words"), tr("What would mend it"), tr("In the draws"))
    made = []
    for row in rows:
        by_year = dict(zip(row.judged.years, row.holds, strict=True))
        marks = [_mark(by_year.get(year)) for year in years]
        told = (row.sentence, mends.get(row.rule.name, ""), likely.get(row.rule.name, ""))
        made.append((row.name, *marks, *map(unmarked, told)))
    return Copied(tuple(made), headings, title)


def _mark(holds: bool | None) -> str:
    return "" if holds is None else tr("holds") if holds else tr("broken")


def years_words(years: tuple[int, ...]) -> list[str]:
    """The years as two digits, to stand over the marks."""
    return [f"{year % 100:02d}" for year in years]
