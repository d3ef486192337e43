"""The frames grid as a table: a name, a unit, one value for all years, what 2024 was, and the years."""

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from scenarier.analysis.published import budget_in, year_columns, year_heading
from scenarier.analysis.terms import Terms, in_other_prices, parameter_words, series_in, unit_words
from scenarier.gui.figure_view import Figure
from scenarier.gui.fonts import tabular
from scenarier.gui.frames.lines import INDENT, FrameLine, lines_of
from scenarier.gui.grid.cells import Cell, Index, Place
from scenarier.gui.grid.folding import FoldingModel
from scenarier.gui.levers.row import CHANGED
from scenarier.gui.published import NONE_PRINTED, base_year_tip
from scenarier.gui.shown import Shown, shown
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.study import Scenario
from scenarier.model.values import Values, default_values, values_in, with_values
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_quantity
from scenarier.text.reading import show_number
from scenarier.text.words import lever_note, variable_name
from scenarier.vocabulary.axes import BASE_YEAR, FIRST_YEAR

NAME, UNIT, ALL_YEARS, ACCOUNT, BUDGET, FIRST = range(6)
PUBLISHED = (ACCOUNT, BUDGET)
"""The base year: to be read, never to be typed in."""
CHANGE = "frame_change"
FRAME_PLACES, CHANGE_PLACES = 3, 6
"""Decimals of mio. kr.: a frame is typed to the thousand kroner, the change that gives it is kept to the krone."""
NO_INDEX = QModelIndex()


def _values(scenario: Scenario, line: FrameLine, horizon: int) -> tuple[Values, Values]:
    """The values of a line's parameter, and their defaults; none of a heading."""
    if line.spec is None:
        return (), ()
    return values_in(scenario, line.spec, line.entity, horizon), default_values(line.spec, line.entity, horizon)


class FramesModel(FoldingModel):
    """Parameters of departments and areas of the scenario shown."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session.typing, parent)
        self._session = session
        self._colours = colours
        self.opened = set(session.baseline.entities("department"))
        self.lines: list[FrameLine] = []
        self._shown: Shown = shown(session)
        self._values: list[tuple[Values, Values]] = []
        self._results: list[list[float | None]] = []
        self._has_short_headings = False
        self._seen: list[list[tuple[str, bool]]] = []
        self.rebuild()

    def rebuild(self) -> None:
        """Lay the lines out anew."""
        self.beginResetModel()
        self.lines = lines_of(self._session.baseline, self.opened)
        self._take()
        self._seen = self._looks()
        self.endResetModel()

    def _take(self) -> None:
        self._shown = shown(self._session)
        scenario, horizon = self._session.scenario, self._session.study.horizon
        self._values = [
            ((), ())
            if line.spec is None
            else (
                values_in(scenario, line.spec, line.entity, horizon),
                default_values(line.spec, line.entity, horizon),
            )
            for line in self.lines
        ]
        self._results = [self._result(line) for line in self.lines]

    def _result(self, line: FrameLine) -> list[float | None]:
        """What a line shows from the base year's account on; nothing of a parameter."""
        now, (variable, entity) = self._shown, line.result
        if not variable:
            return []
        account, *years = now.series(variable, entity).tolist()
        return [account, budget_in(now.baseline, now.now, now.terms, variable, entity), *years]

    def refresh(self) -> None:
        """Show the session as it stands."""
        if self.columnCount() != FIRST + self._session.study.horizon - FIRST_YEAR + 1:
            self.rebuild()
            return
        self._take()
        before, self._seen = self._seen, self._looks()
        self.tell_changes(before, self._seen)

    def _looks(self) -> list[list[tuple[str, bool]]]:
        """What is seen in every cell: its text, and whether it stands out."""
        columns = range(self.columnCount())
        return [
            [(self._text(row, column), self._stands_out(row, column)) for column in columns]
            for row in range(len(self.lines))
        ]

    def _stands_out(self, row: int, column: int) -> bool:
        line = self.lines[row]
        if line.is_department and column >= FIRST:
            return bool(self._changes(row)[1][column - FIRST])
        return line.spec is not None and self.cell(row, column) is not None and self._is_changed(row, column)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours

    def folds(self, row: int) -> bool:
        """Whether a row is a heading that folds."""
        return bool(self.lines[row].fold)

    def toggle(self, row: int) -> None:
        """Fold or unfold what stands below a heading."""
        self.opened ^= {self.lines[row].fold}
        self.rebuild()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Name, unit, all years, the base year's account and budget, the years."""
        return 0 if parent.isValid() else FIRST + len(self._shown.now.years) - 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years over their columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section > UNIT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heading(section, is_short=self._has_short_headings)

    def heading(self, column: int, *, is_short: bool = False) -> str:
        """What stands above a column."""
        if column >= ACCOUNT:
            return year_heading(year_columns(self._shown.now.years)[column - ACCOUNT], is_short=is_short)
        return {NAME: tr("Department"), UNIT: tr("unit"), ALL_YEARS: tr("all years")}[column]

    def shorten_headings(self, is_short: bool) -> None:
        """Say account and budget in a letter each, or in full."""
        if is_short != self._has_short_headings:
            self._has_short_headings = is_short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, ACCOUNT, BUDGET)

    def figure_at(self, index: Index) -> Figure | None:
        """The department's frame or the area's spending where a cell shows it."""
        variable, entity = self.lines[index.row()].result
        if not variable or index.column() < ACCOUNT:
            return None
        return variable, entity, max(BASE_YEAR, FIRST_YEAR + index.column() - FIRST)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only numbers can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index.row(), index.column()) else flags

    # Cells

    def year_columns(self) -> Mapping[int, int]:
        """The column of each year."""
        return {FIRST_YEAR + at: FIRST + at for at in range(self.columnCount() - FIRST)}

    def row_names(self) -> Mapping[int, Collection[str]]:
        """Departments by their names and code, parameters by theirs with the department or area."""
        codes = {
            row.name: (row.name, row.short_name_da, row.short_name_en)
            for row in self._session.baseline.departments
        }
        return {
            row: (line.label, *codes.get(line.department, ()))
            if line.is_department
            else (self.about(row), line.label)
            for row, line in enumerate(self.lines)
            if self.cell(row, FIRST) is not None
        }

    def cell(self, row: int, column: int) -> Cell | None:
        """The parameter's value in a year, or in all years where they agree."""
        line = self.lines[row]
        spec = line.spec
        if column < ALL_YEARS or column in PUBLISHED:
            return None
        if line.is_department and self._session.terms.scale == "mio_kr":
            return self._frame_cell(row, column)
        if spec is None or (column >= FIRST and not spec.has_year):
            return None
        values = self._values[row][0]
        name = f"{line.label}, {line.about}"
        if column == ALL_YEARS:
            value = values[0] if len(set(values)) == 1 else None
        else:
            value = values[column - FIRST]
            name = f"{name} {FIRST_YEAR + column - FIRST}"
        return Cell(name, spec.unit, spec.minimum, spec.maximum, value)

    def _changes(self, row: int) -> tuple[ParameterSpec, Values, list[float]]:
        """The change of a department's frame: its parameter, its values, and a unit of it in the prices shown."""
        spec = self._session.baseline.parameters[CHANGE]
        scenario, horizon = self._session.scenario, self._session.study.horizon
        worth = [1.0] * (horizon - FIRST_YEAR + 1)
        if self._session.terms.prices == "current":
            worth = self._shown.now.series("service_price_index")[1:].tolist()
        return spec, values_in(scenario, spec, self.lines[row].department, horizon), worth

    def _frame_cell(self, row: int, column: int) -> Cell:
        """A department's frame, which is typed as an amount in the prices shown; bounded as its change is."""
        line = self.lines[row]
        spec, changes, worth = self._changes(row)
        frames = [frame or 0.0 for frame in self._results[row][FIRST - ACCOUNT :]]
        places = range(len(frames)) if column == ALL_YEARS else [column - FIRST]
        low = max(frames[at] + (spec.minimum - (changes[at] or 0.0)) * worth[at] for at in places)
        high = min(frames[at] + (spec.maximum - (changes[at] or 0.0)) * worth[at] for at in places)
        values = {round(frames[at], FRAME_PLACES) for at in places}
        name = f"{line.label}, {variable_name('frame')}"
        return Cell(
            name if column == ALL_YEARS else f"{name} {FIRST_YEAR + column - FIRST}",
            "mio_kr",
            math.ceil(low * 10) / 10,
            math.floor(high * 10) / 10,
            values.pop() if len(values) == 1 else None,
        )

    def _with_frame(self, scenario: Scenario, row: int, typed: Mapping[int, float | None]) -> Scenario:
        """The scenario with the changes that give the typed frames, by place of the year; None takes one back."""
        spec, now, worth = self._changes(row)
        horizon, entity = self._session.study.horizon, self.lines[row].department
        default, changed = default_values(spec, entity, horizon), list(now)
        for at, value in typed.items():
            frame = self._results[row][FIRST - ACCOUNT + at] or 0.0
            if value is None:
                changed[at] = default[at]
            elif value != round(frame, FRAME_PLACES):
                change = round((now[at] or 0.0) + (value - frame) / worth[at], CHANGE_PLACES)
                changed[at] = min(max(change, spec.minimum), spec.maximum)
        return with_values(scenario, spec, entity, horizon, changed)

    def put(self, values: Mapping[Place, float | None], label: str) -> None:
        """Set parameters and frames, None for their default: one edit of the scenario.

        A frame that is set decides the change of that year, whatever was set for the change.
        """
        scenario, horizon = self._session.scenario, self._session.study.horizon
        n_years = horizon - FIRST_YEAR + 1
        for row in sorted({row for row, _ in values}, key=lambda row: self.lines[row].is_department):
            line, (now, default) = self.lines[row], self._values[row]
            n_values = n_years if line.is_department else len(now)
            placed = {
                place: value
                for (at, column), value in values.items()
                if at == row
                for place in (range(n_values) if column == ALL_YEARS else [column - FIRST])
            }
            if line.is_department:
                scenario = self._with_frame(scenario, row, placed)
            elif line.spec is not None:
                changed = list(now)
                for place, value in placed.items():
                    changed[place] = default[place] if value is None else value
                scenario = with_values(scenario, line.spec, line.entity, horizon, changed)
        self._session.edit_scenario(label, scenario, tr("Scenario"))

    def key(self, row: int) -> str:
        """The study's key of a line's parameter, of a frame's change; "" for another heading."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        if line is not None and line.is_department:
            return join_key(CHANGE, line.department)
        return join_key(line.spec.name, line.entity) if line is not None and line.spec is not None else ""

    def about(self, row: int) -> str:
        """What a line's parameter is called, with its department or area."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        if line is not None and line.is_department:
            return f"{line.label}, {variable_name('frame')}"
        return f"{line.label}, {line.about}" if line is not None and line.about else ""

    # What is seen

    def data(self, index: Index, role: int = 0) -> object:
        """Names, units, numbers; what is changed stands out in the accent and with a dot."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column > UNIT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        if role == Qt.ItemDataRole.BackgroundRole and self.lines[row].is_department:
            return QColor(self._colours.ground)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.StatusTipRole:
            return self._tip(row, NAME)
        return None

    def _text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NAME:
            return self._name(row)
        if line.spec is not None:
            return self._number(row, column)
        variable, _ = line.result
        if not variable or column == ALL_YEARS:
            return ""
        unit = self._shown.unit(variable)
        if column == UNIT:
            named = self._shown.words(variable)
            return tr("frame, {unit}", unit=named) if line.is_department else tr("spending, {unit}", unit=named)
        value = self._results[row][column - ACCOUNT]
        return NONE_PRINTED if value is None else format_quantity(value, unit)

    def _name(self, row: int) -> str:
        line = self.lines[row]
        mark = ""
        if line.fold:
            mark = "▾ " if line.fold in self.opened else "▸ "
        elif line.spec is not None:
            mark = f"{CHANGED} " if self._is_changed(row) else "\u2002 "
        return f"{INDENT * line.level}{mark}{line.label}"

    def _number(self, row: int, column: int) -> str:
        line = self.lines[row]
        assert line.spec is not None
        if column == UNIT:
            return parameter_words(line.spec)
        cell = self.cell(row, column)
        if cell is None:
            return ""
        if cell.value is not None:
            is_amount = cell.unit == "mio_kr"
            return show_number(round(cell.value, FRAME_PLACES) if is_amount else cell.value, cell.unit)
        return "…" if len(set(self._values[row][0])) > 1 else tr("none")

    def _is_changed(self, row: int, column: int = ALL_YEARS) -> bool:
        now, default = self._values[row]
        return now != default if column <= ALL_YEARS else now[column - FIRST] != default[column - FIRST]

    def _font(self, row: int, column: int) -> QFont | None:
        line = self.lines[row]
        is_bold = line.is_department or (
            column >= FIRST and self.cell(row, column) and self._is_changed(row, column)
        )
        if not is_bold:
            return None
        font = QFont(tabular(QGuiApplication.font()))
        font.setBold(True)
        return font

    def _colour(self, row: int, column: int) -> QColor | None:
        line = self.lines[row]
        if line.is_department and self._stands_out(row, column):
            return QColor(self._colours.accent)
        if line.spec is None:
            return QColor(self._colours.muted) if column == UNIT else None
        if column == UNIT:
            return QColor(self._colours.muted)
        if self.cell(row, column) is None:
            return None
        return QColor(self._colours.accent if self._is_changed(row, column) else self._colours.muted)

    def _tip(self, row: int, column: int) -> str:
        spec, entity = self.lines[row].spec, self.lines[row].entity
        if spec is None:
            return self._published(row) if column in PUBLISHED else self._heading_tip(row, column)
        note = self._session.scenario.notes.get(join_key(spec.name, entity), "")
        parts = [pick(spec.name_da, spec.name_en), pick(spec.note_da, spec.note_en), lever_note(spec.name)]
        if column >= FIRST and spec.has_year and spec.prices:
            given = f"{self._number(row, column)} {parameter_words(spec)}"
            parts.insert(
                0, f"{given} {in_other_prices(self._shown.now, spec, self._values[row][0])[column - FIRST]}"
            )
        return "\n".join(part for part in (*parts, tr("Why: {note}", note=note) if note else "") if part)

    def _heading_tip(self, row: int, column: int) -> str:
        """A frame that can be typed in the other prices, and what typing it does."""
        line = self.lines[row]
        if column < FIRST or not line.is_department or self.cell(row, column) is None:
            return line.label
        now = self._shown
        other = Terms(prices="base_year" if now.terms.prices == "current" else "current")
        amount = format_quantity(
            float(series_in(now.now, other, "frame", line.department)[column - FIRST + 1]), "mio_kr"
        )
        told = tr("= {amount} {unit}", amount=amount, unit=unit_words("mio_kr", other))
        typed = tr("Type a frame: the change that gives it is set, in {unit}", unit=now.words("frame"))
        return f"{self._text(row, column)} {now.words('frame')} {told}\n{typed}"

    def _published(self, row: int) -> str:
        """What the report prints of a frame or an area's spending; the frame's own budget it does not print."""
        line, now = self.lines[row], self._shown
        variable, entity = line.result
        parts = [base_year_tip(now.baseline, now.now, now.terms, variable, entity)] if variable else []
        if line.is_department:
            told = tr("Spending on decentralised areas, which the frame is for:")
            parts += [f"\n{told}", base_year_tip(now.baseline, now.now, now.terms, "spending", entity)]
        return "\n".join(part for part in parts if part).strip()
