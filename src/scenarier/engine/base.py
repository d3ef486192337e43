"""What the engine takes from a baseline once: constants as arrays, ready for many scenarios.

Axes as everywhere: year, row, scenario. A constant has a last axis of 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scenarier.engine.sums import RowSums
from scenarier.model.baseline import GROWTH, Area, Baseline
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import (
    START_LINES,
    start_target,
    years_to,
)

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """Constants of one baseline, with its budget and forecast, up to one horizon; docs/model.md.

    Attributes
    ----------
    reference_growth : the growth that capital is planned for [persons a year].
    reference_population : without a choice of growth, `[year, 1]` [persons].
    reference_by_age : the reference population by age group, `[year, age, 1]` [persons].
    usual_by_age : the same without a forecast, `[year, age, 1]` [persons].
    migration_profile : share of migration by age group, `[age, 1]`.
    driver_weights : weight of each age group in each area's driver over the group's base-year size,
        `[area, age]` [1/persons]; a row of zeros for the driver `none`.
    has_driver : 0 for areas with the driver `none`, `[area, 1]`.
    index_change : the driver's index of each area at the reference population, less 1, `[year, area, 1]`.
    index_per_migrant : what a migrant adds to it, `[area, 1]` [1/persons].
    base_cost : account of the base year, `[area, 1]` [mio. kr.].
    department_of_area : row of each area's department; the row after the last for central rows.
    decentralised : 1 for decentralised areas, `[area, 1]`.
    to_departments : sums of decentralised areas by department.
    frame_weights : a decentralised area's share of its department's base cost, 0 for the others, `[area, 1]`.
    need_by_age : what service for a person costs above the average person's, `[age, 1]`
        [mio. kr., base-year prices].
    followed_years, followed_shares : the years whose growth capital follows in each year, `[year, years after]`,
        and how much of it, `[year, years after, 1]` [share]; of the base year's growth nothing.
    start_differences : budget less account of the base year, `[line, 1]` [mio. kr.].
    start_rows : where the lines' starts work, `area` and `revenue`: pairs of a row and a line.
    usual_service_price : the service price index without a choice, of every year that a budget may name.
    entities : names of the rows of each axis.
    compensation_weights : weights of service, transfer and capital prices in the state's compensation.
    still_from : the place of the year from which on the population is that of the year before; None for no year.
    """

    baseline: Baseline
    years: tuple[int, ...]
    reference_growth: float
    reference_population: FloatArray
    reference_by_age: FloatArray
    usual_by_age: FloatArray
    migration_profile: FloatArray
    driver_weights: FloatArray
    has_driver: FloatArray
    index_change: FloatArray
    index_per_migrant: FloatArray
    base_cost: FloatArray
    department_of_area: tuple[int, ...]
    decentralised: FloatArray
    is_transfer: FloatArray
    to_departments: RowSums
    frame_weights: FloatArray
    base_frame: FloatArray
    base_savings: FloatArray
    need_by_age: FloatArray
    followed_years: NDArray[np.intp]
    followed_shares: FloatArray
    start_differences: FloatArray
    start_rows: Mapping[str, Pairs]
    usual_service_price: Mapping[int, float]
    compensation_weights: tuple[float, float, float]
    entities: Mapping[str, tuple[str, ...]]
    still_from: int | None = None


def compensation_weights(baseline: Baseline) -> tuple[float, float, float]:
    """Weights of service, transfer and capital prices in the base year's spending; docs/model.md section 2."""
    transfers = sum(area.base_cost for area in baseline.areas if area.kind == "transfer")
    operating = sum(area.base_cost for area in baseline.areas)
    parts = (operating - transfers, transfers, baseline.figures["capex_gross_base"])
    return parts[0] / sum(parts), parts[1] / sum(parts), parts[2] / sum(parts)


def base_sizes(baseline: Baseline) -> FloatArray:
    """Age groups on 1 January of the base year, `[age]` [persons]."""
    sizes: FloatArray = np.array(baseline.age_structure[baseline.base_year], dtype=np.float64)
    scaled: FloatArray = sizes * (baseline.figures["population_base"] / sizes.sum())
    return scaled


def _driver_weights(baseline: Baseline, area: Area) -> FloatArray:
    sizes = base_sizes(baseline)
    if area.driver == "none":
        return np.zeros(len(sizes), dtype=np.float64)
    if area.driver == "population":
        return np.full(len(sizes), 1.0 / baseline.figures["population_base"])
    weights: FloatArray = np.array(baseline.drivers[area.driver], dtype=np.float64)
    return weights / sizes


def need_of_age(baseline: Baseline) -> tuple[FloatArray, float]:
    """U and ū of docs/model.md section 5: what service costs for a person of each age, and for the average one.

    Returns
    -------
    `[age, 1]`, and a number [mio. kr. a person, base-year prices].
    """
    counted = [area for area in baseline.areas if area.kind == "service"]
    costs = np.array([area.base_cost * area.elasticity for area in counted])
    each = costs @ np.array([_driver_weights(baseline, area) for area in counted])
    sizes = base_sizes(baseline)
    average: float = (each @ sizes) / baseline.figures["population_base"]
    return each[:, None], average


def _aged(structure: FloatArray, sizes: FloatArray) -> FloatArray:
    """Age groups of each year scaled to a size, `[year, age, 1]` [persons]."""
    aged: FloatArray = (structure / structure.sum(axis=1, keepdims=True) * sizes[:, None])[:, :, None]
    return aged


def _people(baseline: Baseline, years: tuple[int, ...]) -> dict[str, FloatArray]:
    """The reference population in all and by age, and by age without a forecast; docs/model.md section 1."""
    figures, forecast = baseline.figures, baseline.forecast
    first, second = figures["population_base"], figures["population_first"]
    usual = np.array(
        [first, *(second + (year - baseline.first_year) * figures["reference_growth"] for year in years[1:])]
    )
    structure = np.array([baseline.age_structure[year] for year in years], dtype=np.float64)
    usual_by_age = _aged(structure, usual)
    if forecast is None:
        return {
            "reference_population": usual[:, None],
            "reference_by_age": usual_by_age,
            "usual_by_age": usual_by_age,
        }
    structure[1:] = [[forecast.persons[year][group] for group in baseline.age_groups] for year in years[1:]]
    sizes = structure.sum(axis=1)
    sizes[0] = first
    by_age = _aged(structure, sizes)
    return {"reference_population": sizes[:, None], "reference_by_age": by_age, "usual_by_age": usual_by_age}


def _frame_weights(areas: Sequence[Area], departments: Sequence[str], costs: FloatArray) -> FloatArray:
    """What each area weighs in the mean of its department, `[area, 1]` [share]."""
    return np.array(
        [
            [area.base_cost / costs[departments.index(area.department), 0] if area.is_decentralised else 0.0]
            for area in areas
        ]
    )


def _start_rows(names: tuple[str, ...], kind: str) -> Pairs:
    """The rows of a kind of target that lines' starts work on, each with its line."""
    targets = [f"{kind}:{name}" for name in names]
    starts = enumerate(map(start_target, START_LINES))
    return tuple((targets.index(target), line) for line, target in starts if target in targets)


def _followed_shares(lag: Sequence[float], n_years: int) -> FloatArray:
    followed = np.array([[year > years_after for years_after in range(len(lag))] for year in range(n_years)])
    return np.where(followed, lag, 0.0)[:, :, None]


def _followed_years(n_after: int, n_years: int) -> NDArray[np.intp]:
    years: NDArray[np.intp] = np.maximum(np.arange(n_years)[:, None] - np.arange(n_after), 0)
    return years


def _usual_service_price(baseline: Baseline) -> dict[int, float]:
    spec = baseline.parameters["service_price_growth"]
    prices = {baseline.base_year: 1.0}
    for index, year in enumerate(range(baseline.first_year, baseline.last_horizon + 1)):
        prices[year] = prices[year - 1] * (1.0 + (spec.default_in(index) or 0.0))
    return prices


def _of_areas(baseline: Baseline) -> dict[str, FloatArray]:
    """What drives each area and how it counts, by the fields' names; shapes as there."""
    areas = baseline.areas
    return {
        "driver_weights": np.array([_driver_weights(baseline, area) for area in areas]),
        "has_driver": np.array([[float(area.driver != "none")] for area in areas]),
        "decentralised": np.array([[float(area.is_decentralised)] for area in areas]),
        "is_transfer": np.array([[float(area.kind == "transfer")] for area in areas]),
    }


def _entities(baseline: Baseline) -> dict[str, tuple[str, ...]]:
    """Names of the rows of each axis."""
    return {
        "area": tuple(area.name for area in baseline.areas),
        "department": baseline.entities("department"),
        "line": START_LINES,
        "age": baseline.age_groups,
        "driver": tuple(dict.fromkeys(area.driver for area in baseline.areas)),
        "revenue": tuple(baseline.revenues),
        "capex": ("gross", "income"),
    }


@lru_cache(maxsize=32)
def base_of(baseline: Baseline, horizon: int) -> Base:
    """Constants of `baseline` for the years up to `horizon`, which a forecast must reach."""
    years = years_to(baseline.base_year, horizon)
    areas = baseline.areas
    departments = baseline.entities("department")
    cost = np.array([[area.base_cost] for area in areas])
    to_departments = RowSums([area.is_decentralised and area.department for area in areas], departments)
    department_costs = to_departments(cost)
    result = np.array([[department.result] for department in baseline.departments])
    of_age, of_average = need_of_age(baseline)
    names, revenues = tuple(area.name for area in areas), tuple(baseline.revenues)
    people, of_areas = _people(baseline, years), _of_areas(baseline)
    weights, profile = of_areas["driver_weights"], np.array(baseline.migration_profile)[:, None]
    return Base(
        baseline=baseline,
        years=years,
        reference_growth=baseline.figures["reference_growth"],
        **people,
        **of_areas,
        migration_profile=profile,
        index_change=weights @ people["reference_by_age"] - of_areas["has_driver"],
        index_per_migrant=weights @ profile,
        base_cost=cost,
        department_of_area=tuple(
            len(departments) if area.is_central else departments.index(area.department) for area in areas
        ),
        to_departments=to_departments,
        frame_weights=_frame_weights(areas, departments, department_costs),
        base_frame=department_costs + result,
        base_savings=np.array([[department.savings] for department in baseline.departments]),
        need_by_age=of_age - of_average,
        followed_years=_followed_years(len(baseline.capital_lag), len(years)),
        followed_shares=_followed_shares(baseline.capital_lag, len(years)),
        start_differences=np.array([[baseline.start_differences[line]] for line in START_LINES]),
        start_rows={"area": _start_rows(names, "area"), "revenue": _start_rows(revenues, "revenue")},
        usual_service_price=_usual_service_price(baseline),
        compensation_weights=compensation_weights(baseline),
        entities=_entities(baseline),
        still_from=None,
    )


def first_year_without_people(baseline: Baseline, growth: Mapping[int, float] | float, horizon: int) -> int | None:
    """The first year whose projected population is 0 or less; None where there are always people.

    Parameters
    ----------
    growth : a scenario's `population_growth`: for every year, or for those it names [persons].
    """
    spec = baseline.parameters[GROWTH]
    people = float(base_of(baseline, horizon).reference_population[1, 0])
    for index, year in enumerate(range(baseline.first_year, horizon + 1)):
        if people <= 0:
            return year
        usual = spec.default_in(index) or 0.0
        people += growth.get(year, usual) if isinstance(growth, Mapping) else growth
    return None
