"""How wide a table's columns are on paper, and about how tall that makes the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from scenarier.exchange.report.scale import widest, width_of
from scenarier.views.study_report.parts import Column, Grid, Row

MM = 72 / 25.4
UPRIGHT, LYING = 170 * MM, 261 * MM
"""Room between the margins of the template's pages [pt], as all that follows."""
SIZE, WIDE, BOLD = 8.5, 0.88, 1.08
"""Of a table's letters, how wide their font runs, and how much wider when bold."""
LINES_OF_HEAD = 3
BESIDE, LINE, BETWEEN, AROUND = 8.0, 5.7, 4.3, 5.8
"""What a cell keeps free to its sides, how tall a line is, what is between two lines, and above and below them."""
HEAD = 48.0
"""Caption, headings, and what is said below a table."""
MOST_WANTED, LEAST, SLACK = 250.0, 36.0, 10.0
"""A long text is content with so much, no column has less, and so much is kept for letters wider than thought."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A table on paper: its columns' widths, None for as much as one needs; what a number keeps free to its left;
    about how tall the table is.
    """

    widths: tuple[float | None, ...]
    gap: float
    height: float


def fitted(grid: Grid, room: float) -> Fit:
    """A table in the width `room`; columns that share what is left take no more than they want.

    What nobody wants stands before the numbers, so that they are spread over the page.
    """
    wanted = [_wanted(grid, place) for place in range(len(grid.columns))]
    shared = [place for place, column in enumerate(grid.columns) if column.part]
    left = room - sum(width for place, width in enumerate(wanted) if place not in shared)
    parts = [grid.columns[place].part for place in shared]
    given = dict(zip(shared, _filled([wanted[place] for place in shared], parts, left), strict=True))
    spread = [place for place, column in enumerate(grid.columns) if column.is_number] or shared[-1:]
    gap = max(0.0, left - SLACK - sum(given.values())) / max(len(spread), 1)
    given = {place: width + (gap if place in spread else 0.0) for place, width in given.items()}
    widths = [given.get(place, width) for place, width in enumerate(wanted)]
    height = HEAD + sum(_height(row, widths, grid) for row in grid.rows)
    return Fit(tuple(given.get(place) for place in range(len(wanted))), gap, height)


def _wanted(grid: Grid, place: int) -> float:
    """How wide a column would be that breaks no line."""
    column = grid.columns[place]
    texts = [row.entries[place].text for row in grid.rows if len(row.entries) == len(grid.columns)]
    if place == widest_place(grid):
        texts += [row.entries[0].text for row in grid.rows if is_note(row)]
    bold = BOLD if any(row.is_strong for row in grid.rows) else 1.0
    needed = max(bold * widest(texts, SIZE, WIDE), BOLD * _head(column))
    return BESIDE + (min(needed, MOST_WANTED) if column.part else needed)


def _head(column: Column) -> float:
    """How wide a heading wants to be; above numbers it may take a few lines."""
    whole = width_of(column.title, SIZE, WIDE)
    return max(widest(column.title.split(), SIZE, WIDE), whole / LINES_OF_HEAD) if column.is_number else whole


def widest_place(grid: Grid) -> int:
    """The column with most room, where a row's notes stand."""
    parts = [column.part for column in grid.columns]
    return parts.index(max(parts))


def is_note(row: Row) -> bool:
    """Whether a row is a text that belongs to the row above it."""
    return row.is_detail and len(row.entries) == 1


def _filled(wanted: Sequence[float], parts: Sequence[float], room: float) -> list[float]:
    """Widths that share a room by `parts`, none of them more than is wanted."""
    given: dict[int, float] = {}
    while len(given) < len(wanted):
        open_places = [place for place in range(len(wanted)) if place not in given]
        part = (room - sum(given.values())) / sum(parts[place] for place in open_places)
        content = [place for place in open_places if wanted[place] <= part * parts[place]]
        given |= {place: wanted[place] if content else part * parts[place] for place in content or open_places}
    return [max(given[place], LEAST) for place in range(len(wanted))]


def _height(row: Row, widths: Sequence[float], grid: Grid) -> float:
    if is_note(row):
        return _lines(row.entries[0].text, widths[widest_place(grid)]) * (LINE + BETWEEN)
    n_lines = 1 if row.is_heading else max(_each(row, widths))
    return AROUND + n_lines * LINE + (n_lines - 1) * BETWEEN


def _each(row: Row, widths: Sequence[float]) -> Iterator[int]:
    return (_lines(entry.text, width) for entry, width in zip(row.entries, widths, strict=True))


def _lines(text: str, width: float) -> int:
    return max(1, ceil(width_of(text, SIZE, WIDE) / max(width - BESIDE, 1.0) - 0.02))
