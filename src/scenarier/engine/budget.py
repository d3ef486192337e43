"""What a study's adopted budget adds to the roll-forward: docs/model.md section 9."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from scenarier.engine.base import Base, base_of
from scenarier.engine.compute import compute
from scenarier.engine.defaults import MEASURES, default_inputs
from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import START_LINES, start_target


@lru_cache(maxsize=32)
def roll_forward(baseline: Baseline, horizon: int) -> Mapping[str, FloatArray]:
    """What a budget may name, in the baseline scenario without it, `[year]` by target [mio. kr.]."""
    base = base_of(baseline, horizon)
    computed = compute(base, default_inputs(baseline, horizon))
    arrays = {
        **{f"frame:{name}": computed["frame"][:, row, 0] for row, name in enumerate(base.entities["department"])},
        **{f"area:{name}": computed["area_spending"][:, row, 0] for row, name in enumerate(base.entities["area"])},
        **{f"revenue:{name}": computed[name][:, 0] for name in base.entities["revenue"]},
        "capex:gross": computed["capex_gross"][:, 0],
        "capex:income": computed["capex_income"][:, 0],
    }
    return {target: arrays[target] for target in baseline.budget_targets()}


def level_in(base: Base, budget: Budget, target: str, year: int) -> float:
    """A level that the budget names, in current prices [mio. kr.]."""
    amount = budget.levels[target][year]
    if budget.price_year is None:
        return amount
    return amount * price_between(base, budget.price_year, year)


def price_between(base: Base, first: int, last: int) -> float:
    """Service prices of a year over those of another, in the baseline scenario [index]."""
    return base.usual_service_price[last] / base.usual_service_price[first]


def shift_in(baseline: Baseline, horizon: int, target: str, year: int) -> float:
    """K of docs/model.md section 9: what the budget adds to a target [mio. kr., current prices]."""
    budget = baseline.budget
    named = budget.last_named(target, year) if budget else None
    if budget is None or named is None:
        return 0.0
    base = base_of(baseline, horizon)
    rolled = float(roll_forward(baseline, horizon)[target][named - baseline.base_year])
    return (level_in(base, budget, target, named) - rolled) * price_between(base, named, year)


@lru_cache(maxsize=32)
def shifts_of(baseline: Baseline, horizon: int) -> Mapping[str, FloatArray]:
    """What the budget adds by kind of target, `[year, row, 1]` [mio. kr., current prices]."""
    none, base = default_inputs(baseline, horizon).shifts, base_of(baseline, horizon)
    if baseline.budget is None:
        return none
    shifts = {kind: array.copy() for kind, array in none.items()}
    for target in baseline.budget.levels:
        kind, _, name = target.partition(":")
        row = base.entities[MEASURES[kind]].index(name)
        shifts[kind][1:, row, 0] = [shift_in(baseline, horizon, target, year) for year in base.years[1:]]
    return shifts


@lru_cache(maxsize=32)
def budgeted_lines(baseline: Baseline, horizon: int) -> FloatArray:
    """1 where the budget has named a line's target, in that year or before, `[year, line, 1]`."""
    none, budget = default_inputs(baseline, horizon).is_budgeted, baseline.budget
    if budget is None:
        return none
    firsts = [budget.first_year(start_target(line)) for line in START_LINES]
    years = base_of(baseline, horizon).years
    return np.array(
        [[[float(first is not None and year >= first)] for first in firsts] for year in years], dtype=np.float64
    )
