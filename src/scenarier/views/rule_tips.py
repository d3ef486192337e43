"""What is told of a rule when one looks closer: one year of it, or the whole rule."""

from collections.abc import Sequence

import numpy as np

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.rules import Judged
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, rule_name
from scenarier.model.rules import Rule
from scenarier.text.language import pick, tr
from scenarier.views.rule_words import SEVERITY_NAMES, amount, pair, rule_terms
from scenarier.views.rules import RuleRow
from scenarier.vocabulary.variables import VARIABLES


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
    who = entity_name(baseline, judged.entities[column])
    numbers = pair(float(judged.values[at, column]), float(judged.thresholds[at, column]), unit)
    margin = float(judged.margins[at, column])
    told = amount(margin, unit)
    if margin > 0:
        told = f"+{told}"
    told = tr("margin {margin}", margin=told)
    return f"{who} {numbers}; {told}".strip()


def rule_tip(row: RuleRow, baseline: Baseline, more: Sequence[str]) -> str:
    """The whole rule: as a formula, how it is kept, why it is there, its source.

    Parameters
    ----------
    more : what else is said of how it is kept: what would mend it, how often it holds in the draws.
    """
    rule = row.rule
    parts = [row.name, rule_terms(rule), row.sentence, *more, _why(rule), _source(baseline, rule)]
    return "\n".join(part for part in parts if part)


def about_rule(baseline: Baseline, rule: Rule) -> str:
    """A rule in full, apart from how it is kept: how severe it is, its formula, why it is there, its source."""
    title = f"{rule_name(rule)} ({tr(SEVERITY_NAMES[rule.severity])})"
    return "\n\n".join([title, rule_terms(rule), _why(rule), _source(baseline, rule)])


def _why(rule: Rule) -> str:
    return pick(rule.explanation_da, rule.explanation_en)


def _source(baseline: Baseline, rule: Rule) -> str:
    """Where the rule comes from: its row of the baseline, or what its author wrote."""
    table = baseline.tables.get("rules")
    cells = table.by_key().get(rule.name) if table else None
    source = row_source(cells, baseline.base_year) if cells else rule.source
    return tr("Source: {source}", source=source) if source else ""
