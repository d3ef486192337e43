"""What measures do to the budget by year, as rows: the marked ones, all, and all by how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scenarier.model.fill import DECIMALS
from scenarier.session.measure_headings import UNIT
from scenarier.text.copied import Copied, CopiedCell, Number
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.figure import Amount, Said
from scenarier.views.measure_columns import FIRST, FOLDED, SHOWN_DECIMALS, UNFOLDED, effect_colour, short_amount
from scenarier.views.sheet import NO_CELL, Cell, Heading, Line, Sheet

MARKED, ALL = range(2)
PARTS = (2, 3, 4)
"""The rows that say of all that are on how long they go on, as model.measures.DURATIONS."""
PART_INDENT = "       "


@dataclass(frozen=True, slots=True)
class Effects:
    """A line below the list: what it is called, and its effects by year [mio. kr., base-year prices]."""

    label: str = ""
    by_year: tuple[float, ...] = ()

    @property
    def total(self) -> float:
        """The effect in all."""
        return round(sum(self.by_year), DECIMALS)


def totals_sheet(lines: Sequence[Effects], years: Sequence[int], base_year: int, *, is_folded: bool) -> Sheet:
    """Lines in the columns of the list: a label over the first ones, the years, their sum."""
    headings = [Heading("", is_number=column > 0) for column in range(FIRST + len(years) + 3)]
    made = [_line(row, line, years, base_year, is_folded=is_folded) for row, line in enumerate(lines)]
    return Sheet(tuple(headings), tuple(made))


def _line(row: int, line: Effects, years: Sequence[int], base_year: int, *, is_folded: bool) -> Line:
    muted = "muted" if row in PARTS else ""
    label = Cell(_label(row, line.label, is_folded=is_folded), tip=line.label, colour=muted)
    cell = partial(_cell, row, line, base_year)
    by_year = [cell(effect, str(year), year) for effect, year in zip(line.by_year, years, strict=False)]
    missing = [NO_CELL] * (len(years) - len(by_year))
    return Line(
        f"{row}",
        (label, *[NO_CELL] * (FIRST - 1), *by_year, *missing, NO_CELL, cell(line.total, tr("in all"))),
        is_bold=row == ALL,
    )


def _label(row: int, label: str, *, is_folded: bool) -> str:
    if row == ALL:
        return f"{FOLDED if is_folded else UNFOLDED}{label}"
    return f"{PART_INDENT}{label}" if row in PARTS else label


def _cell(row: int, line: Effects, base_year: int, effect: float, when: str, year: int | None = None) -> Cell:
    """An effect with its sign; better in one colour, worse in another."""
    tip = tr("positive: a better result") if effect > 0 else tr("negative: a worse result") if effect else ""
    text = short_amount(effect, sign=True)
    amount = None if year is None else effect_amount(effect, year)
    said = partial(_said, row, base_year, f"{line.label}, {when}", f"{text} {unit_name(UNIT)}", amount)
    muted = "muted" if row in PARTS else ""
    return Cell(text, Number(effect, SHOWN_DECIMALS), tip, effect_colour(effect, muted), said=said)


def effect_amount(effect: float, year: int) -> Amount:
    """What measures together do to the result in a year, as an amount that can be told in other units."""
    return Amount(effect, year, index="service_price_index")


def _said(row: int, base_year: int, title: str, value: str, amount: Amount | None) -> Said:
    """Which measures an effect is the sum of."""
    signs = tr("DKK m, {year} prices; positive: a better result", year=base_year)
    return Said(title, value, f"{_sum_of(row)}\n{signs}", amount=amount)


def _sum_of(row: int) -> str:
    if row == MARKED:
        return tr("The sum of the marked measures that are on: savings and revenue count up, spending down.")
    if row == ALL:
        return tr("The sum of all measures that are on: savings and revenue count up, spending down.")
    return tr("The part of the sum above whose measures go on so long.")


def copied_totals(lines: Sequence[Effects], years: Sequence[int], title: str, *, is_folded: bool) -> Copied:
    """The lines that are seen, by year and in all."""
    rows: list[tuple[CopiedCell, ...]] = [
        (line.label, *(Number(effect, SHOWN_DECIMALS) for effect in (*line.by_year, sum(line.by_year))))
        for line in lines[: PARTS[0] if is_folded else None]
    ]
    return Copied(tuple(rows), (tr("Budget effect by year"), *map(str, years), tr("in all")), title)
