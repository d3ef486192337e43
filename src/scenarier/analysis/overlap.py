"""What groups' proposals have in common, and where they pull apart; docs/groups.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from scenarier.model.fill import DECIMALS
from scenarier.model.groups import Group, in_alphabet, shortest_horizon
from scenarier.model.plan import ByYear
from scenarier.model.study import Measure

SAME, NEAR, OPPOSED = "same", "near", "opposed"
KINDS = (SAME, NEAR, OPPOSED)
WITHIN = 0.01
"""Amounts are the same when they differ by at most this part of the larger one."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two measures of two groups on one target, and their amounts in each year that either names.

    Amounts are in mio. kr., base-year prices; 0 in a year that the other measure alone names.
    """

    kind: str
    a: Group
    b: Group
    measure_a: Measure
    measure_b: Measure
    years: tuple[int, ...]
    amounts_a: tuple[float, ...]
    amounts_b: tuple[float, ...]


def overlaps(groups: Sequence[Group]) -> list[Overlap]:
    """All pairs of measures of two groups that share a target, for groups in any order.

    They come pair of groups by pair, in the alphabet, the same before the near before the opposed. Measures that
    are off or have no amount but 0 up to the shortest horizon are left out.
    """
    last = shortest_horizon(groups)
    found = (_between(a, b, last) for a, b in combinations(in_alphabet(groups), 2))
    return [one for pair in found for one in sorted(pair, key=lambda one: KINDS.index(one.kind))]


def _between(a: Group, b: Group, last: int) -> Iterator[Overlap]:
    theirs = [(measure, amounts_to(measure, last)) for measure in b.measures]
    for measure in a.measures:
        own = amounts_to(measure, last)
        for other, amounts in theirs:
            if measure.target == other.target and any(own.values()) and any(amounts.values()):
                yield _pair(a, b, measure, other, own, amounts)


def amounts_to(measure: Measure, last: int) -> dict[int, float]:
    """The amounts of a measure by the years it names up to `last`, a lasting one's carried on to there."""
    named = {year for year in measure.amounts if year <= last}
    if measure.lasting and measure.amounts:
        named.update(range(max(measure.amounts) + 1, last + 1))
    return {year: measure.amount_in(year) for year in sorted(named)}


def kind_of(measure: Measure, other: Measure, last: int) -> str:
    """Which of KINDS two measures are to the year `last`; "" where their targets differ."""
    if measure.target != other.target:
        return ""
    own, theirs = amounts_to(measure, last), amounts_to(other, last)
    years = sorted({*own, *theirs})
    return _kind([own.get(year, 0.0) for year in years], [theirs.get(year, 0.0) for year in years])


def _pair(a: Group, b: Group, measure: Measure, other: Measure, own: ByYear, theirs: ByYear) -> Overlap:
    years = tuple(sorted({*own, *theirs}))
    amounts = [tuple(found.get(year, 0.0) for year in years) for found in (own, theirs)]
    return Overlap(_kind(*amounts), a, b, measure, other, years, *amounts)


def _kind(own: Sequence[float], theirs: Sequence[float]) -> str:
    if _sign(own) != _sign(theirs):
        return OPPOSED
    return SAME if all(map(_is_within, own, theirs)) else NEAR


def _sign(amounts: Sequence[float]) -> int:
    total = round(fsum(amounts), DECIMALS)
    return (total > 0) - (total < 0)


def _is_within(a: float, b: float) -> bool:
    return round(abs(a - b) - WITHIN * max(abs(a), abs(b)), DECIMALS) <= 0
