"""Where the roll-forward starts, between the accounts and the budget of the base year: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base, Pairs
from scenarier.engine.groups import groups_of
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray


@remembered
def planned(
    base: Base,
    start_from_budget: FloatArray,
    is_budgeted: FloatArray,
    area_measures: FloatArray,
    revenue_measures: FloatArray,
) -> dict[str, FloatArray]:
    """Measures and the start on groups and on revenue, `[year, row, scenario]` [mio. kr., base-year prices].

    Parameters
    ----------
    start_from_budget : `[line, scenario]` [share].
    is_budgeted : 1 where a line starts from the base year's budget whatever its share, `[year, line, 1]`.
    area_measures, revenue_measures : `[year, row, scenario]` [mio. kr., base-year prices].

    Returns
    -------
    dict : by `group` and `revenue`, and what the start adds by line as `start_amount`.
    """
    amount = np.where(is_budgeted == 1.0, 1.0, start_from_budget) * base.start_differences
    amount[0] = 0.0
    groups = groups_of(base)
    return {
        "start_amount": amount,
        "group": started(groups.area_groups(area_measures), amount, groups.start_rows),
        "revenue": started(revenue_measures, amount, base.start_rows["revenue"]),
    }


def started(measures: FloatArray, amount: FloatArray, rows: Pairs) -> FloatArray:
    """Measures and the start, `[year, row, scenario]` [mio. kr., base-year prices].

    Parameters
    ----------
    amount : what the start adds by line, `[year, line, scenario]` [mio. kr., base-year prices].
    rows : which row each line's start works on: pairs of a row and a line.
    """
    width = max(measures.shape[-1], amount.shape[-1])
    planned = np.empty((*measures.shape[:2], width))
    planned[...] = measures
    for row, line in rows:
        planned[:, row] += amount[:, line]
    return planned
