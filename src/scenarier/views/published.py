"""What the annual report prints, in words: the tip of a cell of the base year, and its own figures per citizen."""

import math
from collections.abc import Iterable

from scenarier.analysis.published import PER_CITIZEN, Printed, printed_base, printed_per_citizen
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.model.terms import Terms
from scenarier.text.language import mark, pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.figure import Figure, Said
from scenarier.views.printed_rows import budget_key
from scenarier.vocabulary.variables import VARIABLES

NONE_PRINTED = "–"
"""What stands in a cell of the budget where the report prints none."""
SHORT_NAMES = {
    "service": mark("service"),
    "transfer": mark("transfers"),
    "cofinancing": mark("co-financing"),
    "capex_gross": mark("gross capital"),
    "liquidity": mark("liquidity"),
}
BILLION = 100.0
"""Amounts [mio. kr.] printed no more exactly than this are printed in billions."""


def budget_figure(baseline: Baseline, variable: str, entity: str = "") -> Figure | None:
    """The original budget of a line as a number that can be explained; None where none is printed."""
    key = budget_key(baseline, variable, entity)
    return None if key is None else (key.variable, key.entity, key.year)


def no_budget(label: str, base_year: int) -> Said:
    """What there is to say where the report prints no budget."""
    title = tr("{name}, original budget {year}", name=label, year=base_year)
    return Said(title, NONE_PRINTED, tr("The annual report prints no original budget for this line."))


def amount_words(value: float, unit: str, round_to: float = 1.0) -> str:
    """An amount with its unit, in the precision it was printed in: `16.856 mio. kr.`, `2,8 mia. kr.`."""
    if unit == "mio_kr" and round_to >= BILLION:
        return tr("DKK {amount} bn", amount=format_number(value / 1000, 0 if round_to >= 1000 else 1))
    decimals = max(0, math.ceil(-math.log10(round_to))) if round_to else 0
    return f"{format_number(value, decimals)} {unit_name(unit)}"


def base_year_tip(
    baseline: Baseline, projection: Projection, terms: Terms, variable: str, entity: str = ""
) -> str:
    """The account as printed, the budget, why they differ, and where they stand.

    Amounts are given as the report does, whatever the terms.
    """
    printed, unit = printed_base(baseline, variable, entity), VARIABLES[variable].unit
    if printed is None:
        parts = [tr("The annual report prints neither account nor budget for this line.")]
    else:
        year, value = baseline.base_year, float(projection.series(variable, entity)[0])
        parts = [_account(printed, unit, year, value), _budget(printed, unit, year)]
        parts += [pick(printed.explanation_da, printed.explanation_en), pick(printed.note_da, printed.note_en)]
    if unit == "kr_per_citizen" or terms.scale == "kr_per_citizen":
        parts.append(per_citizen_words(baseline, variable))
    if printed is not None:
        parts.append(_place(printed, baseline.base_year))
    return "\n".join(part for part in parts if part)


def _account(printed: Printed, unit: str, year: int, value: float) -> str:
    model = amount_words(value, unit, min(printed.round_to, 1.0))
    as_printed = amount_words(printed.account, unit, printed.round_to)
    if printed.origin != "published":
        return tr("Account {year}: {amount}, derived from the annual report", year=year, amount=model)
    if model == as_printed:
        return tr("Account {year}: {amount}, as printed in the annual report", year=year, amount=model)
    return tr("Account {year}: {amount} in the model, printed as {printed} in the annual report",
              year=year, amount=model, printed=as_printed)  # fmt: skip


def _budget(printed: Printed, unit: str, year: int) -> str:
    if printed.budget is None:
        return tr("The annual report prints no original budget for this line.")
    amount = amount_words(printed.budget, unit, printed.round_to)
    if printed.misprinted_budget is None:
        return tr("Original budget {year}: {amount}", year=year, amount=amount)
    misprint = format_number(printed.misprinted_budget)
    return tr("Original budget {year}: {amount} (printed as {misprint}, a misprint)",
              year=year, amount=amount, misprint=misprint)  # fmt: skip


def _place(printed: Printed, year: int) -> str:
    place = " › ".join(part for part in (printed.section, printed.table, printed.row) if part)
    if printed.line is None:
        return tr("Annual report {year}: {place}", year=year, place=place)
    return tr("Annual report {year}: {place} (line {line})", year=year, place=place, line=printed.line)


def per_citizen_words(baseline: Baseline, variable: str) -> str:
    """`Rapporten trykker 45.792 kr. pr. borger; nævneren: …`; "" where it prints none."""
    found = printed_per_citizen(baseline, variable)
    if found is None:
        return ""
    note = pick(found.note_da, found.note_en)
    return tr("The report prints {amount}; the denominator: {note}",
              amount=amount_words(found.value, "kr_per_citizen"), note=note)  # fmt: skip


def per_citizen_line(baseline: Baseline, variables: Iterable[str]) -> str:
    """The report's own figures per citizen of these variables in one line; "" where it prints none."""
    found = {PER_CITIZEN[name]: one for name in variables if (one := printed_per_citizen(baseline, name))}
    if not found:
        return ""
    figures = ", ".join(f"{tr(SHORT_NAMES[item])} {format_number(one.value)}" for item, one in found.items())
    return tr(
        "Printed in the report, DKK per citizen {year}: {figures} (the model: {persons} citizens)",
        year=baseline.base_year, figures=figures, persons=format_number(baseline.figures["population_base"]),
    )  # fmt: skip
