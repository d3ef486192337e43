"""What the overview's four plots show with how sure the figures are: the four figures that draws are made of."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from scenarier.analysis.explain.figures import DIFFERENCES, HEADROOM
from scenarier.model.terms import series_in
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.text.words import variable_name
from scenarier.views.charts import ChartData, Level, Series, Sign
from scenarier.views.overview import (
    PER_CENT,
    chart,
    line,
    liquidity_chart,
    result_chart,
    savings_chart,
    spending_chart,
)
from scenarier.views.shown import Shown
from scenarier.vocabulary.uncertainty import Uncertainty

MANY_LINES = "muted"
"""The colour of the signs where lines have one each."""


def headroom_chart(shown: Shown) -> ChartData:
    """What is left to the service ceiling."""
    plus, minus = DIFFERENCES[HEADROOM]
    scale = PER_CENT if shown.unit(plus) == "share" else 1.0
    behind, ceiling = None, shown.behind(plus)
    if ceiling is not None:
        behind = scale * (ceiling - series_in(shown.reference, shown.terms, minus))
    values = scale * (shown.series(plus) - shown.series(minus))
    series = Series(HEADROOM, shown.name, values, shown.colour, "solid", behind, shown.reference_name)
    level = Level(variable_name("service_ceiling"), 0.0, "ceiling")
    return chart(shown, plus, tr("Service headroom"), series=(series,), levels=(level,))


def result_line_chart(shown: Shown) -> ChartData:
    """The result alone, without what it is the difference of."""
    series = line(shown, "result", shown.name, shown.colour, reference_label=shown.reference_name)
    return chart(shown, "result", variable_name("result"), series=(series,))


def with_fans(make: Callable[[Shown], ChartData], variable: str) -> Callable[[Shown], ChartData]:
    """A plot with what draws say of its lines."""

    def made(shown: Shown) -> ChartData:
        data = make(shown)
        if shown.unsure is None:
            return data
        scale = PER_CENT if data.unit == "%" else 1.0
        series = tuple(_with_fan(shown, variable, one, scale) for one in data.series)
        return replace(data, series=series, legend=_signs(data, shown.unsure.draws))

    return made


def _with_fan(shown: Shown, variable: str, series: Series, scale: float) -> Series:
    fan = shown.fan(variable, "" if series.key == variable else series.key)
    return replace(series, fan=None if fan is None else np.multiply(fan, scale))


def _signs(data: ChartData, draws: int) -> tuple[Sign, ...]:
    colour = data.series[0].colour if len(data.series) == 1 else MANY_LINES
    return (
        Sign("wide", tr("9 of 10 paths"), colour),
        Sign("narrow", tr("5 of 10"), colour),
        Sign("line", tr("the scenario itself"), colour),
        Sign("words", tr("{n} paths", n=format_number(draws))),
    )


Makers = tuple[Callable[[Shown], ChartData], ...]
PLAIN_CHARTS: Makers = (spending_chart, liquidity_chart, savings_chart, result_chart)
FAN_CHARTS: Makers = (
    with_fans(headroom_chart, HEADROOM),
    with_fans(liquidity_chart, "liquidity_per_citizen"),
    with_fans(savings_chart, "savings"),
    with_fans(result_line_chart, "result"),
)
"""In the places of those without."""


def charts_of(uncertainty: Uncertainty) -> Makers:
    """What makes the overview's four plots."""
    return PLAIN_CHARTS if uncertainty == "off" else FAN_CHARTS
