"""What was added to the end of a PDF after it was written: a signature, or what stands in place of its pages.

A program adds objects and a table of where they are. Only what is plain to read is let pass: anything packed, or a
name that is written otherwise, may hide what it replaces.
"""

import re
from collections.abc import Iterator

_ENDING = re.compile(rb"trailer\s{0,9}<<.{0,2000}?/Size\s{0,4}(\d{1,9}).{0,2000}?/Root\s{0,4}(\d{1,9})", re.DOTALL)
_PAGES = re.compile(rb"/Pages\s{0,4}(\d{1,9})")
_ROOT = re.compile(rb"/Root\s{0,4}(\d{1,9})")
_HIDDEN = re.compile(rb"/ObjStm\b|/XRef\b|/XRefStm\b|/\w{0,40}#")
_OBJECT = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_TABLE = re.compile(rb"\bxref\s{1,9}((?:\d{1,9} \d{1,9}\s{1,9}(?:\d{10} \d{5} [fn]\s{1,9})*)*)")
_PART = re.compile(rb"(?:\A|[\r\n])(\d{1,9}) (\d{1,9})\s{1,9}(?=\d{10} |\d{1,9} |\Z|[\r\n])")
_COMMENT = re.compile(rb"%[^\r\n]*")


def replaces(added: bytes, written: bytes) -> bool:
    """Whether what was `added` may stand in place of what was `written` before; the catalogue alone may be anew.

    A signature has to be named in the catalogue, which then has the same pages.
    """
    if not added.strip():
        return False
    endings = _ENDING.findall(written)
    if not endings or _HIDDEN.search(added):
        return True
    size, root = map(int, endings[-1])
    if _taken(added, size) - {root} or any(int(other) != root for other in _ROOT.findall(added)):
        return True
    return any(pages != _PAGES.findall(written)[-1] for pages in _PAGES.findall(added))


def _taken(added: bytes, size: int) -> set[int]:
    """Numbers below `size` that objects or tables of an addition claim; 0 is none."""
    plain = _COMMENT.sub(b" ", added)
    numbers = {int(number) for text in (added, plain) for number in _OBJECT.findall(text)}
    return {number for number in numbers | set(_listed(plain)) if 0 < number < size}


def _listed(added: bytes) -> Iterator[int]:
    for table in _TABLE.findall(added):
        for start, n_objects in _PART.findall(table):
            yield from range(int(start), min(int(start) + int(n_objects), int(start) + 100_000))
