"""The rows of the list: measures, and above those of a package its heading."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scenarier.model.measures import Measures, groups_of, total_effect
from scenarier.model.study import Measure

Size = tuple[int, int]
"""How many letters the longest amount of a row has, and its sum."""
NO_SIZE = (0, 0)


@dataclass(frozen=True, slots=True)
class Package:
    """The heading of a package: its measures, and what those on do by year [mio. kr., base-year prices]."""

    package: str
    measures: Measures
    effects: tuple[float, ...]
    is_folded: bool

    @property
    def n_on(self) -> int:
        """How many of the measures are on."""
        return sum(measure.on for measure in self.measures)

    def has_amounts_in(self, year: int) -> bool:
        """Whether any measure that is on does something in a year."""
        return any(measure.on and measure.amount_in(year) for measure in self.measures)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One row: what stands in it, the places of its measures in the study, and its number ("" for a heading)."""

    item: Measure | Package
    places: tuple[int, ...]
    number: str


class Rows:
    """Makes the rows of measures; the sums of a package are kept while its measures are the same."""

    def __init__(self) -> None:
        self.folded: set[str] = set()
        self._known: dict[str, tuple[Measures, tuple[int, ...], tuple[float, ...]]] = {}

    def of(self, measures: Measures, years: tuple[int, ...]) -> list[MeasureRow]:
        """The rows as they are listed."""
        return list(self._rows(measures, years))

    def _rows(self, measures: Measures, years: tuple[int, ...]) -> Iterator[MeasureRow]:
        number = 0
        for group in groups_of(measures):
            is_folded = group.package in self.folded
            if group.package:
                inside = tuple(measures[place] for place in group.places)
                effects = self._effects(group.package, inside, years)
                yield MeasureRow(Package(group.package, inside, effects, is_folded), group.places, "")
            for place in group.places:
                number += 1
                if not is_folded:
                    yield MeasureRow(measures[place], (place,), str(number))

    def _effects(self, package: str, inside: Measures, years: tuple[int, ...]) -> tuple[float, ...]:
        known = self._known.get(package)
        if known is None or known[:2] != (inside, years):
            effects = total_effect(inside, years)
            known = self._known[package] = (inside, years, effects)
        return known[2]


def size_of(row: MeasureRow, years: Sequence[int]) -> Size:
    """How much room the amounts of a row need."""
    item = row.item
    if isinstance(item, Measure) and not item.lasting:
        return size_of_amounts(item.amounts.values())
    return size_of_amounts(item.effects if isinstance(item, Package) else [item.amount_in(year) for year in years])


def size_of_amounts(amounts: Collection[float]) -> Size:
    """How many letters the longest of some amounts has, and their sum."""
    return max(map(_letters, amounts), default=0), _letters(sum(amounts))


def _letters(amount: float) -> int:
    """As many as an amount is shown with, its sign always counted."""
    whole = len(f"-{abs(amount):,.0f}")
    return whole + len(f"{amount % 1:.2f}".rstrip("0")) - 1 if amount % 1 else whole
