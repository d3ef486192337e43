"""Section 1 of docs/model.md a second time: who lives in the municipality, how many and how old."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.oracle.given import BASE, FIRST, ByAge, Given, Series


@dataclass(frozen=True)
class People:
    """N, Nref, g and N by age, on 1 January of a year (g: during it)."""

    population: Series
    reference: Series
    growth: Series
    by_age: ByAge


def people_of(given: Given) -> People:
    """Persons by year, and by age group and year."""
    reference = reference_of(given)
    growth = {y: growth_in(given, y, reference) for y in given.years}
    population = {BASE: reference[BASE], FIRST: reference[FIRST]}
    for y in range(FIRST + 1, given.horizon + 1):
        population[y] = population[y - 1] + growth[y - 1]
    by_age: ByAge = {}
    for y in population:
        aged = aged_in(given, reference[y], structure_in(given, y), population[y] - reference[y])
        by_age |= {(group, y): persons for group, persons in aged.items()}
    return People(population, reference, growth, by_age)


def default_path(given: Given) -> Series:
    """The reference without a forecast: the published population, then the published growth every year."""
    figures = given.baseline.figures
    path = {BASE: figures["population_base"], FIRST: figures["population_first"]}
    for y in range(FIRST + 1, given.horizon + 1):
        path[y] = path[y - 1] + figures["reference_growth"]
    return path


def reference_of(given: Given) -> Series:
    """Nref: the forecast's sums from 2025 on, or the default path."""
    if given.baseline.forecast is None:
        return default_path(given)
    sums = {y: sum(structure_in(given, y)) for y in given.years}
    return {BASE: given.baseline.figures["population_base"], **sums}


def structure_in(given: Given, year: int) -> Sequence[float]:
    """A: persons by age group as the forecast has them, or the age structure shipped."""
    forecast = given.baseline.forecast
    if forecast is None or year == BASE:
        return given.baseline.age_structure[year]
    return [forecast.persons[year][group] for group in given.baseline.age_groups]


def growth_in(given: Given, year: int, reference: Series) -> float:
    """g: the scenario's own growth where it names the year, else the reference's."""
    named = given.named("population_growth", year)
    return reference_growth_in(given, year, reference) if named is None else named


def reference_growth_in(given: Given, year: int, reference: Series) -> float:
    """g_ref: the published growth, or the forecast's; where that ends, the growth of the year before."""
    forecast = given.baseline.forecast
    if forecast is None:
        return given.baseline.figures["reference_growth"]
    if year + 1 in forecast.persons:
        return sum(structure_in(given, year + 1)) - reference[year]
    return reference[year] - reference[year - 1]


def aged_in(given: Given, reference: float, structure: Sequence[float], beyond: float) -> dict[str, float]:
    """Persons by age group: the reference as it ages, and those beyond it as they migrate."""
    ages = zip(given.baseline.age_groups, structure, given.baseline.migration_profile, strict=True)
    return {group: reference * persons / sum(structure) + share * beyond for group, persons, share in ages}
