"""Finding entries by what is typed: plain texts in, their order out.

Case and accents do not matter. A text is held in two forms, so that æ, ø and å are found by ae, oe and aa as by
a and o; what is typed has only the first, so that a typed ø is never an o.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LONG = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SHORT = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
_AT_START, _AT_WORD, _INSIDE = 0, 1, 2
_PHRASE_AT_START = -1

Place = tuple[int, int]  # what kind of place, and what tells such places apart; the smaller the better


@dataclass(frozen=True, slots=True)
class Target:
    """A text that can be found, and the words beside it, each in its folded forms."""

    texts: tuple[str, ...]
    besides: tuple[str, ...]


def target(text: str, beside: str = "") -> Target:
    """Make a text ready to be searched, with further words it is found by."""
    return Target(_forms(text), _forms(beside))


def matches(query: str, targets: Sequence[Target]) -> list[int]:
    """Which targets are found, the best first and equals in their order; all of them when nothing is asked.

    Each word that is typed must be found. Only where no target has them all, letters in their order will do.
    """
    words = [_long(word) for word in query.split()]
    if not words:
        return list(range(len(targets)))
    found = [(place, n) for n, each in enumerate(targets) if (place := _place(words, each)) is not None]
    if not found:
        letters = "".join(words)
        found = [(place, n) for n, each in enumerate(targets) if (place := _spread(letters, each)) is not None]
    return [n for _place_of, n in sorted(found)]


def _forms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_long(text), _short(text))))


def _long(text: str) -> str:
    return _plain(_small(text).translate(_LONG))


def _short(text: str) -> str:
    """As `_long`, with one letter for æ, ø and å; å may be written aa."""
    return _plain(_small(text).translate(_SHORT)).replace("aa", "a")


def _small(text: str) -> str:
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def _plain(text: str) -> str:
    """Without accents."""
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _place(words: list[str], each: Target) -> Place | None:
    """How good the places of all words are together; None when one is missing."""
    total = 0
    for word in words:
        place = _place_of_word(word, each)
        if place is None:
            return None
        total += place
    if len(words) > 1 and any(text.startswith(" ".join(words)) for text in each.texts):
        return _PHRASE_AT_START, 0
    return total, 0


def _place_of_word(word: str, each: Target) -> int | None:
    """The text goes before what is beside it, and the long form before the short."""
    best: int | None = None
    for is_beside, forms in enumerate((each.texts, each.besides)):
        for is_short, form in enumerate(forms):
            kind = _kind(word, form)
            if kind is None:
                continue
            place = 4 * (max(kind, _AT_WORD) if is_beside else kind) + 2 * is_beside + is_short
            best = place if best is None else min(best, place)
    return best


def _kind(word: str, form: str) -> int | None:
    at = form.find(word)
    if at <= 0:
        return None if at else _AT_START
    while at > 0:
        if not form[at - 1].isalnum():
            return _AT_WORD
        at = form.find(word, at + 1)
    return _INSIDE


def _spread(letters: str, each: Target) -> Place | None:
    """Where the letters stand in their order, and how far apart; None when they do not."""
    places = [place for form in each.texts if (place := _spread_in(letters, form)) is not None]
    return min(places, default=None)


def _spread_in(letters: str, form: str) -> Place | None:
    first = at = form.find(letters[0])
    for letter in letters[1:]:
        if at < 0:
            return None
        at = form.find(letter, at + 1)
    if at < 0:
        return None
    kind = _AT_START if first == 0 else _INSIDE if form[first - 1].isalnum() else _AT_WORD
    return kind, at - first
