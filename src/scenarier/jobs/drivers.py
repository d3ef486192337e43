"""Which uncertain assumptions drive the spread of a number: as a table for reading, as csv, as json."""

from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import MOST_BASE, Driver, drivers
from scenarier.analysis.ensemble import Ensemble
from scenarier.jobs import rows
from scenarier.jobs.asked import asked_scenario, check_number
from scenarier.jobs.drawing import check_people, drawing_faults, drawn_words, seed_of
from scenarier.jobs.printed import plain_lines
from scenarier.jobs.studies import open_for_command
from scenarier.views.drivers import alike_words, drivers_sheet, drivers_title, undriven_words

COMMAND = "scenarier drivers"


@dataclass(frozen=True, slots=True)
class Driven:
    """A number of a scenario, and each lever's share of its spread."""

    ensemble: Ensemble
    asked: Asked
    drivers: list[Driver]


def driven(
    path: Path | None, scenario: str | None, asked: Asked, draws: int, seed: int | None, horizon: int | None
) -> Driven:
    """Each uncertain lever's share of the spread of a number.

    Parameters
    ----------
    path, scenario : the study and its scenario; its first, or the baseline where it has none.
    seed : the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such scenario or number; all faults at once.
    """
    study, baseline = open_for_command(path)
    names, start = [] if scenario is None else [scenario], seed_of(study, seed)
    faults = drawing_faults(draws, start, most=MOST_BASE)
    check_number(COMMAND, study, baseline, path, names, asked, horizon, faults)
    chosen, last = asked_scenario(study, scenario), horizon or study.horizon
    ensemble = Ensemble(baseline, (chosen,), last, draws=draws, seed=start, spreads=study.spreads)
    check_people(COMMAND, ensemble)
    return Driven(ensemble, asked, drivers(ensemble, asked))


def as_csv(found: Driven) -> str:
    """A header and a row a lever, the largest total first."""
    return rows.as_csv(Driver._fields, found.drivers)


def as_json(found: Driven) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(Driver._fields, found.drivers)


def as_table(found: Driven) -> str:
    """The levers that move the number, for reading, and how many do not."""
    ensemble = found.ensemble
    title = drivers_title(ensemble.baseline, ensemble.scenarios[0], found.asked)
    alike = alike_words(ensemble.scenarios[0], found.drivers)
    told = [alike] if alike else plain_lines(drivers_sheet(ensemble.baseline, found.drivers, title))
    lines = [title, "", *told]
    still = undriven_words(found.drivers)
    return (
        "\n".join([*lines, *(["", still] if still else []), "", drawn_words(ensemble.draws, ensemble.seed)]) + "\n"
    )
