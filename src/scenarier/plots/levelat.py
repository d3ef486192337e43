"""The target or ceiling whose line, or name, is under the pointer."""

import numpy as np
from PySide6.QtCore import QPointF

from scenarier.plots.frame import Frame
from scenarier.plots.levellabels import LevelLabel
from scenarier.plots.marks import Mark
from scenarier.plots.parts import level_points
from scenarier.views.charts import ChartData, Level, row_of
from scenarier.views.figure import Figure

NEAR = 5.0
"""So near to its line a level is meant [px]."""
REACH = 10.0
"""A value of a series so near is meant before a level [px]."""


def level_at(
    data: ChartData, frame: Frame, labels: list[LevelLabel], nearest: Mark | None, place: QPointF
) -> Figure | None:
    """What explains the level at a place on the canvas; None where a value is nearer, or no level."""
    x, y = place.x(), place.y()
    if nearest is not None and nearest.distance(frame, x, y) <= REACH * REACH:
        return None
    for level, label in zip(data.levels, labels, strict=True):
        is_near = label.rect.contains(place) or abs(_height(level, data, frame, x) - y) <= NEAR
        if level.figure is not None and is_near:
            return level.figure(min(data.years, key=lambda year: abs(frame.x(year) - x)))
    return None


def _height(level: Level, data: ChartData, frame: Frame, x: float) -> float:
    """Where a level's line runs at `x` [px]."""
    years, values = level_points(level, data.years, row_of(frame.years))
    return float(np.interp(x, [frame.x(year) for year in years], [frame.y(value) for value in values]))
