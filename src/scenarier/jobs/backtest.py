"""The method tried on the past: as a table for reading, as csv, as json."""

from typing import NamedTuple

from scenarier.analysis.backtest import Tried, backtest
from scenarier.jobs import rows as written
from scenarier.jobs.printed import sheet_lines
from scenarier.jobs.studies import open_study
from scenarier.text.language import tr
from scenarier.views.backtest import BROKEN, backtest_sheet


class TriedRow(NamedTuple):
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


def _row(one: Tried) -> TriedRow:
    return TriedRow(
        one.area, one.measure, one.from_year, one.to_year, one.driver, one.actual.value, one.difference
    )


def as_csv(found: list[Tried]) -> str:
    """A header and the rows."""
    return written.as_csv(TriedRow._fields, map(_row, found))


def as_json(found: list[Tried]) -> str:
    """The same rows as a list of objects."""
    return written.as_json(TriedRow._fields, map(_row, found))


def as_table(found: list[Tried]) -> str:
    """A line a measure under its area, what rounding leaves open, a mark where years cannot be compared."""
    notes = [
        tr("Growth in per cent. Ages alone: the area's driver at elasticity 1. Rounding: what it may have been, "
           "since the figures are rounded in print."),
        tr("{mark} cannot be compared as it stands:", mark=BROKEN),
        *(f"  {text}: {'; '.join(names)}." for text, names in _broken(found).items()),
    ]  # fmt: skip
    return "\n".join([*sheet_lines(backtest_sheet(found)), "", *notes]) + "\n"


def _broken(found: list[Tried]) -> dict[str, list[str]]:
    """What breaks a series, and the areas it breaks."""
    areas: dict[str, list[str]] = {}
    for one in found:
        if one.breaks and one.area_name not in areas.setdefault(one.breaks.rstrip("."), []):
            areas[one.breaks.rstrip(".")].append(one.area_name)
    return areas
