"""What a sweep is asked for, as a file: read strictly, every fault of it reported together; docs/beyond.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scenarier.analysis.levers import Lever, MeasureLever, lever_named
from scenarier.analysis.sweep import Grid
from scenarier.engine.base import first_year_without_people
from scenarier.jobs.run import horizon_faults
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.storage.collect import Faults, elements, known_members, members, text, whole_number
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import Place, path_text, read_json
from scenarier.storage.study_scenarios import NO_PEOPLE, amount, in_range
from scenarier.storage.study_types import SIZE_LIMIT
from scenarier.text.language import mark
from scenarier.text.plain import folded
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.variables import VARIABLES

MOST_ROWS = 100_000_000
"""A sweep of more is refused; it would take days, and a disk."""
_OPTIONAL = ("scenarios", "levers", "variables", "years")


def read_grid(path: Path, horizon: int | None = None) -> Grid:
    """The sweep that a file asks for.

    Parameters
    ----------
    horizon : last year of the projections; the study's own where it is None.

    Raises
    ------
    FaultsError : the file, its study or the horizon is faulty, all faults at once; or it asks for too much.
    """
    faults = Faults()
    document = read_json(read_limited(path, SIZE_LIMIT), str(path))
    found = known_members(document, "", faults, ("study",), _OPTIONAL) or {}
    opened = _opened(found, path, faults)
    if opened is None:
        raise FaultsError(str(path), faults.found)
    study, baseline = opened
    faults.found += horizon_faults(study, baseline, horizon)
    last = horizon if horizon and not faults.found else study.horizon
    grid = _grid(found, study, baseline, last, faults)
    if not faults.found:
        _check_size(grid, faults)
    if faults.found:
        raise FaultsError(str(path), faults.found)
    return grid


def _opened(found: Mapping[str, Any], path: Path, faults: Faults) -> tuple[Study, Baseline] | None:
    """The study, whose path is relative to the grid's; None where it cannot be opened, with all that is wrong."""
    name = text(found["study"], "study", faults) if "study" in found else ""
    if not name.strip() or "\0" in name:
        if isinstance(found.get("study"), str):
            faults.add("study", mark("there is no such file or folder"))
        return None
    try:
        return open_for_command(path.parent / name)
    except FaultsError as error:
        for fault in error.faults:
            place = f"study “{name}”, {fault.place}" if fault.place else f"study “{name}”"
            faults.extend([fault], place)
        return None


def _grid(found: Mapping[str, Any], study: Study, baseline: Baseline, horizon: int, faults: Faults) -> Grid:
    every = (BASELINE, *study.scenarios)
    scenarios = _named(found["scenarios"], every, faults) if "scenarios" in found else every
    levers = _levers(found.get("levers", {}), scenarios, baseline, horizon, faults)
    variables = _variables(found["variables"], faults) if "variables" in found else tuple(VARIABLES)
    first = baseline.first_year
    years = tuple(range(first, horizon + 1))
    if "years" in found:
        years = _years(found["years"], baseline.base_year, horizon, faults)
    return Grid(baseline, tuple(scenarios), horizon, levers, variables, years)


def _some(value: Any, place: Place, faults: Faults) -> list[Any]:
    """The elements of a list that must have any."""
    found = elements(value, place, faults)
    if isinstance(value, list) and not value:
        faults.add(place, mark("the list is empty; name at least one"))
    return found


def _named(value: Any, every: Sequence[Scenario], faults: Faults) -> list[Scenario]:
    by_name = {folded(scenario.name): scenario for scenario in every}
    scenarios: list[Scenario] = []
    for index, element in enumerate(_some(value, "scenarios", faults)):
        name = text(element, ("scenarios", index), faults)
        scenario = by_name.get(folded(name))
        if scenario in scenarios and scenario is not None:
            faults.add(("scenarios", index), mark("“{name}” stands twice; keep one"), name=name)
        elif scenario is not None:
            scenarios.append(scenario)
        elif isinstance(element, str):
            known = [one.name for one in every]
            faults.unknown(("scenarios", index), mark("unknown scenario “{name}”"), name, known)
    return scenarios


def _variables(value: Any, faults: Faults) -> tuple[str, ...]:
    names: list[str] = []
    for index, element in enumerate(_some(value, "variables", faults)):
        name = text(element, ("variables", index), faults)
        if isinstance(element, str) and name not in VARIABLES:
            faults.unknown(("variables", index), mark("unknown variable “{name}”"), name, VARIABLES)
        elif name in names:
            faults.add(("variables", index), mark("“{name}” stands twice; keep one"), name=name)
        names.append(name)
    return tuple(names)


def _years(value: Any, first: int, last: int, faults: Faults) -> tuple[int, ...]:
    years: list[int] = []
    for index, element in enumerate(_some(value, "years", faults)):
        place = ("years", index)
        year = whole_number(element, place, faults)
        if year is None:
            continue
        if not first <= year <= last:
            faults.add(place, mark("{value} is outside {first}–{last}"), value=year, first=first, last=last)
        elif year in years:
            faults.add(place, mark("“{name}” stands twice; keep one"), name=year)
        years.append(year)
    return tuple(years)


# Levers


def _levers(
    value: Any, scenarios: Sequence[Scenario], baseline: Baseline, horizon: int, faults: Faults
) -> tuple[tuple[str, tuple[float, ...]], ...]:
    found: dict[str, tuple[float, ...]] = {}
    for key, given in (members(value, "levers", faults) or {}).items():
        place: Place = ("levers", key)
        lever = _lever(key, place, scenarios, baseline, faults)
        if lever is not None and lever.name in found:
            faults.add(place, mark("“{name}” stands twice; keep one"), name=key)
        elif lever is not None:
            found[lever.name] = _values(given, place, lever, baseline, horizon, faults)
        else:
            _some(given, place, faults)
    return tuple(found.items())


def _lever(
    name: str, place: Place, scenarios: Sequence[Scenario], baseline: Baseline, faults: Faults
) -> Lever | None:
    """The lever, which every scenario must have; as the first one has it."""
    lever: Lever | None = None
    told: set[str] = set()
    for scenario in scenarios or (BASELINE,):
        one = lever_named(baseline, scenario, name)
        if not isinstance(one, Fault):
            lever = lever or one
        elif (sentence := one.message.format(**one.values)) not in told:
            told.add(sentence)
            faults.extend([one], path_text(place))
    return None if told else lever


def _values(
    value: Any, place: Place, lever: Lever, baseline: Baseline, horizon: int, faults: Faults
) -> tuple[float, ...]:
    values: list[float] = []
    for index, element in enumerate(_some(value, place, faults)):
        where = (place, index)
        if isinstance(lever, MeasureLever):
            read = amount(element, where, faults)
        else:
            read = in_range(element, where, lever.spec, faults)
        if read is None:
            continue
        if read in values:
            faults.add(where, mark("“{name}” stands twice; keep one"), name=element)
        elif lever.name == GROWTH:
            _check_people(read, where, baseline, horizon, faults)
        values.append(read)
    return tuple(values)


def _check_people(growth: float, place: Place, baseline: Baseline, horizon: int, faults: Faults) -> None:
    year = first_year_without_people(baseline, growth, horizon)
    if year is not None:
        faults.add(place, NO_PEOPLE, name=f"{growth:g}", year=year)


def _check_size(grid: Grid, faults: Faults) -> None:
    n_rows = len(grid.scenarios) * grid.n_combinations * len(grid.columns)
    if n_rows > MOST_ROWS:
        message = mark("{n} rows are too many; at most {most}: name fewer values, variables or years")
        faults.add("", message, n=n_rows, most=MOST_ROWS)
