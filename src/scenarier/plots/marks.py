"""Every point that can be read out: one a year and series, in the order the arrow keys go."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from scenarier.plots.frame import Frame
from scenarier.views.charts import ChartData, Series, row_of

BAR_WIDTH = 0.32


def bar_offset(place: int, n_bars: int) -> float:
    """How far from the year's middle a bar stands, in years."""
    return (place - (n_bars - 1) / 2) * BAR_WIDTH


@dataclass(frozen=True)
class Mark:
    """One value: where it stands and what it is compared with."""

    key: str
    label: str
    colour: str
    year: int
    x: float
    value: float
    reference: float | None
    is_bar: bool
    fan: tuple[float, ...] | None = None

    def distance(self, frame: Frame, x: float, y: float) -> float:
        """Pixels, squared, from a place on the canvas; a bar is its whole length."""
        near, far = sorted((frame.y(0.0), frame.y(self.value))) if self.is_bar else (frame.y(self.value),) * 2
        dx, dy = frame.x(self.x) - x, min(max(y, near), far) - y
        return dx * dx + dy * dy


def marks_of(data: ChartData) -> list[Mark]:
    """Bars first, then lines; each from the first year to the last."""
    found: list[Mark] = []
    for place, series in enumerate(data.bars):
        found.extend(_row(data, series, bar_offset(place, len(data.bars)), True))
    for series in data.series:
        found.extend(_row(data, series, 0.0, False))
    return found


def _row(data: ChartData, series: Series, offset: float, is_bar: bool) -> Iterator[Mark]:
    values = row_of(series.values).tolist()
    references = [None] * len(values) if series.reference is None else row_of(series.reference).tolist()
    fans = [None] * len(values) if series.fan is None or is_bar else zip(*map(row_of, series.fan), strict=True)
    for year, value, reference, fan in zip(data.years, values, references, fans, strict=True):
        if isfinite(value):
            drawn = None if fan is None or year == data.account_year else tuple(map(float, fan))
            yield Mark(
                series.key, series.label, series.colour, year, year + offset, value, reference, is_bar, drawn
            )


def nearest(marks: list[Mark], frame: Frame, x: float, y: float) -> Mark | None:
    """The mark closest to a place on the canvas."""
    return min(marks, key=lambda mark: mark.distance(frame, x, y), default=None)


def find(marks: list[Mark], year: int, key: str) -> Mark | None:
    """The mark of a year and series, if both are there."""
    return next((mark for mark in marks if mark.year == year and mark.key == key), None)


def stepped(marks: list[Mark], now: Mark | None, years: int, series: int) -> Mark | None:
    """The mark so many years and series further, stopping at the edges; it begins at the first one's end."""
    if not marks:
        return None
    keys, all_years = list(dict.fromkeys(m.key for m in marks)), sorted({m.year for m in marks})
    if now is None:
        return find(marks, all_years[-1], keys[0])
    row = min(max(keys.index(now.key) + series, 0), len(keys) - 1)
    column = min(max(all_years.index(now.year) + years, 0), len(all_years) - 1)
    return find(marks, all_years[column], keys[row])
