"""Budget levels of section 9 of docs/model.md a second time: K, what a study's budget adds to each target."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.oracle.given import BASE, Given, Results, Series
from tests.oracle.plain_prices import prices_of

from scenarier.model.plan import Budget
from scenarier.model.study import Scenario

GRUNDFORLOB = Scenario("Grundforløb")


def beside_of(given: Given, budget: Budget, project: Callable[[Given], Results]) -> dict[str, Series]:
    """K by target and year, from the baseline scenario: no budget, no change, with the forecast."""
    plain = Given(replace(given.baseline, budget=None), GRUNDFORLOB, given.horizon)
    results = project(plain)
    price = price_to(plain, max(given.horizon, budget.price_year or BASE))
    beside = {}
    for target, levels in budget.levels.items():
        in_time = {y: amount * raised(price, y, budget) for y, amount in levels.items() if y <= given.horizon}
        beside[target] = k_of(in_time, value_of(target, results, plain.years), price, plain.years)
    return beside


def price_to(plain: Given, last: int) -> Series:
    """The baseline scenario's P_service, also beyond the horizon."""
    return prices_of(Given(plain.baseline, plain.scenario, last))["service"]


def raised(price: Series, year: int, budget: Budget) -> float:
    """From the budget's prices to current ones."""
    return 1 if budget.price_year is None else price[year] / price[budget.price_year]


def k_of(levels: Mapping[int, float], value: Series, price: Series, years: range) -> Series:
    """K of one target: to the level where the budget names the year, else as the year named before, in prices."""
    k: Series = {}
    for y in years:
        before = [named for named in levels if named < y]
        if y in levels:
            k[y] = levels[y] - value[y]
        else:
            k[y] = k[max(before)] * price[y] / price[max(before)] if before else 0
    return k


def value_of(target: str, results: Results, years: range) -> Series:
    """x⁰: the target's own variable."""
    kind, _, name = target.partition(":")
    row = {
        "frame": ("frame", name),
        "area": ("area_spending", name),
        "revenue": (name, ""),
        "capex": (f"capex_{name}", ""),
    }[kind]
    return {y: results[*row, y] for y in years}
