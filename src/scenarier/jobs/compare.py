"""The differences between two scenarios of a study, B less A."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scenarier.engine.each import project_each
from scenarier.jobs import rows
from scenarier.jobs.run import check_asked, figure_table, scenario_named
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.model.study import Study
from scenarier.text.language import tr
from scenarier.views.figure_rows import Side, difference_rows, figure_names, less_words
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES


class Difference(NamedTuple):
    """One number of both scenarios and their difference, in the variable's unit."""

    variable: str
    entity: str
    year: int
    unit: str
    a: float
    b: float
    difference: float


def compare(
    path: Path, a: str, b: str, variables: Sequence[str], horizon: int | None
) -> tuple[Projection, Baseline]:
    """Project scenarios A and B, in this order; `Grundforløb` may stand for either.

    Raises
    ------
    FaultsError : the study is faulty, or a name or the horizon is not known.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier compare", study, baseline, path, [a, b], variables, horizon)
    return compare_in(study, baseline, a, b, horizon), baseline


def compare_in(study: Study, baseline: Baseline, a: str, b: str, horizon: int | None) -> Projection:
    """As `compare`, of a study that is open, for names and a horizon that were checked."""
    scenarios = [scenario_named(study, a), scenario_named(study, b)]
    return project_each(baseline, scenarios, horizon or study.horizon)


def differences(projection: Projection, variables: Sequence[str]) -> Iterator[Difference]:
    """A row for each variable, entity and year."""
    for name in tuple(variables) or tuple(VARIABLES):
        axis, unit = VARIABLES[name].axis, VARIABLES[name].unit
        for entity in projection.entities[axis] if axis else ("",):
            a, b = (projection.series(name, entity, scenario).tolist() for scenario in (0, 1))
            for year, before, after in zip(projection.years, a, b, strict=True):
                yield Difference(name, entity, year, unit, before, after, after - before)


def as_csv(projection: Projection, variables: Sequence[str]) -> str:
    """A header and the rows."""
    return rows.as_csv(Difference._fields, differences(projection, variables))


def as_json(projection: Projection, variables: Sequence[str]) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(Difference._fields, differences(projection, variables))


def as_table(projection: Projection, baseline: Baseline, variables: Sequence[str]) -> str:
    """The differences for reading: a line a variable and entity, a column a year; key lines by default.

    In the base year both scenarios are the same, so there the amounts stand: the account and the budget.
    """
    names = figure_names(projection, tuple(variables) or KEY_VARIABLES)
    found = difference_rows(baseline, Side(projection, 1), Side(projection, 0), names)
    heading = less_words(projection.scenarios[1], projection.scenarios[0])
    note = tr("{year} is the amount itself, the same in both; the other years are differences.",
              year=baseline.base_year)  # fmt: skip
    return "\n".join([heading, *figure_table(projection.years, found), note]) + "\n"
