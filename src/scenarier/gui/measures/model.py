"""The list of measures as a grid, and every edit of it: one step of undo with a name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from scenarier.gui.grid.cells import Cell, GridModel, Index, Place
from scenarier.gui.measures.lines import UNIT, amount_cell
from scenarier.gui.measures.targets import Targets, meaning
from scenarier.model.fill import DECIMALS
from scenarier.model.measures import budget_effect, moved_by, with_amounts, without
from scenarier.model.study import Measure
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import language, ntr, tr
from scenarier.text.reading import show_number
from scenarier.vocabulary.axes import FIRST_YEAR

ON, TITLE, TARGET, OWNER, FIRST = range(5)
TEXTS = {TITLE: "title", TARGET: "target", OWNER: "owner"}
SHOWN_DECIMALS = 2
LEAST_LETTERS = 4
"""An amount has at least this much room: a year stands above it."""
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
Size = tuple[float, float, bool]
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def short_amount(value: float, *, sign: bool = False) -> str:
    """An amount in at most two decimals, in full where those would hide it; "" for none."""
    if not value:
        return "0" if sign else ""
    shown = show_number(round(value, SHOWN_DECIMALS) or round(value, DECIMALS), UNIT)
    return f"+{shown}" if sign and value > 0 else shown


def named(measures: Sequence[Measure]) -> str:
    """An edit of measures, by the title of the one or the number of several."""
    if len(measures) == 1:
        return tr("Measure: {title}", title=measures[0].title)
    return ntr("{n} measure", "{n} measures", len(measures))


class MeasuresModel(GridModel):
    """The measures of the session's scenario: on or off, title, target, owner, the years, their sum, note.

    `told` carries what is wrong with a text that was typed (True).
    """

    told = Signal(str, bool)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self.measures: tuple[Measure, ...] = ()
        self.years: tuple[int, ...] = ()
        self._sizes: list[Size] = []
        self.targets = Targets(session.baseline)

    @property
    def sum_column(self) -> int:
        """Where the sum over the years stands."""
        return FIRST + len(self.years)

    @property
    def note_column(self) -> int:
        """Where the note stands, last."""
        return FIRST + len(self.years) + 1

    # The session as it stands

    def refresh(self) -> None:
        """Take the scenario's measures; what has not changed is not touched."""
        if self.targets.baseline is not self._session.baseline or self.targets.language != language():
            self.targets = Targets(self._session.baseline)
        years = tuple(range(FIRST_YEAR, self._session.study.horizon + 1))
        measures = self._session.scenario.measures
        if years != self.years:
            self.beginResetModel()
            self.years, self.measures = years, measures
            self._sizes = [_size(measure) for measure in measures]
            self.endResetModel()
        elif measures is not self.measures:
            self._take(measures)

    def _take(self, measures: tuple[Measure, ...]) -> None:
        """Put other measures in place: only what differs between the ends that are the same is told of."""
        n_old, n_new = len(self.measures), len(measures)
        least = min(n_old, n_new)
        start = _n_same(self.measures, measures, least)
        end = _n_same(self.measures[::-1], measures[::-1], least - start)
        common = least - start - end
        sizes = [_size(measure) for measure in measures[start : n_new - end]]
        sizes = [*self._sizes[:start], *sizes, *self._sizes[n_old - end :]]
        if n_new > n_old:
            self.beginInsertRows(NO_INDEX, start + common, n_new - end - 1)
            self.measures, self._sizes = measures, sizes
            self.endInsertRows()
        elif n_new < n_old:
            self.beginRemoveRows(NO_INDEX, start + common, n_old - end - 1)
            self.measures, self._sizes = measures, sizes
            self.endRemoveRows()
        else:
            self.measures, self._sizes = measures, sizes
        if common:
            last = self.index(start + common - 1, self.note_column)
            self.dataChanged.emit(self.index(start, 0), last)
        if start + end < n_old or start + end < n_new:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, self.sum_column)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours
        if self.measures:
            last = self.index(len(self.measures) - 1, self.note_column)
            self.dataChanged.emit(self.index(0, 0), last)

    def longest(self) -> tuple[str, str]:
        """Texts about as wide as the widest amount and the widest sum; cheap."""
        largest = (max((size[place] for size in self._sizes), default=0.0) for place in (0, 1))
        decimals = ",00" if any(size[2] for size in self._sizes) else ""
        year, total = ("0" * max(len(f"-{each:,.0f}"), LEAST_LETTERS) + decimals for each in largest)
        return year, total

    # Edits

    def edit(self, label: str, measures: Sequence[Measure]) -> None:
        """Put other measures in the scenario shown: one step of undo."""
        scenario = replace(self._session.scenario, measures=tuple(measures))
        self._session.edit_scenario(label, scenario, tr("Scenario"))
        self.refresh()

    def change(self, rows: Collection[int], change: Callable[[Measure], Measure], label: str = "") -> None:
        """Change some measures alike, named by them, or by `label` too."""
        now = self._session.scenario.measures
        about = named([now[row] for row in sorted(rows)])
        changed = [change(measure) if row in rows else measure for row, measure in enumerate(now)]
        self.edit(f"{label} – {about}" if label else about, changed)

    def insert(self, made: Sequence[Measure], at: int, label: str) -> None:
        """Put measures into the list, the first of them at `at`."""
        now = self._session.scenario.measures
        self.edit(label, (*now[:at], *made, *now[at:]))

    def remove(self, rows: Collection[int]) -> None:
        """Take measures out of the list."""
        now = self._session.scenario.measures
        gone = [now[row] for row in sorted(rows)]
        one = tr("Delete measure: {title}", title=gone[0].title)
        many = ntr("Delete {n} measure", "Delete {n} measures", len(gone))
        self.edit(one if len(gone) == 1 else many, without(now, rows))

    def move(self, rows: Collection[int], step: int) -> bool:
        """Move measures up (-1) or down (1); gives whether there was room."""
        now = self._session.scenario.measures
        moved = moved_by(now, rows, step)
        if moved is not now:
            self.edit(tr("Move – {measures}", measures=named([now[row] for row in sorted(rows)])), moved)
        return moved is not now

    def toggle(self, rows: Collection[int]) -> None:
        """Switch measures on where any of them is off, else off."""
        is_on = any(not self.measures[row].on for row in rows)
        label = tr("On") if is_on else tr("Off")
        self.change(rows, lambda measure: replace(measure, on=is_on), label)

    def fill(self, rows: Collection[int], amounts: Sequence[float], label: str) -> None:
        """Give measures these amounts in the years shown."""
        by_year = dict(zip(self.years, amounts, strict=True))
        self.change(rows, lambda measure: with_amounts(measure, by_year), label)

    def put(self, values: Mapping[Place, float | None], label: str) -> None:
        """Set amounts; None and 0 take a year out."""
        rows = sorted({row for row, _ in values})
        now = list(self._session.scenario.measures)
        about = named([now[row] for row in rows])
        for row in rows:
            amounts = {self.years[column - FIRST]: value for (at, column), value in values.items() if at == row}
            now[row] = with_amounts(now[row], amounts)
        is_typed = len(values) == 1
        self.edit(about if is_typed else f"{label} – {about}", now)

    def put_text(self, rows: Collection[int], column: int, text: str) -> None:
        """Set the title, target, owner or note of measures."""
        name = TEXTS.get(column, "note")
        value = " ".join(text.split())
        if name == "title" and not value:
            self.told.emit(tr("a measure must have a title"), True)
            return
        if name == "target":
            found = self.targets.find(text)
            if found is None:
                self.told.emit(tr("there is no target “{text}”", text=text.strip()[:40]), True)
                return
            value = found
        if any(getattr(self.measures[row], name) != value for row in rows):
            self.change(rows, lambda measure: _with_text(measure, name, value))

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Take a text that was typed, or the click on a box."""
        if role == Role.CheckStateRole:
            self.toggle([index.row()])
            return True
        if role != Role.EditRole or not self._is_text(index.column()):
            return False
        self.put_text([index.row()], index.column(), str(value))
        return True

    # The grid

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Measures."""
        return 0 if parent.isValid() else len(self.measures)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """On or off, title, target, owner, the years, their sum, note."""
        return 0 if parent.isValid() else self.note_column + 1

    def _is_text(self, column: int) -> bool:
        return column in TEXTS or column == self.note_column

    def _is_year(self, column: int) -> bool:
        return FIRST <= column < self.sum_column

    def cell(self, row: int, column: int) -> Cell | None:
        """The amount in a year."""
        if not self._is_year(column) or not 0 <= row < len(self.measures):
            return None
        year, measure = self.years[column - FIRST], self.measures[row]
        return amount_cell(f"{measure.title} {year}", measure.amount_in(year) or measure.amounts.get(year))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The box is clicked, texts and amounts are typed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == ON:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.column() == self.sum_column else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """What the columns are, and the measures' numbers."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if role == Role.TextAlignmentRole:
            return RIGHT if FIRST <= section <= self.sum_column else LEFT
        if role == Role.ToolTipRole:
            return tr("On or off (Space)") if section == ON else None
        if role != Role.DisplayRole:
            return None
        if self._is_year(section):
            return str(self.years[section - FIRST])
        names = {ON: tr("On"), TITLE: tr("Measure"), TARGET: tr("Target"), OWNER: tr("Owner")}
        return names.get(section, tr("in all") if section == self.sum_column else tr("Note"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts and amounts; what is off is muted."""
        row, column = index.row(), index.column()
        measure = self.measures[row]
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(measure, column)
        if role == Role.CheckStateRole:
            if column != ON:
                return None
            return Qt.CheckState.Checked if measure.on else Qt.CheckState.Unchecked
        if role == Role.TextAlignmentRole:
            return RIGHT if FIRST <= column <= self.sum_column else LEFT
        if role == Role.ForegroundRole:
            return QColor(self._colours.muted) if not measure.on or column == self.sum_column else None
        if role in (Role.ToolTipRole, Role.StatusTipRole):
            return self._tip(measure, column)
        if role == Role.AccessibleTextRole and column == ON:
            return tr("on") if measure.on else tr("switched off")
        return None

    def _text(self, measure: Measure, column: int) -> str:
        if self._is_year(column):
            return short_amount(measure.amount_in(self.years[column - FIRST]))
        if column == self.sum_column:
            return short_amount(sum(map(measure.amount_in, self.years)))
        if column == TARGET:
            return self.targets.label(measure.target)
        return {ON: "", TITLE: measure.title, OWNER: measure.owner}.get(column, measure.note)

    def _tip(self, measure: Measure, column: int) -> str:
        if column == ON:
            return tr("on") if measure.on else tr("switched off")
        if not self._is_year(column):
            return self._text(measure, column)
        year = self.years[column - FIRST]
        effect = show_number(budget_effect(measure, [year])[0], UNIT)
        told = tr("Budget effect {year}: {amount}", year=year, amount=effect)
        return f"{self.targets.label(measure.target)}\n{meaning(measure.target)}\n{told}"


def _with_text(measure: Measure, name: str, value: str) -> Measure:
    texts: dict[str, Any] = {name: value}
    return replace(measure, **texts)


def _n_same(old: Sequence[Measure], new: Sequence[Measure], most: int) -> int:
    """How many of the first `most` are the very same in both."""
    for place in range(most):
        if old[place] is not new[place]:
            return place
    return most


def _size(measure: Measure) -> Size:
    """The largest amount and the sum, without their signs, and whether any amount has decimals."""
    amounts = measure.amounts.values()
    if not amounts:
        return 0.0, 0.0, False
    total = sum(amounts)
    return max(max(amounts), -min(amounts)), abs(total), any(amount % 1 for amount in amounts)
