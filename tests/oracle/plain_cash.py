"""Section 6 of docs/model.md a second time: results, capital, liquidity, debt and the ceilings."""

from math import prod

from tests.oracle.given import BASE, FIRST, Given, Series
from tests.oracle.plain_people import People
from tests.oracle.plain_prices import Prices

Cash = dict[str, Series]
FLOWS = "interest operating_expenditure operating_result capex_gross capex_income capex_net result financing"


def cash_of(given: Given, people: People, price: Prices, spent: Series, revenue: Series) -> Cash:
    """Interest, results, capital expenditure, liquidity, debt and the two ceilings."""
    figures = given.baseline.figures
    start = figures["liquidity_per_citizen_base"] * people.population[BASE] / 1e6
    out: Cash = {name: {} for name in FLOWS.split()}
    out |= {"liquidity": {BASE: start}, "debt": {BASE: figures["debt_base"]}}
    for y in (BASE, *given.years):
        out["capex_gross"][y] = gross_in(given, y, people, price)
        out["capex_income"][y] = income_in(given, y, people, price)
        out["interest"][y] = interest_in(given, y, out)
        out["financing"][y] = financing_in(given, y)
        add_results(y, spent[y], revenue[y], out)
        if y > BASE:
            out["debt"][y] = out["debt"][y - 1] + given.of("net_borrowing", y)
            out["liquidity"][y] = out["liquidity"][y - 1] + out["result"][y] + out["financing"][y]
    held, population = out["liquidity"], people.population
    out["liquidity_per_citizen"] = {y: held[y] * 1e6 / population[y] for y in held}
    return out | {f"{kind}_ceiling": ceiling_of(given, kind, price[kind]) for kind in ("service", "capex")}


def add_results(year: int, spent: float, revenue: float, out: Cash) -> None:
    """A year's results, from spending, revenue, interest and capital."""
    out["operating_expenditure"][year] = spent - out["interest"][year]
    out["operating_result"][year] = revenue - out["operating_expenditure"][year]
    out["capex_net"][year] = out["capex_gross"][year] - out["capex_income"][year]
    out["result"][year] = out["operating_result"][year] - out["capex_net"][year]


def interest_in(given: Given, year: int, out: Cash) -> float:
    """Interest on what liquidity and debt have changed since the base year, income positive."""
    if year == BASE:
        return 0.0
    earned = given.of("cash_interest", year) * (out["liquidity"][year - 1] - out["liquidity"][BASE])
    return earned - given.of("loan_interest", year) * (out["debt"][year - 1] - out["debt"][BASE])


def financing_in(given: Given, year: int) -> float:
    """Borrowing and other flows to liquidity beside the result."""
    if year == BASE:
        return 0.0
    flows = given.of("other_cash_flow", year) - given.of("deferred_spending", year)
    return given.of("net_borrowing", year) + flows


def gross_in(given: Given, year: int, people: People, price: Prices) -> float:
    """Gross capital expenditure: the lever, what growth of the years before asks for, measures, the budget."""
    figures = given.baseline.figures
    if year == BASE:
        return figures["capex_gross_base"]
    beyond = 0.0
    for k, share in enumerate(given.baseline.capital_lag):
        if year - k > BASE:
            beyond += share * (people.growth[year - k] - figures["reference_growth"])
    for_growth = given.of("capex_per_new_citizen") * beyond / 1e6
    own = given.of("capex_gross", year) + for_growth + given.measures("capex:gross", year)
    return max(0, own * price["capex"][year] + given.k("capex:gross", year))


def income_in(given: Given, year: int, people: People, price: Prices) -> float:
    """Capital income: the lever, land sold in the year of the growth, measures, the budget."""
    figures = given.baseline.figures
    if year == BASE:
        return figures["capex_income_base"]
    beyond = people.growth[year] - figures["reference_growth"]
    from_land = given.of("land_income_per_new_citizen") * beyond / 1e6
    own = given.of("capex_income", year) + from_land + given.measures("capex:income", year)
    return max(0, own * price["capex"][year] + given.k("capex:income", year))


def ceiling_of(given: Given, kind: str, price: Series) -> Series:
    """The service or capital ceiling, with prices and all lifts so far."""
    start = given.baseline.figures[f"{kind}_ceiling_base"]
    lifts = {y: [1 + given.of(f"{kind}_ceiling_lift", past) for past in range(FIRST, y + 1)] for y in price}
    return {y: start * price[y] * prod(lifts[y]) for y in price}
