"""What differs between two studies as a table: a heading for each scenario, what it is, before and now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from scenarier.analysis.changes import Change, Value, changes
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, line_name, name_of, scenario_title, target_words
from scenarier.model.parameters import split_key
from scenarier.model.rules import Rule
from scenarier.model.study import Study
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.plain import folded
from scenarier.text.reading import show_number
from scenarier.text.words import COLOUR_NAMES, VARIABLE_NAMES, variable_name
from scenarier.views.rule_fields import threshold_unit
from scenarier.views.rule_words import SEVERITY_NAMES
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.what_differs import by_year_words, number_words
from scenarier.vocabulary.variables import VARIABLES

_PARTS = {
    "study": mark("Study"),
    "budget": mark("Budget"),
    "forecast": mark("Population forecast"),
    "rule": mark("Rules"),
    "spread": mark("Spreads"),
    "question": mark("Questions"),
    "setting": mark("Assumptions"),
    "measure": mark("Measures"),
    "figure": mark("Key figures"),
    "scenario": mark("Scenarios"),
    "renamed": mark("Scenarios"),
    "seal": mark("Seal"),
}
"""The heading of a kind, by what stands before its underscore."""
_FIELDS = {
    "title": mark("Title"),
    "note": mark("Note"),
    "baseline": mark("Data package"),
    "horizon": mark("Last year"),
    "price_year": mark("Price year"),
    "on": mark("On"),
    "lasting": mark("Carried on after its last year"),
    "owner": mark("Owner"),
    "package": mark("Package"),
    "target": mark("Target"),
    "colour": mark("Colour"),
    "metric": mark("Figure"),
    "comparison": mark("Comparison"),
    "threshold": mark("Threshold"),
    "threshold_of": mark("Share of"),
    "entity": mark("Holds for"),
    "first_year": mark("First year"),
    "last_year": mark("Last year"),
    "severity": mark("Severity"),
    "source": mark("Source"),
    "seed": mark("Seed of the draws"),
    "based_on": mark("Based on"),
    "status": mark("Status"),
    "date": mark("Day"),
    "model": mark("Version of scenarier"),
}
_CODES: Mapping[str, Mapping[str, str]] = {
    "rule_comparison": {"at_least": mark("at least"), "at_most": mark("at most")},
    "rule_severity": SEVERITY_NAMES,
    "scenario_colour": COLOUR_NAMES,
    "scenario_status": {"draft": mark("draft"), "final": mark("final")},
}
"""What a word of the file is called, by kind."""
_SUMS = {
    "scenario": mark("Sum of the scenario"),
    "base": mark("Sum of the base"),
    "budget": mark("Sum of the budget"),
    "forecast": mark("Sum of the forecast"),
    "baseline": mark("Sum of the foundation"),
}
"""What a seal holds a checksum of."""
SHORT_SUM = 8
"""So many signs of a sum are shown."""
_YES_OR_NO = ("on", "lasting")
_IN_UNITS = {"measure_amount": "mio_kr", "budget_level": "mio_kr", "forecast_persons": "persons"}
"""The unit of a kind's numbers."""

Rules = tuple[Sequence[Rule], Sequence[Rule]]
"""The own rules of the old study and of the new one."""


def studies_sheet(
    old: Study, old_baseline: Baseline, new: Study, baseline: Baseline, names: tuple[str, str]
) -> Sheet:
    """What differs between two studies, each with its baseline, under the names of the old and the new one."""
    found = changes(old, old_baseline, new, baseline)
    sheet = changes_sheet(found, baseline, (old.rules, new.rules))
    sides = [Heading(name, wraps=1.0) for name in names]
    return replace(sheet, headings=(sheet.headings[0], *sides), title=f"{sheet.title}: {names[0]} → {names[1]}")


def changes_sheet(found: Sequence[Change], baseline: Baseline, rules: Rules) -> Sheet:
    """The changes in words; of key figures the last year alone. `baseline` is the new study's."""
    lines: list[Line] = []
    for heading, rows in groupby(_told(found), key=_heading):
        lines.append(Line(f"{len(lines)}", (Cell(heading),), is_heading=True, is_left_out=True))
        for (kind, scenario, item), group in groupby(rows, key=lambda one: one[:3]):
            lines.append(_line(f"{len(lines)}", heading, kind, scenario, item, list(group), baseline, rules))
    if not lines:
        lines.append(Line("0", (Cell(tr("no difference")), Cell(), Cell()), labels=("", tr("no difference"))))
    return Sheet(
        (Heading("", wraps=1.0), Heading(tr("Before"), wraps=1.0), Heading(tr("Now"), wraps=1.0)),
        tuple(lines),
        labels=(tr("Part"), tr("What differs")),
        title=tr("What differs"),
    )


def _told(found: Sequence[Change]) -> Iterator[Change]:
    last = max((one.year or 0 for one in found if one.kind == "figure"), default=0)
    return (one for one in found if one.kind != "figure" or one.year == last)


def _heading(change: Change) -> str:
    part = tr(_PARTS[change.kind.partition("_")[0]])
    if not change.scenario or part == tr("Scenarios"):
        return part
    name = scenario_title(change.scenario)
    if change.kind == "figure":
        return f"{part} {change.year}, {name}"
    return f"{part}, {name}"


def _line(
    key: str,
    heading: str,
    kind: str,
    scenario: str,
    item: str,
    rows: Sequence[Change],
    baseline: Baseline,
    rules: Rules,
) -> Line:
    name = _name(kind, scenario, item, baseline)
    sides = ([(one.year, one.old) for one in rows], [(one.year, one.new) for one in rows])
    old, new = (
        _side(side, _shown(kind, item, baseline, own), kind) for side, own in zip(sides, rules, strict=True)
    )
    return Line(key, (Cell(name), Cell(old), Cell(new)), labels=(heading, name))


def _side(values: Sequence[tuple[int | None, Value]], show: Callable[[Value], str], kind: str) -> str:
    if kind == "figure" or values[0][0] is None:
        return show(values[0][1])
    told = by_year_words([(year, show(value)) for year, value in values if year is not None and value is not None])
    return f"{told} {unit_name(_IN_UNITS[kind])}" if told and kind in _IN_UNITS else told


# What it is called


def _name(kind: str, scenario: str, item: str, baseline: Baseline) -> str:
    first, _, field = kind.partition("_")
    if first in ("scenario", "renamed"):
        name = scenario_title(scenario)
        return f"{name}: {tr(_FIELDS[field])}" if field else name
    if kind in ("seal_date", "seal_model"):
        return tr(_FIELDS[field])
    if first in ("rule", "measure"):
        name = _rule_title(item, baseline) if first == "rule" else item
        return name if field == "amount" else f"{name}: {tr(_FIELDS[field])}"
    return _NAMES[kind](item, baseline)


def _rule_title(item: str, baseline: Baseline) -> str:
    return next((name_of(rule) or item for rule in baseline.rules if rule.name == item), item)


def _setting_name(key: str, baseline: Baseline) -> str:
    name, entity = split_key(key)
    spec = baseline.parameters.get(name)
    words = name_of(spec) if spec else name
    return f"{words}, {entity_name(baseline, entity) or entity}" if entity else words


def _reason_name(key: str, baseline: Baseline) -> str:
    name, reason = _setting_name(key, baseline), tr("Reason")
    return f"{name}: {reason}"


def _field_name(item: str, _baseline: Baseline) -> str:
    return tr(_FIELDS[item])


def _about_name(item: str, baseline: Baseline) -> str:
    """What a question is about: a figure in words, a measure or a package by its name."""
    kind, colon, name = item.partition(":")
    if colon:
        return tr("Measure “{name}”", name=name) if kind == "measure" else tr("Package “{name}”", name=name)
    figure, _, year = item.rpartition(" ")
    variable, entity = split_key(figure)
    return f"{line_name(baseline, variable, entity)} {year}"


def _age_name(item: str, baseline: Baseline) -> str:
    return entity_name(baseline, item) or item


def _target(item: str, baseline: Baseline) -> str:
    words = target_words(baseline, item)
    return words[:1].upper() + words[1:]


_NAMES: Mapping[str, Callable[[str, Baseline], str]] = {
    "study": _field_name,
    "budget": _field_name,
    "forecast": _field_name,
    "budget_level": lambda item, baseline: _target(item, baseline),
    "forecast_persons": _age_name,
    "setting": _setting_name,
    "setting_note": _reason_name,
    "spread": _setting_name,
    "spread_note": _reason_name,
    "question": _about_name,
    "question_answer": lambda item, _baseline: item,
    "seal_sha256": lambda item, _baseline: tr(_SUMS[item]),
    "seal_figure": lambda item, _baseline: variable_name(item),
    "figure": lambda item, _baseline: variable_name(item),
}


# What it says


def _shown(kind: str, item: str, baseline: Baseline, rules: Sequence[Rule]) -> Callable[[Value], str]:
    """How a value of a kind is told, "" for nothing; `rules` are the own ones of the study that has it."""
    if kind in ("setting", "spread"):
        spec = baseline.parameters.get(split_key(item)[0])
        unit = spec.unit if spec else ""
        return partial(_spread_words if kind == "spread" else _setting_words, unit=unit)
    if kind == "figure":
        return lambda value: _with_unit(value, VARIABLES[item].unit)
    if kind.startswith(("rule", "measure")) and kind.rpartition("_")[2] in _YES_OR_NO:
        return lambda value: "" if value is None else tr("yes") if value else tr("no")
    if kind in _IN_UNITS:
        return lambda value: "" if value is None else show_number(float(value), _IN_UNITS[kind])
    if kind == "seal_figure":
        return lambda value: "" if value is None else show_number(float(value), "mio_kr")
    if kind == "rule_threshold":
        rule = next((one for one in rules if folded(one.name) == folded(item)), None)
        unit = threshold_unit(rule.metric, rule.threshold_of) if rule else "index"
        return lambda value: "" if value is None else f"{show_number(float(value), unit)} {unit_name(unit)}"
    return lambda value: _text(value, baseline, kind)


def _setting_words(value: Value, unit: str) -> str:
    if isinstance(value, str):
        return value
    words = number_words(value, unit) if unit else f"{value}"
    return words if value is None or unit in ("", "switch") else f"{words} {unit_name(unit)}"


def _spread_words(value: Value, unit: str) -> str:
    """A spread: a share's is percentage points."""
    if value is None:
        return ""
    points = tr("percentage points")
    return f"{number_words(float(value), unit)} {points}" if unit == "share" else _setting_words(value, unit)


def _with_unit(value: Value, unit: str) -> str:
    return "" if value is None else f"{format_quantity(float(value), unit)} {unit_name(unit)}"


def _text(value: Value, baseline: Baseline, kind: str) -> str:
    if value is None:
        return ""
    if kind == "measure_target":
        return target_words(baseline, str(value))
    if kind == "scenario_based_on":
        return scenario_title(str(value))
    if kind == "seal_sha256":
        return f"{value}"[:SHORT_SUM]
    if kind in _CODES:
        return tr(_CODES[kind].get(str(value), str(value)))
    if kind == "rule_entity":
        return entity_name(baseline, str(value)) or str(value)
    if kind in ("rule_metric", "rule_threshold_of"):
        return variable_name(str(value)) if value in VARIABLE_NAMES else str(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
