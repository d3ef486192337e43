"""Results with a row for each area or age group: docs/model.md sections 1, 3 and 4.

No total needs them, so many scenarios at a time do without.
"""

from collections.abc import Mapping

from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.gaps import fallen
from scenarier.engine.groups import groups_of
from scenarier.engine.need import Linear
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.engine.start import started
from scenarier.model.projection import FloatArray

OF_AREAS = frozenset({"population_by_age", "area_need", "area_spending"})
"""The result variables that are made here."""


def of_areas(base: Base, inputs: Inputs, totals: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Need and spending of areas, and people by age, with the steps to them.

    Parameters
    ----------
    totals : as scenarier.engine.compute.totals returns it.
    """
    p, migration = inputs.parameters, totals["migration"]
    grown = real_index(p["real_growth"], p["extra_real_growth"])
    unit = unit_need(base, grown, totals["group_factors"])
    prices = totals["group_prices"]
    extra = area_extras(base, inputs.measures["area"], totals["start_amount"], inputs.shifts["area"], prices)
    core = area_core_need(unit, reference_demand(base, p["elasticity"])).at(migration)
    need = core + extra
    spending = need - fallen(groups_of(base).area_gaps, core, totals["service_gap"])
    return {
        "population_by_age": base.reference_by_age + base.migration_profile * migration[:, None, :],
        "real_index": grown,
        "unit_need": unit,
        "area_extra": extra,
        "core_need": core,
        "area_need": need,
        "area_spending": spending,
    }


@remembered
def reference_demand(base: Base, elasticity: FloatArray) -> Linear:
    """Demand of each area, base year = 1, `[year, area, scenario]` and `[area, scenario]`: D of the model.

    Parameters
    ----------
    elasticity : `[area, scenario]` [share].
    """
    return Linear(1.0 + elasticity * (base.reference_index - 1.0), elasticity * base.index_per_migrant)


@remembered
def real_index(real_growth: FloatArray, extra_real_growth: FloatArray) -> FloatArray:
    """How need grows beyond demand and prices, `[year, area, scenario]`: X of the model.

    Parameters
    ----------
    real_growth, extra_real_growth : `[area, scenario]`, `[year, area, scenario]` [share a year].
    """
    growth = real_growth + extra_real_growth
    growth[0] = 0.0
    return index_of(growth)


@remembered
def unit_need(base: Base, real_index: FloatArray, factors: FloatArray) -> FloatArray:
    """Need of each area at the base year's demand, `[year, area, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    factors : as scenarier.engine.need.group_factors returns them.
    """
    return base.base_cost * real_index * factors.take(groups_of(base).group_of_area, axis=1)


@remembered
def area_core_need(unit_need: FloatArray, demand: Linear) -> Linear:
    """Need of each area before anything is added, `[year, area, scenario]` [mio. kr., current prices]."""
    return Linear(unit_need * demand.reference, unit_need * demand.per_migrant)


@remembered
def area_extras(
    base: Base, area_measures: FloatArray, start_amount: FloatArray, shifts: FloatArray, prices: FloatArray
) -> FloatArray:
    """What is added to areas in current prices, `[year, area, scenario]` [mio. kr.].

    Parameters
    ----------
    as for scenarier.engine.need.group_extras.
    """
    planned = started(area_measures, start_amount, base.start_rows["area"])
    return planned * prices.take(groups_of(base).group_of_area, axis=1) + shifts
