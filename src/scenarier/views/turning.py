"""What would turn the order of two scenarios, as rows and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.asked import Asked
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.paired import Paired
from scenarier.analysis.turning import TurningPoint, turning
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario, Study
from scenarier.text.copied import Number
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import DECIMALS, format_number, told_apart, unit_name
from scenarier.views.differences import is_better
from scenarier.views.lever_words import (
    asked_title,
    asked_unit,
    lever_title,
    lever_unit_words,
    value_cell,
    value_words,
)
from scenarier.views.paired import drawn_pair, paired_words
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.vocabulary.variables import VARIABLES


def turning_title(baseline: Baseline, a: Scenario, b: Scenario, asked: Asked) -> str:
    """What the rows are about."""
    names = {"a": scenario_title(a.name), "b": scenario_title(b.name)}
    return tr("What would turn “{b}” against “{a}”: {number}", number=asked_title(baseline, asked), **names)


def stands_words(
    baseline: Baseline, asked: Asked, scenarios: tuple[Scenario, Scenario], at_a: float, at_b: float
) -> str:
    """How the two stand now, and which of them is better where a difference of the number is better one way."""
    a, b = scenarios
    unit = VARIABLES[asked.variable].unit
    percent = 100.0 if unit == "share" else 1.0
    here, there = told_apart(percent * at_a, percent * at_b, DECIMALS[unit])
    texts = {
        "at_a": f"{here} {asked_unit(baseline, asked)}".strip(),
        "at_b": f"{there} {unit_name(unit)}".strip(),
    }
    names = {"a": scenario_title(a.name), "b": scenario_title(b.name)}
    if at_a == at_b:
        return tr("Both stand at {at_a}, so there is no order that could turn.", **texts)
    better = is_better(asked.variable, at_b - at_a)
    if better is None:
        return tr("“{b}” stands at {at_b}, “{a}” at {at_a}; it turns where they are alike.", **names, **texts)
    if better:
        return tr("“{b}” stands at {at_b} and is better than “{a}” at {at_a}.", **names, **texts)
    return tr("“{b}” stands at {at_b} and is worse than “{a}” at {at_a}; it turns where it becomes better.",
              **names, **texts)  # fmt: skip


def drawn_words(asked: Asked, a: Scenario, b: Scenario, drawn: Paired) -> str:
    """How often B is better than A when the assumptions are drawn, all of them at a time."""
    figure = Figure(asked.variable, asked.entity, asked.year)
    return paired_words(drawn, figure, (scenario_title(a.name), scenario_title(b.name)))


def turning_sheet(baseline: Baseline, points: Sequence[TurningPoint], title: str) -> Sheet:
    """The assumptions that can turn the order, the nearest first: value now, where it turns, how far that is."""
    headings = (
        Heading(tr("Assumption"), wraps=1.0),
        Heading(tr("Unit")),
        Heading(tr("Now"), is_number=True),
        Heading(tr("Turns at"), is_number=True),
        Heading(tr("Distance"), tr("standard deviations"), is_number=True),
    )
    lines = [_line(baseline, point) for point in points if point.distance is not None]
    return Sheet(headings, tuple(lines), title=title)


def _line(baseline: Baseline, point: TurningPoint) -> Line:
    distance = point.distance or 0.0
    values = [
        value_cell(baseline, point.lever, value, is_searched=True) for value in (point.value, point.turns_at)
    ]
    title = lever_title(baseline, point.lever)
    return Line(
        point.lever,
        (
            Cell(title, tip=title),
            Cell(lever_unit_words(baseline, point.lever)),
            *values,
            Cell(format_number(distance, 1), Number(distance, 1)),
        ),
    )


def steady_words(points: Sequence[TurningPoint]) -> str:
    """How many uncertain assumptions cannot turn the order within their range; "" where all can."""
    n_steady = sum(point.distance is None for point in points)
    return (
        ntr(
            "{n} uncertain assumption cannot turn it within its range.",
            "{n} uncertain assumptions cannot turn it within their range.",
            n_steady,
        )
        if n_steady
        else ""
    )


# The window's part


@dataclass(frozen=True, slots=True, eq=False)
class Turning:
    """What would turn two scenarios of a study, as a part of the window shows it."""

    baseline: Baseline
    a: Scenario
    b: Scenario
    asked: Asked
    at: tuple[float, float]
    points: list[TurningPoint]
    drawn: Paired

    @classmethod
    def of(
        cls,
        baseline: Baseline,
        study: Study,
        scenarios: tuple[Scenario, Scenario],
        figure: tuple[str, str, int],
        at: tuple[float, float],
    ) -> "Turning":
        """Of two scenarios whose number stands at `at`."""
        asked = Asked(*figure)
        points = turning(baseline, *scenarios, study.horizon, asked, study.spreads)
        drawn = drawn_pair(baseline, scenarios, study.horizon, Figure(*figure), study)
        return cls(baseline, *scenarios, asked, at, points, drawn)

    def lead(self) -> str:
        """How the two stand, and how the table is read."""
        stands = stands_words(self.baseline, self.asked, (self.a, self.b), *self.at)
        stands = f"{stands} {drawn_words(self.asked, self.a, self.b, self.drawn)}"
        nearest = next(iter(self.points), None)
        if nearest is None or nearest.distance is None:
            return stands
        told = tr(
            "Nearest is {lever}: at {value} instead of {now}, {distance} standard deviations away, all else "
            "as it is.",
            lever=lever_title(self.baseline, nearest.lever),
            value=value_words(self.baseline, nearest.lever, nearest.turns_at, is_searched=True),
            now=value_words(self.baseline, nearest.lever, nearest.value, is_searched=True),
            distance=format_number(nearest.distance, 1),
        )
        return f"{stands} {told}"

    def steady(self) -> str:
        """How many assumptions cannot turn it."""
        return steady_words(self.points)

    def sheet(self) -> Sheet:
        """A table of the assumptions that can."""
        return turning_sheet(self.baseline, self.points, turning_title(self.baseline, self.a, self.b, self.asked))
