"""The sheet of charts, drawn by the reader's own program from the sheet of results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.page import Page
from scenarier.exchange.workbook.places import Place, fixed_area
from scenarier.exchange.workbook.results import N_TEXTS, ResultSheet
from scenarier.exchange.workbook.rules import RuleSheet
from scenarier.exchange.workbook.styles import GREY, INK, NUMBER_FORMATS, RULE
from scenarier.exchange.workbook.titles import title
from scenarier.look.palette import LIGHT, department_colour
from scenarier.model.names import scenario_title, short_name_of
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.words import variable_name
from scenarier.vocabulary.variables import VARIABLES

WIDTH, HEIGHT = 620, 330
ROWS_A_CHART, COLUMNS_A_CHART = 18, 10
Cells = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One line or set of bars: its name, its cells and its colour."""

    name: str
    cells: Cells
    colour: str
    is_bar: bool = False
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its title, unit and series."""

    title: str
    unit: str
    series: Sequence[ChartSeries]


def write_charts(page: Page, content: Content, results: ResultSheet, rules: RuleSheet | None) -> None:
    """Two charts side by side, in the order of the overview."""
    page.head(title("charts"), scenario_title(content.scenario.name), 1)
    for number, chart in enumerate(_charts(content, results, rules)):
        row = 3 + ROWS_A_CHART * (number // 2)
        page.sheet.insert_chart(row, 1 + COLUMNS_A_CHART * (number % 2), _drawn(page, chart, results, content))
    page.sheet.set_column(0, 0, 3)
    page.sheet.hide_gridlines(2)


def _charts(content: Content, results: ResultSheet, rules: RuleSheet | None) -> Iterator[Chart]:
    yield _by_department(content, results, "spending", tr("Service costs by department"))
    yield _liquidity(results, rules)
    yield _by_department(content, results, "savings", tr("Savings by department"))
    bars = [_series(results, name, LIGHT.colour(colour), is_bar=True)
            for name, colour in (("operating_result", "bar_up"), ("capex_net", "bar_down"))]  # fmt: skip
    yield Chart(tr("Operating result, capital and result"), "mio_kr", [*bars, _series(results, "result", INK)])
    ceiling = _series(results, "service_ceiling", LIGHT.ceiling, dash="dash")
    service = _series(results, "service_expenditure", LIGHT.accent)
    yield Chart(tr("Service expenditure and ceiling"), "mio_kr", [service, ceiling])
    yield Chart(
        tr("Revenue and operating expenditure"),
        "mio_kr",
        [_series(results, "revenue", LIGHT.positive), _series(results, "operating_expenditure", LIGHT.negative)],
    )


def _series(
    results: ResultSheet, name: str, colour: str, *, is_bar: bool = False, dash: str = "solid"
) -> ChartSeries:
    return ChartSeries(variable_name(name), results.cells(name), colour, is_bar, dash)


def _by_department(content: Content, results: ResultSheet, variable: str, heading: str) -> Chart:
    series = [
        ChartSeries(short_name_of(one), results.cells(variable, one.name), LIGHT.colour(department_colour(place)))
        for place, one in enumerate(content.baseline.departments)
    ]
    return Chart(heading, VARIABLES[variable].unit, series)


def _liquidity(results: ResultSheet, rules: RuleSheet | None) -> Chart:
    name = "liquidity_per_citizen"
    series = [_series(results, name, LIGHT.accent)]
    limit = rules.limit_of(name) if rules else None
    if limit:
        series.append(ChartSeries(tr("The council's target"), limit, LIGHT.target, dash="dash"))
    return Chart(variable_name(name), VARIABLES[name].unit, series)


def _drawn(page: Page, chart: Chart, results: ResultSheet, content: Content) -> Any:
    """The chart as the library has it, bars below lines."""
    bars = [one for one in chart.series if one.is_bar]
    lines = [one for one in chart.series if not one.is_bar]
    made = page.book.add_chart({"type": "column" if bars else "line"})
    for one in bars or lines:
        made.add_series(_options(one, results))
    if bars and lines:
        over = page.book.add_chart({"type": "line"})
        for one in lines:
            over.add_series(_options(one, results))
        made.combine(over)
    _look(made, chart)
    return made


def _options(one: ChartSeries, results: ResultSheet) -> dict[str, Any]:
    """A limit has no base year: its first year is the second of the results."""
    first, last = one.cells
    years = [Place(results.title, 3, column) for column in (N_TEXTS, N_TEXTS + len(results.years) - 1)]
    if one.cells[0].sheet != results.title:
        first = first._replace(column=first.column - 1)
    paint = {"fill": {"color": one.colour}} if one.is_bar else {
        "line": {"color": one.colour, "width": 2, "dash_type": one.dash},
    }  # fmt: skip
    return {"name": one.name, "categories": f"={fixed_area(years[0], years[1])}",
            "values": f"={fixed_area(first, last)}", **paint}  # fmt: skip


def _look(made: Any, chart: Chart) -> None:
    font = {"name": "Calibri", "size": 9, "color": INK}
    made.set_title({"name": chart.title, "name_font": {**font, "size": 12, "bold": True}, "overlay": False})
    made.set_x_axis({"num_font": font, "line": {"color": GREY}, "label_position": "low"})
    made.set_y_axis({
        "num_font": font, "num_format": "#,##0" if chart.unit != "share" else NUMBER_FORMATS["share"],
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}}, "line": {"none": True},
        "name": unit_name(chart.unit), "name_font": {**font, "bold": False},
    })  # fmt: skip
    made.set_legend({"position": "bottom", "font": font})
    made.set_size({"width": WIDTH, "height": HEIGHT})
