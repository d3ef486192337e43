"""The projection of a study: which scenarios, which variables, and how they are written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scenarier.analysis.published import year_columns, year_heading
from scenarier.engine.base import first_year_without_people
from scenarier.engine.each import project_each
from scenarier.jobs import rows
from scenarier.jobs.printed import aligned
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.projection import Projection, ResultRow
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.session.scenarios import last_horizon
from scenarier.storage.study_scenarios import NO_PEOPLE
from scenarier.text.language import mark, tr
from scenarier.text.plain import folded
from scenarier.views.figure_rows import FigureRow, Side, figure_names, figure_rows
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.nearest import nearest
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES


def run(
    path: Path | None, names: Sequence[str], variables: Sequence[str], horizon: int | None
) -> tuple[Projection, Baseline]:
    """Project a study's scenarios, the baseline scenario first.

    Parameters
    ----------
    path : the study's file; without one, the baseline scenario alone.
    names : scenarios to take; all where none are named. Compared without case and outer blanks.
    variables : result variables that are asked for; only checked here.
    horizon : last year; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or a name or the horizon is not known.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier run", study, baseline, path, names, variables, horizon)
    return run_study(study, baseline, names, horizon), baseline


def run_study(study: Study, baseline: Baseline, names: Sequence[str], horizon: int | None) -> Projection:
    """As `run`, of a study that is open, for names and a horizon that were checked."""
    return project_each(baseline, chosen_scenarios(study, names), horizon or study.horizon)


def check_asked(
    command: str,
    study: Study,
    baseline: Baseline,
    path: Path | None,
    names: Sequence[str],
    variables: Sequence[str],
    horizon: int | None,
) -> None:
    """Check the names and the year that a command was asked for.

    Raises
    ------
    FaultsError : a scenario, a variable or the horizon is not known.
    """
    faults = [
        fault for fault in (*map(_unknown_variable, variables), *horizon_faults(study, baseline, horizon)) if fault
    ]
    missing = [_unknown_scenario(name, study) for name in names if not has_scenario(study, name)]
    if faults or missing:
        raise FaultsError(str(path) if missing and path else command, [*missing, *faults])


def scenario_named(study: Study, name: str) -> Scenario:
    """The study's scenario of that name, or the baseline scenario.

    Raises
    ------
    FaultsError : as for `scenario_index`.
    """
    return (BASELINE, *study.scenarios)[scenario_index(study, name) + 1]


def has_scenario(study: Study, name: str) -> bool:
    """Whether the study has a scenario of that name, or it is the baseline scenario's."""
    return any(folded(scenario.name) == folded(name) for scenario in (BASELINE, *study.scenarios))


def chosen_scenarios(study: Study, names: Sequence[str]) -> list[Scenario]:
    """The scenarios of those names, all where there are none; the baseline scenario first, names were checked."""
    wanted = {folded(name) for name in names}
    every = (BASELINE, *study.scenarios)
    return [scenario for scenario in every if not names or folded(scenario.name) in wanted]


def _named(scenarios: Sequence[Scenario], name: str) -> list[Scenario]:
    return [scenario for scenario in scenarios if folded(scenario.name) == folded(name)]


def scenario_index(study: Study, name: str) -> int:
    """Index of the scenario called `name` in the study, -1 for the baseline scenario.

    Raises
    ------
    FaultsError : there is none of that name.
    """
    for index, scenario in enumerate((BASELINE, *study.scenarios), start=-1):
        if folded(scenario.name) == folded(name):
            return index
    raise FaultsError(study.title or "scenarier", [_unknown_scenario(name, study)])


def _unknown_scenario(name: str, study: Study) -> Fault:
    known = [BASELINE.name, *(scenario.name for scenario in study.scenarios)]
    return Fault("--scenario", mark("unknown scenario “{name}”"), {"name": name[:60]}, nearest(name, known) or "")


def _unknown_variable(name: str) -> Fault | None:
    if name in VARIABLES:
        return None
    return Fault(
        "--variable", mark("unknown variable “{name}”"), {"name": name[:60]}, nearest(name, VARIABLES) or ""
    )


def horizon_faults(study: Study, baseline: Baseline, horizon: int | None) -> Iterator[Fault]:
    """A horizon must be one of the model's, within the study's forecast, and leave people in every scenario."""
    if horizon is None:
        return
    first, last = baseline.first_year, baseline.last_horizon
    if not first <= horizon <= last:
        values: dict[str, object] = {"value": horizon, "first": first, "last": last}
        yield Fault("--horizon", mark("{value} is outside {first}–{last}"), values)
    elif horizon > last_horizon(study, baseline):
        values = {"value": horizon, "last": last_horizon(study, baseline)}
        yield Fault("--horizon", mark("{value} is after {last}, where the study's forecast ends"), values)
    else:
        yield from _population_faults(study, baseline, horizon)


def _population_faults(study: Study, baseline: Baseline, horizon: int) -> Iterator[Fault]:
    for scenario in (BASELINE, *study.scenarios):
        year = first_year_without_people(baseline, scenario.parameters.get(GROWTH, {}), horizon)
        if year is not None:
            yield Fault("--horizon", NO_PEOPLE, {"name": scenario.name, "year": year})


def as_csv(projection: Projection, variables: Sequence[str]) -> str:
    """Long form; docs/model.md section 8."""
    return rows.as_csv(ResultRow._fields, projection.rows(tuple(variables)))


def as_json(projection: Projection, variables: Sequence[str]) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(ResultRow._fields, projection.rows(tuple(variables)))


def as_table(projection: Projection, baseline: Baseline, variables: Sequence[str]) -> str:
    """A block a scenario, a line a variable and entity, a column a year; key lines where none are asked for."""
    names = figure_names(projection, tuple(variables) or KEY_VARIABLES)
    blocks = [
        [scenario, *figure_table(projection.years, figure_rows(baseline, Side(projection, number), names))]
        for number, scenario in enumerate(projection.scenarios)
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def figure_table(years: Sequence[int], found: Sequence[FigureRow]) -> list[str]:
    """Lines of figures below the headings of their columns."""
    heading = ("", tr("unit"), *map(year_heading, year_columns(years)))
    return aligned([heading, *((row.label, row.unit_text, *row.texts) for row in found)])
