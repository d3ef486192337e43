"""The scenarios that may be compared, as the rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.views.sheet import Cell, Heading, Line, Sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario in the list; `colour` is "" while it is not ticked."""

    index: int
    name: str
    what_differs: str
    is_chosen: bool
    is_reference: bool
    colour: str


def entries_sheet(entries: Sequence[Entry]) -> Sheet:
    """A row a scenario: ticked or not, its line, its name, and below it what differs."""
    return Sheet((Heading(""),), tuple(map(_line, entries)))


def _line(entry: Entry) -> Line:
    cell = Cell(
        entry.name,
        tip=f"{entry.name}\n{entry.what_differs}",
        is_bold=entry.is_reference,
        swatch=entry.colour,
        box="on" if entry.is_chosen else "off",
        beside=entry.what_differs,
        spoken=f"{entry.name}, {entry.what_differs}",
    )
    return Line(str(entry.index), (cell,), scenario=entry.index)
