"""Fifty dots in one year, and the sentence that counts those beyond a rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenarier.analysis.explain.figures import DIFFERENCES, HEADROOM
from scenarier.analysis.lines import Line
from scenarier.analysis.rules import are_broken
from scenarier.model.projection import FloatArray
from scenarier.model.rules import Rule
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.vocabulary.variables import VARIABLES

DOTS = 50
DOT_SHARES = tuple((place + 0.5) / DOTS for place in range(DOTS))
"""Dot k of fifty stands at the quantile (k - ½)/50 of the draws, so that each stands for two in a hundred."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the dots of a line are held against: a rule whose threshold is a number, if any, and in which year."""

    rule: Rule | None
    year: int


def rule_of_line(rules: Sequence[Rule], line: Line, years: Sequence[int]) -> Rule | None:
    """The first rule that is on, sets a line a fixed limit and judges one of these years."""
    found = (_as_limit(rule, line) for rule in rules if rule.on and rule.entity in ("", line[1]))
    return next((rule for rule in found if rule is not None and _judged(rule, years)), None)


def _as_limit(rule: Rule, line: Line) -> Rule | None:
    """The rule with a number as its threshold, where it is about the line; room below a ceiling is at least 0."""
    variable = line[0]
    if rule.metric == variable and not rule.threshold_of:
        return rule
    ceiling, below = DIFFERENCES.get(variable, ("", ""))
    is_ceiling = (rule.metric, rule.threshold_of, rule.comparison) == (below, ceiling, "at_most")
    if not is_ceiling or rule.threshold != 1.0:
        return None
    return replace(rule, comparison="at_least", threshold=0.0, threshold_of="")


def _judged(rule: Rule, years: Sequence[int]) -> list[int]:
    return [year for year in years if (rule.first_year or year) <= year <= (rule.last_year or year)]


def beyond(focus: Focus, values: FloatArray) -> NDArray[np.bool_]:
    """Which of some values, as the model computes them, break the rule; none without one."""
    return np.zeros(values.shape, bool) if focus.rule is None else are_broken(focus.rule, values)


def focus_of(rules: Sequence[Rule], line: Line, years: Sequence[int], dots: FloatArray) -> Focus:
    """The rule, and of the years it judges the one in which most dots break it, the last of several.

    Parameters
    ----------
    years : those of `dots`, `[dot, year]`; the first is the base year, which no rule judges.
    """
    rule = rule_of_line(rules, line, years[1:])
    if rule is None:
        return Focus(None, years[-1])
    judged = _judged(rule, years[1:])
    counts = [int(are_broken(rule, dots[:, years.index(year)]).sum()) for year in judged]
    return Focus(rule, max(zip(counts, judged, strict=True))[1])


def department_in_focus(counts: Mapping[str, int]) -> str:
    """Whose dots the rule divides most evenly, the one with more beyond it of two, the first of several."""
    return max(counts, key=lambda name: (min(counts[name], DOTS - counts[name]), counts[name]), default="")


def limit_words(rule: Rule, line: Line) -> str:
    """The threshold as an amount: `4.000 kr.`; liquidity's plot says that it is per citizen."""
    unit = "mio_kr" if line[0] == HEADROOM else VARIABLES[line[0]].unit
    decimals = 0 if rule.threshold == round(rule.threshold) else 2
    name = tr("DKK") if unit == "kr_per_citizen" else unit_name(unit)
    return f"{format_number(rule.threshold, decimals)} {name}"


def side_words(rule: Rule, line: Line) -> str:
    """Where the dots beyond a rule are: `under 4.000 kr.`."""
    limit = limit_words(rule, line)
    return tr("below {limit}", limit=limit) if rule.comparison == "at_least" else tr("above {limit}", limit=limit)


def sentence(focus: Focus, line: Line, count: int) -> str:
    """`I 12 af 50 forløb under 4.000 kr. i 2028`, made of how many dots are beyond the rule."""
    if focus.rule is None:
        return ""
    side, year = side_words(focus.rule, line), focus.year
    if count == 0:
        return tr("In none of {n} paths {side} in {year}", n=DOTS, side=side, year=year)
    if count == DOTS:
        return tr("In all {n} paths {side} in {year}", n=DOTS, side=side, year=year)
    return tr("In {count} of {n} paths {side} in {year}", count=count, n=DOTS, side=side, year=year)
