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
from scenarier.analysis.explain.expression import AtLeastZero, Chosen, Constant, Formula, Key, Least, Ref, total
from scenarier.analysis.explain.figures import HEADROOM
from scenarier.text.language import mark
from scenarier.vocabulary.axes import KINDS, TAXES

Made = Formula | Definition


# Revenue


def _tax_base(growth: str) -> Equation:
    def equation(here: Here) -> Formula:
        if here.is_base:
            taxed = here.figure("tax_rate_base") * here.figure("population_base")
            return here.row("taxes", "income_tax") / taxed * MILLION
        return here.before() * (Constant(1.0) + here.parameter(growth))

    return equation


def _budgeted_tax_base(here: Here) -> Formula:
    if here.is_base:
        return here.of("local_tax_base")
    guarantee, two_before = here.parameter("state_guarantee").key, max(here.year - 2, here.base_year)
    country = here.of("national_tax_base") / here.of("national_tax_base", year=two_before)
    return Chosen(guarantee, here.of("local_tax_base", year=two_before) * country, here.of("local_tax_base"))


def _expected_population(here: Here) -> Formula:
    if here.is_base:
        return here.of("population")
    grown_by = here.of("reference_population") - here.before("reference_population")
    guarantee = here.parameter("state_guarantee").key
    return Chosen(guarantee, here.before("population") + grown_by, here.of("population"))


def _paying_citizens(here: Here) -> Formula:
    first = here.figure("population_base")
    return first + here.parameter("new_citizen_revenue") * (here.of("expected_population") - first)


def _added(here: Here, revenue: str) -> Formula | None:
    return here.added(f"revenue:{revenue}", here.of("service_price_index"))


def _tax_rate(here: Here, year: int) -> Ref:
    return here.figure("tax_rate_base") if year == here.base_year else here.parameter("tax_rate", year=year)


def _income_tax(here: Here) -> Formula:
    if here.is_base:
        return here.row("taxes", "income_tax")
    taxed = here.of("budgeted_tax_base") * here.of("paying_citizens") / MILLION
    return plus(_tax_rate(here, here.year) * taxed, _added(here, "income_tax"))


def _compensated(here: Here) -> Formula:
    grants, tax = here.row("income_statement", "grants"), here.row("taxes", "income_tax")
    lifted = grants + (grants + tax) * (here.of("real_lift_index") - 1.0)
    return lifted / here.figure("population_base") * MILLION * here.of("compensation_index")


def _equalised(here: Here) -> Formula:
    rate = here.parameter("equalisation_rate") * here.figure("tax_rate_base")
    return rate * (here.of("budgeted_tax_base") - here.of("national_tax_base"))


def _offset(here: Here) -> Formula:
    rate = here.parameter("block_grant_offset") * here.figure("tax_rate_base")
    priced = here.of("national_tax_base", year=here.base_year) * here.of("compensation_index")
    return rate * (here.of("national_tax_base") - priced)


def _grants_per_citizen(here: Here) -> Formula:
    return here.of("compensated_grants") - here.of("equalised_grants") - here.of("offset_grants")


def _grants(here: Here) -> Formula:
    if here.is_base:
        return here.row("income_statement", "grants")
    before = here.of("grants_per_citizen") * here.of("paying_citizens") / MILLION
    return plus(before, here.of("need_grants"), _added(here, "grants"))


# Equalisation of need


def _equalised_by_age(here: Here) -> Formula:
    beyond = here.whole("expected_population") - here.whole("reference_population")
    return here.of("reference_by_age") + here.row("migration_profile", here.entity) * beyond


def _need_of_age(here: Here) -> Formula:
    """What the service areas cost for a person of an age, as their drivers weigh it."""
    baseline = here.figures.baseline
    group = baseline.age_groups.index(here.entity)
    parts: list[Formula] = []
    for area in baseline.areas:
        weight = baseline.drivers[area.driver][group] if area.driver in baseline.drivers else 1.0
        if area.kind != "service" or area.driver == "none" or not weight or not area.elasticity:
            continue
        cost = here.cost(area.name) * Ref(Key("default:elasticity", area.name))
        if area.driver == "population":
            parts.append(cost * MILLION / here.figure("population_base"))
        else:
            sizes = here.of("population_by_age", year=here.base_year)
            parts.append(cost * MILLION * here.row("drivers", area.driver, here.entity) / sizes)
    return total(parts, mark("service areas"))


def _need_of_average(here: Here) -> Formula:
    groups = here.figures.baseline.age_groups
    costs = [
        here.of("need_of_age", group) * here.of("population_by_age", group, here.base_year) for group in groups
    ]
    return total(costs, mark("age groups")) / here.figure("population_base")


def _need_moved(here: Here) -> Formula:
    above = here.of("need_of_age") - here.whole("need_of_average")
    return above * (here.of("equalised_by_age") - here.of("usual_by_age")) / MILLION


def _need_grants(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    moved = total([here.of("need_moved", group) for group in here.figures.baseline.age_groups], mark("age groups"))
    return here.parameter("need_equalisation_rate") * here.of("compensation_index") * moved


# Taxes


def _withheld_share(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    schedule = here.figures.baseline.tables["tax_sanction_schedule"].by_key()
    parts = [
        here.row("tax_sanction_schedule", years_after) * _kept_rise(here, year)
        for years_after in schedule
        if (year := here.year - int(years_after)) > here.base_year
    ]
    return here.parameter("tax_sanction_applies") * total(parts, mark("rises"))


def _kept_rise(here: Here, year: int) -> Formula:
    """What is left of the rise in a year: the lowest rate since, less the rate before it."""
    since = tuple(_tax_rate(here, later) for later in range(year, here.year + 1))
    lowest = since[0] if len(since) == 1 else Least(since)
    return AtLeastZero(lowest - _tax_rate(here, year - 1))


def _tax_sanction(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    return here.of("withheld_share") * here.of("budgeted_tax_base") * here.of("paying_citizens") / MILLION


def _other_tax(tax: str) -> Equation:
    def equation(here: Here) -> Formula:
        published = here.row("taxes", tax)
        if here.is_base:
            return published
        return plus(published * here.of(f"{tax}_index"), _added(here, tax))

    return equation


def _corporate_tax(here: Here) -> Formula:
    published = here.row("taxes", "corporate_tax")
    if here.is_base:
        return published
    priced = published * here.of("compensation_index")
    above = published * here.of("corporate_tax_index") - priced
    retained = priced + here.parameter("corporate_tax_retained") * above
    return plus(retained, _added(here, "corporate_tax"))


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
    earned = here.parameter("cash_interest") * (
        here.before("liquidity") - here.of("liquidity", year=here.base_year)
    )
    paid = here.parameter("loan_interest") * (here.before("debt") - here.of("debt", year=here.base_year))
    return earned - paid


def _operating_expenditure(here: Here) -> Formula:
    kinds = [here.of(f"{kind}_expenditure") for kind in KINDS]
    return plus(kinds[0], *kinds[1:]) - here.of("interest")


def _capital(name: str) -> Equation:
    def equation(here: Here) -> Formula:
        if here.is_base:
            return here.figure(f"{name}_base")
        kind = name.partition("_")[2]
        if kind == "gross":
            follows = here.parameter("capex_per_new_citizen") * here.of("following_growth") / MILLION
        else:
            follows = here.parameter("land_income_per_new_citizen") * _beyond(here, here.year) / MILLION
        price = here.of("capex_price_index")
        planned = (here.parameter(name) + follows) * price
        return AtLeastZero(plus(planned, here.added(f"capex:{kind}", price)))

    return equation


def _beyond(here: Here, year: int) -> Formula:
    """Growth beyond what capital is planned for."""
    return here.parameter("population_growth", year=year) - here.figure("reference_growth")


def _following_growth(here: Here) -> Made:
    """Growth as schools, day care and roads follow it, years after."""
    if here.is_base:
        return STARTS_AT_ZERO
    lag = here.figures.baseline.tables["capital_lag"].by_key()
    parts = [
        here.row("capital_lag", years_after) * _beyond(here, year)
        for years_after in lag
        if (year := here.year - int(years_after)) > here.base_year
    ]
    return total(parts, mark("years"))


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
        return here.figure("liquidity_per_citizen_base")
    return here.of("liquidity") * MILLION / here.of("population")


def _debt(here: Here) -> Formula:
    return here.figure("debt_base") if here.is_base else here.before() + here.parameter("net_borrowing")


def _service_ceiling(here: Here) -> Formula:
    priced = here.figure("service_ceiling_base") * here.of("service_price_index")
    return priced * here.of("service_ceiling_index")


def _capex_ceiling(here: Here) -> Formula:
    priced = here.figure("capex_ceiling_base") * here.of("capex_price_index")
    return priced * here.of("capex_ceiling_index")


REVENUE_AND_CASH: dict[str, tuple[int, Equation]] = {
    "national_tax_base": (5, _tax_base("national_tax_base_growth")),
    "local_tax_base": (5, _tax_base("tax_base_growth")),
    "budgeted_tax_base": (5, _budgeted_tax_base),
    "expected_population": (5, _expected_population),
    "paying_citizens": (5, _paying_citizens),
    "income_tax": (5, _income_tax),
    "real_lift_index": (5, lambda here: grown(here, here.parameter("real_lift"))),
    "compensated_grants": (5, _compensated),
    "equalised_grants": (5, _equalised),
    "offset_grants": (5, _offset),
    "grants_per_citizen": (5, _grants_per_citizen),
    "grants": (5, _grants),
    "equalised_by_age": (5, _equalised_by_age),
    "need_of_age": (5, _need_of_age),
    "need_of_average": (5, _need_of_average),
    "need_moved": (5, _need_moved),
    "need_grants": (5, _need_grants),
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
    "following_growth": (6, _following_growth),
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
    HEADROOM: (6, lambda here: here.of("service_ceiling") - here.of("service_expenditure")),
    "capex_ceiling_index": (6, lambda here: grown(here, here.parameter("capex_ceiling_lift"))),
    "capex_ceiling": (6, _capex_ceiling),
}
"""The section of docs/model.md and the equation, by result or step."""
