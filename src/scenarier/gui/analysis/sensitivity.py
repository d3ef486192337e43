"""The part `Følsomhed`: what each lever does to a number, and a scenario of any end by a click."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.analysis.numberbar import NumberBar
from scenarier.gui.analysis.tornado import TornadoChart
from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, words
from scenarier.gui.parts.still import StillList
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.told import ToldLine
from scenarier.gui.parts.workspace import Part
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import edits
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.sensitivity import ALL, CHOICES, Sensitivity, SwingRow


class SensitivityPart(Part):
    """A number and which levers are chosen above; the tornado, and below it a table of all the levers."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: Sensitivity | None = None
        self.rows: list[SwingRow] = []
        self.number = NumberBar(session)
        self.number.changed.connect(self._compute)
        self.choice = StillList(tr("Which levers are shown"))
        for name, text in CHOICES.items():
            self.choice.addItem(tr(text), name)
        self.choice.currentIndexChanged.connect(lambda _place: self._show())
        self.lead, self.told = words(), ToldLine()
        self.chart = TornadoChart(colours)
        self.chart.bars.end_clicked.connect(
            lambda row, is_high, _place: self.make(self.rows[row], is_high=is_high)
        )
        self.view = ListView(colours, tr("What the number is sensitive to"), "sensitivity")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.low, self.high = (
            QPushButton(text) for text in (tr("Scenario with the low value"), tr("Scenario with the high value"))
        )
        self.low.clicked.connect(lambda: self._make_current(is_high=False))
        self.high.clicked.connect(lambda: self._make_current(is_high=True))
        self._build()

    def _build(self) -> None:
        label = PlainLabel(tr("Show:"))
        label.setBuddy(self.choice)
        self.number.line.insertWidget(self.number.line.count() - 1, label)
        self.number.line.insertWidget(self.number.line.count() - 1, self.choice)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(8, 0, 8, 0)
        for button in (self.low, self.high):
            line.addWidget(button)
        line.addWidget(self.told, 1)
        pile = Pile((self.lead, 0), (self.chart, 0), (framed(self.view), 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.number)
        column.addWidget(pile, 1)
        column.addWidget(foot)  # in sight wherever the rest is scrolled to

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands."""
        self.told.refresh(news)
        if news.projected or news.study:
            self.number.follow()
            self._compute()

    def _compute(self) -> None:
        session, figure = self._session, self.number.figure()
        now = session.projection().series(figure[0], figure[1])[figure[2] - session.baseline.base_year]
        self.shown = Sensitivity.of(session.baseline, session.scenario, session.study, figure, float(now))
        self.lead.setText(self.shown.lead())
        self._show()

    def _show(self) -> None:
        if self.shown is None:
            return
        self.rows = self.shown.rows(self.choice.currentData() or ALL)
        self.chart.show_rows(self.shown, self.rows)
        self.view.show_sheet(self.shown.sheet(self.rows))
        if not self.view.currentIndex().isValid() and self.rows:
            self.view.select_key(self.rows[0].lever)
        self._offer()

    def _current(self) -> SwingRow | None:
        key = self.view.current_key()
        return next((row for row in self.rows if row.lever == key), None)

    def _offer(self) -> None:
        row = self._current()
        self.low.setEnabled(row is not None and row.found.at_low is not None)
        self.high.setEnabled(row is not None and row.found.at_high is not None)

    def _make_current(self, *, is_high: bool) -> None:
        if row := self._current():
            self.make(row, is_high=is_high)

    def make(self, row: SwingRow, *, is_high: bool) -> None:
        """Make a scenario with a lever at an end, in one step of undo, and say so."""
        if self.shown is None or not self._session.settle():
            return
        edited = edits.take_scenario(self._session.state, self.shown.at_end(row, is_high=is_high))
        self._session.do(edited)
        if self._session.state is edited[1]:
            self.told.say(tr("{label} – made and shown; undo takes it back.", label=edited[0]))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.chart.restyle(colours)
        self.view.restyle(colours)
        keep_rows(self.view)
        self.told.fit()
