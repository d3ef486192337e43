"""The part `Hvad driver spredningen`: each uncertain assumption's share of the spread of a number."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.analysis.driverchart import DriverChart
from scenarier.gui.analysis.numberbar import NumberBar
from scenarier.gui.parts.behind import Behind
from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, words
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.work import BAR_WIDTH
from scenarier.gui.parts.workspace import Part
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.drivers import DriversShown

SETTLED = 300
"""Milliseconds after the last change before it is computed anew."""


class DriversPart(Part):
    """A number is chosen above; what was found stays until what is asked for now is found behind it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: DriversShown | None = None
        self._is_stale = True
        self.number = NumberBar(session)
        self.number.changed.connect(self.ask)
        self.bar, self.stop = QProgressBar(), QPushButton()
        self.lead = words()
        self.chart = DriverChart(colours)
        self.view = ListView(colours, tr("What drives the spread"), "drivers")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.work = Behind(self)
        self.work.done.connect(self._take)
        self.work.told.connect(self._show_parts)
        self.work.ended.connect(self._offer)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLED)
        self._wait.timeout.connect(self.ask)
        self._build()

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName(tr("What drives the spread"))
        self.stop.clicked.connect(self._stop_or_start)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        for widget in (self.bar, self.stop):
            self.number.line.addWidget(widget)
        self.card = framed(self.view)
        for part in (self.chart, self.card):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.number)
        column.addWidget(Pile((self.lead, 0), (self.chart, 0), (self.card, 1)), 1)
        self._offer()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands, once it stands still."""
        if news.projected or news.study:
            self.number.follow()
            self._is_stale = True
            self._wait.start()
            self._offer()

    def ask(self) -> None:
        """Have the number that is chosen explained, behind what is shown."""
        self._wait.stop()
        session, figure = self._session, self.number.figure()
        baseline, study, scenario = session.baseline, session.study, session.scenario
        self._is_stale = True
        self.work.ask(lambda control: DriversShown.of(baseline, study, scenario, figure, control.tell))
        self.bar.setRange(0, 0)
        self._offer()

    def _take(self, shown: DriversShown) -> None:
        self.shown, self._is_stale = shown, False
        self.lead.setText(shown.lead())
        self.chart.show_drivers(shown)
        self.view.show_sheet(shown.sheet())
        for part in (self.chart, self.card):
            part.setVisible(bool(self.chart.bars.rows))

    def _show_parts(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _offer(self) -> None:
        """A way to stop what is at work, or to do what was stopped; neither where all is as it is shown."""
        is_at_work = self.work.is_at_work
        self.bar.setVisible(is_at_work)
        self.stop.setVisible(self._is_stale)
        self.stop.setText(tr("Cancel") if is_at_work else tr("Compute"))
        if self.shown is None:
            self.lead.setText(tr("The assumptions are drawn…") if is_at_work else "")

    def _stop_or_start(self) -> None:
        if self.work.is_at_work:
            self.work.cancel()
        else:
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left off."""
        super().showEvent(event)
        if self._is_stale:
            self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave off while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()
        self.work.end()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.chart.restyle(colours)
        self.view.restyle(colours)
        keep_rows(self.view)
