"""Strict JSON: every fault a reader can see without knowing the format, each with its path.

The standard reader keeps the last of two equal keys and takes NaN; here both are kept to be reported.
"""

import gc
import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

Place: TypeAlias = "str | tuple[Place, str | int]"
"""A path as text, or the path above and a key or index: it is only spelt out for a fault that is shown."""

MOST_DIGITS = 400
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Repeats:
    """A JSON object in which a key stands twice."""

    items: list[tuple[str, Any]]


@dataclass(slots=True)
class BadNumber:
    """`NaN`, `Infinity`, or a number too large for a double."""

    text: str


def path_text(place: Place) -> str:
    """A place spelt out: `scenarios[0].parameters["frame_change.MSB"]`."""
    if isinstance(place, str):
        return place
    path, key = path_text(place[0]), place[1]
    if isinstance(key, int):
        return f"{path}[{key}]"
    shown = shorten(key)
    if _PLAIN_KEY.match(shown):
        return f"{path}.{shown}" if path else shown
    return f'{path}["{shown}"]'


def shorten(value: object, length: int = 60) -> str:
    """A value for a message: one line, at most `length` characters, and writable."""
    text = str(value)[: length + 1].encode("utf-8", "backslashreplace").decode("utf-8")
    text = "".join(char if char.isprintable() else " " for char in text)
    return text if len(text) <= length else text[: length - 1] + "…"


def _float(text: str) -> float | BadNumber:
    value = float(text)
    return value if math.isfinite(value) else BadNumber(shorten(text, 20))


def _int(text: str) -> int | BadNumber:
    """An integer of more digits takes long to convert, and is no number to compute with."""
    return int(text) if len(text) <= MOST_DIGITS else BadNumber(shorten(text, 20))


def _object(items: list[tuple[str, Any]]) -> dict[str, Any] | Repeats:
    found = dict(items)
    return found if len(found) == len(items) else Repeats(items)


def _parsed(text: str) -> Any:
    hooks: dict[str, Any] = {"object_pairs_hook": _object, "parse_constant": BadNumber, "parse_float": _float}
    try:
        return json.loads(text, **hooks)  # without a hook for integers: eight million fit in a study
    except json.JSONDecodeError:
        raise
    except ValueError:  # an integer of thousands of digits
        return json.loads(text, **hooks, parse_int=_int)


@contextmanager
def many_values() -> Iterator[None]:
    """Leave the search for unreachable cycles for later: millions of fresh values hold none, but slow it down."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_json(content: bytes, subject: str, place: str = "") -> Any:
    """Parse to plain values, with `Repeats` and `BadNumber` for what JSON has and a document must not.

    Integers may still be too large for a double. `place` goes before the message.

    Raises
    ------
    FaultsError : not UTF-8, empty, not JSON, or nested too deeply.
    """
    try:
        text = content.decode("utf-8-sig")
        if text.strip():
            return _parsed(text)
        fault = Fault(place, mark("the file is empty; is it the right file?"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        fault = Fault(
            place, mark("the file is not UTF-8 text (line {line}); is it the right file?"), {"line": line}
        )
    except json.JSONDecodeError as error:
        fault = Fault(
            place,
            mark("the file is not valid JSON: line {line}, column {column}; a comma, quote or bracket is amiss"),
            {"line": error.lineno, "column": error.colno},
        )
    except RecursionError:
        fault = Fault(place, mark("the file is nested too deeply; is it the right file?"))
    raise FaultsError(subject, [fault])


def has_lone_surrogate(text: str) -> bool:
    """Whether the text holds half a character, which no file can hold."""
    return _SURROGATE.search(text) is not None
