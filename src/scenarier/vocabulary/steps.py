"""The steps between the parameters and the result variables that an explanation names.

Each is a quantity of docs/model.md and an array of `Projection.steps`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step; its rows are `axis`. It is told in `unit`, which is `scale` times what the engine computes."""

    name: str
    axis: str
    unit: str
    scale: float = 1.0


def _steps(axis: str, unit: str, names: str, scale: float = 1.0) -> list[Step]:
    return [Step(name, axis, unit, scale) for name in names.split()]


_ALL = [
    *_steps("", "persons", "reference_population migration expected_population paying_citizens following_growth"),
    *_steps("age", "persons", "reference_by_age usual_by_age equalised_by_age"),
    *_steps("age", "kr_per_citizen", "need_of_age", 1e6),
    *_steps("", "kr_per_citizen", "need_of_average", 1e6),
    *_steps("age", "mio_kr", "need_moved"),
    *_steps("", "mio_kr", "need_grants"),
    *_steps("line", "mio_kr", "start_amount"),
    *_steps("driver", "index", "driver_index"),
    *_steps("area", "index", "demand_index real_index"),
    *_steps("area", "mio_kr", "base_cost core_need area_extra"),
    *_steps("area", "share", "gap_share"),
    *_steps(
        "department", "index", "efficiency_index department_demand budget_model_factor frame_efficiency_index"
    ),
    *_steps(
        "department",
        "mio_kr",
        "decided_frame planned_use adaptation adaptation_aim savings_limit positive_core_need",
    ),
    *_steps("", "kr_per_citizen", "national_tax_base local_tax_base budgeted_tax_base", 1e6),
    *_steps("", "kr_per_citizen", "grants_per_citizen compensated_grants equalised_grants offset_grants", 1e6),
    *_steps("", "share", "withheld_share"),
    *_steps(
        "",
        "index",
        "real_lift_index land_tax_index coverage_tax_index corporate_tax_index other_tax_index "
        "service_ceiling_index capex_ceiling_index",
    ),
]

STEPS: dict[str, Step] = {step.name: step for step in _ALL}
