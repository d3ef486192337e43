"""A short code for content, to print in minutes and to look up again."""

import hashlib
import re

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as digits."""
LENGTH = 8
_SHAPE = re.compile(f"[{LETTERS}]{{{LENGTH}}}")


def short_code(content: bytes) -> str:
    """Eight letters of the content's sha256: the number's last eight digits in base 24, the first one first."""
    number = int.from_bytes(hashlib.sha256(content).digest())
    letters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(LETTERS))
        letters.append(LETTERS[digit])
    return "".join(reversed(letters))


def code_in(text: str) -> str:
    """The code that somebody typed, in capitals and without spaces or dashes; empty where it is none."""
    found = re.sub(r"[\s–-]", "", text).upper()
    return found if _SHAPE.fullmatch(found) else ""
