"""Why a figure differs between two scenarios of a study, or between two years of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenarier.analysis.bridge.bridge import Bridge, bridge
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.bridge.years import bridge_of_years
from scenarier.jobs import rows
from scenarier.jobs.explain import entities_of, entity_faults
from scenarier.jobs.printed import aligned
from scenarier.jobs.run import check_asked, scenario_named
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Study
from scenarier.text.language import mark, tr
from scenarier.views.bridge import BridgeTold, told_between_scenarios, told_between_years
from scenarier.views.paired import drawn_pair, paired_words
from scenarier.vocabulary.errors import Fault

COLUMNS = ("kind", "part", "amount", "standard_error")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a bridge is asked for; with `b` between two scenarios, with `from_year` between two years of `a`."""

    a: str
    b: str | None
    variable: str
    entity: str
    year: int
    from_year: int | None
    horizon: int | None


def bridge_of(path: Path, asked: Asked) -> BridgeTold:
    """The bridge, told in the variable's own unit.

    Raises
    ------
    FaultsError : the study is faulty, or something asked for is not there; all faults at once.
    """
    study, baseline = open_for_command(path)
    check(study, baseline, path, asked)
    return bridge_in(study, baseline, asked)


def bridge_in(study: Study, baseline: Baseline, asked: Asked) -> BridgeTold:
    """As `bridge_of`, of a study that is open, for what was checked."""
    figure = Figure(asked.variable, asked.entity, asked.year)
    a, horizon = scenario_named(study, asked.a), asked.horizon or study.horizon
    found: Bridge
    if asked.from_year is not None:
        found = bridge_of_years(baseline, a, horizon, figure, asked.from_year)
        return told_between_years(baseline, found, figure, asked.from_year)
    b = scenario_named(study, asked.b or "")
    found = bridge(baseline, a, b, horizon, figure)
    names = scenario_title(a.name), scenario_title(b.name)
    chance = paired_words(drawn_pair(baseline, (a, b), horizon, figure, study), figure, names)
    return told_between_scenarios(baseline, found, figure, *names, chance)


def check(study: Study, baseline: Baseline, path: Path | None, asked: Asked) -> None:
    """Check all that a bridge is asked for.

    Raises
    ------
    FaultsError : something is not there; all faults at once.
    """
    faults = [
        *_ends_faults(asked),
        *entity_faults(asked.variable, asked.entity, entities_of(baseline, asked.variable)),
        *_year_faults(baseline, asked.horizon or study.horizon, asked),
    ]
    names = [name for name in (asked.a, asked.b) if name is not None]
    check_asked("scenarier bridge", study, baseline, path, names, [asked.variable], asked.horizon, faults)


def _ends_faults(asked: Asked) -> Iterator[Fault]:
    if asked.b is None and asked.from_year is None:
        yield Fault("B", mark("name a second scenario, or with --from-year a year to start from"))
    if asked.b is not None and asked.from_year is not None:
        yield Fault("--from-year", mark("a bridge is between two scenarios or between two years, not both"))


def _year_faults(baseline: Baseline, horizon: int, asked: Asked) -> Iterator[Fault]:
    first = baseline.base_year
    for place, year in (("--from-year", asked.from_year), ("--year", asked.year)):
        if year is not None and not first <= year <= horizon:
            values: dict[str, object] = {"value": year, "first": first, "last": horizon}
            yield Fault(place, mark("{value} is outside {first}–{last}"), values)
    if asked.from_year is not None and asked.from_year > asked.year:
        values = {"value": asked.from_year, "year": asked.year}
        yield Fault("--from-year", mark("{value} is after {year}; the year to start from comes first"), values)


def _values(told: BridgeTold) -> Iterator[tuple[str, str, float, float]]:
    return ((row.kind, row.part, row.amount, row.error) for row in told.rows)


def as_csv(told: BridgeTold) -> str:
    """A header and the rows, start first and end last."""
    return rows.as_csv(COLUMNS, _values(told))


def as_json(told: BridgeTold) -> str:
    """The same rows as a list of objects."""
    return rows.as_json(COLUMNS, _values(told))


def as_table(told: BridgeTold) -> str:
    """The sentences, and below them the rows in words."""
    errors = [] if told.is_exact else [tr("Standard error")]
    lines = [(told.title, told.unit, *errors)]
    lines += [(row.name, row.text, *([row.error_text] if errors else [])) for row in told.rows]
    return "\n".join([*told.sentences, "", *aligned(lines, 1)]) + "\n"
