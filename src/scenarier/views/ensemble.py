"""How sure the figures are, as lines for reading: quantiles of variables, and the chance that a rule is broken."""

from collections.abc import Sequence
from itertools import groupby

from scenarier.analysis.ensemble import Chance
from scenarier.analysis.fan import Spread
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, line_name, rule_name
from scenarier.model.rules import Rule
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, format_quantity, unit_name
from scenarier.text.plain import one_line

Line = tuple[str, ...]
SHOWN = (("p5", 5), ("p50", 50), ("p95", 95))
NONE = "–"


def per_cent(share: float) -> str:
    """`12 %`; a chance that is not quite none or certain is not shown as one."""
    if 0.0 < share < 0.01:
        return tr("under 1%")
    if 0.99 < share < 1.0:
        return tr("over 99%")
    return tr("{share}%", share=format_number(share * 100))


def fan_lines(baseline: Baseline, spreads: Sequence[Spread]) -> list[Line]:
    """A heading and three lines a variable and entity: what 5, 50 and 95 per cent of the draws lie below."""
    years = list(dict.fromkeys(one.year for one in spreads if one.year > baseline.base_year))
    lines: list[Line] = [("", tr("unit"), tr("quantile"), *map(str, years))]
    for (variable, entity), of_line in groupby(spreads, lambda one: (one.variable, one.entity)):
        by_year = {one.year: one for one in of_line}
        first = (line_name(baseline, variable, entity), unit_name(by_year[years[0]].unit))
        for field, share in SHOWN:
            texts = (format_quantity(getattr(by_year[year], field), by_year[year].unit) for year in years)
            lines.append((*(first if share == 5 else ("", "")), tr("{share}%", share=share), *texts))
    return lines


def chance_lines(baseline: Baseline, rules: Sequence[Rule], chances: Sequence[Chance]) -> list[Line]:
    """A heading and a line a rule and entity: how likely it is to be broken in each year, and in any."""
    named = {rule.name: one_line(rule_name(rule)) for rule in rules}
    years = sorted({one.year for one in chances if one.year is not None})
    lines: list[Line] = [(tr("Chance of being broken"), *map(str, years), tr("in any year"))]
    for (rule, entity), of_line in groupby(chances, lambda one: (one.rule, one.entity)):
        by_year = {one.year: per_cent(one.probability) for one in of_line}
        texts = [by_year.get(year, NONE) for year in (*years, None)]
        name = entity_name(baseline, entity) if entity else ""
        lines.append((": ".join(filter(None, (named[rule], name))), *texts))
    return lines
