"""The spreads of a study file, the reasons for them, and the seed of the draws."""

from typing import Any

from scenarier.model.parameters import split_key
from scenarier.model.spreads import LARGEST_SEED, LARGEST_SPREAD, may_be_uncertain
from scenarier.storage.collect import Faults, members, number, whole_number
from scenarier.storage.json_strict import Place
from scenarier.storage.study_scenarios import Known, spec_of
from scenarier.text.language import mark


def read_spreads(value: Any, place: Place, known: Known) -> dict[str, float]:
    """Standard deviations by `parameter` or `parameter.entity`."""
    spreads = {}
    for key, given in (members(value, place, known.faults) or {}).items():
        where = (place, key)
        is_known = _is_known(key, where, known)
        spread = _spread(given, where, known.faults)
        if is_known and spread is not None:
            spreads[key] = spread
    return spreads


def read_spread_notes(value: Any, place: Place, known: Known) -> dict[str, str]:
    """Why a spread is what it is, by the same keys; blank ones are none."""
    notes = {}
    for key, given in (members(value, place, known.faults) or {}).items():
        where = (place, key)
        note = known.texts.long(given, where)
        if _is_known(key, where, known) and note.strip():
            notes[key] = note
    return notes


def read_seed(value: Any, place: Place, faults: Faults) -> int | None:
    """A whole number from 0; None where it is faulty."""
    seed = whole_number(value, place, faults)
    if seed is None or 0 <= seed <= LARGEST_SEED:
        return seed
    faults.add(place, mark("{value} is outside {first}–{last}"), value=seed, first=0, last=LARGEST_SEED)
    return None


def _is_known(key: str, place: Place, known: Known) -> bool:
    """Whether the key is of a parameter that may be uncertain; of entities it may name all, or one."""
    spec = known.baseline.parameters.get(key) or spec_of(key, place, known)
    if spec is None or may_be_uncertain(spec):
        return spec is not None
    known.faults.add(place, mark("“{name}” is a switch, 0 or 1, and has no spread"), name=split_key(key)[0])
    return False


def _spread(value: Any, place: Place, faults: Faults) -> float | None:
    read = number(value, place, faults)
    if read is None or 0 <= read <= LARGEST_SPREAD:
        return read
    if read < 0:
        faults.add(place, mark("{value} is below 0; a spread is 0 or more"), value=value)
    else:
        faults.add(place, mark("{value} is larger than {limit}"), value=value, limit=f"{LARGEST_SPREAD:.0f}")
    return None
