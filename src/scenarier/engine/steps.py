"""What the pipeline passes over on its way, for explaining a number; see scenarier.vocabulary.steps.

The pipeline takes short cuts (demand is linear in migration, say). Here the quantities that docs/model.md names
are made from the same inputs with the same functions, so that each can be shown beside its formula.
"""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base, need_of_age
from scenarier.engine.defaults import Inputs
from scenarier.engine.gaps import fallen
from scenarier.engine.groups import groups_of
from scenarier.engine.need import Linear, demand
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray

Arrays = Mapping[str, FloatArray]


def details(base: Base, inputs: Inputs, computed: Arrays) -> dict[str, FloatArray]:
    """The quantities of docs/model.md that `computed` leaves out, `[year, (row,) scenario]`.

    Parameters
    ----------
    computed : as scenarier.engine.project.compute returns it.
    """
    migration = computed["migration"]
    driver_index = 1.0 + Linear(base.index_change, base.index_per_migrant).at(migration)
    wanted = 1.0 + demand(base, inputs.parameters["elasticity"]).at(migration)
    return {
        "reference_population": base.reference_population,
        "reference_by_age": base.reference_by_age,
        **_need_details(base, computed["expected_population"]),
        "base_cost": base.base_cost[None],
        "demand_index": wanted,
        "driver_index": _by_driver(base, driver_index),
        **_real_details(base, inputs.parameters, computed),
        **_frame_details(base, inputs.parameters, wanted, computed),
        **_spending_details(base, computed["core_need"]),
        **_indices(inputs.parameters),
    }


def _need_details(base: Base, expected: FloatArray) -> dict[str, FloatArray]:
    """U, ū, N* and N° of docs/model.md section 5, and what each age group's part of the need is."""
    equalised = base.reference_by_age + base.migration_profile * (expected - base.reference_population)[:, None, :]
    of_age, of_average = need_of_age(base.baseline)
    return {
        "usual_by_age": base.usual_by_age,
        "equalised_by_age": equalised,
        "need_of_age": of_age[None],
        "need_of_average": np.array([[of_average]]),
        "need_moved": base.need_by_age * (equalised - base.usual_by_age),
    }


def _by_driver(base: Base, of_areas: FloatArray) -> FloatArray:
    """What areas of each driver have alike, `[year, driver, scenario]` from `[year, area, scenario]`."""
    drivers = [area.driver for area in base.baseline.areas]
    return of_areas[:, [drivers.index(driver) for driver in base.entities["driver"]]]


def _real_details(base: Base, given: Arrays, computed: Arrays) -> dict[str, FloatArray]:
    """X of docs/model.md section 3, and need at the base year's demand, `[year, area, scenario]`."""
    growth = given["real_growth"] + given["extra_real_growth"]
    growth[0] = 0.0
    real_index = index_of(growth)
    factors = computed["group_factors"].take(groups_of(base).group_of_area, axis=1)
    return {"real_index": real_index, "unit_need": base.base_cost * real_index * factors}


def _frame_details(base: Base, given: Arrays, wanted: FloatArray, computed: Arrays) -> dict[str, FloatArray]:
    """How a frame follows demand and efficiency, what its department aims at, `[year, department, scenario]`."""
    department_demand = base.to_departments(base.frame_weights * wanted)
    missing = computed["need"] - computed["frame"]
    aim = np.zeros(np.broadcast_shapes(missing.shape, computed["savings"].shape))
    aim[1:] = missing[1:] + given["debt_repayment_rate"] * np.maximum(-computed["savings"][:-1], 0.0)
    return {
        "department_demand": department_demand,
        "budget_model_factor": 1.0 + given["budget_model_rate"] * (department_demand - 1.0),
        "frame_efficiency_index": index_of(-given["efficiency_requirement"]),
        "adaptation_aim": aim,
    }


def _spending_details(base: Base, core_need: FloatArray) -> dict[str, FloatArray]:
    """How much of its department's gap falls on an area, `[year, area, scenario]` [share]."""
    rows = groups_of(base).area_gaps
    n_departments = len(base.entities["department"])
    return {
        "positive_core_need": base.to_departments(np.maximum(core_need, 0.0)),
        "gap_share": fallen(rows, core_need, np.ones((len(core_need), n_departments, 1))),
    }


def _indices(given: Arrays) -> dict[str, FloatArray]:
    """Indices of growth rates that the pipeline uses on the spot, `[year, scenario]`."""
    taxes = ("land_tax", "coverage_tax", "corporate_tax", "other_tax")
    return {
        **{f"{tax}_index": index_of(given[f"{tax}_growth"]) for tax in taxes},
        "service_ceiling_index": index_of(given["service_ceiling_lift"]),
        "capex_ceiling_index": index_of(given["capex_ceiling_lift"]),
    }
