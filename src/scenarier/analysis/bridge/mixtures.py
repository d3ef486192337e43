"""Scenarios that are A in some settings and B in the others, as the engine's inputs, many at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import fsum

import numpy as np

from scenarier.analysis.bridge.amounts import Chosen
from scenarier.analysis.bridge.parts import Part, measures_of
from scenarier.engine.base import base_of
from scenarier.engine.defaults import MEASURES, Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.model.projection import FloatArray
from scenarier.model.study import Measure, Scenario

Place = tuple[str, int]
"""Where a measure works: the word before its target's colon, and the row of that axis."""


class Mixtures:
    """Scenarios between A and B: some parts are as in B, all else is as in A.

    Where no part is as in B the inputs are A's to the last bit, where all are they are B's.
    """

    def __init__(self, baseline: Baseline, a: Scenario, b: Scenario, horizon: int, parts: Sequence[Part]) -> None:
        self._baseline, self._base, self._parts = baseline, base_of(baseline, horizon), parts
        self._ends = inputs_of(baseline, [a, b], horizon)
        apart = {part.title: number for number, part in enumerate(parts) if part.is_measure}
        of_parts = {title: (measures_of(a, title), measures_of(b, title)) for title in apart}
        gone = {id(measure) for both in of_parts.values() for side in both for measure in side}
        self._common = self._amounts(measure for measure in a.measures if id(measure) not in gone)
        self._moving = [
            (apart[title], tuple(self._amounts(side) for side in both)) for title, both in of_parts.items()
        ]

    def inputs(self, chosen: Chosen) -> Inputs:
        """The inputs of the scenarios that have B's settings for the chosen parts, `[part, scenario]`."""
        n_scenarios = chosen.shape[1]
        parameters = {name: array[..., :1] for name, array in self._ends.parameters.items()}
        for number, part in enumerate(self._parts):
            if not part.is_measure:
                name, entity = split_key(part.name)
                if parameters[name].shape[-1] == 1:
                    parameters[name] = parameters[name].repeat(n_scenarios, axis=-1)
                self._choose(parameters[name], name, entity, chosen[number])
        measures = self._measures(chosen)
        return replace(self._ends, parameters=parameters, measures=measures, scenarios=("",) * n_scenarios)

    def _choose(self, array: FloatArray, name: str, entity: str, is_b: Chosen) -> None:
        """Put the values of A and B in the places of one parameter's key."""
        ends = self._ends.parameters[name]
        kind = self._baseline.parameters[name].entity_kind
        row = (..., self._base.entities[kind].index(entity)) if kind else (...,)
        array[(*row, slice(None))] = np.where(is_b, ends[(*row, slice(1, 2))], ends[(*row, slice(0, 1))])

    def _measures(self, chosen: Chosen) -> dict[str, FloatArray]:
        measures = {kind: array[..., :1] for kind, array in self._ends.measures.items()}
        rows = {place for _, sides in self._moving for side in sides for place in side}
        for kind in {kind for kind, _ in rows}:
            measures[kind] = measures[kind].repeat(chosen.shape[1], axis=-1)
        for kind, row in rows:
            column = measures[kind][:, row]
            column[...] = self._of((kind, row), chosen)
            for end, is_there in enumerate((~chosen.any(axis=0), chosen.all(axis=0))):
                column[:, is_there] = self._ends.measures[kind][:, row, end, None]
        return measures

    def _of(self, place: Place, chosen: Chosen) -> FloatArray:
        """The measures on one row in each scenario, `[year, scenario]`; each part is added in turn."""
        nothing = np.zeros(len(self._base.years))
        total = np.repeat(self._common.get(place, nothing)[:, None], chosen.shape[1], axis=-1)
        for number, sides in self._moving:
            if any(place in side for side in sides):
                of_a, of_b = (side.get(place, nothing)[:, None] for side in sides)
                total += np.where(chosen[number], of_b, of_a)
        return total

    def _amounts(self, measures: Iterable[Measure]) -> dict[Place, FloatArray]:
        """What measures that are on add by place, `[year]` [mio. kr., base-year prices], in whatever order."""
        found: dict[Place, list[list[float]]] = {}
        for measure in measures:
            kind, _, entity = measure.target.partition(":")
            place = kind, self._base.entities[MEASURES[kind]].index(entity)
            amounts = [measure.amount_in(year) if measure.on else 0.0 for year in self._base.years]
            found.setdefault(place, []).append(amounts)
        return {place: np.array([fsum(year) for year in zip(*rows, strict=True)]) for place, rows in found.items()}
