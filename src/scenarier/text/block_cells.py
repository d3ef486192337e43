"""Cells of a block from a spreadsheet, each by itself: texts, units, prices and numbers."""

import re
import unicodedata

from scenarier.text.copied import unguarded
from scenarier.text.language import tr
from scenarier.text.reading import MONEY, is_dash, without_unit, written

PRICES = re.compile(
    r"\b(?P<year>20\d\d)\s*-?\s*(?:priser|prices|pl|p/l)\b|\b(?P<own>løbende\s+priser|current\s+prices|årets\s+priser)\b",
    re.IGNORECASE,
)
PLAIN_CELL = re.compile(r"[^\t\n]*")
QUOTED_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
MOST_SIGNS = 200_000
"""The longest text that is read as a table of years."""
OWN_PRICES = 0
"""The price year of amounts in each year's own prices."""


def cells_of(text: str, most: int = MOST_SIGNS) -> list[list[str]]:
    """The cells of a block; cells in quotes may hold tabs, line breaks and doubled quotes.

    Parameters
    ----------
    most : the most signs that are read.

    Raises
    ------
    ValueError : the block is larger than any table of years.
    """
    if len(text) > most:
        raise ValueError(tr("the block is too large; paste only the rows to take"))
    rows: list[list[str]] = [[]]
    place, text = 0, text.replace("\r\n", "\n").replace("\r", "\n")
    while place <= len(text):
        cell, place = _quoted(text, place) if text[place : place + 1] == '"' else _plain(text, place)
        rows[-1].append(unguarded(cell))
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


def money_in(text: str) -> str:
    """The unit of amounts that a text names, such as `thousands`; "" for none."""
    found = MONEY.search(text)
    return str(found.lastgroup) if found else ""


def unit_in(text: str) -> str:
    """The unit that a text names: of amounts, `share` or `persons`; "" for none."""
    return without_unit(text)[1]


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
    named = bool(unit_in(text)) or price_year_in(text) is not None
    rest = without_unit(MONEY.sub(" ", PRICES.sub(" ", text)))[0]
    return (
        named and not is_dash(text) and not re.search(r"\w", re.sub(r"\b(i|in)\b", " ", rest, flags=re.IGNORECASE))
    )


def is_blank(text: str) -> bool:
    """Whether a cell is empty, or holds a dash as accountants write a nought."""
    return not text.strip() or is_dash(text)


def is_number(text: str) -> bool:
    """Whether a cell holds an amount, or a dash for none."""
    return is_dash(text) or (not is_unit(text) and written(text) is not None)
