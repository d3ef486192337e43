"""Collecting faults while a document is walked, and the checks of single values."""

from collections.abc import Collection
from typing import Any

from scenarier.storage.json_strict import BadNumber, Pairs, below, has_lone_surrogate, shorten
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.nearest import nearest

MOST_SUGGESTIONS = 20
"""Near names are looked up for as many faults as are shown; a look-up costs a millisecond."""


class Faults:
    """What is wrong so far, in the order it stands in the file."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, path: str, message: str, **values: object) -> None:
        """Note a fault; long values are shortened."""
        self.found.append(Fault(path, message, {name: shorten(value) for name, value in values.items()}))

    def unknown(self, path: str, message: str, name: str, known: Collection[str]) -> None:
        """Note an unknown `{name}`, with the nearest known one."""
        close = nearest(name, known) if len(self.found) < MOST_SUGGESTIONS else None
        self.found.append(Fault(path, message, {"name": shorten(name)}, close or ""))


def members(value: Any, path: str, faults: Faults) -> dict[str, Any] | None:
    """An object's members; a key that stands twice is a fault. None when it is no object."""
    if not isinstance(value, Pairs):
        faults.add(path, mark("an object {{…}} belongs here, not {value}"), value=shown(value))
        return None
    found: dict[str, Any] = {}
    for key, member in value.items:
        if key in found:
            faults.add(below(path, key), mark("this key stands twice; keep one"))
        elif has_lone_surrogate(key):
            faults.add(below(path, key), mark("the text holds half a character; type it again"))
        found.setdefault(key, member)
    return found


def known_members(
    value: Any, path: str, faults: Faults, required: tuple[str, ...], optional: tuple[str, ...]
) -> dict[str, Any] | None:
    """As `members`, for an object whose keys are given."""
    found = members(value, path, faults)
    if found is None:
        return None
    for key in found:
        if key not in required and key not in optional:
            faults.unknown(below(path, key), mark("unknown key “{name}”"), key, (*required, *optional))
    for key in required:
        if key not in found:
            faults.add(below(path, key), mark("this key is missing; it is required"))
    return found


def elements(value: Any, path: str, faults: Faults) -> list[Any]:
    """A list's elements; none when it is no list."""
    if isinstance(value, list):
        return value
    faults.add(path, mark("a list […] belongs here, not {value}"), value=shown(value))
    return []


def text(value: Any, path: str, faults: Faults) -> str:
    """A text; "" when it is none."""
    if not isinstance(value, str):
        faults.add(path, mark("a text belongs here, not {value}"), value=shown(value))
        return ""
    if has_lone_surrogate(value):
        faults.add(path, mark("the text holds half a character; type it again"))
    return value


def whole_number(value: Any, path: str, faults: Faults) -> int | None:
    """A number written as an integer."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    faults.add(path, mark("a whole number belongs here, not {value}"), value=shown(value))
    return None


def number(value: Any, path: str, faults: Faults) -> float | None:
    """A finite number."""
    if isinstance(value, BadNumber):
        faults.add(path, mark("{value} is not a number that can be computed with"), value=value.text)
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.add(path, mark("a number belongs here, not {value}"), value=shown(value))
        return None
    return float(value)


def switch(value: Any, path: str, faults: Faults) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        faults.add(path, mark("true or false belongs here, not {value}"), value=shown(value))
    return value is True


def shown(value: Any) -> str:
    """A wrong value as it stood in the file, for a message."""
    if isinstance(value, Pairs):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, BadNumber):
        return value.text
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f"“{shorten(value, 40)}”" if isinstance(value, str) else shorten(value, 40)
