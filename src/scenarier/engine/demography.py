"""Population: docs/model.md section 1."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.remember import last_remembered, remembered
from scenarier.model.projection import FloatArray


@last_remembered
def demography(base: Base, population_growth: FloatArray) -> dict[str, FloatArray]:
    """Population on 1 January, and migration beyond the reference, `[year, scenario]` [persons].

    Parameters
    ----------
    population_growth : growth during the year, `[year, scenario]` [persons]; the base year's is not used,
        since the population a year after the base year is published or a forecast's.
    """
    population = np.empty_like(population_growth)
    population[:2] = base.reference_population[:2]
    if len(population) > 2:
        np.add.accumulate(population_growth[1:-1], axis=0, out=population[2:])
        population[2:] += base.reference_population[1]
    if base.still_from is not None:
        population[base.still_from :] = population[base.still_from - 1]
    return {"population": population, "migration": population - base.reference_population}


def expected_population(base: Base, population: FloatArray, state_guarantee: FloatArray) -> FloatArray:
    """Citizens that revenue is paid for, `[year, scenario]` [persons]: m of docs/model.md section 5.

    Parameters
    ----------
    state_guarantee : 1 where the state's forecast of a year before is taken, `[year, scenario]`.
    """
    if not has_any(state_guarantee):
        return population
    forecast = population.copy()
    forecast[1:] = population[:-1] + np.diff(base.reference_population, axis=0)
    return np.where(state_guarantee == 1, forecast, population)


@remembered
def has_any(array: FloatArray) -> bool:
    """Whether there is anything but zeros."""
    return bool(array.any())
