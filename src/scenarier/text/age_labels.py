"""What stands beside pasted persons: ages, years, totals, men and women. What is not sure is none of them."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

OLDEST = 110
"""A table that reaches this age is whole, also without an open last group."""

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"[‐‑‒–—−]")
_YEARS_OLD = re.compile(r" ?-?(?:årige|år\b|years? old\b|years?\b|yrs?\b)\.?")
_ONE = re.compile(r"[0-9]{1,3}")
_SPAN = re.compile(r"([0-9]{1,3}) ?(?:-|til|to) ?([0-9]{1,3})")
_OPEN = re.compile(
    r"([0-9]{1,3}) ?(?:\+|-|(?:og|eller) (?:derover|over|ældre|opefter)|(?:and|or) (?:over|older|more|above))"
)
_YEAR = re.compile(
    r"(?:pr\.? ?)?(?:1\. ?jan(?:uar|\.)? |1 jan(?:uary)? |1/1[ -/])?((?:19|20|21)[0-9]{2})(?:[kq]1)?"
)
_TOTAL = re.compile(
    r"(?:alder )?(?:i alt|ialt)|alle(?: aldre| borgere| aldersgrupper)?|sum|samlet|tot|total(?:en|t)?|totals?|"
    r"(?:total |hele )?(?:folketal|befolkning(?:en)?|borgere)(?: i alt)?|all(?: ages| ages total)?|"
    r"(?:total )?population|overall|age,? total"
)
_SEX = re.compile(r"(?:mænd|kvinder|men|women|males?|females?|drenge|piger|boys|girls|mand|kvinde)\b")
_DATE = re.compile(
    r"(?:[0-9]{1,2}[-. /])?(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*[-. /]?[0-9]*"
)


@dataclass(frozen=True, slots=True, order=True)
class Ages:
    """Whole years of age from `first` to `last`, which is infinite for an open group (`80+`)."""

    first: int
    last: float

    @property
    def is_open(self) -> bool:
        """Whether it has no last age."""
        return math.isinf(self.last)

    @property
    def name(self) -> str:
        """As the model's groups are named."""
        if self.is_open:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last:.0f}"

    def holds(self, other: "Ages") -> bool:
        """Whether all of another's ages are among these."""
        return self.first <= other.first and other.last <= self.last


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _DASHES.sub("-", text)).strip().strip("\"'").strip().casefold()


def ages_of(text: str) -> Ages | None:
    """The ages that a label names: `0-5 år`, `7`, `80 år og derover`; None where it names none for sure."""
    bare = _plain(_YEARS_OLD.sub("", _plain(text)))
    if _ONE.fullmatch(bare):
        return Ages(int(bare), int(bare))
    span = _SPAN.fullmatch(bare)
    if span:
        first, last = int(span[1]), int(span[2])
        return Ages(first, last) if first <= last else None
    opened = _OPEN.fullmatch(bare)
    return Ages(int(opened[1]), math.inf) if opened else None


def year_of(text: str) -> int | None:
    """The year that a label names, whose persons are those of 1 January."""
    found = _YEAR.fullmatch(_plain(text))
    return int(found[1]) if found else None


def is_total(text: str) -> bool:
    """Whether a label stands for all ages."""
    return bool(_TOTAL.fullmatch(_plain(text).rstrip(":")))


def is_of_one_sex(text: str) -> bool:
    """Whether a label is of men alone, or of women alone."""
    found = set(_SEX.findall(_plain(text)))
    return len(found) == 1 and bool(_SEX.match(_plain(text)))


def is_date(text: str) -> bool:
    """Whether a spreadsheet may have made a date of a span of ages."""
    return bool(_DATE.fullmatch(_plain(text)))


def missing_ages(found: Iterable[Ages]) -> list[Ages]:
    """The ages from 0 on that none of them holds, in order."""
    gaps, reached = [], 0.0
    for ages in sorted(found):
        if ages.first > reached:
            gaps.append(Ages(int(reached), ages.first - 1))
        reached = max(reached, ages.last + 1)
    return [*gaps, Ages(int(reached), math.inf)] if reached <= OLDEST else gaps


def overlapping(found: Iterable[Ages]) -> list[tuple[Ages, Ages]]:
    """Pairs of which the later one begins before the earlier one ends, in order."""
    pairs, widest = [], None
    for ages in sorted(found):
        if widest is not None and ages.first <= widest.last:
            pairs.append((widest, ages))
        widest = ages if widest is None or ages.last > widest.last else widest
    return pairs
