"""What a number is sensitive to, as rows: every lever's swing, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.asked import Asked
from scenarier.analysis.sensitivity import Swing
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario
from scenarier.text.copied import CopiedCell, quantity
from scenarier.text.language import mark, ntr, tr
from scenarier.text.numbers import format_quantity
from scenarier.views.lever_words import asked_of, asked_unit, lever_title, value_words
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.vocabulary.variables import VARIABLES

BY_WORDS = {
    "sd": mark("± one standard deviation"),
    "range": mark("whole range"),
    "switch": mark("off and on"),
}
NO_PEOPLE = "–"


@dataclass(frozen=True, slots=True)
class SwingRow:
    """A lever in words, and the number at both of its ends."""

    lever: str
    name: str
    low: str
    high: str
    by: str
    at_low: str
    at_high: str
    swing: str
    found: Swing


def swing_rows(baseline: Baseline, asked: Asked, swings: Sequence[Swing]) -> list[SwingRow]:
    """A row for every lever that moves the number, in their order; also those that leave no people."""
    return [_row(baseline, asked, swing) for swing in swings if swing.swing != 0.0]


def _row(baseline: Baseline, asked: Asked, swing: Swing) -> SwingRow:
    unit = VARIABLES[asked.variable].unit
    low, high = (value_words(baseline, swing.lever, value) for value in (swing.low, swing.high))
    at_low, at_high = (_text(number, unit) for number in (swing.at_low, swing.at_high))
    return SwingRow(
        swing.lever,
        lever_title(baseline, swing.lever),
        low,
        high,
        tr(BY_WORDS[swing.by]),
        at_low,
        at_high,
        _text(swing.swing, unit, sign=True),
        swing,
    )


def _text(number: float | None, unit: str, *, sign: bool = False) -> str:
    return NO_PEOPLE if number is None else format_quantity(number, unit, sign=sign)


def swings_title(baseline: Baseline, scenario: Scenario, asked: Asked) -> str:
    """What the rows are about."""
    return tr("Sensitivity: {number}", number=asked_of(baseline, scenario, asked))


def unmoved_words(swings: Sequence[Swing]) -> str:
    """How many levers do not move the number; "" where all do."""
    n_still = sum(swing.swing == 0.0 for swing in swings)
    return ntr("{n} lever does not move it.", "{n} levers do not move it.", n_still) if n_still else ""


def swings_sheet(baseline: Baseline, asked: Asked, rows: Sequence[SwingRow], title: str) -> Sheet:
    """A table of the rows: the lever's values, the number at each, and the swing."""
    unit = asked_unit(baseline, asked)
    headings = (
        Heading(tr("Lever"), wraps=1.0),
        Heading(tr("Moved by")),
        Heading(tr("Low"), is_number=True),
        Heading(tr("High"), is_number=True),
        Heading(tr("At low"), unit, is_number=True),
        Heading(tr("At high"), unit, is_number=True),
        Heading(tr("Swing"), unit, is_number=True, tip=tr("At high less at low")),
    )
    return Sheet(headings, tuple(_line(asked, row) for row in rows), title=title)


def _line(asked: Asked, row: SwingRow) -> Line:
    unit, found = VARIABLES[asked.variable].unit, row.found
    numbers: list[tuple[str, CopiedCell]] = [
        (row.at_low, quantity(found.at_low, unit)),
        (row.at_high, quantity(found.at_high, unit)),
        (row.swing, quantity(found.swing, unit)),
    ]
    cells = (
        Cell(row.name, tip=row.name),
        Cell(row.by, colour="" if found.by == "sd" else "muted"),
        Cell(row.low),
        Cell(row.high),
        *(Cell(text, full) for text, full in numbers),
    )
    return Line(row.lever, cells)
