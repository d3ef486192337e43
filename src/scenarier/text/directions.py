"""Texts that read from the right: kept from turning what stands beside them."""

import re

_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT = (  # without the digits of these scripts, which stand as they are
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_READS_FROM_RIGHT = re.compile(f"[{_RIGHT}]")
_ANY = re.compile(f"[{_RIGHT}\u202a-\u202e\u2066-\u2069]")
_TURNS = re.compile("[\u202a-\u202e\u2066\u2067]")
"""Signs that turn the direction of the text behind them."""
_BOUNDS = re.compile("[\u2068\u2069]")


def unturned(text: str) -> str:
    """A text without signs that turn what is behind them."""
    return _TURNS.sub("", text)


def isolated(text: str) -> str:
    """A text to stand among others on screen: its direction ends with it. Twice is as once."""
    if text.isascii() or not _ANY.search(text):
        return text
    bare = unturned(text)
    closed = _closed_at(bare)
    if closed is None:
        bare = _BOUNDS.sub("", bare)
    if not _READS_FROM_RIGHT.search(bare):
        return _BOUNDS.sub("", bare)
    is_whole = closed == len(bare) - 1 and bare.startswith(_ISOLATE)
    return bare if is_whole else f"{_ISOLATE}{bare}{_END}"


def _closed_at(text: str) -> int | None:
    """Where the first isolate is closed, -1 where there is none; None where one is left open or closed twice."""
    depth, closed = 0, -1
    for place, sign in enumerate(text):
        if sign == _ISOLATE:
            depth += 1
        elif sign == _END:
            depth -= 1
            if depth == 0 and closed < 0:
                closed = place
        if depth < 0:
            return None
    return closed if depth == 0 else None
