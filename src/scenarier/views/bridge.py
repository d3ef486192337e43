"""Why a figure differs, as rows: where it starts, what each part does to it, where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from scenarier.analysis.bridge.bridge import Bridge
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.levers import MEASURE
from scenarier.model.baseline import Baseline
from scenarier.model.names import entity_name, line_name, name_of
from scenarier.model.parameters import split_key
from scenarier.model.terms import unit_in, unit_words
from scenarier.text.language import tr
from scenarier.text.numbers import DECIMALS, format_number
from scenarier.text.plain import one_line
from scenarier.views.bridge_causes import CAUSE_NAMES
from scenarier.views.bridge_words import scenarios_words, years_words
from scenarier.views.lever_words import lever_title
from scenarier.vocabulary.variables import VARIABLES

Kind = Literal["start", "as_it_stands", "part", "end"]


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """One row of a bridge: its part as it is named in csv, its name in words, its amount as number and as read.

    `error` is the standard error of a part that was found by samples, 0 where it is exact. What is added has its
    sign in `text`. `short` is the name where there is little room, "" where it has no other.
    """

    kind: Kind
    part: str
    name: str
    amount: float
    text: str
    error: float = 0.0
    error_text: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class BridgeTold:
    """A bridge as it is told: what it is of, its unit, the rows in order, and sentences on them."""

    title: str
    unit: str
    rows: tuple[BridgeRow, ...]
    sentences: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether no row was found by samples."""
        return not any(row.error for row in self.rows)


def told_between_scenarios(
    baseline: Baseline, found: Bridge, figure: Figure, a: str, b: str, chance: str = ""
) -> BridgeTold:
    """A bridge from scenario A to scenario B, by what they are called.

    Parameters
    ----------
    chance : how likely B is to be better, in words; it stands behind how far they are apart.
    """
    name = line_name(baseline, figure.variable, figure.entity)
    title = tr("{figure} {year}: from {a} to {b}", figure=name, year=figure.year, a=a, b=b)
    rows = tuple(_rows(baseline, found, figure, (a, b)))
    said = scenarios_words(rows, partial(amount_text, _unit(figure)), _unit(figure), name, figure.year, a, b)
    said[1:1] = [chance] if chance else []
    return BridgeTold(title, _unit_words(baseline, figure), rows, tuple(said))


def told_between_years(baseline: Baseline, found: Bridge, figure: Figure, from_year: int) -> BridgeTold:
    """A bridge from one year to another of a scenario."""
    name = line_name(baseline, figure.variable, figure.entity)
    title = tr("{figure}: from {first} to {year}", figure=name, first=from_year, year=figure.year)
    rows = tuple(_rows(baseline, found, figure, (f"{from_year}", f"{figure.year}")))
    said = years_words(rows, partial(amount_text, _unit(figure)), _unit(figure), name, from_year, figure.year)
    return BridgeTold(title, _unit_words(baseline, figure), rows, tuple(said))


def part_name(baseline: Baseline, part: str) -> str:
    """What a setting is called: a parameter's name with its entity, or a measure's title."""
    if part.startswith(MEASURE):
        return one_line(part.removeprefix(MEASURE))
    name, entity = split_key(part)
    called = name_of(baseline.parameters[name])
    return f"{called}, {entity_name(baseline, entity)}" if entity else called


def amount_text(unit: str, amount: float, *, sign: bool = False) -> str:
    """An amount as it is read, without its unit; with one decimal where it is in mio. kr."""
    decimals = 1 if unit == "mio_kr" else DECIMALS[unit]
    return format_number(amount * 100 if unit == "share" else amount, decimals, sign=sign)


def _unit(figure: Figure) -> str:
    return unit_in(VARIABLES[figure.variable].unit, figure.terms)


def _unit_words(baseline: Baseline, figure: Figure) -> str:
    return unit_words(VARIABLES[figure.variable].unit, figure.terms, baseline.base_year)


def _rows(baseline: Baseline, found: Bridge, figure: Figure, ends: tuple[str, str]) -> Iterator[BridgeRow]:
    text = partial(amount_text, _unit(figure))
    is_exact, between_years = found.is_exact, found.as_it_stands is not None
    yield BridgeRow("start", "", ends[0], found.start, text(found.start))
    if found.as_it_stands is not None:
        amount = found.as_it_stands
        yield BridgeRow("as_it_stands", "", tr("As it stands"), amount, text(amount, sign=True))
    for part in found.parts:
        name = tr(CAUSE_NAMES[part.part]) if between_years else part_name(baseline, part.part)
        short = "" if between_years else lever_title(baseline, part.part)
        error = "" if is_exact else text(part.error)
        told = text(part.amount, sign=True)
        yield BridgeRow("part", part.part, name, part.amount, told, part.error, error, short)
    yield BridgeRow("end", "", ends[1], found.end, text(found.end))
