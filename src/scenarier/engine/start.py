"""Where the roll-forward starts, between the accounts and the budget of the base year: docs/model.md section 3."""

import numpy as np

from scenarier.engine.base import Base, Pairs
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray


@remembered
def start_amount(base: Base, start_from_budget: FloatArray, is_budgeted: FloatArray) -> FloatArray:
    """What the start adds, `[year, line, scenario]` [mio. kr., 2024 prices].

    Parameters
    ----------
    start_from_budget : `[line, scenario]` [share].
    is_budgeted : 1 where a line starts from the base year's budget whatever its share, `[year, line, 1]`.
    """
    amount = np.where(is_budgeted == 1.0, 1.0, start_from_budget) * base.start_differences
    amount[0] = 0.0
    return amount


@remembered
def started(measures: FloatArray, amount: FloatArray, rows: Pairs) -> FloatArray:
    """Measures and the start, `[year, row, scenario]` [mio. kr., 2024 prices].

    Parameters
    ----------
    measures : `[year, row, scenario]` [mio. kr., 2024 prices].
    amount : as `start_amount` returns it.
    rows : which row each line's start works on: pairs of a row and a line.
    """
    width = max(measures.shape[-1], amount.shape[-1])
    planned = np.empty((*measures.shape[:2], width))
    planned[...] = measures
    for row, line in rows:
        planned[:, row] += amount[:, line]
    return planned
