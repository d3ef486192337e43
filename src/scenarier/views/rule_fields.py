"""What stands in the form of a rule: read, judged and told; no Qt."""

from typing import NamedTuple

from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.model.rules import CAP, Rule
from scenarier.storage.study_rules import LARGEST_THRESHOLD
from scenarier.text.language import tr
from scenarier.text.plain import folded, text_fault
from scenarier.text.reading import read_number, show_number
from scenarier.views.rule_words import rule_terms
from scenarier.views.rules import from_words
from scenarier.vocabulary.variables import VARIABLES, Axis


class Fields(NamedTuple):
    """What stands in the fields, whole or not."""

    title: str = ""
    metric: str = "liquidity_per_citizen"
    comparison: str = "at_least"
    threshold: str = ""
    of: str = ""
    entity: str = ""
    first: int | None = None
    last: int | None = None
    severity: str = "target"
    source: str = ""


def fields_of(rule: Rule) -> Fields:
    """A rule as it stands in the fields."""
    return Fields(
        rule.name,
        rule.metric,
        rule.comparison,
        show_number(rule.threshold, threshold_unit(rule.metric, rule.threshold_of)),
        rule.threshold_of,
        rule.entity,
        rule.first_year,
        rule.last_year,
        rule.severity,
        rule.source,
    )


def rule_from(fields: Fields, *, is_on: bool = True) -> Rule:
    """The rule that the fields stand for.

    Raises
    ------
    ValueError : the threshold is not a number.
    """
    return Rule(
        name=fields.title.strip(),
        metric=fields.metric,
        comparison="at_least" if fields.comparison == "at_least" else "at_most",
        threshold=read_number(fields.threshold, threshold_unit(fields.metric, fields.of)),
        threshold_of=fields.of,
        entity=fields.entity,
        first_year=fields.first,
        last_year=fields.last,
        severity=fields.severity,
        on=is_on,
        source=fields.source.strip(),
    )


def threshold_unit(metric: str, of: str) -> str:
    """The unit a threshold is written in: per cent where it is a share of another variable."""
    return "share" if of else VARIABLES[metric].unit


def faults_of(fields: Fields, taken: set[str]) -> dict[str, str]:
    """What is wrong, in words, by the field it is about; `taken` has the titles of other rules, folded."""
    found = {}
    title = folded(fields.title)
    if not title:
        found["title"] = tr("The title is missing.")
    elif title in taken:
        found["title"] = tr("Another rule has this title.")
    for key, text, is_name in (("title", fields.title, True), ("source", fields.source, False)):
        if faulty := text_fault(text, is_name=is_name):
            found[key] = f"{faulty[:1].upper()}{faulty[1:]}."
    try:
        if abs(rule_from(fields).threshold) > LARGEST_THRESHOLD:
            found["threshold"] = tr("The threshold is too large.")
    except ValueError as error:
        is_empty = not fields.threshold.strip()
        found["threshold"] = tr("The threshold is missing.") if is_empty else str(error)
    if fields.first and fields.last and fields.first > fields.last:
        found["years"] = tr("The last year is before the first.")
    return found


def told_of(rule: Rule, baseline: Baseline) -> str:
    """The rule in words: formula, for whom and when."""
    return " · ".join(part for part in (rule_terms(rule), entity_name(baseline, rule.entity), _when(rule)) if part)


def _when(rule: Rule) -> str:
    first, last = rule.first_year, rule.last_year
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return from_words(first)
    return tr("until {year}", year=last) if last else ""


def thresholds(metric: str) -> list[str]:
    """The variables a metric can be held against: in its unit, with its entities or of the whole municipality."""
    axis, unit = VARIABLES[metric].axis, VARIABLES[metric].unit
    fitting = [
        other.name
        for other in VARIABLES.values()
        if other.name != metric and other.unit == unit and other.axis in ("", axis)
    ]
    return [*fitting, CAP] if axis == "department" and unit == "mio_kr" else fitting


def entities(baseline: Baseline, axis: Axis) -> tuple[str, ...]:
    """The entities of an axis, in the baseline's order; none for the whole municipality."""
    if axis == "age":
        return baseline.age_groups
    return tuple(area.name for area in baseline.areas) if axis == "area" else baseline.entities(axis)
