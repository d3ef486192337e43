"""Which values an axis spans: fitted at rest, fixed while a lever is held."""

from collections.abc import Iterable

import numpy as np

from scenarier.plots.ticks import ZERO_IN_SIGHT, nice_range
from scenarier.views.charts import Numbers

Range = tuple[float, float]

# A row with more of its points outside than this is lost from view.
MOST_OUTSIDE = 0.5
# Room added beyond what is asked for, so that a drag in one direction does not re-fit at every step.
AHEAD = 0.3


def wanted_range(rows: Iterable[Numbers], zero: bool = False, zero_in_sight: float = ZERO_IN_SIGHT) -> Range:
    """A calm range that holds every row, and zero for bars."""
    parts = [row for row in rows if row.size]
    values = np.concatenate([*parts, np.zeros(1 if zero or not parts else 0)])
    return nice_range(float(values.min()), float(values.max()), zero_in_sight)


def is_lost(rows: Iterable[Numbers], shown: Range) -> bool:
    """Whether some row has more than half of its points outside."""
    low, high = shown
    return any(np.count_nonzero((row < low) | (row > high)) > MOST_OUTSIDE * row.size for row in rows if row.size)


def expanded(shown: Range, wanted: Range) -> Range:
    """The shown range with room for the wanted one, and some more in that direction; it never shrinks."""
    low, high = shown
    if wanted[0] < low:
        low = wanted[0] - AHEAD * (low - wanted[0])
    if wanted[1] > high:
        high = wanted[1] + AHEAD * (wanted[1] - high)
    return low, high


def next_range(
    shown: Range | None,
    rows: list[Numbers],
    dragging: bool,
    zero: bool = False,
    zero_in_sight: float = ZERO_IN_SIGHT,
) -> Range:
    """The range to show now."""
    if shown is not None and dragging and not is_lost(rows, shown):
        return shown
    wanted = wanted_range(rows, zero, zero_in_sight)
    return expanded(shown, wanted) if shown is not None and dragging else wanted
