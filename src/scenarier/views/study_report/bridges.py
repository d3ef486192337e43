"""Why each scenario differs from the reference: in sentences, as a waterfall and as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import fsum

from scenarier.model.terms import unit_in
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.views.bridge import BridgeRow, BridgeTold, amount_text
from scenarier.views.bridge_page import BridgeAsked, Side, bars_of, span_words
from scenarier.views.compared import One, is_nothing
from scenarier.views.study_report.figures import prices
from scenarier.views.study_report.parts import (
    Column,
    Entry,
    Grid,
    Part,
    Point,
    Points,
    Row,
    Section,
    Title,
    Waterfall,
)
from scenarier.views.study_report.subject import Subject
from scenarier.vocabulary.variables import VARIABLES

DRAWN = "liquidity_per_citizen"
"""The key figure that is drawn: all that a scenario does comes to it in the end."""
TOLD = ("result", "service_gap_total")
"""Key figures whose differences are told in words beside it."""
N_ENDS = 2
"""Rows of a bridge that are no parts."""
MOST_ROWS = 16
"""So many parts have a row of their own; the smaller ones share one."""


def bridges(subject: Subject) -> Iterator[Section]:
    """A waterfall, a table and sentences a scenario; nothing where there is no other than the reference."""
    if subject.others:
        parts = (part for place, one in enumerate(subject.others) for part in _of(subject, place, one))
        yield Section(tr("Why they differ"), tuple(parts))


def _of(subject: Subject, place: int, one: One) -> Iterator[Part]:
    asked = _asked(subject, one, DRAWN)
    told = asked.answer().told()
    is_apart = len(told.rows) > N_ENDS
    also = [_asked(subject, one, name).answer().told() for name in TOLD] if is_apart else []
    name = one.scenario.name
    yield Title(one.name, one.colour)
    yield Points(f"why {name}", tuple(_points([told, *also])))
    if not all(is_nothing(row.text) for row in told.rows[1:-1]):
        yield _waterfall(asked, told, place)
        yield _grid(subject, asked, told, name)


def _points(every: Sequence[BridgeTold]) -> Iterator[Point]:
    """A point a figure, and once for all of them that they are found by samples."""
    sampled = []
    for told in every:
        said = list(told.sentences)
        if not told.is_exact:
            sampled.append(said.pop())
        yield Point("", " ".join(said))
    yield from (Point("", sentence) for sentence in dict.fromkeys(sampled))


def _asked(subject: Subject, one: One, variable: str) -> BridgeAsked:
    compared = subject.compared
    a, b = (Side(each.index, each.scenario) for each in (subject.reference, one))
    horizon = subject.years[-1]
    return BridgeAsked(compared.baseline, horizon, a, b, variable, "", horizon, None, compared.terms)


def _waterfall(asked: BridgeAsked, told: BridgeTold, place: int) -> Waterfall:
    bars = tuple(bars_of(asked, told))
    spoken = " ".join((f"{told.title}, {told.unit}.", *(f"{bar.name}: {bar.text}." for bar in bars)))
    return Waterfall(f"waterfall {place}", told.title, told.unit, span_words(bars), bars, spoken)


def _grid(subject: Subject, asked: BridgeAsked, told: BridgeTold, name: str) -> Grid:
    has_errors = not all(is_nothing(row.error_text) for row in told.rows)
    heads = (Column(tr("Part"), part=1.0), Column(tr("unit"), is_unit=True), Column(tr("Amount"), is_number=True))
    columns = (*heads, Column(tr("Standard error"), is_number=True)) if has_errors else heads
    unit = unit_name(unit_in(VARIABLES[asked.variable].unit, asked.terms))
    rows = (_row(row, unit, asked.year, has_errors=has_errors) for row in _shortened(asked, told.rows))
    return Grid(f"bridge {name}", told.title, columns, tuple(rows), prices(subject))


def _row(row: BridgeRow, unit: str, year: int, *, has_errors: bool) -> Row:
    error = (Entry(row.error_text, row.error if row.error_text else None, year),) if has_errors else ()
    entries = (Entry(row.name), Entry(unit), Entry(row.text, row.amount, year), *error)
    return Row(f"{row.kind} {row.part}", entries, is_strong=row.kind != "part")


def _shortened(asked: BridgeAsked, rows: Sequence[BridgeRow]) -> Sequence[BridgeRow]:
    """The rows, with the smallest parts in one where there are very many."""
    first, *parts, last = rows
    if len(parts) <= MOST_ROWS + 1:
        return rows
    shown, folded = parts[:MOST_ROWS], parts[MOST_ROWS:]
    amount = fsum(row.amount for row in folded)
    text = amount_text(unit_in(VARIABLES[asked.variable].unit, asked.terms), amount, sign=True)
    name = ntr("The other {n}", "The other {n}", len(folded))
    rest = replace(folded[0], part="", name=name, amount=amount, text=text, error=0.0, error_text="")
    return [first, *shown, rest, last]
