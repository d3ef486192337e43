"""The rules of a study file: its own, and those of the baseline's that are switched off."""

from collections.abc import Mapping
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.rules import CAP, COMPARISONS, SEVERITIES, Rule
from scenarier.storage.collect import Faults, elements, known_members, number, switch, text, whole_number
from scenarier.storage.json_strict import Place
from scenarier.storage.study_texts import Names, Texts, few
from scenarier.text.language import mark
from scenarier.vocabulary.variables import VARIABLES

_REQUIRED = ("title", "metric", "comparison", "threshold")
_OPTIONAL = ("of", "entity", "first_year", "last_year", "severity", "on", "source")
LARGEST_THRESHOLD = 1e9


def read_rules_off(value: Any, place: Place, baseline: Baseline, faults: Faults) -> tuple[str, ...]:
    """Names of the baseline's rules that are off, each once."""
    known = [rule.name for rule in baseline.rules]
    names = []
    for index, element in enumerate(elements(value, place, faults)):
        name = text(element, (place, index), faults)
        if isinstance(element, str) and name not in known:
            faults.unknown((place, index), mark("unknown rule “{name}”"), name, known)
        elif name in names:
            faults.add((place, index), mark("“{name}” stands twice; keep one"), name=name)
        names.append(name)
    return tuple(names)


def read_rules(value: Any, place: Place, baseline: Baseline, texts: Texts, faults: Faults) -> tuple[Rule, ...]:
    """The study's own rules; not all of them where there are faults, which end the reading anyway."""
    names = Names(texts, (rule.name for rule in baseline.rules))
    rules = []
    for index, element in enumerate(few(value, place, "rules", faults)):
        where = (place, index)
        found = known_members(element, where, faults, _REQUIRED, _OPTIONAL)
        parts = _rule(found, where, baseline, faults) if found else {}
        if found and "title" in found:
            parts["name"] = _title(found["title"], (where, "title"), index, names, texts, faults)
        if found and "source" in found:
            parts["source"] = texts.long(found["source"], (where, "source"))
        if not faults.found:
            rules.append(Rule(**parts))
    return tuple(rules)


def _title(value: Any, place: Place, index: int, names: Names, texts: Texts, faults: Faults) -> str:
    title = texts.name(value, place)
    if not isinstance(value, str):
        return title
    if not value.strip():
        faults.add(place, mark("a rule's title must not be blank"))
    elif names.first(value, index) != index:
        faults.add(place, mark("“{name}” is also the name of another rule; names must differ"), name=value)
    else:
        return names.apart(title, value)
    return title


def _rule(found: Mapping[str, Any], place: Place, baseline: Baseline, faults: Faults) -> dict[str, Any]:
    """What a rule is made of, each part judged."""
    names = {"metric": "metric", "comparison": "comparison", "of": "threshold_of", "entity": "entity",
             "severity": "severity"}  # fmt: skip
    parts: dict[str, Any] = {names[key]: text(found[key], (place, key), faults) for key in names if key in found}
    if "threshold" in found:
        parts["threshold"] = _threshold(found["threshold"], (place, "threshold"), faults)
    if "on" in found:
        parts["on"] = switch(found["on"], (place, "on"), faults)
    parts |= _years(found, place, baseline, faults)
    for key, known, message in (
        ("metric", VARIABLES, mark("unknown variable “{name}”")),
        ("comparison", COMPARISONS, mark("unknown comparison “{name}”")),
        ("severity", SEVERITIES, mark("unknown severity “{name}”")),
    ):
        if isinstance(found.get(key), str) and found[key] not in known:
            faults.unknown((place, key), message, found[key], known)
    if parts.get("metric") in VARIABLES:
        _check_metric(parts, place, baseline, faults)
    return parts


def _threshold(value: Any, place: Place, faults: Faults) -> float:
    read = number(value, place, faults)
    if read is not None and abs(read) > LARGEST_THRESHOLD:
        faults.add(place, mark("{value} is larger than {limit}"), value=value, limit=f"{LARGEST_THRESHOLD:.0f}")
    return read or 0.0


def _years(found: Mapping[str, Any], place: Place, baseline: Baseline, faults: Faults) -> dict[str, int]:
    years, first, last = {}, baseline.first_year, baseline.last_horizon
    for key in ("first_year", "last_year"):
        year = whole_number(found[key], (place, key), faults) if key in found else None
        if year is not None and not first <= year <= last:
            faults.add((place, key), mark("{value} is outside {first}–{last}"),
                       value=year, first=first, last=last)  # fmt: skip
        elif year is not None:
            years[key] = year
    if len(years) == 2 and years["first_year"] > years["last_year"]:
        faults.add((place, "last_year"), mark("the last year, {last}, is before the first, {first}"),
                   first=years["first_year"], last=years["last_year"])  # fmt: skip
    return years


def _check_metric(parts: Mapping[str, Any], place: Place, baseline: Baseline, faults: Faults) -> None:
    """The threshold's variable and the entity fit the metric."""
    axis, other, entity = VARIABLES[parts["metric"]].axis, parts.get("threshold_of"), parts.get("entity")
    if other and other != CAP and other not in VARIABLES:
        faults.unknown((place, "of"), mark("unknown variable “{name}”"), other, (*VARIABLES, CAP))
    elif other:
        own = "department" if other == CAP else VARIABLES[other].axis
        if own not in ("", axis):
            faults.add((place, "of"), mark("“{name}” has other entities than “{metric}”"),
                       name=other, metric=parts["metric"])  # fmt: skip
    entities = baseline.entities(axis)
    if entity and entity not in entities:
        if entities:
            faults.unknown((place, "entity"), mark("“{metric}” has no entity “{name}”"), entity, entities,
                           metric=parts["metric"])  # fmt: skip
        else:
            faults.add((place, "entity"), mark("“{metric}” has no entities; leave “entity” out"),
                       metric=parts["metric"])  # fmt: skip
