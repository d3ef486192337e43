"""The model's costly half in straight numpy: scenario first, one scenario after the other in no chunk.

What one writes without a thought for the cache: the measure that the engine's layout is held against. Need,
frames, adaptation and area spending of the default parameters, for many paths of population growth.
"""

import numpy as np

from scenarier.engine.base import base_of
from scenarier.engine.inputs import inputs_of
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE
from scenarier.vocabulary.axes import KINDS, start_target


def _matrices(baseline: Baseline) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sums by department and by kind, and what the start adds to each area [mio. kr.]."""
    areas, departments = baseline.areas, baseline.entities("department")
    by_department = [[float(a.is_decentralised and a.department == name) for a in areas] for name in departments]
    by_kind = [[float(area.kind == kind) for area in areas] for kind in KINDS]
    starts = {start_target(line): amount for line, amount in baseline.start_differences.items()}
    return (
        np.array(by_department),
        np.array(by_kind),
        np.array([starts.get(f"area:{area.name}", 0.0) for area in areas]),
    )


def straight_spending(baseline: Baseline, growth: np.ndarray, horizon: int) -> dict[str, np.ndarray]:
    """Need, savings and spending by kind; `growth` is `[scenario, year]` [persons]."""
    base = base_of(baseline, horizon)
    given = {
        name: np.moveaxis(a, -1, 0) for name, a in inputs_of(baseline, [BASELINE], horizon).parameters.items()
    }
    to_departments, to_kinds, starts = _matrices(baseline)
    first, second = base.reference_population[:2, 0]
    years = len(base.years)
    grown = second + np.cumsum(growth[:, 1:-1], axis=1)
    population = np.concatenate(
        [np.full((len(growth), 1), first), np.full((len(growth), 1), second), grown], axis=1
    )
    migration = population - base.reference_population[:, 0]
    by_age = base.reference_by_age[:, :, 0] + migration[:, :, None] * base.migration_profile[:, 0]
    index = np.einsum("syg,ag->sya", by_age, base.driver_weights) + (1 - base.has_driver[:, 0])
    demand = 1 + given["elasticity"][:, None, :] * (index - 1)
    service = np.cumprod(1 + given["service_price_growth"], axis=1)
    transfer = np.cumprod(1 + given["transfer_price_growth"], axis=1)
    real = np.cumprod(1 + given["real_growth"][:, None, :] * (np.arange(years) > 0)[None, :, None], axis=1)
    price = np.where(base.is_transfer[:, 0] == 1, transfer[..., None], service[..., None])
    core = base.base_cost[:, 0] * demand * real * price
    need = core @ to_departments.T
    mean = demand @ (to_departments * base.base_cost[:, 0] / (to_departments @ base.base_cost)).T
    frame = base.base_frame[:, 0] * service[..., None] * (1 + given["budget_model_rate"][:, None] * (mean - 1))
    cap = np.where(np.isfinite(given["savings_cap"])[:, None], given["savings_cap"][:, None] * frame, np.inf)
    adapted, savings = np.zeros_like(need), np.zeros_like(need)
    savings[:, 0] = base.base_savings[:, 0]
    for year in range(1, years):
        aim = need[:, year] - frame[:, year] + given["debt_repayment_rate"] * np.maximum(0, -savings[:, year - 1])
        adapted[:, year] = adapted[:, year - 1] + given["frame_adherence"] * (aim - adapted[:, year - 1])
        saved = savings[:, year - 1] + frame[:, year] - need[:, year] + adapted[:, year]
        savings[:, year] = np.minimum(saved, cap[:, year])
    spending = need - adapted
    positive = np.maximum(core, 0) * base.decentralised[:, 0]
    spread = ((spending - need) / (positive @ to_departments.T)) @ to_departments
    started = starts * (np.arange(years) > 0)[:, None]
    areas = core + started * price + spread * positive
    return {"need": need, "savings": savings, "kinds": areas @ to_kinds.T}
