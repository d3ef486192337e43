"""One scenario many times over, with levers at other values, computed in one go."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

import numpy as np

from scenarier.analysis.levers import Lever, MeasureLever, measure_name
from scenarier.engine.base import base_of
from scenarier.engine.defaults import MEASURES, Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Measure, Scenario

Places = slice | Sequence[int] | np.ndarray


class Varied:
    """`n` copies of a scenario, side by side up to `horizon`; every lever is at its own values at first.

    The scenario must be valid (see scenarier.storage). What no lever changes keeps its arrays, so that the engine
    computes a step once for as long as nothing of it has moved.
    """

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int, n: int) -> None:
        self.baseline, self.scenario, self.horizon, self.n = baseline, scenario, horizon, n
        self.base = base_of(baseline, horizon)
        self._own = inputs_of(baseline, [scenario], horizon)
        self._parameters = dict(self._own.parameters)
        self._measures = dict(self._own.measures)
        self._wide: set[str] = set()

    def again(self, n: int) -> "Varied":
        """`n` copies of the same scenario, all levers at its own values; unchanged arrays are shared."""
        other = copy(self)
        other.n, other._wide = n, set()
        other._parameters, other._measures = dict(self._own.parameters), dict(self._own.measures)
        return other

    def own(self, lever: Lever) -> FloatArray:
        """The scenario's values, `[year]` with the base year first, or `[1]` for a lever without years.

        A measure that is off is 0; a cap that is not set is infinite.
        """
        if isinstance(lever, MeasureLever):
            return self._amounts(lever)
        array = self._own.parameters[lever.spec.name]
        column = array if not lever.spec.entity_kind else array[..., self._row(lever), :]
        return column[:, 0].copy() if lever.has_year else column.copy()

    def put(self, lever: Lever, values: FloatArray, places: Places = slice(None), from_year: int = 0) -> None:
        """Put a lever at `values` in the copies `places`, from `from_year` on (a lever with years).

        `values` is one a copy, `[copy]`, or `[year, copy]` with a row for each year from `from_year` (at least the
        first projected one) to the horizon.
        """
        column = self._column(lever)
        if not lever.has_year:
            column[places] = values
            return
        start = max(from_year, self.baseline.first_year) - self.baseline.base_year
        if isinstance(lever, MeasureLever):
            values = np.broadcast_to(values, (len(column) - start, np.shape(values)[-1]))
            values = values - self._amounts(lever)[start:, None]
            column[start:, places] += values
        else:
            column[start:, places] = values

    def switch(self, measures: Sequence[Measure], *, on: bool, places: Places) -> None:
        """Switch some of the scenario's measures on or off in the copies `places`."""
        for measure in measures:
            if measure.on != on:
                lever = MeasureLever(measure_name(measure), measure)
                amounts = np.array([measure.amount_in(year) for year in self.base.years])
                self._column(lever)[:, places] += (amounts if on else -amounts)[:, None]

    def inputs(self) -> Inputs:
        """The engine's inputs of all copies."""
        names = tuple(map(str, range(self.n)))
        return replace(self._own, parameters=self._parameters, measures=self._measures, scenarios=names)

    def results(self, variables: Sequence[str]) -> dict[str, FloatArray]:
        """The asked-for variables, `[year, copy]` or `[year, row, copy]`, the base year first."""
        found = compute_many(self.base, self.inputs(), variables)
        return {name: self._beside(array) for name, array in found.items()}

    def _beside(self, array: FloatArray) -> FloatArray:
        """An array with a column for each copy."""
        return array if array.shape[-1] == self.n else np.broadcast_to(array, (*array.shape[:-1], self.n))

    def _column(self, lever: Lever) -> FloatArray:
        """The part of the inputs that a lever moves, `[year, copy]` or `[copy]`, to be written to."""
        if isinstance(lever, MeasureLever):
            kind, _, entity = lever.measure.target.partition(":")
            return self._widened(self._measures, kind)[:, self.base.entities[MEASURES[kind]].index(entity)]
        array = self._widened(self._parameters, lever.spec.name)
        return array[..., self._row(lever), :] if lever.spec.entity_kind else array

    def _widened(self, arrays: dict[str, FloatArray], name: str) -> FloatArray:
        key = f"{name} {arrays is self._measures}"
        if key not in self._wide:
            self._wide.add(key)
            arrays[name] = arrays[name].repeat(self.n, axis=-1)
        return arrays[name]

    def _row(self, lever: Lever) -> int:
        assert not isinstance(lever, MeasureLever)
        return self.base.entities[lever.spec.entity_kind].index(lever.entity)

    def _amounts(self, lever: MeasureLever) -> FloatArray:
        measure, years = lever.measure, self.base.years
        return np.array([measure.amount_in(year) if measure.on else 0.0 for year in years])
