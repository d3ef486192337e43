"""Which uncertain assumptions drive the spread of a number, as rows: the largest share first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import USUAL_BASE, Driver, drivers
from scenarier.analysis.ensemble import Ensemble, Told
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario, Study
from scenarier.text.copied import quantity
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.ensemble import per_cent
from scenarier.views.lever_words import asked_of, asked_title, lever_title
from scenarier.views.sheet import Cell, Heading, Line, Sheet

MOST = 0.9
"""The share of the spread that most of it is."""


def drivers_title(baseline: Baseline, scenario: Scenario, asked: Asked) -> str:
    """What the rows are about."""
    return tr("What drives the spread: {number}", number=asked_of(baseline, scenario, asked))


def undriven_words(drivers: Sequence[Driver]) -> str:
    """How many levers have no share; "" where all do."""
    n_still = sum(driver.total == 0.0 for driver in drivers)
    return ntr("{n} lever does not move it.", "{n} levers do not move it.", n_still) if n_still else ""


def alike_words(scenario: Scenario, drivers: Sequence[Driver]) -> str:
    """That the number does not vary; "" where it does."""
    if any(driver.total for driver in drivers):
        return ""
    return tr("In “{scenario}” the number is the same in every draw.", scenario=scenario_title(scenario.name))


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


# The window's part


@dataclass(frozen=True, slots=True, eq=False)
class DriverBar:
    """A lever's shares of the variance as they are drawn, and the interval of the share in all [share]."""

    lever: str
    name: str
    alone: float
    in_all: float
    interval: tuple[float, float]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class DriversShown:
    """Each lever's share of the spread of a scenario's number, as a part of the window shows it."""

    ensemble: Ensemble
    asked: Asked
    drivers: list[Driver]

    @classmethod
    def of(
        cls, baseline: Baseline, study: Study, scenario: Scenario, figure: tuple[str, str, int], told: Told
    ) -> "DriversShown":
        """Of a scenario's number; the draws are the command's.

        Raises
        ------
        CancelledError : `told` did.
        """
        asked, horizon, seed = Asked(*figure), study.horizon, study.seed_drawn
        ensemble = Ensemble(baseline, (scenario,), horizon, draws=USUAL_BASE, seed=seed, spreads=study.spreads)
        return cls(ensemble, asked, drivers(ensemble, asked, told))

    @property
    def title(self) -> str:
        """The number: `Likviditet pr. borger 2029`."""
        return asked_title(self.ensemble.baseline, self.asked)

    def lead(self) -> str:
        """What matters most, in words, and how many levers do not matter."""
        scenario, drivers = self.ensemble.scenarios[0], self.drivers
        if alike := alike_words(scenario, drivers):
            return alike
        told = tr(
            "In “{scenario}” what matters most for the spread is {lever}: were it known, {share} of the variance "
            "would go.",
            scenario=scenario_title(scenario.name),
            lever=lever_title(self.ensemble.baseline, drivers[0].lever),
            share=per_cent(max(drivers[0].first, 0.0)),
        )
        most = ntr(
            "It alone makes nine tenths of the variance.",
            "{n} assumptions together make nine tenths of the variance.",
            _most(drivers),
        )
        return f"{told} {most} {undriven_words(drivers)}".strip()

    def sheet(self) -> Sheet:
        """A table of the levers that have a share."""
        title = drivers_title(self.ensemble.baseline, self.ensemble.scenarios[0], self.asked)
        return drivers_sheet(self.ensemble.baseline, self.drivers, title)

    def bars(self) -> list[DriverBar]:
        """The levers that have a share, the largest first."""
        return [self._bar(driver) for driver in self.drivers if driver.total != 0.0]

    def _bar(self, driver: Driver) -> DriverBar:
        first = max(driver.first, 0.0)
        alone = min(first, driver.total)  # both are estimates: the bar of the one ends in the other's
        text = tr("{alone} alone, {in_all} in all", alone=per_cent(first), in_all=per_cent(driver.total))
        interval = driver.total_low, driver.total_high
        name = lever_title(self.ensemble.baseline, driver.lever)
        return DriverBar(driver.lever, name, alone, driver.total, interval, text)


def _most(drivers: Sequence[Driver]) -> int:
    """How many levers, the largest first, have nine tenths of all that they have together."""
    totals = list(accumulate(driver.total for driver in drivers))
    return sum(total < MOST * totals[-1] for total in totals) + 1
