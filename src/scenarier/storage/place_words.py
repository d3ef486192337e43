"""Where in a study's file a fault stands, in words: the scenario, the lever, the measure, by their names."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.names import area_name, entity_name, short_name_of
from scenarier.model.parameters import split_key
from scenarier.storage.json_strict import shorten
from scenarier.text.language import tr
from scenarier.text.words import variable_name
from scenarier.vocabulary.variables import VARIABLES

_STEP = re.compile(r'\.?(?P<key>[A-Za-z_]\w*)|\[(?P<index>\d+)\]|\["(?P<quoted>[^"]*)"\]')
_YEAR = re.compile(r"20\d\d\Z")


def place_words(document: Any, baseline: Baseline, place: str) -> str:
    """A place such as `scenarios[0].parameters.population_growth` in words; "" where it has no names."""
    steps: list[str | int] = [
        int(found["index"]) if found["index"] else found["key"] or found["quoted"] or ""
        for found in _STEP.finditer(place)
    ]
    return ", ".join(filter(None, _words(document, baseline, steps)))


def _words(document: Any, baseline: Baseline, steps: Sequence[str | int]) -> Iterator[str]:
    head, rest = steps[0] if steps else "", steps[1:]
    if head == "scenarios" and rest:
        yield _numbered(document, "scenarios", rest[0], "name", tr("Scenario {name}"))
        yield from _in_scenario(_at(document, "scenarios", rest[0]), baseline, rest[1:])
    elif head == "rules" and rest:
        yield _numbered(document, "rules", rest[0], "title", tr("Rule {name}"))
    elif head == "questions" and rest:
        yield _numbered(document, "questions", rest[0], "text", tr("Question {name}"))
    elif head in ("spreads", "spread_notes") and rest:
        yield tr("Spread")
        yield _parameter(baseline, str(rest[0]))
    elif head == "budget":
        yield tr("Adopted budget")
        yield from (_target(baseline, str(step)) for step in rest[1:2])
        yield from _years(rest[2:])
    elif head == "forecast":
        yield tr("Population forecast")
        yield from map(str, rest[1:])


def _in_scenario(scenario: Any, baseline: Baseline, steps: Sequence[str | int]) -> Iterator[str]:
    part, rest = steps[0] if steps else "", steps[1:]
    if part in ("parameters", "notes") and rest:
        yield _parameter(baseline, str(rest[0]))
        yield from _years(rest[1:])
    elif part == "measures" and rest:
        yield _numbered(scenario, "measures", rest[0], "title", tr("measure {name}"))
        yield from _years(rest[2:])
    elif part == "sealed":
        yield tr("seal")
        yield from _years(rest[1:])


def _at(holder: Any, key: str, index: str | int) -> Any:
    """An entry of a list in the file; None where the file has another shape."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return found[index] if isinstance(found, list) and isinstance(index, int) and index < len(found) else None


def _numbered(holder: Any, key: str, index: str | int, name: str, message: str) -> str:
    """An entry by its name, by its number where it has none."""
    entry = _at(holder, key, index)
    named = entry.get(name) if isinstance(entry, dict) else None
    if isinstance(named, str) and named.strip():
        return message.format(name=tr("“{name}”", name=shorten(named)))
    return message.format(name=index + 1) if isinstance(index, int) else ""


def _parameter(baseline: Baseline, key: str) -> str:
    name, entity = split_key(key)
    spec = baseline.parameters.get(name)
    if spec is None:
        return ""
    return " ".join(filter(None, (short_name_of(spec), _entity(baseline, entity))))


def _entity(baseline: Baseline, entity: str) -> str:
    """An area by its own name alone, since its key tells the department."""
    return area_name(baseline, entity) or entity_name(baseline, entity)


def _target(baseline: Baseline, target: str) -> str:
    kind, _, name = target.partition(":")
    variable = f"capex_{name}" if kind == "capex" else name
    return variable_name(variable) if variable in VARIABLES else _entity(baseline, name)


def _years(steps: Sequence[str | int]) -> Iterator[str]:
    yield from (str(step) for step in steps[:1] if _YEAR.match(str(step)))
