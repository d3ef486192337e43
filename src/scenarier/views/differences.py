"""The table of differences: each scenario less the reference, years across.

In the base year all scenarios are the same, so there the amounts themselves stand: the account and the budget.
"""

from collections.abc import Sequence
from functools import partial

from scenarier.analysis.published import YearColumn, year_columns
from scenarier.model.terms import Terms, series_in
from scenarier.text.copied import quantity, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.text.words import variable_name
from scenarier.views.compared import Compared, One, is_nothing
from scenarier.views.figure import Amount
from scenarier.views.figure_rows import FigureRow, Side, difference_rows, less_words
from scenarier.views.otherwise import result_amount
from scenarier.views.published import base_year_tip, no_budget
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.year_tables import FigureLine, column_figure, department_lines, year_column_headings
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

BETTER_UP = ("operating_result", "result", "liquidity", "liquidity_per_citizen", "savings_total", "savings")
BETTER_DOWN = ("service_gap_total", "service_gap")
"""Only these are better one way; more spending, say, is neither good nor bad in itself."""


def less(shown: Compared, one: One) -> str:
    """`Lav vækst minus Grundforløb`."""
    return less_words(one.name, shown.reference.name)


def is_better(variable: str, difference: float) -> bool | None:
    """Whether a difference is one for the better; None where that cannot be said."""
    if variable in BETTER_UP:
        return difference > 0
    return difference < 0 if variable in BETTER_DOWN else None


def better_colour(better: bool | None) -> str:
    """The colour of what is better, worse or neither."""
    return "" if better is None else "positive" if better else "negative"


def differences_sheet(shown: Compared, others: Sequence[One]) -> Sheet:
    """Every line of each scenario, below a heading where there are several."""
    columns = year_columns(shown.years)
    keys = [FigureLine(name, "", variable_name(name)) for name in KEY_VARIABLES]
    lines: list[Line] = []
    for one in others:
        if len(others) > 1:
            lines.append(_heading(shown, one))
        lines += [_line(shown, one, line, columns) for line in (*keys, *department_lines(shown.baseline))]
    return Sheet(
        (Heading("", wraps=1.0), Heading(tr("unit")), *year_column_headings(columns)),
        tuple(lines),
        labels=(tr("difference"), tr("figure"), tr("unit")),
        first=2,
        title=title_line(
            tr("Differences to {reference}", reference=shown.reference.name),
            shown.words("result"),
        ),
    )


def _heading(shown: Compared, one: One) -> Line:
    label = less(shown, one)
    cell = Cell(label, tip=label, swatch=one.colour)
    return Line(f"{one.index}", (cell,), is_heading=True, scenario=one.index, is_left_out=True,
                labels=(label, label, ""))  # fmt: skip


def _line(shown: Compared, one: One, line: FigureLine, columns: Sequence[YearColumn]) -> Line:
    words = shown.words(line.variable)
    sides, name = (Side(one.projection), Side(shown.reference.projection)), (line.variable, line.entity)
    (row,) = difference_rows(shown.baseline, *sides, [name], shown.terms)
    return Line(
        f"{one.index} {line.variable} {line.entity}",
        (
            Cell(line.label, tip=line.label),
            Cell(row.unit_text, words),
            *(_cell(shown, one, line, row, each) for each in columns),
        ),
        labels=(less(shown, one), line.label, words),
        scenario=one.index,
    )


def _cell(shown: Compared, one: One, line: FigureLine, row: FigureRow, column: YearColumn) -> Cell:
    """The account or the budget of the base year, or a difference in the colour of better or worse."""
    number, text = row.at(column)
    is_quiet = column.is_base or is_nothing(text)
    base, both = partial(_base_tip, shown, one, line), partial(_both, shown, one, line, column.place)
    return Cell(
        text,
        quantity(number, row.unit),
        base if column.is_base else both,
        "muted" if is_quiet else better_colour(is_better(line.variable, number or 0.0)),
        figure=column_figure(shown.baseline, line, column),
        said=partial(no_budget, line.label, shown.baseline.base_year) if column.is_budget else None,
        amount=None if column.is_base else partial(_apart, shown, one, line, column),
    )


def _apart(shown: Compared, one: One, line: FigureLine, column: YearColumn) -> Amount | None:
    """How far the two are apart, in the prices shown; None for what is no amount."""
    if VARIABLES[line.variable].unit != "mio_kr":
        return None
    terms = Terms(shown.terms.prices)
    own, other = (
        float(series_in(side.projection, terms, line.variable, line.entity)[column.place])
        for side in (one, shown.reference)
    )
    department = line.entity if line.entity in shown.baseline.entities("department") else ""
    return result_amount(own - other, shown.years[column.place], department, terms)


def _base_tip(shown: Compared, one: One, line: FigureLine) -> str:
    told = base_year_tip(shown.baseline, one.projection, shown.terms, line.variable, line.entity)
    same = tr("{year}: the amount itself, the same in every scenario", year=shown.years[0])
    return f"{same}\n{told}".strip()


def _both(shown: Compared, one: One, line: FigureLine, year: int) -> str:
    """The value of the scenario and that of the reference."""
    unit, words = shown.unit(line.variable), shown.words(line.variable)
    values = [(each.name, shown.values(each, line.variable, line.entity)[year]) for each in (one, shown.reference)]
    return "\n".join(f"{name}: {format_quantity(float(value), unit)} {words}" for name, value in values)
