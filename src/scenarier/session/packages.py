"""Packages of measures: what they are called, where their measures stand, and measures in words."""

from collections.abc import Collection

from scenarier.model.measures import Measures, groups_of
from scenarier.session.scenarios import ROOM
from scenarier.text.language import ntr, tr
from scenarier.text.plain import LONGEST_NAME, folded


def about(measures: Measures, places: Collection[int]) -> str:
    """Some of the measures in words: the one by its title, a whole package by its name, else how many."""
    if len(places) == 1:
        return tr("Measure: {title}", title=measures[min(places)].title)
    package = whole_package(measures, places)
    if package:
        return tr("Package: {name}", name=package)
    return ntr("{n} measure", "{n} measures", len(places))


def whole_package(measures: Measures, places: Collection[int]) -> str:
    """The package that places are all of; "" where they are more or less than one."""
    package = measures[min(places)].package if places else ""
    return package if package and set(places) == set(places_of(measures, package)) else ""


def places_of(measures: Measures, package: str) -> tuple[int, ...]:
    """Where the measures of a package stand."""
    return tuple(place for place, measure in enumerate(measures) if measure.package == package)


def packages_of(measures: Measures) -> list[str]:
    """Names of the packages, as they are listed."""
    return [group.package for group in groups_of(measures) if group.package]


def free_package(measures: Measures, name: str) -> str:
    """`name`, with a number where a package is called so: `Ny skole`, `Ny skole 2`."""
    taken = {folded(package) for package in packages_of(measures)}
    made, number = name, 2
    while folded(made) in taken:
        made, number = f"{name[: LONGEST_NAME - ROOM]} {number}", number + 1
    return made
