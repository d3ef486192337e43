"""A scenario in which some groups of causes stay as they were in a year, as inputs of many at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from scenarier.analysis.bridge.amounts import Chosen
from scenarier.analysis.bridge.causes import CAUSES, RATES
from scenarier.engine.base import Base, base_of
from scenarier.engine.defaults import Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario

GROUPS = tuple(CAUSES)


@lru_cache(maxsize=32)
def standing_base(baseline: Baseline, horizon: int, year: int, *, grows: bool, ages: bool) -> Base:
    """The baseline's constants where from `year` on the population does not grow, or its mix of ages stays."""
    base = base_of(baseline, horizon)
    if grows and ages:
        return base
    last, people = year - baseline.base_year, base.reference_population
    by_age, usual = base.reference_by_age, base.usual_by_age
    usual_people = usual.sum(axis=1)
    people, usual_people = (one if grows else kept_from(one, last) for one in (people, usual_people))
    by_age, usual = (_with_ages(one, last, size, ages) for one, size in ((by_age, people), (usual, usual_people)))
    return replace(
        base,
        reference_population=people,
        reference_by_age=by_age,
        usual_by_age=usual,
        index_change=base.driver_weights @ by_age - base.has_driver,
        still_from=None if grows else last + 1,
    )


def _with_ages(by_age: FloatArray, last: int, people: FloatArray, ages: bool) -> FloatArray:
    """Age groups of another size, which age or keep their mix after a year, `[year, age, 1]` [persons]."""
    shares = by_age / by_age.sum(axis=1, keepdims=True)
    sized: FloatArray = (shares if ages else kept_from(shares, last)) * people[:, None, :]
    sized[: last + 1] = by_age[: last + 1]
    return sized


def kept_from(array: FloatArray, last: int) -> FloatArray:
    """The values, where every year after the one at the place `last` has that year's."""
    kept = array.copy()
    kept[last + 1 :] = array[last]
    return kept


class Standing:
    """One scenario, in which all groups of causes but the chosen ones stay as they were in a year."""

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int, year: int) -> None:
        self._baseline, self._horizon, self._year = baseline, horizon, year
        self._last = year - baseline.base_year
        self._own = self._in_years(inputs_of(baseline, [scenario], horizon))
        self._still = self._standing(self._own)

    def worlds(self, chosen: Chosen) -> Iterator[tuple[Chosen, Base, Inputs]]:
        """Which scenarios share their constants, these constants, and the scenarios' inputs.

        Parameters
        ----------
        chosen : the groups that move, `[group, scenario]`, in the order of CAUSES.
        """
        by_name = dict(zip(GROUPS, chosen, strict=True))
        apart = np.stack([by_name["population"], by_name["ageing"], by_name["measures"]])
        for grows, ages, measures in np.unique(apart, axis=1).T.tolist():
            here: Chosen = (apart == [[grows], [ages], [measures]]).all(axis=0)
            base = standing_base(self._baseline, self._horizon, self._year, grows=grows, ages=ages)
            moving = {name: one[here] for name, one in by_name.items()}
            yield here, base, self._inputs(moving, is_budget_moving=measures)

    def _inputs(self, moving: Mapping[str, Chosen], *, is_budget_moving: bool) -> Inputs:
        own, still = self._own, self._still
        parameters = dict(own.parameters)
        for group, names in CAUSES.items():
            for name in names:
                parameters[name] = _either(moving[group], own.parameters[name], still.parameters[name])
        measures = {
            kind: _either(moving["measures"], array, still.measures[kind]) for kind, array in own.measures.items()
        }
        planned = own if is_budget_moving else still
        return Inputs(parameters, measures, ("",) * len(moving["measures"]), planned.shifts, planned.is_budgeted)

    def _in_years(self, inputs: Inputs) -> Inputs:
        """The inputs with the adaptation of departments by year, so that it can end in one."""
        adherence = inputs.parameters["frame_adherence"]
        by_year = np.repeat(adherence[None], self._horizon - self._baseline.base_year + 1, axis=0)
        return replace(inputs, parameters={**inputs.parameters, "frame_adherence": by_year})

    def _standing(self, own: Inputs) -> Inputs:
        """The inputs where every group stays."""
        last, given = self._last, own.parameters
        specs = self._baseline.parameters
        parameters = {name: kept_from(one, last) if specs[name].has_year else one for name, one in given.items()}
        for name in RATES:
            parameters[name][last + 1 :] = 0.0
        parameters["extra_real_growth"][last + 1 :] = -given["real_growth"]
        parameters["frame_adherence"] = given["frame_adherence"].copy()
        parameters["frame_adherence"][last + 1 :] = 0.0
        if not last:  # the base year is that of the accounts
            parameters["start_from_budget"] = np.zeros_like(given["start_from_budget"])
        return replace(
            own,
            parameters=parameters,
            measures={kind: kept_from(array, last) for kind, array in own.measures.items()},
            shifts={kind: kept_from(array, last) for kind, array in own.shifts.items()},
            is_budgeted=kept_from(own.is_budgeted, last),
        )


def _either(is_moving: Chosen, own: FloatArray, still: FloatArray) -> FloatArray:
    """The scenario's values where the group moves, `[…, scenario]`; one column where they are the same."""
    return own if own is still or np.array_equal(own, still) else np.where(is_moving, own, still)
