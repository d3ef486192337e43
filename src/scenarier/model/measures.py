"""What measures do to the budget, and what may be done to a list of them; docs/model.md section 7."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import TypeVar

from scenarier.model.fill import DECIMALS
from scenarier.model.study import Measure

COSTS = ("area", "frame", "savings")
"""Kinds of target where a positive amount costs; of capital, the gross expenditure does."""
GROSS = "capex:gross"

LASTING, TO_THE_LAST, ONE_OFF = "lasting", "to_the_last", "one_off"
DURATIONS = (LASTING, TO_THE_LAST, ONE_OFF)
"""How long a measure goes on: after the horizon too, to its last year, or not to there."""

Measures = tuple[Measure, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Group:
    """What stands together in a list of measures: a package, or ("") a single measure that has none."""

    package: str
    places: tuple[int, ...]


def groups_of(measures: Measures) -> tuple[Group, ...]:
    """Measures as they are listed: each package where its first measure stands, else in the study's order."""
    found: dict[object, list[int]] = {}
    for place, measure in enumerate(measures):
        found.setdefault(measure.package or place, []).append(place)
    return tuple(Group(measures[places[0]].package, tuple(places)) for places in found.values())


def effect_sign(target: str) -> int:
    """1 where a positive amount betters the result, -1 where it costs."""
    return -1 if target == GROSS or target.partition(":")[0] in COSTS else 1


def budget_effect(measure: Measure, years: Sequence[int]) -> tuple[float, ...]:
    """What a measure does to the result by year [mio. kr., base-year prices] once departments have adapted.

    Whether it is on is not asked: of one that is off this is what it would do.
    """
    sign = effect_sign(measure.target)
    return tuple(sign * amount if (amount := measure.amount_in(year)) else 0.0 for year in years)


def sum_of_effects(measures: Sequence[Measure], years: Sequence[int]) -> tuple[float, ...]:
    """The effects of measures added up by year [mio. kr., base-year prices]."""
    costs = [measure for measure in measures if effect_sign(measure.target) < 0]
    gains = [measure for measure in measures if effect_sign(measure.target) > 0]
    return tuple(round(_in_year(gains, year) - _in_year(costs, year), DECIMALS) for year in years)


def _in_year(measures: Sequence[Measure], year: int) -> float:
    return fsum([measure.amount_in(year) for measure in measures])


def total_effect(measures: Sequence[Measure], years: Sequence[int]) -> tuple[float, ...]:
    """What those measures that are on do to the result by year [mio. kr., base-year prices]."""
    return sum_of_effects([measure for measure in measures if measure.on], years)


def duration_of(measure: Measure, horizon: int) -> str:
    """How long a measure goes on; one of DURATIONS. A lasting one that ends in 0 does not last."""
    if measure.amount_in(horizon + 1):
        return LASTING
    return TO_THE_LAST if measure.amount_in(horizon) else ONE_OFF


def effects_by_duration(measures: Sequence[Measure], years: Sequence[int]) -> dict[str, tuple[float, ...]]:
    """The effects of measures by year [mio. kr., base-year prices], added up for each of DURATIONS.

    Parameters
    ----------
    years : all years to the horizon.
    """
    apart = {name: [one for one in measures if duration_of(one, years[-1]) == name] for name in DURATIONS}
    return {name: sum_of_effects(found, years) for name, found in apart.items()}


def with_amounts(measure: Measure, amounts: Mapping[int, float | None]) -> Measure:
    """The measure with other amounts in some years; None and 0 leave a year out.

    The 0 that ends a lasting measure is kept: without it an earlier amount would carry on. Between the last year a
    lasting measure had and a later one that it is given, the amount that was carried on is written out.
    """
    merged = {**measure.amounts, **amounts}
    last = max((year for year, amount in merged.items() if amount is not None), default=None)
    if measure.lasting and measure.amounts and last is not None:
        for year in range(max(measure.amounts) + 1, last):
            merged.setdefault(year, measure.amount_in(year))
    kept = {
        year: float(amount)
        for year, amount in sorted(merged.items())
        if amount or (measure.lasting and amount is not None and year == last)
    }
    return measure if kept == measure.amounts else replace(measure, amounts=kept)


def filled(measure: Measure, amounts: Mapping[int, float], *, is_lasting: bool) -> Measure:
    """The measure with these amounts alone.

    Of a lasting one the last years that are all alike are named once, as the first of them carries on.
    """
    kept = dict(amounts) if any(amounts.values()) else {}
    years = sorted(kept)
    while is_lasting and len(years) > 1 and kept[years[-1]] == kept[years[-2]]:
        del kept[years.pop()]
    return with_amounts(replace(measure, amounts={}, lasting=is_lasting), kept)


def lasting_from_now(measure: Measure, *, is_lasting: bool) -> Measure:
    """The measure with its last amount carried on, or with the amounts it names alone."""
    return with_amounts(replace(measure, lasting=is_lasting), {})


def without(measures: Measures, places: Collection[int]) -> Measures:
    """The list without those at `places`."""
    return tuple(measure for place, measure in enumerate(measures) if place not in places)


def moved_order(measures: Measures, places: Collection[int], step: int) -> list[int] | None:
    """The places in a new order, where those at `places` are listed one up (step -1) or down (1).

    Where they are a part of one package they move inside it; else they, with their packages, move past whole
    packages. None where there is no room.
    """
    groups, marked = list(groups_of(measures)), set(places)
    touched = [number for number, group in enumerate(groups) if marked & set(group.places)]
    if len(touched) == 1 and not marked.issuperset(groups[touched[0]].places):
        whole = list(groups[touched[0]].places)
        has_room = _shift(whole, [at for at, place in enumerate(whole) if place in marked], step)
        groups[touched[0]] = replace(groups[touched[0]], places=tuple(whole))
    else:
        has_room = _shift(groups, touched, step)
    return [place for group in groups for place in group.places] if has_room else None


def _shift(items: list[Item], at: Sequence[int], step: int) -> bool:
    """Exchange the items at `at` with their neighbours; False, and nothing done, where there is no room."""
    if not at or at[0] + step < 0 or at[-1] + step >= len(items):
        return False
    for place in sorted(at, reverse=step > 0):
        items[place], items[place + step] = items[place + step], items[place]
    return True
