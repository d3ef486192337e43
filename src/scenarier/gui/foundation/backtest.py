"""The part `Metoden prøvet`: what the ages alone say of the past, what the model says, and what happened."""

from itertools import groupby

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenarier.analysis.backtest import Tried, backtest, telling
from scenarier.gui.foundation.growthchart import GrowthChart
from scenarier.gui.foundation.pile import ListView, Pile, framed, keep_rows, marked_words, say, words
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.backtest import backtest_sheet, details_html, groups_of, key_of, lead, per_cent
from scenarier.views.figure import Said


class BacktestPart(Part):
    """All measures in a table; those of the area that is selected as bars beside it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tried: dict[str, Tried] = {}
        self._bars: list[Tried] = []
        self.lead, self.detail = words(), marked_words()
        self.view = ListView(colours, tr("The method tried on the past, by area"), "backtest")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = lambda key: details_html(self.tried[key])
        self.view.horizontalHeader().setMinimumSectionSize(1)  # the column of marks is narrow
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.chart = GrowthChart(colours)
        self.chart.bars.clicked.connect(self._point_at)
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(framed(self.view), 7)
        line.addWidget(self.chart, 3)
        pile = Pile((self.lead, 0), (beside, 1), (carded(self.detail), 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what was tried; it is the same in every scenario, and with any budget or forecast."""
        if not news.baseline:
            return
        baseline = self._session.baseline.package or self._session.baseline
        found = backtest(baseline)
        shown = telling(baseline, found)
        self.tried = {key_of(one): one for one in found}
        self.lead.setText(lead(shown))
        by_area = [groups_of(own) for _, own in groupby(found, key=lambda one: one.area)]
        self.chart.keep_room(by_area)
        self.view.show_sheet(backtest_sheet(found))
        if not self.view.currentIndex().isValid() and found:
            self.view.select_key(key_of((shown or found)[0]), is_centred=True)
        self._tell()

    def _tell(self) -> None:
        """The row that the keyboard is at, and its area's bars; a heading leaves what was there."""
        one = self.tried.get(self.view.current_key())
        if one is not None:
            say(self.detail, details_html(one))
            own = [each for each in self.tried.values() if each.area == one.area]
            self._bars = own
            self.chart.show_groups(tr("Growth in per cent"), one.area_name, groups_of(own))

    def _point_at(self, group: int, place: QRect) -> None:
        """A bar that was clicked: all that is said of its measure."""
        one = self._bars[group]
        text = QTextDocumentFragment.fromHtml(details_html(one)).toPlainText()
        said = Said(f"{one.area_name}: {one.measure_name}", f"{per_cent(one.actual.value)} %", text)
        self.figure_pointed.emit(Pointed("", "", None, place=place, said=said))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
        self.detail.setMinimumHeight(0)
        self.chart.restyle(colours)
