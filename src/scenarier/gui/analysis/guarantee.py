"""The part `Statsgaranti`: the guarantee beside an own budget, year by year, and what is known of the law."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.parts.behind import Behind
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
from scenarier.views.guarantee_part import (
    Years,
    drawn_years,
    growth_chart,
    guarantee_shown,
    revenue_chart,
    said_of,
)
from scenarier.views.shown import scenario_name

SETTLED = 150
"""Milliseconds after the last change before it is drawn how often the guarantee wins."""


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
        self.found: Years = []
        self.work = Behind(self)
        self.work.done.connect(self._tell)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLED)
        self._wait.timeout.connect(self._draw)
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
        self.revenue.show_data(revenue_chart(self._session, self.found))
        self.growth.show_data(growth_chart(self.found))
        self.law.setText("\n".join(law_words(self._session.baseline)))
        self._tell(self.found)
        self.work.cancel()
        self._wait.start()

    def _draw(self) -> None:
        """Have it drawn how often the guarantee wins, behind what is shown."""
        session, found = self._session, self.found
        if not found or found[0].chance_guarantee_wins is not None:
            return
        of = session.baseline, session.study, session.scenario
        self.work.ask(lambda control: drawn_years(found, *of, control.tell))

    def _tell(self, found: Years) -> None:
        self.found = found
        title = scenario_name(self._session, self._session.selected)
        self.view.show_sheet(guarantee_sheet(found, title))
        fit_rows(self.view)
        self.years.setText("\n".join(map(year_words, found)))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while it was hidden."""
        super().showEvent(event)
        self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing at work while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()
        self.work.end()

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
