"""Edits of a list of measures: each gives a label for the history and the new list; no Qt."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from scenarier.model.measures import (
    Measures,
    filled,
    groups_of,
    lasting_from_now,
    moved_order,
    with_amounts,
    without,
)
from scenarier.model.study import Measure
from scenarier.session.scenarios import ROOM
from scenarier.text.language import ntr, tr
from scenarier.text.plain import LONGEST_NAME, folded

Edited = tuple[str, Measures]


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


def _copied(name: str) -> str:
    return tr("{name} (copy)").format(name=name[: LONGEST_NAME - ROOM])


def _changed(measures: Measures, places: Collection[int], **values: Any) -> Measures:
    return tuple(replace(one, **values) if at in places else one for at, one in enumerate(measures))


def switched(measures: Measures, places: Collection[int]) -> Edited:
    """Switch measures on where any of them is off, else off."""
    is_on = any(not measures[place].on for place in places)
    label = tr("On") if is_on else tr("Off")
    return f"{label} – {about(measures, places)}", _changed(measures, places, on=is_on)


def made_lasting(measures: Measures, places: Collection[int]) -> Edited:
    """Carry measures on after their last year where any of them is not, else none of them."""
    is_lasting = any(not measures[place].lasting for place in places)
    label = tr("Lasting") if is_lasting else tr("Not lasting")
    changed = tuple(
        lasting_from_now(one, is_lasting=is_lasting) if at in places else one for at, one in enumerate(measures)
    )
    return f"{label} – {about(measures, places)}", changed


def packaged(measures: Measures, places: Collection[int], package: str) -> Edited:
    """Put measures in a package, or ("") in none."""
    label = tr("Package “{name}”", name=package) if package else tr("Out of the package")
    return f"{label} – {about(measures, places)}", _changed(measures, places, package=package)


def package_renamed(measures: Measures, package: str, name: str) -> Edited:
    """Give a package another name; where another is called so they become one."""
    return tr("Package “{name}”", name=name), _changed(measures, places_of(measures, package), package=name)


def with_text(measures: Measures, places: Collection[int], name: str, value: str) -> Edited:
    """Give measures a title, target, owner or note."""
    return about(measures, places), _changed(measures, places, **{name: value})


def with_fill(
    measures: Measures, places: Collection[int], amounts: Mapping[int, float], *, is_lasting: bool
) -> Edited:
    """Give measures these amounts alone, and carry the last on or not."""
    changed = (
        filled(one, amounts, is_lasting=is_lasting) if at in places else one for at, one in enumerate(measures)
    )
    label = tr("Fill amounts")
    return f"{label} – {about(measures, places)}", tuple(changed)


def with_values(measures: Measures, values: Mapping[int, Mapping[int, float | None]], label: str) -> Edited:
    """Set amounts by place and year; one that is typed is named by its measure alone."""
    now = list(measures)
    for place, amounts in values.items():
        now[place] = with_amounts(now[place], amounts)
    told = about(measures, values)
    return told if sum(map(len, values.values())) == 1 else f"{label} – {told}", tuple(now)


def inserted(measures: Measures, made: Collection[Measure], at: int, label: str) -> Edited:
    """Put measures into the list, the first of them at `at`."""
    return label, (*measures[:at], *made, *measures[at:])


def duplicated(measures: Measures, places: Collection[int]) -> tuple[str, Measures]:
    """A label, and copies of measures; those of a whole package make a package of their own."""
    label = tr("Duplicate – {measures}", measures=about(measures, places))
    marked = tuple(measures[place] for place in sorted(places))
    package = whole_package(measures, places)
    if package and len(places) > 1:
        name = free_package(measures, _copied(package))
        return label, tuple(replace(one, package=name) for one in marked)
    return label, tuple(replace(one, title=_copied(one.title)) for one in marked)


def removed(measures: Measures, places: Collection[int]) -> Edited:
    """Take measures out of the list."""
    one = tr("Delete measure: {title}", title=measures[min(places)].title)
    many = ntr("Delete {n} measure", "Delete {n} measures", len(places))
    return one if len(places) == 1 else many, without(measures, places)


def reordered(measures: Measures, places: Collection[int], step: int) -> tuple[str, list[int]] | None:
    """A label, and the places in the order after moving some up (-1) or down (1); None without room."""
    order = moved_order(measures, places, step)
    return None if order is None else (tr("Move – {measures}", measures=about(measures, places)), order)
