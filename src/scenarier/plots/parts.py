"""What a chart is made of: lines, references, levels and bars; items are kept and given new data."""

from typing import Protocol

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scenarier.look.palette import Scheme, dash_of
from scenarier.plots.canvas import Canvas
from scenarier.views.charts import ChartData, Level, Numbers, row_of

LINE = 1.8
THIN = 1.2


def pen(colour: str, width: float = LINE, dash: tuple[float, ...] = ()) -> QPen:
    """A pen of constant width on screen."""
    made = QPen(QColor(colour), width)
    made.setCosmetic(True)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        made.setDashPattern(dash)
    return made


def _on(painter: QPainter, cosmetic: QPen) -> QPen:
    """A cosmetic pen, whose width counts pixels, as wide on a screen or picture of smaller pixels.

    A widget drawn into a picture does not tell the picture's scale, but the painter's transforms do.
    """
    made = QPen(cosmetic)
    made.setWidthF(cosmetic.widthF() * abs(painter.deviceTransform().m11() / painter.worldTransform().m11()))
    return made


class Part(Protocol):
    """Something that is drawn from data within the view box."""

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this."""


def _joined(n_points: int, n_together: int) -> NDArray[np.int32]:
    """1 where a point is joined to the next."""
    joined = np.ones(n_points, dtype=np.int32)
    joined[n_together - 1 :: n_together] = 0
    return joined


class Curve(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that claims the whole view as its place, which is far cheaper than measuring itself."""

    def __init__(self, canvas: Canvas, antialias: bool) -> None:
        self._canvas = canvas
        super().__init__(antialias=antialias, skipFiniteCheck=True)

    def boundingRect(self) -> QRectF:
        """All that is shown."""
        (x0, x1), (y0, y1) = self._canvas.ranges()
        return QRectF(x0, y0, x1 - x0, y1 - y0)

    def dataBounds(self, ax: int, frac: float = 1.0, orthoRange: object = None) -> tuple[None, None]:  # noqa: N803
        """Nothing: ranges are never taken from the items."""
        return None, None

    def paint(self, painter: QPainter, _option: object, _widget: object) -> None:
        """The path alone, without pyqtgraph's fills, shadows and exports."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        painter.setPen(_on(painter, self.opts["pen"]))
        painter.drawPath(self.getPath())


class Pool:
    """Curves that are made once, restyled when their look changes, and hidden when not needed."""

    def __init__(self, canvas: Canvas, height: int, antialias: bool = True) -> None:
        self._canvas, self._height, self._antialias = canvas, height, antialias
        self._looks: list[tuple[object, ...]] = []
        self.curves: list[Curve] = []

    def show(self, place: int, x: Numbers, y: Numbers, *look: object, n_together: int = 0) -> None:
        """
        Give the curve at this place its data; `look` is what `pen` takes.

        With `n_together` the data are several lines of so many points, drawn as one item.
        """
        curve = self._curve(place)
        if self._looks[place] != look:
            self._looks[place] = look
            curve.setPen(pen(*look))  # type: ignore[arg-type]
        curve.setData(x, y, connect=_joined(x.size, n_together) if n_together else "all")
        if not curve.isVisible():
            curve.setVisible(True)

    def hide_from(self, place: int) -> None:
        """Hide what is left over."""
        for curve in self.curves[place:]:
            curve.setVisible(False)

    def _curve(self, place: int) -> Curve:
        while len(self.curves) <= place:
            curve = Curve(self._canvas, self._antialias)
            # Drawn as one path, else every piece begins its dashes anew.
            curve.setSegmentedLineMode("off")
            curve.setZValue(self._height)
            self._canvas.box.addItem(curve, ignoreBounds=True)
            self.curves.append(curve)
            self._looks.append(())
        return self.curves[place]


class Lines:
    """A line a series, its reference thin and grey behind it; values that are not numbers are left out."""

    def __init__(self, canvas: Canvas) -> None:
        self.references, self.lines = Pool(canvas, 1), Pool(canvas, 3)

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this."""
        years = row_of(data.years)
        behind = [row_of(series.reference) for series in data.series if series.reference is not None]
        if behind:
            x, y = np.tile(years, len(behind)), np.concatenate(behind)
            self.references.show(0, x, y, scheme.baseline, THIN, n_together=years.size)
        else:
            self.references.hide_from(0)
        for place, series in enumerate(data.series):
            look = (scheme.colour(series.colour), LINE, dash_of(series.colour, series.dash))
            values = row_of(series.values)
            seen = np.isfinite(values)
            self.lines.show(place, years[seen], values[seen], *look)
        self.lines.hide_from(len(data.series))


class Levels:
    """Dashed lines for targets and ceilings, and the line at zero."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.levels, self.zero = Pool(canvas, 2), Pool(canvas, 0, antialias=False)

    def show(self, data: ChartData, scheme: Scheme) -> None:
        """Draw this."""
        ends = np.array([data.years[0] - 1.0, data.years[-1] + 1.0])
        low, high = self._canvas.ranges()[1]
        if low < 0 <= high:
            self.zero.show(0, ends, np.zeros(2), scheme.zero, 1.0)
        else:
            self.zero.hide_from(0)
        for place, level in enumerate(data.levels):
            colour = scheme.target if level.kind == "target" else scheme.ceiling
            self.levels.show(place, *level_points(level, data.years, ends), colour, 1.4, dash_of("", "level"))
        self.levels.hide_from(len(data.levels))


def level_points(level: Level, years: tuple[int, ...], ends: Numbers) -> tuple[Numbers, Numbers]:
    """Where a level runs: from edge to edge, or from year to year."""
    values = np.asarray(level.values, dtype=float)
    if values.ndim == 0:
        return ends, np.full(2, float(values))
    return row_of(years), values
