"""Reading a study: strict, with every fault of the file reported together; docs/file-format.md."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.study import Measure, ParameterValue, Scenario, Study
from scenarier.storage.baseline import baseline_names, read_baseline
from scenarier.storage.collect import (
    Faults,
    elements,
    known_members,
    members,
    number,
    switch,
    text,
    whole_number,
)
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import Pairs, below, read_json
from scenarier.storage.study_types import FORMAT, LARGEST_AMOUNT, VERSION
from scenarier.text.language import mark
from scenarier.vocabulary.axes import BASELINE_SCENARIO, DEFAULT_HORIZON, FIRST_YEAR, LAST_HORIZON
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.places import baseline_folder

SIZE_LIMIT = 16 * 2**20
"""A larger file is refused unread [bytes]."""

_MEASURE_KEYS = ("title", "target", "amounts")
_YEAR = re.compile(r"[0-9]{4}\Z")


def read_study(path: Path) -> tuple[Study, Baseline]:
    """The study in the file `path`, and the baseline it builds on.

    Raises
    ------
    FaultsError : with all faults of the file, or of its baseline's package.
    """
    return parse_study(read_limited(path, SIZE_LIMIT), str(path))


def parse_study(content: bytes, subject: str) -> tuple[Study, Baseline]:
    """As `read_study`, from a file's bytes; `subject` names the file in messages."""
    document = read_json(content, subject)
    _refuse_other_formats(document, subject)
    faults = Faults()
    head = known_members(
        document,
        "",
        faults,
        ("format", "version", "baseline", "scenarios"),
        ("title", "note", "horizon"),
    )
    assert head is not None  # other documents were refused
    _check_version(head, faults)
    baseline, is_known = _baseline(head, faults)
    horizon = _horizon(head, faults)
    study = Study(
        title=text(head.get("title", ""), "title", faults),
        note=text(head.get("note", ""), "note", faults),
        baseline=baseline.name,
        horizon=horizon,
        scenarios=_scenarios(head.get("scenarios", []), baseline, horizon, faults),
    )
    if faults.found or not is_known:
        raise FaultsError(subject, faults.found)
    return study, baseline


def _refuse_other_formats(document: Any, subject: str) -> None:
    """A file that is no study, or a newer one, has one fault; nothing else in it can be judged."""
    keys = dict(document.items) if isinstance(document, Pairs) else {}
    version = keys.get("version")
    if keys.get("format", FORMAT) != FORMAT or not {"format", "version", "scenarios", "baseline"} & keys.keys():
        fault = Fault("format", mark('this is not a study: "format" must be "{format}"'), {"format": FORMAT})
    elif isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        fault = Fault(
            "version",
            mark(
                "a newer scenarier wrote this file (version {version}; this one reads {known}); update scenarier"
            ),
            {"version": version, "known": VERSION},
        )
    else:
        return
    raise FaultsError(subject, [fault])


def _check_version(head: Mapping[str, Any], faults: Faults) -> None:
    version = whole_number(head["version"], "version", faults) if "version" in head else None
    if version is not None and version < 1:
        faults.add("version", mark("{value} is no version; this one is {known}"), value=version, known=VERSION)


def _baseline(head: Mapping[str, Any], faults: Faults) -> tuple[Baseline, bool]:
    """The baseline named in the file; for an unknown one the first there is, so that the rest can be judged."""
    known = baseline_names()
    name = text(head["baseline"], "baseline", faults) if "baseline" in head else known[0]
    if name not in known:
        if isinstance(head["baseline"], str):
            faults.unknown("baseline", mark("unknown baseline “{name}”"), name, known)
        return read_baseline(baseline_folder(known[0])), False
    return read_baseline(baseline_folder(name)), True


def _horizon(head: Mapping[str, Any], faults: Faults) -> int:
    """The study's horizon; the last possible one where it is faulty, so that years are not blamed for it."""
    if "horizon" not in head:
        return DEFAULT_HORIZON
    horizon = whole_number(head["horizon"], "horizon", faults)
    if horizon is not None and FIRST_YEAR <= horizon <= LAST_HORIZON:
        return horizon
    if horizon is not None:
        faults.add(
            "horizon",
            mark("{value} is outside {first}–{last}"),
            value=horizon,
            first=FIRST_YEAR,
            last=LAST_HORIZON,
        )
    return LAST_HORIZON


def _scenarios(value: Any, baseline: Baseline, horizon: int, faults: Faults) -> tuple[Scenario, ...]:
    names: dict[str, str] = {BASELINE_SCENARIO.casefold(): ""}
    scenarios = []
    for index, element in enumerate(elements(value, "scenarios", faults)):
        path = below("scenarios", index)
        found = known_members(element, path, faults, ("name",), ("note", "parameters", "measures"))
        if found is None:
            continue
        if "name" in found:
            _check_name(text(found["name"], below(path, "name"), faults), path, names, faults)
        scenarios.append(
            Scenario(
                name=str(found.get("name")),
                note=text(found.get("note", ""), below(path, "note"), faults),
                parameters=_parameters(found, below(path, "parameters"), baseline, horizon, faults),
                measures=_measures(found, below(path, "measures"), baseline, horizon, faults),
            )
        )
    return tuple(scenarios)


def _check_name(name: str, path: str, names: dict[str, str], faults: Faults) -> None:
    where, same = below(path, "name"), name.strip().casefold()
    if not same:
        faults.add(where, mark("a scenario's name must not be blank"))
    elif same == BASELINE_SCENARIO.casefold():
        faults.add(where, mark("“{name}” is the baseline's own name; choose another"), name=name)
    elif same in names:
        faults.add(
            where, mark("“{name}” is also the name of {other}; names must differ"), name=name, other=names[same]
        )
    else:
        names[same] = path


def _parameters(
    scenario: Mapping[str, Any], path: str, baseline: Baseline, horizon: int, faults: Faults
) -> dict[str, ParameterValue]:
    values: dict[str, ParameterValue] = {}
    for key, value in (members(scenario.get("parameters", Pairs([])), path, faults) or {}).items():
        where = below(path, key)
        spec = _spec(key, where, baseline, faults)
        if spec is not None:
            read = _parameter(value, where, spec, horizon, faults)
            if read is not None:
                values[key] = read
    return values


def _spec(key: str, path: str, baseline: Baseline, faults: Faults) -> ParameterSpec | None:
    """The registry's row of a study's key, whose entity must fit the row's scope."""
    name, entity = split_key(key)
    spec = baseline.parameters.get(name)
    if spec is None:
        faults.unknown(path, mark("unknown parameter “{name}”"), name, baseline.parameters)
        return None
    known = baseline.entities(spec.entity_kind)
    if not known and "." in key:
        faults.add(path, mark("“{name}” holds for the whole municipality; write it without “.{entity}”"),
                   name=name, entity=entity)  # fmt: skip
    elif known and not entity:
        faults.add(path, mark("“{name}” needs a name behind a dot, such as “{name}.{example}”"),
                   name=name, example=known[0])  # fmt: skip
    elif known and entity not in known:
        unknown = {"department": mark("unknown department “{name}”"), "area": mark("unknown area “{name}”")}
        faults.unknown(path, unknown[spec.entity_kind], entity, known)
    else:
        return spec
    return None


def _parameter(value: Any, path: str, spec: ParameterSpec, horizon: int, faults: Faults) -> ParameterValue | None:
    if not isinstance(value, Pairs):
        return _in_range(value, path, spec, faults)
    if not spec.has_year:
        faults.add(path, mark("“{name}” has no years; a plain number belongs here"), name=spec.name)
        return None
    by_year = {}
    for year, where, in_year in _years(value, path, horizon, faults):
        read = _in_range(in_year, where, spec, faults)
        if read is not None:
            by_year[year] = read
    return by_year


def _years(value: Any, path: str, horizon: int, faults: Faults) -> list[tuple[int, str, Any]]:
    """Year, path and value of each member of an object by year."""
    found = []
    for key, member in (members(value, path, faults) or {}).items():
        where = below(path, key)
        if not _YEAR.match(key):
            faults.add(where, mark("“{key}” is not a year"), key=key)
        elif not FIRST_YEAR <= int(key) <= horizon:
            faults.add(where, mark("{year} is outside {first}–{last}; the study's horizon is {last}"),
                       year=key, first=FIRST_YEAR, last=horizon)  # fmt: skip
        else:
            found.append((int(key), where, member))
    return found


def _in_range(value: Any, path: str, spec: ParameterSpec, faults: Faults) -> float | None:
    read = number(value, path, faults)
    if read is None:
        return None
    if spec.unit == "switch" and read not in (0.0, 1.0):
        faults.add(path, mark("{value} is neither 0 nor 1"), value=f"{read:.12g}")
        return None
    if not spec.minimum <= read <= spec.maximum:
        faults.add(path, mark("{value} is outside {minimum}…{maximum}"),
                   value=f"{read:.12g}", minimum=f"{spec.minimum:.12g}", maximum=f"{spec.maximum:.12g}")  # fmt: skip
        return None
    return read


def _measures(
    scenario: Mapping[str, Any], path: str, baseline: Baseline, horizon: int, faults: Faults
) -> tuple[Measure, ...]:
    targets = baseline.measure_targets()
    read = []
    for index, element in enumerate(elements(scenario.get("measures", []), path, faults)):
        where = below(path, index)
        found = known_members(element, where, faults, _MEASURE_KEYS, ("on", "owner", "note"))
        if found is None:
            continue
        target = text(found.get("target", ""), below(where, "target"), faults)
        if isinstance(found.get("target"), str) and target not in targets:
            faults.unknown(below(where, "target"), mark("unknown target “{name}”"), target, targets)
        read.append(
            Measure(
                title=text(found.get("title", ""), below(where, "title"), faults),
                target=target,
                amounts=_amounts(found.get("amounts", Pairs([])), below(where, "amounts"), horizon, faults),
                on=switch(found.get("on", True), below(where, "on"), faults),
                owner=text(found.get("owner", ""), below(where, "owner"), faults),
                note=text(found.get("note", ""), below(where, "note"), faults),
            )
        )
    return tuple(read)


def _amounts(value: Any, path: str, horizon: int, faults: Faults) -> dict[int, float]:
    amounts = {}
    for year, where, in_year in _years(value, path, horizon, faults):
        read = number(in_year, where, faults)
        if read is not None and abs(read) > LARGEST_AMOUNT:
            faults.add(where, mark("{value} is larger than {limit} mio. kr."),
                       value=f"{read:.12g}", limit=f"{LARGEST_AMOUNT:.0f}")  # fmt: skip
        elif read is not None:
            amounts[year] = read
    return amounts
