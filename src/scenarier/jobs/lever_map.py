"""A number over two levers, and the rules that are broken there: as a table for reading, as csv, as json."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.asked import Asked
from scenarier.analysis.lever_map import LeverMap, Point, axis_values, is_switch, lever_map
from scenarier.analysis.levers import Lever, lever_named
from scenarier.analysis.rules import rules_of
from scenarier.jobs import rows
from scenarier.jobs.asked import asked_scenario, check_number
from scenarier.jobs.printed import plain_lines
from scenarier.jobs.run import has_scenario
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study
from scenarier.text.language import mark
from scenarier.views.lever_map import map_sheet, map_title, rule_lines
from scenarier.vocabulary.errors import Fault

FEWEST, MOST = 2, 201
"""How many values of each lever there may be."""


@dataclass(frozen=True, slots=True)
class AskedAxis:
    """A lever by name, and where its values start and end; None is the range's end."""

    name: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """A scenario's number over two levers."""

    baseline: Baseline
    scenario: Scenario
    asked: Asked
    levers: tuple[Lever, Lever]
    found: LeverMap


def mapped(
    path: Path | None,
    scenario: str | None,
    asked: Asked,
    x: AskedAxis,
    y: AskedAxis,
    steps: int,
    horizon: int | None,
) -> Mapped:
    """A number over two levers of a scenario.

    Parameters
    ----------
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    steps : how many values of each lever.
    horizon : last year of the projection; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such scenario, number, lever or range; all faults at once.
    """
    return mapped_in(*open_for_command(path), path, scenario, asked, x, y, steps, horizon)


def mapped_in(
    study: Study,
    baseline: Baseline,
    path: Path | None,
    scenario: str | None,
    asked: Asked,
    x: AskedAxis,
    y: AskedAxis,
    steps: int,
    horizon: int | None,
) -> Mapped:
    """As `mapped`, of a study that is open; `path` names it in faults."""
    names = [] if scenario is None else [scenario]
    faults, levers = list(_steps_faults(steps)), []
    if scenario is None or has_scenario(study, scenario):
        chosen = asked_scenario(study, scenario)
        for place, axis in (("x", x), ("y", y)):
            lever = lever_named(baseline, chosen, axis.name, f"--{place}")
            faults += [lever] if isinstance(lever, Fault) else _ends_faults(lever, axis, place)
            levers += [] if isinstance(lever, Fault) else [lever]
        if len(levers) == 2 and levers[0] == levers[1]:
            faults.append(Fault("--y", mark("--x and --y name the same lever; choose two")))
    check_number("scenarier map", study, baseline, path, names, asked, horizon, faults)
    axes = [(lever, axis_values(lever, steps, axis.start, axis.end))
            for lever, axis in zip(levers, (x, y), strict=True)]  # fmt: skip
    found = lever_map(
        baseline, chosen, horizon or study.horizon, asked, axes[0], axes[1], rules_of(baseline, study)
    )
    return Mapped(baseline, chosen, asked, (levers[0], levers[1]), found)


def _steps_faults(steps: int) -> Iterator[Fault]:
    if not FEWEST <= steps <= MOST:
        values: dict[str, object] = {"value": steps, "first": FEWEST, "last": MOST}
        yield Fault("--steps", mark("{value} is outside {first}–{last}"), values)


def _ends_faults(lever: Lever, axis: AskedAxis, place: str) -> Iterator[Fault]:
    """Ends must lie in the lever's range, the first below the last; a switch has its two values alone."""
    outside = False
    for end, option in ((axis.start, f"--{place}-from"), (axis.end, f"--{place}-to")):
        is_out = end is not None and not lever.minimum <= end <= lever.maximum
        if end is not None and (is_out or (is_switch(lever) and end not in (0.0, 1.0))):
            outside = True
            values: dict[str, object] = {"value": f"{end:.12g}", "first": f"{lever.minimum:.12g}",
                                         "last": f"{lever.maximum:.12g}"}  # fmt: skip
            yield Fault(option, mark("{value} is outside {first}–{last}"), values)
    start = lever.minimum if axis.start is None else axis.start
    end = lever.maximum if axis.end is None else axis.end
    if not outside and not start < end:
        values = {"start": f"{start:.12g}", "end": f"{end:.12g}"}
        yield Fault(f"--{place}-from", mark("{start} is not below {end}, where the values end"), values)


def as_csv(mapped: Mapped) -> str:
    """A header and a row a pair of values, x by x."""
    return rows.as_csv(Point._fields, mapped.found.points())


def as_json(mapped: Mapped) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(Point._fields, mapped.found.points())


def as_table(mapped: Mapped) -> str:
    """The number for reading, a line a value of y and a column a value of x, and which rules are broken where."""
    title = map_title(mapped.baseline, mapped.scenario, mapped.asked, mapped.levers)
    sheet = map_sheet(mapped.baseline, mapped.asked, mapped.levers, mapped.found, title)
    return "\n".join([title, "", *plain_lines(sheet), "", *rule_lines(mapped.found)]) + "\n"
