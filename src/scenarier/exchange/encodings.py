"""The letters of a text file: UTF-8 with or without a mark, UTF-16 or Windows-1252; others are told."""

import re
from collections.abc import Iterator

from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OLD_LETTERS = re.compile(r"\w[†‘›]|[†‘›]\w")
"""æ, ø and å of DOS, read as Windows-1252."""
_GARBLED = re.compile("Ã[¦¸¥†˜…]|\ufffd")
"""æ, ø and å that were read in another encoding and saved so, and the sign for a lost letter."""
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_MOST_TOLD = 10


class EncodingError(ValueError):
    """The letters cannot be told; `faults` say where and what to do."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def decoded(content: bytes) -> str:
    """The text of a file.

    Raises
    ------
    EncodingError : with the lines that cannot be read.
    """
    for start, name in _MARKS:
        if content.startswith(start):
            return _checked(_strictly(content[len(start) :], name))
    if b"\x00" in content:
        return _checked(_strictly(content, _unmarked(content)))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_windows(content))


def _unmarked(content: bytes) -> str:
    """Which UTF-16 a file without a mark is: the one whose high bytes are nearly all 0."""
    n = len(content) // 2
    for name, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
        if len(content) % 2 == 0 and high.count(0) > 0.8 * n:
            return name
    line = content[: content.index(0)].count(b"\n") + 1
    message = mark("line {line} holds signs that are no text (NUL); is it the right file?")
    raise EncodingError([Fault("", message, {"line": line})])


def _strictly(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(name, "ignore").count("\n") + 1
        raise EncodingError([Fault("", _OTHERWISE[name[:5]], {"line": line})]) from error


_OTHERWISE = {
    "utf-8": mark("line {line} is not UTF-8, as the start of the file is; save the file again as UTF-8"),
    "utf-1": mark("line {line} is not UTF-16, as the start of the file is; save the file again as UTF-8"),
    "cp125": mark("line {line} is in no encoding that is known here; save the file again as UTF-8"),
}


def _windows(content: bytes) -> str:
    """A text whose every letter outside ASCII is Windows-1252; not one in two encodings."""
    faults = []
    for line, part in enumerate(content.splitlines(), start=1):
        if _is_utf8(part) and _TWO_BYTES.search(part):
            message = mark("line {line} is UTF-8, but other lines are not; save the whole file as UTF-8")
            faults.append(Fault("", message, {"line": line}))
    if faults:
        raise EncodingError(faults[:_MOST_TOLD])
    return _strictly(content, "cp1252")


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _checked(text: str) -> str:
    """A text without letters that went wrong on the way here."""
    faults = list(_wrong_letters(text))
    if faults:
        raise EncodingError(faults[:_MOST_TOLD])
    return text


def _wrong_letters(text: str) -> Iterator[Fault]:
    if text.isascii() and "\x00" not in text:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() and "\x00" not in line:
            continue
        found = _GARBLED.search(line) or _OLD_LETTERS.search(line)
        if "\x00" in line:
            yield Fault("", mark("line {line} holds signs that are no text (NUL); is it the right file?"),
                        {"line": number})  # fmt: skip
        elif found:
            message = mark("line {line} has letters gone wrong (“{text}”); save the file again as UTF-8")
            yield Fault("", message, {"line": number, "text": found[0]})
