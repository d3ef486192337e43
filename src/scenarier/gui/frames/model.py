"""The frames grid as a table: a name, a unit, one value for all years, what the base year was, and the years."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from scenarier.analysis.published import budget_in, year_columns, year_heading
from scenarier.gui.frames.copying import copied_frames
from scenarier.gui.grid.cells import Index, Place
from scenarier.gui.grid.folding import FoldingModel
from scenarier.gui.levers.row import CHANGED
from scenarier.look.palette import Scheme
from scenarier.model.names import name_of
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.study import Scenario
from scenarier.model.terms import Terms, in_other_prices, parameter_words, series_in, unit_words
from scenarier.model.values import Values, default_values, values_in
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.session.lever_edits import Change, set_parameters
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.text.block_headings import ALL_YEARS as EVERY_YEAR
from scenarier.text.copied import Copied, title_line
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_quantity
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.text.words import lever_note, variable_name
from scenarier.views.cell import Cell
from scenarier.views.figure import Figure, Said
from scenarier.views.frame_cells import FRAME_PLACES, changes_for, frame_cell
from scenarier.views.frame_columns import ACCOUNT, ALL_YEARS, BUDGET, FIRST, NAME, PUBLISHED, UNIT
from scenarier.views.frame_figures import figure_in, published_tip, said_in
from scenarier.views.frame_lines import INDENT, FrameLine, lines_of, names_of
from scenarier.views.published import NONE_PRINTED
from scenarier.views.shown import Shown, shown

CHANGE = "frame_change"
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
        self._values = [_values(scenario, line, horizon) for line in self.lines]
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
        if self.columnCount() != FIRST + self._session.study.horizon - self._session.baseline.base_year:
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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section > UNIT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
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
        """The frame, the spending or the parameter in a cell."""
        return figure_in(self._session.baseline, self.lines[index.row()], index.column())

    def said_at(self, index: Index) -> Said | None:
        """That no budget is printed, where none is."""
        return said_in(self._session.baseline, self.lines[index.row()], index.column())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only numbers can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index.row(), index.column()) else flags

    # Cells

    def year_columns(self) -> Mapping[int, int]:
        """The column of each year, and of all years together."""
        years, first = range(FIRST, self.columnCount()), self._session.baseline.first_year
        return {EVERY_YEAR: ALL_YEARS, **{first + column - FIRST: column for column in years}}

    def row_names(self) -> Mapping[int, Collection[str]]:
        """What the rows may be called in a pasted block."""
        return names_of(self.lines, self._session.baseline, self.about)

    def computed_rows(self) -> Collection[int]:
        """Rows of an area's spending: they are copied, and nothing is pasted in them."""
        return [row for row, line in enumerate(self.lines) if line.result[0] and not line.is_department]

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
            name = f"{name} {spec.first_year + column - FIRST}"
        return Cell(name, spec.unit, spec.minimum, spec.maximum, value)

    def _changes(self, row: int) -> tuple[ParameterSpec, Values, list[float]]:
        """The change of a department's frame: its parameter, its values, and a unit of it in the prices shown."""
        spec = self._session.baseline.parameters[CHANGE]
        scenario, horizon = self._session.scenario, self._session.study.horizon
        worth = [1.0] * (horizon - self._session.baseline.base_year)
        if self._session.terms.prices == "current":
            worth = self._shown.now.series("service_price_index")[1:].tolist()
        return spec, values_in(scenario, spec, self.lines[row].department, horizon), worth

    def _frame_cell(self, row: int, column: int) -> Cell:
        """A department's frame, which is typed as an amount in the prices shown; bounded as its change is."""
        spec, changes, worth = self._changes(row)
        frames = self._frames(row)
        name = f"{self.lines[row].label}, {variable_name('frame')}"
        if column == ALL_YEARS:
            return frame_cell(name, spec, changes, worth, frames, range(len(frames)))
        at = column - FIRST
        return frame_cell(f"{name} {spec.first_year + at}", spec, changes, worth, frames, [at])

    def _frames(self, row: int) -> list[float]:
        """A department's frames by year, in the prices shown."""
        return [frame or 0.0 for frame in self._results[row][FIRST - ACCOUNT :]]

    def _for_frames(self, row: int, typed: Mapping[int, float | None]) -> Change:
        """The change that gives the typed frames, by place of the year; None takes one back."""
        spec, now, worth = self._changes(row)
        entity = self.lines[row].department
        default = default_values(spec, entity, self._session.study.horizon)
        return spec, entity, changes_for(typed, spec, now, default, worth, self._frames(row))

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set parameters and frames, None for their default: one edit of the scenario.

        A frame that is set decides the change of that year, whatever was set for the change.
        """
        n_years = self._session.study.horizon - self._session.baseline.base_year
        changes: list[Change] = []
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
                changes.append(self._for_frames(row, placed))
            elif line.spec is not None:
                changed = list(now)
                for place, value in placed.items():
                    changed[place] = default[place] if value is None else value
                changes.append((line.spec, line.entity, changed))
        self._session.do(set_parameters(self._session.state, changes, way, self.name_of(values)))

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

    # What is copied

    def copied(self, chosen: Collection[Place]) -> Copied:
        """Chosen cells, each row with its department or area and its unit."""
        now = self._shown
        title = title_line(self._session.study.title, now.name, now.words("frame"))
        return copied_frames(self, chosen, title)

    def result_at(self, row: int, column: int) -> tuple[float | None, str]:
        """The result in a cell from the base year on, and its unit; none of a parameter."""
        variable = self.lines[row].result[0] if column >= ACCOUNT else ""
        if not variable:
            return None, ""
        return self._results[row][column - ACCOUNT], self._shown.unit(variable)

    # What is seen

    def data(self, index: Index, role: int = 0) -> object:
        """Names, units, numbers; what is changed stands out in the accent and with a dot."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._text(row, column))
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
            return tip_text(self._tip(row, column))
        if role == Qt.ItemDataRole.StatusTipRole:
            return one_line(self._tip(row, NAME))
        return None

    def _text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NAME:
            return self._name(row)
        if line.spec is not None:
            return self._number(row, column)
        if not line.result[0] or column == ALL_YEARS:
            return ""
        if column == UNIT:
            named = self._shown.words(line.result[0])
            return tr("frame, {unit}", unit=named) if line.is_department else tr("spending, {unit}", unit=named)
        value, unit = self.result_at(row, column)
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
        return "…" if len(set(self._values[row][0])) > 1 else tr("no limit")

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
        if column == UNIT:
            return QColor(self._colours.muted)
        if self.cell(row, column) is None:
            return QColor(self._colours.muted) if column >= ACCOUNT else None
        is_changed = line.spec is not None and self._is_changed(row, column)
        return QColor(self._colours.accent) if is_changed else None

    def _tip(self, row: int, column: int) -> str:
        spec, entity = self.lines[row].spec, self.lines[row].entity
        if spec is None:
            is_published = column in PUBLISHED
            return published_tip(self._shown, self.lines[row]) if is_published else self._heading_tip(row, column)
        note = self._session.scenario.notes.get(join_key(spec.name, entity), "")
        parts = [name_of(spec), pick(spec.note_da, spec.note_en), lever_note(spec.name)]
        if column >= FIRST and spec.has_year and spec.prices:
            given = f"{self._number(row, column)} {parameter_words(spec)}"
            other = in_other_prices(self._shown.now, spec, self._values[row][0])[column - FIRST]
            parts.insert(0, f"{given} {other}")
        return "\n".join(part for part in (*parts, tr("Why: {note}", note=note) if note else "") if part)

    def _heading_tip(self, row: int, column: int) -> str:
        """A frame that can be typed in the other prices, and what typing it does."""
        line = self.lines[row]
        if column < FIRST or not line.is_department or self.cell(row, column) is None:
            return line.label
        now = self._shown
        other = Terms(prices="base_year" if now.terms.prices == "current" else "current")
        frame = series_in(now.now, other, "frame", line.department)[column - FIRST + 1]
        amount = format_quantity(float(frame), "mio_kr")
        told = tr("= {amount} {unit}", amount=amount, unit=unit_words("mio_kr", other, now.now.base_year))
        typed = tr("Type a frame: the change that gives it is set, in {unit}", unit=now.words("frame"))
        return f"{self._text(row, column)} {now.words('frame')} {told}\n{typed}"
