"""The budget and the population forecast of a study file, each value judged where it stands."""

from collections.abc import Iterator
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget, Forecast
from scenarier.storage.collect import YEAR, Faults, known_members, members, number, whole_number
from scenarier.storage.json_strict import Place, Repeats
from scenarier.storage.study_scenarios import amount
from scenarier.storage.study_texts import Texts
from scenarier.storage.study_types import MOST_PERSONS
from scenarier.text.language import mark


def read_budget(value: Any, place: Place, baseline: Baseline, texts: Texts, faults: Faults) -> Budget | None:
    """The adopted budget; None where its form is faulty."""
    found = known_members(value, place, faults, ("title", "levels"), ("note", "price_year"))
    if found is None:
        return None
    levels = members(found.get("levels", {}), (place, "levels"), faults) or {}
    known = baseline.budget_targets()
    for target in levels:
        _check_target(target, ((place, "levels"), target), baseline, known, faults)
    return Budget(
        title=texts.name(found.get("title", ""), (place, "title")),
        note=texts.long(found.get("note", ""), (place, "note")),
        price_year=_price_year(found["price_year"], (place, "price_year"), baseline, faults)
        if "price_year" in found
        else None,
        levels={
            target: _levels(given, target, ((place, "levels"), target), baseline, faults)
            for target, given in levels.items()
        },
    )


def _check_target(target: str, place: Place, baseline: Baseline, known: tuple[str, ...], faults: Faults) -> None:
    """A target must be one that a budget may have a level for; what may not says what may."""
    if target in known:
        return
    kind, _, name = target.partition(":")
    area = next((one for one in baseline.areas if one.name == name), None)
    if kind == "area" and area is not None:
        message = mark("“{name}” is a decentralised area, which has no level of its own; its frame has: “{frame}”")
        faults.add(place, message, name=name, frame=f"frame:{area.department}")
    elif kind == "savings" and name in baseline.entities("department"):
        message = mark("savings have no level in a budget; the frame of “{name}” has: “{frame}”")
        faults.add(place, message, name=name, frame=f"frame:{name}")
    else:
        faults.unknown(place, mark("unknown target “{name}”"), target, known)


def _price_year(value: Any, place: Place, baseline: Baseline, faults: Faults) -> int | None:
    year = whole_number(value, place, faults)
    first, last = baseline.base_year, baseline.last_horizon
    if year is not None and not first <= year <= last:
        faults.add(place, mark("{value} is outside {first}–{last}"), value=year, first=first, last=last)
    return year


def _planned_years(
    value: Any, place: Place, baseline: Baseline, faults: Faults
) -> Iterator[tuple[int, Place, Any]]:
    """Year, place and value of each member of an object by year."""
    first, last = baseline.first_year, baseline.last_planned
    for key, member in (members(value, place, faults) or {}).items():
        where = (place, key)
        if not YEAR.match(key):
            faults.add(where, mark("“{key}” is not a year"), key=key)
        elif not first <= int(key) <= last:
            faults.add(where, mark("{value} is outside {first}–{last}"),
                       value=key, first=first, last=last)  # fmt: skip
        else:
            yield int(key), where, member


def _levels(value: Any, target: str, place: Place, baseline: Baseline, faults: Faults) -> dict[int, float]:
    levels = {}
    for year, where, in_year in _planned_years(value, place, baseline, faults):
        read = amount(in_year, where, faults)
        if read is not None and read < 0 and target.startswith("capex:"):
            faults.add(where, mark("{value} is below 0; capital expenditure and income are not negative"),
                       value=in_year)  # fmt: skip
        elif read is not None:
            levels[year] = read
    return levels


def read_forecast(
    value: Any, place: Place, baseline: Baseline, horizon: int, texts: Texts, faults: Faults
) -> Forecast | None:
    """The population forecast, which must reach `horizon`; None where it is faulty."""
    n_before = len(faults.found)
    found = known_members(value, place, faults, ("title", "persons"), ("note",))
    if found is None:
        return None
    title = texts.name(found.get("title", ""), (place, "title"))
    note = texts.long(found.get("note", ""), (place, "note"))
    persons = {}
    if "persons" in found:
        where: Place = (place, "persons")
        given = list(_planned_years(found["persons"], where, baseline, faults))
        persons = {year: _persons(people, inside, baseline, faults) for year, inside, people in given}
        if isinstance(found["persons"], dict | Repeats):
            _check_years(set(persons), baseline.first_year, horizon, where, faults)
    return Forecast(title, persons, note) if len(faults.found) == n_before else None


def _persons(value: Any, place: Place, baseline: Baseline, faults: Faults) -> dict[str, float]:
    """Persons of one year, in the order of the age groups."""
    n_before = len(faults.found)
    found = known_members(value, place, faults, baseline.age_groups, ()) or {}
    persons = {}
    for group in (name for name in baseline.age_groups if name in found):
        read = number(found[group], (place, group), faults)
        if read is not None and not 0 <= read <= MOST_PERSONS:
            faults.add((place, group), mark("{value} is outside {minimum}…{maximum}"),
                       value=found[group], minimum=0, maximum=f"{MOST_PERSONS:.0f}")  # fmt: skip
        persons[group] = read or 0.0
    if len(faults.found) == n_before and not sum(persons.values()) > 0:
        faults.add(
            place,
            mark("the age groups of {year} add up to 0; a forecast has people in every year"),
            year=_last_key(place),
        )
    return persons


def _last_key(place: Place) -> object:
    return place[1] if isinstance(place, tuple) else place


def _check_years(years: set[int], first: int, horizon: int, place: Place, faults: Faults) -> None:
    """Every year from the first projected one to the forecast's last, which is not before the horizon."""
    for year in range(first, max(years, default=first) + 1):
        if year not in years:
            faults.add(
                place,
                mark("{year} is missing; a forecast names every year from {first}"),
                year=year,
                first=first,
            )
    if years and max(years) < horizon:
        faults.add(place, mark("the forecast ends in {last}, before the study's horizon {horizon}"),
                   last=max(years), horizon=horizon)  # fmt: skip
