"""Axes that read as the report does: whole years, few round numbers, the reader's own number format."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from scenarier.plots.lettering import Lettering
from scenarier.plots.palette import Scheme
from scenarier.plots.ticks import decimals_of, ticks_between, year_step
from scenarier.text.numbers import format_number

TICK = 4
TEXT_GAP = 6
# Labels may reach this far outside the axis before pyqtgraph drops them.
OVERHANG = 80
PIXELS_A_TICK = 2.6
MOST_TICKS = 6


def _prepare(axis: pg.AxisItem, tick: int) -> None:
    axis.enableAutoSIPrefix(False)
    axis.setStyle(tickLength=tick, hideOverlappingLabels=OVERHANG, tickAlpha=255, autoExpandTextSpace=False)


class YearAxis(pg.AxisItem):  # type: ignore[misc]
    """Whole years from the base year; a mark at each, a label at each where there is room."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.years: tuple[int, ...] = ()
        self._label = 30.0
        _prepare(self, TICK)

    def set_years(self, years: tuple[int, ...]) -> None:
        """The years of the data, base year first."""
        if years != self.years:
            self.years, self.picture = years, None

    def reletter(self, lettering: Lettering) -> None:
        """Take new fonts."""
        self._label = lettering.width("2024") + 0.8 * lettering.line
        self.setStyle(tickFont=lettering.small, tickTextOffset=2)
        self.setHeight(lettering.line + TICK + 4)

    def restyle(self, scheme: Scheme) -> None:
        """Take new colours."""
        self.setPen(scheme.zero)
        self.setTickPen(scheme.zero)
        self.setTextPen(scheme.muted)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[int]]]:
        """All years within the range, as pyqtgraph asks for them."""
        return [(1.0, [year for year in self.years if minVal <= year <= maxVal])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Labels; an empty one for a year that has no room."""
        step = year_step(len(self.years), self.size().width(), self._label)
        return [str(int(year)) if (year - self.years[0]) % step == 0 else "" for year in values]


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """Few round numbers with a quiet line across the plot at each."""

    def __init__(self) -> None:
        super().__init__("left")
        self._lettering: Lettering | None = None
        _prepare(self, 0)
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setGrid(255)

    def reletter(self, lettering: Lettering) -> None:
        """Take new fonts."""
        self._lettering = lettering
        self.setStyle(tickFont=lettering.small, tickTextOffset=TEXT_GAP)

    def restyle(self, scheme: Scheme) -> None:
        """Take new colours."""
        self.setTickPen(scheme.grid)
        self.setTextPen(scheme.muted)

    def width_for(self, low: float, high: float, height: float) -> float:
        """Pixels the labels of a range need."""
        assert self._lettering is not None
        step, values = ticks_between(low, high, self._most(height))
        widths = [self._lettering.width(text) for text in self.tickStrings(values, 1.0, step)]
        return max(widths, default=0.0) + TEXT_GAP + 2

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Multiples of one round step, as pyqtgraph asks for them."""
        return [ticks_between(minVal, maxVal, self._most(size))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Labels in the reader's number format, no SI prefix."""
        return [format_number(value, decimals_of(spacing)) for value in values]

    def _most(self, height: float) -> int:
        line = self._lettering.line if self._lettering else 14.0
        return min(max(int(height / (line * PIXELS_A_TICK)), 2), MOST_TICKS)
