"""The method tried on the past: as a table for reading, as csv, as json."""

import csv
import io
import json
from typing import NamedTuple

from scenarier.analysis.backtest import Tried, backtest
from scenarier.jobs.run_table import Line, aligned
from scenarier.jobs.studies import open_study
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity

BROKEN = "†"


class Row(NamedTuple):
    """One measure of an area; driver, actual and difference are growth from year to year [share]."""

    area: str
    measure: str
    from_year: int
    to_year: int
    driver: float
    actual: float
    difference: float


def tried() -> list[Tried]:
    """Every measure of the default baseline's areas.

    Raises
    ------
    FaultsError : the baseline's package is faulty.
    """
    return backtest(open_study(None)[1])


def _row(one: Tried) -> Row:
    return Row(one.area, one.measure, one.from_year, one.to_year, one.driver, one.actual.value, one.difference)


def as_csv(found: list[Tried]) -> str:
    """A header and the rows, full precision, decimal point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(_row, found))
    return text.getvalue()


def as_json(found: list[Tried]) -> str:
    """The same rows as a list of objects."""
    lines = (json.dumps(_row(one)._asdict(), ensure_ascii=False) for one in found)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_table(found: list[Tried]) -> str:
    """A line a measure, with what rounding leaves open and a mark where the years cannot be compared."""
    lines: list[Line] = [("", "", tr("ages alone"), tr("actual"), tr("at least"), tr("at most"), tr("difference"), "")]
    for one in found:
        low, high = (
            _share(end) if one.actual.low < one.actual.high else "" for end in (one.actual.low, one.actual.high)
        )
        numbers = (_share(one.driver), _share(one.actual.value), low, high, _share(one.difference))
        lines.append(
            (f"{one.area_name}: {one.measure_name}", f"{one.from_year}–{one.to_year}", *numbers, _mark(one))
        )
    notes = [
        tr("Growth in per cent. Ages alone: the area's driver at elasticity 1. At least, at most: what rounding in print "
           "leaves open."),
        tr("{mark} cannot be compared as it stands:", mark=BROKEN),
        *(f"{BROKEN} {one.area_name}, {one.measure_name}: {one.breaks}" for one in found if one.breaks),
    ]  # fmt: skip
    return "\n".join([*aligned(lines), "", *notes]) + "\n"


def _mark(one: Tried) -> str:
    return BROKEN if one.breaks else ""


def _share(value: float) -> str:
    return format_quantity(value, "share", sign=True)
