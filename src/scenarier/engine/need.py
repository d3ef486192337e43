"""Need, what unchanged service costs: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray


def demand(base: Base, population_by_age: FloatArray, elasticity: FloatArray) -> dict[str, FloatArray]:
    """Demand of each area, base year = 1, `[year, area, scenario]`: D of the model.

    Parameters
    ----------
    population_by_age : `[year, age, scenario]` [persons].
    elasticity : `[area, scenario]` [share].
    """
    driver_index = base.driver_weights @ population_by_age
    driver_index += 1.0 - base.has_driver
    return {"driver_index": driver_index, "demand_index": 1.0 + elasticity * (driver_index - 1.0)}


def need(
    base: Base,
    demand_index: FloatArray,
    real_growth: FloatArray,
    extra_real_growth: FloatArray,
    efficiency_requirement: FloatArray,
    efficiency_realised: FloatArray,
    service_price_index: FloatArray,
    need_price_index: FloatArray,
    transfer_price_index: FloatArray,
    area_measures: FloatArray,
) -> dict[str, FloatArray]:
    """Need of areas and departments, `[year, row, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    real_growth, extra_real_growth : `[area, scenario]`, `[year, area, scenario]` [share a year].
    efficiency_requirement, efficiency_realised : `[year, department, scenario]` [share a year],
        `[department, scenario]` [share].
    area_measures : `[year, area, scenario]` [mio. kr., 2024 prices].
    """
    growth = real_growth + extra_real_growth
    growth[0] = 0.0
    real_index = index_of(growth)
    efficiency_index = index_of(-efficiency_requirement * efficiency_realised)
    volume = base.base_cost * real_index
    price = _by_area_price(base, need_price_index, transfer_price_index)
    unit_cost = volume * (_to_areas(base, efficiency_index) * price)
    core = unit_cost * demand_index
    area_extra = area_measures * _by_area_price(base, service_price_index, transfer_price_index)
    area_need = core + area_extra
    return {
        "real_index": real_index,
        "efficiency_index": efficiency_index,
        "core_need": core,
        "area_extra": area_extra,
        "area_need": area_need,
        "need": base.to_departments @ area_need,
    }


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
