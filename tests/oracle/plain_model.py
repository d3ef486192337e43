"""The model a second time: one scenario, one number after the other, as docs/model.md writes it.

Shares nothing with `scenarier.engine`: no arrays, no rearranged equations, no thought of speed. Whatever the
engine computes is held against it. Names are those of docs/model.md; a value of year y is `name[y]`, one of a
row too is `name[row, y]`.
"""

from dataclasses import replace

from tests.oracle.given import BASE, Given, Results, Series
from tests.oracle.plain_budget import beside_of
from tests.oracle.plain_cash import cash_of
from tests.oracle.plain_people import people_of
from tests.oracle.plain_prices import prices_of
from tests.oracle.plain_revenue import revenue_of
from tests.oracle.plain_spending import spending_of

from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario


def project_plain(baseline: Baseline, scenario: Scenario, horizon: int) -> Results:
    """Every variable of one scenario by variable, entity ("" without one) and year, in the units of section 8.

    The baseline's budget and forecast are the study's.
    """
    given = Given(baseline, scenario, horizon)
    if baseline.budget is not None:
        given = replace(given, beside=beside_of(given, baseline.budget, project_given))
    return project_given(given)


def project_given(given: Given) -> Results:
    """Sections 1 to 6, with what a budget adds beside."""
    people, price = people_of(given), prices_of(given)
    results = spending_of(given, people, price)
    revenue = revenue_of(given, people, price)
    cash = cash_of(given, people, price, sum_of_areas(given, results), revenue["revenue"])
    whole = {f"{kind}_price_index": price[kind] for kind in ("service", "need", "transfer", "capex")}
    whole |= {"compensation_index": price["compensation"], "population": people.population, **revenue, **cash}
    results |= {("population_by_age", group, y): value for (group, y), value in people.by_age.items()}
    return results | {(name, "", y): value for name, series in whole.items() for y, value in series.items()}


def sum_of_areas(given: Given, spent: Results) -> Series:
    """Operating expenditure before interest."""
    areas = [area.name for area in given.baseline.areas]
    return {y: sum(spent["area_spending", area, y] for area in areas) for y in (BASE, *given.years)}
