"""Which uncertain assumptions drive the spread of a number, as rows: the largest share first."""

from collections.abc import Sequence

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import Driver
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario
from scenarier.text.copied import quantity
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.lever_words import asked_of, lever_title
from scenarier.views.sheet import Cell, Heading, Line, Sheet


def drivers_title(baseline: Baseline, scenario: Scenario, asked: Asked) -> str:
    """What the rows are about."""
    return tr("What drives the spread: {number}", number=asked_of(baseline, scenario, asked))


def undriven_words(drivers: Sequence[Driver]) -> str:
    """How many levers have no share; "" where all do."""
    n_still = sum(driver.total == 0.0 for driver in drivers)
    return ntr("{n} lever does not move it.", "{n} levers do not move it.", n_still) if n_still else ""


def drivers_sheet(baseline: Baseline, drivers: Sequence[Driver], title: str) -> Sheet:
    """A table of the levers that have a share: alone, and in all, each with its 95 % interval."""
    unit = unit_name("share")
    headings = (
        Heading(tr("Assumption"), wraps=1.0),
        Heading(tr("Alone"), unit, is_number=True, tip=tr("Its share of the variance, moved alone")),
        Heading(tr("95% interval"), unit, is_number=True),
        Heading(
            tr("In all"), unit, is_number=True, tip=tr("Its share with all that it does together with others")
        ),
        Heading(tr("95% interval"), unit, is_number=True),
    )
    return Sheet(headings, tuple(_line(baseline, one) for one in drivers if one.total != 0.0), title=title)


def _line(baseline: Baseline, driver: Driver) -> Line:
    name = lever_title(baseline, driver.lever)
    cells = (
        Cell(name, tip=name),
        _share(driver.first),
        _interval(driver.first_low, driver.first_high),
        _share(driver.total),
        _interval(driver.total_low, driver.total_high),
    )
    return Line(driver.lever, cells)


def _share(share: float) -> Cell:
    return Cell(format_number(share * 100), quantity(share, "share"))


def _interval(low: float, high: float) -> Cell:
    return Cell(f"{format_number(low * 100)} – {format_number(high * 100)}")
