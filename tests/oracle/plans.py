"""Budgets and forecasts by chance, for made-up studies."""

import random
from itertools import pairwise

from hypothesis import strategies as st
from tests.oracle.compare import AARHUS

from scenarier.model.plan import Budget, ByYear, Forecast

LEVEL_TARGETS = AARHUS.budget_targets()
LARGEST_LEVEL = 1e5
FIRST_YEAR, LAST_OBSERVED, LAST_YEAR = 2025, 2035, 2060
ROOM = 40_000
"""More persons than any scenario loses to its own growth: ten years of at most 3 000 each."""

SEEDS = st.integers(0, 2**32)
PRICE_YEARS = st.none() | st.integers(2024, 2035)

Persons = dict[int, dict[str, float]]
Plan = tuple[Budget | None, Forecast | None]


# Budgets


def level_amounts(target: str) -> st.SearchStrategy[float]:
    """Ordinary amounts, and now and then as large as a budget may hold; capital is never below 0."""
    usual = st.floats(0, 5000)
    return usual | usual | st.floats(0 if target.startswith("capex:") else -LARGEST_LEVEL, LARGEST_LEVEL)


def levels_of(target: str) -> st.SearchStrategy[ByYear]:
    """Amounts for some years, or none; some lie after the horizon."""
    years = st.integers(FIRST_YEAR, 2030) | st.integers(FIRST_YEAR, LAST_YEAR)
    return st.dictionaries(years, level_amounts(target), max_size=4)


@st.composite
def some_levels(draw: st.DrawFn) -> Budget:
    """A budget for a few targets, easy to shrink and to read."""
    targets = draw(st.lists(st.sampled_from(LEVEL_TARGETS), unique=True, max_size=6))
    return Budget("Some levels", {target: draw(levels_of(target)) for target in targets}, draw(PRICE_YEARS))


def levels_everywhere(seed: int, price_year: int | None = None) -> Budget:
    """A budget that names every target there is in some years."""
    chance = random.Random(seed)
    years = range(FIRST_YEAR, LAST_OBSERVED + 2)

    def levels() -> ByYear:
        size = chance.choice([100, 1000, 10_000])
        return {year: chance.uniform(0, size) for year in years if chance.random() < 0.5}

    return Budget("Levels everywhere", {target: levels() for target in LEVEL_TARGETS}, price_year)


def budgets() -> st.SearchStrategy[Budget]:
    """Budgets for a few targets, and for all."""
    return some_levels() | st.builds(levels_everywhere, SEEDS, PRICE_YEARS)


# Forecasts


def ordinary_forecast(seed: int, last: int) -> Forecast:
    """A forecast near Aarhus's size: each age group a little larger or smaller than it is."""
    chance = random.Random(seed)
    persons = {}
    for year in range(FIRST_YEAR, last + 1):
        known = AARHUS.age_structure[min(year, LAST_OBSERVED)]
        ages = zip(AARHUS.age_groups, known, strict=True)
        persons[year] = {group: round(number * chance.uniform(0.98, 1.02)) for group, number in ages}
    return Forecast("Ordinary", persons)


def odd_forecast(seed: int, last: int) -> Forecast:
    """A forecast that jumps from year to year, with age groups that are empty, tiny or far too large."""
    chance = random.Random(seed)

    def number() -> float:
        return chance.choice([0.0, chance.random(), chance.uniform(0, 1000), *(chance.uniform(0, 1e5),) * 3])

    years = range(FIRST_YEAR, last + 1)
    return Forecast("Odd", with_room({year: {group: number() for group in AARHUS.age_groups} for year in years}))


def with_room(persons: Persons) -> Persons:
    """So many more in one age group that no scenario's population comes to 0, whatever growth it leaves out."""
    sums = [sum(by_age.values()) for _, by_age in sorted(persons.items())]
    declines = sum(max(0, before - after) for before, after in pairwise(sums))
    more = max(0, declines + ROOM - sums[0])
    return {year: {**by_age, "35-64": by_age["35-64"] + more} for year, by_age in persons.items()}


def forecasts(horizon: int) -> st.SearchStrategy[Forecast]:
    """Forecasts up to the horizon, or longer."""
    last = st.just(horizon) | st.integers(horizon, LAST_YEAR)
    return st.builds(ordinary_forecast, SEEDS, last) | st.builds(odd_forecast, SEEDS, last)


def plans(horizon: int) -> st.SearchStrategy[Plan]:
    """A study's budget and forecast, one of them, or neither."""
    return st.tuples(st.none() | budgets(), st.none() | forecasts(horizon))
