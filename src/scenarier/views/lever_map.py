"""A number over two levers, as a table and in words."""

from scenarier.analysis.asked import Asked
from scenarier.analysis.lever_map import LeverMap
from scenarier.analysis.levers import Lever, MeasureLever
from scenarier.model.baseline import Baseline
from scenarier.model.names import rule_name
from scenarier.model.study import Scenario
from scenarier.text.copied import CopiedCell, quantity
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.views.lever_words import asked_of, axis_title, lever_title
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.what_differs import number_words
from scenarier.vocabulary.variables import VARIABLES

BROKEN = "✗"
AXIS_DECIMALS = {"share": 5, "index": 3}
"""Decimals of a value between a lever's ends, which need be no round one; 1 of other units."""

Levers = tuple[Lever, Lever]


def map_title(baseline: Baseline, scenario: Scenario, asked: Asked, levers: Levers) -> str:
    """What the map is about."""
    x, y = (lever_title(baseline, lever.name) for lever in levers)
    return tr("{number}, over {x} (across) and {y} (down)", number=asked_of(baseline, scenario, asked), x=x, y=y)


def map_sheet(baseline: Baseline, asked: Asked, levers: Levers, found: LeverMap, title: str) -> Sheet:
    """The number: a column a value of x, a line a value of y; a mark and how many rules are broken behind it."""
    x, y = levers
    unit, n_broken = VARIABLES[asked.variable].unit, (found.margins < 0.0).sum(axis=0).T.tolist()
    values = found.values.T.tolist()
    headings = [Heading(axis_title(baseline, y))]
    headings += [Heading(axis_value(x, value), is_number=True) for value in found.xs.tolist()]
    lines = [
        Line(
            f"{place}",
            (Cell(axis_value(y, at)), *map(_cell, values[place], n_broken[place], [unit] * len(values[place]))),
        )
        for place, at in enumerate(found.ys.tolist())
    ]
    return Sheet(tuple(headings), tuple(lines), title=title)


def _cell(value: float, n_broken: int, unit: str) -> Cell:
    full: CopiedCell = quantity(value, unit)
    text = format_quantity(value, unit)
    return Cell(f"{text} {BROKEN}{n_broken}" if n_broken else text, full)


def axis_value(lever: Lever, value: float) -> str:
    """A value of a lever as it stands at an axis, without its unit."""
    unit = "mio_kr" if isinstance(lever, MeasureLever) else lever.spec.unit
    return number_words(round(value, AXIS_DECIMALS.get(unit, 1)), unit)


def rule_lines(found: LeverMap) -> list[str]:
    """In how much of the map each rule is broken, and that the others hold everywhere."""
    told = []
    for rule, margins in zip(found.rules, found.margins, strict=True):
        n_broken = int((margins < 0.0).sum())
        if n_broken:
            told.append(tr("{mark} {rule}: broken in {n} of {all} points", mark=BROKEN, rule=rule_name(rule),
                           n=n_broken, all=margins.size))  # fmt: skip
    if len(told) < len(found.rules):
        told.append(tr("No other rule is broken anywhere."))
    return told
