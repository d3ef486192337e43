"""What a chart says in words: read-outs, and its numbers as a table."""

import math
from collections.abc import Iterator

import numpy as np

from scenarier.plots.marks import Mark
from scenarier.text.copied import Copied, CopiedCell, Number
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views.charts import ChartData, Numbers, row_of

DOT = " · "


def reference_name(data: ChartData) -> str:
    """What the differences of a chart are against."""
    return data.reference_name or tr("the baseline")


def readout(data: ChartData, mark: Mark) -> tuple[str, str]:
    """Year and name; value, unit and difference to the reference."""
    year = tr("{year} accounts", year=str(mark.year)) if mark.year == data.account_year else str(mark.year)
    parts = [f"{format_number(mark.value, data.decimals)} {data.unit}".strip()]
    if mark.reference is not None:
        difference = format_number(mark.value - mark.reference, data.decimals, sign=True)
        parts.append(tr("{difference} against {reference}", difference=difference, reference=reference_name(data)))
    return f"{year}{DOT}{mark.label}", DOT.join(parts)


def copied_chart(data: ChartData) -> Copied:
    """The chart's numbers as a table, years across."""
    head = f"{data.title}, {data.subtitle}" if data.subtitle else data.title
    rows = tuple((name, *_numbers(values, data.decimals)) for name, values in _named_rows(data))
    return Copied(rows, (head, *map(str, data.years)), head)


def _numbers(values: Numbers, decimals: int) -> list[CopiedCell]:
    return [Number(value, decimals) if math.isfinite(value) else "" for value in values.tolist()]


def _named_rows(data: ChartData) -> Iterator[tuple[str, Numbers]]:
    for series in data.all_series:
        yield series.label, row_of(series.values)
    for series in data.all_series:
        if series.reference is not None:
            yield f"{series.label}, {reference_name(data)}", row_of(series.reference)
    for level in data.levels:
        yield level.label, np.broadcast_to(np.asarray(level.values, dtype=float), len(data.years))
