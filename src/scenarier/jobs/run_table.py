"""The projection as a table for reading, in the user's language and number format."""

from collections.abc import Sequence

from scenarier.jobs.names import line_name
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.tables.wide import wide_frame
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.vocabulary.variables import KEY_VARIABLES

Line = tuple[str, ...]


def as_table(projection: Projection, baseline: Baseline, variables: Sequence[str]) -> str:
    """A block a scenario, a line a variable and entity, a column a year; key lines where none are asked for."""
    frame = wide_frame(projection, tuple(variables) or KEY_VARIABLES)
    blocks = []
    for scenario, block in frame.groupby(level="scenario", sort=False):
        lines: list[Line] = [("", tr("unit"), *map(str, projection.years))]
        for index, values in zip(block.index, block.to_numpy().tolist(), strict=True):
            _, variable, entity, unit = index
            cells = [format_quantity(value, unit) for value in values]
            lines.append((line_name(baseline, variable, entity), unit_name(unit), *cells))
        blocks.append("\n".join([str(scenario), *aligned(lines)]))
    return "\n\n".join(blocks) + "\n"


def aligned(lines: list[Line]) -> list[str]:
    """Lines of a table, texts to the left and numbers to the right of their columns."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return ["  ".join(_padded(line, widths)).rstrip() for line in lines]


def _padded(line: Line, widths: list[int]) -> list[str]:
    texts = [cell.ljust(width) for cell, width in zip(line[:2], widths[:2], strict=True)]
    return texts + [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
