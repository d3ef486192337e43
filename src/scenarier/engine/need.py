"""Need, what unchanged service costs, in sums of areas: docs/model.md section 3.

Demand is linear in migration, since ageing is given and migration has one age profile; so need is a reference, at the
reference population, and so much a migrant. The areas' own rows are made in scenarier.engine.areas.
"""

from typing import NamedTuple

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.groups import groups_of
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.engine.scratch import scratch
from scenarier.engine.start import started
from scenarier.model.projection import FloatArray

BLOCK = 40_000
"""Numbers of all areas and years at a time that stay in the cache (measured, see make bench)."""


class Linear(NamedTuple):
    """What is linear in migration: at the reference population `[year, row, scenario]`, and what a migrant adds."""

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
def grown_cost(
    base: Base, elasticity: FloatArray, real_growth: FloatArray, extra_real_growth: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Base cost at its real growth, and the same times elasticity, in parts, `[year, part, scenario]` [mio. kr.].

    Block by block of scenarios in memory that is kept: nothing else has a row for each area and year.

    Parameters
    ----------
    elasticity, real_growth : `[area, scenario]` [share], [share a year].
    extra_real_growth : `[year, area, scenario]` [share a year].
    """
    n_years, n_areas, _ = extra_real_growth.shape
    n_growths = max(real_growth.shape[-1], extra_real_growth.shape[-1])
    n_all, n_parts = max(n_growths, elasticity.shape[-1]), groups_of(base).area_parts.n_groups
    cost, elastic = np.empty((n_years, n_parts, n_growths)), np.empty((n_years, n_parts, n_all))
    width = max(2, BLOCK // (n_years * n_areas))
    for start in range(0, n_all, width):
        block = slice(start, min(start + width, n_all))
        given = [_columns(array, block) for array in (elasticity, real_growth, extra_real_growth)]
        cost[..., block], elastic[..., block] = _grown_cost(base, *given)
    return cost, elastic


def _grown_cost(
    base: Base, elasticity: FloatArray, real_growth: FloatArray, extra_real_growth: FloatArray
) -> tuple[FloatArray, FloatArray]:
    sums = groups_of(base).area_parts
    width = max(array.shape[-1] for array in (elasticity, real_growth, extra_real_growth))
    n_growths = max(real_growth.shape[-1], extra_real_growth.shape[-1])
    memory = scratch(2, (*extra_real_growth.shape[:2], width))
    cost = np.add(real_growth, extra_real_growth, out=memory[0][..., :n_growths])
    cost += 1.0
    cost[0] = base.base_cost
    for year in range(1, len(cost)):
        cost[year] *= cost[year - 1]
    return sums(cost), sums(np.multiply(cost, elasticity, out=memory[1]))


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
def core_need(base: Base, grown: tuple[FloatArray, FloatArray], factors: FloatArray) -> Linear:
    """Need before anything is added, `[year, group, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    grown : as `grown_cost` returns it.
    factors : as `group_factors` returns them.
    """
    groups = groups_of(base)
    cost, elastic = grown
    reference = elastic * groups.part_index
    reference += cost
    per_migrant = groups.part_groups(elastic * groups.part_per_migrant)
    return Linear(groups.part_groups(reference) * factors, per_migrant * factors)


@remembered
def group_extras(
    base: Base, area_measures: FloatArray, start_amount: FloatArray, shifts: FloatArray, prices: FloatArray
) -> FloatArray:
    """What is added in current prices, `[year, group, scenario]` [mio. kr.].

    Parameters
    ----------
    area_measures : `[year, area, scenario]` [mio. kr., 2024 prices].
    start_amount : what the start adds, `[year, line, scenario]` [mio. kr., 2024 prices].
    shifts : what the budget adds, `[year, area, 1]` [mio. kr., current prices].
    prices : as `group_prices` returns them.
    """
    groups = groups_of(base)
    planned = started(groups.area_groups(area_measures), start_amount, groups.start_rows)
    return planned * prices + groups.area_groups(shifts)


@remembered
def needs(base: Base, core: Linear, extras: FloatArray) -> tuple[Linear, Linear]:
    """Need of departments and of kinds, `[year, row, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    core, extras : by group, as `core_need` and `group_extras` return them.
    """
    groups = groups_of(base)
    reference = core.reference + extras
    by_department, by_kind = groups.group_departments, groups.group_kinds
    return (
        Linear(by_department(reference), by_department(core.per_migrant)),
        Linear(by_kind(reference), by_kind(core.per_migrant)),
    )


@remembered
def mean_demand(base: Base, elasticity: FloatArray) -> Linear:
    """Demand less 1, in the mean of departments' areas as their base costs weigh: Dbar - 1 of the model.

    `[year, department, scenario]` and, of a migrant, `[department, scenario]`.
    """
    groups = groups_of(base)
    weighed = groups.area_parts(base.frame_weights * elasticity)
    by_department = groups.part_departments
    return Linear(by_department(weighed * groups.part_index), by_department(weighed * groups.part_per_migrant))
