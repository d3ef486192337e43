"""Axes that read as the report does: whole years, few round numbers, the reader's own number format."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from scenarier.look.palette import Scheme
from scenarier.plots.lettering import Lettering
from scenarier.plots.ticks import decimals_of, readable_ticks, year_labels
from scenarier.text.numbers import format_number

TICK = 4
TEXT_GAP = 6
# Labels may reach this far outside the axis before pyqtgraph drops them.
OVERHANG = 80
LINES_A_TICK, LEAST_LINES_A_TICK = 2.0, 1.0
"""Room that a tick is given, and the least that it can do with, in lines of its label."""
MOST_TICKS = 6
YEAR_GAP, LEAST_YEAR_GAP = 0.35, 0.2
"""Room between two years, and between two years in two figures, in lines of their label."""
MOST_FINE_TICKS = 7
"""So many ticks are the most it takes to have four at least, whatever the range."""


def _prepare(axis: pg.AxisItem, tick: int) -> None:
    axis.enableAutoSIPrefix(False)
    axis.setStyle(tickLength=tick, hideOverlappingLabels=OVERHANG, tickAlpha=255, autoExpandTextSpace=False)


class YearAxis(pg.AxisItem):  # type: ignore[misc]
    """Whole years from the base year; a mark at each, a label at each where there is room."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.years: tuple[int, ...] = ()
        self._label, self._short, self._height = 30.0, 16.0, 22.0
        _prepare(self, TICK)

    def set_years(self, years: tuple[int, ...]) -> None:
        """The years of the data, base year first."""
        if years != self.years:
            self.years, self.picture = years, None

    def reletter(self, lettering: Lettering) -> None:
        """Take new fonts."""
        self._label = lettering.width("0000") + YEAR_GAP * lettering.line
        self._short = lettering.width("24") + LEAST_YEAR_GAP * lettering.line
        self.setStyle(tickFont=lettering.small, tickTextOffset=2)
        self._height = lettering.line + TICK + 4

    def height_for(self) -> float:
        """Pixels the labels need."""
        return self._height

    def restyle(self, scheme: Scheme) -> None:
        """Take new colours."""
        self.setPen(
            scheme.zero, cosmetic=False
        )  # a cosmetic pen is thinner where a pixel of the screen is smaller
        self.setTickPen(scheme.zero, cosmetic=False)
        self.setTextPen(scheme.muted)

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[int]]]:
        """All years within the range, as pyqtgraph asks for them."""
        return [(1.0, [year for year in self.years if low <= year <= high])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        """Labels, shorter where room is short; an empty one for a year that has none."""
        pixels_a_year = self.size().width() / (self.range[1] - self.range[0])
        labels = year_labels(self.years, pixels_a_year, self._label, self._short)
        return [labels.get(int(year), "") for year in values]


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
        self.setTickPen(scheme.grid, cosmetic=False)
        self.setTextPen(scheme.muted)

    def boundingRect(self) -> QRectF:
        """Room for half a label above and below, which pyqtgraph forgets where there is a grid."""
        return QRectF(super().boundingRect().adjusted(0, -OVERHANG, 0, OVERHANG))

    def width_for(self, low: float, high: float, height: float) -> float:
        """Pixels the labels of a range need."""
        assert self._lettering is not None
        step, values = self._ticks(low, high, height)
        widths = [self._lettering.width(text) for text in self.tickStrings(values, 1.0, step)]
        return max(widths, default=0.0) + TEXT_GAP + 2

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Multiples of one round step, as pyqtgraph asks for them."""
        return [self._ticks(low, high, size)]

    def tickStrings(self, values: list[float], _scale: float, spacing: float) -> list[str]:
        """Labels in the reader's number format, no SI prefix."""
        return [format_number(value, decimals_of(spacing)) for value in values]

    def _ticks(self, low: float, high: float, height: float) -> tuple[float, list[float]]:
        lines = height / (self._lettering.line if self._lettering else 14.0)
        most = min(max(int(lines / LINES_A_TICK), 2), MOST_TICKS)
        return readable_ticks(low, high, most, int(lines / LEAST_LINES_A_TICK + 1e-9) + 1)


def least_plot(lettering: Lettering) -> float:
    """Pixels of height within which an axis has its four ticks whatever the range."""
    return (MOST_FINE_TICKS - 1) * LEAST_LINES_A_TICK * lettering.line
