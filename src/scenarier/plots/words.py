"""What a chart says in words: read-outs, and its numbers as a table."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from scenarier.plots.marks import Mark
from scenarier.text.copied import Copied, CopiedCell, Number
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views.charts import FAN_SHARES, ChartData, DotPlot, Numbers, row_of

DOT = " · "


def reference_name(data: ChartData) -> str:
    """What the differences of a chart are against."""
    return data.reference_name or tr("the baseline")


def readout(data: ChartData, mark: Mark) -> tuple[str, ...]:
    """Year and name; value, unit and difference to the reference; what most draws lie within."""
    year = tr("{year} accounts", year=str(mark.year)) if mark.year == data.account_year else str(mark.year)
    parts = [f"{format_number(mark.value, data.decimals)} {data.unit}".strip()]
    if mark.reference is not None:
        difference = format_number(mark.value - mark.reference, data.decimals, sign=True)
        parts.append(tr("{difference} against {reference}", difference=difference, reference=reference_name(data)))
    drawn = () if mark.fan is None else (_within(mark.fan, data.decimals),)
    return f"{year}{DOT}{mark.label}", DOT.join(parts), *drawn


def _within(fan: Sequence[float], decimals: int) -> str:
    """`9 af 10 forløb fra −120 til 480, det midterste 190`."""
    low, middle, high = (format_number(fan[place], decimals) for place in (0, 2, 4))
    return tr("9 of 10 paths from {low} to {high}, the middle one {middle}", low=low, high=high, middle=middle)


def copied_chart(data: ChartData) -> Copied:
    """The chart's numbers as a table, years across."""
    drawn = (sign.text for sign in data.legend if sign.kind == "words")
    head = ", ".join(filter(None, (data.title, data.subtitle, *drawn)))
    rows = tuple((name, *_numbers(values, data.decimals)) for name, values in _named_rows(data))
    rows += () if data.dots is None else tuple(_dot_rows(data, data.dots))
    return Copied(rows, (head, *map(str, data.years)), head)


def _numbers(values: Numbers, decimals: int) -> list[CopiedCell]:
    return [Number(value, decimals) if math.isfinite(value) else "" for value in values.tolist()]


def _dot_rows(data: ChartData, dots: DotPlot) -> Iterator[tuple[CopiedCell, ...]]:
    """A row a dot: its value in its year, and whether it is beyond the rule."""
    for place, (value, is_beyond) in enumerate(zip(row_of(dots.values).tolist(), dots.are_beyond, strict=True), 1):
        name = tr("Dot {number}, beyond the rule", number=place) if is_beyond else tr("Dot {number}", number=place)
        yield name, *(Number(value, data.decimals) if year == dots.year else "" for year in data.years)


def _named_rows(data: ChartData) -> Iterator[tuple[str, Numbers]]:
    for series in data.all_series:
        yield series.label, row_of(series.values)
    for series in data.all_series:
        if series.reference is not None:
            yield f"{series.label}, {reference_name(data)}", row_of(series.reference)
    for series in data.all_series:
        for share, values in zip(FAN_SHARES, () if series.fan is None else series.fan, strict=False):
            yield tr("{name}, {share}% of the paths below", name=series.label, share=share), row_of(values)
    for place, path in enumerate(data.paths, start=1):
        yield tr("Path {number}", number=place), row_of(path)
    for level in data.levels:
        yield level.label, np.broadcast_to(np.asarray(level.values, dtype=float), len(data.years))
