"""What the board says of each rule, as plain data made from a projection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.rule_words import amount, entity_words, pair, rule_name, rule_terms, said
from scenarier.analysis.rules import Judged, judge, rules_of
from scenarier.model.baseline import Baseline
from scenarier.model.rules import Rule
from scenarier.session.session import Session
from scenarier.text.copied import Copied, unmarked
from scenarier.text.language import ntr, pick, tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.variables import VARIABLES


@dataclass(frozen=True, slots=True, eq=False)
class RuleRow:
    """One rule that is on: its name, whether it holds in each year, and the sentence that says so."""

    rule: Rule
    judged: Judged
    name: str
    holds: tuple[bool, ...]
    sentence: str

    @property
    def is_kept(self) -> bool:
        """Whether the rule holds in every year."""
        return all(self.holds)

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


def rule_rows(session: Session) -> list[RuleRow]:
    """The rules that are on, held against the scenario that is shown."""
    baseline = session.baseline
    judged = judge(session.projection(), rules_of(baseline, session.study))
    return [
        RuleRow(one.rule, one, one_line(rule_name(one.rule)), _by_year(one), said(one, baseline)) for one in judged
    ]


def _by_year(judged: Judged) -> tuple[bool, ...]:
    return tuple(bool(kept.all()) for kept in judged.holds)


def counted(rows: list[RuleRow]) -> str:
    """`10 holder · 2 brydes`."""
    broken = sum(not row.is_kept for row in rows)
    kept = tr("{n} hold", n=len(rows) - broken)
    return tr("{kept} · {n} broken", kept=kept, n=broken) if broken else kept


def copied_rules(
    rows: Sequence[RuleRow], years: Sequence[int], mends: Mapping[str, str], title: str = ""
) -> Copied:
    """A rule a row: whether it holds in each year, how it is kept, and what would mend it."""
    headings = (tr("Rule"), *map(str, years), tr("In words"), tr("What would mend it"))
    made = []
    for row in rows:
        by_year = dict(zip(row.judged.years, row.holds, strict=True))
        marks = [_mark(by_year.get(year)) for year in years]
        made.append((row.name, *marks, unmarked(row.sentence), unmarked(mends.get(row.rule.name, ""))))
    return Copied(tuple(made), headings, title)


def _mark(holds: bool | None) -> str:
    return "" if holds is None else tr("holds") if holds else tr("broken")


def year_tip(row: RuleRow, year: int, baseline: Baseline) -> str:
    """One year of a rule: the numbers and the margin, of every entity that breaks it or else of the nearest."""
    judged = row.judged
    if year not in judged.years:
        return ""
    at = judged.years.index(year)
    broken = [column for column in range(len(judged.entities)) if not judged.holds[at, column]]
    shown = broken or [int(np.argmin(judged.margins[at]))]
    lines = [_numbers(judged, at, column, baseline) for column in shown]
    return "\n".join([f"{row.name}, {year}", *lines])


def _numbers(judged: Judged, at: int, column: int, baseline: Baseline) -> str:
    unit = VARIABLES[judged.rule.metric].unit
    who = entity_words(baseline, judged.entities[column])
    numbers = pair(float(judged.values[at, column]), float(judged.thresholds[at, column]), unit)
    margin = float(judged.margins[at, column])
    told = amount(margin, unit)
    if margin > 0:
        told = f"+{told}"
    told = tr("margin {margin}", margin=told)
    return f"{who} {numbers}; {told}".strip()


def rule_tip(row: RuleRow, baseline: Baseline, mend: str) -> str:
    """The whole rule: as a formula, how it is kept, what would mend it, why it is there, its source."""
    rule = row.rule
    parts = [row.name, rule_terms(rule), row.sentence, mend, pick(rule.explanation_da, rule.explanation_en)]
    table = baseline.tables.get("rules")
    cells = table.by_key().get(rule.name) if table else None
    source = row_source(cells, baseline.base_year) if cells else rule.source
    parts.append(tr("Source: {source}", source=source) if source else "")
    return "\n".join(part for part in parts if part)


def mend_words(words: list[str], most: int) -> str:
    """What would mend the rule, `most` moves of it; that no single lever can, where none does."""
    if not words:
        return tr("No single lever mends it.")
    told = tr("Would hold with: {moves}", moves="; ".join(words[:most]))
    more = len(words) - most
    return ntr("{told} and {n} more", "{told} and {n} more", more, told=told) if more > 0 else told


def years_words(years: tuple[int, ...]) -> list[str]:
    """The years as two digits, to stand over the marks."""
    return [f"{year % 100:02d}" for year in years]
