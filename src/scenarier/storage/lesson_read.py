"""Reading a lesson: strict, with every fault of the file reported together; docs/lessons.md."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from scenarier.model.baseline import Baseline
from scenarier.model.lessons import Figure, Lesson, Text
from scenarier.model.study import Scenario, Study, empty_study
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import default_baseline, find_baseline
from scenarier.storage.collect import (
    Faults,
    TooManyFaultsError,
    known_members,
    members,
    switch,
    text,
    whole_number,
)
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import Place, Repeats, many_values, path_text, read_json, shorten
from scenarier.storage.lesson_lists import few_of
from scenarier.storage.lesson_names import read_names, spoken_names
from scenarier.storage.lesson_parts import (
    SOURCE_KEYS,
    Ground,
    check_whole,
    choice_of,
    read_less,
    read_source,
    read_text,
    variable_of,
    whole,
    year_of,
)
from scenarier.storage.lesson_steps import read_roles, read_step
from scenarier.storage.lesson_types import (
    FORMAT,
    MOST_DECIMALS,
    MOST_FIGURES,
    MOST_MINUTES,
    MOST_STEPS,
    SIZE_LIMIT,
    UNITS,
    VERSION,
)  # fmt: skip
from scenarier.storage.study_read import study_of
from scenarier.storage.study_scenarios import known_to
from scenarier.storage.study_texts import Texts
from scenarier.storage.study_types import VERSION as STUDY_VERSION
from scenarier.text.language import mark, tr
from scenarier.text.plain import folded
from scenarier.vocabulary.errors import Fault, FaultsError

_REQUIRED = ("format", "version", "title", "about", "steps")
_OPTIONAL = ("minutes", "order", "figures", "study", "scenario", "names", "roles", "trainer")
_FIGURE_KEYS = (*SOURCE_KEYS, "less", "of", "unit", "decimals", "sign", "size")


class Read(NamedTuple):
    """A lesson, and the study that it begins with on its baseline."""

    lesson: Lesson
    study: Study
    baseline: Baseline

    @property
    def start(self) -> Scenario:
        """The learner's scenario as the lesson begins."""
        return self.study.scenarios[self.selected]

    @property
    def selected(self) -> int:
        """The place of the learner's scenario in the study."""
        return next(place for place, one in enumerate(self.study.scenarios) if one.name == self.lesson.scenario)


def read_lesson(path: Path) -> Read:
    """The lesson in the file `path`, with its study and baseline.

    Raises
    ------
    FaultsError : with all faults of the file.
    """
    return parse_lesson(read_limited(path, SIZE_LIMIT), str(path))


def parse_lesson(content: bytes, subject: str) -> Read:
    """As `read_lesson`, from a file's bytes; `subject` names the file in messages."""
    faults = Faults()
    with many_values():
        document = read_json(content, subject)
        _refuse_other_formats(document, subject)
        try:
            read, names = _lesson(document, faults)
            if not faults.found and (spoken := spoken_names(document, names)) is not document:
                read, _ = _lesson(spoken, faults)
        except TooManyFaultsError:
            raise FaultsError(subject, faults.found) from None
        except RecursionError:
            fault = Fault("", mark("the file is nested too deeply; is it the right file?"))
            raise FaultsError(subject, [fault]) from None
    if faults.found:
        raise FaultsError(subject, faults.found)
    return read


def _refuse_other_formats(document: Any, subject: str) -> None:
    """A file that is no lesson, or a newer one, has one fault; nothing else in it can be judged."""
    is_object = isinstance(document, dict | Repeats)
    keys = (members(document, "", Faults()) if is_object else None) or {}
    version = keys.get("version")
    if keys.get("format", FORMAT) != FORMAT or not keys.keys() & set(_REQUIRED):
        fault = Fault("format", mark('this is not a lesson: "format" must be "{format}"'), {"format": FORMAT})
    elif isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        message = mark(
            "a newer scenarier wrote this file (version {version}; this one reads {known}); update scenarier"
        )
        fault = Fault("version", message, {"version": shorten(version), "known": VERSION})
    else:
        return
    raise FaultsError(subject, [fault])


def _lesson(document: Any, faults: Faults) -> tuple[Read, dict[str, Text]]:
    """A lesson, and the names of its study in both languages."""
    head = known_members(document, "", faults, _REQUIRED, _OPTIONAL) or {}
    version = whole_number(head["version"], "version", faults) if "version" in head else VERSION
    if version is not None and version < 1:
        faults.add("version", mark("{value} is no version; this one is {known}"), value=version, known=VERSION)
    study, baseline = _study(head, faults)
    study, scenario = _scenario(head, study, faults)
    ground = _ground(head, study, baseline, scenario, faults)
    figures = _figures(head.get("figures", {}), ground)
    ground = replace(ground, figures=figures)
    steps = tuple(
        read_step(one, ("steps", place), ground)
        for place, one in enumerate(few_of(head.get("steps", [{}]), "steps", faults, MOST_STEPS, 1))
        if "steps" in head
    )
    lesson = Lesson(
        title=_text(head, "title", ground),
        about=_text(head, "about", ground),
        steps=steps,
        scenario=scenario.name,
        minutes=whole(head["minutes"], "minutes", 1, MOST_MINUTES, faults) if "minutes" in head else 5,
        order=whole(head["order"], "order", 0, 10_000, faults) if "order" in head else 100,
        figures={name: figure for name, figure in figures.items() if figure is not None},
        roles=read_roles(head["roles"], "roles", ground) if "roles" in head else (),
        trainer=_text(head, "trainer", ground),
    )
    names = read_names(head["names"], "names", ground) if "names" in head else {}
    return Read(lesson, study, baseline), names


def _text(head: Mapping[str, Any], key: str, ground: Ground) -> Text:
    return read_text(head[key], key, ground) if key in head else Text()


def _study(head: Mapping[str, Any], faults: Faults) -> tuple[Study, Baseline]:
    """The lesson's study; without one, or where it is faulty, an empty one of the usual baseline."""
    if "study" in head:
        own = Faults()
        try:
            study, baseline = study_of(head["study"], own)
            found = own.found
        except FaultsError as error:
            found = error.faults
        for fault in found:
            place = f"study.{fault.place}" if fault.place else "study"
            faults.found.append(replace(fault, place=place))
        if not found:
            return study, baseline
    baseline = read_baseline(find_baseline(default_baseline()))
    return empty_study(baseline), baseline


def _scenario(head: Mapping[str, Any], study: Study, faults: Faults) -> tuple[Study, Scenario]:
    """The study with the learner's scenario: the one named, else its first, else a new one."""
    if not study.scenarios:
        study = replace(study, scenarios=(Scenario(tr("My budget")),))
    name = text(head["scenario"], "scenario", faults) if "scenario" in head else ""
    same = [one for one in study.scenarios if folded(one.name) == folded(name)]
    if name and not same:
        faults.unknown("scenario", mark("unknown scenario “{name}”"), name, [one.name for one in study.scenarios])
    return study, same[0] if same else study.scenarios[0]


def _ground(
    head: Mapping[str, Any], study: Study, baseline: Baseline, scenario: Scenario, faults: Faults
) -> Ground:
    texts = Texts(STUDY_VERSION, faults, is_journal=False)
    known = known_to(baseline, study.horizon, STUDY_VERSION, texts, faults)
    off = set(study.rules_off)
    rules = [one.name for one in (*baseline.rules, *study.rules) if one.name not in off]
    given = head.get("figures")
    return Ground(baseline, study, scenario, known, rules, tuple(given) if isinstance(given, dict) else ())


def _figures(value: Any, ground: Ground) -> dict[str, Figure | None]:
    found = members(value, "figures", ground.faults) or {}
    if len(found) > MOST_FIGURES:
        message = mark("{n} are too many; at most {most}")
        ground.faults.add("figures", message, n=len(found), most=MOST_FIGURES)
        return {}
    return {name: _figure(one, ("figures", name), ground) for name, one in found.items()}


def _figure(value: Any, place: Place, ground: Ground) -> Figure | None:
    faults = ground.faults
    found = known_members(value, place, faults, ("year",), _FIGURE_KEYS)
    if found is None:
        return None
    source = read_source(found, place, ground)
    parts: dict[str, Any] = {}
    year = year_of(found["year"], (place, "year"), ground.years(), faults) if "year" in found else None
    if "less" in found:
        parts["less"] = read_less(found["less"], (place, "less"), ground, source)
    if "of" in found:
        parts["of"] = variable_of(found["of"], (place, "of"), faults)
        check_whole(parts["of"], (place, "of"), faults)
    if "unit" in found:
        parts["unit"] = choice_of(found["unit"], (place, "unit"), UNITS, faults)
    if "decimals" in found:
        parts["decimals"] = whole(found["decimals"], (place, "decimals"), 0, MOST_DECIMALS, faults)
    for key in (key for key in ("sign", "size") if key in found):
        parts[key] = switch(found[key], (place, key), faults)
    return Figure(source, year or ground.study.horizon, **parts)


def place_of(step: int, *keys: str | int) -> str:
    """The place of something in a step, as faults have it."""
    place: Place = ("steps", step)
    for key in keys:
        place = (place, key)
    return path_text(place)
