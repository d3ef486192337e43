"""What measures do to the budget, and what may be done to a list of them; docs/model.md section 7."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import fsum

from scenarier.model.fill import DECIMALS
from scenarier.model.study import Measure, Scenario

COSTS = ("area", "frame", "savings")
"""Kinds of target where a positive amount costs; of capital, the gross expenditure does."""
GROSS = "capex:gross"

Measures = tuple[Measure, ...]


def effect_sign(target: str) -> int:
    """1 where a positive amount betters the result, -1 where it costs."""
    return -1 if target == GROSS or target.partition(":")[0] in COSTS else 1


def budget_effect(measure: Measure, years: Sequence[int]) -> tuple[float, ...]:
    """What a measure does to the result by year [mio. kr., 2024 prices] once departments have adapted.

    Whether it is on is not asked: of one that is off this is what it would do.
    """
    sign = effect_sign(measure.target)
    return tuple(sign * amount if (amount := measure.amount_in(year)) else 0.0 for year in years)


def sum_of_effects(measures: Sequence[Measure], years: Sequence[int]) -> tuple[float, ...]:
    """The effects of measures added up by year [mio. kr., 2024 prices]."""
    costs = [measure for measure in measures if effect_sign(measure.target) < 0]
    gains = [measure for measure in measures if effect_sign(measure.target) > 0]
    return tuple(round(_in_year(gains, year) - _in_year(costs, year), DECIMALS) for year in years)


def _in_year(measures: Sequence[Measure], year: int) -> float:
    return fsum([measure.amount_in(year) for measure in measures])


def total_effect(scenario: Scenario, years: Sequence[int]) -> tuple[float, ...]:
    """What the measures of a scenario that are on do to the result by year [mio. kr., 2024 prices]."""
    return sum_of_effects([measure for measure in scenario.measures if measure.on], years)


def with_amounts(measure: Measure, amounts: Mapping[int, float | None]) -> Measure:
    """The measure with other amounts in some years; None and 0 leave a year out.

    The 0 that ends a lasting measure is kept: without it an earlier amount would carry on.
    """
    merged = {**measure.amounts, **amounts}
    last = max((year for year, amount in merged.items() if amount is not None), default=None)
    kept = {
        year: float(amount)
        for year, amount in sorted(merged.items())
        if amount or (measure.lasting and amount is not None and year == last)
    }
    return measure if kept == measure.amounts else replace(measure, amounts=kept)


def without(measures: Measures, places: Collection[int]) -> Measures:
    """The list without those at `places`."""
    return tuple(measure for place, measure in enumerate(measures) if place not in places)


def moved_by(measures: Measures, places: Collection[int], step: int) -> Measures:
    """The list with those at `places` one place up (step -1) or down (1); as it is where there is no room."""
    if not places or min(places) + step < 0 or max(places) + step >= len(measures):
        return measures
    now = list(measures)
    for place in sorted(places, reverse=step > 0):
        now[place], now[place + step] = now[place + step], now[place]
    return tuple(now)
