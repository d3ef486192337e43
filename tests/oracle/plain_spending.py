"""Sections 3 and 4 of docs/model.md a second time: need of areas, frames and savings of departments."""

from math import inf

from tests.oracle.given import BASE, Given, Results, Series
from tests.oracle.plain_people import People
from tests.oracle.plain_prices import Prices

from scenarier.model.baseline import Area, Department

KINDS = ("service", "transfer", "cofinancing", "refund", "other", "unspecified")


def spending_of(given: Given, people: People, price: Prices) -> Results:
    """All variables of areas and departments, their sums by kind, and the reserve."""
    areas, departments = given.baseline.areas, given.baseline.departments
    needs = {area.name: AreaNeed(given, area, people, price) for area in areas}
    results: Results = {}
    for name, need in needs.items():
        for y in people.population:
            results["area_need", name, y] = results["area_spending", name, y] = need.core[y] + need.extra[y]
    for department in departments:
        own = [area.name for area in areas if area.department == department.name and area.is_decentralised]
        follow_department(given, department, [needs[name] for name in own], price["service"], results)
    add_sums(given, people.population, results)
    return results


def add_sums(given: Given, population: Series, results: Results) -> None:
    """Spending by kind, the sums over departments, and the reserve."""
    areas, departments = given.baseline.areas, given.baseline.departments
    reserve = 0.0
    for y in population:
        for kind in KINDS:
            of_kind = [results["area_spending", area.name, y] for area in areas if area.kind == kind]
            results[f"{kind}_expenditure", "", y] = sum(of_kind)
        results["savings_total", "", y] = sum(results["savings", d.name, y] for d in departments)
        results["service_gap_total", "", y] = sum(results["service_gap", d.name, y] for d in departments)
        reserve += sum(results["savings_to_reserve", d.name, y] for d in departments)
        results["reserve", "", y] = reserve


# Section 3


class AreaNeed:
    """What an area's unchanged service costs, year by year."""

    def __init__(self, given: Given, area: Area, people: People, price: Prices) -> None:
        self.name, self.cost = area.name, area.base_cost
        persons, elasticity = driver_of(given, area, people), given.of("elasticity", entity=area.name)
        self.demand = {y: 1 + elasticity * (persons[y] - 1) for y in persons}
        x, q = real_growth_of(given, area), efficiency_of(given, area)
        own, country = ("transfer", "transfer") if area.kind == "transfer" else ("need", "service")
        self.core = {y: area.base_cost * self.demand[y] * x[y] * q[y] * price[own][y] for y in persons}
        self.extra = extra_of(given, area, price[country])


def extra_of(given: Given, area: Area, price: Series) -> Series:
    """The area's measures, and what the study's budget adds."""
    target = f"area:{area.name}"
    return {BASE: 0.0} | {y: given.measures(target, y) * price[y] + given.k(target, y) for y in given.years}


def driver_of(given: Given, area: Area, people: People) -> Series:
    """I: the persons the area is for, 2024 = 1."""
    population, by_age = people.population, people.by_age
    if area.driver == "none":
        return dict.fromkeys(population, 1.0)
    if area.driver == "population":
        return {y: population[y] / population[BASE] for y in population}
    weights = dict(zip(given.baseline.age_groups, given.baseline.drivers[area.driver], strict=True))
    return {y: sum(w * by_age[g, y] / by_age[g, BASE] for g, w in weights.items()) for y in population}


def real_growth_of(given: Given, area: Area) -> Series:
    """X: growth beyond demography and prices."""
    always = given.of("real_growth", entity=area.name)
    return given.path(1, lambda before, y: before * (1 + always + given.of("extra_real_growth", y, area.name)))


def efficiency_of(given: Given, area: Area) -> Series:
    """Q: what the department's efficiency requirement has realised."""
    if not area.is_decentralised:
        return dict.fromkeys((BASE, *given.years), 1.0)
    d = area.department
    realised = given.of("efficiency_realised", entity=d)
    return given.path(1, lambda before, y: before * (1 - given.of("efficiency_requirement", y, d) * realised))


# Section 4


def follow_department(
    given: Given, department: Department, areas: list[AreaNeed], service_price: Series, results: Results
) -> None:
    """A department year by year, and what its decentralised areas spend."""
    d, cost = department.name, sum(area.cost for area in areas)
    cap = given.of("savings_cap", entity=d)
    frame = frames_of(given, department, areas, service_price)
    record = {
        "frame": frame[BASE], "need": cost, "spending": cost, "department_result": department.result,
        "service_gap": 0.0, "savings": department.savings, "savings_to_reserve": 0.0,
    }  # fmt: skip
    results.update({(name, d, BASE): value for name, value in record.items()})
    adapted, savings = 0.0, department.savings
    for y in given.years:
        need = sum(area.core[y] + area.extra[y] for area in areas)
        aim = need - frame[y] + given.of("debt_repayment_rate", entity=d) * max(0, -savings)
        adapted += given.of("frame_adherence", entity=d) * (aim - adapted)
        use = (given.of("savings_use", y, d) + given.measures(f"savings:{d}", y)) * service_price[y]
        spending = need - adapted + use
        result = frame[y] - spending
        to_reserve = 0.0 if cap == inf else max(0, savings + result - cap * frame[y])
        savings = savings + result - to_reserve
        record = {
            "frame": frame[y], "need": need, "spending": spending, "department_result": result,
            "service_gap": need - spending, "savings": savings, "savings_to_reserve": to_reserve,
        }  # fmt: skip
        results.update({(name, d, y): value for name, value in record.items()})
        share_out(spending - need, areas, y, results)


def frames_of(given: Given, department: Department, areas: list[AreaNeed], service_price: Series) -> Series:
    """F: the frame of 2024 rolled forward, changed, with the areas' measures and the study's budget."""
    d, cost = department.name, sum(area.cost for area in areas)
    frame = {BASE: cost + department.result}
    required = given.path(1, lambda before, y: before * (1 - given.of("efficiency_requirement", y, d)))
    for y in given.years:
        mean = sum(area.cost * area.demand[y] for area in areas) / cost
        covered = 1 + given.of("budget_model_rate", entity=d) * (mean - 1)
        changed = given.of("frame_change", y, d) + given.measures(f"frame:{d}", y)
        rolled = frame[BASE] * service_price[y] * covered * required[y]
        frame[y] = rolled + changed * service_price[y] + sum(area.extra[y] for area in areas)
        frame[y] += given.k(f"frame:{d}", y)
    return frame


def share_out(beside_need: float, areas: list[AreaNeed], year: int, results: Results) -> None:
    """What a department spends beside its need, on its areas as they weigh, or in equal parts."""
    weights = {area.name: max(0, area.core[year]) for area in areas}
    if sum(weights.values()) == 0:
        weights = dict.fromkeys(weights, 1)
    for name, weight in weights.items():
        results["area_spending", name, year] += beside_need * weight / sum(weights.values())
