"""What a chart is made of: fans, references, levels and lines, drawn in the canvas's pixels from plain numbers."""

from collections.abc import Sequence
from functools import lru_cache
from math import isfinite
from typing import NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from scenarier.look.palette import Scheme, dash_of
from scenarier.plots.frame import Frame
from scenarier.plots.plate import is_vector
from scenarier.views.charts import ChartData, Level, Numbers, Values, row_of

LINE = 1.8
THIN = 1.2
MEDIAN, MEDIAN_SHARE = 2, 0.6
"""The median's row of a fan, and how much of the ground it covers."""
BANDS = ((0, 4, 0.2), (1, 3, 0.25))
"""The bands of a fan: its rows below and above, and how much of the ground they cover."""


@lru_cache(maxsize=256)
def pen(colour: str, width: float = LINE, dash: tuple[float, ...] = ()) -> QPen:
    """A pen, its width in pixels of the canvas; the same one for the same look."""
    made = QPen(QColor(colour), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        made.setDashPattern(dash)
    return made


@lru_cache(maxsize=64)
def faint_pen(colour: str) -> QPen:
    """A thin pen through which the ground is seen."""
    ink = QColor(colour)
    ink.setAlphaF(MEDIAN_SHARE)
    made = QPen(ink, THIN)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


class Polyline(NamedTuple):
    """A line through points that are all numbers."""

    pen: QPen
    years: list[float]
    values: list[float]

    def points(self, frame: Frame) -> list[QPointF]:
        """Its pixels."""
        return points_of(frame, self.years, self.values)

    def within(self, frame: Frame) -> "Polyline":
        """The same level line, from edge to edge of the frame and no further."""
        first, last = frame.years
        return self._replace(years=[min(max(year, first), last) for year in self.years])


def points_of(frame: Frame, years: Sequence[float], values: Sequence[float]) -> list[QPointF]:
    """Pixels of values by year."""
    (first, last), (low, high) = frame.years, frame.values
    a_year, a_unit = frame.width / (last - first), frame.height / (high - low)
    left, bottom = frame.left, frame.bottom
    return [
        QPointF(left + (year - first) * a_year, bottom - (value - low) * a_unit)
        for year, value in zip(years, values, strict=True)
    ]


def line_through(look: QPen, years: Sequence[float], values: Values) -> Polyline:
    """The line through all values that are numbers."""
    pairs = [pair for pair in zip(years, row_of(values).tolist(), strict=True) if isfinite(pair[1])]
    return Polyline(look, [year for year, _ in pairs], [value for _, value in pairs])


class Part(Protocol):
    """Something that is drawn from data."""

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw it."""


class Zero:
    """The line at zero, where it is in view."""

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        del data
        self._pen = pen(scheme.zero, 1.0)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """A sharp line across."""
        low, high = frame.values
        if low < 0 <= high:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(self._pen)
            painter.drawLine(QLineF(frame.left, frame.y(0.0), frame.right, frame.y(0.0)))


class Fans:
    """Two bands a series, of its colour: what half of all draws lie within, and nine of ten.

    Of a series alone the median is drawn too.
    """

    def __init__(self) -> None:
        self.bands: list[tuple[QColor, list[float], list[float]]] = []
        """Colour, years and values of each band, along its lower edge and back along its upper one."""
        self.medians: list[Polyline] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on; years with a quantile that is no number are left out."""
        self.bands, self.medians = [], []
        for series in data.series:
            if series.fan is None:
                continue
            fan = np.asarray(series.fan, dtype=float)
            seen = np.isfinite(fan).all(axis=0)
            years, rows = row_of(data.years)[seen].tolist(), fan[:, seen].tolist()
            for lower, upper, share in BANDS:
                colour = QColor(scheme.colour(series.colour))
                colour.setAlphaF(share)
                self.bands.append((colour, years + years[::-1], rows[lower] + rows[upper][::-1]))
            if len(data.series) == 1:  # else it would fill the gaps of the lines' own dashes
                self.medians.append(Polyline(faint_pen(scheme.colour(series.colour)), years, rows[MEDIAN]))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The bands, the wide ones first; their edges as smooth as the painter is told."""
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, years, values in self.bands:
            painter.setBrush(colour)
            painter.drawPolygon(points_of(frame, years, values))
        paint_lines(self.medians, painter, frame)


class Paths:
    """Sample paths, thin, as one line each; where two cross none is darker."""

    def __init__(self) -> None:
        self.lines: list[Polyline] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        look = faint_pen(scheme.colour(data.paths_colour))
        self.lines = [line_through(look, data.years, path) for path in data.paths]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Each."""
        paint_lines(self.lines, painter, frame)


class References:
    """What the lines are compared with, thin and grey."""

    def __init__(self) -> None:
        self.lines: list[Polyline] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        look = pen(scheme.baseline, THIN)
        behind = (series.reference for series in data.series if series.reference is not None)
        self.lines = [line_through(look, data.years, reference) for reference in behind]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """As one path, so that none is darker where two cross."""
        path = QPainterPath()
        for line in self.lines:
            for place, point in enumerate(line.points(frame)):
                if place:
                    path.lineTo(point)
                else:
                    path.moveTo(point)
        if self.lines:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.lines[0].pen)
            painter.drawPath(path)


class Levels:
    """Dashed lines for targets and ceilings."""

    def __init__(self) -> None:
        self.lines: list[Polyline] = []

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        ends = np.array([data.years[0] - 1.0, data.years[-1] + float(data.dots is None)])  # dots draw it further
        self.lines = []
        for level in data.levels:
            look = pen(scheme.target if level.kind == "target" else scheme.ceiling, 1.4, dash_of("", "level"))
            years, values = level_points(level, data.years, ends)
            self.lines.append(line_through(look, years.tolist(), values))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Each; in a file that may know no clipping it ends where the frame does."""
        lines = [line.within(frame) for line in self.lines] if is_vector(painter) else self.lines
        paint_lines(lines, painter, frame)


class Lines:
    """A line a series, so wide [px]; values that are not numbers are left out."""

    def __init__(self, width: float = LINE) -> None:
        self.lines: list[Polyline] = []
        self._width = width

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this from now on."""
        self.lines = []
        for series in data.series:
            look = pen(scheme.colour(series.colour), self._width, dash_of(series.colour, series.dash))
            self.lines.append(line_through(look, data.years, series.values))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Each."""
        paint_lines(self.lines, painter, frame)


def paint_lines(lines: Sequence[Polyline], painter: QPainter, frame: Frame) -> None:
    """Draw lines, each as one, so that its dashes go on from piece to piece."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for line in lines:
        painter.setPen(line.pen)
        painter.drawPolyline(line.points(frame))


def level_points(level: Level, years: tuple[int, ...], ends: Numbers) -> tuple[Numbers, Numbers]:
    """Where a level runs: from edge to edge, or from year to year."""
    values = np.asarray(level.values, dtype=float)
    if values.ndim == 0:
        return ends, np.full(2, float(values))
    return row_of(years), values
