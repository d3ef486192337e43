"""What labels of a population table say: in words, as codes, or as a code with the words behind it (`0 0 år`)."""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from scenarier.exchange.sheets import Cell, Uncomputed
from scenarier.text.age_labels import Ages, ages_of, is_total, year_of
from scenarier.text.block_cells import fold

Sex = Literal["", "all", "men", "women"]
MEN = frozenset("m mand mænd men man male males drenge 1".split())
WOMEN = frozenset("k kvinde kvinder women woman female females f piger w 2".split())
BOTH = frozenset("begge køn beggekøn mændogkvinder menandwomen bothsexes both mk tot alle all".split())
OTHER_QUARTER = re.compile(r"(?:19|20|21)[0-9]{2}\s*[kq][2-4]|[2-4]\.? (?:kvartal|quarter) (?:19|20|21)[0-9]{2}")
_KEPT = 4_096
"""So many labels are kept with what they say; a table of thousands of rows repeats few."""
_CODE = re.compile(r"(\S+)\s+(\S.*)")
_OF_PLACES = frozenset("kommune municipality city of the i alt byen".split())


def label_of(cell: Cell) -> str:
    """A label as text; the day that begins a year is the year, as a table of years may have it."""
    if cell is None or isinstance(cell, Uncomputed):
        return ""
    if isinstance(cell, datetime.date):
        begins = (cell.month, cell.day) == (1, 1)
        return str(cell.year) if begins else cell.strftime("%d-%b-%Y")
    return cell if isinstance(cell, str) else str(cell)


def _readings(text: str) -> Iterator[str]:
    """The whole, the words behind a code, the code."""
    yield text
    found = _CODE.fullmatch(text)
    if found:
        yield found[2]
        yield found[1]


def understood(text: str, is_known: Callable[[str], bool]) -> str:
    """The first reading of a label that is known; "" for none."""
    return next((one for one in _readings(text) if is_known(one)), "")


@lru_cache(_KEPT)
def age_label(text: str) -> str:
    """The part of a label that names ages, or all of them; "" where none does."""
    return understood(text, lambda one: ages_of(one) is not None or is_total(one))


@lru_cache(_KEPT)
def age_of(text: str) -> Ages | str:
    """The ages that a label names; else the label, such as that of a total."""
    label = age_label(text) or text
    return ages_of(label) or label


@lru_cache(_KEPT)
def year_in(text: str) -> int | None:
    """The year whose 1 January a label names."""
    return year_of(understood(text, lambda one: year_of(one) is not None))


@lru_cache(_KEPT)
def is_other_quarter(text: str) -> bool:
    """Whether a label names another day of a year than 1 January."""
    return bool(understood(text.casefold(), lambda one: OTHER_QUARTER.fullmatch(one) is not None))


@lru_cache(_KEPT)
def sex_in(text: str) -> Sex:
    """Men, women or all, in words or as StatBank's codes; "" for none of them."""
    for one in _readings(text):
        word = fold(one)
        if word in MEN:
            return "men"
        if word in WOMEN:
            return "women"
        if word in BOTH or is_total(one):
            return "all"
    return ""


def is_all(text: str) -> bool:
    """Whether a label stands for all of a column that is neither ages nor sexes: `TOT`, `I alt`."""
    return bool(understood(text, is_total))


def place_words(name: str) -> frozenset[str]:
    """The words of a place's name that tell it from others; `Århus Kommune` and `751 Aarhus` are one."""
    words = re.findall(r"\w+", name.casefold().replace("å", "aa"))
    return frozenset(word for word in words if word not in _OF_PLACES and not word.isdigit())
