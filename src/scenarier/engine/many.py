"""Many scenarios at a time: in chunks that stay in the cache, only the results that are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from scenarier.engine.areas import OF_AREAS
from scenarier.engine.base import Base
from scenarier.engine.compute import compute
from scenarier.engine.defaults import Inputs
from scenarier.engine.remember import last_alone
from scenarier.model.projection import FloatArray

AREAS_AT_A_TIME = 53_000
"""Areas of a chunk's scenarios in all: fewer cost more in calls, more leave the cache (see make bench)."""


def _chunks(inputs: Inputs, size: int) -> Iterator[tuple[slice, Inputs]]:
    """The inputs themselves where they are one chunk, so that steps are remembered from one time to the next."""
    n_scenarios = len(inputs.scenarios)
    if n_scenarios <= size:
        yield slice(None), inputs
        return
    for start in range(0, n_scenarios, size):
        place = slice(start, min(start + size, n_scenarios))
        parameters, measures = _columns(inputs.parameters, place), _columns(inputs.measures, place)
        yield place, replace(inputs, parameters=parameters, measures=measures, scenarios=inputs.scenarios[place])


def _columns(arrays: Mapping[str, FloatArray], place: slice) -> dict[str, FloatArray]:
    return {
        name: array if array.shape[-1] == 1 else np.ascontiguousarray(array[..., place])
        for name, array in arrays.items()
    }


def chunk_of(base: Base) -> int:
    """How many scenarios go at a time."""
    return max(1, AREAS_AT_A_TIME // len(base.entities["area"]))


def compute_many(
    base: Base, inputs: Inputs, variables: Sequence[str], chunk: int | None = None
) -> dict[str, FloatArray]:
    """The asked-for variables of many scenarios, `[year, scenario]` or `[year, row, scenario]`.

    The same steps as `compute`, chunk by chunk; the answer does not depend on the chunk's size.
    """
    n_scenarios, with_areas = len(inputs.scenarios), not OF_AREAS.isdisjoint(variables)
    chunk = chunk or chunk_of(base)
    found: dict[str, FloatArray] = {}
    for place, part in _chunks(inputs, chunk):
        with last_alone():
            computed = compute(base, part, with_areas=with_areas)
        for name in variables:
            array = computed[name]
            if n_scenarios <= chunk and array.shape[-1] == n_scenarios:
                found[name] = array
                continue
            if name not in found:
                found[name] = np.empty((*array.shape[:-1], n_scenarios))
            found[name][..., place] = array
    return found
