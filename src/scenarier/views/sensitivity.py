"""What a number is sensitive to, as rows: every lever's swing, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenarier.analysis.asked import Asked
from scenarier.analysis.sensitivity import Swing, at_end, sensitivity
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario, Study
from scenarier.text.copied import CopiedCell, quantity
from scenarier.text.language import mark, ntr, tr
from scenarier.text.numbers import format_quantity
from scenarier.views.lever_words import (
    asked_of,
    asked_title,
    asked_unit,
    lever_title,
    lever_unit_words,
    value_cell,
    value_words,
)
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
        Heading(tr("Unit")),
        Heading(tr("Low"), is_number=True),
        Heading(tr("High"), is_number=True),
        Heading(tr("At low"), unit, is_number=True),
        Heading(tr("At high"), unit, is_number=True),
        Heading(tr("Swing"), unit, is_number=True, tip=tr("At high less at low")),
    )
    return Sheet(headings, tuple(_line(baseline, asked, row) for row in rows), title=title)


def _line(baseline: Baseline, asked: Asked, row: SwingRow) -> Line:
    unit, found = VARIABLES[asked.variable].unit, row.found
    numbers: list[tuple[str, CopiedCell]] = [
        (row.at_low, quantity(found.at_low, unit)),
        (row.at_high, quantity(found.at_high, unit)),
        (row.swing, quantity(found.swing, unit)),
    ]
    cells = (
        Cell(row.name, tip=row.name),
        Cell(row.by, colour="" if found.by == "sd" else "muted"),
        Cell(lever_unit_words(baseline, row.lever)),
        *(value_cell(baseline, row.lever, value) for value in (found.low, found.high)),
        *(Cell(text, full) for text, full in numbers),
    )
    return Line(row.lever, cells)


# The window's part

ALL = ""
CHOICES = {
    ALL: mark("All levers"),
    "sd": mark("Uncertain assumptions, ± one standard deviation"),
    "range": mark("Other levers, over their whole range"),
    "switch": mark("Measures, off and on"),
}
"""Which levers are seen, by what moves them."""


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """Every lever's swing of one number of a scenario, as a part of the window shows it."""

    baseline: Baseline
    scenario: Scenario
    study: Study
    asked: Asked
    now: float
    swings: list[Swing]

    @classmethod
    def of(
        cls, baseline: Baseline, scenario: Scenario, study: Study, figure: tuple[str, str, int], now: float
    ) -> "Sensitivity":
        """Of a scenario's number that stands at `now`."""
        asked = Asked(*figure)
        found = sensitivity(baseline, scenario, study.horizon, asked, study.spreads)
        return cls(baseline, scenario, study, asked, now, found)

    @property
    def title(self) -> str:
        """The number: `Likviditet pr. borger 2029`."""
        return asked_title(self.baseline, self.asked)

    @property
    def unit(self) -> str:
        """Its unit and prices."""
        return asked_unit(self.baseline, self.asked)

    @property
    def at_now(self) -> str:
        """The number as the scenario stands."""
        return _text(self.now, VARIABLES[self.asked.variable].unit)

    def lead(self) -> str:
        """What is shown, in words."""
        told = tr(
            "“{scenario}” has {value}. Each lever is moved alone: uncertain assumptions by a standard deviation "
            "to each side, other levers over their whole range, measures off and on.",
            scenario=scenario_title(self.scenario.name),
            value=f"{self.at_now} {self.unit}",
        )
        return f"{told} {unmoved_words(self.swings)}".strip()

    def rows(self, choice: str = ALL) -> list[SwingRow]:
        """The levers of a choice that move the number, the largest swing first."""
        chosen = [one for one in self.swings if choice in (ALL, one.by)]
        return swing_rows(self.baseline, self.asked, chosen)

    def sheet(self, rows: Sequence[SwingRow]) -> Sheet:
        """A table of rows."""
        return swings_sheet(
            self.baseline, self.asked, rows, swings_title(self.baseline, self.scenario, self.asked)
        )

    def at_end(self, row: SwingRow, *, is_high: bool) -> Scenario:
        """The scenario with a row's lever at an end, named for it."""
        own, study = self.scenario, self.study
        made = at_end(self.baseline, own, study.horizon, row.found, study.spreads, is_high=is_high)
        return replace(made, name=f"{row.name}: {row.high if is_high else row.low}")
