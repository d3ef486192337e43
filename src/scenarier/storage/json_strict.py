"""Strict JSON: every fault a reader can see without knowing the format, each with its path.

The standard reader keeps the last of two equal keys and takes NaN; here both are kept to be reported.
"""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_DIGITS = 400
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Pairs:
    """A JSON object before duplicate keys are dealt with."""

    items: list[tuple[str, Any]]


@dataclass(slots=True)
class BadNumber:
    """`NaN`, `Infinity`, or a number too large for a double."""

    text: str


def below(path: str, key: str | int) -> str:
    """Path of a key or an index below `path`: `scenarios[0].parameters["frame_change.MSB"]`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    shown = shorten(key)
    if _PLAIN_KEY.match(shown):
        return f"{path}.{shown}" if path else shown
    return f'{path}["{shown}"]'


def shorten(value: object, length: int = 60) -> str:
    """A value for a message: one line, at most `length` characters, and writable."""
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    text = "".join(char if char.isprintable() else " " for char in text[: length + 1])
    return text if len(text) <= length else text[: length - 1] + "…"


def _number(text: str, convert: Callable[[str], float]) -> float | BadNumber:
    if len(text) > MOST_DIGITS:
        return BadNumber(shorten(text, 20))
    value = convert(text)
    return value if abs(value) < 1e308 and math.isfinite(value) else BadNumber(shorten(text, 20))


def read_json(content: bytes, subject: str) -> Any:
    """Parse to plain values, with `Pairs` for objects and `BadNumber` for what is no finite number.

    Raises
    ------
    FaultsError : not UTF-8, empty, not JSON, or nested too deeply.
    """
    if not content.strip():
        raise FaultsError(subject, [Fault("", mark("the file is empty; a study is expected"))])
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=Pairs,
            parse_constant=BadNumber,
            parse_float=lambda text: _number(text, float),
            parse_int=lambda text: _number(text, int),
        )
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        fault = Fault("", mark("the file is not UTF-8 text (line {line}); is it the right file?"), {"line": line})
    except json.JSONDecodeError as error:
        fault = Fault(
            "",
            mark("the file is not valid JSON: line {line}, column {column}; a comma, quote or bracket is amiss"),
            {"line": error.lineno, "column": error.colno},
        )
    except RecursionError:
        fault = Fault("", mark("the file is nested too deeply to be a study"))
    raise FaultsError(subject, [fault])


def has_lone_surrogate(text: str) -> bool:
    """Whether the text holds half a character, which no file can hold."""
    return _SURROGATE.search(text) is not None
