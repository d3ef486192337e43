"""Bars side by side from zero."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from scenarier.look.palette import Scheme
from scenarier.plots.frame import Frame
from scenarier.plots.marks import BAR_WIDTH, bar_offset
from scenarier.views.charts import ChartData, row_of

REACH = 0.46 * BAR_WIDTH
"""From a bar's middle to its edge, in years."""


def tint(colour: str, ground: str, share: float) -> str:
    """A colour thinned with the ground, opaque."""
    a, b = QColor(colour), QColor(ground)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    mixed = [round(share * x + (1 - share) * y) for x, y in parts]
    return "#" + "".join(f"{part:02x}" for part in mixed)


class Bar(NamedTuple):
    """One bar: its middle in years, how far it reaches from zero, its colour."""

    x: float
    value: float
    colour: str


class Bars:
    """Bars side by side from zero; those of the account year are lighter."""

    def __init__(self) -> None:
        self.bars: list[Bar] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        self.bars = []
        for place, series in enumerate(data.bars):
            full, offset = scheme.colour(series.colour), bar_offset(place, len(data.bars))
            light = tint(full, scheme.card, 0.5)
            for year, value in zip(data.years, row_of(series.values).tolist(), strict=True):
                self.bars.append(Bar(year + offset, value, light if year == data.account_year else full))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Each with sharp edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        zero = frame.y(0.0)
        for bar in self.bars:
            left, top = frame.x(bar.x - REACH), frame.y(bar.value)
            painter.fillRect(
                QRectF(left, top, frame.x(bar.x + REACH) - left, zero - top).normalized(), QColor(bar.colour)
            )
