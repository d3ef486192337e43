"""Texts that people gave: judged, cleaned, compared, and shown so that what stands beside them is left alone."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

from scenarier.text.directions import isolated as isolated
from scenarier.text.language import mark, tr

LONGEST_NAME = 200
LONGEST_TEXT = 20_000
"""The most signs of a name, and of a note or another long text."""
LONGEST_LINE = 1_000
LONGEST_SHOWN = 4_000
"""The most signs that are shown of a text in one line, and in several."""
_ALLOWED_IN_TEXTS = "\n\r\t"
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of the text behind them."""
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""Signs without a picture of their own."""
_LINE_SIGNS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_OTHER_SIGNS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")


def listed(names: Iterable[str]) -> str:
    """Names in a row: `A, B`; with `;` between them where one has a comma itself, so that each is told apart."""
    found = list(names)
    return ("; " if any(", " in name for name in found) else ", ").join(found)


def with_number(name: str, number: str) -> str:
    """A name with its number: `Result 445`; a colon keeps a figure at the name's end apart: `Scenario 1: 445`."""
    return f"{name}{':' if name[-1:].isdigit() else ''} {number}"


def is_control(sign: str) -> bool:
    """Whether a sign is a control sign, a line separator or half a character."""
    return unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs")


def _controls(text: str, *, is_name: bool) -> list[str]:
    if text.isascii() and text.isprintable():
        return []
    return [sign for sign in text if is_control(sign) and (is_name or sign not in _ALLOWED_IN_TEXTS)]


def text_fault(text: str, *, is_name: bool) -> str:
    """What is wrong with a text, in words; "" for nothing.

    Parameters
    ----------
    is_name : a name is one line; other texts may have line breaks and tabs.
    """
    message, values = text_problem(text, is_name=is_name)
    return tr(message, **values)


def text_problem(text: str, *, is_name: bool) -> tuple[str, dict[str, object]]:
    """As `text_fault`, as a message id and its values."""
    most = LONGEST_NAME if is_name else LONGEST_TEXT
    if len(text) > most:
        return mark("the text has {n} signs; at most {most}"), {"n": len(text), "most": most}
    found = _controls(text, is_name=is_name)
    if found:
        code = f"{ord(found[0]):04X}"
        return mark("the text holds a sign that cannot be shown (U+{code}); remove it"), {"code": code}
    if text.strip() and is_unseen(text):
        return mark("the text holds only signs that cannot be seen"), {}
    return "", {}


def is_unseen(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not _UNSEEN.sub("", text).strip()


def cleaned(text: str, *, is_name: bool) -> str:
    """A text of an older file as `text_fault` accepts it: control signs as blanks, too long cut."""
    return without_unseen(text[: LONGEST_NAME if is_name else LONGEST_TEXT], is_name=is_name)


def without_unseen(text: str, *, is_name: bool) -> str:
    """A text with control signs as blanks; "" where nothing else of it can be seen."""
    for sign in set(_controls(text, is_name=is_name)):
        text = text.replace(sign, " ")
    if text.strip() and is_unseen(text):
        return ""
    return text


def folded(name: str) -> str:
    """A name for comparing: composed, without case and the blanks about it."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """A text for a place of one line: breaks and tabs are blanks, its direction ends with it, too long is cut."""
    if text.isascii() and text.isprintable():
        return _cut(text, most)
    return isolated(_cut(_HALVES.sub("\ufffd", _LINE_SIGNS.sub(" ", text)), most))


def paragraphs(text: str, most: int = LONGEST_SHOWN) -> str:
    """A text for a place of several lines: it keeps its line breaks; otherwise as in one line."""
    if text.isascii() and text.isprintable():
        return _cut(text, most)
    bare = _OTHER_SIGNS.sub(" ", _BREAKS.sub("\n", text))
    return "\n".join(isolated(line) for line in _cut(_HALVES.sub("\ufffd", bare), most).split("\n"))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def neutral(text: str) -> str:
    """A text for a terminal: nothing in it commands the terminal or turns the direction of a line."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    bare = _DIRECTING.sub("", text)
    return "".join(sign if sign == "\n" or not is_control(sign) else "\ufffd" for sign in bare)


def without_markup(html: str) -> str:
    """The words of a text with the program's own markup, a line for each of its paragraphs."""
    broken = re.sub(r"<br>|</p>", "\n", html)
    return unescape(re.sub(r"<[^>]+>", "", broken)).strip("\n")
