"""A block from a spreadsheet, understood as a table: labels, years, numbers; nothing is guessed.

`lay_out` finds headings, labels and the cells with numbers, and tells what it left out; `Layout.read` reads them,
each in the unit that its place asks for. `read_block` does both for amounts in mio. kr. What cannot be understood
is a ValueError, whose message says where and what; what can be understood in more than one way is a DoubtError,
which is answered with `answers`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenarier.text.block_cells import (
    is_blank,
    is_number,
    is_unit,
    money_in,
    price_year_in,
    unit_in,
    without_terms,
)
from scenarier.text.block_headings import (
    DECIMAL,
    Answers,
    Heading,
    heading_of,
    heading_row,
    is_computed,
    is_total,
    is_unit_heading,
)
from scenarier.text.language import mark, tr
from scenarier.text.reading import decimal_of, is_dash, read_number

Cells = Sequence[Sequence[str]]
UnitOf = Callable[[int, int], str]
"""The unit that is asked for, by the number of a row and a column."""
MOST_FAULTS = 3
NO_ANSWERS: Answers = {}


class CellFault(NamedTuple):
    """A cell that cannot be read: its row in the block (from 1), its column (from 0), and why."""

    row: int
    column: int
    reason: str


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with numbers: its number in the block (from 1), its labels, the cells that are not blank by column."""

    number: int
    labels: tuple[str, ...]
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a block.

    `columns` are the columns with numbers; `years` gives their years, None where the block has no headings.
    `left_out` tells what was not taken. `common` is a unit of amounts that holds where no other stands nearer.
    """

    cells: Cells
    rows: tuple[LaidRow, ...]
    columns: tuple[int, ...]
    headings: Mapping[int, Heading]
    years: Mapping[int, int] | None
    first_line: int
    common: str
    decimal: str
    left_out: tuple[str, ...]

    @property
    def n_lines(self) -> int:
        """How many rows stand below the headings."""
        return len(self.cells) - self.first_line + 1

    @property
    def price_year(self) -> int | None:
        """The price year that headings and labels name, 0 for each year's own; None where none is named.

        Raises
        ------
        ValueError : two are named.
        """
        start = self.first_line - 1
        found = {
            year
            for number, row in enumerate(self.cells)
            for place, cell in enumerate(row)
            if (number < start or place not in self.columns) and (year := price_year_in(cell)) is not None
        }
        if len(found) > 1:
            raise ValueError(tr("the block names prices of more than one year; write all amounts in the same"))
        return next(iter(found), None)

    @property
    def has_labels(self) -> bool:
        """Whether any row says what it is."""
        return any(row.labels for row in self.rows)

    @property
    def unit(self) -> str:
        """The units of amounts that numbers are converted from, as one may name them; "" where there are none."""
        named = {money_in(cell) for row in self.rows for cell in row.cells.values()}
        named |= {self.common, *(self._unit_beside(row.number, place) for row in self.rows for place in row.cells)}
        names = {"ones": tr("DKK"), "thousands": tr("DKK 1,000"), "billions": tr("DKK bn")}
        return ", ".join(name for unit, name in names.items() if unit in named)

    def read(self, unit_of: UnitOf, *, dashes: float | None = 0.0) -> dict[tuple[int, int], float | None]:
        """The numbers by row and column, each in the unit that is asked for there.

        Parameters
        ----------
        dashes : what a dash stands for.

        Raises
        ------
        ValueError : some cannot be read; the message says which and why.
        """
        read, faults = self.readings(unit_of, dashes=dashes)
        if faults:
            raise failed([_told_fault(fault) for fault in faults])
        return read

    def readings(
        self, unit_of: UnitOf, *, dashes: float | None = 0.0
    ) -> tuple[dict[tuple[int, int], float | None], list[CellFault]]:
        """As `read`, with the cells that cannot be read beside the numbers."""
        read: dict[tuple[int, int], float | None] = {}
        faults = []
        for row in self.rows:
            for place, text in row.cells.items():
                try:
                    read[row.number, place] = dashes if is_dash(text) else self._number(row, place, unit_of)
                except ValueError as error:
                    faults.append(CellFault(row.number, place, str(error)))
        return read, faults

    def _number(self, row: LaidRow, place: int, unit_of: UnitOf) -> float:
        """A number in the unit that stands with it, beside it or above it."""
        text, unit = row.cells[place], unit_of(row.number, place)
        own, beside = unit_in(text), self._unit_beside(row.number, place)
        if beside and own and beside != own:
            raise ValueError(tr("“{text}” has another unit than its row or column", text=text.strip()))
        common = self.common if unit in ("mio_kr", "kr_per_citizen") else ""
        if common and own and own != common:
            raise ValueError(tr("“{text}” has another unit than its row or column", text=text.strip()))
        return read_number(text, unit, self.decimal, given=own or beside or common)

    def _unit_beside(self, number: int, place: int) -> str:
        """The unit that a number's own row or heading names."""
        row = self.cells[number - 1]
        texts = [cell for at, cell in enumerate(row) if at not in self.columns and cell.strip()]
        heading = self.headings.get(place)
        texts += heading.all_text if heading else ()
        units = {money_in(text) or (unit_in(text) if is_unit(text) else "") for text in texts} - {""}
        if len(units) > 1:
            raise ValueError(tr("its row and its column name different units"))
        return next(iter(units), "")


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A row with amounts: its number in the block (from 1), its labels, amounts by column [mio. kr.]."""

    number: int
    labels: tuple[str, ...]
    amounts: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of amounts in mio. kr., how it was laid out, and the price year it names (Layout.price_year)."""

    rows: tuple[BlockRow, ...]
    layout: Layout
    price_year: int | None


def read_block(cells: Cells, first_year: int, last_year: int, answers: Answers = NO_ANSWERS) -> Block:
    """Labels, years and amounts of a block; a dash is no amount.

    Raises
    ------
    ValueError : it cannot be understood in one way only, or a year is after `last_year`.
    """
    layout = lay_out(cells, first_year, last_year, answers)
    read = layout.read(lambda _row, _column: "mio_kr", dashes=None)
    rows = [
        BlockRow(row.number, row.labels, {
            place: value for place in row.cells if (value := read[row.number, place]) is not None
        })
        for row in layout.rows
    ]  # fmt: skip
    return Block(tuple(row for row in rows if row.amounts), layout, layout.price_year)


def lay_out(
    cells: Cells, first_year: int, last_year: int, answers: Answers = NO_ANSWERS, *, takes_all: bool = False
) -> Layout:
    """Where labels, years and numbers stand; years before `first_year` are left out.

    Parameters
    ----------
    takes_all : whether a column of numbers for all years is taken, as of the year ALL_YEARS.

    Raises
    ------
    ValueError : it cannot be understood in one way only, or a year is after `last_year`.
    """
    head = heading_row(cells, answers)
    headings: dict[int, Heading] = {}
    told: list[str] = []
    if head is None:
        labels, columns = _unheaded(cells)
        start = _first_with_numbers(cells, columns)
    else:
        labels, headings, told = _headed(cells, head, first_year, takes_all)
        columns, start = tuple(headings), head + 1
        _check_years(headings, last_year)
    rows, more = _rows(cells, start, labels, columns)
    if not rows and not more:
        raise ValueError(tr("there are no amounts in what was pasted"))
    return Layout(
        cells=cells,
        rows=rows,
        columns=columns,
        headings=headings,
        years=None if head is None else {place: each.year for place, each in headings.items()},
        first_line=start + 1,
        common=_common_unit(cells, start, columns, headings),
        decimal=answers.get(DECIMAL) or decimal_of(cell for row in rows for cell in row.cells.values()),
        left_out=(*told, *more),
    )


def _told_fault(fault: CellFault) -> str:
    where = tr("row {row}, column {column}", row=fault.row, column=fault.column + 1)
    return f"{where}: {fault.reason}"


def failed(faults: Sequence[str]) -> ValueError:
    """The first faults in one message."""
    more = [tr("… and {n} more", n=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []
    return ValueError("; ".join([*faults[:MOST_FAULTS], *more]))


# Columns


def _unheaded(cells: Cells) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Columns of labels and of numbers where nothing stands over them: texts come first, then only numbers."""
    width, n_labels = len(cells[0]) if cells else 0, 0
    for place in range(width):
        filled = [row[place] for row in cells if row[place].strip()]
        if any(map(is_number, filled)):
            break
        if filled:
            n_labels = place + 1
    return tuple(range(n_labels)), tuple(range(n_labels, width))


def _first_with_numbers(cells: Cells, columns: Sequence[int]) -> int:
    """The first row that holds more than units and blanks over the numbers."""
    for number, row in enumerate(cells):
        if any(row[place].strip() and not is_unit(row[place]) for place in columns):
            return number
    return 0


def _headed(
    cells: Cells, head: int, first_year: int, takes_all: bool
) -> tuple[tuple[int, ...], dict[int, Heading], list[str]]:
    """Columns of labels, the headings of the columns to take, and what is left out."""
    heads = [heading_of([row[place] for row in cells[: head + 1]]) for place in range(len(cells[head]))]
    first = next(place for place, each in enumerate(heads) if each.year or each.kind == "all")
    labels = tuple(place for place in range(first) if not is_unit_heading(heads[place].text))
    taken, told, faults = {}, [], []
    for place, each in enumerate(heads[first:], start=first):
        below = [row[place] for row in cells[head + 1 :] if row[place].strip()]
        if (each.kind == "plan" and each.year >= first_year) or (each.kind == "all" and takes_all):
            taken[place] = each
        elif each.kind in ("plan", "account", "total", "all"):
            told.append(tr("column “{heading}” left out", heading=each.text))
        elif any(map(is_number, below)) or each.year:
            faults.append(_no_year(place, each))
        elif below:
            told.append(tr("column “{heading}” left out", heading=each.text))
    if faults:
        raise failed(faults)
    return labels, taken, told


def _no_year(place: int, heading: Heading) -> str:
    if not heading.text.strip():
        return tr("column {column} has amounts but no year above", column=place + 1)
    message = mark("column {column}: “{heading}” is not understood as a year of a budget")
    return tr(message, column=place + 1, heading=heading.text)


def _check_years(headings: Mapping[int, Heading], last_year: int) -> None:
    years = [each.year for each in headings.values()]
    for year in years:
        if years.count(year) > 1:
            raise ValueError(tr("{year} stands over more than one column; keep one of them", year=year))
        if year > last_year:
            told = tr("{year} is after {last}, the last year that can be given", year=year, last=last_year)
            raise ValueError(told)


# Rows


def _rows(
    cells: Cells, start: int, labels: Sequence[int], columns: Sequence[int]
) -> tuple[tuple[LaidRow, ...], list[str]]:
    """The rows with numbers, and the totals and computed rows that are left out."""
    kept, told, n_computed = [], [], 0
    for number, row in enumerate(cells[start:], start=start + 1):
        words = tuple(bare for place in labels if (bare := without_terms(row[place])) and not is_unit(row[place]))
        found = {place: row[place] for place in columns if row[place].strip()}
        if not found:
            continue
        if any(map(is_total, words)):
            told.append(tr("row “{label}” left out", label=" ".join(words)))
        elif any(map(is_computed, words)):
            n_computed += 1
        else:
            kept.append(LaidRow(number, words, found))
    if n_computed:
        told.append(tr("computed rows left out: {n}", n=n_computed))
    return tuple(kept), told


def _common_unit(cells: Cells, start: int, columns: Sequence[int], headings: Mapping[int, Heading]) -> str:
    """The unit of amounts that stands above the block, or in a row without numbers; "" for none.

    Raises
    ------
    ValueError : two are named.
    """
    texts = [cell for row in cells[:start] for place, cell in enumerate(row) if place not in headings]
    for row in cells[start:]:
        if all(is_blank(row[place]) for place in columns):
            texts += [cell for place, cell in enumerate(row) if place not in columns]
    named = {unit: text for text in texts if (unit := money_in(text))}
    if len(named) > 1:
        one, other, *_ = named.values()
        message = tr(
            "the block names two units, “{one}” and “{other}”; write all amounts in one", one=one, other=other
        )
        raise ValueError(message)
    return next(iter(named), "")
