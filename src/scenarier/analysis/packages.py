"""What the packages of a proposal do, against its base."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.measures import (
    Measures,
    budget_effect,
    duration_of,
    groups_of,
    sum_of_effects,
)
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.study import Scenario
from scenarier.model.terms import index_of_target


@dataclass(frozen=True, slots=True)
class InUnits:
    """What measures do to the result: by year in base-year and in current prices [mio. kr.], and averages a year.

    These are in current prices [mio. kr.], [kr. per citizen], of the tax base
    that tax is paid of [percentage points] and of all departments' frames [share].
    """

    amounts: tuple[float, ...]
    current: tuple[float, ...]
    effect: float
    per_citizen: float
    tax_points: float
    of_frame: float


@dataclass(frozen=True, slots=True)
class PackageEffect:
    """A package, or a measure of its own: where its measures stand, and how long they go on.

    `of_all` is what all its measures would do, `of_on` what those that are on do.
    """

    title: str
    places: tuple[int, ...]
    measures: Measures
    of_all: InUnits
    of_on: InUnits
    durations: tuple[str, ...]

    @property
    def n_on(self) -> int:
        """How many of its measures are on."""
        return sum(measure.on for measure in self.measures)


def package_effects(
    baseline: Baseline, scenario: Scenario, base: Scenario, horizon: int
) -> tuple[tuple[int, ...], list[PackageEffect]]:
    """The years that count, and the packages of a proposal without what its base has alike."""
    projection = project(baseline, [scenario], horizon, keep_steps=True)
    years = projection.years[2:]
    own = set(_own_places(scenario, base))
    found = []
    for group in groups_of(scenario.measures):
        places = tuple(place for place in group.places if place in own)
        if places:
            measures = tuple(scenario.measures[place] for place in places)
            found.append(_effect(baseline, projection, group.package, places, measures))
    return years, found


def units_of(baseline: Baseline, scenario: Scenario, measures: Measures, horizon: int) -> InUnits:
    """What measures of a scenario do together."""
    return in_units(baseline, project(baseline, [scenario], horizon, keep_steps=True), measures)


def _own_places(scenario: Scenario, base: Scenario) -> Sequence[int]:
    """Where measures stand that the base has not; of two alike one in the base takes one away."""
    left = list(base.measures)
    own = []
    for place, measure in enumerate(scenario.measures):
        if measure in left:
            left.remove(measure)
        else:
            own.append(place)
    return own


def _effect(
    baseline: Baseline, projection: Projection, package: str, places: tuple[int, ...], measures: Measures
) -> PackageEffect:
    years = projection.years[2:]
    durations = {duration_of(one, years[-1]): None for one in measures if any(budget_effect(one, years))}
    is_on = tuple(measure for measure in measures if measure.on)
    of_all, of_on = (in_units(baseline, projection, found) for found in (measures, is_on))
    return PackageEffect(package or measures[0].title, places, measures, of_all, of_on, tuple(durations))


def in_units(baseline: Baseline, projection: Projection, measures: Measures) -> InUnits:
    """What measures do, with the steps of a projection."""
    years = projection.years[2:]
    current = np.zeros(len(years))
    for measure in measures:
        price = projection.series(index_of_target(baseline, measure.target))[2:]
        current += np.array(budget_effect(measure, years)) * price
    return _in_units(projection, sum_of_effects(measures, years), current)


def units_of_rest(baseline: Baseline, scenario: Scenario, horizon: int, rest: Sequence[float]) -> InUnits:
    """What a scenario does beside its measures, from its effect on the result by year in current prices."""
    projection = project(baseline, [scenario], horizon, keep_steps=True)
    current = np.array(rest)
    amounts = current / projection.series("service_price_index")[2:]
    return _in_units(projection, tuple(amounts.tolist()), current)


def _in_units(projection: Projection, amounts: tuple[float, ...], current: FloatArray) -> InUnits:
    return InUnits(
        amounts,
        tuple(current.tolist()),
        _mean(current),
        _mean(current * 1e6 / projection.series("population")[2:]),
        _mean(current / _tax_base(projection)[2:]) * 100.0,
        _mean(current / _frames(projection)[2:]),
    )


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else 0.0


def _tax_base(projection: Projection) -> FloatArray:
    """What income tax is paid of [mio. kr., current prices]."""
    steps = projection.steps
    per_citizen, citizens = (steps[name][..., 0] for name in ("budgeted_tax_base", "paying_citizens"))
    paid: FloatArray = per_citizen * citizens
    return paid


def _frames(projection: Projection) -> FloatArray:
    frames = [projection.series("frame", name) for name in projection.entities["department"]]
    total: FloatArray = np.sum(frames, axis=0)
    return total
