"""The overview: four live plots and the table. pyqtgraph is loaded when the empty window has been painted."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from scenarier.gui.overview.start_card import StartCard
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.splitters import tell_of_room
from scenarier.gui.parts.table.projection import ProjectionTable
from scenarier.gui.parts.uncertain import draws_of
from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.pointed import Pointed
from scenarier.gui.published import PerCitizenLine
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.views.figure import Figure
from scenarier.views.shown import shown

if TYPE_CHECKING:
    from scenarier.plots.barchart import ResultChart
    from scenarier.plots.chart import Chart
    from scenarier.plots.linechart import LineChart


TABLE_HEIGHT = 150
BESIDE = 24
"""The least width of a plot that stands beside another, in lines of text: its years have their room."""
LEAST_ROWS = 5
"""The heading and so many lines of the table are always seen whole."""
BY_DEPARTMENT = ("spending", "", "savings", "")
"""What a department's line stands for in each plot; in the others a line's key is the figure itself."""


class Overview(QWidget):
    """Spending, liquidity, savings and result of the session's scenario, the baseline behind them in grey.

    `figure_pointed` carries a value (Pointed) that was clicked.
    """

    figure_pointed = Signal(object)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = colours
        self.charts: list[LineChart | ResultChart] = []
        self._n_columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._draws = draws_of(session)
        self._draws.changed.connect(self._show_drawn)

    def _show_drawn(self) -> None:
        """Show what further draws say."""
        if self.isVisible():
            self.refresh()

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
        for chart, variable in zip(self.charts, BY_DEPARTMENT, strict=True):
            chart.pointed.connect(partial(self._point_at, chart, variable))
            chart.figure_of = partial(self._figure, variable)
            chart.level_pointed.connect(
                lambda figure, place: self.figure_pointed.emit(Pointed.clicked(figure, place))
            )
        self._arrange()
        self.refresh()

    def _point_at(self, chart: "Chart", variable: str, year: int, key: str) -> None:
        """Tell which figure a value in a plot is."""
        figure, _ = self._figure(variable, year, key)
        self.figure_pointed.emit(Pointed(*figure, place=chart.place_of(year, key)))

    def _figure(self, variable: str, year: int, key: str) -> tuple[Figure, int | None]:
        """The figure that a value in a plot is, of the scenario shown."""
        is_department = key in (one.name for one in self._session.baseline.departments)
        return ((variable, key, year) if is_department else (key, "", year)), None

    def chart_with(self, metric: str, entity: str) -> "Chart | None":
        """The plot that draws a figure; None where none does."""
        for chart, variable in zip(self.charts, BY_DEPARTMENT, strict=False):
            keys = () if chart.stage.data is None else (one.key for one in chart.stage.data.all_series)
            if (entity or metric) in keys and metric == (variable or metric):
                return chart
        return None

    def _arrange(self) -> None:
        """Two columns where they fit, else one."""
        beside = 2 * BESIDE * self.fontMetrics().height() + self._grid.spacing()
        n_columns = 2 if self.width() >= beside else 1
        if n_columns != self._n_columns:
            self._n_columns = n_columns
            for place, chart in enumerate(self.charts):
                self._grid.addWidget(chart, place // n_columns, place % n_columns)
        self._fit_heights()

    def _least_width(self) -> int:
        return max((chart.minimumWidth() for chart in self.charts), default=0)

    def _fit_heights(self) -> None:
        """No plot lower than four ticks and its words take; held still while a hand is on a slider."""
        gaps = (self._n_columns - 1) * self._grid.spacing()
        width = (self.width() - gaps) // max(self._n_columns, 1)
        for chart in self.charts:
            if not chart.stage.is_dragging:
                chart.setMinimumHeight(chart.least_height(width))

    def minimumSizeHint(self) -> QSize:
        """As wide as one column, as high as the columns there are."""
        return QSize(self._least_width(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the plots anew in another width."""
        super().resizeEvent(event)
        if self.charts:
            self._arrange()

    def refresh(self) -> None:
        """Show the session's scenario."""
        if not self.charts:
            return
        from scenarier.views.uncertain_charts import charts_of

        now = shown(self._session, self._draws.of(self._session, is_seen=self.isVisible()))
        for chart, make in zip(self.charts, charts_of(self._session.uncertainty), strict=True):
            chart.show_data(make(now))
        self._fit_heights()

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the ranges stand still."""
        for chart in self.charts:
            chart.set_dragging(is_held)
        self._fit_heights()
        self._draws.set_held(is_held)
        if not is_held and self.charts:
            self._draws.of(self._session)

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is made of more draws."""
        super().showEvent(event)
        if self.charts and self._session.uncertainty != "off":
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn for nobody."""
        super().hideEvent(event)
        self._draws.leave(self.window())

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self._colours = colours
        for chart in self.charts:
            chart.restyle(colours)
        if self.charts:
            self._arrange()


class OverviewWorkspace(Workspace):
    """Plots above, the table below. `figure_pointed` carries a number (Pointed) of either."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plots = Overview(session, colours)
        self.table = ProjectionTable(session)
        below = QFrame()
        set_role(below, "card")
        layout = QVBoxLayout(below)
        layout.setContentsMargins(1, 4, 1, 4)
        self.per_citizen = PerCitizenLine()
        layout.addWidget(self.table)
        layout.addWidget(self.per_citizen)
        self.plots.figure_pointed.connect(self.figure_pointed)
        self.table.figure_pointed.connect(self.figure_pointed)
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit_table)
        self.start = StartCard(session)
        self.down = down = KeptSplitter("overview", Qt.Orientation.Vertical)
        down.addWidget(self._under_start(self.plots))
        down.addWidget(below)
        down.setChildrenCollapsible(False)
        tell_of_room(down)
        down.setStretchFactor(0, 4)
        down.setStretchFactor(1, 1)
        down.setSizes([720 - TABLE_HEIGHT, TABLE_HEIGHT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(down)

    def _under_start(self, plots: QWidget) -> QWidget:
        """The plots, and above them the examples while the study is empty."""
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.start)
        column.addWidget(plots, 1)
        return above

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More is said of the examples where there is room."""
        super().resizeEvent(event)
        self.start.fit(self.height())

    def _fit_table(self) -> None:
        """A few lines of the table are always seen, whether or not there is a bar below them."""
        self.table.setMinimumHeight(self.table.height_of(LEAST_ROWS))

    def load(self) -> None:
        """Make the plots, the first time."""
        self.plots.load()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        self.start.refresh(news)
        is_drawn_anew = news.uncertainty or (news.study and self._session.uncertainty != "off")
        if not news.results:
            if is_drawn_anew:
                self.plots.refresh()
            return
        self.plots.refresh()
        self.table.refresh()
        self._fit_table()
        if news.terms or news.foundation:
            names = (line.variable for line in self.table.lines)
            self.per_citizen.refresh(self._session.baseline, self._session.terms, names)

    def show_figure(self, metric: str, entity: str = "") -> QWidget | None:
        """The plot that has the figure, else the table at its row."""
        found = self.plots.chart_with(metric, entity)
        if found is not None:
            return found
        place = next(
            (n for n, line in enumerate(self.table.lines) if (line.variable, line.entity) == (metric, entity)), -1
        )
        if place < 0:
            return None
        self.table.selectRow(place)
        return self.table

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.plots.restyle(colours)
        self.table.restyle()
        self._fit_table()

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the ranges stand still."""
        self.plots.set_dragging(is_held)
        self.table.set_held(is_held)
