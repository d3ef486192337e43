"""The chosen figures as one table of ages and years: numbers read, men and women added up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeGuard

from scenarier.exchange.cells import cell_place
from scenarier.exchange.people_figures import Figure
from scenarier.exchange.people_labels import age_label, age_of, label_of, sex_in, year_in
from scenarier.exchange.sheets import Cell, Sheet, Uncomputed
from scenarier.session.import_plan import RejectedRow
from scenarier.text.age_labels import Ages, ages_of
from scenarier.text.age_places import Grid, Placed
from scenarier.text.ages import decimal_of_persons, persons_in
from scenarier.text.language import tr
from scenarier.text.numbers import format_number

DECIMALS = 6
"""Numbers of a workbook are read to this many decimals, which takes off what binary fractions add."""
_MOST_DIGITS, _MOST_SHOWN = 10, 60
_ALL = "all"
Key = tuple[Ages | str, int]
"""Ages, or the label of what are none, and a year."""


@dataclass(slots=True)
class People:
    """Persons by sex, age and year, where each stands in the sheet, and what cannot be taken."""

    sheet: Sheet
    decimal: str = ""
    by_sex: dict[str, dict[Key, Decimal]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[tuple[str, Key], tuple[int, int]] = field(default_factory=dict)
    labels: dict[Ages | str, str] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def place(self, key: Key, sexes: Sequence[str] = (_ALL, "men", "women")) -> tuple[int, int]:
        """Where the persons of a key stand, of the first of some sexes that has them."""
        return next(self.places[sex, key] for sex in sexes if (sex, key) in self.places)

    def reject(self, reason: str, row: int = -1, column: int = -1, text: str = "") -> None:
        """Note what cannot be taken, with its place in the sheet from 0."""
        self.rejected.append(RejectedRow(self.sheet.name, row + 1, column + 1, text, reason))


def read_people(sheet: Sheet, figures: Sequence[Figure], decimal: str = "") -> People:
    """Read the figures; what is no number, stands twice, or has no age or year is rejected.

    Parameters
    ----------
    decimal : the decimal sign, where the user has said it.
    """
    people = People(sheet)
    try:
        people.decimal = decimal or decimal_of_persons([f.cell for f in figures if _has_sign(f.cell)])
    except ValueError as error:
        people.reject(str(error))
        return people
    for figure in figures:
        if figure.cell is not None:
            _take(people, figure)
    return people


def _has_sign(cell: Cell) -> TypeGuard[str]:
    """Whether a cell is a text with a sign in it that may part decimals or thousands."""
    return isinstance(cell, str) and ("," in cell or "." in cell)


def _take(people: People, figure: Figure) -> None:
    year, sex = year_in(figure.year), sex_in(figure.sex) or (_ALL if not figure.sex else "")
    value, reason = _number(figure.cell, people.decimal)
    if not figure.age:
        reason = tr("there are numbers without an age beside them")
    elif year is None:
        reason = tr("“{text}” is no year; leave it out", text=figure.year)
    elif not sex:
        reason = tr("“{text}” is neither men, women nor both", text=figure.sex)
    if reason or year is None or value is None:
        people.reject(reason, figure.row, figure.column, label_of(figure.cell))
        return
    key = (age_of(figure.age), year)
    people.labels.setdefault(key[0], age_label(figure.age) or figure.age)
    people.places.setdefault((sex, key), (figure.row, figure.column))
    if key in people.by_sex[sex]:
        words = tr("{ages} stands twice", ages=f"{figure.age}, {figure.year}")
        people.reject(words, figure.row, figure.column, label_of(figure.cell))
    people.by_sex[sex][key] = value


def _number(cell: Cell, decimal: str) -> tuple[Decimal | None, str]:
    """The persons in a cell, and why there are none."""
    if isinstance(cell, Uncomputed):
        return None, tr(cell.reason)
    text = label_of(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        value: int | float | None = cell
    elif text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS:
        value = int(text)
    else:
        value = persons_in(text, decimal) if isinstance(cell, str) else None
    if value is None or not abs(value) < 10**_MOST_DIGITS:
        return None, tr("“{text}” is no number of persons", text=text[:_MOST_SHOWN])
    return round(Decimal(repr(value)), DECIMALS), ""


def added_up(people: People) -> dict[Key, Decimal]:
    """Men and women together; a total that is printed is taken, and held against their sum."""
    men, women = people.by_sex.get("men"), people.by_sex.get("women")
    both = people.by_sex.get(_ALL)
    if both is None and (men is None or women is None):
        if people.by_sex:
            people.reject(tr("the file has men alone or women alone; both are needed"))
        return {}
    if men is None or women is None:
        return both or {}
    sums = {key: men[key] + women[key] for key in men if key in women}
    if both is None:
        _check_pairs(people, set(men) ^ set(women))
        people.told.append(tr("men and women are added up"))
        return sums
    _check_both(people, both, sums)
    people.told.append(tr("men and women stand beside the total, and add up to it"))
    return both


def _check_pairs(people: People, alone: set[Key]) -> None:
    for key in sorted(alone, key=people.place):
        words = tr("{age}, {year}: there are men or women alone", age=people.labels[key[0]], year=key[1])
        people.reject(words, *people.place(key))


def _check_both(people: People, both: dict[Key, Decimal], sums: dict[Key, Decimal]) -> None:
    """That men and women add up to their total but for the rounding of three numbers."""
    n_decimals = max((_decimals(value) for values in (both, sums) for value in values.values()), default=0)
    most = Decimal("1.5").scaleb(-n_decimals)
    for key, total in both.items():
        if key in sums and abs(total - sums[key]) > most:
            words = tr("{age}, {year}: the total is {total}, but men and women add up to {sum}",
                       age=people.labels[key[0]], year=key[1], total=format_number(float(total), n_decimals),
                       sum=format_number(float(sums[key]), n_decimals))  # fmt: skip
            people.reject(words, *people.place(key))


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def table_of(people: People, persons: dict[Key, Decimal]) -> Placed:
    """Ages down and years across, with the places of the file."""
    ages = list(dict.fromkeys(age for age, _ in persons))
    years = sorted({year for _, year in persons})
    cells = [["", *map(str, years)]]
    told: dict[tuple[int, int | None], str] = {(0, None): ""}
    for row, age in enumerate(ages, start=1):
        line = [people.labels[age]]
        for column, year in enumerate(years, start=1):
            value = persons.get((age, year))
            line.append("" if value is None else f"{value.normalize():f}")
            if value is not None:
                told[row, column] = cell_place(people.sheet, *people.place((age, year)))
                told.setdefault((row, None), told[row, column])
        cells.append(line)
    return Placed(Grid(cells, told=told), 0, 0)


def first_rows(people: People, groups: Sequence[str]) -> dict[str, int]:
    """The first row of the sheet, from 1, that holds persons of each age group."""
    known = {group: ages for group in groups if (ages := ages_of(group)) is not None}
    rows: dict[str, int] = {}
    for (_, (age, _)), (row, _) in sorted(people.places.items(), key=lambda item: item[1]):
        for group, ages in known.items():
            if isinstance(age, Ages) and ages.holds(age):
                rows.setdefault(group, row + 1)
    return rows
