"""Where the roll-forward starts, between the accounts and the budget of the base year: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray


@remembered
def start(base: Base, start_from_budget: FloatArray, is_budgeted: FloatArray) -> dict[str, FloatArray]:
    """What the start adds by line, area and revenue, `[year, row, scenario]` [mio. kr., 2024 prices].

    Parameters
    ----------
    start_from_budget : `[line, scenario]` [share].
    is_budgeted : 1 where a line starts from the base year's budget whatever its share, `[year, line, 1]`.
    """
    amount = np.where(is_budgeted == 1.0, 1.0, start_from_budget) * base.start_differences
    amount[0] = 0.0
    return {
        "start_amount": amount,
        "area": base.start_to_area @ amount,
        "revenue": base.start_to_revenue @ amount,
    }


@remembered
def both(measures: FloatArray, started: FloatArray) -> FloatArray:
    """Measures and the start on the same targets, `[year, row, scenario]` [mio. kr., 2024 prices]."""
    return measures + started
