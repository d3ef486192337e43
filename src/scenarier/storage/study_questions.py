"""The questions of a study file, each pinned to what it is about."""

from collections.abc import Mapping
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.questions import About, Question
from scenarier.storage.collect import Faults, known_members, text, whole_number
from scenarier.storage.json_strict import Place
from scenarier.storage.study_proposals import read_day
from scenarier.storage.study_texts import Texts, few
from scenarier.text.language import mark
from scenarier.vocabulary.variables import VARIABLES

_REQUIRED = ("text", "about")
_OPTIONAL = ("who", "when", "answer")
_PINS = ("variable", "measure", "package")
"""What a question is about: one of these."""
_ABOUT = ("scenario", *_PINS, "entity", "year")


def read_questions(
    value: Any, place: Place, baseline: Baseline, texts: Texts, faults: Faults
) -> tuple[Question, ...]:
    """The questions; not all of them where there are faults, which end the reading anyway."""
    questions = []
    for index, element in enumerate(few(value, place, "questions", faults)):
        where = (place, index)
        found = known_members(element, where, faults, _REQUIRED, _OPTIONAL)
        parts = _question(found, where, baseline, texts, faults) if found else {}
        if not faults.found:
            questions.append(Question(**parts))
    return tuple(questions)


def _question(
    found: Mapping[str, Any], place: Place, baseline: Baseline, texts: Texts, faults: Faults
) -> dict[str, Any]:
    parts: dict[str, Any] = {
        key: texts.long(found[key], (place, key)) for key in ("text", "answer") if key in found
    }
    if isinstance(found.get("text"), str) and not found["text"].strip():
        faults.add((place, "text"), mark("a question must not be blank"))
    if "who" in found:
        parts["who"] = texts.name(found["who"], (place, "who"))
    if "when" in found:
        parts["when"] = read_day(found["when"], (place, "when"), faults)
    if "about" in found:
        parts["about"] = _about(found["about"], (place, "about"), baseline, texts, faults)
    return parts


def _about(value: Any, place: Place, baseline: Baseline, texts: Texts, faults: Faults) -> About:
    found = known_members(value, place, faults, (), _ABOUT)
    if found is None:
        return About()
    names: dict[str, Any] = {
        key: texts.name(found[key], (place, key)) for key in ("scenario", "measure", "package") if key in found
    }
    pins = [key for key in _PINS if key in found]
    if len(pins) != 1:
        faults.add(place, mark("a question is about one thing, a “variable”, a “measure” or a “package”"))
    for key in (key for key in ("measure", "package") if isinstance(found.get(key), str)):
        if not found[key].strip():
            faults.add((place, key), mark("this must not be blank"))
    if pins == ["measure"] and not names.get("scenario", "").strip():
        faults.add((place, "scenario"), mark("a question about a measure names the scenario"))
    return About(**names, **_figure(found, place, baseline, faults))


def _figure(found: Mapping[str, Any], place: Place, baseline: Baseline, faults: Faults) -> dict[str, Any]:
    """Variable, entity and year, which belong together."""
    parts: dict[str, Any] = {
        key: text(found[key], (place, key), faults) for key in ("variable", "entity") if key in found
    }
    if "year" in found:
        parts["year"] = _year(found["year"], (place, "year"), baseline, faults)
    if "variable" not in found:
        for key in (key for key in ("entity", "year") if key in found):
            faults.add((place, key), mark("this belongs to a “variable”, which is not there"))
        return parts
    if "year" not in found:
        faults.add((place, "year"), mark("this key is missing; it is required"))
    if isinstance(found["variable"], str) and found["variable"] not in VARIABLES:
        faults.unknown((place, "variable"), mark("unknown variable “{name}”"), found["variable"], VARIABLES)
    elif isinstance(found["variable"], str):
        _check_entity(found["variable"], found.get("entity"), (place, "entity"), baseline, faults)
    return parts


def _year(value: Any, place: Place, baseline: Baseline, faults: Faults) -> int | None:
    year = whole_number(value, place, faults)
    first, last = baseline.base_year, baseline.last_horizon
    if year is not None and not first <= year <= last:
        faults.add(place, mark("{value} is outside {first}–{last}"), value=year, first=first, last=last)
    return year


def _check_entity(variable: str, entity: Any, place: Place, baseline: Baseline, faults: Faults) -> None:
    """The entity is one of the variable's, and there where it has any."""
    entities = baseline.entities(VARIABLES[variable].axis)
    if not entities and entity:
        faults.add(place, mark("“{metric}” has no entities; leave “entity” out"), metric=variable)
    elif entities and entity is None:
        faults.add(place, mark("this key is missing; it is required"))
    elif entities and isinstance(entity, str) and entity not in entities:
        faults.unknown(place, mark("“{metric}” has no entity “{name}”"), entity, entities, metric=variable)
