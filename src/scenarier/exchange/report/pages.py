"""Which tables of a section may be broken over pages, so that none leaves half a page empty."""

from collections.abc import Iterator, Sequence

from scenarier.exchange.report.columns import AROUND, LINE, LYING, MM, UPRIGHT, Fit, fitted
from scenarier.views.study_report.parts import Grid, Section, Title

UPRIGHT_PAGE, LYING_PAGE = 251 * MM, 168 * MM
"""How much text a page holds [pt]."""
HEADING, TITLE, AFTER = 15 * MM, 13 * MM, 8 * MM
"""What a section's heading, one within it, and the space below a table take."""
MOST_EMPTY = 0.4
"""A table that takes a larger part of an upright page may be broken."""
LEAST_HERE, LEAST_THERE = 45 * MM, 4 * (LINE + AROUND)
"""So much of a broken table stands on the one page and on the next."""


def fits(section: Section, is_lying: bool) -> list[Fit | None]:
    """A section's tables on paper; None for its other parts."""
    width = LYING if is_lying else UPRIGHT
    return [fitted(part, width) if isinstance(part, Grid) else None for part in section.parts]


def broken(section: Section, tables: Sequence[Fit | None], is_lying: bool) -> list[bool]:
    """For each part whether it is a table that may be broken."""
    if is_lying:
        return [*_lying(section, tables)]
    return [table is not None and table.height > MOST_EMPTY * UPRIGHT_PAGE for table in tables]


def _lying(section: Section, tables: Sequence[Fit | None]) -> Iterator[bool]:
    """Such a section begins on a page of its own, so that the place of each table on its page is known."""
    left, above = LYING_PAGE - HEADING, 0.0
    for part, table in zip(section.parts, tables, strict=True):
        if table is None:
            above += TITLE if isinstance(part, Title) else 0.0
            yield False
            continue
        here, needed = left - above, table.height + AFTER
        is_broken = table.height > here and here >= LEAST_HERE and table.height - here >= LEAST_THERE
        yield is_broken or table.height > LYING_PAGE - above
        left = here - needed if table.height <= here or is_broken else LYING_PAGE - above - needed
        left, above = left % LYING_PAGE, 0.0
