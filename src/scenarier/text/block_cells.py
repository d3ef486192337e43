"""Cells of a block from a spreadsheet, each by itself: texts, units, prices, numbers as accountants write them."""

import re
import unicodedata
from typing import NamedTuple

from scenarier.text.language import tr
from scenarier.text.reading import read_number

DASHES = "-−–—‒"
BLANK = re.compile(rf"\s*([{DASHES}]+\s*(kr\.?)?\s*|kr\.?\s*[{DASHES}]+\s*)?\Z", re.IGNORECASE)
"""An empty cell, or a dash as accountants write a nought."""
PER_CENT = re.compile(r"%|\b(pct|procent|per ?cent)\b", re.IGNORECASE)
MONEY = re.compile(
    r"""(?<![^\W\d_])(?:
      (?<![\w.,])(?P<thousands>1[.,]?000\s*(?:kr|dkk)\b\.?|t\.?\s?kr\b\.?|tkr\b\.?|tdkk\b|dkk\s*1[.,]?000\b|dkk\s*k\b|tusinde?\s+kr\b\.?)
    | (?P<billions>mia\.?\s*(?:kr\b\.?|dkk\b)|mia\b\.?|dkk\s*bn\b)
    | (?P<millions>mio\.?\s*(?:kr\b\.?|dkk\b)|mio\b\.?|mill?\.\s*kr\b\.?|m\.?kr\b\.?|mdkk\b|dkk\s*(?:m|mio)\b\.?)
    | (?P<ones>kroner\b|kr\b\.?|dkk\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
FACTORS = {"ones": 1e-6, "thousands": 1e-3, "millions": 1.0, "billions": 1e3}
"""What an amount is multiplied by to be in mio. kr."""
PRICES = re.compile(
    r"\b(?P<year>20\d\d)\s*-?\s*(?:priser|prices|pl|p/l)\b|\b(?P<own>løbende\s+priser|current\s+prices|årets\s+priser)\b",
    re.IGNORECASE,
)
SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
GROUPED = {
    sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+(?:{re.escape(other)}[0-9]*)?\Z")
    for sign, other in ((".", ","), (",", "."))
}
APART = re.compile(r"[0-9.,][\s\u00a0\u202f\u2009](?![0-9]{3}(?![0-9]))[0-9.,]")
"""Digits with a blank between them that does not group thousands."""
PLAIN_CELL = re.compile(r"[^\t\n]*")
QUOTED_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
MOST_SIGNS = 200_000
"""The longest text that is read as a block."""
OWN_PRICES = 0
"""The price year of amounts in each year's own prices."""


class Bare(NamedTuple):
    """A number without what stands about it: its digits and signs, whether it is negative, its unit's factor."""

    digits: str
    is_negative: bool
    factor: float | None


def cells_of(text: str) -> list[list[str]]:
    """The cells of a block; cells in quotes may hold tabs, line breaks and doubled quotes.

    Raises
    ------
    ValueError : the block is larger than any table of years.
    """
    if len(text) > MOST_SIGNS:
        raise ValueError(tr("the block is too large; paste only the rows to take"))
    rows: list[list[str]] = [[]]
    place, text = 0, text.replace("\r\n", "\n").replace("\r", "\n")
    while place <= len(text):
        cell, place = _quoted(text, place) if text[place : place + 1] == '"' else _plain(text, place)
        rows[-1].append(re.sub(r"\A'(?=[=+\-@\t])", "", cell))
        if text[place : place + 1] == "\n":
            rows.append([])
        place += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell.strip()), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in rows]


def _plain(text: str, place: int) -> tuple[str, int]:
    found = PLAIN_CELL.match(text, place)
    return (found[0], found.end()) if found else ("", place)


def _quoted(text: str, place: int) -> tuple[str, int]:
    found = QUOTED_CELL.match(text, place)
    return (found[1].replace('""', '"'), found.end()) if found else _plain(text, place)


def fold(text: str) -> str:
    """A label without case, blanks and punctuation, for comparing."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def factor_in(text: str) -> float | None:
    """What amounts with this unit are multiplied by to be in mio. kr.; None where a text names no unit."""
    found = MONEY.search(text)
    return FACTORS[str(found.lastgroup)] if found else None


def price_year_in(text: str) -> int | None:
    """The price year that a text names, OWN_PRICES for each year's own; None where it names none."""
    found = PRICES.search(text)
    if found is None:
        return None
    return int(found["year"]) if found["year"] else OWN_PRICES


def without_terms(text: str) -> str:
    """A text without its unit and prices, and without the brackets and commas about them."""
    bare = MONEY.sub(" ", PRICES.sub(" ", text))
    if bare == text:
        return text.strip()
    return re.sub(r"\(\W*\)|\[\W*\]|\A\W+|[\s,;:/(\[–-]+\Z", " ", bare).strip()


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit or prices and nothing else."""
    named = factor_in(text) is not None or price_year_in(text) is not None
    rest = MONEY.sub(" ", PRICES.sub(" ", text))
    return named and not re.search(r"\w", re.sub(r"\b(i|in)\b", " ", rest, flags=re.IGNORECASE))


def is_number(text: str) -> bool:
    """Whether a cell holds an amount, or a dash for none."""
    return bool(text.strip()) and (bool(BLANK.match(text)) or bare(text) is not None)


def bare(text: str) -> Bare | None:
    """What stands in a cell: `(12,5)` and `12-` are negative, `12,-` is 12; None where it is no amount."""
    unit = MONEY.search(text)
    rest = (text[: unit.start()] + text[unit.end() :] if unit else text).strip()
    for dash in DASHES:
        rest = rest.replace(dash, "-")
    if APART.search(rest.strip("()+- ")):
        return None
    rest = SPACES.sub("", rest)
    if rest.endswith((",-", ".-")):
        rest = rest[:-2]
    negative = re.fullmatch(r"\(([^()+-]*)\)|-([^()+-]*)|([^()+-]*)-", rest)
    digits = next(part for part in negative.groups() if part is not None) if negative else rest.removeprefix("+")
    if not re.fullmatch(r"[0-9.,]*[0-9][.,]?", digits):
        return None
    return Bare(digits, bool(negative), FACTORS[str(unit.lastgroup)] if unit else None)


def decimal_of(cells: list[Bare]) -> str:
    """The decimal sign that the cells agree on; "" where none of them tells.

    Raises
    ------
    ValueError : they do not agree.
    """
    found = {sign: cell.digits for cell in cells for sign in _told_by(cell.digits)}
    if len(found) > 1:
        message = tr(
            "“{one}” and “{other}” have different decimal signs; write all numbers the same way",
            one=found[","],
            other=found["."],
        )
        raise ValueError(message)
    return next(iter(found), "")


def _told_by(digits: str) -> tuple[str, ...]:
    """The decimal sign that one number tells: where it cannot group, or where the other sign groups."""
    for sign, other in ((",", "."), (".", ",")):
        if digits.rfind(sign) <= digits.rfind(other):
            continue
        if digits.count(sign) == 1 and (other in digits or not GROUPED[sign].match(digits)):
            return (sign,)
        if digits.count(sign) > 1:
            return (other,)
    return ()


def amount(cell: Bare, decimal: str) -> float:
    """The amount in a cell's own unit, its decimal sign as the block has it.

    Raises
    ------
    ValueError : it cannot be read.
    """
    digits = cell.digits
    if decimal:
        grouping = "." if decimal == "," else ","
        if grouping in digits and not GROUPED[grouping].match(digits):
            raise ValueError(tr("“{text}” is not a number", text=digits))
        digits = digits.replace(grouping, "").replace(decimal, ".")
        value = float(digits)
    else:
        value = read_number(digits, "mio_kr")
    return -value if cell.is_negative and value else value
