"""Need, what unchanged service costs: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray


@remembered
def reference_demand(base: Base, elasticity: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Demand of the reference population, and what a migrant adds, `[year, area, scenario]`, `[area, scenario]`.

    Demand is linear in migration, since ageing is given and migration has one age profile.

    Parameters
    ----------
    elasticity : `[area, scenario]` [share].
    """
    index = base.driver_weights @ base.reference_by_age + (1.0 - base.has_driver)
    per_migrant = base.driver_weights @ base.migration_profile
    return 1.0 + elasticity * (index - 1.0), elasticity * per_migrant


def demand(base: Base, migration: FloatArray, elasticity: FloatArray) -> FloatArray:
    """Demand of each area, base year = 1, `[year, area, scenario]`: D of the model.

    Parameters
    ----------
    migration : citizens beyond the reference population, `[year, scenario]` [persons].
    elasticity : `[area, scenario]` [share].
    """
    reference, per_migrant = reference_demand(base, elasticity)
    return linear(reference, per_migrant, migration)


def linear(start: FloatArray, slope: FloatArray, along: FloatArray) -> FloatArray:
    """`start + slope * along`, `[year, row, scenario]`, with `along` as `[year, scenario]`."""
    product = slope * along[:, None, :]
    return np.add(start, product, out=product if product.shape[-1] >= start.shape[-1] else None)


@remembered
def unit_need(
    base: Base,
    real_growth: FloatArray,
    extra_real_growth: FloatArray,
    efficiency_requirement: FloatArray,
    efficiency_realised: FloatArray,
    need_price_index: FloatArray,
    transfer_price_index: FloatArray,
) -> dict[str, FloatArray]:
    """Need of each area at the base year's demand, `[year, area, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    real_growth, extra_real_growth : `[area, scenario]`, `[year, area, scenario]` [share a year].
    efficiency_requirement, efficiency_realised : `[year, department, scenario]` [share a year],
        `[department, scenario]` [share].
    """
    growth = real_growth + extra_real_growth
    growth[0] = 0.0
    real_index = index_of(growth)
    efficiency_index = index_of(-efficiency_requirement * efficiency_realised)
    price = _by_area_price(base, need_price_index, transfer_price_index)
    unit = base.base_cost * real_index * (_to_areas(base, efficiency_index) * price)
    return {"real_index": real_index, "efficiency_index": efficiency_index, "unit_need": unit}


@remembered
def extras(
    base: Base,
    area_measures: FloatArray,
    shifts: FloatArray,
    service_price_index: FloatArray,
    transfer_price_index: FloatArray,
) -> FloatArray:
    """What is added to areas in current prices, `[year, area, scenario]` [mio. kr.].

    Parameters
    ----------
    area_measures : measures and the start, `[year, area, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds, `[year, area, 1]` [mio. kr., current prices].
    """
    return area_measures * _by_area_price(base, service_price_index, transfer_price_index) + shifts


@remembered
def reference_need(
    unit_need: FloatArray, reference: FloatArray, per_migrant: FloatArray, area_extra: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Need at the reference population, and what a migrant adds, `[year, area, scenario]` [mio. kr.]."""
    return unit_need * reference + area_extra, unit_need * per_migrant


@remembered
def has_measures(base: Base, area_extra: FloatArray) -> bool:
    """Whether anything is added to a decentralised area."""
    return bool((area_extra * base.decentralised).any())


def need(
    base: Base, migration: FloatArray, elasticity: FloatArray, unit_need: FloatArray, area_extra: FloatArray
) -> dict[str, FloatArray]:
    """Need of areas and departments, `[year, row, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    migration, elasticity : as for `demand`.
    unit_need, area_extra : as `unit_need` and `extras` return them.

    Returns
    -------
    dict : `core_need` leaves out what is added to decentralised areas; only they share in their department's gap.
    """
    reference, per_migrant = reference_demand(base, elasticity)
    area_need = linear(*reference_need(unit_need, reference, per_migrant, area_extra), migration)
    core = area_need - area_extra if has_measures(base, area_extra) else area_need
    return {"core_need": core, "area_need": area_need, "need": base.to_departments @ area_need}


def _by_area_price(base: Base, price: FloatArray, transfer_price: FloatArray) -> FloatArray:
    """`[year, area, scenario]`: the transfer index for transfers, `price` for all else."""
    return price[:, None, :] + base.is_transfer * (transfer_price - price)[:, None, :]


def _to_areas(base: Base, efficiency_index: FloatArray) -> FloatArray:
    """Departments' efficiency on their decentralised areas, 1 elsewhere, `[year, area, scenario]`."""
    years, _, scenarios = efficiency_index.shape
    padded = np.concatenate([efficiency_index, np.ones((years, 1, scenarios))], axis=1)
    rows = [
        row if decentralised else -1
        for row, decentralised in zip(base.department_of_area, base.decentralised[:, 0], strict=True)
    ]
    return padded[:, rows]
