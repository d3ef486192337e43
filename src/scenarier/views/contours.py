"""The line on which a field of numbers is zero: marching squares."""

import math
from collections.abc import Iterator, Sequence

Segment = tuple[float, float, float, float]
"""From x, y to x, y, in places of the grid; the field is below zero to the left of the way, y up."""


def zero_lines(field: Sequence[Sequence[float]]) -> list[Segment]:
    """The pieces of the line, a cell of the grid each; a saddle has two.

    Parameters
    ----------
    field : `[x][y]`; cells with a corner that is not finite have no line.
    """
    cells = ((i, j) for i in range(len(field) - 1) for j in range(len(field[0]) - 1))
    return [segment for i, j in cells for segment in _in_cell(field, i, j)]


def _in_cell(field: Sequence[Sequence[float]], i: int, j: int) -> Iterator[Segment]:
    """Around the cell from its corner against the clock: where the field falls below zero, and where it rises."""
    corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
    values = [field[x][y] for x, y in corners]
    if not all(map(math.isfinite, values)):
        return
    falls: list[tuple[float, float]] = []
    rises: list[tuple[float, float]] = []
    for place in range(4):
        (x0, y0), (x1, y1) = corners[place], corners[(place + 1) % 4]
        before, after = values[place], values[(place + 1) % 4]
        if (before < 0.0) != (after < 0.0):
            part = before / (before - after)
            (falls if after < 0.0 else rises).append((x0 + part * (x1 - x0), y0 + part * (y1 - y0)))
    for fall, rise in zip(falls, rises, strict=True):
        yield (*rise, *fall)
