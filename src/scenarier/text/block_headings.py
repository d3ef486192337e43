"""The headings of a block from a spreadsheet: which row they are, and which year stands over a column."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from scenarier.text.block_cells import fold, is_blank, is_number, is_unit, without_terms
from scenarier.text.language import tr

Answers = Mapping[str, str]
"""What was answered to a DoubtError, by what it is about."""
Kind = Literal["plan", "account", "total", "all", "other"]

YEAR = re.compile(r"(?P<before>\D*)(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)(?P<after>\D*)\Z")
SHORT_YEAR = re.compile(r"(?P<before>b|bo|r)\s?['’]?(?P<year>\d\d)(?P<after>)\Z", re.IGNORECASE)
PLANS = frozenset(
    "b bo ov bf f år year aar budget budgetår budgetoverslag overslag budgetforslag vedtagetbudget overslagsår "
    "budgetoverslagsår oprindeligtbudget originalbudget adoptedbudget budgetestimate budgetyear estimate".split()
)
ACCOUNTS = frozenset(
    "r regnskab account accounts actual actuals realiseret forbrug forventetregnskab expectedaccounts fr".split()
)
TOTAL = re.compile(r"(sum|total|ialt|i alt|samlet|subtotal|in all)\b|.*\b(i alt|ialt|in all|total|sum)\Z")
COMPUTED = frozenset(map(fold, ("Fremskrivning", "Forskel", "Roll-forward", "Difference")))
YEARS = "years"
DECIMAL, UNIT = "decimal", "unit"
"""What answers name the decimal sign and the unit of a block's amounts by."""
ALL_YEARS = 0
"""Stands for a year where one number holds for all of them."""
ALL = frozenset(map(fold, ("alle år", "all years")))
UNITS = frozenset(map(fold, ("enhed", "unit")))
NAMES = frozenset(
    "tiltag measure titel title navn name afdeling department ramme rammer frame konto account område "
    "serviceområde area budgetmål rettersigmod target enhed unit".split()
)
"""What stands above a column of names or units, so that bare numbers beside it are years."""
_LIKELY_YEAR = re.compile(r"\s*20(1[5-9]|[2-9][0-9])\s*")
"""Whole numbers of this form at the top of a block may be years."""


class DoubtError(ValueError):
    """What was pasted can be understood in more than one way.

    `about` is what an answer is given for, `choices` gives the words of each answer.
    """

    def __init__(self, message: str, about: str, choices: Mapping[str, str]) -> None:
        super().__init__(message)
        self.about, self.choices = about, choices


class Heading(NamedTuple):
    """What stands over a column: its year (0: none), what kind of figures, and the texts."""

    kind: Kind
    year: int
    text: str
    all_text: tuple[str, ...]


def heading_of(texts: Sequence[str]) -> Heading:
    """What the texts over a column say, the nearest last: `Budget 2026`, `BO2027`, `R2024`, `I alt`."""
    own, above = without_terms(texts[-1]), [bare for text in texts[:-1] if (bare := without_terms(text))]
    found = YEAR.match(own) or SHORT_YEAR.match(own)
    words = [fold(found["before"] + found["after"]) if found else fold(own), *map(fold, above)]
    words = [word for word in words if word]
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0) if found else 0
    return Heading(_kind(words, own, year), year, " ".join([*above, own]), tuple(texts))


def _kind(words: Sequence[str], own: str, year: int) -> Kind:
    if any(word in ACCOUNTS for word in words):
        return "account"
    if fold(own) in ALL:
        return "all"
    if is_total(own):
        return "total"
    return "plan" if year and all(word in PLANS for word in words) else "other"


def is_total(label: str) -> bool:
    """Whether a label is that of a sum: `I alt`, `Rammer i alt`, `Total`."""
    return bool(TOTAL.match(" ".join(re.sub(r"[^\w\s]", " ", label).casefold().split())))


def is_unit_heading(text: str) -> bool:
    """Whether a column's heading says that units stand below."""
    return fold(text) in UNITS


def is_computed(label: str) -> bool:
    """Whether a label is that of a line that this program computes beside a budget."""
    return fold(re.split(r"\s[–-]\s", label)[-1]) in COMPUTED


def heading_row(cells: Sequence[Sequence[str]], answers: Answers) -> int | None:
    """The row that says which year each column is; None where the block has none.

    Raises
    ------
    ValueError : there is nothing below the headings; a DoubtError where the top row may be years or numbers.
    """
    found: dict[int, int] = {}
    for number, row in enumerate(cells):
        bare = {place: int(cell) for place, cell in enumerate(row) if _is_bare_year(cell)}
        numbers = {place for place, cell in enumerate(row) if not is_blank(cell) and is_number(cell)}
        others = [heading_of([cell]) for place, cell in enumerate(row) if place not in bare]
        n_named = sum(bool(each.year) or each.kind == "all" for each in others)
        if numbers != set(bare) or (numbers and not n_named and not _are_years(cells, number, bare, answers)):
            break
        if n_named or numbers:
            found[number] = n_named + len(numbers)
    if len(cells) - 1 in found:
        raise ValueError(tr("there are headings but no amounts in what was pasted"))
    # A title above the headings may name a year too; the headings name more of them, or stand nearer the amounts.
    return max(found, key=lambda number: (found[number], number), default=None)


def _is_bare_year(cell: str) -> bool:
    return _LIKELY_YEAR.fullmatch(cell) is not None


def _are_years(cells: Sequence[Sequence[str]], number: int, bare: dict[int, int], answers: Answers) -> bool:
    """Whether bare numbers are years: one after the other, or a lone one that something else shows to be one."""
    years, row = list(bare.values()), cells[number]
    if len(years) > 1 and years == list(range(years[0], years[0] + len(years))):
        return True
    first = min(bare)
    others = [cell for cell in row[:first] if cell.strip()]
    below = cells[number + 1 :]
    has_labels = any(cell.strip() for line in below for cell in line[:first])
    if len(years) > 1 and others and all(fold(cell) in NAMES for cell in others):
        return years == sorted(set(years))
    is_named = bool(others) and not all(map(is_unit, others))
    if not below or (is_named and (len(years) == 1 or years != sorted(set(years)))):
        return False
    if has_labels and len(years) == 1:
        return True
    if YEARS in answers:
        return answers[YEARS] == YEARS
    message = tr(
        "row {row} may be years or amounts: write “Budget {year}” over the column, or paste without the row",
        row=number + 1,
        year=years[0],
    )
    raise DoubtError(message, YEARS, {YEARS: tr("row {row} is years", row=number + 1),
                                 "numbers": tr("row {row} is numbers", row=number + 1)})  # fmt: skip
