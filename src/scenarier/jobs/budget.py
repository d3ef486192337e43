"""A study's adopted budget beside the roll-forward: as a table for reading, as csv, as json."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scenarier.analysis.differences import target_words
from scenarier.engine.base import base_of
from scenarier.engine.budget import level_in, roll_forward, shift_in
from scenarier.jobs.run import check_asked
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import CAPITAL_TARGETS, Baseline
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.run_table import Line, aligned


class Row(NamedTuple):
    """A target in a year: the budget, the roll-forward without it, their difference [mio. kr., current prices]."""

    target: str
    year: int
    budget: float
    roll_forward: float
    difference: float


@dataclass(frozen=True, slots=True)
class Budgeted:
    """A budget's targets by year, and which of the years it names itself; the others are carried on."""

    baseline: Baseline
    rows: tuple[Row, ...]
    years: tuple[int, ...]

    def is_named(self, row: Row) -> bool:
        """Whether the budget names this target in this year."""
        return self.baseline.budget is not None and row.year in self.baseline.budget.levels[row.target]


def budget(path: Path | None, horizon: int | None) -> Budgeted:
    """A study's budget, from the first year it names for each target to the horizon.

    Raises
    ------
    FaultsError : the study is faulty, or the horizon is not one it can be projected to.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier budget", study, baseline, path, (), (), horizon)
    last = horizon or study.horizon
    targets = baseline.budget.levels if baseline.budget else ()
    rows = tuple(row for target in targets for row in _rows(baseline, last, target))
    return Budgeted(baseline, rows, tuple(sorted({row.year for row in rows})))


def _rows(baseline: Baseline, horizon: int, target: str) -> Iterator[Row]:
    adopted = baseline.budget
    first = adopted.first_year(target) if adopted else None
    if adopted is None or first is None:
        return
    for year in range(first, horizon + 1):
        rolled = float(roll_forward(baseline, horizon)[target][year - baseline.base_year])
        if year in adopted.levels[target]:
            level = level_in(base_of(baseline, horizon), adopted, target, year)
        else:
            level = _carried(target, rolled + shift_in(baseline, horizon, target, year))
        yield Row(target, year, level, rolled, level - rolled)


def _carried(target: str, level: float) -> float:
    """A level that is carried on: capital is never below 0, as in the projection."""
    return max(0.0, level) if target in CAPITAL_TARGETS else level


def as_csv(found: Budgeted) -> str:
    """A header and the rows, full precision, decimal point; the header alone without a budget."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(found.rows)
    return text.getvalue()


def as_json(found: Budgeted) -> str:
    """The same rows as a list of objects."""
    lines = (json.dumps(row._asdict(), ensure_ascii=False) for row in found.rows)
    return "[" + ",".join(f"\n{line}" for line in lines) + "\n]\n"


def as_table(found: Budgeted) -> str:
    """Three lines a target, a column a year; what the budget does not name itself stands in brackets."""
    adopted = found.baseline.budget
    if adopted is None or not found.rows:
        return tr("The study has no adopted budget.") + "\n"
    lines: list[Line] = [("", tr("unit"), *map(str, found.years))]
    for target in dict.fromkeys(row.target for row in found.rows):
        lines += _target_lines(found, target)
    prices = tr("Current prices.")
    if adopted.price_year is not None:
        prices = tr("Current prices; the budget is in {year} prices.", year=adopted.price_year)
    note = tr("(Brackets): not named in the budget; the last difference before, carried on with prices.")
    return "\n".join([adopted.title, *aligned(lines), f"{prices} {note}"]) + "\n"


def _target_lines(found: Budgeted, target: str) -> list[Line]:
    rows = {row.year: row for row in found.rows if row.target == target}

    def line(name: str, cells: Sequence[str]) -> Line:
        return (name, unit_name("mio_kr"), *cells)

    def cells(column: str, *, sign: bool = False) -> list[str]:
        return [_cell(found, rows.get(year), column, sign=sign) for year in found.years]

    name = target_words(found.baseline, target)
    return [
        line(f"{name[:1].upper()}{name[1:]}", cells("budget")),
        line("  " + tr("roll-forward"), cells("roll_forward")),
        line("  " + tr("difference"), cells("difference", sign=True)),
    ]


def _cell(found: Budgeted, row: Row | None, column: str, *, sign: bool) -> str:
    if row is None:
        return ""
    told = format_quantity(getattr(row, column), "mio_kr", sign=sign)
    return f"({told})" if column == "budget" and not found.is_named(row) else told
