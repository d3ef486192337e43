"""Plots that may be small: several beside one another, with their units said above them."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent

from scenarier.look.palette import Scheme
from scenarier.plots.linechart import LineChart
from scenarier.views.charts import ChartData

BESIDE = 72
"""Pixels that margins and the copy button take beside title and unit."""


class CurveChart(LineChart):
    """One of four."""

    least = (17, 10)
    """Width and height in lines of text."""

    def restyle(self, scheme: Scheme) -> None:
        """As a chart, and smaller at least."""
        super().restyle(scheme)
        line = self.fontMetrics().height()
        self.setMinimumSize(self.least[0] * line, self.least[1] * line)


class SmallChart(CurveChart):
    """One of six: the unit stands in its title only where it fits, and always in the table that is copied."""

    least = (12, 9)
    _whole: ChartData | None = None
    _is_whole = True

    def show_data(self, data: ChartData) -> None:
        """Draw this."""
        self._whole = data
        self._is_whole = self._fits(data)
        super().show_data(data if self._is_whole else replace(data, subtitle=""))

    def _fits(self, data: ChartData) -> bool:
        title, unit = (self.fontMetrics().horizontalAdvance(text) for text in (data.title, data.subtitle))
        return 1.1 * (title + unit) + BESIDE <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit comes and goes with the room for it."""
        super().resizeEvent(event)
        if self._whole is not None and self._fits(self._whole) != self._is_whole:
            self.show_data(self._whole)

    @property
    def whole(self) -> ChartData | None:
        """With its unit, and names at all lines, which on screen may stand above the plots."""
        if self._whole is None:
            return None
        named = tuple(replace(series, end_label=True) for series in self._whole.series)
        return replace(self._whole, series=named)
