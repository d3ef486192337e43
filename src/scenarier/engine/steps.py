"""What the pipeline passes over on its way, for explaining a number; see scenarier.vocabulary.steps.

The pipeline takes short cuts (demand is linear in migration, say). Here the quantities that docs/model.md names
are made from the same inputs with the same functions, so that each can be shown beside its formula.
"""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base, need_of_age
from scenarier.engine.defaults import Inputs
from scenarier.engine.need import demand
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray

Arrays = Mapping[str, FloatArray]


def details(base: Base, inputs: Inputs, computed: Arrays) -> dict[str, FloatArray]:
    """The quantities of docs/model.md that `computed` leaves out, `[year, (row,) scenario]`.

    Parameters
    ----------
    computed : as scenarier.engine.project.compute returns it.
    """
    wanted = demand(base, computed["migration"], inputs.parameters["elasticity"])
    core = computed["area_need"] - computed["area_extra"]
    return {
        "core_need": core,
        "reference_population": base.reference_population,
        "reference_by_age": base.reference_by_age,
        **_need_details(base, computed["expected_population"]),
        "base_cost": base.base_cost[None],
        "demand_index": wanted,
        "driver_index": _driver_index(base, computed["population_by_age"]),
        **_frame_details(base, inputs.parameters, wanted, computed),
        **_spending_details(base, core),
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


def _driver_index(base: Base, population_by_age: FloatArray) -> FloatArray:
    """I of docs/model.md section 3, `[year, driver, scenario]`."""
    by_area = base.driver_weights @ population_by_age + (1.0 - base.has_driver)
    drivers = [area.driver for area in base.baseline.areas]
    return by_area[:, [drivers.index(driver) for driver in base.entities["driver"]]]


def _frame_details(base: Base, given: Arrays, wanted: FloatArray, computed: Arrays) -> dict[str, FloatArray]:
    """How a frame follows demand and efficiency, what its department aims at, `[year, department, scenario]`."""
    department_demand = base.frame_weights @ wanted
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
    positive = np.maximum(core_need, 0.0)
    total = base.to_departments @ positive
    equal = 1.0 / base.to_departments.sum(axis=1, keepdims=True)
    to_areas = base.to_departments.T
    each = positive * (to_areas @ np.divide(1.0, total, out=np.zeros_like(total), where=total > 0.0))
    return {
        "positive_core_need": total,
        "gap_share": each + to_areas @ np.where(total > 0.0, 0.0, equal),
    }


def _indices(given: Arrays) -> dict[str, FloatArray]:
    """Indices of growth rates that the pipeline uses on the spot, `[year, scenario]`."""
    taxes = ("land_tax", "coverage_tax", "corporate_tax", "other_tax")
    return {
        **{f"{tax}_index": index_of(given[f"{tax}_growth"]) for tax in taxes},
        "service_ceiling_index": index_of(given["service_ceiling_lift"]),
        "capex_ceiling_index": index_of(given["capex_ceiling_lift"]),
    }
