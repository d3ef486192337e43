"""Sections 3 and 4 of docs/model.md a second time: need of areas, frames and savings of departments."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from scenarier.model.baseline import Area

if TYPE_CHECKING:
    from tests.oracle.plain_model import Given, Results, Series

BASE, FIRST = 2024, 2025
KINDS = ("service", "transfer", "cofinancing", "refund", "other", "unspecified")


def spending_of(
    given: Given, population: Series, by_age: dict[tuple[str, int], float], price: dict[str, Series]
) -> Results:
    """All variables of areas and departments, their sums by kind, and the reserve."""
    need = Needs(given, population, by_age, price)
    results: Results = {}
    for area in given.baseline.areas:
        for y in population:
            results["area_need", area.name, y] = need.core(area, y) + need.extra(area, y)
            results["area_spending", area.name, y] = results["area_need", area.name, y]
    for department in given.baseline.departments:
        follow_department(given, need, department, results)
    departments = [department.name for department in given.baseline.departments]
    reserve = 0.0
    for y in population:
        for kind in KINDS:
            of_kind = [area.name for area in given.baseline.areas if area.kind == kind]
            results[f"{kind}_expenditure", "", y] = sum(results["area_spending", a, y] for a in of_kind)
        results["savings_total", "", y] = sum(results["savings", d, y] for d in departments)
        results["service_gap_total", "", y] = sum(results["service_gap", d, y] for d in departments)
        reserve += sum(results["savings_to_reserve", d, y] for d in departments)
        results["reserve", "", y] = reserve
    return results


class Needs:
    """Section 3: what unchanged service costs."""

    def __init__(self, given, population, by_age, price):
        self.given, self.population, self.by_age, self.price = given, population, by_age, price

    def demand(self, area: Area, year: int) -> float:
        """D: persons, as the area's cost follows them."""
        if area.driver == "none":
            index = 1.0
        elif area.driver == "population":
            index = self.population[year] / self.population[BASE]
        else:
            weights = zip(self.given.baseline.drivers[area.driver], self.given.baseline.age_groups, strict=True)
            index = sum(w * self.by_age[g, year] / self.by_age[g, BASE] for w, g in weights)
        return 1 + self._constant("elasticity", area) * (index - 1)

    def core(self, area: Area, year: int) -> float:
        """Need before the area's own measures."""
        years = range(FIRST, year + 1)
        real = self._constant("real_growth", area)
        x = prod(1 + real + self._extra_real_growth(area, y) for y in years)
        q = 1.0
        if area.is_decentralised:
            realised = self.given.of("efficiency_realised", entity=area.department)
            q = prod(1 - self.given.of("efficiency_requirement", y, area.department) * realised for y in years)
        own = self.price["transfer" if area.kind == "transfer" else "need"][year]
        return area.base_cost * self.demand(area, year) * x * q * own

    def extra(self, area: Area, year: int) -> float:
        """The area's measures in the year's prices."""
        country = self.price["transfer" if area.kind == "transfer" else "service"][year]
        return self.given.measures(f"area:{area.name}", year) * country

    def _constant(self, name: str, area: Area) -> float:
        return getattr(area, name) if area.is_central else self.given.of(name, entity=area.name)

    def _extra_real_growth(self, area: Area, year: int) -> float:
        return 0.0 if area.is_central else self.given.of("extra_real_growth", year, area.name)


def follow_department(given, need: Needs, department, results: Results) -> None:
    """Section 4: a department year by year, and what its decentralised areas spend."""
    d = department.name
    areas = [area for area in given.baseline.areas if area.department == d and area.is_decentralised]
    cost = sum(area.base_cost for area in areas)
    base_frame = cost + department.result

    def put(year: int, **values: float) -> None:
        results.update({(name, d, year): value for name, value in values.items()})

    put(BASE, frame=base_frame, need=cost, spending=cost, department_result=department.result)
    put(BASE, service_gap=0.0, savings=department.savings, savings_to_reserve=0.0)
    adapted, savings = 0.0, department.savings
    for y in given.years:
        needed = sum(need.core(area, y) + need.extra(area, y) for area in areas)
        frame = frame_in(given, need, d, areas, base_frame, y)
        aim = needed - frame + given.of("debt_repayment_rate", entity=d) * max(0, -savings)
        adapted = adapted + given.of("frame_adherence", entity=d) * (aim - adapted)
        use = (given.of("savings_use", y, d) + given.measures(f"savings:{d}", y)) * need.price["service"][y]
        spending = needed - adapted + use
        result = frame - spending
        to_reserve = max(0, savings + result - given.of("savings_cap", entity=d) * frame)
        if given.of("savings_cap", entity=d) == float("inf"):
            to_reserve = 0.0
        savings = savings + result - to_reserve
        put(y, frame=frame, need=needed, spending=spending, department_result=result)
        put(y, service_gap=needed - spending, savings=savings, savings_to_reserve=to_reserve)
        share_out(need, areas, y, spending - needed, results)


def frame_in(given, need: Needs, d: str, areas: list[Area], base_frame: float, year: int) -> float:
    """F of a projected year."""
    cost = sum(area.base_cost for area in areas)
    mean = sum(area.base_cost * need.demand(area, year) for area in areas) / cost
    required = prod(1 - given.of("efficiency_requirement", y, d) for y in range(FIRST, year + 1))
    rolled = base_frame * (1 + given.of("budget_model_rate", entity=d) * (mean - 1)) * required
    changed = given.of("frame_change", year, d) + given.measures(f"frame:{d}", year)
    return (rolled + changed) * need.price["service"][year] + sum(need.extra(area, year) for area in areas)


def share_out(need: Needs, areas: list[Area], year: int, adapted: float, results: Results) -> None:
    """What a department spends beside its need, on its areas as they weigh."""
    weights = {area.name: max(0, need.core(area, year)) for area in areas}
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    for name, weight in weights.items():
        results["area_spending", name, year] += adapted * weight / sum(weights.values())
