"""What the engine takes from a baseline once: constants as arrays, ready for many scenarios.

Axes as everywhere: year, row, scenario. A constant has a last axis of 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenarier.model.baseline import Area, Baseline
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import BASE_YEAR, FIRST_YEAR, KINDS, years_to


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """Constants of one baseline up to one horizon; docs/model.md.

    Attributes
    ----------
    first_populations : population on 1 January of the base year and the year after [persons].
    reference_population : the same growth every year, `[year, 1]` [persons].
    reference_by_age : the reference population by age group, `[year, age, 1]` [persons].
    migration_profile : share of migration by age group, `[age, 1]`.
    driver_weights : weight of each age group in each area's driver over the group's base-year size,
        `[area, age]` [1/persons]; a row of zeros for the driver `none`.
    has_driver : 0 for areas with the driver `none`, `[area, 1]`.
    base_cost : account of the base year, `[area, 1]` [mio. kr.].
    department_of_area : row of each area's department; the row after the last for central rows.
    decentralised : 1 for decentralised areas, `[area, 1]`.
    to_departments : sums decentralised areas by department, `[department, area]`.
    to_kinds : sums areas by kind, `[kind, area]`.
    frame_weights : means over decentralised areas as their base costs weigh, `[department, area]`.
    entities : names of the rows of each axis.
    compensation_weights : weights of service, transfer and capital prices in the state's compensation.
    """

    baseline: Baseline
    years: tuple[int, ...]
    first_populations: tuple[float, float]
    reference_growth: float
    reference_population: FloatArray
    reference_by_age: FloatArray
    migration_profile: FloatArray
    driver_weights: FloatArray
    has_driver: FloatArray
    base_cost: FloatArray
    department_of_area: tuple[int, ...]
    decentralised: FloatArray
    is_transfer: FloatArray
    to_departments: FloatArray
    to_kinds: FloatArray
    frame_weights: FloatArray
    base_frame: FloatArray
    base_savings: FloatArray
    compensation_weights: tuple[float, float, float]
    sanction_shares: tuple[float, ...]
    entities: Mapping[str, tuple[str, ...]]


def compensation_weights(baseline: Baseline) -> tuple[float, float, float]:
    """Weights of service, transfer and capital prices in 2024's spending; docs/model.md section 2."""
    transfers = sum(area.base_cost for area in baseline.areas if area.kind == "transfer")
    operating = sum(area.base_cost for area in baseline.areas)
    parts = (operating - transfers, transfers, baseline.figures["capex_gross_2024"])
    return parts[0] / sum(parts), parts[1] / sum(parts), parts[2] / sum(parts)


def _driver_weights(baseline: Baseline, area: Area) -> FloatArray:
    sizes: FloatArray = np.array(baseline.age_structure[BASE_YEAR], dtype=np.float64)
    sizes = sizes * (baseline.figures["population_2024"] / sizes.sum())
    if area.driver == "none":
        return np.zeros(len(sizes), dtype=np.float64)
    if area.driver == "population":
        return np.full(len(sizes), 1.0 / baseline.figures["population_2024"])
    weights: FloatArray = np.array(baseline.drivers[area.driver], dtype=np.float64)
    return weights / sizes


def _reference_population(baseline: Baseline, years: tuple[int, ...]) -> FloatArray:
    figures = baseline.figures
    growing = [
        figures["population_2025"] + (year - FIRST_YEAR) * figures["reference_growth"] for year in years[1:]
    ]
    return np.array([figures["population_2024"], *growing])[:, None]


def _sums(rows: int, row_of_area: list[int | None]) -> FloatArray:
    matrix = np.zeros((rows, len(row_of_area)))
    for area, row in enumerate(row_of_area):
        if row is not None:
            matrix[row, area] = 1.0
    return matrix


@lru_cache(maxsize=32)
def base_of(baseline: Baseline, horizon: int) -> Base:
    """Constants of `baseline` for the years up to `horizon`."""
    years = years_to(horizon)
    areas = baseline.areas
    departments = baseline.entities("department")
    reference = _reference_population(baseline, years)
    structure = np.array([baseline.age_structure[year] for year in years])
    by_age = (structure / structure.sum(axis=1, keepdims=True) * reference)[:, :, None]
    cost = np.array([[area.base_cost] for area in areas])
    to_departments = _sums(
        len(departments),
        [departments.index(area.department) if area.is_decentralised else None for area in areas],
    )
    result = np.array([[department.result] for department in baseline.departments])
    return Base(
        baseline=baseline,
        years=years,
        first_populations=(baseline.figures["population_2024"], baseline.figures["population_2025"]),
        reference_growth=baseline.figures["reference_growth"],
        reference_population=reference,
        reference_by_age=by_age,
        migration_profile=np.array(baseline.migration_profile)[:, None],
        driver_weights=np.array([_driver_weights(baseline, area) for area in areas]),
        has_driver=np.array([[float(area.driver != "none")] for area in areas]),
        base_cost=cost,
        department_of_area=tuple(
            len(departments) if area.is_central else departments.index(area.department) for area in areas
        ),
        decentralised=np.array([[float(area.is_decentralised)] for area in areas]),
        is_transfer=np.array([[float(area.kind == "transfer")] for area in areas]),
        to_departments=to_departments,
        to_kinds=_sums(len(KINDS), [KINDS.index(area.kind) for area in areas]),
        frame_weights=to_departments * cost[:, 0] / (to_departments @ cost),
        base_frame=to_departments @ cost + result,
        base_savings=np.array([[department.savings] for department in baseline.departments]),
        compensation_weights=compensation_weights(baseline),
        sanction_shares=baseline.sanction_shares,
        entities={
            "area": tuple(area.name for area in areas),
            "department": departments,
            "age": baseline.age_groups,
            "driver": tuple(dict.fromkeys(area.driver for area in areas)),
            "revenue": tuple(baseline.revenues),
            "capex": ("gross", "income"),
        },
    )
