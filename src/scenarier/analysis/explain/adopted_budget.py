"""What a study's budget adds, as equations: docs/model.md section 9."""

from scenarier.analysis.explain.equations import INDEX_IS_ONE, Definition, Equation, Here
from scenarier.analysis.explain.expression import Constant, Formula, Key, Ref


def _budget_shift(here: Here) -> Formula:
    """The budget less the roll-forward; after the years it names, the last difference as prices move it."""
    named = _last_named(here)
    if named == here.year:
        return here.of("budget_level") - here.of("roll_forward")
    return here.of("budget_shift", year=named) * _price(here.year) / _price(named)


def _budget_level(here: Here) -> Formula:
    """The amount as the budget has it, in the year's own prices."""
    amount, budget = Ref(Key("budget", here.entity, here.year)), here.figures.baseline.budget
    if budget is None or budget.price_year is None:
        return amount
    return amount * _price(here.year) / _price(budget.price_year)


def _last_named(here: Here) -> int:
    budget = here.figures.baseline.budget
    named = budget.last_named(here.entity, here.year) if budget else None
    if named is None:
        raise KeyError(here.key)
    return named


def _price(year: int) -> Ref:
    return Ref(Key("baseline_price", "", year))


def _baseline_price(here: Here) -> Formula | Definition:
    if here.is_base:
        return INDEX_IS_ONE
    return here.before() * (Constant(1.0) + Ref(Key("default:service_price_growth", "", here.year)))


ADOPTED_BUDGET: dict[str, tuple[int, Equation]] = {
    "budget_shift": (9, _budget_shift),
    "budget_level": (9, _budget_level),
    "baseline_price": (9, _baseline_price),
}
"""The section of docs/model.md and the equation, by name; their entity is a target of the budget."""
