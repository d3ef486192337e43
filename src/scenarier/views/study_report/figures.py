"""Key figures, charts, and what each scenario gives year by year."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from scenarier.analysis.published import YearColumn, year_columns, year_heading
from scenarier.model.terms import prices_words
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views import compared_charts, overview
from scenarier.views.charts import ChartData, Series, Values, row_of
from scenarier.views.compared import Compared, One, is_nothing, signed
from scenarier.views.figure_rows import FigureRow, Side, figure_names, figure_rows
from scenarier.views.key_figures import KEY_FIGURES, KeyFigureRow, key_figure_row
from scenarier.views.study_report.parts import Column, Entry, Grid, Part, Picture, Row, Section, Title, named
from scenarier.views.study_report.subject import Subject
from scenarier.views.year_tables import BY_DEPARTMENT, TOTALS
from scenarier.vocabulary.variables import KEY_VARIABLES

OVERVIEW = (
    overview.liquidity_chart,
    overview.result_chart,
    overview.spending_chart,
    overview.savings_chart,
)


def key_figures(subject: Subject) -> Section:
    """The key figures of the last year: the reference's, and each scenario's with its difference."""
    grids = [_key_grid(subject, number) for number in range(len(subject.groups))]
    return Section(tr("Key figures"), tuple(grids))


def _key_grid(subject: Subject, number: int) -> Grid:
    """The reference and some of the scenarios."""
    every = (subject.reference, *subject.groups[number].others)
    columns = (
        Column(tr("Key figure"), part=1.9),
        Column(tr("unit"), is_unit=True),
        *(Column(one.name, is_number=True, part=1.0) for one in every),
    )
    rows = [row for place in range(len(KEY_FIGURES)) for row in _key_rows(subject, place, every)]
    title = numbered(subject, tr("Key figures {year}", year=subject.years[-1]), number)
    key = f"key figures {number}" if number else "key figures"
    return Grid(key, title, columns, tuple(rows), prices(subject))


def numbered(subject: Subject, title: str, number: int) -> str:
    """The title of what is shown once for each group of scenarios."""
    n_groups = len(subject.groups)
    return title if n_groups == 1 else tr("{title} ({n} of {of})", title=title, n=number + 1, of=n_groups)


def _key_rows(subject: Subject, place: int, every: tuple[One, ...]) -> Iterator[Row]:
    found = [_key_figure(subject, place, one) for one in every]
    first, year = found[0], found[0].year
    numbers = [Entry(row.number, row.value, year) for row in found]
    key = first.figure.variable
    yield Row(key, (Entry(first.title), Entry(first.unit), *numbers), is_strong=True)
    if len(found) > 1:
        apart = [Entry(), *(_difference(subject, row) for row in found[1:])]
        label = tr("difference to {reference}", reference=subject.reference.name)
        yield Row(f"{key} apart", (Entry(label), Entry(), *apart), is_detail=True)


def _key_figure(subject: Subject, place: int, one: One) -> KeyFigureRow:
    compared = subject.compared
    sides, is_reference = (one.projection, subject.reference.projection), compared.is_reference(one)
    return key_figure_row(KEY_FIGURES[place], *sides, compared.terms, is_reference=is_reference)


def _difference(subject: Subject, row: KeyFigureRow) -> Entry:
    text = signed(row.apart, row.figure.unit)
    colour = "muted" if is_nothing(text) or row.is_better is None else "positive" if row.is_better else "negative"
    return Entry(text, row.apart, row.year, colour)


def pictures(subject: Subject) -> Section:
    """The overview's charts of one scenario, or the comparison's of several, one for each group of them."""
    if len(subject.others) > 1:
        alike = [_of_groups(subject, make) for make in compared_charts.CURVES.values()]
    else:
        shown = subject.shown((subject.others or subject.every)[0])
        alike = [(make(shown),) for make in OVERVIEW]
    charts = [(chart, charts) for charts in alike for chart in charts]
    made = (
        Picture(f"chart {place}", chart, spoken(chart), charts) for place, (chart, charts) in enumerate(charts)
    )
    return Section(tr("The course of it"), tuple(made))


def _of_groups(subject: Subject, make: Callable[[Compared], ChartData]) -> tuple[ChartData, ...]:
    charts = (make(group) for group in subject.groups)
    return tuple(replace(one, title=numbered(subject, one.title, place)) for place, one in enumerate(charts))


def spoken(chart: ChartData) -> str:
    """A chart in words: what it shows, and where each line begins and ends."""
    told = [f"{chart.title}, {chart.subtitle}."]
    told += [_line_words(chart, series) for series in chart.all_series]
    for level in chart.levels:
        first, last = (format_number(float(value), chart.decimals) for value in _ends(level.values))
        value = first if first == last else tr("{first} to {last}", first=first, last=last)
        told.append(f"{level.label}: {value}.")
    return " ".join(told)


def _line_words(chart: ChartData, series: Series) -> str:
    first, last = (format_number(float(value), chart.decimals) for value in _ends(series.values))
    return tr(
        "{name}: {first} in {start}, {last} in {end}.",
        name=series.label,
        first=first,
        start=chart.years[0],
        last=last,
        end=chart.years[-1],
    )


def _ends(values: Values | float) -> tuple[float, float]:
    """The first and the last of some values; of one number, itself twice."""
    row = row_of([values] if isinstance(values, float | int) else values).reshape(-1)
    return float(row[0]), float(row[-1])


def by_year(subject: Subject) -> Section:
    """A table a scenario: the main lines and the departments, years across."""
    parts: list[Part] = []
    for one in subject.every:
        parts.append(Title(one.name, one.colour, starts_page=True))
        parts += [_main(subject, one), _departments(subject, one)]
    return Section(tr("Year by year"), tuple(parts))


def _main(subject: Subject, one: One) -> Grid:
    rows = _figure_rows(subject, one, KEY_VARIABLES)
    made = [_row(subject, row, is_strong=row.variable in TOTALS) for row in rows]
    title = named(tr("Main figures"), one.name)
    return Grid(f"years {one.scenario.name}", title, _columns(subject), tuple(made), prices(subject))


def _departments(subject: Subject, one: One) -> Grid:
    rows = [_row(subject, row) for row in _figure_rows(subject, one, BY_DEPARTMENT)]
    title = named(tr("Departments"), one.name)
    return Grid(f"departments {one.scenario.name}", title, _columns(subject), tuple(rows), prices(subject))


def _figure_rows(subject: Subject, one: One, variables: tuple[str, ...]) -> list[FigureRow]:
    names = figure_names(one.projection, variables)
    return figure_rows(subject.baseline, Side(one.projection), names, subject.compared.terms)


def prices(subject: Subject) -> str:
    """In which prices a table's amounts are."""
    return tr("Amounts in {prices}.", prices=prices_words(subject.compared.terms, subject.baseline.base_year))


def _year_columns(subject: Subject) -> tuple[YearColumn, ...]:
    return year_columns(subject.compared.years)


def _columns(subject: Subject) -> tuple[Column, ...]:
    years = (Column(year_heading(column), is_number=True) for column in _year_columns(subject))
    return (Column(tr("Figure"), part=1.0), Column(tr("unit"), is_unit=True), *years)


def _row(subject: Subject, row: FigureRow, *, is_strong: bool = False) -> Row:
    cells = [(*row.at(column), column.year) for column in _year_columns(subject)]
    numbers = (Entry(text, number, year) for number, text, year in cells)
    key = f"{row.variable} {row.entity}".strip()
    return Row(key, (Entry(row.label), Entry(row.unit_text), *numbers), is_strong=is_strong)
