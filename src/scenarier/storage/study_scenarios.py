"""The scenarios of a study file: parameters and measures, each value judged where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scenarier.engine.base import first_year_without_people
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.study import COLOURS, Measure, ParameterValue, Scenario
from scenarier.storage.collect import YEAR, Faults, known_members, members, number, switch, text
from scenarier.storage.json_strict import Place, Repeats
from scenarier.storage.study_proposals import checked_bases, read_proposal
from scenarier.storage.study_texts import Names, Texts, few
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.storage.study_versions import optional_keys
from scenarier.text.language import mark
from scenarier.vocabulary.axes import BASELINE_SCENARIO

_MEASURE_KEYS = ("title", "target", "amounts")
NO_PEOPLE = mark("in “{name}” the population is 0 or less in {year}; let it fall less")


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may name, and where its faults go."""

    baseline: Baseline
    entities: Mapping[str, tuple[str, ...]]
    targets: tuple[str, ...]
    horizon: int
    version: int
    texts: Texts
    faults: Faults


def known_to(baseline: Baseline, horizon: int, version: int, texts: Texts, faults: Faults) -> Known:
    """What a scenario against `baseline` up to `horizon` may name in a file of the format's `version`."""
    entities = {kind: baseline.entities(kind) for kind in ("", "line", "department", "area")}
    return Known(baseline, entities, baseline.measure_targets(), horizon, version, texts, faults)


def read_scenarios(value: Any, place: Place, known: Known) -> tuple[Scenario, ...]:
    """The list of scenarios; not all of them where there are faults, which end the reading anyway."""
    names = Names(known.texts, [BASELINE_SCENARIO])
    scenarios, named, based = [], [], []
    for index, element in enumerate(few(value, place, "scenarios", known.faults)):
        where = (place, index)
        found = known_members(element, where, known.faults, ("name",), optional_keys("scenario", known.version))
        parts = _scenario(found, where, names, index, known) if found else {}
        named.append(parts.get("name", ""))
        based.append(parts.get("based_on", ""))
        if not known.faults.found:
            scenarios.append(Scenario(**parts))
    bases = checked_bases(named, based, place, known.faults)
    paired = zip(scenarios, bases, strict=False)  # there are fewer scenarios where there are faults
    return tuple(replace(one, based_on=base) if base else one for one, base in paired)


def _scenario(found: Mapping[str, Any], place: Place, names: Names, index: int, known: Known) -> dict[str, Any]:
    """What a scenario is made of, each part judged."""
    parts: dict[str, Any] = {}
    if "name" in found:
        parts["name"] = _name(found["name"], (place, "name"), names, index, known)
    if "note" in found:
        parts["note"] = known.texts.long(found["note"], (place, "note"))
    if "parameters" in found:
        parts["parameters"] = _parameters(found["parameters"], (place, "parameters"), known)
        _check_population(parts["parameters"].get(GROWTH), str(found.get("name", "")), place, known)
    if "measures" in found:
        parts["measures"] = _measures(found["measures"], (place, "measures"), known)
    if "colour" in found:
        parts["colour"] = _colour(found["colour"], (place, "colour"), known.faults)
    if "notes" in found:
        parts["notes"] = _notes(found["notes"], (place, "notes"), known)
    held = {key: value for key, value in found.items() if key in optional_keys("scenario", known.version)}
    return parts | read_proposal(held, place, known.baseline, known.texts, known.faults)


def _check_population(growth: ParameterValue | None, name: str, place: Place, known: Known) -> None:
    if growth is None:
        return
    year = first_year_without_people(known.baseline, growth, known.horizon)
    if year is not None:
        known.faults.add(((place, "parameters"), GROWTH), NO_PEOPLE, name=name, year=year)


def _colour(value: Any, place: Place, faults: Faults) -> str:
    colour = text(value, place, faults)
    if colour and colour not in COLOURS:
        faults.unknown(place, mark("unknown colour “{name}”"), colour, COLOURS)
    return colour


def _notes(value: Any, place: Place, known: Known) -> dict[str, str]:
    notes = {}
    for key, given in (members(value, place, known.faults) or {}).items():
        where = (place, key)
        note = known.texts.long(given, where)
        if spec_of(key, where, known) is not None and note.strip():
            notes[key] = note
    return notes


def _name(value: Any, place: Place, names: Names, index: int, known: Known) -> str:
    name = known.texts.name(value, place)
    if not isinstance(value, str):
        return name
    first = names.first(value, index)
    if not value.strip():
        known.faults.add(place, mark("a scenario's name must not be blank"))
    elif first < 0:
        known.faults.add(place, mark("“{name}” is the baseline's own name; choose another"), name=value)
    elif first != index:
        known.faults.add(place, mark("“{name}” is also the name of {other}; names must differ"),
                         name=value, other=f"scenarios[{first}]")  # fmt: skip
    else:
        return names.apart(name, value)
    return name


def _parameters(value: Any, place: Place, known: Known) -> dict[str, ParameterValue]:
    values: dict[str, ParameterValue] = {}
    for key, given in (members(value, place, known.faults) or {}).items():
        where = (place, key)
        spec = spec_of(key, where, known)
        read = None if spec is None else _parameter(given, where, spec, known)
        if read is not None:
            values[key] = read
    return values


def spec_of(key: str, place: Place, known: Known) -> ParameterSpec | None:
    """The registry's row of a study's key, whose entity must fit the row's scope."""
    name, entity = split_key(key)
    spec = known.baseline.parameters.get(name)
    if spec is None:
        known.faults.unknown(place, mark("unknown parameter “{name}”"), name, known.baseline.parameters)
        return None
    entities = known.entities[spec.entity_kind]
    if entity in entities or (not entities and "." not in key):
        return spec
    if not entities:
        known.faults.add(place, mark("“{name}” holds for the whole municipality; write it without “.{entity}”"),
                         name=name, entity=entity)  # fmt: skip
    elif not entity:
        known.faults.add(place, mark("“{name}” needs a name behind a dot, such as “{name}.{example}”"),
                         name=name, example=entities[0])  # fmt: skip
    else:
        unknown = {
            "line": mark("unknown line “{name}”"),
            "department": mark("unknown department “{name}”"),
            "area": mark("unknown area “{name}”"),
        }
        known.faults.unknown(place, unknown[spec.entity_kind], entity, entities)
    return None


def _parameter(value: Any, place: Place, spec: ParameterSpec, known: Known) -> ParameterValue | None:
    if not isinstance(value, dict | Repeats):
        return in_range(value, place, spec, known.faults)
    if not spec.has_year:
        known.faults.add(place, mark("“{name}” has no years; a plain number belongs here"), name=spec.name)
        return None
    by_year = {}
    for year, where, in_year in _years(value, place, known):
        read = in_range(in_year, where, spec, known.faults)
        if read is not None:
            by_year[year] = read
    return by_year


def _years(value: Any, place: Place, known: Known) -> Iterator[tuple[int, Place, Any]]:
    """Year, place and value of each member of an object by year."""
    first = known.baseline.first_year
    for key, member in (members(value, place, known.faults) or {}).items():
        where = (place, key)
        if not YEAR.match(key):
            known.faults.add(where, mark("“{key}” is not a year"), key=key)
        elif not first <= int(key) <= known.horizon:
            known.faults.add(where, mark("{year} is outside {first}–{last}; the study's horizon is {last}"),
                             year=key, first=first, last=known.horizon)  # fmt: skip
        else:
            yield int(key), where, member


def in_range(value: Any, place: Place, spec: ParameterSpec, faults: Faults) -> float | None:
    """A value that a parameter may have."""
    read = number(value, place, faults)
    if read is None:
        return None
    if spec.unit == "switch" and read not in (0.0, 1.0):
        faults.add(place, mark("{value} is neither 0 nor 1"), value=value)
        return None
    if spec.minimum <= read <= spec.maximum:
        return read
    limits = {"minimum": f"{spec.minimum:.12g}", "maximum": f"{spec.maximum:.12g}"}
    if spec.unit == "share" and _looks_like_per_cent(read, spec):
        faults.add(place, mark("{value} is outside {minimum}…{maximum}; a share is written as a part of 1, "
                               "such as {hundredth} for {value} per cent"),
                   value=value, hundredth=f"{read / 100:.12g}", **limits)  # fmt: skip
    else:
        faults.add(place, mark("{value} is outside {minimum}…{maximum}"), value=value, **limits)
    return None


def _looks_like_per_cent(value: float, spec: ParameterSpec) -> bool:
    """Whether a value is far too large, but in range as a hundredth."""
    is_far_out = abs(value) > 2 * max(abs(spec.minimum), abs(spec.maximum))
    return is_far_out and spec.minimum <= value / 100 <= spec.maximum


def _measures(value: Any, place: Place, known: Known) -> tuple[Measure, ...]:
    measures = []
    for index, element in enumerate(few(value, place, "measures", known.faults)):
        where = (place, index)
        optional = optional_keys("measure", known.version)
        found = known_members(element, where, known.faults, _MEASURE_KEYS, optional)
        parts = _measure(found, where, known) if found else {}
        if not known.faults.found:
            measures.append(Measure(**parts))
    return tuple(measures)


def _measure(found: Mapping[str, Any], place: Place, known: Known) -> dict[str, Any]:
    """What a measure is made of, each part judged."""
    names = [key for key in ("title", "owner", "package") if key in found]
    parts: dict[str, Any] = {key: known.texts.name(found[key], (place, key)) for key in names}
    if "note" in found:
        parts["note"] = known.texts.long(found["note"], (place, "note"))
    if "target" in found:
        parts["target"] = text(found["target"], (place, "target"), known.faults)
    target = found.get("target")
    if isinstance(target, str) and target not in known.targets:
        known.faults.unknown((place, "target"), mark("unknown target “{name}”"), target, known.targets)
    if "amounts" in found:
        parts["amounts"] = _amounts(found["amounts"], (place, "amounts"), known)
    for key in ("on", "lasting"):
        if key in found:
            parts[key] = switch(found[key], (place, key), known.faults)
    return parts


def _amounts(value: Any, place: Place, known: Known) -> dict[int, float]:
    amounts = {}
    for year, where, in_year in _years(value, place, known):
        read = amount(in_year, where, known.faults)
        if read is not None:
            amounts[year] = read
    return amounts


def amount(value: Any, place: Place, faults: Faults) -> float | None:
    """An amount in mio. kr."""
    read = number(value, place, faults)
    if read is not None and abs(read) > LARGEST_AMOUNT:
        faults.add(place, mark("{value} is larger than {limit} mio. kr."),
                   value=value, limit=f"{LARGEST_AMOUNT:.0f}")  # fmt: skip
        return None
    return read
