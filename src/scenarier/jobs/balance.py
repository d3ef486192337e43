"""A proposal's balances against its base: as a table for reading, as csv, as json."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scenarier.analysis.balance import Balance, balances
from scenarier.jobs import rows as written
from scenarier.jobs.asked import asked_scenario
from scenarier.jobs.printed import plain_lines
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario
from scenarier.session.sealing import Checked, checked
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.balance import balance_sheet, balance_words
from scenarier.views.proposal import projected_words
from scenarier.views.seals import seal_lines


class BalanceRow(NamedTuple):
    """A balance in a year; amounts [mio. kr., current prices], `holds` 1 or 0."""

    year: int
    balance: str
    amount: float
    base_amount: float
    room: float
    holds: int


class Balanced(NamedTuple):
    """A scenario's balances against its base, and its seal held against it where it has one."""

    scenario: Scenario
    base: Scenario
    baseline: Baseline
    found: list[Balance]
    seal: Checked | None


def balance(path: Path | None, name: str | None, horizon: int | None) -> Balanced:
    """The balances of a study's scenario, its first where none is named.

    Raises
    ------
    FaultsError : the study is faulty, or the name or the horizon is not known; all faults at once.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier balance", study, baseline, path, [] if name is None else [name], (), horizon)
    scenario = asked_scenario(study, name)
    base = study.base_of(scenario)
    found = balances(baseline, scenario, base, horizon or study.horizon)
    return Balanced(scenario, base, baseline, found, checked(study, baseline, scenario))


def all_hold(balanced: Balanced) -> bool:
    """Whether every balance holds in every year."""
    return all(one.holds for one in balanced.found)


def rows(balanced: Balanced) -> Iterator[BalanceRow]:
    """A row a year and balance."""
    for one in balanced.found:
        yield BalanceRow(one.year, one.balance, one.amount, one.base_amount, one.room, int(one.holds))


def as_csv(balanced: Balanced) -> str:
    """A header and the rows."""
    return written.as_csv(BalanceRow._fields, rows(balanced))


def as_json(balanced: Balanced) -> str:
    """The same rows as a list of objects."""
    return written.as_json(BalanceRow._fields, rows(balanced))


def as_table(balanced: Balanced) -> str:
    """The rows for reading, below them what they say in words, and what has become of the seal."""
    names = [one_line(scenario_title(one.name)) for one in (balanced.scenario, balanced.base)]
    lines = [tr("“{name}” against “{base}”", name=names[0], base=names[1])]
    lines += [
        *plain_lines(balance_sheet(balanced.found)),
        "",
        *balance_words(balanced.found),
        "",
        projected_words(),
    ]
    if balanced.seal is not None:
        lines += ["", *seal_lines(balanced.seal)]
    return "\n".join(lines) + "\n"
