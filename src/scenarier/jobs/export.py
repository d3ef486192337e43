"""A scenario written to a file: so far as a workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from scenarier.exchange.workbook.book import workbook
from scenarier.jobs.run import scenario_index
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.storage.files import write_whole
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

WORKBOOK = ".xlsx"

Tell = Callable[[int, int], object]


def export(path: Path | None, name: str | None, out: Path) -> None:
    """Write a study's scenario to `out`, whole or not at all.

    Parameters
    ----------
    path : the study's file; without one, the baseline scenario is written.
    name : the scenario; the study's first where none is named.

    Raises
    ------
    FaultsError : the study is faulty, the scenario is not known, or the file cannot be written.
    """
    _check_ending(out)
    study, baseline = open_for_command(path)
    index = (0 if study.scenarios else -1) if name is None else scenario_index(study, name)
    write_workbook(baseline, study, BASELINE if index < 0 else study.scenarios[index], out)


def write_workbook(
    baseline: Baseline, study: Study, scenario: Scenario, out: Path, tell: Tell | None = None
) -> None:
    """Write a scenario as a workbook, whole or not at all.

    Parameters
    ----------
    tell : is told how many of how many parts are done; what it raises ends the work, and nothing is written.

    Raises
    ------
    FaultsError : the file cannot be written.
    """
    made = workbook(baseline, study, scenario, date.today(), tell)
    if tell is not None:
        tell(1, 1)
    write_whole(out, made)


def _check_ending(out: Path) -> None:
    if out.suffix.casefold() != WORKBOOK:
        values = {"name": out.name, "ending": WORKBOOK}
        raise FaultsError("scenarier export", [Fault("-o", mark("“{name}” must end in {ending}"), values)])
