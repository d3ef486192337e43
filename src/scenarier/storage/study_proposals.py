"""What makes a scenario of a study file a proposal: its base, its status and its seal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.proposals import FINAL, SEALED_PARTS, STATUSES, Seal
from scenarier.storage.collect import YEAR, Faults, known_members, members, number, text
from scenarier.storage.json_strict import Place
from scenarier.storage.study_texts import Texts
from scenarier.text.language import mark
from scenarier.text.plain import folded
from scenarier.vocabulary.axes import BASELINE_SCENARIO

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SUM = re.compile(r"[0-9a-f]{64}\Z")
_SEAL = ("date", "model", "sha256", "result", "liquidity")
ROOT, UNKNOWN = -1, -2
"""In place of a scenario's index: Grundforløb, or no base, and a base that there is not."""


def read_proposal(
    found: Mapping[str, Any], place: Place, baseline: Baseline, texts: Texts, faults: Faults
) -> dict[str, Any]:
    """Base, status and seal, as far as a scenario has them; `checked_bases` judges the base."""
    parts: dict[str, Any] = {}
    if "based_on" in found:
        parts["based_on"] = texts.name(found["based_on"], (place, "based_on"))
    if "status" in found:
        parts["status"] = _status(found["status"], (place, "status"), faults)
    if "sealed" in found:
        parts["sealed"] = _seal(found["sealed"], (place, "sealed"), baseline, texts, faults)
        if parts.get("status", "") != FINAL:
            faults.add(
                (place, "sealed"), mark("only a proposal whose status is “{status}” is sealed"), status=FINAL
            )
    return parts


def _status(value: Any, place: Place, faults: Faults) -> str:
    status = text(value, place, faults)
    if status and status not in STATUSES:
        faults.unknown(place, mark("unknown status “{name}”"), status, STATUSES)
    return status


# The seal


def _seal(value: Any, place: Place, baseline: Baseline, texts: Texts, faults: Faults) -> Seal | None:
    found = known_members(value, place, faults, _SEAL, ())
    if found is None:
        return None
    model = texts.name(found.get("model", ""), (place, "model"))
    if "model" in found and isinstance(found["model"], str) and not model.strip():
        faults.add((place, "model"), mark("the program's version must not be blank"))
    return Seal(
        date=read_day(found["date"], (place, "date"), faults) if "date" in found else "",
        model=model,
        sha256=_sums(found["sha256"], (place, "sha256"), faults) if "sha256" in found else {},
        **{key: _by_year(found.get(key, {}), (place, key), baseline, faults) for key in ("result", "liquidity")},
    )


def read_day(value: Any, place: Place, faults: Faults) -> str:
    """A day of the calendar, year first: `2026-09-14`."""
    given = text(value, place, faults)
    if not isinstance(value, str):
        return ""
    try:
        if _DAY.match(given) and date.fromisoformat(given):
            return given
    except ValueError:
        pass
    faults.add(place, mark("“{text}” is not a day; write it as 2026-09-14"), text=given)
    return ""


def _sums(value: Any, place: Place, faults: Faults) -> dict[str, str]:
    found = known_members(value, place, faults, SEALED_PARTS, ()) or {}
    sums = {}
    for part in (part for part in SEALED_PARTS if part in found):
        sums[part] = text(found[part], (place, part), faults)
        if isinstance(found[part], str) and not _SUM.match(sums[part]):
            faults.add(
                (place, part),
                mark("“{text}” is no SHA-256 sum, which is 64 of the signs 0-9 and a-f"),
                text=sums[part],
            )
    return sums


def _by_year(value: Any, place: Place, baseline: Baseline, faults: Faults) -> dict[int, float]:
    """Figures by year; their years are those of when the proposal was sealed, whatever the horizon is now."""
    first, last = baseline.base_year, baseline.last_horizon
    figures = {}
    for key, given in (members(value, place, faults) or {}).items():
        where = (place, key)
        read = number(given, where, faults)
        if not YEAR.match(key):
            faults.add(where, mark("“{key}” is not a year"), key=key)
        elif not first <= int(key) <= last:
            faults.add(where, mark("{value} is outside {first}–{last}"), value=key, first=first, last=last)
        elif read is not None:
            figures[int(key)] = read
    return figures


# The base


def checked_bases(names: Sequence[str], given: Sequence[str], place: Place, faults: Faults) -> list[str]:
    """The bases of all scenarios, as these are called; compared as names are.

    A base that there is not, the scenario itself and a circle are faults.

    Parameters
    ----------
    names, given : the scenarios' names and what each is based on, "" for nothing.
    """
    index_of: dict[str, int] = {}
    for index, name in enumerate(names):
        index_of.setdefault(folded(name), index)
    index_of |= {folded(BASELINE_SCENARIO): ROOT}
    bases = [index_of.get(folded(base), UNKNOWN) if base else ROOT for base in given]
    for index, base in enumerate(bases):
        where = ((place, index), "based_on")
        if base == UNKNOWN:
            known = [BASELINE_SCENARIO, *(name for at, name in enumerate(names) if name and at != index)]
            faults.unknown(where, mark("there is no scenario “{name}” to be based on"), given[index], known)
        elif base == index:
            faults.add(where, mark("“{name}” is based on itself; name another scenario"), name=names[index])
    for circle in _circles(bases):
        told = " → ".join(f"“{names[index]}”" for index in (*circle, circle[0]))
        faults.add(((place, circle[0]), "based_on"), mark("the bases lead round in a circle, {names}"), names=told)
    named = (*names, "", BASELINE_SCENARIO)  # UNKNOWN and ROOT count from the end
    return [named[base] if text else "" for base, text in zip(bases, given, strict=True)]


def _circles(bases: Sequence[int]) -> Iterator[list[int]]:
    """Each circle of two or more, from its first scenario on."""
    done = [False] * len(bases)
    for start in range(len(bases)):
        path: dict[int, None] = {}
        index = start
        while index >= 0 and not done[index] and index not in path:
            path[index] = None
            index = bases[index]
        if index in path:
            walked = list(path)
            circle = walked[walked.index(index) :]
            first = circle.index(min(circle))
            if len(circle) > 1:
                yield circle[first:] + circle[:first]
        for passed in path:
            done[passed] = True
