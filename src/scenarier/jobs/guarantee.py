"""State guarantee or own budget in a scenario: as a table for reading, as csv, as json."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from scenarier.analysis.ensemble import USUAL_DRAWS, Ensemble
from scenarier.analysis.guarantee import GuaranteeYear, guarantee
from scenarier.analysis.guarantee_chance import chance_guarantee_wins
from scenarier.jobs import rows as written
from scenarier.jobs.asked import asked_scenario
from scenarier.jobs.drawing import check_people, drawing_faults, seed_of
from scenarier.jobs.printed import aligned
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario
from scenarier.views.guarantee import guarantee_sheet, law_words, lead_words, year_words

COMMAND = "scenarier guarantee"


class GuaranteeRow(NamedTuple):
    """A year; amounts [mio. kr.], growth and chance [share]."""

    year: int
    guaranteed: float
    self_budgeted: float
    difference: float
    settled_in: int
    tipping_growth: float | None
    chance_guarantee_wins: float | None


class Weighed(NamedTuple):
    """The years of a scenario."""

    scenario: Scenario
    baseline: Baseline
    years: list[GuaranteeYear]


def weigh(
    path: Path | None,
    name: str | None,
    horizon: int | None,
    draws: int = USUAL_DRAWS,
    seed: int | None = None,
) -> Weighed:
    """The guarantee beside an own budget in a study's scenario, its first where none is named.

    Parameters
    ----------
    draws, seed : what the chance that the guarantee wins is counted from; the study's own seed where it is None.

    Raises
    ------
    FaultsError : the study is faulty, or the name or the horizon is not known; all faults at once.
    """
    study, baseline = open_for_command(path)
    start = seed_of(study, seed)
    names = [] if name is None else [name]
    check_asked(COMMAND, study, baseline, path, names, (), horizon, drawing_faults(draws, start))
    scenario, last = asked_scenario(study, name), horizon or study.horizon
    drawn = Ensemble(baseline, (scenario,), last, draws=draws, seed=start, spreads=study.spreads)
    check_people(COMMAND, drawn)
    pairs = zip(guarantee(baseline, scenario, last), chance_guarantee_wins(drawn), strict=True)
    return Weighed(scenario, baseline, [replace(one, chance_guarantee_wins=chance) for one, chance in pairs])


def _row(one: GuaranteeYear) -> GuaranteeRow:
    amounts = (one.guaranteed, one.self_budgeted, one.difference)
    return GuaranteeRow(one.year, *amounts, one.settled_in, one.tipping_growth, one.chance_guarantee_wins)


def as_csv(weighed: Weighed) -> str:
    """A header and a row a year."""
    return written.as_csv(GuaranteeRow._fields, map(_row, weighed.years))


def as_json(weighed: Weighed) -> str:
    """The same rows as a list of objects."""
    return written.as_json(GuaranteeRow._fields, map(_row, weighed.years))


def as_table(weighed: Weighed) -> str:
    """The years for reading, and below them what they say in words."""
    sheet = guarantee_sheet(weighed.years)
    units = [heading.unit for heading in sheet.headings]
    lines = [[heading.text for heading in sheet.headings], units]
    lines += [[cell.shown for cell in line.cells] for line in sheet.lines]
    words = [*map(year_words, weighed.years), "", lead_words(), *law_words(weighed.baseline)]
    return "\n".join([weighed.scenario.name, *aligned(lines, 1), "", *words]) + "\n"
