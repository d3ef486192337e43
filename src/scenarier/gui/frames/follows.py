"""What follows for one department: frame, need, spending, result, savings, and the savings path drawn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.parts.table.projection import ProjectionTable
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.model.names import name_of, short_name_of
from scenarier.model.rules import CAP
from scenarier.model.values import values_in
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.charts import ChartData, Level
from scenarier.views.overview import chart, line
from scenarier.views.shown import Shown, shown
from scenarier.views.year_tables import following_lines

if TYPE_CHECKING:
    from scenarier.plots.linechart import LineChart


def savings_path(session: Session, now: Shown, department: str) -> ChartData:
    """The savings of one department with the most it may save."""
    row = next(row for row in now.baseline.departments if row.name == department)
    spec = now.baseline.parameters["savings_cap"]
    (cap,) = values_in(session.scenario, spec, department, session.study.horizon)
    scale = 100.0 if now.unit("savings") == "share" else 1.0
    levels: tuple[Level, ...] = ()
    if cap is not None:
        limit = now.series("frame", department) * cap * scale
        levels = (Level(tr("Cap on savings"), limit, "ceiling", lambda year: (CAP, department, year)),)
    series = line(now, "savings", now.name, now.colour, department, reference_label=now.reference_name)
    title = tr("Savings: {department}", department=short_name_of(row))
    return chart(now, "savings", title, tr("End of the year"), series=(series,), levels=levels)


class Follows(QWidget):
    """A table and a plot of one department; `figure_pointed` carries a number (Pointed) of either."""

    figure_pointed = Signal(object)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self.department = session.baseline.entities("department")[0]
        self._title = PlainLabel()
        set_role(self._title, "title")
        self.table = ProjectionTable(session, following_lines(self.department))
        self.table.figure_pointed.connect(self.figure_pointed)
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 6, 4, 4)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(8)
        self._across.addWidget(card, 5)
        self.chart: LineChart | None = None

    def load(self) -> None:
        """Make the plot, the first time."""
        if self.chart is None:
            from scenarier.plots.linechart import LineChart

            self.chart = LineChart(self._colours)
            self.chart.pointed.connect(self._point_at)
            self.chart.figure_of = lambda year, key: (("savings", key, year), None)
            self.chart.level_pointed.connect(
                lambda figure, place: self.figure_pointed.emit(Pointed.clicked(figure, place))
            )
            self._across.addWidget(self.chart, 3)
            self.refresh()

    def _point_at(self, year: int, key: str) -> None:
        if self.chart is not None:
            place = self.chart.place_of(year, key)
            self.figure_pointed.emit(Pointed("savings", key, year, place=place))

    def show_department(self, department: str) -> None:
        """Show what follows for another department."""
        if department != self.department:
            self.department = department
            self.refresh()

    def refresh(self) -> None:
        """Show the session as it stands."""
        row = next(row for row in self._session.baseline.departments if row.name == self.department)
        self._title.setText(tr("What follows: {department}", department=name_of(row)))
        self.table.refresh(following_lines(self.department))
        if self.chart is not None:
            self.chart.show_data(savings_path(self._session, shown(self._session), self.department))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self._colours = colours
        self.table.restyle()
        if self.chart is not None:
            self.chart.restyle(colours)
