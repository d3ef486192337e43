"""Tables with years across: figures of the scenario shown, in the terms of now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scenarier.analysis.published import YearColumn, year_columns, year_heading
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name
from scenarier.model.terms import unit_words
from scenarier.text.copied import quantity, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.text.words import variable_name
from scenarier.views.figure import Figure
from scenarier.views.figure_rows import FigureRow, Side, figure_rows
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


def figures_sheet(now: Shown, lines: Sequence[FigureLine], study_title: str = "") -> Sheet:
    """The unit, the base year's account and budget, and the other years; the names stand beside."""
    columns = year_columns(now.now.years)
    return Sheet(
        (Heading(tr("unit")), *year_column_headings(columns)),
        tuple(_line(now, line, columns) for line in lines),
        labels=(tr("figure"), tr("unit")),
        title=title_line(study_title, now.name, unit_words("mio_kr", now.terms, now.baseline.base_year)),
    )


def _line(now: Shown, line: FigureLine, columns: Sequence[YearColumn]) -> Line:
    names, words = [(line.variable, line.entity)], now.words(line.variable)
    (row,) = figure_rows(now.baseline, Side(now.now), names, now.terms)
    (behind,) = figure_rows(now.baseline, Side(now.reference), names, now.terms)
    cells = [_cell(now, line, each, row, behind) for each in columns]
    return Line(
        f"{line.variable} {line.entity}", (Cell(row.unit_text, words), *cells), name=line.label,
        labels=(line.label, words), is_bold=line.variable in TOTALS,
    )  # fmt: skip


def _cell(now: Shown, line: FigureLine, column: YearColumn, row: FigureRow, behind: FigureRow) -> Cell:
    (number, text), other = row.at(column), behind.at(column)[0]
    difference = (number or 0.0) - (other or 0.0)
    return Cell(
        text,
        quantity(number, row.unit),
        partial(_base_tip, now, line) if column.is_base else partial(_difference, now, line, difference),
        figure=column_figure(now.baseline, line, column),
        said=partial(no_budget, line.label, now.baseline.base_year) if column.is_budget else None,
    )


def _base_tip(now: Shown, line: FigureLine) -> str:
    return base_year_tip(now.baseline, now.now, now.terms, line.variable, line.entity)


def _difference(now: Shown, line: FigureLine, difference: float) -> str:
    number = format_quantity(difference, now.unit(line.variable), sign=True)
    return tr("{difference} {unit} against {reference}", difference=number, unit=now.words(line.variable),
              reference=now.reference_name)  # fmt: skip
