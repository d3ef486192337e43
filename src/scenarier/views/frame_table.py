"""The frames grid as rows: a name, a unit, one value for all years, what the base year was, and the years."""

from collections.abc import Collection, Mapping
from functools import partial

from scenarier.analysis.published import YearColumn, budget_in, year_columns
from scenarier.model.names import name_of
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.terms import Terms, in_other_prices, parameter_words, series_in, unit_words
from scenarier.model.values import Values, default_values, values_in
from scenarier.session.lever_edits import Change
from scenarier.session.session import Session
from scenarier.text.block_headings import ALL_YEARS as EVERY_YEAR
from scenarier.text.copied import CopiedCell, Place, quantity, title_line
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_quantity
from scenarier.text.reading import show_number
from scenarier.text.words import lever_note, variable_name
from scenarier.views.field import Field
from scenarier.views.frame_cells import FRAME_PLACES, changes_for, frame_cell
from scenarier.views.frame_columns import ACCOUNT, ALL_YEARS, BUDGET, FIRST, NAME, PUBLISHED, UNIT
from scenarier.views.frame_figures import figure_in, published_tip
from scenarier.views.frame_lines import INDENT, FrameLine, lines_of, names_of
from scenarier.views.published import NONE_PRINTED, no_budget
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.shown import shown
from scenarier.views.year_tables import year_column_headings

CHANGE = "frame_change"
CHANGED = "●"
"""The mark of a parameter that is not at its default."""


class FrameTable:
    """The frames grid of the scenario shown, as the session stands; `opened` are the folds that are open."""

    def __init__(self, session: Session, opened: Collection[str]) -> None:
        self._session, self._opened = session, opened
        self._shown, self._base_year = shown(session), session.baseline.base_year
        self._columns: tuple[YearColumn, ...] = year_columns(self._shown.now.years)
        self.lines = lines_of(session.baseline, opened)
        self._values = [self._parameter(line) for line in self.lines]
        self._results = [self._result(line) for line in self.lines]
        self._moves = {row: self._move(line) for row, line in enumerate(self.lines) if line.is_department}

    def _parameter(self, line: FrameLine) -> tuple[Values, Values]:
        """The values of a line's parameter, and their defaults; none of a heading."""
        if line.spec is None:
            return (), ()
        scenario, horizon = self._session.scenario, self._session.study.horizon
        return values_in(scenario, line.spec, line.entity, horizon), default_values(
            line.spec, line.entity, horizon
        )

    def _result(self, line: FrameLine) -> list[float | None]:
        """What a line shows from the base year's account on; nothing of a parameter."""
        now, (variable, entity) = self._shown, line.result
        if not variable:
            return []
        account, *years = now.series(variable, entity).tolist()
        return [account, budget_in(now.baseline, now.now, now.terms, variable, entity), *years]

    # The rows

    def sheet(self) -> Sheet:
        """Headings and rows."""
        now, names = self._shown, names_of(self.lines, self._session.baseline, self.about)
        headings = (Heading(tr("Department")), Heading(tr("unit")), Heading(tr("all years"), is_number=True))
        n_columns = len(headings) + len(self._columns)
        years = {self._year(column): column for column in range(FIRST, n_columns)}
        return Sheet(
            (*headings, *year_column_headings(self._columns)),
            tuple(self._line(row, n_columns, names.get(row, ())) for row in range(len(self.lines))),
            labels=(headings[NAME].text, headings[UNIT].text),
            first=ALL_YEARS,
            title=title_line(self._session.study.title, now.name, now.words("frame")),
            years={EVERY_YEAR: ALL_YEARS, **years},
        )

    def _line(self, row: int, n_columns: int, names: Collection[str]) -> Line:
        line, unit = self.lines[row], self._text(row, UNIT)
        return Line(
            f"{line.department} {line.entity} {line.spec.name if line.spec else line.fold}",
            tuple(self._cell(row, column) for column in range(n_columns)),
            labels=(self.about(row) or line.label, unit),
            ground="ground" if line.is_department else "",
            is_bold=line.is_department,
            folds=line.fold,
            names=tuple(names),
            is_computed=bool(line.result[0]) and not line.is_department,
        )

    def _cell(self, row: int, column: int) -> Cell:
        line, field = self.lines[row], self.field(row, column)
        is_changed = self._stands_out(row, column, field)
        return Cell(
            self._text(row, column),
            self._copied(row, column),
            partial(self._tip, row, column),
            self._colour(row, column, field, is_changed=is_changed),
            figure_in(self._session.baseline, line, column),
            is_bold=column >= FIRST and is_changed and not line.is_department,
            number=field,
            said=partial(no_budget, _called(line), self._base_year) if self._is_budget(line, column) else None,
            status=partial(self._tip, row, NAME),
        )

    def _is_budget(self, line: FrameLine, column: int) -> bool:
        return bool(line.result[0]) and column == BUDGET

    def _year(self, column: int) -> int:
        return self._columns[column - ACCOUNT].year

    # What can be typed

    def field(self, row: int, column: int) -> Field | None:
        """The parameter's value in a year, or in all years where they agree."""
        line = self.lines[row]
        spec = line.spec
        if column < ALL_YEARS or column in PUBLISHED:
            return None
        if line.is_department and self._session.terms.scale == "mio_kr":
            return self._frame_field(row, column)
        if spec is None or (column >= FIRST and not spec.has_year):
            return None
        values = self._values[row][0]
        name = f"{line.label}, {line.about}"
        if column == ALL_YEARS:
            value = values[0] if len(set(values)) == 1 else None
        else:
            value = values[column - FIRST]
            name = f"{name} {self._year(column)}"
        return Field(name, spec.unit, spec.minimum, spec.maximum, value)

    def _frame_field(self, row: int, column: int) -> Field:
        """A department's frame, which is typed as an amount in the prices shown; bounded as its change is."""
        spec, changes, worth = self._moves[row]
        frames, name = self._frames(row), self.about(row)
        if column == ALL_YEARS:
            return frame_cell(name, spec, changes, worth, frames, range(len(frames)))
        return frame_cell(f"{name} {self._year(column)}", spec, changes, worth, frames, [column - FIRST])

    def _move(self, line: FrameLine) -> tuple[ParameterSpec, Values, list[float]]:
        """The change of a department's frame: its parameter, its values, and a unit of it in the prices shown."""
        spec = self._session.baseline.parameters[CHANGE]
        values = values_in(self._session.scenario, spec, line.department, self._session.study.horizon)
        if self._session.terms.prices == "current":
            return spec, values, self._shown.now.series("service_price_index")[1:].tolist()
        return spec, values, [1.0] * len(values)

    def _frames(self, row: int) -> list[float]:
        """A department's frames by year, in the prices shown."""
        return [frame or 0.0 for frame in self._results[row][FIRST - ACCOUNT :]]

    def changes(self, values: Mapping[Place, float | None]) -> list[Change]:
        """What is set where cells are typed, None for their default: parameters, and the changes of frames.

        A frame that is set decides the change of that year, whatever was set for the change.
        """
        rows = sorted({row for row, _ in values}, key=lambda row: self.lines[row].is_department)
        return [
            self._change(row, {at: value for (one, at), value in values.items() if one == row}) for row in rows
        ]

    def _change(self, row: int, typed: Mapping[int, float | None]) -> Change:
        line = self.lines[row]
        spec, entity = (self._moves[row][0], line.department) if line.is_department else (line.spec, line.entity)
        assert spec is not None
        default = default_values(spec, entity, self._session.study.horizon)
        placed = {
            place: value
            for column, value in typed.items()
            for place in (range(len(default)) if column == ALL_YEARS else [column - FIRST])
        }
        if line.is_department:
            _, now, worth = self._moves[row]
            return spec, entity, changes_for(placed, spec, now, default, worth, self._frames(row))
        changed = list(self._values[row][0])
        for place, value in placed.items():
            changed[place] = default[place] if value is None else value
        return spec, entity, changed

    # Names

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

    # What is seen and copied

    def _copied(self, row: int, column: int) -> CopiedCell:
        line = self.lines[row]
        if column <= UNIT:
            return (self.about(row) or line.label) if column == NAME else self._text(row, UNIT)
        variable = line.result[0] if column >= ACCOUNT else ""
        return quantity(self._results[row][column - ACCOUNT], self._shown.unit(variable)) if variable else ""

    def _text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NAME:
            return self._name(row)
        if line.spec is not None:
            return parameter_words(line.spec) if column == UNIT else self._number(row, column)
        if not line.result[0] or column == ALL_YEARS:
            return ""
        if column == UNIT:
            named = self._shown.words(line.result[0])
            return tr("frame, {unit}", unit=named) if line.is_department else tr("spending, {unit}", unit=named)
        value = self._results[row][column - ACCOUNT]
        return NONE_PRINTED if value is None else format_quantity(value, self._shown.unit(line.result[0]))

    def _name(self, row: int) -> str:
        line, mark = self.lines[row], ""
        if line.fold:
            mark = "▾ " if line.fold in self._opened else "▸ "
        elif line.spec is not None:
            mark = f"{CHANGED} " if self._is_changed(row) else "\u2002 "
        return f"{INDENT * line.level}{mark}{line.label}"

    def _number(self, row: int, column: int) -> str:
        field = self.field(row, column)
        if field is None:
            return ""
        if field.value is not None:
            is_amount = field.unit == "mio_kr"
            return show_number(round(field.value, FRAME_PLACES) if is_amount else field.value, field.unit)
        return "…" if len(set(self._values[row][0])) > 1 else tr("no limit")

    def _is_changed(self, row: int, column: int = ALL_YEARS) -> bool:
        now, default = self._values[row]
        return now != default if column <= ALL_YEARS else now[column - FIRST] != default[column - FIRST]

    def _stands_out(self, row: int, column: int, field: Field | None) -> bool:
        """Whether a number is another than its default."""
        line = self.lines[row]
        if line.is_department and column >= FIRST:
            return bool(self._moves[row][1][column - FIRST])
        return line.spec is not None and field is not None and self._is_changed(row, column)

    def _colour(self, row: int, column: int, field: Field | None, *, is_changed: bool) -> str:
        if is_changed:
            return "accent"
        is_muted = column == UNIT or (field is None and column >= ACCOUNT)
        return "muted" if is_muted else ""

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
        if column < FIRST or not line.is_department or self.field(row, column) is None:
            return line.label
        now = self._shown
        other = Terms(prices="base_year" if now.terms.prices == "current" else "current")
        frame = series_in(now.now, other, "frame", line.department)[column - FIRST + 1]
        amount = format_quantity(float(frame), "mio_kr")
        told = tr("= {amount} {unit}", amount=amount, unit=unit_words("mio_kr", other, self._base_year))
        typed = tr("Type a frame: the change that gives it is set, in {unit}", unit=now.words("frame"))
        return f"{self._text(row, column)} {now.words('frame')} {told}\n{typed}"


def _called(line: FrameLine) -> str:
    return f"{line.label}, {variable_name(line.result[0])}"
