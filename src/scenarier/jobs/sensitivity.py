"""What matters most to a number: every lever low and high, as a table for reading, as csv, as json."""

from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.asked import Asked
from scenarier.analysis.sensitivity import Swing, sensitivity
from scenarier.jobs import rows
from scenarier.jobs.asked import asked_scenario, check_number
from scenarier.jobs.printed import plain_lines
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study
from scenarier.views.sensitivity import swing_rows, swings_sheet, swings_title, unmoved_words


@dataclass(frozen=True, slots=True)
class Swings:
    """Every lever's swing of a scenario's number."""

    baseline: Baseline
    scenario: Scenario
    asked: Asked
    swings: list[Swing]


def swings(path: Path | None, scenario: str | None, asked: Asked, horizon: int | None) -> Swings:
    """Every lever's swing of a number.

    Parameters
    ----------
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    horizon : last year of the projection; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such scenario or number; all faults at once.
    """
    return swings_in(*open_for_command(path), path, scenario, asked, horizon)


def swings_in(
    study: Study, baseline: Baseline, path: Path | None, scenario: str | None, asked: Asked, horizon: int | None
) -> Swings:
    """As `swings`, of a study that is open; `path` names it in faults."""
    names = [] if scenario is None else [scenario]
    check_number("scenarier sensitivity", study, baseline, path, names, asked, horizon)
    chosen = asked_scenario(study, scenario)
    found = sensitivity(baseline, chosen, horizon or study.horizon, asked, study.spreads)
    return Swings(baseline, chosen, asked, found)


def as_csv(found: Swings) -> str:
    """A header and a row a lever, the largest swing first."""
    return rows.as_csv(Swing._fields, found.swings)


def as_json(found: Swings) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(Swing._fields, found.swings)


def as_table(found: Swings) -> str:
    """The levers that move the number, for reading, and how many do not."""
    told = swing_rows(found.baseline, found.asked, found.swings)
    title = swings_title(found.baseline, found.scenario, found.asked)
    sheet = swings_sheet(found.baseline, found.asked, told, title)
    return "\n".join([title, "", *plain_lines(sheet), *_last(unmoved_words(found.swings))]) + "\n"


def _last(words: str) -> list[str]:
    return ["", words] if words else []
