"""Section 5 of docs/model.md a second time: taxes, grants and the sanction."""

from dataclasses import dataclass

from tests.oracle.given import BASE, Given, Series
from tests.oracle.plain_people import People, aged_in, default_path, structure_in
from tests.oracle.plain_prices import Prices

GROWING = ("land_tax", "coverage_tax", "corporate_tax", "other_tax")


@dataclass(frozen=True)
class TaxBase:
    """b0; n, u and v per citizen; m and M, the citizens they count for; the tax rate."""

    b0: float
    n: Series
    v: Series
    m: Series
    citizens: Series
    rate: Series


def revenue_of(given: Given, people: People, price: Prices) -> dict[str, Series]:
    """Taxes, grants, the sanction, the settlement and their sum."""
    base = tax_base_of(given, people)
    out = {name: {BASE: value} for name, value in given.baseline.revenues.items()}
    out["income_tax"] |= {y: base.rate[y] * base.v[y] * base.citizens[y] for y in given.years}
    out["grants"] |= {y: grants_in(given, y, people, base, price["compensation"][y]) for y in given.years}
    for tax in GROWING:
        out[tax] |= own_tax_of(given, tax, price["compensation"])
    for name in given.baseline.revenues:
        for y in given.years:
            out[name][y] += decided(given, f"revenue:{name}", y, price)
    out["tax_sanction"] = {BASE: 0.0} | {y: sanction_in(given, y, base) for y in given.years}
    out["tax_settlement"] = {BASE: 0.0} | {y: given.of("tax_settlement", y) for y in given.years}
    out["revenue"] = {y: revenue_in(given, y, out) for y in (BASE, *given.years)}
    return out


def decided(given: Given, target: str, year: int, price: Prices) -> float:
    """Measures on a revenue and what the study's budget adds [current prices]."""
    return given.measures(target, year) * price["service"][year] + given.k(target, year)


def revenue_in(given: Given, year: int, out: dict[str, Series]) -> float:
    """All revenue, less the sanction."""
    taxes_and_grants = sum(out[name][year] for name in given.baseline.revenues)
    return taxes_and_grants - out["tax_sanction"][year] + out["tax_settlement"][year]


# The tax base


def tax_base_of(given: Given, people: People) -> TaxBase:
    """What is taxed, and how many citizens it is counted for."""
    rate_2024, people_2024 = given.baseline.figures["tax_rate_base"], people.population[BASE]
    b0 = given.baseline.revenues["income_tax"] / (rate_2024 * people_2024)
    n, u = given.growing(b0, "national_tax_base_growth"), given.growing(b0, "tax_base_growth")
    v = {y: base_in(given, y, b0, n, u) for y in given.years}
    m = {y: counted_in(given, y, people) for y in given.years}
    new = given.of("new_citizen_revenue")
    citizens = {y: people_2024 + new * (m[y] - people_2024) for y in given.years}
    rate = {BASE: rate_2024} | {y: given.of("tax_rate", y) for y in given.years}
    return TaxBase(b0, n, v, m, citizens, rate)


def base_in(given: Given, year: int, b0: float, n: Series, u: Series) -> float:
    """v: the own base, or under the state guarantee the base of two years ago with the country's growth."""
    if given.of("state_guarantee", year) != 1:
        return u[year]
    return u.get(year - 2, b0) * n[year] / n.get(year - 2, b0)


def counted_in(given: Given, year: int, people: People) -> float:
    """m: the citizens, or under the state guarantee last year's with the reference's growth."""
    if given.of("state_guarantee", year) != 1:
        return people.population[year]
    return people.population[year - 1] + people.reference[year] - people.reference[year - 1]


def sanction_in(given: Given, year: int, base: TaxBase) -> float:
    """What rises of the last four years cost, as far as the rate has stayed up since."""
    kept = 0.0
    for k, share in enumerate(given.baseline.sanction_shares):
        if year - k > BASE:
            lowest = min(base.rate[since] for since in range(year - k, year + 1))
            kept += share * max(0, lowest - base.rate[year - k - 1])
    return given.of("tax_sanction_applies") * base.v[year] * base.citizens[year] * kept


def own_tax_of(given: Given, tax: str, compensation: Series) -> Series:
    """A tax as it grows by itself; of corporate tax only a part of what is above prices is kept."""
    start = given.baseline.revenues[tax]
    grown = given.growing(start, f"{tax}_growth")
    if tax != "corporate_tax":
        return grown
    kept, compensated = given.of("corporate_tax_retained"), {y: start * compensation[y] for y in grown}
    return {y: compensated[y] + kept * (grown[y] - compensated[y]) for y in grown}


# Grants


def grants_in(given: Given, year: int, people: People, base: TaxBase, comp: float) -> float:
    """Grants and equalisation before measures."""
    published, rate_2024 = given.baseline.revenues, given.baseline.figures["tax_rate_base"]
    per_citizen_2024 = base.citizens[year] / people.population[BASE]
    lifted = given.growing(1, "real_lift")[year]
    agreed = (published["income_tax"] + published["grants"]) * comp * (lifted - 1) * per_citizen_2024
    equalised = given.of("equalisation_rate") * rate_2024 * (base.v[year] - base.n[year]) * base.citizens[year]
    grown = base.n[year] - base.b0 * comp
    offset = given.of("block_grant_offset") * rate_2024 * grown * base.citizens[year]
    need = given.of("need_equalisation_rate") * comp * need_beyond(given, year, people, base.m[year])
    return published["grants"] * comp * per_citizen_2024 + agreed - equalised - offset + need


def need_beyond(given: Given, year: int, people: People, counted: float) -> float:
    """What the age mix costs above the default path [2024 prices]."""
    reference, country = people.reference[year], default_path(given)[year]
    here = aged_in(given, reference, structure_in(given, year), counted - reference)
    there = aged_in(given, country, given.baseline.age_structure[year], 0)
    cost = {group: cost_of_age(given, group, people) for group in here}
    mean = sum(cost[group] * people.by_age[group, BASE] for group in cost) / people.population[BASE]
    return sum((cost[group] - mean) * (here[group] - there[group]) for group in cost)


def cost_of_age(given: Given, group: str, people: People) -> float:
    """U: what service costs a person of an age group, as far as it follows age [2024 prices]."""
    place, persons = given.baseline.age_groups.index(group), people.by_age[group, BASE]
    cost = 0.0
    for area in given.baseline.areas:
        if area.kind == "service" and area.driver == "population":
            cost += area.base_cost * area.elasticity / people.population[BASE]
        elif area.kind == "service" and area.driver != "none":
            cost += area.base_cost * area.elasticity * given.baseline.drivers[area.driver][place] / persons
    return cost
