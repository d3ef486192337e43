"""A workspace as one writes it: a table, a plot, an edit, an entry of the finder, and a row for the registry."""

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scenarier.gui.parts.table.projection import ProjectionTable
from scenarier.gui.parts.workspace import FoundRow, Workspace
from scenarier.gui.window.registry import WorkspaceRow
from scenarier.look.palette import Scheme
from scenarier.model.baseline import Baseline
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.session.state import Edited, State
from scenarier.views.overview import liquidity_chart
from scenarier.views.shown import shown


def raised(state: State) -> Edited:
    return "Raise the tax rate", state.with_scenario(state.scenario.with_parameter("tax_rate", 0.25))


class TaxesWorkspace(Workspace):
    """What the tax rate does to liquidity, and a button that raises it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from scenarier.plots.linechart import LineChart

        self._session = session
        self.button = QPushButton("Raise the tax rate")
        self.button.clicked.connect(lambda: session.do(raised(session.state)))
        self.plot = LineChart(colours)
        self.table = ProjectionTable(session)
        self.table.figure_pointed.connect(self.figure_pointed)
        column = QVBoxLayout(self)
        for widget in (self.button, self.plot, self.table):
            column.addWidget(widget)

    def refresh(self, news: News = EVERYTHING) -> None:
        self.plot.show_data(liquidity_chart(shown(self._session)))
        self.table.refresh()

    def restyle(self, colours: Scheme) -> None:
        self.plot.restyle(colours)
        self.table.restyle()

    def show_row(self, table: str, key: str, column: str = "") -> None:
        self.button.setFocus()


def found(baseline: Baseline) -> Iterator[FoundRow]:
    yield FoundRow("Raise the tax", "Button", "parameters", "tax_rate")


TAXES = WorkspaceRow("taxes", "Tax rate, tried", TaxesWorkspace, has_strip=True, found=found)
