"""The adopted budget as rows: a name, unit and prices, what the base year was, and the years."""

from collections.abc import Collection
from functools import partial

from scenarier.analysis.published import YearColumn, year_columns
from scenarier.model.names import target_words
from scenarier.session.budget_edits import budget_of, least_amount, price_words
from scenarier.session.budget_figures import TargetFigures, budget_figures
from scenarier.session.session import Session
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.copied import CopiedCell, Number, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.reading import show_number
from scenarier.views.budget_lines import BudgetLine, amount_in, amount_text, amount_title, lines_of
from scenarier.views.field import Field
from scenarier.views.figure import Figure, Said
from scenarier.views.published import NONE_PRINTED, budget_figure, no_budget
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.year_tables import year_column_headings
from scenarier.vocabulary.axes import years_to

NAME, UNIT, ACCOUNT, ORIGINAL, FIRST = range(5)
PUBLISHED = (ACCOUNT, ORIGINAL)
INDENT = "\u2003"
FIGURES = {"amount": "budget", "roll_forward": "roll_forward", "difference": "budget_shift"}
"""What the lines are called where numbers are explained."""


class BudgetTable:
    """The study's adopted budget, as the session stands; `closed` are the sections that are folded."""

    def __init__(self, session: Session, closed: Collection[str]) -> None:
        self._session, self._closed = session, closed
        baseline, horizon = session.baseline, session.study.horizon
        self.lines = lines_of(baseline, closed)
        self._columns: tuple[YearColumn, ...] = year_columns(years_to(baseline.base_year, horizon))
        self.units = f"{unit_name('mio_kr')}, {price_words(budget_of(session.study).price_year)}"
        results = {line.target: line.result for line in self.lines if line.kind == "amount"}
        self._figures: dict[str, TargetFigures] = {
            target: budget_figures(baseline, horizon, target, *result) for target, result in results.items()
        }

    def sheet(self) -> Sheet:
        """Headings and rows."""
        budget, years = self._session.study.budget, year_column_headings(self._columns, self._printed_tip())
        return Sheet(
            (Heading(tr("Adopted budget")), Heading(tr("unit")), *years),
            tuple(self._line(row) for row in range(len(self.lines))),
            labels=(self.units,),
            first=ACCOUNT,
            title=title_line(
                self._session.study.title, (budget.title if budget else "") or tr("Adopted budget"), self.units
            ),
        )

    def _line(self, row: int) -> Line:
        line, is_section = self.lines[row], self.lines[row].kind == "section"
        return Line(
            f"{line.section} {line.label} {line.target} {line.kind}",
            tuple(self._cell(row, column) for column in range(ACCOUNT + len(self._columns))),
            labels=(self._full_name(row),),
            ground="ground" if is_section else "",
            is_bold=is_section,
            folds=line.section if is_section else "",
        )

    def _cell(self, row: int, column: int) -> Cell:
        line, is_carried = self.lines[row], self._is_carried(row, column)
        is_plain = line.kind in ("amount", "section") and column != UNIT
        text = self._text(row, column)
        return Cell(
            text,
            self._copied(row, column),
            partial(self._tip, row, column),
            "" if is_plain and not is_carried else "muted",
            self._figure(row, column) if text else None,
            is_italic=is_carried,
            short=unit_name("mio_kr") if column == UNIT and line.target else None,
            number=self.field(row, column),
            said=self._said(row, column, text),
        )

    def year_of(self, column: int) -> int:
        """The year of a column; 0 where it has none."""
        return self._columns[column - ACCOUNT].year if column >= ACCOUNT else 0

    def field(self, row: int, column: int) -> Field | None:
        """The amount that the budget names for a target in a year."""
        line = self.lines[row]
        if line.kind != "amount" or column < FIRST:
            return None
        year = self.year_of(column)
        value = self._figures[line.target].named.get(year)
        named = f"{amount_title(self._session.baseline, line.target)} {year}"
        return Field(named, "mio_kr", least_amount(line.target), LARGEST_AMOUNT, value)

    def targets_from(self, row: int) -> tuple[str, ...]:
        """The targets of a section from a line on, which must be one with amounts; none for another."""
        if not 0 <= row < len(self.lines) or self.lines[row].kind != "amount":
            return ()
        section = self.lines[row].section
        return tuple(one.target for one in self.lines[row:] if one.kind == "amount" and one.section == section)

    # What explains a number

    def _figure(self, row: int, column: int) -> Figure | None:
        """What the report prints, an amount of the budget, or one of the lines below it."""
        line: BudgetLine = self.lines[row]
        if not line.target or column < ACCOUNT:
            return None
        if column == ORIGINAL:
            return budget_figure(self._session.baseline, *line.result)
        if column == ACCOUNT:
            return *line.result, self.year_of(column)
        return None if self._is_carried(row, column) else (FIGURES[line.kind], line.target, self.year_of(column))

    def _said(self, row: int, column: int, text: str) -> "partial[Said] | None":
        """That no budget is printed, where none is, or how an amount is carried on."""
        if self.lines[row].kind == "amount" and column == ORIGINAL:
            return partial(no_budget, self.lines[row].label, self._session.baseline.base_year)
        return partial(self._carried, row, column, text) if self._is_carried(row, column) else None

    def _carried(self, row: int, column: int, text: str) -> Said:
        field = self.field(row, column)
        return Said(field.name if field else "", f"{text} {self.units}", self._tip(row, column))

    # What is seen and copied

    def _full_name(self, row: int) -> str:
        """The name of a row, with its target's where it stands below that."""
        line = self.lines[row]
        if line.kind in ("amount", "section", "group"):
            return line.label
        own = next(one.label for one in self.lines if one.target == line.target)
        return f"{own} – {line.label}"

    def _copied(self, row: int, column: int) -> CopiedCell:
        if column <= UNIT:
            return self.lines[row].label if column == NAME else self.units
        value = self._value(row, column)
        return "" if value is None else Number(value, 0 if column in PUBLISHED else 1)

    def _value(self, row: int, column: int) -> float | None:
        """The number in a cell in full; None of an amount that the budget does not name."""
        line, year = self.lines[row], self.year_of(column)
        if not line.target:
            return None
        figures = self._figures[line.target]
        if column in PUBLISHED:
            published = figures.account if column == ACCOUNT else figures.original
            return published if line.kind == "amount" else None
        return amount_in(figures, line.kind, year)

    def _is_carried(self, row: int, column: int) -> bool:
        line = self.lines[row]
        is_year = line.kind == "amount" and column >= FIRST
        return is_year and self.year_of(column) in self._figures[line.target].carried

    def _text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NAME:
            mark = ("▸ " if line.section in self._closed else "▾ ") if line.kind == "section" else ""
            return f"{INDENT * line.level}{mark}{line.label}"
        if not line.target:
            return ""
        return self.units if column == UNIT else self._number(row, column)

    def _number(self, row: int, column: int) -> str:
        line, value = self.lines[row], self._value(row, column)
        if column in PUBLISHED:
            return format_number(value) if value is not None else NONE_PRINTED if line.kind == "amount" else ""
        return amount_text(self._figures[line.target], line.kind, self.year_of(column))

    def _printed_tip(self) -> str:
        return tr("As printed in the annual report, in {year} prices", year=self._columns[0].year)

    def _tip(self, row: int, column: int) -> str:
        line = self.lines[row]
        if not line.target:
            return ""
        if column in PUBLISHED:
            return self._printed_tip()
        field = self.field(row, column)
        if field is None:
            return target_words(self._session.baseline, line.target)
        if field.value is not None:
            return f"{field.name}: {show_number(field.value, field.unit)} {self.units}"
        if self._is_carried(row, column):
            return tr("{cell}: not named; the last difference before is carried on with prices", cell=field.name)
        return tr("{cell}: not named; it is rolled forward", cell=field.name)
