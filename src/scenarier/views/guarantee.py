"""State guarantee or own budget as a sheet, as curves and in words."""

from collections.abc import Iterator, Sequence

from scenarier.analysis.guarantee import GUARANTEE, GuaranteeYear
from scenarier.model.baseline import Baseline, TableRow
from scenarier.text.copied import CopiedCell, Number, in_per_cent
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.ensemble import per_cent
from scenarier.views.sheet import Cell, Heading, Line, Sheet

NONE = "–"
"""Stands where there is no number."""
LAWS, SETTLEMENT = "laws", "tax_settlement"
"""The table of what is known of the law, and the parameter of what is settled later."""
DECIMALS = 1
"""Of an amount: a year's difference is often a few mio. kr."""
GROWTH_DECIMALS = 2


def guarantee_sheet(found: Sequence[GuaranteeYear], title: str = "") -> Sheet:
    """A row a year: revenue both ways, their difference, the tipping point, the guarantee's chance.

    While that is not counted three dots stand for it.
    """
    return Sheet((*_headings(), _chance_heading()), tuple(map(_line, found)), title=title)


def _chance_heading() -> Heading:
    return Heading(
        tr("Guarantee wins"), "%", True, tip=tr("The share of the draws in which the guarantee gives more")
    )


def _headings() -> tuple[Heading, ...]:
    money = unit_name("mio_kr")
    return (
        Heading(tr("Year")),
        Heading(tr("With the guarantee"), money, True, tip=tr("Revenue of the year with the state guarantee")),
        Heading(tr("Own budget"), money, True, tip=tr("Revenue of the year when the municipality budgets itself")),
        Heading(tr("Difference"), money, True, tip=tr("Own budget less guarantee")),
        Heading(tr("Growth in the scenario"), "%", True, tip=tr("Of the municipality's tax base per citizen")),
        Heading(tr("Tipping point"), "%", True, tip=tr("The growth at which both give the same, all else equal")),
        Heading(tr("Chosen"), tip=tr("What the scenario has chosen for the year")),
        Heading(tr("Settled in"), tip=tr("The year in which a self-budgeted year is settled")),
    )


def _line(one: GuaranteeYear) -> Line:
    difference = 0.0 if one.is_same else one.difference
    cells = (
        Cell(str(one.year)),
        _amount(one.guaranteed),
        _amount(one.self_budgeted),
        Cell(format_number(difference, DECIMALS, sign=True), Number(difference, DECIMALS), is_bold=True),
        _growth(one.growth),
        _growth(one.tipping_growth),
        Cell(tr("guarantee") if one.is_guaranteed else tr("own budget")),
        Cell(str(one.settled_in)),
        _chance(one.chance_guarantee_wins),
    )
    return Line(str(one.year), cells)


def _chance(share: float | None) -> Cell:
    return Cell("…", "") if share is None else Cell(format_number(share * 100), Number(in_per_cent(share), 0))


def _amount(value: float) -> Cell:
    return Cell(format_number(value, DECIMALS), Number(value, DECIMALS))


def _growth(share: float | None) -> Cell:
    if share is None:
        return Cell(NONE, "", tr("The year's revenue does not move with the growth of the tax base."))
    full: CopiedCell = Number(in_per_cent(share), GROWTH_DECIMALS)
    return Cell(format_number(share * 100, GROWTH_DECIMALS), full)


def lead_words() -> str:
    """What the two are, and what is not computed."""
    return tr(
        "With the state guarantee the tax base and the number of citizens are the state's forecast, and they "
        "stand however it goes. With an own budget they are the scenario's own, which is taken here as what will "
        "come. What is settled later is not computed: it is the assumption “Settlement of tax and equalisation”."
    )


def year_words(one: GuaranteeYear) -> str:
    """`2026: Own budget gives DKK 99.6 m more. …`"""
    if one.is_same:
        told = tr("{year}: Both give the same.", year=one.year)
    else:
        amount = format_number(abs(one.difference), DECIMALS)
        told = (
            tr("{year}: An own budget gives DKK {amount} m more.", year=one.year, amount=amount)
            if one.difference > 0
            else tr("{year}: The guarantee gives DKK {amount} m more.", year=one.year, amount=amount)
        )
    return " ".join(filter(None, (told, _tipping_words(one), _chance_words(one.chance_guarantee_wins))))


def _chance_words(share: float | None) -> str:
    """How often the guarantee gives the most when the assumptions are drawn; "" while that is not counted."""
    if share is None:
        return ""
    return tr("In {share} of the draws the guarantee gives the most.", share=per_cent(share))


def _tipping_words(one: GuaranteeYear) -> str:
    if one.tipping_growth is None:
        return tr("That does not depend on how the tax base grows.")
    values = {"tipping": _per_cent(one.tipping_growth), "growth": _per_cent(one.growth)}
    if one.slope > 0:
        return tr(
            "An own budget gives the most when the tax base grows more than {tipping} %; in the scenario it grows "
            "{growth} %.",
            **values,
        )
    return tr(
        "An own budget gives the most when the tax base grows less than {tipping} %; in the scenario it grows "
        "{growth} %.",
        **values,
    )


def _per_cent(share: float) -> str:
    return format_number(share * 100, GROWTH_DECIMALS)


def law_words(baseline: Baseline) -> Iterator[str]:
    """What is known of the law, a line a row with its years and source; none where the package has none."""
    table = baseline.tables.get(LAWS)
    for row in table.rows if table else ():
        if row["parameter"] in (GUARANTEE, SETTLEMENT):
            words = pick(str(row["words_da"]), str(row["words_en"]))
            source = pick(str(row["source_note_da"]), str(row["source_note_en"]))
            yield tr("{years}: {words} Source: {source}", years=_years(row), words=words, source=source)


def _years(row: TableRow) -> str:
    first, last = row["first_year"], row["last_year"]
    if last is None:
        return tr("From {year}", year=first)
    return str(first) if first == last else f"{first}–{last}"
