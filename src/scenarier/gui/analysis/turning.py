"""The part `Vendepunkter`: which uncertain assumption would turn the order of two scenarios, the nearest first."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.analysis.numberbar import NumberBar
from scenarier.gui.parts.latest import Latest
from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, words
from scenarier.gui.parts.still import StillList
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.look.palette import Scheme
from scenarier.model.names import scenario_title
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.choice import all_indices
from scenarier.views.turning import Turning

SETTLED = 150
"""Milliseconds after the last change before it is computed anew: it takes a part of a second."""
LETTERS = 14


class TurningPart(Part):
    """The scenario shown is B; A is chosen, the reference at first."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: Turning | None = None
        self.number = NumberBar(session)
        self.against = StillList(tr("The scenario it is held against"))
        self.against.setMinimumContentsLength(LETTERS)
        self.against.setSizeAdjustPolicy(StillList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lead, self.steady = words(), words("small")
        self.view = ListView(colours, tr("What would turn the order of two scenarios"), "turning")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.work = Latest(self)
        self.work.done.connect(self._take)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLED)
        self._wait.timeout.connect(self.compute)
        self.number.changed.connect(self.compute)
        self.against.currentIndexChanged.connect(lambda _place: self.compute())
        self._build()

    def _build(self) -> None:
        label = PlainLabel(tr("Against:"))
        label.setBuddy(self.against)
        self.number.line.insertWidget(self.number.line.count() - 1, label)
        self.number.line.insertWidget(self.number.line.count() - 1, self.against)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.number)
        self.card = framed(self.view)
        column.addWidget(Pile((self.lead, 0), (self.steady, 0), (self.card, 1)), 1)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the study as it stands, once it stands still."""
        if not (news.results or news.study):
            return
        self.number.follow()
        self._offer()
        if self.shown is None:
            self.compute()
        else:
            self._wait.start()

    def _offer(self) -> None:
        """All scenarios but the one shown; the one that was chosen stays so, else the reference is."""
        session, chosen = self._session, self.against.currentData()
        with QSignalBlocker(self.against):
            self.against.clear()
            for index in all_indices(session.study):
                if index != session.selected:
                    self.against.addItem(scenario_title(scenario_at(session.study, index).name), index)
            found = self.against.findData(session.reference if chosen is None else chosen)
            self.against.setCurrentIndex(max(found, 0) if self.against.count() else -1)

    def compute(self) -> None:
        """Have the turning points of the two found, behind what is shown."""
        session, figure, other = self._session, self.number.figure(), self.against.currentData()
        self._wait.stop()
        if other is None:
            self.lead.setText(tr("There is only the baseline: make a scenario to compare it with"))
            self.steady.setText("")
            self.card.setVisible(False)
            self.shown = None
            return
        place = figure[2] - session.baseline.base_year
        at_a, at_b = (
            float(session.projection(index).series(figure[0], figure[1])[place])
            for index in (other, session.selected)
        )
        pair = scenario_at(session.study, other), session.scenario
        self.work.ask(partial(Turning.of, session.baseline, session.study, pair, figure, (at_a, at_b)))

    def _take(self, shown: Turning) -> None:
        if self.against.currentData() is None:  # there is no other scenario any more
            return
        self.shown = shown
        self.lead.setText(shown.lead())
        self.steady.setText(shown.steady())
        sheet = shown.sheet()
        self.view.show_sheet(sheet)
        self.card.setVisible(bool(sheet.lines))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing at work while nobody looks."""
        super().hideEvent(event)
        self.work.wait()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
