"""What would turn the order of two scenarios: as a table for reading, as csv, as json."""

from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.asked import Asked
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.paired import Paired
from scenarier.analysis.turning import TurningPoint, turning
from scenarier.engine.project import project
from scenarier.jobs import rows
from scenarier.jobs.asked import check_number
from scenarier.jobs.printed import plain_lines
from scenarier.jobs.run import scenario_named
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study
from scenarier.views.paired import drawn_pair
from scenarier.views.turning import drawn_words, stands_words, steady_words, turning_sheet, turning_title


@dataclass(frozen=True, slots=True)
class Turning:
    """Two scenarios, the number in each, and where each uncertain assumption turns their order."""

    baseline: Baseline
    scenarios: tuple[Scenario, Scenario]
    asked: Asked
    numbers: tuple[float, float]
    points: list[TurningPoint]
    drawn: Paired


def turning_points(path: Path, a: str, b: str, asked: Asked, horizon: int | None) -> Turning:
    """Where the order of A and B turns; `Grundforløb` may stand for either.

    Parameters
    ----------
    horizon : last year of the projection; the study's own where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or there is no such scenario or number; all faults at once.
    """
    return turning_points_in(*open_for_command(path), path, a, b, asked, horizon)


def turning_points_in(
    study: Study, baseline: Baseline, path: Path | None, a: str, b: str, asked: Asked, horizon: int | None
) -> Turning:
    """As `turning_points`, of a study that is open; `path` names it in faults."""
    check_number("scenarier turning", study, baseline, path, [a, b], asked, horizon)
    first, second = scenario_named(study, a), scenario_named(study, b)
    last = horizon or study.horizon
    projection = project(baseline, [first, second], last)
    place = asked.year - baseline.base_year
    at_a, at_b = (float(projection.series(asked.variable, asked.entity, one)[place]) for one in (0, 1))
    points = turning(baseline, first, second, last, asked, study.spreads)
    figure = Figure(asked.variable, asked.entity, asked.year)
    drawn = drawn_pair(baseline, (first, second), last, figure, study)
    return Turning(baseline, (first, second), asked, (at_a, at_b), points, drawn)


def as_csv(found: Turning) -> str:
    """A header and a row for each uncertain assumption, the nearest first."""
    return rows.as_csv(TurningPoint._fields, found.points)


def as_json(found: Turning) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(TurningPoint._fields, found.points)


def as_table(found: Turning) -> str:
    """The assumptions that can turn the order, for reading, and how many cannot."""
    title = turning_title(found.baseline, *found.scenarios, found.asked)
    sheet = turning_sheet(found.baseline, found.points, title)
    lines = [title, stands_words(found.baseline, found.asked, found.scenarios, *found.numbers)]
    lines += [drawn_words(found.asked, *found.scenarios, found.drawn), ""]
    lines += plain_lines(sheet) if sheet.lines else []
    return "\n".join([*lines, steady_words(found.points)]) + "\n"
