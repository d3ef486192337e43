"""The small parts of a lesson file: texts, levers' values, where a number is taken from, conditions."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.lesson_edits import MEASURE
from scenarier.model.lessons import NOW, START, Condition, Edit, Edits, Less, Source, Text
from scenarier.model.study import Scenario, Study
from scenarier.storage.collect import YEAR, Faults, known_members, members, number, switch, text, whole_number
from scenarier.storage.json_strict import Place, Repeats
from scenarier.storage.lesson_lists import few_of
from scenarier.storage.lesson_types import COMPARISONS
from scenarier.storage.study_scenarios import Known, amount, in_range, spec_of
from scenarier.storage.study_texts import Texts
from scenarier.text.language import mark
from scenarier.text.plain import folded
from scenarier.vocabulary.axes import BASELINE_SCENARIO
from scenarier.vocabulary.variables import VARIABLES

SOURCE_KEYS = ("metric", "entity", "lever", "scenario", "with", "chance")
FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a lesson may name: its study's baseline, scenarios and rules, its figures; and where faults go."""

    baseline: Baseline
    study: Study
    scenario: Scenario
    known: Known
    rules: Collection[str]
    figures: Collection[str] = field(default=())

    @property
    def faults(self) -> Faults:
        """What is wrong so far."""
        return self.known.faults

    @property
    def texts(self) -> Texts:
        """Takes texts."""
        return self.known.texts

    def scenarios(self) -> tuple[str, ...]:
        """Names that a number's scenario may have."""
        return (NOW, START, BASELINE_SCENARIO, *(one.name for one in self.study.scenarios))

    def years(self) -> tuple[int, int]:
        """The first and last year of the study's projection, the base year first."""
        return self.baseline.base_year, self.study.horizon


def read_text(value: Any, place: Place, ground: Ground, named: Collection[str] = ()) -> Text:
    """A text in both languages, whose figures are the lesson's or among `named`."""
    found = known_members(value, place, ground.faults, ("da", "en"), ()) or {}
    read = {key: ground.texts.long(found[key], (place, key)) for key in ("da", "en") if key in found}
    for key, given in read.items():
        if isinstance(found[key], str) and not given.strip():
            ground.faults.add((place, key), mark("this must not be blank"))
        _check_fields(given, (place, key), {*ground.figures, *named}, ground.faults)
    return Text(**read)


def _check_fields(given: str, place: Place, known: Collection[str], faults: Faults) -> None:
    if "{" in FIELD.sub("", given) or "}" in FIELD.sub("", given):
        faults.add(place, mark("a curly bracket has no partner; the name of a figure stands between two"))
    for name in FIELD.findall(given):
        if name not in known:
            faults.unknown(place, mark("no figure is called “{name}”; list it under “figures”"), name, known)


def choice_of(value: Any, place: Place, known: Collection[str], faults: Faults) -> str:
    """One of some words."""
    read = text(value, place, faults)
    if isinstance(value, str) and read not in known:
        faults.unknown(place, mark("“{name}” is none of {choices}"), read, known, choices=", ".join(known))
    return read


def year_of(value: Any, place: Place, years: tuple[int, int], faults: Faults) -> int | None:
    """A year of the projection."""
    year = whole_number(value, place, faults)
    if year is not None and not years[0] <= year <= years[1]:
        faults.add(place, mark("{value} is outside {first}–{last}"), value=year, first=years[0], last=years[1])
        return None
    return year


def whole(value: Any, place: Place, least: int, most: int, faults: Faults) -> int:
    """A whole number from `least` to `most`; `least` where it is faulty."""
    read = whole_number(value, place, faults)
    if read is not None and not least <= read <= most:
        faults.add(place, mark("{value} is outside {first}–{last}"), value=read, first=least, last=most)
    return least if read is None else read


def check_lever(name: str, place: Place, ground: Ground) -> bool:
    """Whether the learner's scenario has a lever of that name; a fault where it has not."""
    if not name.startswith(MEASURE):
        return spec_of(name, place, ground.known) is not None
    titles = [one.title for one in ground.scenario.measures]
    same = [title for title in titles if folded(title) == folded(name.removeprefix(MEASURE))]
    if len(same) == 1:
        return True
    title = name.removeprefix(MEASURE)
    if same:
        message = mark("“{name}” stands more than once in “{scenario}”; give one of them another title")
        ground.faults.add(place, message, name=title, scenario=ground.scenario.name)
    else:
        message = mark("“{scenario}” has no measure “{name}”")
        ground.faults.unknown(place, message, title, titles, scenario=ground.scenario.name)
    return False


def read_edits(value: Any, place: Place, ground: Ground) -> Edits:
    """Levers at other values."""
    edits: dict[str, Edit] = {}
    for lever, given in (members(value, place, ground.faults) or {}).items():
        where = (place, lever)
        if check_lever(lever, where, ground):
            edit = (
                _measure_edit(given, where, ground) if lever.startswith(MEASURE) else _edit(given, where, ground)
            )
            if edit is not None:
                edits[lever] = edit
    return edits


def _measure_edit(value: Any, place: Place, ground: Ground) -> Edit | None:
    if isinstance(value, bool):
        return value
    if not isinstance(value, dict | Repeats):
        return amount(value, place, ground.faults)
    years = {year: amount(one, where, ground.faults) for year, where, one in _by_year(value, place, ground)}
    return {year: one for year, one in years.items() if one is not None}


def _edit(value: Any, place: Place, ground: Ground) -> Edit | None:
    assert not isinstance(place, str)
    spec = spec_of(str(place[1]), place, ground.known)
    if spec is None:
        return None
    if not isinstance(value, dict | Repeats):
        return in_range(value, place, spec, ground.faults)
    if not spec.has_year:
        ground.faults.add(place, mark("“{name}” has no years; a plain number belongs here"), name=spec.name)
        return None
    years = {
        year: in_range(one, where, spec, ground.faults) for year, where, one in _by_year(value, place, ground)
    }
    return {year: one for year, one in years.items() if one is not None}


def _by_year(value: Any, place: Place, ground: Ground) -> Iterator[tuple[int, Place, Any]]:
    first, last = ground.baseline.first_year, ground.study.horizon
    for key, one in (members(value, place, ground.faults) or {}).items():
        where = (place, key)
        if not YEAR.match(key):
            ground.faults.add(where, mark("“{key}” is not a year"), key=key)
        elif not first <= int(key) <= last:
            message = mark("{value} is outside {first}–{last}")
            ground.faults.add(where, message, value=key, first=first, last=last)
        else:
            yield int(key), where, one


def read_source(
    found: Mapping[str, Any], place: Place, ground: Ground, scenario: str = START, default: Source | None = None
) -> Source:
    """Where a number is taken from; what is left out is `default`'s."""
    faults = ground.faults
    parts: dict[str, Any] = {"scenario": scenario}
    if default is not None:
        parts |= {"metric": default.metric, "entity": default.entity, "lever": default.lever}
        parts |= {"chance": default.chance}
    if "metric" in found or "lever" in found:
        parts |= _of_what(found, place, ground)
    elif default is None:
        faults.add((place, "metric"), mark("this key is missing; it is required"))
    if "scenario" in found:
        parts["scenario"] = choice_of(found["scenario"], (place, "scenario"), ground.scenarios(), faults)
    if "with" in found:
        parts["edits"] = read_edits(found["with"], (place, "with"), ground)
    if "chance" in found:
        parts["chance"] = _chance(found["chance"], (place, "chance"), faults)
    return Source(**parts)


def _of_what(found: Mapping[str, Any], place: Place, ground: Ground) -> dict[str, str]:
    """Variable and entity, or lever."""
    faults = ground.faults
    if "metric" in found and "lever" in found:
        faults.add(place, mark("“metric” and “lever” do not go together; keep one"))
    if "metric" not in found:
        lever = text(found["lever"], (place, "lever"), faults)
        if isinstance(found["lever"], str):
            check_lever(lever, (place, "lever"), ground)
        return {"metric": "", "entity": "", "lever": lever}
    return {**read_figure(found, place, ground), "lever": ""}


def read_figure(found: Mapping[str, Any], place: Place, ground: Ground) -> dict[str, str]:
    """A result variable and its entity."""
    faults, entity = ground.faults, found.get("entity")
    metric = variable_of(found["metric"], (place, "metric"), faults)
    entities = ground.baseline.entities(VARIABLES[metric].axis) if metric in VARIABLES else ()
    where = (place, "entity")
    if metric in VARIABLES and not entities and entity:
        faults.add(where, mark("“{metric}” has no entities; leave “entity” out"), metric=metric)
    elif entities and entity is None:
        faults.add(where, mark("this key is missing; it is required"))
    elif entities and isinstance(entity, str) and entity not in entities:
        faults.unknown(where, mark("“{metric}” has no entity “{name}”"), entity, entities, metric=metric)
    return {"metric": metric, "entity": "" if entity is None else text(entity, where, faults)}


def variable_of(value: Any, place: Place, faults: Faults) -> str:
    """A result variable."""
    read = text(value, place, faults)
    if isinstance(value, str) and read not in VARIABLES:
        faults.unknown(place, mark("unknown variable “{name}”"), read, VARIABLES)
    return read


def _chance(value: Any, place: Place, faults: Faults) -> float | None:
    read = number(value, place, faults)
    if read is not None and not 0 < read < 1:
        faults.add(place, mark("{value} is not between 0 and 1; nine in ten is 0.9"), value=value)
    return read


LESS_KEYS = (*SOURCE_KEYS, "year")


def read_less(value: Any, place: Place, ground: Ground, source: Source) -> Less | None:
    """What a number is held against; what it does not name is the number's own."""
    found = known_members(value, place, ground.faults, (), LESS_KEYS)
    if found is None:
        return None
    year = year_of(found["year"], (place, "year"), ground.years(), ground.faults) if "year" in found else None
    read = read_source(found, place, ground, source.scenario, source)
    if "with" not in found and "scenario" not in found:
        read = Source(read.metric, read.entity, read.lever, source.scenario, source.edits, read.chance)
    return Less(read, year)


CONDITION_KEYS = (
    *SOURCE_KEYS, "comparison", "threshold", "of", "less", "year", "first_year", "last_year", "rule", "balance",
    "holds",
)  # fmt: skip
_JUDGED = ("metric", "lever", "rule", "balance")


def read_conditions(value: Any, place: Place, ground: Ground, scenario: str = START) -> tuple[Condition, ...]:
    """Conditions on the learner's scenario as it stands or as it began."""
    return tuple(
        read_condition(one, (place, index), ground, scenario)
        for index, one in enumerate(few_of(value, place, ground.faults))
    )


def read_condition(value: Any, place: Place, ground: Ground, scenario: str) -> Condition:
    """One condition."""
    found = known_members(value, place, ground.faults, (), CONDITION_KEYS) or {}
    kinds = [key for key in _JUDGED if key in found]
    if len(kinds) != 1:
        ground.faults.add(place, mark("a condition names one of {known}"), known=", ".join(_JUDGED))
        return Condition(Source())
    parts: dict[str, Any] = {"years": read_years(found, place, ground)}
    if "holds" in found:
        parts["holds"] = switch(found["holds"], (place, "holds"), ground.faults)
    if kinds[0] in ("rule", "balance"):
        return _whole_condition(found, place, ground, scenario, kinds[0], parts)
    source = read_source(found, place, ground, scenario)
    for key in ("comparison", "threshold"):
        if key not in found:
            ground.faults.add((place, key), mark("this key is missing; it is required"))
    if "comparison" in found:
        parts["comparison"] = choice_of(found["comparison"], (place, "comparison"), COMPARISONS, ground.faults)
    if "threshold" in found:
        parts["threshold"] = number(found["threshold"], (place, "threshold"), ground.faults)
    if "of" in found:
        parts["of"] = variable_of(found["of"], (place, "of"), ground.faults)
        check_whole(parts["of"], (place, "of"), ground.faults)
    if "less" in found:
        parts["less"] = read_less(found["less"], (place, "less"), ground, source)
    return Condition(source, **parts)


def check_whole(variable: str, place: Place, faults: Faults) -> None:
    """A variable that something is a part of is the whole municipality's."""
    if variable in VARIABLES and VARIABLES[variable].axis:
        faults.add(place, mark("“{name}” is not of the whole municipality; name another"), name=variable)


def _whole_condition(
    found: Mapping[str, Any], place: Place, ground: Ground, scenario: str, kind: str, parts: dict[str, Any]
) -> Condition:
    """A condition on a rule, or on the balance of a proposal."""
    faults = ground.faults
    taken = {"scenario", "with", "holds", kind, "first_year", "last_year", "year"}
    for key in found.keys() - taken:
        faults.add((place, key), mark("this does not go together with “{kind}”; leave it out"), kind=kind)
    others = {key: found[key] for key in ("scenario", "with") if key in found}
    source = read_source(others, place, ground, scenario, Source())
    if kind == "balance":
        if not switch(found["balance"], (place, "balance"), faults):
            faults.add((place, "balance"), mark("only true belongs here; “holds” says whether it is to hold"))
        return Condition(source, balance=True, **parts)
    rule = text(found["rule"], (place, "rule"), faults)
    if isinstance(found["rule"], str) and rule not in ground.rules:
        faults.unknown((place, "rule"), mark("unknown rule “{name}”"), rule, ground.rules)
    return Condition(source, rule=rule, **parts)


def read_years(found: Mapping[str, Any], place: Place, ground: Ground) -> tuple[int | None, int | None]:
    """The first and last year that something is said of."""
    read = {
        key: year_of(found[key], (place, key), ground.years(), ground.faults)
        for key in ("year", "first_year", "last_year")
        if key in found
    }
    if "year" in read and len(read) > 1:
        ground.faults.add((place, "year"), mark("“year” does not go together with “first_year” or “last_year”"))
    if "year" in read:
        return read["year"], read["year"]
    first, last = read.get("first_year"), read.get("last_year")
    if first is not None and last is not None and first > last:
        ground.faults.add((place, "last_year"), mark("{last} is before {first}"), first=first, last=last)
    return first, last
