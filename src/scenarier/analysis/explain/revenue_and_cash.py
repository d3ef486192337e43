"""Revenue, result and liquidity as equations: docs/model.md sections 5 and 6."""

from scenarier.analysis.explain.equations import (
    MILLION,
    STARTS_AT_ZERO,
    Definition,
    Equation,
    Here,
    grown,
    plus,
    sum_of_areas,
)
from scenarier.analysis.explain.expression import AtLeastZero, Chosen, Constant, Formula, Ref, total
from scenarier.text.language import mark
from scenarier.vocabulary.axes import BASE_YEAR, KINDS, TAXES

Made = Formula | Definition


# Revenue


def _tax_base(growth: str) -> Equation:
    def equation(here: Here) -> Formula:
        if here.is_base:
            taxed = here.figure("tax_rate_2024") * here.figure("population_2024")
            return here.row("taxes", "income_tax") / taxed * MILLION
        return here.before() * (Constant(1.0) + here.parameter(growth))

    return equation


def _budgeted_tax_base(here: Here) -> Formula:
    if here.is_base:
        return here.of("local_tax_base")
    guarantee = here.parameter("state_guarantee").key
    return Chosen(guarantee, here.of("national_tax_base"), here.of("local_tax_base"))


def _paying_citizens(here: Here) -> Formula:
    first = here.figure("population_2024")
    return first + here.parameter("new_citizen_revenue") * (here.of("population") - first)


def _measured(here: Here, revenue: str) -> Formula | None:
    return here.measured(f"revenue:{revenue}", here.of("service_price_index"))


def _tax_rate(here: Here, year: int) -> Ref:
    return here.figure("tax_rate_2024") if year == BASE_YEAR else here.parameter("tax_rate", year=year)


def _income_tax(here: Here) -> Formula:
    if here.is_base:
        return here.row("taxes", "income_tax")
    taxed = here.of("budgeted_tax_base") * here.of("paying_citizens") / MILLION
    return plus(_tax_rate(here, here.year) * taxed, _measured(here, "income_tax"))


def _compensated(here: Here) -> Formula:
    grants, tax = here.row("income_statement", "grants"), here.row("taxes", "income_tax")
    lifted = grants + (grants + tax) * (here.of("real_lift_index") - 1.0)
    return lifted / here.figure("population_2024") * MILLION * here.of("compensation_index")


def _equalised(here: Here) -> Formula:
    rate = here.parameter("equalisation_rate") * here.figure("tax_rate_2024")
    return rate * (here.of("budgeted_tax_base") - here.of("national_tax_base"))


def _offset(here: Here) -> Formula:
    rate = here.parameter("block_grant_offset") * here.figure("tax_rate_2024")
    priced = here.of("national_tax_base", year=BASE_YEAR) * here.of("compensation_index")
    return rate * (here.of("national_tax_base") - priced)


def _grants_per_citizen(here: Here) -> Formula:
    return here.of("compensated_grants") - here.of("equalised_grants") - here.of("offset_grants")


def _grants(here: Here) -> Formula:
    if here.is_base:
        return here.row("income_statement", "grants")
    before = here.of("grants_per_citizen") * here.of("paying_citizens") / MILLION
    return plus(before, _measured(here, "grants"))


def _withheld_share(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    schedule = here.figures.baseline.tables["tax_sanction_schedule"].by_key()
    parts = [
        here.row("tax_sanction_schedule", years_after)
        * AtLeastZero(_tax_rate(here, year) - _tax_rate(here, year - 1))
        for years_after in schedule
        if (year := here.year - int(years_after)) > BASE_YEAR
    ]
    return here.parameter("tax_sanction_applies") * total(parts, mark("rises"))


def _tax_sanction(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    return here.of("withheld_share") * here.of("budgeted_tax_base") * here.of("paying_citizens") / MILLION


def _other_tax(tax: str) -> Equation:
    def equation(here: Here) -> Formula:
        published = here.row("taxes", tax)
        if here.is_base:
            return published
        return plus(published * here.of(f"{tax}_index"), _measured(here, tax))

    return equation


def _corporate_tax(here: Here) -> Formula:
    published = here.row("taxes", "corporate_tax")
    if here.is_base:
        return published
    priced = published * here.of("compensation_index")
    above = published * here.of("corporate_tax_index") - priced
    retained = priced + here.parameter("corporate_tax_retained") * above
    return plus(retained, _measured(here, "corporate_tax"))


def _tax_index(tax: str) -> Equation:
    return lambda here: grown(here, here.parameter(f"{tax}_growth"))


def _tax_settlement(here: Here) -> Made:
    return STARTS_AT_ZERO if here.is_base else here.parameter("tax_settlement")


def _revenue(here: Here) -> Formula:
    taxes = plus(here.of(TAXES[0]), *(here.of(tax) for tax in TAXES[1:]))
    return taxes + here.of("grants") - here.of("tax_sanction") + here.of("tax_settlement")


# Result and liquidity


def _of_kind(kind: str) -> Equation:
    def equation(here: Here) -> Formula:
        areas = [area.name for area in here.figures.baseline.areas if area.kind == kind]
        return sum_of_areas(here, "area_spending", areas, mark("service areas"))

    return equation


def _interest(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    earned = here.parameter("cash_interest") * (here.before("liquidity") - here.of("liquidity", year=BASE_YEAR))
    paid = here.parameter("loan_interest") * (here.before("debt") - here.of("debt", year=BASE_YEAR))
    return earned - paid


def _operating_expenditure(here: Here) -> Formula:
    kinds = [here.of(f"{kind}_expenditure") for kind in KINDS]
    return plus(kinds[0], *kinds[1:]) - here.of("interest")


def _capital(name: str) -> Equation:
    def equation(here: Here) -> Formula:
        if here.is_base:
            return here.figure(f"{name}_2024")
        kind = name.partition("_")[2]
        planned: Formula = here.parameter(name)
        if kind == "gross":
            beyond = here.parameter("population_growth") - here.figure("reference_growth")
            planned = planned + here.parameter("capex_per_new_citizen") * beyond / MILLION
        if here.figures.measures_of(f"capex:{kind}"):
            planned = planned + here.of("measures:capex", kind)
        return AtLeastZero(planned) * here.of("capex_price_index")

    return equation


def _financing(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    return (
        here.parameter("net_borrowing") + here.parameter("other_cash_flow") - here.parameter("deferred_spending")
    )


def _liquidity(here: Here) -> Formula:
    if here.is_base:
        return here.of("liquidity_per_citizen") * here.of("population") / MILLION
    return here.before() + here.of("result") + here.of("financing")


def _liquidity_per_citizen(here: Here) -> Formula:
    if here.is_base:
        return here.figure("liquidity_per_citizen_2024")
    return here.of("liquidity") * MILLION / here.of("population")


def _debt(here: Here) -> Formula:
    return here.figure("debt_2024") if here.is_base else here.before() + here.parameter("net_borrowing")


def _service_ceiling(here: Here) -> Formula:
    priced = here.figure("service_ceiling_2024") * here.of("service_price_index")
    return priced * here.of("service_ceiling_index")


REVENUE_AND_CASH: dict[str, tuple[int, Equation]] = {
    "national_tax_base": (5, _tax_base("national_tax_base_growth")),
    "local_tax_base": (5, _tax_base("tax_base_growth")),
    "budgeted_tax_base": (5, _budgeted_tax_base),
    "paying_citizens": (5, _paying_citizens),
    "income_tax": (5, _income_tax),
    "real_lift_index": (5, lambda here: grown(here, here.parameter("real_lift"))),
    "compensated_grants": (5, _compensated),
    "equalised_grants": (5, _equalised),
    "offset_grants": (5, _offset),
    "grants_per_citizen": (5, _grants_per_citizen),
    "grants": (5, _grants),
    "withheld_share": (5, _withheld_share),
    "tax_sanction": (5, _tax_sanction),
    **{f"{tax}_index": (5, _tax_index(tax)) for tax in TAXES[1:]},
    "land_tax": (5, _other_tax("land_tax")),
    "coverage_tax": (5, _other_tax("coverage_tax")),
    "other_tax": (5, _other_tax("other_tax")),
    "corporate_tax": (5, _corporate_tax),
    "tax_settlement": (5, _tax_settlement),
    "revenue": (5, _revenue),
    **{f"{kind}_expenditure": (6, _of_kind(kind)) for kind in KINDS},
    "interest": (6, _interest),
    "operating_expenditure": (6, _operating_expenditure),
    "operating_result": (6, lambda here: here.of("revenue") - here.of("operating_expenditure")),
    "capex_gross": (6, _capital("capex_gross")),
    "capex_income": (6, _capital("capex_income")),
    "capex_net": (6, lambda here: here.of("capex_gross") - here.of("capex_income")),
    "result": (6, lambda here: here.of("operating_result") - here.of("capex_net")),
    "financing": (6, _financing),
    "liquidity": (6, _liquidity),
    "liquidity_per_citizen": (6, _liquidity_per_citizen),
    "debt": (6, _debt),
    "service_ceiling_index": (6, lambda here: grown(here, here.parameter("service_ceiling_lift"))),
    "service_ceiling": (6, _service_ceiling),
    "capex_ceiling": (6, lambda here: here.figure("capex_ceiling_2024") * here.of("capex_price_index")),
}
"""The section of docs/model.md and the equation, by result or step."""
