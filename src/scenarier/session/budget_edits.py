"""Edits of a study's adopted budget: each gives a label and the new state; docs/model.md section 9."""

from collections.abc import Mapping
from dataclasses import replace

from scenarier.engine.base import Base, base_of
from scenarier.engine.budget import level_in, price_between
from scenarier.model.baseline import CAPITAL_TARGETS, Baseline
from scenarier.model.plan import Budget
from scenarier.model.study import Study
from scenarier.session.state import Edited, State
from scenarier.session.ways import Way, way_words
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.language import tr

Levels = Mapping[str, Mapping[int, float]]
Changes = Mapping[tuple[str, int], float | None]
"""New amounts by target and year [mio. kr., in the budget's prices]; None takes one away."""

DECIMALS = 6
"""A converted amount this near to so many decimals was written with them, and is given back as it was."""


def least_amount(target: str) -> float:
    """The least amount that a target may have: capital is never negative."""
    return 0.0 if target in CAPITAL_TARGETS else -LARGEST_AMOUNT


def budget_of(study: Study) -> Budget:
    """The study's budget; one without amounts, named as a first amount names it, where there is none."""
    return study.budget or Budget(tr("Adopted budget"), {})


def with_levels(study: Study, baseline: Baseline, changes: Changes) -> Study:
    """With other amounts; a first amount makes a budget, and the last one takes an unnamed one away."""
    budget = budget_of(study)
    levels = {target: dict(budget.levels.get(target, {})) for target in baseline.budget_targets()}
    for (target, year), amount in changes.items():
        levels[target].pop(year, None)
        if amount is not None:
            levels[target][year] = amount
    kept = {target: dict(sorted(by_year.items())) for target, by_year in levels.items() if by_year}
    return _with(study, replace(budget, levels=kept))


def with_price_year(study: Study, baseline: Baseline, price_year: int | None, *, converts: bool) -> Study:
    """With the amounts in the prices of another year; None for each year's own.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    converts : whether the numbers are converted, so that the amounts in current prices stay; else the numbers
        stay, and are other amounts.
    """
    budget = budget_of(study)
    if price_year == budget.price_year:
        return study
    levels = converted(base_of(baseline, study.horizon), budget, price_year) if converts else budget.levels
    return _with(study, replace(budget, levels=levels, price_year=price_year))


def price_words(price_year: int | None) -> str:
    """The prices of a budget in words: `2026-priser`."""
    return tr("current prices") if price_year is None else tr("{year} prices", year=price_year)


def converted(base: Base, budget: Budget, price_year: int | None) -> Levels:
    """The budget's amounts in the prices of another year [mio. kr.]."""

    def amount(target: str, year: int) -> float:
        current = level_in(base, budget, target, year)
        return _as_written(current if price_year is None else current * price_between(base, year, price_year))

    return {target: {year: amount(target, year) for year in by_year} for target, by_year in budget.levels.items()}


def _as_written(amount: float) -> float:
    """An amount without the trace of being converted and back."""
    written = round(amount, DECIMALS)
    return written if abs(written - amount) < 1e-10 else amount


def _with(study: Study, budget: Budget) -> Study:
    """With a budget, or without one that says nothing."""
    is_unnamed = budget.title in ("", tr("Adopted budget")) and not budget.note and budget.price_year is None
    return replace(study, budget=None if is_unnamed and not budget.levels else budget)


def set_amounts(state: State, baseline: Baseline, changes: Changes, way: Way, cell: str = "") -> Edited:
    """Set amounts; a first one makes a budget, and the last one takes an unnamed one away."""
    return way_words(way, cell), state.with_study(with_levels(state.study, baseline, changes))


def title_budget(state: State, title: str) -> Edited:
    """Give the budget a title; amounts without a title are named as a first amount names them."""
    named = title.strip()
    budget = budget_of(state.study)
    label = tr("Title of the budget")
    if not named and not budget.levels and not budget.note:
        return label, state.with_study(replace(state.study, budget=None))
    return label, state.with_study(_with(state.study, replace(budget, title=named or tr("Adopted budget"))))


def note_budget(state: State, note: str) -> Edited:
    """Give the budget a note."""
    noted = replace(budget_of(state.study), note=note.strip())
    return tr("Note on the budget"), state.with_study(_with(state.study, noted))


def price_budget(state: State, baseline: Baseline, price_year: int | None, *, converts: bool) -> Edited:
    """Give the amounts in the prices of another year; see `with_price_year`."""
    label = tr("Prices of the budget: {prices}", prices=price_words(price_year))
    return label, state.with_study(with_price_year(state.study, baseline, price_year, converts=converts))


def remove_budget(state: State) -> Edited:
    """Take the budget away: Grundforløb is the roll-forward alone."""
    return tr("Remove the budget"), state.with_study(replace(state.study, budget=None))
