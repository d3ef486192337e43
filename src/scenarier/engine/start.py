"""Where the roll-forward starts, between the accounts and the budget of the base year: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base
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
    """Measures and the start on areas and revenue, `[year, row, scenario]` [mio. kr., base-year prices].

    Parameters
    ----------
    start_from_budget : `[line, scenario]` [share].
    is_budgeted : 1 where a line starts from the base year's budget whatever its share, `[year, line, 1]`.
    area_measures, revenue_measures : `[year, row, scenario]` [mio. kr., base-year prices].

    Returns
    -------
    dict : by `area` and `revenue`, and what the start adds by line as `start_amount`.
    """
    amount = np.where(is_budgeted == 1.0, 1.0, start_from_budget) * base.start_differences
    amount[0] = 0.0
    return {
        "start_amount": amount,
        "area": area_measures + base.start_to_area @ amount,
        "revenue": revenue_measures + base.start_to_revenue @ amount,
    }
