"""Results with a row for each area or age group: docs/model.md sections 1, 3 and 4.

No total needs them, so many scenarios at a time do without.
"""

from typing import NamedTuple

from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.gaps import fallen
from scenarier.engine.groups import groups_of
from scenarier.engine.need import Linear, Needs, area_cost, demand, demanded_cost
from scenarier.engine.remember import remembered
from scenarier.engine.start import started
from scenarier.model.projection import FloatArray

OF_AREAS = frozenset({"population_by_age", "area_need", "area_spending"})
"""The result variables that are made here."""


class AreaParts(NamedTuple):
    """What areas' need is made of: core need, and what is added to it, `[year, area, scenario]` [mio. kr.]."""

    core: Linear
    extra: FloatArray


def area_parts(base: Base, inputs: Inputs, needed: Needs, start_amount: FloatArray) -> AreaParts:
    """What areas' need is made of; migration does not move it.

    Parameters
    ----------
    start_amount : what the start adds, `[year, line, scenario]` [mio. kr., base-year prices].
    """
    p = inputs.parameters
    return _area_parts(
        base,
        needed,
        p["elasticity"],
        p["real_growth"],
        p["extra_real_growth"],
        inputs.measures["area"],
        start_amount,
        inputs.shifts["area"],
    )


@remembered
def _area_parts(
    base: Base,
    needed: Needs,
    elasticity: FloatArray,
    real_growth: FloatArray,
    extra_real_growth: FloatArray,
    measures: FloatArray,
    start_amount: FloatArray,
    shifts: FloatArray,
) -> AreaParts:
    cost = demanded_cost(area_cost(base, real_growth, extra_real_growth), demand(base, elasticity))
    core = cost.times(needed.factors.take(groups_of(base).group_of_area, axis=1))
    return AreaParts(core, area_extras(base, area_plan(base, measures, start_amount), shifts, needed.prices))


def area_spending(
    base: Base, parts: AreaParts, migration: FloatArray, service_gap: FloatArray
) -> dict[str, FloatArray]:
    """Need and spending of areas with the steps to them, and people by age, `[year, row, scenario]`.

    Parameters
    ----------
    service_gap : `[year, department, scenario]` [mio. kr.].
    """
    core = parts.core.at(migration)
    need, gaps = core + parts.extra, fallen(groups_of(base).area_gaps, core, service_gap)
    return {
        "population_by_age": base.reference_by_age + base.migration_profile * migration[:, None, :],
        "area_extra": parts.extra,
        "core_need": core,
        "area_need": need,
        "area_gap": gaps,
        "area_spending": need - gaps,
    }


@remembered
def area_plan(base: Base, area_measures: FloatArray, start_amount: FloatArray) -> FloatArray:
    """Measures and the start, `[year, area, scenario]` [mio. kr., base-year prices]."""
    return started(area_measures, start_amount, base.start_rows["area"])


@remembered
def area_extras(base: Base, planned: FloatArray, shifts: FloatArray, prices: FloatArray) -> FloatArray:
    """What is added to areas in current prices, `[year, area, scenario]` [mio. kr.].

    Parameters
    ----------
    planned : measures and the start, `[year, area, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds, `[year, area, 1]` [mio. kr., current prices].
    prices : as scenarier.engine.need.group_prices returns them.
    """
    return planned * prices.take(groups_of(base).group_of_area, axis=1) + shifts
