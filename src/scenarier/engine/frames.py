"""Frames, spending and savings of departments: docs/model.md section 4."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarier.engine.base import Base
from scenarier.engine.groups import groups_of
from scenarier.engine.need import Linear, mean_demand
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.engine.sums import row_sum
from scenarier.model.projection import FloatArray


@remembered
def plain_frame(base: Base, service_price_index: FloatArray, efficiency_requirement: FloatArray) -> FloatArray:
    """The base year's frame at its price and efficiency, `[year, department, scenario]` [mio. kr.].

    Parameters
    ----------
    efficiency_requirement : `[year, department, scenario]` [share a year].
    """
    return base.base_frame * service_price_index[:, None, :] * index_of(-efficiency_requirement)


@remembered
def decided_frame(
    base: Base,
    service_price_index: FloatArray,
    frame_change: FloatArray,
    frame_measures: FloatArray,
    shifts: FloatArray,
    extras: FloatArray,
) -> FloatArray:
    """What of the frame is decided, `[year, department, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    frame_change, frame_measures : `[year, department, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds to frames, `[year, department, 1]` [mio. kr., current prices].
    extras : what is added to areas, which the frame follows, by group, `[year, group, scenario]` [mio. kr.].
    """
    changed = (frame_change + frame_measures) * service_price_index[:, None, :]
    return changed + groups_of(base).group_departments(extras) + shifts


@remembered
def frames(
    base: Base, plain: FloatArray, decided: FloatArray, elasticity: FloatArray, budget_model_rate: FloatArray
) -> Linear:
    """The frame, `[year, department, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    plain, decided : as `plain_frame` and `decided_frame` return them.
    elasticity : `[area, scenario]` [share].
    budget_model_rate : `[department, scenario]` [share].
    """
    demand = mean_demand(base, elasticity)
    modelled = 1.0 + budget_model_rate * demand.reference
    return Linear(plain * modelled + decided, plain * (budget_model_rate * demand.per_migrant))


@remembered
def planned_use(savings_use: FloatArray, measures: FloatArray, service_price_index: FloatArray) -> FloatArray:
    """Planned use of savings, `[year, department, scenario]` [mio. kr., current prices]."""
    return (savings_use + measures) * service_price_index[:, None, :]


class Habits(NamedTuple):
    """What departments do every year, `[department, scenario]`, or by year where they do not adapt in all years.

    Attributes
    ----------
    pull : how much of a debt they aim to pay back and come to [share, below 0].
    kept : how much of what they had not adapted to is left [share].
    has_cap, cap : whether savings have a cap, and it as a share of the frame, 0 where there is none.
    """

    pull: FloatArray
    kept: FloatArray
    has_cap: NDArray[np.bool_]
    cap: FloatArray


@remembered
def habits(frame_adherence: FloatArray, debt_repayment_rate: FloatArray, savings_cap: FloatArray) -> Habits:
    """What departments do every year; the parameters are those of `adaptation`."""
    has_cap = np.isfinite(savings_cap)
    cap = np.where(has_cap, savings_cap, 0.0)
    return Habits(-debt_repayment_rate * frame_adherence, 1.0 - frame_adherence, has_cap, cap)


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
    frame_adherence, debt_repayment_rate : `[department, scenario]` [share a year]; the first also
        `[year, department, scenario]`.
    savings_cap : `[department, scenario]` [share of the frame], infinite where there is no cap.
    """
    missing = need - frame
    outflow = missing + planned_use
    pull, kept, has_cap, cap = habits(frame_adherence, debt_repayment_rate, savings_cap)
    limit = np.where(has_cap, frame * cap, np.inf)
    widths = [array.shape[-1] for array in (outflow, limit, frame_adherence, debt_repayment_rate)]
    adapted, uncapped, savings = (np.empty((*missing.shape[:2], max(widths))) for _ in range(3))
    adapted[0] = 0.0
    uncapped[0] = savings[0] = base.base_savings
    closed = frame_adherence * missing
    now, saved = adapted[0], savings[0]
    pulls, keeps = (one if one.ndim > 2 else [one] * len(adapted) for one in (pull, kept))
    for year in range(1, len(adapted)):
        step = pulls[year] * np.minimum(saved, 0.0)
        step += closed[year]
        now = np.multiply(now, keeps[year], out=adapted[year])
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
        "savings_total": row_sum(savings),
        "service_gap_total": row_sum(gap),
        "reserve": np.add.accumulate(row_sum(to_reserve), axis=0),
    }
