"""Finding entries by what is typed: plain texts in, their order out.

Case and accents do not matter. A text is held in two forms, so that æ, ø and å are found by ae, oe and aa as by
a and o; what is typed has only the first, so that a typed ø is never an o. Nothing found is better than something
that was not meant: letters that merely stand somewhere in a text are no hit.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LONG = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SHORT = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
_AT_START, _AT_WORD, _INSIDE = 0, 1, 2
_PHRASE_AT_START = -1
_LEAST_MISTYPED = 6
"""Letters of a word from which on one of them may be wrong."""
_WORD = re.compile(r"\w+")


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

    Each word that is typed must be found. Only where no target has them all, the first letters of all its words
    will do, or a word with one letter wrong.
    """
    words = [_long(word) for word in query.split()]
    if not words:
        return list(range(len(targets)))
    found = [(place, n) for n, each in enumerate(targets) if (place := _place(words, each)) is not None]
    if found:
        return [n for _place_of, n in sorted(found)]
    for is_like in (_has_initials, _is_mistyped):
        alike = [n for n, each in enumerate(targets) if is_like(words, each)]
        if alike:
            return alike
    return []


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


def _place(words: list[str], each: Target) -> int | None:
    """How good the places of all words are together; None when one is missing."""
    total = 0
    for word in words:
        place = _place_of_word(word, each)
        if place is None:
            return None
        total += place
    if len(words) > 1 and any(text.startswith(" ".join(words)) for text in each.texts):
        return _PHRASE_AT_START
    return total


def _place_of_word(word: str, each: Target) -> int | None:
    """The text goes before what is beside it, and the long form before the short."""
    best: int | None = None
    for is_beside, forms in enumerate((each.texts, each.besides)):
        for is_short, form in enumerate(forms):
            kind = _kind(word, form)
            if kind is None or (is_beside and kind == _INSIDE):
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


def _has_initials(words: list[str], each: Target) -> bool:
    """Whether what is typed is the first letters of all words of the text."""
    letters = "".join(words)
    return len(letters) > 1 and any(letters == "".join(word[0] for word in _words(form)) for form in each.texts)


def _is_mistyped(words: list[str], each: Target) -> bool:
    """Whether each word that is typed begins a word of the text, with one letter wrong where it is long."""
    return all(any(_begins(word, known) for form in each.texts for known in _words(form)) for word in words)


def _begins(word: str, known: str) -> bool:
    if known.startswith(word):
        return True
    return len(word) >= _LEAST_MISTYPED and any(known.startswith(meant) for meant in _meant(word, known))


def _meant(word: str, known: str) -> Iterator[str]:
    """What may have been meant: one letter more, as in `known`, another one, one less, or two turned about."""
    at = next((n for n, pair in enumerate(zip(word, known, strict=False)) if pair[0] != pair[1]), len(word))
    letter = known[at : at + 1]
    yield word[:at] + letter + word[at:]
    yield word[:at] + letter + word[at + 1 :]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]


def _words(form: str) -> list[str]:
    return _WORD.findall(form)
