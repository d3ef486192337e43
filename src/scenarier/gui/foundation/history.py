"""The part `Historik`: cost and cost per user by area and year, with what cannot be compared marked as such."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.analysis.history import History, comparable_sums, histories, without_earlier_years
from scenarier.gui.foundation.historydata import (
    BREAK,
    cost_chart,
    cost_figure,
    details_html,
    history_sheet,
    per_user_chart,
    per_user_said,
)
from scenarier.gui.foundation.pile import Beside, ListView, Pile, framed, keep_rows, marked_words, say, words
from scenarier.gui.parts.smallchart import CurveChart
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_number


class HistoryPart(Part):
    """All areas in a table; cost and cost per user of the one that is selected in two plots."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.histories: dict[str, History] = {}
        self._last: History | None = None
        self.lead, self.detail = words(), marked_words()
        self.view = ListView(colours, tr("Cost and cost per user by area"), "history")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = lambda key: details_html(self._session.baseline, self.histories[key])
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
        baseline = self._session.baseline
        found = histories(baseline)
        sheet = history_sheet(baseline, found)
        rows = [line.key for line in sheet.lines if not line.is_heading]
        self.histories = dict(zip(rows, found, strict=True))
        self.lead.setText(lead(baseline))
        self.view.show_sheet(sheet)
        if not self.view.currentIndex().isValid():
            self.view.select_key(rows[0])
        self._tell()

    def _tell(self) -> None:
        """Source, breaks and plots of the row that the keyboard is at; a heading leaves what was there."""
        one = self.histories.get(self.view.current_key())
        if one is not None:
            self._last = one
            say(self.detail, details_html(self._session.baseline, one))
            self.cost.show_data(cost_chart(one))
            self.per_user.show_data(per_user_chart(one))

    def _point_at_cost(self, year: int, key: str) -> None:
        """The cost that was clicked in the plot."""
        one = self._last
        figure = cost_figure(one, year) if one else None
        if figure is not None:
            self.figure_pointed.emit(Pointed(*figure, place=self.cost.place_of(year, key)))

    def _point_at_user(self, year: int, key: str) -> None:
        """The cost for each user that was clicked in the plot."""
        one = self._last
        if one is not None:
            said, place = per_user_said(self._session.baseline, one, year), self.per_user.place_of(year, key)
            self.figure_pointed.emit(Pointed("", "", None, place=place, said=said))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
        self.detail.setMinimumHeight(0)
        for chart in (self.cost, self.per_user):
            chart.restyle(colours)


def lead(baseline: Baseline) -> str:
    """What the breaks are, and the sum that can be followed across the largest."""
    sums = comparable_sums(baseline)
    moved = baseline.about.moved
    if not sums or moved is None:
        return tr(
            "Cost in DKK m and per user in DKK, current prices. {mark} is a series break: what stands across it "
            "is neither growth nor a saving.",
            mark=BREAK,
        )
    names = " + ".join(entity_name(baseline, department) for department in moved.departments)
    said = tr(
        "Cost in DKK m and per user in DKK, current prices. {mark} is a series break in {year}: {why}. "
        "What stands across a break is neither growth nor a saving. {names} together can be followed: {sums} "
        "DKK m in operations.",
        mark=BREAK,
        year=baseline.base_year,
        why=pick(moved.words_da, moved.words_en),
        names=names,
        sums=" → ".join(map(format_number, sums)),
    )
    areas, cost = without_earlier_years(baseline)
    if not areas:
        return said
    new = tr(
        "Of the last sum {amount} is {areas}, without earlier figures.", amount=format_number(cost), areas=areas
    )
    return f"{said} {new}"
