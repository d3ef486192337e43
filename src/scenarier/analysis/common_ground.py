"""What a majority of groups share, and which levers they moved; docs/groups.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarier.analysis.overlap import NEAR, SAME, amounts_to, kind_of
from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group, in_alphabet, majority, shortest_horizon
from scenarier.model.parameters import ParameterSpec, split_key
from scenarier.model.study import Measure
from scenarier.model.values import values_in


@dataclass(frozen=True, slots=True)
class Shared:
    """Measures of several groups that are one decision, and the amounts that all of these go along with."""

    members: tuple[tuple[Group, Measure], ...]
    amounts: dict[int, float]

    @property
    def first(self) -> Measure:
        """The measure of the first group in the alphabet."""
        return self.members[0][1]

    @property
    def is_lasting(self) -> bool:
        """Whether all of them are lasting."""
        return all(measure.lasting for _, measure in self.members)


def shared(groups: Sequence[Group], *, with_near: bool) -> list[Shared]:
    """The decisions that more than half of the groups have in common, for groups in any order.

    A measure of a group goes with the first one of another that is the same, or with `with_near` near it, and with
    no other. Of their amounts the smallest counts, year by year; 0 where the signs differ.
    """
    if len(groups) < 2:
        return []
    last, ordered = shortest_horizon(groups), in_alphabet(groups)
    kinds = (SAME, NEAR) if with_near else (SAME,)
    left = {group.name: [one for one in group.own_measures if any(amounts_to(one, last).values())]
            for group in ordered}  # fmt: skip
    found = []
    for place, group in enumerate(ordered):
        for measure in tuple(left[group.name]):
            members = [(group, measure), *_partners(measure, ordered[place + 1 :], left, kinds, last)]
            if len(members) >= majority(len(groups)):
                found.append(Shared(tuple(members), _smallest([one for _, one in members], last)))
                for member, taken in members:
                    left[member.name].remove(taken)
    return found


def _partners(
    measure: Measure, others: Sequence[Group], left: dict[str, list[Measure]], kinds: Sequence[str], last: int
) -> Iterator[tuple[Group, Measure]]:
    for other in others:
        for kind in kinds:
            found = next((one for one in left[other.name] if kind_of(measure, one, last) == kind), None)
            if found is not None:
                yield other, found
                break


def _smallest(measures: Sequence[Measure], last: int) -> dict[int, float]:
    by_measure = [amounts_to(measure, last) for measure in measures]
    years = sorted({year for amounts in by_measure for year in amounts})
    smallest = {}
    for year in years:
        amounts = [found.get(year, 0.0) for found in by_measure]
        is_one_way = min(amounts) > 0 or max(amounts) < 0
        smallest[year] = min(amounts, key=abs) if is_one_way else 0.0
    return smallest


# Levers


@dataclass(frozen=True, slots=True)
class MovedLever:
    """A parameter's key, the groups that moved it from their base, and the lowest and highest value they gave it.

    A value that is None is no value, such as no cap; where there is no other, lowest and highest are None.
    """

    spec: ParameterSpec
    entity: str
    groups: tuple[Group, ...]
    lowest: float | None
    highest: float | None


def moved_levers(groups: Sequence[Group], baseline: Baseline) -> dict[str, MovedLever]:
    """The levers that any of the groups moved, by key, as the baseline lists its parameters."""
    keys = {key for group in groups for one in (group.scenario, group.base) for key in one.parameters}
    order = list(baseline.parameters)
    found = {}
    for key in sorted(keys, key=lambda key: (order.index(split_key(key)[0]), key)):
        lever = _moved(key, in_alphabet(groups), baseline)
        if lever.groups:
            found[key] = lever
    return found


def _moved(key: str, groups: Sequence[Group], baseline: Baseline) -> MovedLever:
    name, entity = split_key(key)
    spec, last = baseline.parameters[name], shortest_horizon(groups)
    given = {group.name: _given(group, spec, entity, last) for group in groups}
    values = [value for found in given.values() for value in found if value is not None]
    movers = tuple(group for group in groups if given[group.name])
    return MovedLever(spec, entity, movers, min(values, default=None), max(values, default=None))


def _given(group: Group, spec: ParameterSpec, entity: str, last: int) -> list[float | None]:
    """The group's values in the years in which they are not its base's."""
    pairs = zip(*(values_in(one, spec, entity, last) for one in (group.scenario, group.base)), strict=True)
    return [own for own, of_base in pairs if own != of_base]
