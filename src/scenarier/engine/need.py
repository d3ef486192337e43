"""Need, what unchanged service costs, in sums of areas: docs/model.md section 3.

Demand is linear in migration, since ageing is given and migration has one age profile; so need is a reference, at
the reference population, and so much a migrant. The areas' own rows are made in scenarier.engine.areas.
"""

from typing import NamedTuple

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.groups import groups_of
from scenarier.engine.prices import FEW, index_of, running_product
from scenarier.engine.remember import remembered
from scenarier.engine.scratch import scratch
from scenarier.model.projection import FloatArray


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

    def times(self, factors: FloatArray) -> "Linear":
        """The same, so many times."""
        return Linear(self.reference * factors, self.per_migrant * factors)


@remembered
def demand(base: Base, elasticity: FloatArray) -> Linear:
    """Demand of each area less 1, `[year, area, scenario]`: D - 1 of the model.

    Parameters
    ----------
    elasticity : `[area, scenario]` [share].
    """
    return Linear(elasticity * base.index_change, elasticity * base.index_per_migrant)


@remembered
def area_cost(base: Base, real_growth: FloatArray, extra_real_growth: FloatArray) -> FloatArray:
    """Base cost at its real growth, `[year, area, scenario]` [mio. kr., base-year prices]: c·X of the model.

    Parameters
    ----------
    real_growth : `[area, scenario]` [share a year].
    extra_real_growth : `[year, area, scenario]` [share a year].
    """
    cost = 1.0 + real_growth + extra_real_growth
    cost[0] = base.base_cost
    return running_product(cost)


@remembered
def demanded_cost(cost: FloatArray, demand: Linear) -> Linear:
    """What areas cost at their demand, `[year, area, scenario]` [mio. kr., base-year prices]: c·X·D of the model.

    Parameters
    ----------
    cost, demand : as `area_cost` and `demand` return them.
    """
    return Linear(cost * demand.reference + cost, cost * demand.per_migrant)


@remembered
def group_cost(
    base: Base, elasticity: FloatArray, real_growth: FloatArray, extra_real_growth: FloatArray
) -> Linear:
    """What groups of areas cost at their demand, `[year, group, scenario]` [mio. kr., base-year prices].

    The parameters are those of `demand` and `area_cost`.
    """
    sums, width = groups_of(base).area_groups, max(_widths(elasticity, real_growth, extra_real_growth))
    if width < FEW:
        areas = demanded_cost(area_cost(base, real_growth, extra_real_growth), demand(base, elasticity))
        return Linear(sums(areas.reference), sums(areas.per_migrant))
    return _cost_by_year(base, elasticity, 1.0 + real_growth, extra_real_growth, width)


def _widths(*arrays: FloatArray) -> list[int]:
    return [array.shape[-1] for array in arrays]


def _cost_by_year(base: Base, elasticity: FloatArray, growth: FloatArray, extra: FloatArray, width: int) -> Linear:
    """The same steps, a year at a time: of many scenarios one year's areas alone stay in the cache."""
    sums, (n_years, n_areas, _) = groups_of(base).area_groups, base.index_change.shape
    cost, demanded, each = scratch(3, (n_areas, width))
    reference = np.empty((n_years, sums.n_groups, width))
    per_migrant = np.empty_like(reference)
    cost[...] = base.base_cost
    np.multiply(elasticity, base.index_per_migrant, out=each)
    for year in range(n_years):
        if year:
            cost *= np.add(growth, extra[year], out=demanded)
        np.multiply(elasticity, base.index_change[year], out=demanded)
        demanded *= cost
        demanded += cost
        reference[year] = sums(demanded)
        per_migrant[year] = sums(np.multiply(cost, each, out=demanded))
    return Linear(reference, per_migrant)


@remembered
def mean_demand(base: Base, elasticity: FloatArray) -> Linear:
    """Demand less 1, in the mean of departments' areas as their base costs weigh: Dbar - 1 of the model.

    `[year, department, scenario]` and, of a migrant, `[department, scenario]`. Areas of one driver go together.
    """
    groups = groups_of(base)
    elastic, sums = groups.frame_drivers(base.frame_weights * elasticity), groups.driver_departments
    return Linear(sums(elastic * groups.driver_change), sums(elastic * groups.driver_per_migrant))


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
    both = np.empty((len(price), 2, max(price.shape[-1], transfer_price.shape[-1])))
    both[:, 0], both[:, 1] = price, transfer_price
    return both.take(groups_of(base).is_transfer, axis=1)


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
def group_extras(base: Base, planned: FloatArray, area_shifts: FloatArray, prices: FloatArray) -> FloatArray:
    """What is added in current prices, `[year, group, scenario]` [mio. kr.].

    Parameters
    ----------
    planned : measures and the start, `[year, group, scenario]` [mio. kr., base-year prices].
    area_shifts : what the budget adds, `[year, area, 1]` [mio. kr., current prices].
    prices : as `group_prices` returns them.
    """
    extras = planned * prices
    extras += groups_of(base).area_groups(area_shifts)
    return extras


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
    sums, n_shared = groups_of(base).group_needs, groups_of(base).n_shared
    efficiency = efficiency_index(efficiency_requirement, efficiency_realised)
    factors = group_factors(base, efficiency, group_prices(base, need_price, transfer_price))
    core = group_cost(base, elasticity, real_growth, extra_real_growth).times(factors)
    prices = group_prices(base, service_price, transfer_price)
    extras = group_extras(base, planned, area_shifts, prices)
    return Needs(
        rows=Linear(sums(core.reference + extras), sums(core.per_migrant)),
        alone=Linear(core.reference[:, n_shared:], core.per_migrant[:, n_shared:]),
        extras=extras,
        efficiency=efficiency,
        factors=factors,
        prices=prices,
    )
