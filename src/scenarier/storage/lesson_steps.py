"""The steps and roles of a lesson file."""

from collections.abc import Mapping
from typing import Any

from scenarier.model.lesson_places import WORKSPACE_PARTS
from scenarier.model.lessons import NOW, Aim, Choice, Guess, Hint, Look, Quiz, Role, Step, Task, Text
from scenarier.storage.collect import known_members, number, switch, text
from scenarier.storage.json_strict import Place
from scenarier.storage.lesson_lists import few_of
from scenarier.storage.lesson_parts import (
    SOURCE_KEYS,
    Ground,
    check_lever,
    choice_of,
    read_conditions,
    read_edits,
    read_figure,
    read_source,
    read_text,
    read_years,
    whole,
    year_of,
)
from scenarier.storage.lesson_types import MOST_POINTS
from scenarier.text.language import mark

_STEP = ("look", "levers", "fresh", "claims", "guess", "task", "hints", "quiz")


def read_step(value: Any, place: Place, ground: Ground) -> Step:
    """One step."""
    found = known_members(value, place, ground.faults, ("title", "text"), _STEP) or {}
    parts: dict[str, Any] = {key: Text() for key in ("title", "text")}
    for key in [key for key in parts if key in found]:
        parts[key] = read_text(found[key], (place, key), ground)
    readers = {"look": _look, "levers": _levers, "claims": read_conditions, "guess": _guess, "task": _task}
    for key, read in {**readers, "hints": _hints, "quiz": _quiz}.items():
        if key in found:
            parts[key] = read(found[key], (place, key), ground)
    if "fresh" in found:
        parts["fresh"] = switch(found["fresh"], (place, "fresh"), ground.faults)
    _check_together(found, place, ground)
    return Step(**parts)


def _check_together(found: Mapping[str, Any], place: Place, ground: Ground) -> None:
    if "task" in found and not found.get("levers"):
        ground.faults.add((place, "levers"), mark("a task needs levers; name those that may be moved"))
    if "hints" in found and "task" not in found:
        ground.faults.add((place, "hints"), mark("hints belong to a “task”, which is not there"))


def _look(value: Any, place: Place, ground: Ground) -> Look:
    found = known_members(value, place, ground.faults, (), ("workspace", "part", "metric", "entity", "year")) or {}
    parts: dict[str, Any] = {}
    if "workspace" in found:
        parts["workspace"] = choice_of(
            found["workspace"], (place, "workspace"), tuple(WORKSPACE_PARTS), ground.faults
        )
    if "part" in found:
        known = WORKSPACE_PARTS.get(parts.get("workspace", ""), ())
        if known:
            parts["part"] = choice_of(found["part"], (place, "part"), known, ground.faults)
        else:
            ground.faults.add((place, "part"), mark("there are no parts here; leave “part” out"))
    if "metric" in found:
        parts |= read_figure(found, place, ground)
    if "year" in found:
        parts["year"] = year_of(found["year"], (place, "year"), ground.years(), ground.faults)
    for key in (key for key in ("entity", "year") if key in found and "metric" not in found):
        ground.faults.add((place, key), mark("this belongs to a “metric”, which is not there"))
    return Look(**parts)


def _levers(value: Any, place: Place, ground: Ground) -> tuple[str, ...]:
    levers = []
    for index, one in enumerate(few_of(value, place, ground.faults)):
        name = text(one, (place, index), ground.faults)
        if isinstance(one, str) and check_lever(name, (place, index), ground):
            levers.append(name)
    return tuple(levers)


def _points(found: Mapping[str, Any], place: Place, ground: Ground) -> int:
    return whole(found["points"], (place, "points"), 1, MOST_POINTS, ground.faults) if "points" in found else 1


def _task(value: Any, place: Place, ground: Ground) -> Task:
    found = known_members(value, place, ground.faults, ("goal", "answer"), ("text", "points")) or {}
    goal = read_conditions(found["goal"], (place, "goal"), ground, NOW) if "goal" in found else ()
    if "goal" in found and found["goal"] == []:
        ground.faults.add((place, "goal"), mark("{n} are too few; at least {least}"), n=0, least=1)
    return Task(
        goal=goal,
        answer=read_edits(found["answer"], (place, "answer"), ground) if "answer" in found else {},
        text=read_text(found["text"], (place, "text"), ground) if "text" in found else Text(),
        points=_points(found, place, ground),
    )


def _hints(value: Any, place: Place, ground: Ground) -> tuple[Hint, ...]:
    return tuple(
        _hint(one, (place, index), ground) for index, one in enumerate(few_of(value, place, ground.faults))
    )


def _hint(value: Any, place: Place, ground: Ground) -> Hint:
    found = known_members(value, place, ground.faults, ("da", "en"), ("levers",)) or {}
    levers = read_edits(found["levers"], (place, "levers"), ground) if "levers" in found else {}
    texts = {key: found[key] for key in ("da", "en") if key in found}
    return Hint(read_text(texts, place, ground, levers) if len(texts) == 2 else Text(), levers)


def _quiz(value: Any, place: Place, ground: Ground) -> Quiz:
    found = known_members(value, place, ground.faults, ("question", "choices"), ("points",)) or {}
    where = (place, "choices")
    choices = tuple(
        _choice(one, (where, index), ground)
        for index, one in enumerate(few_of(found.get("choices", [{}, {}]), where, ground.faults, 8, 2))
        if "choices" in found
    )
    if choices and sum(choice.right for choice in choices) != 1:
        n = sum(choice.right for choice in choices)
        ground.faults.add(where, mark("{n} choices are right; one must be"), n=n)
    question = read_text(found["question"], (place, "question"), ground) if "question" in found else Text()
    return Quiz(question, choices, _points(found, place, ground))


def _choice(value: Any, place: Place, ground: Ground) -> Choice:
    found = known_members(value, place, ground.faults, ("text", "why"), ("right",)) or {}
    texts = {
        key: read_text(found[key], (place, key), ground) if key in found else Text() for key in ("text", "why")
    }
    return Choice(**texts, right=switch(found.get("right", False), (place, "right"), ground.faults))


def _guess(value: Any, place: Place, ground: Ground) -> Guess:
    optional = (*SOURCE_KEYS, "year", "first_year", "last_year", "tolerance", "points")
    found = known_members(value, place, ground.faults, ("question",), optional) or {}
    first, last = read_years(found, place, ground)
    horizon = ground.study.horizon
    tolerance = number(found["tolerance"], (place, "tolerance"), ground.faults) if "tolerance" in found else None
    if tolerance is not None and tolerance < 0:
        ground.faults.add((place, "tolerance"), mark("{value} is below 0"), value=tolerance)
    return Guess(
        question=read_text(found["question"], (place, "question"), ground) if "question" in found else Text(),
        source=read_source(found, place, ground),
        years=(first or (last or horizon), last or horizon),
        tolerance=tolerance,
        points=_points(found, place, ground),
    )


def read_roles(value: Any, place: Place, ground: Ground) -> tuple[Role, ...]:
    """The roles of a negotiation."""
    return tuple(
        _role(one, (place, index), ground) for index, one in enumerate(few_of(value, place, ground.faults))
    )


def _role(value: Any, place: Place, ground: Ground) -> Role:
    found = known_members(value, place, ground.faults, ("name", "text", "aims"), ()) or {}
    where = (place, "aims")
    texts = {
        key: read_text(found[key], (place, key), ground) if key in found else Text() for key in ("name", "text")
    }
    aims = few_of(found.get("aims", []), where, ground.faults, least=1 if "aims" in found else 0)
    return Role(**texts, aims=tuple(_aim(one, (where, index), ground) for index, one in enumerate(aims)))


def _aim(value: Any, place: Place, ground: Ground) -> Aim:
    found = known_members(value, place, ground.faults, ("text",), ("goal",)) or {}
    aim = read_text(found["text"], (place, "text"), ground) if "text" in found else Text()
    return Aim(aim, read_conditions(found["goal"], (place, "goal"), ground, NOW) if "goal" in found else ())
