"""The part `Historik`: cost and cost per user by area and year, with what cannot be compared marked as such."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.parts.pile import Beside, ListView, Pile, framed, keep_rows, marked_words, say, words
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
from scenarier.views.history import Histories


class HistoryPart(Part):
    """All areas in a table; cost and cost per user of the one that is selected in two plots."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.histories: Histories | None = None
        self._last = ""
        self.lead, self.detail = words(), marked_words()
        self.view = ListView(colours, tr("Cost and cost per user by area"), "history")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = self._detail
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.cost, self.per_user = CurveChart(colours), CurveChart(colours)
        self.cost.pointed.connect(self._point_at_cost)
        self.per_user.pointed.connect(self._point_at_user)
        pile = Pile(
            (self.lead, 0),
            (framed(self.view), 3),
            (carded(self.detail), 0),
            (Beside(self.cost, self.per_user), 2),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the history; it is the same in every scenario."""
        if not news.foundation:
            return
        shown = self.histories = Histories(self._session.baseline)
        self.lead.setText(shown.lead())
        self.view.show_sheet(shown.sheet)
        if not self.view.currentIndex().isValid():
            self.view.select_key(shown.keys[0])
        self._tell()

    def _tell(self) -> None:
        """Source, breaks and plots of the row that the keyboard is at; a heading leaves what was there."""
        key = self.view.current_key()
        if self.histories is not None and key in self.histories.keys:
            self._last = key
            say(self.detail, self.histories.details_html(key))
            cost, per_user = self.histories.charts(key)
            self.cost.show_data(cost)
            self.per_user.show_data(per_user)

    def _detail(self, key: str) -> str:
        return self.histories.details_html(key) if self.histories is not None else ""

    def _point_at_cost(self, year: int, key: str) -> None:
        """The cost that was clicked in the plot."""
        figure = self.histories.cost_figure(self._last, year) if self.histories and self._last else None
        if figure is not None:
            self.figure_pointed.emit(Pointed(*figure, place=self.cost.place_of(year, key)))

    def _point_at_user(self, year: int, key: str) -> None:
        """The cost for each user that was clicked in the plot."""
        if self.histories is not None and self._last:
            said, place = self.histories.per_user_said(self._last, year), self.per_user.place_of(year, key)
            self.figure_pointed.emit(Pointed("", "", None, place=place, said=said))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
        self.detail.setMinimumHeight(0)
        for chart in (self.cost, self.per_user):
            chart.restyle(colours)
