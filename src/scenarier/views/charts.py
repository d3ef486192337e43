"""What a chart is told: plain values, so that this room knows nothing of the model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from scenarier.text.plain import one_line
from scenarier.views.figure import Figure

Numbers: TypeAlias = NDArray[np.float64]
Values: TypeAlias = Sequence[float] | Numbers


FAN_SHARES = (5, 25, 50, 75, 95)
"""What so many per cent of the draws lie below, a row of a fan each."""


def row_of(values: Values) -> Numbers:
    """Values as an array of floats."""
    return np.asarray(values, dtype=float)


@dataclass(frozen=True, eq=False)
class Series:
    """
    One line or one set of bars.

    Parameters
    ----------
    key : what a click answers with; never shown.
    label, short : the name, and a shorter one for narrow charts.
    values, reference : one number a year; the reference is drawn thin and grey behind.
    colour : a name in the palette (`department:0`, "accent", "text", …) or `#rrggbb`.
    dash : a name in `palette.DASHES`; empty takes the colour's own.
    reference_label : name of the reference at its end; empty for none.
    fan : `[quantile, year]`, what 5, 25, 50, 75 and 95 per cent of all draws lie below; drawn as two bands and
        the median, only behind a line.
    """

    key: str
    label: str
    values: Values
    colour: str
    dash: str = ""
    reference: Values | None = None
    reference_label: str = ""
    end_label: bool = True
    short: str = ""
    fan: Sequence[Values] | Numbers | None = None

    def __post_init__(self) -> None:
        for name in ("label", "short", "reference_label"):
            object.__setattr__(self, name, one_line(getattr(self, name)))


@dataclass(frozen=True, eq=False)
class Level:
    """A named dashed line: one number, or one a year; `figure` is what explains it in a year."""

    label: str
    values: Values | float
    kind: Literal["target", "ceiling"] = "target"
    figure: Callable[[int], Figure] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", one_line(self.label))


@dataclass(frozen=True)
class Sign:
    """A sign of a plot and what it means, or words alone; `colour` as that of a series."""

    kind: Literal["line", "wide", "narrow", "path", "kept", "beyond", "words"]
    text: str
    colour: str = "muted"


@dataclass(frozen=True, eq=False)
class DotPlot:
    """Dots to the right of the lines, as high as their values in one year.

    Parameters
    ----------
    values : from the lowest up.
    are_beyond : which of them are beyond `limit`, drawn filled and red; the others are rings of `colour`.
    limit, is_least : what the rows of dots begin at, so that none lies across it; whether it is the least allowed.
    has_limit : whether there is such a limit, which is then drawn through the dots.
    """

    values: Values
    are_beyond: Sequence[bool]
    limit: float
    is_least: bool
    has_limit: bool
    year: int
    colour: str
    label: str


@dataclass(frozen=True, eq=False)
class ChartData:
    """
    Everything one chart shows; the subtitle is the unit in words.

    Parameters
    ----------
    bars : drawn side by side from zero, only by `ResultChart`.
    note : a line under the plot.
    unit : the short unit of the readout, `mio. kr.`.
    account_year : the year that is accounts, not projection, drawn hollow; None where all or none are.
    reference_name : what differences are against; empty is the baseline.
    paths : `[path, year]`, thin lines of `paths_colour` behind all others.
    dots : drawn beside the lines, in the same scale.
    legend : the signs that are told above the plot.
    is_index : the numbers are against 100, so that zero need not be in sight.
    room : numbers that the axis is to hold though nothing is drawn there.
    """

    title: str
    subtitle: str
    years: tuple[int, ...]
    series: tuple[Series, ...] = ()
    levels: tuple[Level, ...] = ()
    bars: tuple[Series, ...] = ()
    note: str = ""
    decimals: int = 0
    unit: str = ""
    account_year: int | None = None
    reference_name: str = ""
    is_index: bool = False
    room: tuple[float, ...] = ()
    legend: tuple[Sign, ...] = ()
    paths: Sequence[Values] | Numbers = ()
    paths_colour: str = "accent"
    dots: DotPlot | None = None

    @property
    def all_series(self) -> tuple[Series, ...]:
        """Bars and lines."""
        return (*self.bars, *self.series)

    def rows(self) -> Iterator[Numbers]:
        """Every row of numbers that must be seen; what is not a number is a gap."""
        for series in self.all_series:
            for values in (series.values, series.reference, *(() if series.fan is None else series.fan)):
                if values is not None and np.isfinite(row := row_of(values)).any():
                    yield row[np.isfinite(row)]
        yield from map(row_of, self.paths)
        if self.dots is not None:
            yield row_of(self.dots.values)
        for level in self.levels:
            yield np.atleast_1d(np.asarray(level.values, dtype=float))
        if self.room:
            yield np.asarray(self.room, dtype=float)
