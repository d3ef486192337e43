"""The differences between two scenarios of a study, B less A."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scenarier.analysis.published import YearColumn, year_columns, year_heading
from scenarier.engine.each import project_each
from scenarier.jobs.run import check_asked, scenario_named
from scenarier.jobs.studies import open_for_command
from scenarier.model.baseline import Baseline
from scenarier.model.projection import Projection
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.names import line_name
from scenarier.views.run_table import Line, aligned, budget_words
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES


class Difference(NamedTuple):
    """One number of both scenarios and their difference, in the variable's unit."""

    variable: str
    entity: str
    year: int
    unit: str
    a: float
    b: float
    difference: float


def compare(
    path: Path, a: str, b: str, variables: Sequence[str], horizon: int | None
) -> tuple[Projection, Baseline]:
    """Project scenarios A and B, in this order; `Grundforløb` may stand for either.

    Raises
    ------
    FaultsError : the study is faulty, or a name or the horizon is not known.
    """
    study, baseline = open_for_command(path)
    check_asked("scenarier compare", study, baseline, path, [a, b], variables, horizon)
    scenarios = [scenario_named(study, a), scenario_named(study, b)]
    return project_each(baseline, scenarios, horizon or study.horizon), baseline


def differences(projection: Projection, variables: Sequence[str]) -> Iterator[Difference]:
    """A row for each variable, entity and year."""
    for name in tuple(variables) or tuple(VARIABLES):
        axis, unit = VARIABLES[name].axis, VARIABLES[name].unit
        for entity in projection.entities[axis] if axis else ("",):
            a, b = (projection.series(name, entity, scenario).tolist() for scenario in (0, 1))
            for year, before, after in zip(projection.years, a, b, strict=True):
                yield Difference(name, entity, year, unit, before, after, after - before)


def as_csv(projection: Projection, variables: Sequence[str]) -> str:
    """A header and the rows, full precision, decimal point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Difference._fields)
    writer.writerows(differences(projection, variables))
    return text.getvalue()


def as_json(projection: Projection, variables: Sequence[str]) -> str:
    """The same rows as a list of objects."""
    rows = (json.dumps(row._asdict(), ensure_ascii=False) for row in differences(projection, variables))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def as_table(projection: Projection, baseline: Baseline, variables: Sequence[str]) -> str:
    """The differences for reading: a line a variable and entity, a column a year; key lines by default.

    In the base year both scenarios are the same, so there the amounts stand: the account and the budget.
    """
    columns = year_columns(projection.years)
    lines: list[Line] = [("", tr("unit"), *map(year_heading, columns))]
    found: dict[tuple[str, str, str], list[Difference]] = {}
    for row in differences(projection, tuple(variables) or KEY_VARIABLES):
        found.setdefault((row.variable, row.entity, row.unit), []).append(row)
    for (variable, entity, unit), rows in found.items():
        cells = [_cell(baseline, rows[column.place], column) for column in columns]
        lines.append((line_name(baseline, variable, entity), unit_name(unit), *cells))
    heading = tr("{b} less {a}", a=projection.scenarios[0], b=projection.scenarios[1])
    note = tr("{year} is the amount itself, the same in both; the other years are differences.",
              year=baseline.base_year)  # fmt: skip
    return "\n".join([heading, *aligned(lines), note]) + "\n"


def _cell(baseline: Baseline, row: Difference, column: YearColumn) -> str:
    if column.is_budget:
        return budget_words(baseline, row.variable, row.entity)
    if column.is_account:
        return format_quantity(row.a, row.unit)
    return format_quantity(row.difference, row.unit, sign=True)
