"""The method tried on the past: as a table for reading, as csv, as json."""

import csv
import io
import json
from typing import NamedTuple

from scenarier.analysis.backtest import Tried, backtest
from scenarier.jobs.printed import Line, aligned
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
    """A line a measure under its area, what rounding leaves open, a mark where years cannot be compared."""
    headings = (tr("ages alone"), tr("actual"), tr("at least"), tr("at most"), tr("difference"))
    lines: list[Line] = [("", "", *headings, "")]
    area = ""
    for one in found:
        if one.area != area:
            area = one.area
            lines.append((one.area_name, *[""] * 7))
        lines.append(_line(one))
    notes = [
        tr("Growth in per cent. Ages alone: the area's driver at elasticity 1. At least, at most: what rounding "
           "in print leaves open."),
        tr("{mark} cannot be compared as it stands:", mark=BROKEN),
        *(f"  {text}: {'; '.join(names)}." for text, names in _broken(found).items()),
    ]  # fmt: skip
    return "\n".join([*aligned(lines), "", *notes]) + "\n"


def _line(one: Tried) -> Line:
    ends = [one.actual.low, one.actual.high] if one.actual.low < one.actual.high else []
    low, high = [*map(_share, ends), "", ""][:2]
    mark = BROKEN if one.breaks else ""
    numbers = (_share(one.driver), _share(one.actual.value), low, high, _share(one.difference), mark)
    return (f"  {one.measure_name}", f"{one.from_year}–{one.to_year}", *numbers)


def _broken(found: list[Tried]) -> dict[str, list[str]]:
    """What breaks a series, and the areas it breaks."""
    areas: dict[str, list[str]] = {}
    for one in found:
        if one.breaks and one.area_name not in areas.setdefault(one.breaks.rstrip("."), []):
            areas[one.breaks.rstrip(".")].append(one.area_name)
    return areas


def _share(value: float) -> str:
    return format_quantity(value, "share", sign=True)
