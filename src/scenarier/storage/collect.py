"""Collecting faults while a document is walked, and the checks of single values."""

import math
import re
from collections.abc import Collection, Iterable
from typing import Any

from scenarier.storage.json_strict import BadNumber, Place, Repeats, has_lone_surrogate, path_text, shorten
from scenarier.text.faults import MOST_SHOWN
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.nearest import nearest

YEAR = re.compile(r"[0-9]{4}\Z")
MOST_COUNTED = 1_000_000
"""A file with as many faults is not read on."""

_UNTOLD = Fault("", mark("one more fault"))


class TooManyFaultsError(Exception):
    """So many faults that reading on would take long; caught where the collection began."""


class Faults:
    """What is wrong so far, in the order it stands in the file.

    Only faults that are shown are put in words, the rest are counted: words take longer than reading.
    """

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def _is_told(self) -> bool:
        if len(self.found) < MOST_SHOWN:
            return True
        self.found.append(_UNTOLD)
        if len(self.found) >= MOST_COUNTED:
            raise TooManyFaultsError
        return False

    def add(self, place: Place, message: str, **values: object) -> None:
        """Note a fault; long values are shortened."""
        if self._is_told():
            told = {name: shorten(value) for name, value in values.items()}
            self.found.append(Fault(path_text(place), message, told))

    def misplaced(self, place: Place, message: str, value: Any) -> None:
        """Note a `{value}` of another type than belongs there, as it stood in the file."""
        if self._is_told():
            self.found.append(Fault(path_text(place), message, {"value": _shown(value)}))

    def unknown(self, place: Place, message: str, name: str, known: Iterable[str], **values: object) -> None:
        """Note an unknown `{name}`, with the nearest known one."""
        if self._is_told():
            told = {key: shorten(value) for key, value in {"name": name, **values}.items()}
            self.found.append(Fault(path_text(place), message, told, nearest(name, known) or ""))

    def extend(self, faults: Iterable[Fault], place: str) -> None:
        """Note faults that were found in the file `place`."""
        self.found.extend(Fault(place, fault.message, fault.values, fault.nearest) for fault in faults)


def members(value: Any, place: Place, faults: Faults) -> dict[str, Any] | None:
    """An object's members; a key that stands twice is a fault. None when it is no object."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, Repeats):
        faults.misplaced(place, mark("an object {{…}} belongs here, not {value}"), value)
        return None
    found: dict[str, Any] = {}
    for key, member in value.items:
        if key in found:
            faults.add((place, key), mark("this key stands twice; keep one"))
        else:
            found[key] = member
    return found


def known_members(
    value: Any, place: Place, faults: Faults, required: Collection[str], optional: Collection[str]
) -> dict[str, Any] | None:
    """As `members`, for an object whose keys are given."""
    found = members(value, place, faults)
    if found is None:
        return None
    for key in found:
        if key not in required and key not in optional:
            faults.unknown((place, key), mark("unknown key “{name}”"), key, (*required, *optional))
    for key in required:
        if key not in found:
            faults.add((place, key), mark("this key is missing; it is required"))
    return found


def elements(value: Any, place: Place, faults: Faults) -> list[Any]:
    """A list's elements; none when it is no list."""
    if isinstance(value, list):
        return value
    faults.misplaced(place, mark("a list […] belongs here, not {value}"), value)
    return []


def text(value: Any, place: Place, faults: Faults) -> str:
    """A text; "" when it is none."""
    if not isinstance(value, str):
        faults.misplaced(place, mark("a text belongs here, not {value}"), value)
        return ""
    if has_lone_surrogate(value):
        faults.add(place, mark("the text holds half a character; type it again"))
    return value


def whole_number(value: Any, place: Place, faults: Faults) -> int | None:
    """A number written as an integer."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    faults.misplaced(place, mark("a whole number belongs here, not {value}"), value)
    return None


def number(value: Any, place: Place, faults: Faults) -> float | None:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float | BadNumber):
        faults.misplaced(place, mark("a number belongs here, not {value}"), value)
        return None
    try:
        finite = math.nan if isinstance(value, BadNumber) else float(value)
    except OverflowError:
        finite = math.nan
    if math.isfinite(finite):
        return finite
    faults.misplaced(place, mark("{value} is not a number that can be computed with"), value)
    return None


def switch(value: Any, place: Place, faults: Faults) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        faults.misplaced(place, mark("true or false belongs here, not {value}"), value)
    return value is True


def _shown(value: Any) -> str:
    """A wrong value as it stood in the file."""
    if isinstance(value, dict | Repeats):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, BadNumber):
        return value.text
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f'"{shorten(value, 40)}"' if isinstance(value, str) else shorten(value, 40)
