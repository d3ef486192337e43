"""The balances of a proposal against its base, as a sheet and in words."""

from collections.abc import Sequence
from itertools import groupby

from scenarier.analysis.balance import CAPITAL, RESULT, SERVICE, SHORT, Balance
from scenarier.text.copied import Number
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.sheet import Cell, Heading, Line, Sheet

BALANCE_NAMES = {
    RESULT: mark("Result"),
    SERVICE: mark("Service ceiling"),
    CAPITAL: mark("Capital ceiling"),
}
ABOVE = {
    SERVICE: mark("DKK {amount} m above the service ceiling"),
    CAPITAL: mark("DKK {amount} m above the capital ceiling"),
}
DECIMALS = 1


def balance_sheet(found: Sequence[Balance], title: str = "") -> Sheet:
    """A row for each year and balance: the proposal's figure, its base's, and the room."""
    money = unit_name("mio_kr")
    headings = (
        Heading(tr("Year")),
        Heading(tr("Balance")),
        Heading(tr("Proposal"), money, True),
        Heading(tr("Built on"), money, True),
        Heading(tr("Room"), money, True, tip=tr("Below 0 it is what the proposal lacks")),
        Heading(tr("Holds")),
    )
    return Sheet(headings, tuple(map(_line, found)), title=title)


def _line(one: Balance) -> Line:
    amounts = (one.amount, one.base_amount, one.room)
    numbers = [
        Cell(format_number(value, DECIMALS, sign=place == 2), Number(value, DECIMALS))
        for place, value in enumerate(amounts)
    ]
    holds = Cell(tr("yes") if one.holds else tr("no"), colour="" if one.holds else "broken", is_bold=not one.holds)
    return Line(
        f"{one.year} {one.balance}", (Cell(str(one.year)), Cell(tr(BALANCE_NAMES[one.balance])), *numbers, holds)
    )


def short_amount(value: float) -> str:
    """An amount without a sign: `12,4`, `3`, `0,06`."""
    value = abs(value)
    decimals = 2 if round(value, DECIMALS) < 1 else DECIMALS
    decimals = 0 if round(value, decimals) == round(value) else decimals
    return format_number(value, decimals)


def balance_words(found: Sequence[Balance]) -> list[str]:
    """A line a year: `2027: mangler 12,4 mio. kr.; 3 mio. kr. over servicerammen`."""
    return [_year_words(year, list(of_year)) for year, of_year in groupby(found, key=lambda one: one.year)]


def _year_words(year: int, found: Sequence[Balance]) -> str:
    told = "; ".join(words for one in found if (words := _words(one)))
    return tr("{year}: {balances}", year=year, balances=told)


def _words(one: Balance) -> str:
    amount = short_amount(one.room)
    if one.balance == RESULT:
        if not one.holds:
            return tr("DKK {amount} m short", amount=amount)
        return tr("financed, DKK {amount} m to spare", amount=amount) if one.room >= SHORT else tr("financed")
    if one.lacks < SHORT / 100:
        return ""
    above = tr(ABOVE[one.balance], amount=amount)
    return tr("{above}, no more than the base", above=above) if one.holds else above
