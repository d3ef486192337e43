"""Reading a population forecast that was pasted: ages down and years across, or the other way round.

Nothing is guessed: what is not sure is a fault that says what and where, and all faults are told at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scenarier.text.age_labels import Ages, ages_of, is_date, is_total, missing_ages, overlapping
from scenarier.text.age_places import Placed, cells_of_text, find_years, laid_out, stop_at
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number
from scenarier.text.reading import decimal_of, decimals_in, is_dash, is_grouped, read_number

FARTHEST = 2.0
"""A forecast whose first year is so many times smaller or larger than the municipality is not of it."""


@dataclass(frozen=True, slots=True)
class AgeTable:
    """Persons by year and age group of the model, and in one line how they were understood."""

    persons: Mapping[int, Mapping[str, float]]
    understood: str


def read_ages(
    text: str,
    groups: Sequence[str],
    first_year: int,
    last_year: int,
    population: float,
    known_to: int | None = None,
) -> AgeTable:
    """A pasted forecast, summed to the model's age groups.

    Parameters
    ----------
    groups : the model's age groups, `0-5` … `80+`.
    first_year, last_year : the first year that is projected, and the last that a forecast may name.
    population : of the municipality in the first year, to tell a table of another scale or place by [persons].
    known_to : the last year of a forecast that the table may carry on; a table that begins no later than the
        year after it need not begin in the first projected year. None where there is no such forecast.

    Raises
    ------
    FaultsError : with all that is wrong.
    """
    return ages_in(laid_out(cells_of_text(text)), groups, first_year, last_year, population, known_to)


def ages_in(
    table: Placed,
    groups: Sequence[str],
    first_year: int,
    last_year: int,
    population: float,
    known_to: int | None = None,
    decimal: str = "",
) -> AgeTable:
    """As `read_ages`, of a table whose ages and years were found.

    Parameters
    ----------
    decimal : the decimal sign, where it is known.
    """
    find_years(table, first_year, last_year, first_year - 1 if known_to is None else known_to)
    _find_ages(table, groups)
    rows, n_decimals = _numbers(table, decimal)
    stop_at(table.faults)
    ties = _check_totals(table, rows, n_decimals)
    persons = _summed(table, rows, groups)
    _check_sizes(table, persons, population)
    stop_at(table.faults)
    return AgeTable(persons, _understood(table, groups, ties))


def _find_ages(table: Placed, groups: Sequence[str]) -> None:
    """The rows of ages and of totals; rows without a number are left out."""
    known = [one for group in groups if (one := ages_of(group)) is not None]
    for row in range(len(table.grid.cells)):
        label, place = table.grid.cells[row][table.labels], table.grid.place(row)
        if row == table.head or not any(table.cells_of(row).values()):
            continue
        ages = ages_of(label)
        if row < table.head:
            table.add(place, mark("there is something above the years; leave it out"))
        elif is_total(label):
            table.totals.append(row)
        elif ages is None:
            _not_ages(table, place, label)
        elif not any(group.holds(ages) for group in known):
            message = mark("“{text}” reaches across the model's age groups, which are {groups}")
            table.add(place, message, text=label, groups=", ".join(groups))
            table.ages[row] = ages
        else:
            table.ages[row] = ages
    _check_ages(table)


def _not_ages(table: Placed, place: str, label: str) -> None:
    if not label:
        table.add(place, mark("there are numbers without an age beside them"))
    elif is_date(label):
        table.add(place, mark("“{text}” is no age; has a spreadsheet made a date of it, as of 6-16?"), text=label)
    else:
        table.add(place, mark("“{text}” is neither an age nor a total; leave it out"), text=label)


def _check_ages(table: Placed) -> None:
    found = list(table.ages.values())
    for one, other in overlapping(found):
        row = max(row for row, ages in table.ages.items() if ages == other)
        if one == other:
            table.add(table.grid.place(row), mark("{ages} stands twice"), ages=one.name)
        else:
            table.add(table.grid.place(row), mark("{one} and {other} hold the same ages"),
                      one=one.name, other=other.name)  # fmt: skip
    for gap in missing_ages(found):
        table.add("", mark("the ages {ages} are missing"), ages=gap.name)


def _numbers(table: Placed, decimal: str) -> tuple[dict[int, dict[int, float]], int]:
    """The numbers of each row of ages or totals by year, and how many decimals they have."""
    rows = [*table.ages, *table.totals]
    cells = [cell for row in rows for cell in table.cells_of(row).values()]
    try:
        decimal = decimal or decimal_of_persons(cells)
    except ValueError as error:
        table.add("", str(error))
        return {}, 0
    read: dict[int, dict[int, float]] = {}
    for row in rows:
        for year, cell in table.cells_of(row).items():
            value = persons_in(cell, decimal)
            if value is not None and value >= 0:
                read.setdefault(row, {})[year] = value
            else:
                _not_persons(table, row, year, cell, is_number=value is not None)
    return read, max((decimals_in(cell, decimal) for cell in cells), default=0)


def decimal_of_persons(cells: Sequence[str]) -> str:
    """The decimal sign of the table; a sign before three digits groups where no cell tells, as persons are whole.

    Raises
    ------
    ValueError : the cells do not agree.
    """
    told = decimal_of(cells)
    grouped = next((cell for cell in cells if told and is_grouped(cell, told)), None)
    if grouped is not None:
        one = next(cell for cell in cells if decimal_of([cell]) == told)
        message = mark("“{one}” and “{other}” do not tell which sign parts thousands and which decimals")
        raise ValueError(tr(message, one=one, other=grouped))
    return told or ("." if any("," in cell for cell in cells) else ",")


def persons_in(cell: str, decimal: str) -> float | None:
    """The number in a cell; None where it is none for sure."""
    try:
        return None if is_dash(cell) else read_number(cell, "persons", decimal)
    except ValueError:
        return None


def _not_persons(table: Placed, row: int, year: int, cell: str, *, is_number: bool) -> None:
    label, at = table.grid.cells[row][table.labels], table.grid.place(row, table.years[year])
    place = tr("{age}, {year} ({place})", age=label, year=year, place=at)
    if is_number:
        table.add(place, mark("“{text}” is below 0"), text=cell)
    elif cell:
        table.add(place, mark("“{text}” is no number of persons"), text=cell)
    else:
        table.add(place, mark("there is no number"))


def _check_totals(table: Placed, rows: Mapping[int, Mapping[int, float]], n_decimals: int) -> list[float]:
    """How far each total is from the sum of the ages [persons]; a fault where rounding does not explain it."""
    most = (len(table.ages) + 1) * 0.5 * 10.0**-n_decimals * (1 + 1e-9)
    found = []
    for row in table.totals:
        for year, total in rows[row].items():
            added = sum(rows[own][year] for own in table.ages)
            found.append(abs(total - added))
            if found[-1] > most:
                label, at = table.grid.cells[row][table.labels], table.grid.place(row, table.years[year])
                table.add(tr("{age}, {year} ({place})", age=label, year=year, place=at),
                          mark("the total is {total}, but the ages add up to {sum}"),
                          total=format_number(total, n_decimals),
                          sum=format_number(added, n_decimals))  # fmt: skip
    return found


def _summed(
    table: Placed, rows: Mapping[int, Mapping[int, float]], groups: Sequence[str]
) -> dict[int, dict[str, float]]:
    known = {group: ages for group in groups if (ages := ages_of(group)) is not None}
    return {
        year: {
            group: sum(rows[row][year] for row, ages in table.ages.items() if within.holds(ages))
            for group, within in known.items()
        }
        for year in sorted(table.years)
    }


def _check_sizes(table: Placed, persons: Mapping[int, Mapping[str, float]], population: float) -> None:
    for year, people in persons.items():
        size = sum(people.values())
        if not size > 0:
            table.add(
                "", mark("the age groups of {year} add up to 0; a forecast has people in every year"), year=year
            )
        elif year == min(persons) and not population / FARTHEST <= size <= population * FARTHEST:
            message = mark(
                "{year} adds up to {size} persons, but the municipality has {population}; is the table in "
                "thousands, or of another place?"
            )
            table.add("", message, year=year, size=format_number(size), population=format_number(population))


def _understood(table: Placed, groups: Sequence[str], ties: Sequence[float]) -> str:
    """The years, the ages and the total in one line."""
    said = [_span(table.years), _ages_words(sorted(table.ages.values()), groups), _total_words(ties)]
    if table.early:
        said.append(tr("{years} left out, before the forecast begins", years=_span(table.early)))
    if table.blank:
        said.append(tr("{years} left out, without numbers", years=_span(table.blank)))
    return "; ".join(said)


def _span(years: Iterable[int]) -> str:
    ends = sorted(years)
    return str(ends[0]) if ends[0] == ends[-1] else f"{ends[0]}–{ends[-1]}"


def _ages_words(found: Sequence[Ages], groups: Sequence[str]) -> str:
    if len(found) == len(groups):
        return tr("the model's {n} age groups", n=len(groups))
    if all(ages.first == ages.last or ages.is_open for ages in found):
        return tr("single years {first}-{last} added up to {n} groups",
                  first=found[0].name, last=found[-1].name, n=len(groups))  # fmt: skip
    return tr("{n_found} age groups added up to {n}", n_found=len(found), n=len(groups))


def _total_words(ties: Sequence[float]) -> str:
    if not ties:
        return tr("no total to check against")
    if max(ties) < 1e-6:
        return tr("the total ties")
    return tr("the total ties but for rounding (at most {n} persons)", n=format_number(max(ties), 1))
