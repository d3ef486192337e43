"""What a command asks of a study: scenarios by name, and one number of a projected year."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scenarier.analysis.asked import Asked
from scenarier.jobs.explain import entities_of, entity_faults
from scenarier.jobs.run import check_asked, scenario_named
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.session.scenarios import last_horizon
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError


def check_number(
    command: str,
    study: Study,
    baseline: Baseline,
    path: Path | None,
    names: Sequence[str],
    asked: Asked,
    horizon: int | None,
    faults: Iterable[Fault] = (),
) -> None:
    """Check what a command was asked for: scenarios, the number, and the horizon.

    Parameters
    ----------
    faults : what else is wrong with what was asked for.

    Raises
    ------
    FaultsError : with all that is wrong at once.
    """
    others = [
        *entity_faults(asked.variable, asked.entity, entities_of(baseline, asked.variable)),
        *_year_faults(study, baseline, asked.year, horizon),
        *faults,
    ]
    try:
        check_asked(command, study, baseline, path, names, [asked.variable], horizon)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *others]) from error
    if others:
        raise FaultsError(command, others)


def _year_faults(study: Study, baseline: Baseline, year: int, horizon: int | None) -> Iterator[Fault]:
    """The year must be a projected one; under a horizon that is itself wrong, one that may be projected."""
    first, last = baseline.first_year, study.horizon if horizon is None else horizon
    if not first <= last <= last_horizon(study, baseline):
        last = last_horizon(study, baseline)
    if not first <= year <= last:
        values: dict[str, object] = {"value": year, "first": first, "last": last}
        yield Fault("--year", mark("{value} is outside {first}–{last}"), values)


def asked_scenario(study: Study, name: str | None) -> Scenario:
    """The scenario of that name, else the study's first, else the baseline scenario; the name was checked."""
    if name is not None:
        return scenario_named(study, name)
    return study.scenarios[0] if study.scenarios else BASELINE
