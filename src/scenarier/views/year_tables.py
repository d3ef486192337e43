"""Tables with years across: figures of the scenario shown, in the terms of now."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import partial

from scenarier.analysis.published import YearColumn, year_columns, year_heading
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name
from scenarier.model.terms import series_in, unit_words
from scenarier.text.copied import quantity, title_line
from scenarier.text.language import language, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.words import variable_name
from scenarier.views.figure import Figure
from scenarier.views.figure_rows import Side, figure_numbers, figure_text
from scenarier.views.published import base_year_tip, budget_figure, no_budget
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.shown import Shown

TOTALS = ("operating_expenditure", "revenue", "operating_result", "result", "liquidity_per_citizen")
PLAIN_LINES = (
    "service_expenditure transfer_expenditure cofinancing_expenditure refund_expenditure other_expenditure "
    "unspecified_expenditure interest operating_expenditure income_tax land_tax coverage_tax corporate_tax "
    "other_tax grants tax_sanction tax_settlement revenue operating_result capex_gross capex_income capex_net "
    "result financing liquidity liquidity_per_citizen debt service_ceiling capex_ceiling population"
).split()
BY_DEPARTMENT = ("frame", "need", "spending", "savings")
FOLLOWING = ("frame", "need", "spending", "service_gap", "department_result", "savings", "savings_to_reserve")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of a table with years across: which figure, and what it is called."""

    variable: str
    entity: str
    label: str


def overview_lines(baseline: Baseline) -> list[FigureLine]:
    """Every line of the income statement, and of each department."""
    plain = [FigureLine(name, "", variable_name(name)) for name in PLAIN_LINES]
    return [*plain, *department_lines(baseline)]


def department_lines(baseline: Baseline) -> list[FigureLine]:
    """Frame, need, spending and savings of each department."""
    return [
        FigureLine(name, row.name, line_name(baseline, name, row.name))
        for name in BY_DEPARTMENT
        for row in baseline.departments
    ]


def following_lines(department: str) -> list[FigureLine]:
    """What follows for one department, and the reserve that all share."""
    own = [FigureLine(name, department, variable_name(name)) for name in FOLLOWING]
    return [*own, FigureLine("reserve", "", tr("Reserve, all departments"))]


def year_column_headings(columns: Sequence[YearColumn], printed_tip: str = "") -> list[Heading]:
    """What stands above the account, the budget and the years; a letter for a word where room is short."""
    return [
        Heading(
            year_heading(column),
            is_number=True,
            short=year_heading(column, is_short=True),
            tip=printed_tip if column.place == 0 else "",
        )
        for column in columns
    ]


def column_figure(baseline: Baseline, line: FigureLine, column: YearColumn) -> Figure | None:
    """The figure in a column: a year's, or the row that prints the original budget."""
    if column.is_budget:
        return budget_figure(baseline, line.variable, line.entity)
    return line.variable, line.entity, column.year


class FigureSheets:
    """Makes the sheet of one table again and again; what shows the same numbers in the same words is kept.

    A tip speaks of what is shown when it is asked for.
    """

    def __init__(self) -> None:
        self._now: Shown | None = None
        self._words: tuple[object, ...] = ()
        self._headings: tuple[Heading, ...] = ()
        self._columns: tuple[YearColumn, ...] = ()
        self._made: dict[FigureLine, tuple[list[float | None], Line]] = {}

    def sheet(
        self, now: Shown, lines: Sequence[FigureLine], study_title: str = "", wanted: Container[int] | None = None
    ) -> Sheet:
        """The unit, the base year's account and budget, and the other years; the names stand beside.

        Where only some rows are wanted, by their place, the others stay as they were made before.
        """
        words = (id(now.baseline), now.terms, now.now.years, language())
        if words != self._words:
            self._words, self._made = words, {}
            self._columns = year_columns(now.now.years)
            self._headings = (Heading(tr("unit")), *year_column_headings(self._columns))
        self._now = now  # holds the baseline too, so that no other one is taken for it
        return Sheet(
            self._headings,
            tuple(
                self._line(now, line, is_wanted=wanted is None or row in wanted) for row, line in enumerate(lines)
            ),
            labels=(tr("figure"), tr("unit")),
            title=title_line(study_title, now.name, unit_words("mio_kr", now.terms, now.baseline.base_year)),
        )

    def _line(self, now: Shown, line: FigureLine, *, is_wanted: bool) -> Line:
        before, made = self._made.get(line, ((), None))
        if made is not None and not is_wanted:
            return made
        name = line.variable, line.entity
        numbers = figure_numbers(now.baseline, Side(now.now), name, self._columns, now.terms)
        if made is None:
            made = self._first(now, line, numbers)
        elif before != numbers:
            unit, cells = now.unit(line.variable), list(made.cells)
            for place, (then, number) in enumerate(zip(before, numbers, strict=True)):
                if then != number:
                    cells[place + 1] = self._cell(now, line, self._columns[place], number, unit)
            made = Line(made.key, tuple(cells), name=made.name, labels=made.labels, is_bold=made.is_bold)
        self._made[line] = numbers, made
        return made

    def _first(self, now: Shown, line: FigureLine, numbers: Sequence[float | None]) -> Line:
        unit, words = now.unit(line.variable), now.words(line.variable)
        pairs = zip(self._columns, numbers, strict=True)
        cells = [self._cell(now, line, column, number, unit) for column, number in pairs]
        return Line(
            f"{line.variable} {line.entity}", (Cell(unit_name(unit), words), *cells), name=line.label,
            labels=(line.label, words), is_bold=line.variable in TOTALS,
        )  # fmt: skip

    def _cell(self, now: Shown, line: FigureLine, column: YearColumn, number: float | None, unit: str) -> Cell:
        return Cell(
            figure_text(number, unit, column),
            quantity(number, unit),
            partial(self._base_tip, line) if column.is_base else partial(self._difference, line, column.place),
            figure=column_figure(now.baseline, line, column),
            said=partial(no_budget, line.label, now.baseline.base_year) if column.is_budget else None,
        )

    def _base_tip(self, line: FigureLine) -> str:
        now = self._now
        assert now is not None
        return base_year_tip(now.baseline, now.now, now.terms, line.variable, line.entity)

    def _difference(self, line: FigureLine, place: int) -> str:
        """What a number is from the reference's."""
        now = self._now
        assert now is not None
        here, there = (
            series_in(one, now.terms, line.variable, line.entity)[place] for one in (now.now, now.reference)
        )
        number = format_quantity(float(here - there), now.unit(line.variable), sign=True)
        return tr("{difference} {unit} against {reference}", difference=number, unit=now.words(line.variable),
                  reference=now.reference_name)  # fmt: skip
