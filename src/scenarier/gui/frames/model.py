"""The frames grid as a table: a name, a unit, one value for all years, what 2024 was, and the years."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from scenarier.analysis.published import budget_in, year_columns, year_heading
from scenarier.gui.figure_view import Figure
from scenarier.gui.fonts import tabular
from scenarier.gui.frames.lines import INDENT, FrameLine, lines_of
from scenarier.gui.grid.cells import Cell, GridModel, Index, Place
from scenarier.gui.levers.row import CHANGED
from scenarier.gui.published import NONE_PRINTED, base_year_tip
from scenarier.gui.shown import Shown, shown
from scenarier.model.parameters import join_key
from scenarier.model.study import Scenario
from scenarier.model.values import Values, default_values, values_in, with_values
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.reading import show_number
from scenarier.vocabulary.axes import BASE_YEAR, FIRST_YEAR

NAME, UNIT, ALL_YEARS, ACCOUNT, BUDGET, FIRST = range(6)
PUBLISHED = (ACCOUNT, BUDGET)
"""The base year: to be read, never to be typed in."""
NO_INDEX = QModelIndex()


def _values(scenario: Scenario, line: FrameLine, horizon: int) -> tuple[Values, Values]:
    """The values of a line's parameter, and their defaults; none of a heading."""
    if line.spec is None:
        return (), ()
    return values_in(scenario, line.spec, line.entity, horizon), default_values(line.spec, line.entity, horizon)


class FramesModel(GridModel):
    """Parameters of departments and areas of the scenario shown."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        for row, (then, now) in enumerate(zip(before, self._seen, strict=True)):
            for column in range(self.columnCount()) if then != now else ():
                if then[column] != now[column]:
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def _looks(self) -> list[list[tuple[str, bool]]]:
        """What is seen in every cell: its text, and whether it stands out."""
        columns = range(self.columnCount())
        return [
            [(self._text(row, column), bool(line.spec) and self._stands_out(row, column)) for column in columns]
            for row, line in enumerate(self.lines)
        ]

    def _stands_out(self, row: int, column: int) -> bool:
        return self.cell(row, column) is not None and self._is_changed(row, column)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours

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

    def cell(self, row: int, column: int) -> Cell | None:
        """The parameter's value in a year, or in all years where they agree."""
        line = self.lines[row]
        spec = line.spec
        if spec is None or column < ALL_YEARS or column in PUBLISHED or (column >= FIRST and not spec.has_year):
            return None
        values = self._values[row][0]
        name = f"{line.label}, {line.about}"
        if column == ALL_YEARS:
            value = values[0] if len(set(values)) == 1 else None
        else:
            value = values[column - FIRST]
            name = f"{name} {FIRST_YEAR + column - FIRST}"
        return Cell(name, spec.unit, spec.minimum, spec.maximum, value)

    def put(self, values: Mapping[Place, float | None], label: str) -> None:
        """Set parameters, None for their default: one edit of the scenario."""
        scenario, horizon = self._session.scenario, self._session.study.horizon
        for row in dict.fromkeys(row for row, _ in values):
            line, (now, default) = self.lines[row], self._values[row]
            changed = list(now)
            for (at, column), value in values.items():
                for place in range(len(changed)) if column == ALL_YEARS else [column - FIRST]:
                    if at == row:
                        changed[place] = default[place] if value is None else value
            if line.spec is not None:
                scenario = with_values(scenario, line.spec, line.entity, horizon, changed)
        self._session.edit_scenario(label, scenario, tr("Scenario"))

    def key(self, row: int) -> str:
        """The study's key of a line's parameter; "" for a heading."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return join_key(line.spec.name, line.entity) if line is not None and line.spec is not None else ""

    def about(self, row: int) -> str:
        """What a line's parameter is called, with its department or area."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
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
            named = unit_name(unit)
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
            return "" if line.spec.unit == "switch" else unit_name(line.spec.unit)
        cell = self.cell(row, column)
        if cell is None:
            return ""
        if cell.value is not None:
            return show_number(cell.value, cell.unit)
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
            return self._published(row) if column in PUBLISHED else self.lines[row].label
        note = self._session.scenario.notes.get(join_key(spec.name, entity), "")
        parts = [pick(spec.name_da, spec.name_en), pick(spec.note_da, spec.note_en)]
        return "\n".join(part for part in (*parts, tr("Why: {note}", note=note) if note else "") if part)

    def _published(self, row: int) -> str:
        """What the report prints of a frame or an area's spending; the frame's own budget it does not print."""
        line, now = self.lines[row], self._shown
        variable, entity = line.result
        parts = [base_year_tip(now.baseline, now.now, now.terms, variable, entity)] if variable else []
        if line.is_department:
            told = tr("Spending on decentralised areas, which the frame is for:")
            parts += [f"\n{told}", base_year_tip(now.baseline, now.now, now.terms, "spending", entity)]
        return "\n".join(part for part in parts if part).strip()
