"""Population: docs/model.md section 1."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.model.projection import FloatArray


def demography(base: Base, population_growth: FloatArray) -> dict[str, FloatArray]:
    """Population in all and by age on 1 January, and migration beyond the reference [persons].

    Parameters
    ----------
    population_growth : growth during the year, `[year, scenario]` [persons]; the base year's is not used,
        since the population a year after the base year is published.
    """
    first, second = base.first_populations
    population = np.empty_like(population_growth)
    population[0] = first
    population[1:2] = second
    if len(population) > 2:
        np.cumsum(population_growth[1:-1], axis=0, out=population[2:])
        population[2:] += second
    migration = population - base.reference_population
    by_age = base.reference_by_age + base.migration_profile * migration[:, None, :]
    return {"population": population, "migration": migration, "population_by_age": by_age}
