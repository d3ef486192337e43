"""What a proposal does to the budget's balances, held against its base."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import join_key, split_key
from scenarier.model.projection import Projection
from scenarier.model.study import Scenario

RESULT, SERVICE, CAPITAL = "result", "service_ceiling", "capex_ceiling"
HELD_AGAINST = {SERVICE: "service_expenditure", CAPITAL: "capex_gross"}
"""What a ceiling is the ceiling of."""
SHORT = 0.05
"""A year that lacks as much as this is not financed [mio. kr.]."""
NOISE = 1e-6
"""A difference below this is the arithmetic's own [mio. kr.]."""
ADHERENCE, INTEREST = "frame_adherence", ("cash_interest", "loan_interest")


@dataclass(frozen=True, slots=True)
class Balance:
    """One balance in one year, current prices [mio. kr.].

    `amount` is the proposal's and `base_amount` its base's: of `result` with full adherence to the frames and no
    interest, of a ceiling what is held against it. `room` is what the proposal leaves, below 0 what it lacks;
    `base_room` is that of the base.
    """

    year: int
    balance: str
    amount: float
    base_amount: float
    room: float
    base_room: float

    @property
    def holds(self) -> bool:
        """Whether the year is financed, or the ceiling kept, or broken by the base as much."""
        if self.balance == RESULT:
            return self.lacks < SHORT - NOISE
        return self.room >= -NOISE or self.room >= self.base_room - NOISE

    @property
    def lacks(self) -> float:
        """What is missing, or above the ceiling; 0 where nothing is [mio. kr.]."""
        return max(0.0, -self.room)


def plainly(scenario: Scenario, baseline: Baseline) -> Scenario:
    """The scenario where departments follow their frames at once and money bears no interest.

    Else an amount given to one department and taken from another would not balance while both adapt.
    """
    left = {key: value for key, value in scenario.parameters.items() if split_key(key)[0] not in _PLAIN}
    adherence = {join_key(ADHERENCE, department): 1.0 for department in baseline.entities("department")}
    return replace(scenario, parameters={**left, **adherence, **dict.fromkeys(INTEREST, 0.0)})


_PLAIN = (ADHERENCE, *INTEREST)


def balances(baseline: Baseline, scenario: Scenario, base: Scenario, horizon: int) -> list[Balance]:
    """Each balance in every year from the second projected one on, which is the first a council can decide on.

    Parameters
    ----------
    scenario, base : the proposal and what it is built on, the baseline scenario where that is nothing.
    """
    as_given = (scenario, base)
    projection = project(baseline, [*as_given, *(plainly(one, baseline) for one in as_given)], horizon)
    return [one for year in projection.years[2:] for one in _in_year(projection, year)]


def _in_year(projection: Projection, year: int) -> Iterator[Balance]:
    place = year - projection.base_year
    own, of_base = (_value(projection, "result", place, number) for number in (2, 3))
    yield Balance(year, RESULT, own, of_base, own - of_base, 0.0)
    for ceiling, variable in HELD_AGAINST.items():
        own, of_base = (_value(projection, variable, place, number) for number in (0, 1))
        room, base_room = (
            _value(projection, ceiling, place, number) - amount for number, amount in enumerate((own, of_base))
        )
        yield Balance(year, ceiling, own, of_base, room, base_room)


def _value(projection: Projection, variable: str, place: int, scenario: int) -> float:
    array = projection.values[variable][place]
    return float(array[scenario if len(array) > 1 else 0])
