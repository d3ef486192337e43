"""A block from a spreadsheet, understood as a table: labels, years, amounts in mio. kr.; nothing is guessed.

`read_block` finds headings, units and amounts and tells what it left out; `matched` finds what each row's labels
stand for. What cannot be understood is a ValueError, whose message says where and what.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scenarier.text.block_cells import (
    BLANK,
    PER_CENT,
    Bare,
    amount,
    bare,
    cells_of,
    decimal_of,
    factor_in,
    fold,
    is_number,
    is_unit,
    price_year_in,
    without_terms,
)
from scenarier.text.block_headings import Heading, heading_of, heading_row, is_computed, is_total
from scenarier.text.language import mark, tr

Cells = Sequence[Sequence[str]]
Amounts = Mapping[int, float]
MOST_FAULTS = 3


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A row with amounts: its number in the block (from 1), its labels, amounts by column [mio. kr.]."""

    number: int
    labels: tuple[str, ...]
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it was understood.

    `columns` are the columns with amounts; `years` gives their years, None where the block has no headings.
    `n_lines` counts the rows below the headings. `price_year` is the one it names (0: each year's own prices).
    `unit` names the unit that was converted, and `left_out` tells what was not taken.
    """

    rows: tuple[BlockRow, ...]
    columns: tuple[int, ...]
    years: Mapping[int, int] | None
    first_line: int
    n_lines: int
    price_year: int | None
    unit: str
    left_out: tuple[str, ...]

    @property
    def has_labels(self) -> bool:
        """Whether any row says what it is."""
        return any(row.labels for row in self.rows)


def read_block(text: str, first_year: int, last_year: int) -> Block:
    """Labels, years and amounts of a block; years before `first_year` are left out.

    Raises
    ------
    ValueError : it cannot be understood in one way only, or a year is after `last_year`.
    """
    cells = cells_of(text)
    head = heading_row(cells)
    headings: dict[int, Heading] = {}
    told: list[str] = []
    if head is None:
        labels, columns = _unheaded(cells)
        start = _first_with_amounts(cells, columns)
    else:
        labels, headings, told = _headed(cells, head, first_year)
        columns, start = tuple(headings), head + 1
        _check_years(headings, last_year)
    rows, unit, more = _rows(cells, start, labels, columns, headings)
    return Block(
        rows=rows,
        columns=columns,
        years=None if head is None else {place: each.year for place, each in headings.items()},
        first_line=start + 1,
        n_lines=len(cells) - start,
        price_year=_price_year(cells, columns, start),
        unit=unit,
        left_out=(*told, *more),
    )


def failed(faults: Sequence[str]) -> ValueError:
    """The first faults in one message."""
    more = [tr("… and {n} more", n=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []
    return ValueError("; ".join([*faults[:MOST_FAULTS], *more]))


# Columns


def _unheaded(cells: Cells) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Columns of labels and of amounts where nothing stands over them: texts come first, then only amounts."""
    width, n_labels = len(cells[0]) if cells else 0, 0
    for place in range(width):
        filled = [row[place] for row in cells if row[place].strip()]
        if any(map(is_number, filled)):
            break
        if filled:
            n_labels = place + 1
    return tuple(range(n_labels)), tuple(range(n_labels, width))


def _first_with_amounts(cells: Cells, columns: Sequence[int]) -> int:
    """The first row that holds more than units and blanks over the amounts."""
    for number, row in enumerate(cells):
        if any(not BLANK.match(row[place]) and not is_unit(row[place]) for place in columns):
            return number
    return 0


def _headed(cells: Cells, head: int, first_year: int) -> tuple[tuple[int, ...], dict[int, Heading], list[str]]:
    """Columns of labels, the headings of the columns to take, and what is left out."""
    heads = [heading_of([row[place] for row in cells[: head + 1]]) for place in range(len(cells[head]))]
    first = next(place for place, each in enumerate(heads) if each.year)
    taken, told, faults = {}, [], []
    for place, each in enumerate(heads[first:], start=first):
        below = [row[place] for row in cells[head + 1 :] if row[place].strip()]
        if each.kind == "plan" and each.year >= first_year:
            taken[place] = each
        elif each.kind in ("plan", "account", "total"):
            told.append(tr("column “{heading}” left out", heading=each.text))
        elif any(map(is_number, below)) or each.year:
            faults.append(_no_year(place, each))
        elif below:
            told.append(tr("column “{heading}” left out", heading=each.text))
    if faults:
        raise failed(faults)
    return tuple(range(first)), taken, told


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
            told = tr("{year} is after {last}, the last year a budget may name", year=year, last=last_year)
            raise ValueError(told)


# Rows


def _rows(
    cells: Cells, start: int, labels: Sequence[int], columns: Sequence[int], headings: Mapping[int, Heading]
) -> tuple[tuple[BlockRow, ...], str, list[str]]:
    """The rows that hold amounts, the unit that was converted, and which rows were left out."""
    texts = [cell for row in cells[:start] for place, cell in enumerate(row) if place not in headings]
    bare_rows = [row for row in cells[start:] if not _amounts_in(row, columns)]
    texts += [cell for row in bare_rows for place, cell in enumerate(row) if place not in columns]
    common = {factor: text for text in texts if (factor := factor_in(text)) is not None}
    if len(common) > 1:
        raise ValueError(tr("the block names two units, “{one}” and “{other}”; write all amounts in one",
                            **dict(zip(("one", "other"), common.values(), strict=False))))  # fmt: skip
    kept, told = _kept(cells, start, labels, columns)
    read = _Reading(cells, columns, headings, next(iter(common), None))
    rows = [BlockRow(number + 1, words, read.amounts(number)) for number, words in kept]
    if read.faults:
        raise failed(read.faults)
    if not rows and not told:
        if any(PER_CENT.search(cell) for row in cells for cell in row):
            raise ValueError(tr("per cent is no amount of a budget"))
        raise ValueError(tr("there are no amounts in what was pasted"))
    return tuple(rows), _told_unit([*common.values(), *read.units]), told


def _kept(
    cells: Cells, start: int, labels: Sequence[int], columns: Sequence[int]
) -> tuple[list[tuple[int, tuple[str, ...]]], list[str]]:
    """Numbers and labels of the rows with amounts, and the totals and computed rows that are left out."""
    kept, told, n_computed = [], [], 0
    for number, row in enumerate(cells[start:], start=start):
        words = tuple(bare for place in labels if (bare := without_terms(row[place])) and not is_unit(row[place]))
        if not _amounts_in(row, columns):
            continue
        if any(map(is_total, words)):
            told.append(tr("row “{label}” left out", label=" ".join(words)))
        elif any(map(is_computed, words)):
            n_computed += 1
        else:
            kept.append((number, words))
    if n_computed:
        told.append(tr("computed rows left out: {n}", n=n_computed))
    return kept, told


def _amounts_in(row: Sequence[str], columns: Sequence[int]) -> bool:
    return any(not BLANK.match(row[place]) for place in columns)


class _Reading:
    """The amounts of a block: one decimal sign for all of it, each in its own unit."""

    def __init__(
        self, cells: Cells, columns: Sequence[int], headings: Mapping[int, Heading], common: float | None
    ) -> None:
        self._cells, self._columns, self._headings, self._common = cells, columns, headings, common
        self.faults: list[str] = []
        self.units: list[str] = []
        amounts = [bare(row[place]) for row in cells for place in columns if not BLANK.match(row[place])]
        self._decimal = decimal_of([one for one in amounts if one is not None])

    def amounts(self, number: int) -> dict[int, float]:
        """The amounts of a row by column [mio. kr.]; blanks and dashes have none."""
        return {
            place: value
            for place in self._columns
            if not BLANK.match(self._cells[number][place]) and (value := self._amount(number, place)) is not None
        }

    def _amount(self, number: int, place: int) -> float | None:
        text = self._cells[number][place]
        try:
            found = self._bare(text)
            value = amount(found, self._decimal) * self._factor(number, place, found)
        except ValueError as error:
            where = tr("row {row}, column {column}", row=number + 1, column=place + 1)
            self.faults.append(f"{where}: {error}")
            return None
        return float(f"{value:.15g}")

    def _bare(self, text: str) -> Bare:
        found = bare(text)
        if found is not None:
            return found
        if PER_CENT.search(text):
            raise ValueError(tr("“{text}” is per cent, not an amount", text=text.strip()))
        raise ValueError(tr("“{text}” is not a number", text=text.strip()[:40]))

    def _factor(self, number: int, place: int, found: Bare) -> float:
        row = [cell for at, cell in enumerate(self._cells[number]) if at not in self._columns]
        heading = self._headings.get(place)
        texts = [self._cells[number][place], *row, *(heading.all_text if heading else ())]
        factors = {factor: text for text in texts if (factor := factor_in(text)) is not None}
        self.units += factors.values()
        if self._common is not None:
            factors.setdefault(self._common, "")
        if len(factors) > 1:
            raise ValueError(tr("the cell has another unit than its heading; write all amounts in one"))
        return next(iter(factors), 1.0)


def _told_unit(texts: Sequence[str]) -> str:
    """The unit that amounts were converted from, as one may name it; "" where they were in mio. kr."""
    names = {1e-6: tr("DKK"), 1e-3: tr("DKK 1,000"), 1e3: tr("DKK bn")}
    found = [names[factor] for text in texts if (factor := factor_in(text)) in names]
    return ", ".join(dict.fromkeys(found))


def _price_year(cells: Cells, columns: Sequence[int], start: int) -> int | None:
    """The price year that headings and labels name; None where none is named."""
    found = {
        year
        for number, row in enumerate(cells)
        for place, cell in enumerate(row)
        if (number < start or place not in columns) and (year := price_year_in(cell)) is not None
    }
    if len(found) > 1:
        raise ValueError(tr("the block names prices of more than one year; write all amounts in the same"))
    return next(iter(found), None)


# Labels


def matched(
    rows: Sequence[BlockRow], names: Mapping[str, Collection[str]], belongs: Mapping[str, str]
) -> dict[int, str]:
    """What each row's labels stand for, by the row's number.

    Parameters
    ----------
    names : what each thing may be called; its first name is the one it is told by.
    belongs : the thing that another one belongs to, so that both may stand in a row's labels.

    Raises
    ------
    ValueError : labels are unknown or fit more than one thing, or two rows have the same; the message names them.
    """
    by_label: dict[str, set[str]] = {}
    for thing, each in names.items():
        for name in each:
            by_label.setdefault(fold(name), set()).add(thing)
    told = {thing: next(iter(each)) for thing, each in names.items()}
    found, faults = {}, []
    for row in rows:
        things = _things(row, by_label, belongs)
        if len(things) == 1:
            found[row.number] = things.pop()
        else:
            faults.append(_unmatched(row, sorted(told[thing] for thing in things)))
    faults += list(_twice(found, told))
    if faults:
        raise failed(faults)
    return found


def _things(row: BlockRow, by_label: Mapping[str, set[str]], belongs: Mapping[str, str]) -> set[str]:
    """What all the labels of a row can stand for together; codes without letters say nothing."""
    whole = by_label.get(fold(" ".join(row.labels)))
    if whole:
        return set(whole)
    said = [by_label.get(fold(label), set()) for label in row.labels if re.search(r"[^\W\d_]", label)]
    if not said or not all(said):
        return set()
    common = set.intersection(*said)
    every = set.union(*said)
    inside = {thing for thing in every if belongs.get(thing) in every}
    return common or inside or every


def _unmatched(row: BlockRow, fits: Sequence[str]) -> str:
    label = ", ".join(row.labels)
    if fits:
        return tr("row {row}: “{label}” fits {choices}; write which", row=row.number, label=label,
                  choices=tr(" and ").join(f"“{name}”" for name in fits))  # fmt: skip
    if not label:
        return tr("row {row} has amounts but no name", row=row.number)
    return tr("row {row}: “{label}” is none of the budget's lines", row=row.number, label=label)


def _twice(found: Mapping[int, str], told: Mapping[str, str]) -> Iterator[str]:
    for (before, thing), (number, other) in pairwise(sorted(found.items(), key=lambda item: (item[1], item[0]))):
        if thing == other:
            yield tr("rows {one} and {other} are both “{name}”", one=before, other=number, name=told[thing])
