"""Pages of plots: four for the municipality, six by department. pyqtgraph is loaded with the first of them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.still import StillList
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.model.terms import unit_words
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.words import variable_name
from scenarier.views.charts import ChartData
from scenarier.views.compared import Compared, One
from scenarier.views.compared_charts import BY_DEPARTMENT, CURVES, department_chart
from scenarier.views.figure import Figure
from scenarier.vocabulary.variables import VARIABLES

if TYPE_CHECKING:
    from scenarier.plots.chart import Chart

SPACE = 8
ROOM_FOR_NAMES = 22
"""A small plot this wide, in lines of text, has the scenarios' names at its lines."""


class ChartGrid(QScrollArea):
    """Plots in as many columns as fit, up to `most`; where the page is too low for them, it scrolls."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: list[Chart] = []
        self._most = most
        self._n_columns = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self, "ground")
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self.setWidget(inner)
        self.viewport().installEventFilter(self)

    def fill(self, charts: "list[Chart]") -> None:
        """Show these."""
        self.charts = charts
        self.arrange()

    def arrange(self) -> None:
        """Lay the plots out in the width there is."""
        least = max(chart.minimumWidth() for chart in self.charts)
        fit = (self.viewport().width() + SPACE) // (least + SPACE)
        n_columns = next(n for n in (self._most, 2, 1) if n <= max(fit, 1))
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for place, chart in enumerate(self.charts):
            self._grid.addWidget(chart, place // n_columns, place % n_columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < n_columns else 0)

    def room(self) -> int:
        """Width of a plot."""
        return self.viewport().width() // max(self._n_columns, 1) - SPACE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange anew in another width."""
        if event.type() == QEvent.Type.Resize and self.charts:
            self.arrange()
        return super().eventFilter(watched, event)

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the ranges stand still."""
        for chart in self.charts:
            chart.set_dragging(is_held)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        for chart in self.charts:
            chart.restyle(colours)
        if self.charts:
            self.arrange()


class CurvesPage(QWidget):
    """Liquidity, service expenditure, savings and result, a line a scenario.

    `figure_pointed` carries a value (Pointed) that was clicked.
    """

    figure_pointed = Signal(object)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._shown: Compared | None = None
        self.grid = ChartGrid(2)
        _alone(self, self.grid)

    def refresh(self, shown: Compared) -> None:
        """Show these; the plots are made the first time."""
        self._shown = shown
        if not self.grid.charts:
            from scenarier.gui.parts.smallchart import CurveChart

            self.grid.fill([CurveChart(self._colours) for _ in CURVES])
            for chart, variable in zip(self.grid.charts, CURVES, strict=True):
                chart.pointed.connect(partial(self._point_at, chart, variable))
                chart.figure_of = partial(self._figure, variable)
                chart.level_pointed.connect(self._point_at_level)
        for chart, make in zip(self.grid.charts, CURVES.values(), strict=True):
            chart.show_data(make(shown))

    def _point_at(self, chart: "Chart", variable: str, year: int, key: str) -> None:
        for one in _drawn(self._shown, key):
            place = chart.place_of(year, key)
            self.figure_pointed.emit(Pointed(variable, "", year, one.index, place))

    def _figure(self, variable: str, year: int, key: str) -> tuple[Figure, int | None] | None:
        return next((((variable, "", year), one.index) for one in _drawn(self._shown, key)), None)

    def _point_at_level(self, figure: Figure, place: QRect) -> None:
        """A level is the reference's."""
        if self._shown is not None:
            self.figure_pointed.emit(Pointed.clicked(figure, place, self._shown.reference.index))

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self._colours = colours
        self.grid.restyle(colours)


class DepartmentsPage(QWidget):
    """Six small plots, one a department, and a picker for what they show.

    `figure_pointed` carries a value (Pointed) that was clicked.
    """

    figure_pointed = Signal(object)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._shown: Compared | None = None
        self._has_names = False
        self.picker = StillList()
        for variable in BY_DEPARTMENT:
            self.picker.addItem(variable_name(variable), variable)
        self.picker.setAccessibleName(tr("What the plots show"))
        self.picker.currentIndexChanged.connect(lambda _place: self._draw())
        self.grid = ChartGrid(3)
        self.grid.viewport().installEventFilter(self)
        label = PlainLabel(tr("By department:"))
        label.setBuddy(self.picker)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.picker)
        self._units = PlainLabel()
        set_role(self._units, "small")
        head.addWidget(self._units)
        head.addStretch(1)
        _alone(self, self.grid, head)

    def refresh(self, shown: Compared) -> None:
        """Show these; the plots are made the first time."""
        self._shown = shown
        if not self.grid.charts:
            from scenarier.gui.parts.smallchart import SmallChart

            self.grid.fill([SmallChart(self._colours) for _ in shown.baseline.departments])
            for chart, department in zip(self.grid.charts, shown.baseline.departments, strict=True):
                chart.pointed.connect(partial(self._point_at, chart, department.name))
                chart.figure_of = partial(self._figure, department.name)
        self._draw()

    def _point_at(self, chart: "Chart", department: str, year: int, key: str) -> None:
        for one in _drawn(self._shown, key):
            place = chart.place_of(year, key)
            self.figure_pointed.emit(Pointed(self.picker.currentData(), department, year, one.index, place))

    def _figure(self, department: str, year: int, key: str) -> tuple[Figure, int | None] | None:
        variable = self.picker.currentData()
        return next((((variable, department, year), one.index) for one in _drawn(self._shown, key)), None)

    def _data(self, shown: Compared) -> list[ChartData]:
        variable, has_names = self.picker.currentData(), self._has_room_for_names()
        return [department_chart(shown, variable, one, has_names) for one in shown.baseline.departments]

    def _has_room_for_names(self) -> bool:
        return self.grid.room() >= ROOM_FOR_NAMES * self.fontMetrics().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Names come and go with the room for them."""
        if event.type() == QEvent.Type.Resize and self._shown and self._has_names != self._has_room_for_names():
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        if self._shown is None:
            return
        self._has_names = self._has_room_for_names()
        variable = self.picker.currentData()
        self._units.setText(
            unit_words(VARIABLES[variable].unit, self._shown.terms, self._shown.baseline.base_year)
        )
        for chart, data in zip(self.grid.charts, self._data(self._shown), strict=True):
            chart.show_data(data)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme."""
        self._colours = colours
        self.grid.restyle(colours)


def _drawn(shown: Compared | None, key: str) -> list[One]:
    """The scenario that a line stands for; a line has its scenario's key."""
    return [] if shown is None else [one for one in shown.chosen if one.key == key]


def _alone(page: QWidget, grid: QWidget, head: QHBoxLayout | None = None) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE)
    if head is not None:
        layout.addLayout(head)
    layout.addWidget(grid, 1)
