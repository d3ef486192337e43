"""Bars side by side from zero; items are kept and given new data."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from scenarier.look.palette import Scheme
from scenarier.plots.canvas import Canvas
from scenarier.plots.marks import BAR_WIDTH, bar_offset
from scenarier.views.charts import ChartData, Series, row_of


def tint(colour: str, ground: str, share: float) -> str:
    """A colour thinned with the ground, opaque."""
    a, b = QColor(colour), QColor(ground)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    mixed = [round(share * x + (1 - share) * y) for x, y in parts]
    return "#" + "".join(f"{part:02x}" for part in mixed)


class Bars:
    """Bars side by side from zero; those of the account year are lighter."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._looks: list[tuple[object, ...]] = []
        self.items: list[pg.BarGraphItem] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this."""
        for place, series in enumerate(data.bars):
            item = self._item(place)
            look = (scheme.colour(series.colour), scheme.card, data.years, data.account_year)
            brushes = {} if self._looks[place] == look else {"brushes": self._brushes(series, data, scheme)}
            self._looks[place] = look
            x = row_of(data.years) + bar_offset(place, len(data.bars))
            item.setOpts(x=x, height=row_of(series.values), width=0.92 * BAR_WIDTH, **brushes)
            item.setVisible(True)
        for item in self.items[len(data.bars) :]:
            item.setVisible(False)

    @staticmethod
    def _brushes(series: Series, data: ChartData, scheme: Scheme) -> list[QBrush]:
        full = scheme.colour(series.colour)
        light = tint(full, scheme.card, 0.5)
        return [QBrush(QColor(light if year == data.account_year else full)) for year in data.years]

    def _item(self, place: int) -> pg.BarGraphItem:
        while len(self.items) <= place:
            item = pg.BarGraphItem(x=[], height=[], width=BAR_WIDTH, pen=QPen(Qt.PenStyle.NoPen))
            item.setZValue(1)
            self._canvas.box.addItem(item, ignoreBounds=True)
            self.items.append(item)
            self._looks.append(())
        return self.items[place]
