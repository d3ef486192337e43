"""The part `Historik`: cost and cost per user by area 2022-2024, with what cannot be compared marked as such."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.history import MOVED, YEARS, History, by_department, comparable_sums, histories
from scenarier.analysis.rule_words import entity_words
from scenarier.gui.compare.smallchart import CurveChart
from scenarier.gui.foundation.listing import Cell, Listing, words
from scenarier.gui.roles import carded
from scenarier.plots.palette import Scheme
from scenarier.plots.shapes import ChartData, Series, row_of
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import format_number

BREAK = "//"
"""Marks a number that cannot be compared with the year before; it reads without colour."""
NOTHING = "–"


class HistoryPart(QWidget):
    """All areas in a list; cost and cost per user of the one that is selected in two pictures."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self.rows: list[History | None] = []
        self._lead, self._detail = words("muted"), words()
        self.list = Listing(tr("Cost and cost per user by area"))
        self.list.chosen.connect(self._tell)
        self.charts = (CurveChart(colours), CurveChart(colours))
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        for chart in self.charts:
            pictures.addWidget(chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._lead)
        column.addWidget(carded(self.list), 3)
        column.addWidget(carded(self._detail))
        column.addLayout(pictures, 2)

    def refresh(self) -> None:
        """Show the history; it stands still, so once is enough."""
        if self.rows:
            return
        baseline = self._session.baseline
        sums = comparable_sums(baseline)
        names = " + ".join(entity_words(baseline, department) for department in MOVED)
        self._lead.setText(
            tr(
                "{mark} a series break: in 2024 properties were moved to Technical Services and rows were re-cut. "
                "What follows a break is neither growth nor saving. Across it only the sum can be followed: "
                "{names} {first} → {second} → {third} DKK m.",
                mark=BREAK,
                names=names,
                first=format_number(sums[0]),
                second=format_number(sums[1]),
                third=format_number(sums[2]),
            )
        )
        cells: list[list[Cell]] = []
        for department, found in by_department(histories(baseline)):
            self.rows.append(None)
            cells.append([Cell(entity_words(baseline, department).upper()), *[Cell("")] * (len(headings()) - 1)])
            for one in found:
                self.rows.append(one)
                cells.append(cells_of(one, self._colours))
        self.list.show_rows(headings(), cells)
        self.list.setCurrentCell(1, 0)
        self._tell(1)

    def _tell(self, row: int) -> None:
        one = self.rows[row] if 0 <= row < len(self.rows) else None
        if one is None:
            return
        title = f"{entity_words(self._session.baseline, one.department)}: {one.name}"
        said = [f"{year}: {BREAK} {why}" for year, why in one.breaks.items()]
        said += [tr("{name}: {note}", name=one.users_name, note=one.notes)] if one.notes else []
        self._detail.setText("\n".join([title, *said, row_source(one.source)]))
        cost, per_user = self.charts
        cost.show_data(_chart(one, one.costs, one.name, tr("Account, DKK m, current prices"), tr("Cost")))
        of_users = tr("DKK, current prices, over {users}", users=one.users_name)
        per_user.show_data(_chart(one, one.per_user, tr("Cost per user"), of_users, tr("Per user")))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self._colours = colours
        for chart in self.charts:
            chart.restyle(colours)
        self.rows = []
        self.refresh()


def headings() -> list[str]:
    """What the columns are called."""
    return [
        tr("Service area"),
        tr("Cost {year}", year=YEARS[0]),
        *(str(year) for year in YEARS[1:]),
        *(tr("{year}, %", year=year) for year in YEARS[1:]),
        tr("Users"),
        tr("Per user {year}", year=YEARS[0]),
        *(str(year) for year in YEARS[1:]),
        *(tr("{year}, %", year=year) for year in YEARS[1:]),
    ]


def cells_of(one: History, colours: Scheme) -> list[Cell]:
    """An area's line: cost in mio. kr., growth, users, cost per user in kr., growth."""
    return [
        Cell(one.name),
        *(_number(value) for value in one.costs),
        *(_growth(one, year, colours, is_per_user=False) for year in YEARS[1:]),
        Cell(one.users_name),
        *(_number(value) for value in one.per_user),
        *(_growth(one, year, colours, is_per_user=True) for year in YEARS[1:]),
    ]


def _number(value: float | None) -> Cell:
    return Cell(NOTHING) if value is None else Cell(format_number(value), value)


def _growth(one: History, year: int, colours: Scheme, *, is_per_user: bool) -> Cell:
    why = one.breaks.get(year, "") or (one.notes if is_per_user else "")
    if why:
        word = tr("break")
        return Cell(f"{BREAK} {word}", colour=colours.negative, tip=why)
    growth = one.growth(year, is_per_user=is_per_user)
    return Cell(NOTHING) if growth is None else Cell(format_number(growth * 100, 1, sign=True), growth)


def _chart(one: History, numbers: tuple[float | None, ...], title: str, subtitle: str, label: str) -> ChartData:
    """The years before a break as one line, those after it as another, with a gap between."""
    values = row_of([np.nan if value is None else value for value in numbers])
    broken = [place for place, year in enumerate(YEARS) if year in one.breaks]
    start = broken[0] if broken else len(YEARS)
    before, after = values.copy(), values.copy()
    before[start:], after[:start] = np.nan, np.nan
    series = [Series("before", label if not broken else "", before, "accent", end_label=not broken)]
    if broken:
        series.append(Series("after", label, after, "accent"))
    note = tr("Break in {year}: {why}", year=YEARS[start], why=one.breaks[YEARS[start]]) if broken else one.notes
    return ChartData(title, subtitle, YEARS, tuple(series), note=note, account_year=0)
