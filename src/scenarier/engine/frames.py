"""Frames, spending and savings of departments: docs/model.md section 4."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray


def frames(
    base: Base,
    demand_index: FloatArray,
    area_extra: FloatArray,
    service_price_index: FloatArray,
    budget_model_rate: FloatArray,
    efficiency_requirement: FloatArray,
    frame_change: FloatArray,
    frame_measures: FloatArray,
) -> dict[str, FloatArray]:
    """Frame of each department, `[year, department, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    budget_model_rate : `[department, scenario]` [share].
    efficiency_requirement : `[year, department, scenario]` [share a year].
    frame_change, frame_measures : `[year, department, scenario]` [mio. kr., 2024 prices].
    """
    weights = base.to_departments * base.base_cost[:, 0]
    mean_demand = (weights / weights.sum(axis=1, keepdims=True)) @ demand_index
    price = service_price_index[:, None, :]
    model = 1.0 + budget_model_rate * (mean_demand - 1.0)
    frame = base.base_frame * price * model * index_of(-efficiency_requirement)
    frame = frame + (frame_change + frame_measures) * price + base.to_departments @ area_extra
    return {"mean_demand": mean_demand, "frame": frame}


def adaptation(
    base: Base,
    need: FloatArray,
    frame: FloatArray,
    planned_use: FloatArray,
    frame_adherence: FloatArray,
    debt_repayment_rate: FloatArray,
    savings_cap: FloatArray,
) -> dict[str, FloatArray]:
    """What departments spend and save as they adapt to their frames, `[year, department, scenario]` [mio. kr.].

    Parameters
    ----------
    planned_use : planned use of savings, current prices.
    frame_adherence, debt_repayment_rate : `[department, scenario]` [share a year].
    savings_cap : `[department, scenario]` [share of the frame], infinite where there is no cap.
    """
    missing = need - frame
    has_cap = np.isfinite(savings_cap)
    cap = np.where(has_cap, np.where(has_cap, savings_cap, 0.0) * frame, np.inf)
    shape = np.broadcast_shapes(missing.shape, planned_use.shape, cap.shape, frame_adherence.shape)
    adapted = np.zeros(shape)
    uncapped = np.empty(shape)
    savings = np.empty(shape)
    uncapped[0] = savings[0] = base.base_savings
    for year in range(1, shape[0]):
        before = savings[year - 1]
        aim = missing[year] + debt_repayment_rate * np.maximum(-before, 0.0)
        adapted[year] = adapted[year - 1] + frame_adherence * (aim - adapted[year - 1])
        uncapped[year] = before + (adapted[year] - missing[year] - planned_use[year])
        np.minimum(uncapped[year], cap[year], out=savings[year])
    spending = need - adapted + planned_use
    to_reserve = uncapped - savings
    return {
        "adaptation": adapted,
        "savings_cap_amount": cap,
        "spending": spending,
        "department_result": frame - spending,
        "service_gap": need - spending,
        "savings": savings,
        "savings_to_reserve": to_reserve,
        "savings_total": savings.sum(axis=1),
        "service_gap_total": (need - spending).sum(axis=1),
        "reserve": to_reserve.sum(axis=1).cumsum(axis=0),
    }


def area_spending(
    base: Base, area_need: FloatArray, core_need: FloatArray, need: FloatArray, spending: FloatArray
) -> dict[str, FloatArray]:
    """Spending of each area, `[year, area, scenario]` [mio. kr.]: need, and a part of its department's gap.

    The gap falls on decentralised areas as their core need weighs, on equal parts where no core is positive.
    """
    positive = np.maximum(core_need, 0.0)
    positive *= base.decentralised
    total = base.to_departments @ positive
    has_weight = total > 0.0
    if not has_weight.all():
        counts = base.to_departments.sum(axis=1, keepdims=True)
        missing = base.to_departments.T @ (~has_weight).astype(np.float64)
        positive = positive + missing
        total = np.where(has_weight, total, counts)
    per_weight = (spending - need) / total
    spread = base.to_departments.T @ per_weight
    return {"area_spending": area_need + spread * positive}
