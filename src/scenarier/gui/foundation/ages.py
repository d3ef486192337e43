"""The part `Alder`: citizens by age group, observed and projected, and the study's own forecast of them."""

from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.foundation.forecastbar import ForecastBar
from scenarier.gui.parts.pile import Beside, Pile, fit_rows, words
from scenarier.gui.parts.smallchart import CurveChart
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.ages import (
    Ages,
    age_figure,
    ages_of,
    ages_sheet,
    index_chart,
    index_said,
    persons_chart,
    said,
    sources,
)


class AgesPart(Part):
    """The forecast, two plots and the numbers under them; the reference stands behind in grey.

    A table that is pasted here is taken as the study's forecast.
    """

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ages: Ages | None = None
        self.forecast = ForecastBar(session)
        self.lead, self.source = words(), words("small")
        self.persons, self.index = CurveChart(colours), CurveChart(colours)
        self.view = SheetView(colours, tr("Population by age"), "ages")
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = lambda _key: escape(sources(self._session.baseline))
        self.persons.pointed.connect(self._point_at_persons)
        self.index.pointed.connect(self._point_at_index)
        set_tip(self.view, copy_hint())
        pile = Pile(
            (self.forecast, 0),
            (self.lead, 0),
            (Beside(self.persons, self.index), 1),
            (carded(self.view), 0),
            (self.source, 0),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)
        self.addAction(self._paste())

    def _paste(self) -> QAction:
        """Ctrl+V wherever the keyboard is, while the part is seen; a text field keeps its own."""
        made = QAction(tr("Paste"), self)
        made.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        made.triggered.connect(lambda: self.forecast.paste())
        return made

    def _point_at_persons(self, year: int, group: str) -> None:
        """The citizens that were clicked in the plot."""
        figure = age_figure(self.ages, group, year) if self.ages else None
        if figure is not None:
            self.figure_pointed.emit(Pointed(*figure, place=self.persons.place_of(year, group)))

    def _point_at_index(self, year: int, group: str) -> None:
        """The index that was clicked in the plot."""
        if self.ages is not None:
            told, place = index_said(self.ages, group, year), self.index.place_of(year, group)
            self.figure_pointed.emit(Pointed("", "", None, place=place, said=told))

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands."""
        self.forecast.refresh(news)
        if not news.results:
            return
        ages = self.ages = ages_of(self._session)
        self.persons.show_data(persons_chart(ages))
        self.index.show_data(index_chart(ages))
        self.view.show_sheet(ages_sheet(ages))
        fit_rows(self.view)
        self.lead.setText(said(ages))
        self.source.setText(sources(self._session.baseline))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        for chart in (self.persons, self.index):
            chart.restyle(colours)
        self.view.restyle(colours)
        fit_rows(self.view)
