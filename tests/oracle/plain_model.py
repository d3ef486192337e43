"""The model a second time: one scenario, one number after the other, as docs/model.md writes it.

Shares nothing with `scenarier.engine`: no arrays, no rearranged equations, no thought of speed. Whatever the
engine computes is held against it. Names are those of docs/model.md; a value of year y is `name[y]`, one of a
row too is `name[row, y]`.
"""

from math import prod

from tests.oracle.given import BASE, FIRST, Given, Results, Series
from tests.oracle.plain_spending import spending_of

from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario


def project_plain(baseline: Baseline, scenario: Scenario, horizon: int) -> Results:
    """Every variable of one scenario by variable, entity ("" without one) and year, in the units of section 8."""
    given = Given(baseline, scenario, horizon)
    population, by_age = population_of(given)
    price = prices_of(given)
    spent = spending_of(given, population, by_age, price)
    revenue = revenue_of(given, population, price)
    cash = cash_of(given, population, price, sum_of_areas(given, spent), revenue["revenue"])
    whole = {f"{kind}_price_index": price[kind] for kind in ("service", "need", "transfer", "capex")}
    whole |= {"compensation_index": price["compensation"], "population": population, **revenue, **cash}
    results = spent | {("population_by_age", group, y): value for (group, y), value in by_age.items()}
    return results | {(name, "", y): value for name, series in whole.items() for y, value in series.items()}


def sum_of_areas(given: Given, spent: Results) -> Series:
    """Operating expenditure before interest."""
    areas = [area.name for area in given.baseline.areas]
    return {y: sum(spent["area_spending", area, y] for area in areas) for y in (BASE, *given.years)}


# Section 1


def population_of(given: Given) -> tuple[Series, dict[tuple[str, int], float]]:
    """Persons on 1 January by year, and by age group and year."""
    figures, baseline = given.baseline.figures, given.baseline
    population = {BASE: figures["population_2024"], FIRST: figures["population_2025"]}
    reference = dict(population)
    for y in range(FIRST + 1, given.horizon + 1):
        population[y] = population[y - 1] + given.of("population_growth", y - 1)
        reference[y] = reference[y - 1] + figures["reference_growth"]
    by_age = {}
    for y in population:
        everybody = sum(baseline.age_structure[y])
        for g, group in enumerate(baseline.age_groups):
            aged = reference[y] * baseline.age_structure[y][g] / everybody
            by_age[group, y] = aged + baseline.migration_profile[g] * (population[y] - reference[y])
    return population, by_age


# Section 2


def prices_of(given: Given) -> dict[str, Series]:
    """Price indices, 2024 = 1: service, transfer, capex, need, compensation."""
    price = {
        kind: given.path(1, lambda before, y, kind=kind: before * (1 + given.of(f"{kind}_price_growth", y)))
        for kind in ("service", "transfer", "capex")
    }
    price["need"] = given.path(
        1, lambda before, y: before * (1 + given.of("service_price_growth", y) + given.of("local_price_gap", y))
    )
    areas = given.baseline.areas
    transfer = sum(area.base_cost for area in areas if area.kind == "transfer")
    weight = {
        "service": sum(area.base_cost for area in areas) - transfer,
        "transfer": transfer,
        "capex": given.baseline.figures["capex_gross_2024"],
    }
    price["compensation"] = {
        y: sum(weight[kind] * price[kind][y] for kind in weight) / sum(weight.values()) for y in price["need"]
    }
    return price


# Section 5


def revenue_of(given: Given, population: Series, price: dict[str, Series]) -> dict[str, Series]:
    """Taxes, grants, the sanction, the settlement and their sum."""
    published, rate_2024 = given.baseline.revenues, given.baseline.figures["tax_rate_2024"]
    comp = price["compensation"]
    b0 = published["income_tax"] / (rate_2024 * population[BASE])
    n = given.path(b0, lambda before, y: before * (1 + given.of("national_tax_base_growth", y)))
    u = given.path(b0, lambda before, y: before * (1 + given.of("tax_base_growth", y)))
    lifted = given.path(1, lambda before, y: before * (1 + given.of("real_lift", y)))
    rate = {BASE: rate_2024} | {y: given.of("tax_rate", y) for y in given.years}
    own = {
        tax: given.path(published[tax], lambda before, y, tax=tax: before * (1 + given.of(f"{tax}_growth", y)))
        for tax in ("land_tax", "coverage_tax", "corporate_tax", "other_tax")
    }
    out = {name: {BASE: value} for name, value in published.items()}
    out |= {"tax_sanction": {BASE: 0.0}, "tax_settlement": {BASE: 0.0}, "revenue": {}}
    for y in given.years:
        v = n[y] if given.of("state_guarantee", y) == 1 else u[y]
        citizens = population[BASE] + given.of("new_citizen_revenue") * (population[y] - population[BASE])
        measures = {name: given.measures(f"revenue:{name}", y) * price["service"][y] for name in published}
        out["income_tax"][y] = rate[y] * v * citizens + measures["income_tax"]
        out["grants"][y] = (
            published["grants"] * comp[y] * citizens / population[BASE]
            + (published["income_tax"] + published["grants"])
            * comp[y] * (lifted[y] - 1) * citizens / population[BASE]
            - given.of("equalisation_rate") * rate_2024 * (v - n[y]) * citizens
            - given.of("block_grant_offset") * rate_2024 * (n[y] - b0 * comp[y]) * citizens
            + measures["grants"]
        )  # fmt: skip
        rises = sum(
            share * max(0, rate[y - k] - rate[y - k - 1])
            for k, share in enumerate(given.baseline.sanction_shares)
            if y - k > BASE
        )
        out["tax_sanction"][y] = given.of("tax_sanction_applies") * v * citizens * rises
        for tax in ("land_tax", "coverage_tax", "other_tax"):
            out[tax][y] = own[tax][y] + measures[tax]
        compensated = published["corporate_tax"] * comp[y]
        kept = given.of("corporate_tax_retained") * (own["corporate_tax"][y] - compensated)
        out["corporate_tax"][y] = compensated + kept + measures["corporate_tax"]
        out["tax_settlement"][y] = given.of("tax_settlement", y)
    for y in (BASE, *given.years):
        out["revenue"][y] = (
            sum(out[name][y] for name in published) - out["tax_sanction"][y] + out["tax_settlement"][y]
        )
    return out


# Section 6


def cash_of(
    given: Given, population: Series, price: dict[str, Series], spent: Series, revenue: Series
) -> dict[str, Series]:
    """Interest, results, capital expenditure, liquidity, debt and the two ceilings."""
    figures = given.baseline.figures
    start = figures["liquidity_per_citizen_2024"] * population[BASE] / 1e6
    names = "interest operating_expenditure operating_result capex_gross capex_income capex_net result financing"
    out: dict[str, Series] = {name: {} for name in names.split()}
    out |= {"liquidity": {BASE: start}, "debt": {BASE: figures["debt_2024"]}}
    liquidity, debt = out["liquidity"], out["debt"]
    for y in (BASE, *given.years):
        out["capex_gross"][y], out["capex_income"][y] = capital_in(given, y, price["capex"][y])
        out["capex_net"][y] = out["capex_gross"][y] - out["capex_income"][y]
        out["interest"][y] = out["financing"][y] = 0.0
        if y > BASE:
            earned = given.of("cash_interest", y) * (liquidity[y - 1] - liquidity[BASE])
            out["interest"][y] = earned - given.of("loan_interest", y) * (debt[y - 1] - debt[BASE])
            borrowed = given.of("net_borrowing", y)
            flows = given.of("other_cash_flow", y) - given.of("deferred_spending", y)
            out["financing"][y] = borrowed + flows
            debt[y] = debt[y - 1] + borrowed
        out["operating_expenditure"][y] = spent[y] - out["interest"][y]
        out["operating_result"][y] = revenue[y] - out["operating_expenditure"][y]
        out["result"][y] = out["operating_result"][y] - out["capex_net"][y]
        if y > BASE:
            liquidity[y] = liquidity[y - 1] + out["result"][y] + out["financing"][y]
    out["liquidity_per_citizen"] = {y: liquidity[y] * 1e6 / population[y] for y in liquidity}
    out["service_ceiling"] = {
        y: figures["service_ceiling_2024"]
        * price["service"][y]
        * prod(1 + given.of("service_ceiling_lift", past) for past in range(FIRST, y + 1))
        for y in liquidity
    }
    out["capex_ceiling"] = {y: figures["capex_ceiling_2024"] * price["capex"][y] for y in liquidity}
    return out


def capital_in(given: Given, year: int, price: float) -> tuple[float, float]:
    """Gross capital expenditure and capital income, neither below nothing."""
    figures = given.baseline.figures
    if year == BASE:
        return figures["capex_gross_2024"], figures["capex_income_2024"]
    beyond = given.of("population_growth", year) - figures["reference_growth"]
    gross = given.of("capex_gross", year) + given.of("capex_per_new_citizen") * beyond / 1e6
    income = given.of("capex_income", year) + given.measures("capex:income", year)
    return max(0, gross + given.measures("capex:gross", year)) * price, max(0, income) * price
