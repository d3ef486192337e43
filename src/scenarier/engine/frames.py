"""Frames, spending and savings of departments: docs/model.md section 4."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.need import reference_demand
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray


@remembered
def frame_parts(
    base: Base,
    service_price_index: FloatArray,
    elasticity: FloatArray,
    budget_model_rate: FloatArray,
    efficiency_requirement: FloatArray,
    frame_change: FloatArray,
    frame_measures: FloatArray,
    shifts: FloatArray,
    area_extra: FloatArray,
) -> dict[str, FloatArray]:
    """The frame at the reference population, and what a migrant adds, `[year, department, scenario]` [mio. kr.].

    Parameters
    ----------
    elasticity : `[area, scenario]` [share].
    budget_model_rate : `[department, scenario]` [share].
    efficiency_requirement : `[year, department, scenario]` [share a year].
    frame_change, frame_measures : `[year, department, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds to frames, `[year, department, 1]` [mio. kr., current prices].
    area_extra : measures on areas, which the frame follows, `[year, area, scenario]` [mio. kr.].
    """
    price = service_price_index[:, None, :]
    plain = base.base_frame * price * index_of(-efficiency_requirement)
    decided = (frame_change + frame_measures) * price + base.to_departments @ area_extra + shifts
    reference, per_migrant = reference_demand(base, elasticity)
    modelled = 1.0 + budget_model_rate * (base.frame_weights @ reference - 1.0)
    added = budget_model_rate * (base.frame_weights @ per_migrant)
    return {
        "plain_frame": plain,
        "decided_frame": decided,
        "reference_frame": plain * modelled + decided,
        "frame_per_migrant": plain * added,
    }


@remembered
def planned_use(savings_use: FloatArray, measures: FloatArray, service_price_index: FloatArray) -> FloatArray:
    """Planned use of savings, `[year, department, scenario]` [mio. kr., current prices]."""
    return (savings_use + measures) * service_price_index[:, None, :]


def savings_limit(frame: FloatArray, savings_cap: FloatArray) -> FloatArray:
    """The most a department may save, `[year, department, scenario]` [mio. kr.]; infinite without a cap.

    Parameters
    ----------
    savings_cap : `[department, scenario]` [share of the frame], infinite where there is no cap.
    """
    limit = np.full(np.broadcast_shapes(frame.shape, savings_cap.shape), np.inf)
    np.multiply(frame, savings_cap, out=limit, where=np.isfinite(savings_cap))
    return limit


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
    outflow = missing + planned_use
    limit = savings_limit(frame, savings_cap)
    widths = [array.shape[-1] for array in (outflow, limit, frame_adherence, debt_repayment_rate)]
    adapted = np.zeros((*missing.shape[:2], max(widths)))
    uncapped, savings = np.empty_like(adapted), np.empty_like(adapted)
    uncapped[0] = savings[0] = base.base_savings
    pull, kept = -debt_repayment_rate * frame_adherence, 1.0 - frame_adherence
    closed = frame_adherence * missing
    now, saved = adapted[0], savings[0]
    for year in range(1, len(adapted)):
        step = pull * np.minimum(saved, 0.0)
        step += closed[year]
        now = np.multiply(now, kept, out=adapted[year])
        now += step
        saved = np.add(saved, now, out=uncapped[year])
        saved -= outflow[year]
        saved = np.minimum(saved, limit[year], out=savings[year])
    gap = adapted - planned_use
    spending = need - gap
    to_reserve = uncapped - savings
    return {
        "adaptation": adapted,
        "savings_limit": limit,
        "spending": spending,
        "department_result": frame - spending,
        "service_gap": gap,
        "savings": savings,
        "savings_to_reserve": to_reserve,
        "savings_total": savings.sum(axis=1),
        "service_gap_total": gap.sum(axis=1),
        "reserve": to_reserve.sum(axis=1).cumsum(axis=0),
    }


def area_spending(
    base: Base, area_need: FloatArray, core_need: FloatArray, service_gap: FloatArray
) -> dict[str, FloatArray]:
    """Spending of each area, `[year, area, scenario]` [mio. kr.]: need, less a part of its department's gap.

    The gap falls on decentralised areas as their core need weighs, on equal parts where no core is positive.
    """
    positive = np.maximum(core_need, 0.0)
    total = base.to_departments @ positive
    if total.min() <= 0.0:
        has_weight = total > 0.0
        positive = positive + base.to_departments.T @ (~has_weight).astype(np.float64)
        total = np.where(has_weight, total, base.to_departments.sum(axis=1, keepdims=True))
    share = base.to_departments.T @ (service_gap / total)
    less = positive * share
    return {"area_spending": np.subtract(area_need, less, out=less if less.shape == area_need.shape else None)}
