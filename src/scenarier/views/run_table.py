"""The projection as a table for reading, in the user's language and number format."""

from collections.abc import Sequence

from scenarier.analysis.published import printed_budget, year_columns, year_heading
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.tables.wide import wide_frame
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.names import line_name
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

Line = tuple[str, ...]
NONE_PRINTED = "–"
"""What stands in the budget's column where the report prints none."""


def as_table(projection: Projection, baseline: Baseline, variables: Sequence[str]) -> str:
    """A block a scenario, a line a variable and entity, a column a year; key lines where none are asked for.

    The base year has two columns: the account, and beside it the original budget as published.
    """
    frame = wide_frame(projection, tuple(variables) or KEY_VARIABLES)
    columns = year_columns(projection.years)
    blocks = []
    for scenario, block in frame.groupby(level="scenario", sort=False):
        lines: list[Line] = [("", tr("unit"), *map(year_heading, columns))]
        for index, values in zip(block.index, block.to_numpy().tolist(), strict=True):
            _, variable, entity, unit = index
            budget = budget_words(baseline, variable, entity)
            cells = [budget if each.is_budget else format_quantity(values[each.place], unit) for each in columns]
            lines.append((line_name(baseline, variable, entity), unit_name(unit), *cells))
        blocks.append("\n".join([str(scenario), *aligned(lines)]))
    return "\n\n".join(blocks) + "\n"


def budget_words(baseline: Baseline, variable: str, entity: str) -> str:
    """The original budget of the base year, in the variable's unit."""
    budget = printed_budget(baseline, variable, entity)
    return NONE_PRINTED if budget is None else format_quantity(budget, VARIABLES[variable].unit)


def aligned(lines: list[Line]) -> list[str]:
    """Lines of a table, texts to the left and numbers to the right of their columns."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return ["  ".join(_padded(line, widths)).rstrip() for line in lines]


def _padded(line: Line, widths: list[int]) -> list[str]:
    texts = [cell.ljust(width) for cell, width in zip(line[:2], widths[:2], strict=True)]
    return texts + [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
