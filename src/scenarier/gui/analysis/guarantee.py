"""The part `Statsgaranti`: the guarantee beside an own budget, year by year, and what is known of the law."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.parts.pile import Beside, ListView, Pile, fit_rows, framed, words
from scenarier.gui.parts.smallchart import CurveChart
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.guarantee import guarantee_sheet, law_words, lead_words, year_words
from scenarier.views.guarantee_part import growth_chart, guarantee_shown, revenue_chart, said_of
from scenarier.views.shown import scenario_name


class GuaranteePart(Part):
    """What the two are; both paths and the tipping point as plots; a row a year; words; the law."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lead, self.years, self.law = words(), words(), words("small")
        self.lead.setText(lead_words())
        self.revenue, self.growth = CurveChart(colours), CurveChart(colours)
        for chart in (self.revenue, self.growth):
            chart.pointed.connect(partial(self._point_at, chart))
        self.view = ListView(colours, tr("The guarantee and an own budget, year by year"), "guarantee")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        pile = Pile(
            (self.lead, 0),
            (Beside(self.revenue, self.growth), 1),
            (framed(self.view), 0),
            (carded(self.years), 0),
            (self.law, 0),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands."""
        if not (news.projected or news.study):
            return
        self.found = guarantee_shown(self._session)
        title = scenario_name(self._session, self._session.selected)
        self.revenue.show_data(revenue_chart(self._session, self.found))
        self.growth.show_data(growth_chart(self.found))
        self.view.show_sheet(guarantee_sheet(self.found, title))
        fit_rows(self.view)
        self.years.setText("\n".join(map(year_words, self.found)))
        self.law.setText("\n".join(law_words(self._session.baseline)))

    def _point_at(self, chart: CurveChart, year: int, key: str) -> None:
        """A year that was clicked in a plot."""
        one = next(one for one in self.found if one.year == year)
        place = chart.place_of(year, key)
        self.figure_pointed.emit(Pointed("", "", None, place=place, said=said_of(one, key)))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        for chart in (self.revenue, self.growth):
            chart.restyle(colours)
        self.view.restyle(colours)
        fit_rows(self.view)
