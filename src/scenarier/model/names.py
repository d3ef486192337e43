"""What departments, areas, age groups, lines and targets are called in the language spoken; "" where unknown."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from scenarier.model.baseline import Area, Baseline, Department
from scenarier.model.rules import Rule
from scenarier.text.language import pick, tr
from scenarier.text.plain import one_line
from scenarier.text.words import LINE_NAMES, variable_name
from scenarier.vocabulary.axes import BASELINE_SCENARIO


class Named(Protocol):
    """What has a name in both languages."""

    @property
    def name_da(self) -> str:
        """The Danish name."""

    @property
    def name_en(self) -> str:
        """The English name."""


class ShortNamed(Protocol):
    """What has a short name in both languages."""

    @property
    def short_name_da(self) -> str:
        """The short Danish name."""

    @property
    def short_name_en(self) -> str:
        """The short English name."""


def name_of(row: Named) -> str:
    """The name of a department, an area, a parameter, a rule."""
    return pick(row.name_da, row.name_en)


def short_name_of(row: ShortNamed) -> str:
    """The short name of a department or a parameter."""
    return pick(row.short_name_da, row.short_name_en)


@lru_cache(maxsize=8)
def _departments(baseline: Baseline) -> Mapping[str, Department]:
    return {row.name: row for row in baseline.departments}


@lru_cache(maxsize=8)
def _areas(baseline: Baseline) -> Mapping[str, Area]:
    return {row.name: row for row in baseline.areas}


@lru_cache(maxsize=8)
def _shared_names(baseline: Baseline) -> frozenset[str]:
    """Areas whose name another area has too, in either language."""
    danish = Counter(area.name_da for area in baseline.areas)
    english = Counter(area.name_en for area in baseline.areas)
    return frozenset(one.name for one in baseline.areas if max(danish[one.name_da], english[one.name_en]) > 1)


def department_name(baseline: Baseline, department: str) -> str:
    """A department's whole name."""
    found = _departments(baseline).get(department)
    return name_of(found) if found else ""


def short_department_name(baseline: Baseline, department: str) -> str:
    """A department's short name."""
    found = _departments(baseline).get(department)
    return short_name_of(found) if found else ""


def area_name(baseline: Baseline, area: str) -> str:
    """An area's own name, without its department's."""
    found = _areas(baseline).get(area)
    return name_of(found) if found else ""


def entity_name(baseline: Baseline, entity: str) -> str:
    """A department's short name, an area behind its department, an age group, a line."""
    area = _areas(baseline).get(entity)
    if area is not None:
        own = name_of(area)
        return own if area.is_central else f"{short_department_name(baseline, area.department)}, {own}"
    return _other_name(baseline, entity) or short_department_name(baseline, entity)


def whole_entity_name(baseline: Baseline, entity: str) -> str:
    """The same with the whole name of a department, which an area has in brackets where it needs it."""
    area = _areas(baseline).get(entity)
    if area is not None:
        own, is_alone = name_of(area), area.is_central or area.name not in _shared_names(baseline)
        return own if is_alone else f"{own} ({department_name(baseline, area.department)})"
    return _other_name(baseline, entity) or department_name(baseline, entity)


def _other_name(baseline: Baseline, entity: str) -> str:
    """The name of what is neither a department nor an area; "" where it is none that has one."""
    if entity in baseline.age_groups:
        return tr("{age} years", age=entity)
    return tr(LINE_NAMES[entity]) if entity in LINE_NAMES else ""


def scenario_title(name: str) -> str:
    """What a scenario is called on screen; the baseline scenario in the language that is spoken."""
    return tr("Baseline") if name == BASELINE_SCENARIO else one_line(name)


def rule_name(rule: Rule) -> str:
    """What a rule is called: the user's own words for an own rule."""
    return name_of(rule) or rule.name


def line_name(baseline: Baseline, variable: str, entity: str) -> str:
    """Name of a line of a table: the variable's, with the entity's where it has rows."""
    name = entity_name(baseline, entity)
    return f"{variable_name(variable)}: {name}" if name else variable_name(variable)


def target_words(baseline: Baseline, target: str) -> str:
    """What the target of a measure or a budget is, within a sentence: `rammen i Børn og Unge`."""
    kind, _, name = target.partition(":")
    if kind == "area":
        return entity_name(baseline, name)
    if kind == "frame":
        return tr("the frame of {department}", department=short_department_name(baseline, name))
    if kind == "savings":
        return tr("the savings of {department}", department=short_department_name(baseline, name))
    return variable_name(f"capex_{name}" if kind == "capex" else name)


def target_name(baseline: Baseline, target: str) -> str:
    """A target's own name, as it stands below a heading: `Børn og Unge`, `Grundskyld`."""
    kind, _, name = target.partition(":")
    if kind in ("frame", "savings"):
        return department_name(baseline, name)
    if kind == "area":
        return area_name(baseline, name)
    return variable_name(f"capex_{name}" if kind == "capex" else name)
