"""What is shown of a budget's target: its amounts, what carries on between them, the roll-forward beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarier.analysis.published import printed_budget
from scenarier.engine.base import Base, base_of
from scenarier.engine.budget import level_in, price_between, roll_forward, shift_in
from scenarier.model.baseline import CAPITAL_TARGETS, Baseline
from scenarier.model.plan import Budget

ByYear = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class TargetFigures:
    """A target by year [mio. kr., the budget's prices or current ones]; `account`, `original` are the base year's.

    `named` are the amounts that the budget names, `carried` what the last difference before gives in the other
    years, `difference` either of them less `roll_forward`.
    """

    account: float
    original: float | None
    named: ByYear
    carried: ByYear
    roll_forward: ByYear
    difference: ByYear


def budget_figures(
    baseline: Baseline, horizon: int, target: str, variable: str, entity: str, *, is_current: bool = False
) -> TargetFigures:
    """A target's figures.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    variable, entity : the result of the model that the target is.
    is_current : whether amounts are given in each year's own prices, in place of the budget's.
    """
    base, rolled, budget = base_of(baseline, horizon), roll_forward(baseline, horizon)[target], baseline.budget
    named = dict(budget.levels.get(target, {})) if budget else {}
    years = base.years[1:]
    prices = {year: 1.0 if is_current else _prices(base, budget, year) for year in years}
    if is_current and budget:
        named = {year: level_in(base, budget, target, year) for year in named if year in years}
    forward = {year: float(rolled[year - baseline.base_year]) * price for year, price in prices.items()}
    carried = {}
    for year, price in prices.items():
        if named and year not in named and year >= min(named):
            level = forward[year] + shift_in(baseline, horizon, target, year) * price
            carried[year] = max(0.0, level) if target in CAPITAL_TARGETS else level
    level_of = {year: amount for year, amount in {**carried, **named}.items() if year in prices}
    return TargetFigures(
        account=float(rolled[0]),
        original=printed_budget(baseline, variable, entity),
        named=named,
        carried=carried,
        roll_forward=forward,
        difference={year: level - forward[year] for year, level in level_of.items()},
    )


def _prices(base: Base, budget: Budget | None, year: int) -> float:
    """What an amount in a year's own prices is multiplied by to be in the budget's."""
    return 1.0 if budget is None or budget.price_year is None else price_between(base, year, budget.price_year)
