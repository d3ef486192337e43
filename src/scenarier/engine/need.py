"""Need, what unchanged service costs, in sums of areas: docs/model.md section 3.

Demand is linear in migration, since ageing is given and migration has one age profile; so need is a reference, at
the reference population, and so much a migrant. The areas' own rows are made in scenarier.engine.areas.
"""

from typing import NamedTuple

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.groups import groups_of
from scenarier.engine.prices import index_of, running_product
from scenarier.engine.remember import remembered
from scenarier.engine.scratch import scratch
from scenarier.model.projection import FloatArray

BLOCK = 40_000
"""Numbers of all areas and years at a time that stay in the cache (measured, see make bench)."""


class Linear(NamedTuple):
    """What is linear in migration: its value at the reference population, and what a migrant adds.

    `[year, row, scenario]`; the second also `[row, scenario]`.
    """

    reference: FloatArray
    per_migrant: FloatArray

    def at(self, migration: FloatArray) -> FloatArray:
        """The values, `[year, row, scenario]`.

        Parameters
        ----------
        migration : citizens beyond the reference population, `[year, scenario]` [persons].
        """
        product = self.per_migrant * migration[:, None, :]
        fits = product.shape[-1] >= self.reference.shape[-1]
        return np.add(self.reference, product, out=product if fits else None)


@remembered
def area_cost(base: Base, real_growth: FloatArray, extra_real_growth: FloatArray) -> FloatArray:
    """Base cost at its real growth, `[year, area, scenario]` [mio. kr., 2024 prices]: c·X of the model.

    Parameters
    ----------
    real_growth : `[area, scenario]` [share a year].
    extra_real_growth : `[year, area, scenario]` [share a year].
    """
    return _area_cost(base, real_growth, extra_real_growth, None)


def _area_cost(base: Base, real_growth: FloatArray, extra: FloatArray, out: FloatArray | None) -> FloatArray:
    cost = np.add(real_growth, extra, out=out)
    cost += 1.0
    cost[0] = base.base_cost
    return running_product(cost)


@remembered
def part_costs(
    base: Base, elasticity: FloatArray, real_growth: FloatArray, extra_real_growth: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Base cost at its real growth, and the same times elasticity, `[year, part, scenario]` [mio. kr.].

    Many scenarios go block by block through memory that is kept: nothing else has a row for each area and year.

    Parameters
    ----------
    elasticity : `[area, scenario]` [share].
    the growths : as for `area_cost`.
    """
    sums = groups_of(base).area_parts
    n_years, n_areas, _ = extra_real_growth.shape
    n_growths = max(real_growth.shape[-1], extra_real_growth.shape[-1])
    n_all, width = max(n_growths, elasticity.shape[-1]), max(2, BLOCK // (n_years * n_areas))
    if n_all <= width or n_growths == 1:
        cost = area_cost(base, real_growth, extra_real_growth)
        return sums(cost), sums(cost * elasticity)
    plain, elastic = (np.empty((n_years, sums.n_groups, n_all)) for _ in range(2))
    for start in range(0, n_all, width):
        block = slice(start, min(start + width, n_all))
        e, real, extra = (_columns(array, block) for array in (elasticity, real_growth, extra_real_growth))
        memory = scratch(2, (n_years, n_areas, block.stop - start))
        cost = _area_cost(base, real, extra, memory[0])
        plain[..., block] = sums(cost)
        elastic[..., block] = sums(np.multiply(cost, e, out=memory[1]))
    return plain, elastic


def _columns(array: FloatArray, block: slice) -> FloatArray:
    return array if array.shape[-1] == 1 else array[..., block]


@remembered
def efficiency_index(efficiency_requirement: FloatArray, efficiency_realised: FloatArray) -> FloatArray:
    """What efficiency leaves of need, `[year, department, scenario]`: Q of the model.

    Parameters
    ----------
    efficiency_requirement : `[year, department, scenario]` [share a year].
    efficiency_realised : `[department, scenario]` [share].
    """
    return index_of(-efficiency_requirement * efficiency_realised)


@remembered
def group_prices(base: Base, price: FloatArray, transfer_price: FloatArray) -> FloatArray:
    """The transfer index for transfers, `price` for all else, `[year, group, scenario]`."""
    return np.where(groups_of(base).is_transfer, transfer_price[:, None, :], price[:, None, :])


@remembered
def group_factors(base: Base, efficiency_index: FloatArray, prices: FloatArray) -> FloatArray:
    """Efficiency, of decentralised areas, and prices, `[year, group, scenario]`: Q·P of the model.

    Parameters
    ----------
    efficiency_index : `[year, department, scenario]`.
    prices : as `group_prices` returns them.
    """
    n_years, _, n_scenarios = efficiency_index.shape
    padded = np.concatenate([efficiency_index, np.ones((n_years, 1, n_scenarios))], axis=1)
    return padded.take(groups_of(base).department_of_group, axis=1) * prices


@remembered
def core_need(base: Base, costs: tuple[FloatArray, FloatArray], factors: FloatArray) -> Linear:
    """Need before anything is added, `[year, group, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    costs : as `part_costs` returns them.
    factors : as `group_factors` returns them.
    """
    groups = groups_of(base)
    demanded = groups.part_groups(costs[1] * groups.part_index + costs[0])
    per_migrant = groups.part_groups(costs[1] * groups.part_per_migrant)
    return Linear(demanded * factors, per_migrant * factors)


@remembered
def group_extras(base: Base, planned: FloatArray, area_shifts: FloatArray, prices: FloatArray) -> FloatArray:
    """What is added in current prices, `[year, group, scenario]` [mio. kr.].

    Parameters
    ----------
    planned : measures and the start, `[year, group, scenario]` [mio. kr., 2024 prices].
    area_shifts : what the budget adds, `[year, area, 1]` [mio. kr., current prices].
    prices : as `group_prices` returns them.
    """
    return planned * prices + groups_of(base).area_groups(area_shifts)


@remembered
def mean_demand(base: Base, elasticity: FloatArray) -> Linear:
    """Demand less 1, in the mean of departments' areas as their base costs weigh: Dbar - 1 of the model.

    `[year, department, scenario]` and, of a migrant, `[department, scenario]`.
    """
    groups = groups_of(base)
    weighed = groups.area_parts(base.frame_weights * elasticity)
    by_department = groups.part_departments
    return Linear(by_department(weighed * groups.part_index), by_department(weighed * groups.part_per_migrant))


class Needs(NamedTuple):
    """What need is made of, in current prices: all that migration does not move.

    Attributes
    ----------
    rows : need of departments and below it of kinds, `[year, row, scenario]` [mio. kr.].
    alone : core need of the groups of one area, `[year, group, scenario]` [mio. kr.].
    extras : what is added to groups, `[year, group, scenario]` [mio. kr.].
    efficiency : efficiency index, `[year, department, scenario]`.
    factors : efficiency and price of groups, `[year, group, scenario]`.
    prices : the prices of what is added to groups, `[year, group, scenario]`.
    """

    rows: Linear
    alone: Linear
    extras: FloatArray
    efficiency: FloatArray
    factors: FloatArray
    prices: FloatArray


@remembered
def needs(
    base: Base,
    elasticity: FloatArray,
    real_growth: FloatArray,
    extra_real_growth: FloatArray,
    efficiency_requirement: FloatArray,
    efficiency_realised: FloatArray,
    service_price: FloatArray,
    need_price: FloatArray,
    transfer_price: FloatArray,
    planned: FloatArray,
    area_shifts: FloatArray,
) -> Needs:
    """What need is made of; the parameters are those of the steps above, the price indices `[year, scenario]`."""
    n_shared = groups_of(base).n_shared
    efficiency = efficiency_index(efficiency_requirement, efficiency_realised)
    factors = group_factors(base, efficiency, group_prices(base, need_price, transfer_price))
    core = core_need(base, part_costs(base, elasticity, real_growth, extra_real_growth), factors)
    prices = group_prices(base, service_price, transfer_price)
    extras = group_extras(base, planned, area_shifts, prices)
    return Needs(
        rows=Linear(_need_rows(base, core.reference + extras), _need_rows(base, core.per_migrant)),
        alone=Linear(core.reference[:, n_shared:], core.per_migrant[:, n_shared:]),
        extras=extras,
        efficiency=efficiency,
        factors=factors,
        prices=prices,
    )


def _need_rows(base: Base, of_groups: FloatArray) -> FloatArray:
    groups = groups_of(base)
    return np.concatenate([groups.group_departments(of_groups), groups.group_kinds(of_groups)], axis=1)
