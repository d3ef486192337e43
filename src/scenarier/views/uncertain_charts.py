"""What the overview's four plots show with how sure the figures are: the four figures that draws are made of."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from scenarier.analysis.explain.figures import DIFFERENCES, HEADROOM
from scenarier.analysis.lines import PATHS, Line
from scenarier.model.names import short_name_of
from scenarier.model.projection import FloatArray
from scenarier.model.terms import PLAIN, prices_words, series_in
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.text.plain import listed, with_number
from scenarier.text.words import variable_name
from scenarier.views.charts import ChartData, DotPlot, Level, Series, Sign
from scenarier.views.dots import DOTS, Focus, beyond, sentence, side_words
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
from scenarier.views.unsure import Unsure
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
    wide, narrow, words = fan_signs(colour, draws)
    return wide, narrow, Sign("line", tr("the scenario itself"), colour), words


def fan_signs(colour: str, draws: int) -> tuple[Sign, Sign, Sign]:
    """What the bands mean, and how many paths they are made of."""
    return (
        Sign("wide", tr("9 of 10 paths"), colour),
        Sign("narrow", tr("5 of 10"), colour),
        Sign("words", tr("{n} paths", n=format_number(draws))),
    )


def with_dots(make: Callable[[Shown], ChartData], variable: str) -> Callable[[Shown], ChartData]:
    """A plot of one line with sample paths and fifty dots, and the sentence that counts those beyond a rule."""

    def made(shown: Shown) -> ChartData:
        data = make(shown)
        if shown.unsure is None:
            return data
        return dotted(shown, data, shown.unsure, (variable, ""))

    return made


def savings_dots(shown: Shown) -> ChartData:
    """Savings of the department in focus; in words how the others do."""
    data = savings_chart(shown)
    if shown.unsure is None or not shown.unsure.focus.department:
        return data
    name = shown.unsure.focus.department
    series = next(one for one in data.series if one.key == name)
    title = tr("Savings: {name}", name=series.label)
    alone = dotted(shown, replace(data, title=title, series=(series,)), shown.unsure, ("savings", name))
    return replace(alone, note=" ".join(filter(None, (alone.note, _others(shown, shown.unsure)))))


def _others(shown: Shown, unsure: Unsure) -> str:
    """The other departments whose dots are beyond the rule: `Andre afdelinger, forløb af 50: MTM 50 i 2029.`"""
    counts = {one: unsure.n_beyond(("savings", one.name)) for one in shown.baseline.departments}
    told = [
        tr(
            "{name} {count} in {year}",
            name=short_name_of(one),
            count=count,
            year=unsure.year_of(("savings", one.name)),
        )
        for one, count in counts.items()
        if count and one.name != unsure.focus.department
    ]
    return tr("Other departments, paths of {n}: {told}.", n=DOTS, told=listed(told)) if told else ""


def dotted(shown: Shown, data: ChartData, unsure: Unsure, line: Line) -> ChartData:
    """A plot of one line with sample paths and fifty dots in place of its name."""
    focus, dots = unsure.focus.of_line[line], unsure.dots(line)
    in_terms = np.broadcast_to(shown.factor_of(*line), len(data.years)) * (PER_CENT if data.unit == "%" else 1.0)
    here = float(in_terms[data.years.index(focus.year)])
    limit = (focus.rule.threshold if focus.rule else 0.0) * here
    series = replace(data.series[0], end_label=False, reference=None, reference_label="")
    plot = DotPlot(
        dots * here,
        beyond(focus, dots).tolist(),
        limit,
        focus.rule is None or focus.rule.comparison == "at_least",
        focus.rule is not None,
        focus.year,
        series.colour,
        tr("{n} paths in {year}", n=DOTS, year=focus.year),
    )
    return replace(
        data,
        series=(series,),
        levels=_levels(data, focus, line, in_terms),
        legend=_dot_signs(data, series, focus, line),
        note=_counted(shown, focus, line, unsure.n_beyond(line)),
        paths=unsure.paths[line] * in_terms,
        paths_colour=series.colour,
        dots=plot,
    )


def _counted(shown: Shown, focus: Focus, line: Line, count: int) -> str:
    """How many dots are beyond the rule, whose threshold stays in current prices where the plot is in others."""
    text = sentence(focus, line, count)
    if text and focus.rule and focus.rule.threshold and shown.terms.prices != PLAIN.prices:
        text = f"{text} ({prices_words(PLAIN, shown.baseline.base_year)})"
    return f"{text}." if text else ""


def _levels(data: ChartData, focus: Focus, line: Line, in_terms: FloatArray) -> tuple[Level, ...]:
    """The rule's line, unless the plot has it already."""
    if focus.rule is None:
        return data.levels
    at = focus.rule.threshold * in_terms
    if any(np.array_equal(np.broadcast_to(level.values, at.shape), at) for level in data.levels):
        return tuple(replace(level, kind="target") for level in data.levels)
    constant = float(at[0]) if (at == at[0]).all() else at
    return (Level(tr("Limit"), constant),)


def _dot_signs(data: ChartData, series: Series, focus: Focus, line: Line) -> tuple[Sign, ...]:
    value = format_number(float(np.asarray(series.values)[-1]), data.decimals)
    signs = (
        Sign("line", with_number(series.label, value), series.colour),
        Sign("path", tr("{n} paths", n=PATHS), series.colour),
    )
    if focus.rule is None:
        return signs
    return (*signs, Sign("beyond", side_words(focus.rule, line), "negative"))


Makers = tuple[Callable[[Shown], ChartData], ...]
PLAIN_CHARTS: Makers = (spending_chart, liquidity_chart, savings_chart, result_chart)
FAN_CHARTS: Makers = (
    with_fans(headroom_chart, HEADROOM),
    with_fans(liquidity_chart, "liquidity_per_citizen"),
    with_fans(savings_chart, "savings"),
    with_fans(result_line_chart, "result"),
)
"""In the places of those without."""
DOT_CHARTS: Makers = (
    with_dots(headroom_chart, HEADROOM),
    with_dots(liquidity_chart, "liquidity_per_citizen"),
    savings_dots,
    with_dots(result_line_chart, "result"),
)
CHARTS: Mapping[Uncertainty, Makers] = {"off": PLAIN_CHARTS, "fan": FAN_CHARTS, "paths": DOT_CHARTS}


def charts_of(uncertainty: Uncertainty) -> Makers:
    """What makes the overview's four plots."""
    return CHARTS[uncertainty]
