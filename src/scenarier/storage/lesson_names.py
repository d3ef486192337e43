"""Names in a lesson's study in both languages: the file has one of them, and is read with the spoken one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scenarier.model.lesson_edits import MEASURE
from scenarier.model.lessons import Text
from scenarier.model.study import Study
from scenarier.storage.collect import members
from scenarier.storage.json_strict import Place
from scenarier.storage.lesson_parts import Ground, read_text
from scenarier.text.language import LANGUAGES, mark

_NAMED = ("name", "title", "based_on", "package", "owner")
"""Keys of a study that a name stands under; elsewhere in the file one stands under "scenario"."""
_LEVER = re.compile(rf"(?<=\{{{MEASURE})[^{{}}]*(?=\}})")


def read_names(value: Any, place: Place, ground: Ground) -> dict[str, Text]:
    """Names as the study has them, each with its text in both languages."""
    found = members(value, place, ground.faults) or {}
    known = set(_names_of(ground.study))
    for name in sorted(found.keys() - known):
        message = mark("no scenario, measure, package or owner of the study is called “{name}”")
        ground.faults.unknown((place, name), message, name, known)
    names = {name: read_text(one, (place, name), ground) for name, one in found.items()}
    for language in LANGUAGES:
        spoken = [getattr(text, language) for text in names.values()]
        for twice in sorted({one for one in spoken if one and spoken.count(one) > 1}):
            ground.faults.add(place, mark("“{name}” stands for two of them"), name=twice)
    return names


def _names_of(study: Study) -> Iterator[str]:
    for scenario in study.scenarios:
        yield scenario.name
        for measure in scenario.measures:
            yield from filter(None, (measure.title, measure.package, measure.owner))


def spoken_names(document: Any, names: Mapping[str, Text]) -> Any:
    """The file as it is with the names that are spoken, wherever a name stands in it."""
    spoken = {name: text.spoken for name, text in names.items() if text.spoken != name}
    if not spoken:
        return document
    rest = {key: value for key, value in document.items() if key != "names"}
    return _renamed(rest, spoken, "", is_study=False)


def _renamed(value: Any, names: Mapping[str, str], key: str, *, is_study: bool) -> Any:
    if isinstance(value, dict):
        return {
            _lever(each, names): _renamed(one, names, each, is_study=is_study or each == "study")
            for each, one in value.items()
        }
    if isinstance(value, list):
        return [_renamed(one, names, key, is_study=is_study) for one in value]
    if not isinstance(value, str):
        return value
    if key == "scenario" or (is_study and key in _NAMED):
        return names.get(value, value)
    return _LEVER.sub(lambda found: names.get(found[0], found[0]), _lever(value, names))


def _lever(text: str, names: Mapping[str, str]) -> str:
    """A measure as a lever by the name that is spoken; any other text as it is."""
    title = text.removeprefix(MEASURE)
    return f"{MEASURE}{names[title]}" if title != text and title in names else text
