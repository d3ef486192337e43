"""The points of a chart, where they are drawn."""

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from scenarier.look.palette import Scheme
from scenarier.plots.frame import Frame
from scenarier.plots.marks import bar_offset
from scenarier.views.charts import ChartData, Series, row_of


class Dot(NamedTuple):
    """A point: `side` is 1 or -1 where its value lies above or below what is shown."""

    x: float
    y: float
    colour: str
    is_hollow: bool
    side: int


def dots_of(data: ChartData, scheme: Scheme, frame: Frame) -> list[Dot]:
    """One a value of a line; one at a bar only where it runs out of view."""
    found: list[Dot] = []
    for place, series in enumerate(data.bars):
        offset = bar_offset(place, len(data.bars))
        found.extend(dot for dot in _row(data, series, scheme, frame, offset) if dot.side)
    for series in data.series:
        found.extend(_row(data, series, scheme, frame, 0.0))
    return found


def _row(data: ChartData, series: Series, scheme: Scheme, frame: Frame, offset: float) -> Iterator[Dot]:
    colour = scheme.colour(series.colour)
    for year, value in zip(data.years, row_of(series.values).tolist(), strict=True):
        if isfinite(value):
            place = frame.x(year + offset), frame.y_within(value)
            yield Dot(*place, colour, year == data.account_year, frame.side(value))
