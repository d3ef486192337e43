"""The part `Metoden prøvet`: what the ages alone say of the past, what the model says, and what happened."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.foundation.growthchart import GrowthChart
from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, marked_words, say, words
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.backtest import PastTried


class BacktestPart(Part):
    """All measures in a table; those of the area that is selected as bars beside it."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: PastTried | None = None
        self._key = ""
        self.lead, self.detail = words(), marked_words()
        self.view = ListView(colours, tr("The method tried on the past, by area"), "backtest")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = self._detail
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
        shown = self._shown = PastTried(self._session.baseline)
        self.lead.setText(shown.lead)
        self.chart.keep_room(shown.groups())
        self.view.show_sheet(shown.sheet)
        if not self.view.currentIndex().isValid() and shown.first:
            self.view.select_key(shown.first, is_centred=True)
        self._tell()

    def _tell(self) -> None:
        """The row that the keyboard is at, and its area's bars; a heading leaves what was there."""
        key = self.view.current_key()
        if self._shown is not None and self._detail(key):
            self._key = key
            say(self.detail, self._detail(key))
            name, groups = self._shown.area(key)
            self.chart.show_groups(tr("Growth in per cent"), name, groups)

    def _detail(self, key: str) -> str:
        return self._shown.details_html(key) if self._shown is not None else ""

    def _point_at(self, group: int, place: QRect) -> None:
        """A bar that was clicked: all that is said of its measure."""
        if self._shown is not None:
            said = self._shown.said(self._key, group)
            self.figure_pointed.emit(Pointed("", "", None, place=place, said=said))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
        self.detail.setMinimumHeight(0)
        self.chart.restyle(colours)
