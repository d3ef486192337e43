"""A chart as a drawing of lines, bars and texts (SVG), on white, the same every time.

It is drawn from the very data that the window's plots are drawn from, not from the window: so it needs no screen,
no font of the system and no pen that another program reads otherwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from scenarier.exchange.report.scale import cut, decimals_of, spread, ticks_of, widest, width_of
from scenarier.look.palette import LIGHT, dash_of
from scenarier.text.numbers import format_number
from scenarier.text.plain import with_number
from scenarier.views.charts import ChartData, Series, Values, row_of

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
LINE, THIN, GAP, DOT = 1.6, 0.9, 7.0, 2.6
LABELS_AT_MOST = 0.45
"""The part of the width that labels at the lines' ends may take."""
BAR = 0.34
"""Width of a bar, in years."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How large a chart is drawn, and with what letters; `wide` is how wide the font runs."""

    width: float
    height: float
    size: float
    family: str
    wide: float = 1.0


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at a line's end: a name and a number, and the value that it stands at."""

    name: str
    short: str
    number: str
    colour: str
    value: float
    is_strong: bool = False

    def text(self, room: float, paper: Paper) -> str:
        """The whole label, else with the short name, else with the name cut."""
        for name in filter(None, (self.name, self.short)):
            text = with_number(name, self.number)
            if width_of(text, paper.size, paper.wide) <= room:
                return text
        left = room - width_of(f" {self.number}", paper.size, paper.wide)
        return f"{cut(self.short or self.name, left, paper.size, paper.wide)} {self.number}"


class Drawing:
    """Draws one chart on one paper, on the axis of all that are `alike`."""

    def __init__(self, chart: ChartData, paper: Paper, alike: Sequence[ChartData] = ()) -> None:
        self._chart, self._paper = chart, paper
        self._ticks = ticks_of(*(alike or (chart,)))
        places = decimals_of(self._ticks)
        self._tick_texts = [format_number(tick, places) for tick in self._ticks]
        self._labels = [*_labels(chart)]
        room = LABELS_AT_MOST * paper.width
        self._texts = [label.text(room, paper) for label in self._labels]
        self._left = widest(self._tick_texts, paper.size, paper.wide) + GAP
        self._right = paper.width - widest(self._texts, paper.size, paper.wide) - 2 * GAP
        self._top, self._bottom = paper.size, paper.height - 2 * paper.size
        self._pad = 0.5 if chart.bars else 0.12

    def svg(self) -> str:
        """The drawing; what it shows in words is said where it is put."""
        width, height = _number(self._paper.width), _number(self._paper.height)
        head = f'<svg {NAMESPACE} viewBox="0 0 {width} {height}" '
        head += f'font-family="{escape(self._paper.family)}" font-size="{_number(self._paper.size)}">'
        parts = (self._grid(), self._years(), self._bars(), self._levels(), self._lines(), self._ends())
        return "\n".join([head, *(line for part in parts for line in part), "</svg>\n"])

    # Places

    def _x(self, place: float) -> float:
        """Of the year at a place, which may lie between two."""
        last = len(self._chart.years) - 1 + 2 * self._pad
        return self._left + (place + self._pad) / max(last, 1e-6) * (self._right - self._left)

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return self._bottom - (value - low) / (high - low) * (self._bottom - self._top)

    # Parts

    def _grid(self) -> Iterator[str]:
        size = self._paper.size
        for tick, text in zip(self._ticks, self._tick_texts, strict=True):
            y = self._y(tick)
            colour = LIGHT.zero if tick == 0 else LIGHT.grid
            yield _line(self._left, y, self._right, y, colour, 0.7)
            yield _text(self._left - GAP, y + 0.35 * size, text, LIGHT.muted, "end")

    def _years(self) -> Iterator[str]:
        years, size = self._chart.years, self._paper.size
        step = self._x(1) - self._x(0) if len(years) > 1 else self._right
        every = max(1, int(np.ceil(width_of("0000 ", size, self._paper.wide) / step)))
        for place, year in enumerate(years):
            if (len(years) - 1 - place) % every == 0:
                yield _text(self._x(place), self._paper.height - 0.5 * size, f"{year}", LIGHT.muted, "middle")

    def _bars(self) -> Iterator[str]:
        for number, bars in enumerate(self._chart.bars):
            colour, zero = LIGHT.colour(bars.colour), self._y(0.0)
            for place, value in enumerate(row_of(bars.values)):
                left = place + (number - len(self._chart.bars) / 2) * BAR
                hollow = self._chart.years[place] == self._chart.account_year
                yield _bar(self._x(left), self._x(left + BAR), zero, self._y(float(value)), colour, hollow)

    def _levels(self) -> Iterator[str]:
        for level in self._chart.levels:
            colour = LIGHT.target if level.kind == "target" else LIGHT.ceiling
            values = np.broadcast_to(np.atleast_1d(np.asarray(level.values, dtype=float)), len(self._chart.years))
            yield self._path(values, colour, THIN, dash_of("", "level"))

    def _lines(self) -> Iterator[str]:
        drawn: set[bytes] = set()
        for series in self._chart.all_series:
            if series.reference is not None and (same := row_of(series.reference).tobytes()) not in drawn:
                drawn.add(same)
                yield self._path(series.reference, LIGHT.baseline, THIN, ())
        for series in self._chart.series:
            colour = LIGHT.colour(series.colour)
            yield self._path(series.values, colour, LINE, dash_of(series.colour, series.dash))
            yield from self._dots(series, colour)

    def _dots(self, series: Series, colour: str) -> Iterator[str]:
        for place, value in enumerate(row_of(series.values)):
            fill = LIGHT.card if self._chart.years[place] == self._chart.account_year else colour
            x, y = _number(self._x(place)), _number(self._y(float(value)))
            yield f'<circle cx="{x}" cy="{y}" r="{DOT - 1}" fill="{fill}" stroke="{colour}" stroke-width="1"/>'

    def _path(self, values: Values, colour: str, width: float, dash: Sequence[float]) -> str:
        points = " ".join(
            f"{_number(self._x(place))},{_number(self._y(float(value)))}"
            for place, value in enumerate(row_of(values))
        )
        dashed = f' stroke-dasharray="{" ".join(_number(part * width) for part in dash)}"' if dash else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}" '
            f'stroke-linejoin="round"{dashed}/>'
        )

    def _ends(self) -> Iterator[str]:
        size = self._paper.size
        wanted = [self._y(label.value) for label in self._labels]
        centres = spread(wanted, 1.22 * size, self._top - 0.6 * size, self._bottom + 0.6 * size)
        for label, text, y, centre in zip(self._labels, self._texts, wanted, centres, strict=True):
            if abs(y - centre) > 0.4 * size:
                yield _line(self._right, y, self._right + GAP - 1.5, centre, label.colour, 0.6)
            weight = ' font-weight="bold"' if label.is_strong else ""
            yield _text(self._right + GAP, centre + 0.35 * size, text, label.colour, "start", weight)


def chart_svg(chart: ChartData, paper: Paper, alike: Sequence[ChartData] = ()) -> str:
    """The chart as SVG, on the axis of all that are `alike`."""
    return Drawing(chart, paper, alike).svg()


def _labels(chart: ChartData) -> Iterator[_Label]:
    """One a line or set of bars, one a named reference that differs, one a level."""
    for series in chart.all_series:
        values = row_of(series.values)
        if series.end_label:
            yield _label(chart, series.label, series.short, series.values, LIGHT.colour(series.colour))
        if series.reference is not None and series.reference_label:
            apart = np.abs(values - row_of(series.reference)).max()
            if apart >= 0.5 * 10**-chart.decimals:
                yield _label(chart, series.reference_label, "", series.reference, LIGHT.muted)
    for level in chart.levels:
        colour = LIGHT.target if level.kind == "target" else LIGHT.ceiling
        values = np.atleast_1d(np.asarray(level.values, dtype=float))
        yield _label(chart, level.label, "", values, colour)


def _label(chart: ChartData, name: str, short: str, values: Values, colour: str) -> _Label:
    last = float(row_of(values)[-1])
    return _Label(name, short, format_number(last, chart.decimals), colour, last)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _line(x: float, y: float, x_to: float, y_to: float, colour: str, width: float) -> str:
    places = f'x1="{_number(x)}" y1="{_number(y)}" x2="{_number(x_to)}" y2="{_number(y_to)}"'
    return f'<line {places} stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, colour: str, anchor: str, more: str = "") -> str:
    place = f'x="{_number(x)}" y="{_number(y)}" text-anchor="{anchor}" fill="{colour}"{more}'
    return f"<text {place}>{escape(text)}</text>"


def _bar(left: float, right: float, zero: float, end: float, colour: str, is_hollow: bool) -> str:
    inset = 0.12 * (right - left)
    fill = LIGHT.card if is_hollow else colour
    place = f'x="{_number(left + inset)}" y="{_number(min(zero, end))}"'
    size = f'width="{_number(right - left - 2 * inset)}" height="{_number(abs(zero - end))}"'
    return f'<rect {place} {size} fill="{fill}" stroke="{colour}" stroke-width="1"/>'
