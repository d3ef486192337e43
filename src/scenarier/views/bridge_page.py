"""What the window shows of a bridge: what is asked, its bars, its table, and what explains each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import fsum

from scenarier.analysis.bridge.amounts import MOST_EXACT
from scenarier.analysis.bridge.bridge import Bridge, bridge
from scenarier.analysis.bridge.figures import Figure as BridgedFigure
from scenarier.analysis.bridge.parts import measures_of, parts_between
from scenarier.analysis.bridge.years import bridge_of_years
from scenarier.analysis.levers import MEASURE
from scenarier.analysis.paired import Paired
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.parameters import split_key
from scenarier.model.study import Scenario, Study
from scenarier.model.terms import Terms, unit_in
from scenarier.text.copied import quantity
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.views.bridge import (
    BridgeRow,
    BridgeTold,
    amount_text,
    told_between_scenarios,
    told_between_years,
)
from scenarier.views.bridge_causes import cause_words, standing_words
from scenarier.views.compared import Compared
from scenarier.views.differences import less
from scenarier.views.figure import Amount, Figure, Said
from scenarier.views.otherwise import result_amount
from scenarier.views.paired import drawn_pair, paired_words
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.vocabulary.variables import VARIABLES

MOST_BARS = 8
"""So many parts have a bar of their own; the others are folded into one."""
NEAR = 0.35
"""Zero is drawn where the levels reach over so much of the way to it."""
BEYOND = 0.12
"""Where it is not, the bars of the ends begin so much of the span before the nearest level."""
SMALL = 0.01
"""A part below this share of the largest is folded away too."""


@dataclass(frozen=True, slots=True)
class Side:
    """A scenario and its place in the study."""

    index: int
    scenario: Scenario


@dataclass(frozen=True, slots=True, eq=False)
class BridgeAsked:
    """What the page asks: why the figure differs between A and B, or with `from_year` between two years of A.

    How likely B is to be better is drawn with the spreads and seed of `study`; not told where that is None.
    """

    baseline: Baseline
    horizon: int
    a: Side
    b: Side | None
    variable: str
    entity: str
    year: int
    from_year: int | None
    terms: Terms
    study: Study | None = None

    def is_as(self, other: "BridgeAsked | None") -> bool:
        """Whether another asks for the same numbers; scenarios are compared as they are held, not by content."""
        return (
            other is not None
            and self._what() == other._what()
            and all(one is two for one, two in zip(self._held(), other._held(), strict=True))
        )

    def _what(self) -> tuple[object, ...]:
        drawn = (self.study.spreads, self.study.seed) if self.study else None
        return self.horizon, self.variable, self.entity, self.year, self.from_year, self.terms, drawn

    def _held(self) -> tuple[object, ...]:
        return self.baseline, self.a.scenario, self.b.scenario if self.b else None

    @property
    def figure(self) -> BridgedFigure:
        """The figure in the terms shown."""
        return BridgedFigure(self.variable, self.entity, self.year, self.terms)

    def is_quick(self) -> bool:
        """Whether it is answered within a few frames, as what is not sampled is."""
        if self.b is None:
            return True
        return len(parts_between(self.baseline, self.a.scenario, self.b.scenario, self.horizon)) <= MOST_EXACT

    def answer(self) -> "Answer":
        """The numbers: up to half a second of computing."""
        if self.b is None:
            year = self.year if self.from_year is None else self.from_year
            return Answer(self, bridge_of_years(self.baseline, self.a.scenario, self.horizon, self.figure, year))
        pair = self.a.scenario, self.b.scenario
        found = bridge(self.baseline, *pair, self.horizon, self.figure)
        return Answer(self, found, self._drawn(pair))

    def _drawn(self, pair: tuple[Scenario, Scenario]) -> Paired | None:
        """The two held against each other in draws."""
        study = self.study
        return drawn_pair(self.baseline, pair, self.horizon, self.figure, study) if study else None


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What was asked, and the numbers."""

    asked: BridgeAsked
    found: Bridge
    drawn: Paired | None = None

    def told(self) -> BridgeTold:
        """The rows and sentences, in the language that is spoken."""
        asked = self.asked
        if asked.b is None:
            year = asked.year if asked.from_year is None else asked.from_year
            return told_between_years(asked.baseline, self.found, asked.figure, year)
        a, b = (scenario_title(one.scenario.name) for one in (asked.a, asked.b))
        chance = paired_words(self.drawn, asked.figure, (a, b)) if self.drawn else ""
        return told_between_scenarios(asked.baseline, self.found, asked.figure, a, b, chance)


@dataclass(frozen=True, slots=True)
class Explains:
    """What a click on a row or bar opens: a figure of one of the study's scenarios, or what is said."""

    figure: Figure | None = None
    scenario: int | None = None
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class BridgeBar:
    """A bar from one level to another; `is_end` for the two that stand alone, `short` for little room.

    `amount` is what it is worth where that is an amount of money, which can be told in other units.
    """

    name: str
    text: str
    low: float
    high: float
    is_end: bool
    explains: Explains = field(default_factory=Explains)
    amount: Amount | None = None
    short: str = ""

    def name_within(self, width: Callable[[str], float], room: float) -> str:
        """The name in one line, or the short one where it is wider than its room."""
        name = one_line(self.name)
        return name if width(name) <= room else self.short or name

    @property
    def is_up(self) -> bool:
        """Whether it raises the figure."""
        return self.high >= self.low


# Bars


def bars_of(asked: BridgeAsked, told: BridgeTold) -> list[BridgeBar]:
    """A bar for each end and each large part, largest first, and one for all others together."""
    first, last = told.rows[0], told.rows[-1]
    shown, folded = _apart(told.rows[1:-1])
    bars = [_end_bar(asked, first)]
    level = first.amount
    for row in shown:
        above, worth = level + row.amount, _worth(asked, row.amount)
        bars.append(BridgeBar(row.name, row.text, level, above, False, explains(asked, row), worth, row.short))
        level += row.amount
    if folded:
        bars.append(_others(asked, folded, level))
    return [*bars, _end_bar(asked, last)]


def span_of(bars: Sequence[BridgeBar]) -> tuple[float, float]:
    """The lowest and the highest level that is drawn: with zero where the levels reach near to it."""
    levels = [level for bar in bars for level in ([bar.high] if bar.is_end else [bar.low, bar.high])]
    low, high = (min(levels), max(levels)) if levels else (0.0, 1.0)
    farthest = max(abs(low), abs(high), 1e-12)
    if low <= 0.0 <= high or min(abs(low), abs(high)) <= (1 - NEAR) * farthest:
        return min(low, 0.0), max(high, 0.0)
    room = max((high - low) * BEYOND, 1e-9 * farthest)
    return (low - room, high) if low > 0 else (low, high + room)


def span_words(bars: Sequence[BridgeBar]) -> str:
    """That the bars of the ends are cut, where zero is not drawn."""
    low, high = span_of(bars)
    return "" if low <= 0.0 <= high else tr("The axis does not begin at 0.")


def _apart(rows: Sequence[BridgeRow]) -> tuple[list[BridgeRow], list[BridgeRow]]:
    """The rows with a bar of their own, and those that are folded into one, two at least."""
    largest = max((abs(row.amount) for row in rows), default=0.0)
    large = [row for row in rows if abs(row.amount) > SMALL * largest][:MOST_BARS]
    folded = [row for row in rows if row not in large]
    return (list(rows), []) if len(folded) == 1 else (large, folded)


def _end_bar(asked: BridgeAsked, row: BridgeRow) -> BridgeBar:
    opens = explains(asked, row)
    year = opens.figure[2] if opens.figure else None
    return BridgeBar(row.name, row.text, 0.0, row.amount, True, opens, _worth(asked, row.amount, year))


def _others(asked: BridgeAsked, rows: Sequence[BridgeRow], level: float) -> BridgeBar:
    amount = fsum(row.amount for row in rows)
    text = amount_text(unit_in(VARIABLES[asked.variable].unit, asked.terms), amount, sign=True)
    name = ntr("The other {n}", "The other {n}", len(rows))
    said = Said(name, text, "; ".join(f"{row.name} {row.text}" for row in rows))
    opens = Explains(None, (asked.b or asked.a).index, said)
    return BridgeBar(name, text, level, level + amount, False, opens, _worth(asked, amount))


def _worth(asked: BridgeAsked, amount: float, year: int | None = None) -> Amount | None:
    """A level of a year or a part as an amount of money; None where it is shown per citizen, or as a share."""
    if unit_in(VARIABLES[asked.variable].unit, asked.terms) != "mio_kr":
        return None
    department = asked.entity.partition(".")[0]
    is_known = department in asked.baseline.entities("department")
    return result_amount(amount, year or asked.year, department if is_known else "", asked.terms)


# The table


def bridge_sheet(asked: BridgeAsked, told: BridgeTold) -> Sheet:
    """A row for each end and each part."""
    errors = () if told.is_exact else (Heading(tr("Standard error"), is_number=True),)
    headings = (Heading("", wraps=1.0), Heading(tr("Amount"), told.unit, is_number=True), *errors)
    lines = tuple(_line(asked, row, place, is_exact=told.is_exact) for place, row in enumerate(told.rows))
    return Sheet(headings, lines, labels=(tr("Part"),), title=told.title)


def _line(asked: BridgeAsked, row: BridgeRow, place: int, *, is_exact: bool) -> Line:
    unit, opens = unit_in(VARIABLES[asked.variable].unit, asked.terms), explains(asked, row)
    is_end = row.kind in ("start", "end")
    said = None if opens.said is None else partial(_itself, opens.said)
    amount = Cell(
        row.text,
        quantity(row.amount, unit, None),
        figure=opens.figure,
        is_bold=is_end,
        said=said,
        amount=None if is_end else partial(_worth, asked, row.amount),
    )
    error = (
        () if is_exact else (Cell(row.error_text, quantity(row.error, unit, None) if row.kind == "part" else ""),)
    )
    cells = (Cell(row.name, tip=row.name, is_bold=is_end), amount, *error)
    return Line(f"{place} {row.part}", cells, is_bold=is_end, scenario=opens.scenario)


def _itself(said: Said) -> Said:
    return said


# What a click opens


def explains(asked: BridgeAsked, row: BridgeRow) -> Explains:
    """What explains a row: the figure at an end, the lever or the measure of a part, or words on a cause."""
    if row.kind in ("start", "end"):
        is_start = row.kind == "start"
        in_year = asked.from_year if is_start and asked.from_year is not None else asked.year
        side = asked.a if is_start or asked.b is None else asked.b
        return Explains((asked.variable, asked.entity, in_year), side.index)
    if asked.from_year is not None:
        text = (
            standing_words(asked.from_year)
            if row.kind == "as_it_stands"
            else cause_words(asked.baseline, row.part, asked.from_year)
        )
        return Explains(None, asked.a.index, Said(row.name, row.text, text))
    if row.part.startswith(MEASURE):
        return _measure(asked, row.part.removeprefix(MEASURE))
    name, entity = split_key(row.part)
    spec = asked.baseline.parameters[name]
    year = max(asked.year, spec.first_year) if spec.has_year else None
    side = asked.b or asked.a
    return Explains((f"parameter:{name}", entity, year), side.index)


def _measure(asked: BridgeAsked, title: str) -> Explains:
    """The first of the measures of a title, in B where it has one."""
    for side in (asked.b, asked.a):
        found = measures_of(side.scenario, title) if side else []
        if side and found:
            number = [one is found[0] for one in side.scenario.measures].index(True) + 1
            return Explains((f"measure:{number}", "", asked.year), side.index)
    return Explains()


# What is asked and answered


def ends_offered(shown: Compared) -> list[tuple[str, str, str]]:
    """Between what there may be a bridge: in words, `scenarios` or `years`, and the key of the scenario.

    Between the reference and each other scenario that is ticked, and between two years of each.
    """
    between = [(less(shown, one), "scenarios", one.key) for one in shown.others]
    sides = (shown.reference, *shown.others)
    return between + [(tr("{name}: between two years", name=one.name), "years", one.key) for one in sides]
