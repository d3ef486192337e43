"""What all scenarios of a study stand on besides the baseline: an adopted budget and a population forecast."""

from collections.abc import Mapping
from dataclasses import dataclass

ByYear = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Budget:
    """What a council has adopted, as amounts by target and year [mio. kr.]; docs/model.md section 9.

    The amounts are in current prices, or in those of `price_year`. Years may lie after a study's horizon.
    """

    title: str
    levels: Mapping[str, ByYear]
    price_year: int | None = None
    note: str = ""

    def first_year(self, target: str) -> int | None:
        """The first year that the budget names for a target; None where it names none."""
        return min(self.levels.get(target, ()), default=None)

    def last_named(self, target: str, year: int) -> int | None:
        """The year whose level holds in `year`: the last one named up to it; None before the first."""
        return max((named for named in self.levels.get(target, ()) if named <= year), default=None)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A population forecast: persons on 1 January by year and age group; docs/model.md section 1."""

    title: str
    persons: Mapping[int, Mapping[str, float]]
    note: str = ""

    @property
    def last_year(self) -> int:
        """The last year it holds; the years are consecutive."""
        return max(self.persons)
