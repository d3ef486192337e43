"""The overview: four live plots. pyqtgraph is loaded when the empty window has been painted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from scenarier.plots.palette import Scheme
from scenarier.session.session import BASELINE_INDEX, Session

if TYPE_CHECKING:
    from scenarier.plots.barchart import ResultChart
    from scenarier.plots.linechart import LineChart


class Overview(QWidget):
    """Spending, liquidity, savings and result of the session's scenario, the baseline behind them in grey."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = colours
        self.charts: list[LineChart | ResultChart] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def load(self) -> None:
        """Make the plots, the first time."""
        if self.charts:
            return
        from scenarier.plots.barchart import ResultChart
        from scenarier.plots.linechart import LineChart

        self.charts = [
            LineChart(self._colours),
            LineChart(self._colours),
            LineChart(self._colours),
            ResultChart(self._colours),
        ]
        for place, chart in enumerate(self.charts):
            self._grid.addWidget(chart, place // 2, place % 2)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's scenario."""
        if not self.charts:
            return
        from scenarier.gui.overview_data import liquidity_chart, result_chart, savings_chart, spending_chart

        now, reference = self._session.projection(), self._session.projection(BASELINE_INDEX)
        is_baseline = self._session.selected == BASELINE_INDEX
        makers = (spending_chart, liquidity_chart, savings_chart, result_chart)
        for chart, make in zip(self.charts, makers, strict=True):
            chart.show_data(make(self._session.baseline, now, reference, is_baseline))

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the ranges stand still."""
        for chart in self.charts:
            chart.set_dragging(is_held)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self._colours = colours
        for chart in self.charts:
            chart.restyle(colours)
