"""Finding rows by what is typed: words without regard to case and accents, numbers as either language has them."""

import re
import unicodedata
from collections.abc import Callable, Iterable

_BARE = {ord(letter): unicodedata.normalize("NFKD", letter)[0] for letter in "áàâäãéèêëíìîïóòôöõúùûüñç"}
_LONG = {**_BARE, ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_SHORT = {**_BARE, ord("æ"): "a", ord("ø"): "o", ord("å"): "a"}
"""Letters as those without them on their keyboard write them; text is found by either (see text/matching.py)."""
_NUMBER = re.compile(r"[+−–-]?([0-9][0-9.,]*)%?\Z")


def searchable(parts: Iterable[object]) -> str:
    """All forms of some texts in one, ready to be searched."""
    text = " ".join(str(part) for part in parts if part not in (None, ""))
    small = text.casefold()
    return f"{small.translate(_LONG)}\n{small.translate(_SHORT)}"


def finder(query: str) -> Callable[[str], bool]:
    """Whether a searchable text holds every word that is typed; a number is found from its first digit on."""
    patterns = [_pattern(word) for word in query.split()]
    return lambda text: all(pattern.search(text) for pattern in patterns)


def _pattern(word: str) -> re.Pattern[str]:
    number = _NUMBER.match(word)
    if number:
        digits = number[1].rstrip(".,")
        return re.compile(rf"(?<![0-9.,]){re.escape(digits)}")
    return re.compile(re.escape(word.casefold().translate(_LONG)))
