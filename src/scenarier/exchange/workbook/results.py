"""The sheet of results for people: the figures of the whole municipality, then of the departments, by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.formulas import Find
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place, reference
from scenarier.exchange.workbook.titles import title
from scenarier.model.names import department_name, scenario_title
from scenarier.text.language import mark, tr
from scenarier.text.numbers import unit_name
from scenarier.text.words import variable_name
from scenarier.views.year_tables import FOLLOWING, TOTALS
from scenarier.vocabulary.variables import VARIABLES

GROUPS = {
    mark("Population"): "population",
    mark("Operating expenditure"): (
        "service_expenditure transfer_expenditure cofinancing_expenditure refund_expenditure other_expenditure "
        "unspecified_expenditure interest operating_expenditure"
    ),
    mark("Revenue"): (
        "income_tax land_tax coverage_tax corporate_tax other_tax grants tax_sanction tax_settlement revenue"
    ),
    mark("Result"): "revenue operating_expenditure operating_result capex_gross capex_income capex_net result",
    mark("Liquidity"): "financing liquidity liquidity_per_citizen debt savings_total reserve service_gap_total",
    mark("Ceilings"): "service_ceiling capex_ceiling",
}
"""Lines by heading, of the whole municipality."""
N_TEXTS = 4
"""Two columns for a program, then name and unit."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A line: which figure, what it is called, and the group it stands in."""

    group: str
    variable: str
    entity: str
    label: str


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """Where each line stands; None is the heading of the group below it."""

    title: str
    lines: tuple[ResultLine | str, ...]
    years: tuple[int, ...]

    def row_of(self, variable: str, entity: str = "") -> int:
        """The row of a figure, the first where it stands twice."""
        return next(
            row
            for row, line in enumerate(self.lines, start=FIRST)
            if isinstance(line, ResultLine) and (line.variable, line.entity) == (variable, entity)
        )

    def write(self, page: Page, content: Content, find: Find) -> None:
        """A row a figure, each cell a formula that asks the step for it."""
        name = scenario_title(content.scenario.name)
        lead = f"{content.study.title} – {name}" if content.study.title else name
        page.head(self.title, lead, 2)
        years = [str(year) for year in self.years]
        shown = [tr("Account {year}", year=years[0]), *years[1:]]
        texts = (tr("variable"), tr("entity"), tr("Figure"), tr("Unit"), *shown)
        page.headings(("variable", "entity", "name", "unit", *years), texts, N_TEXTS)
        for row, line in enumerate(self.lines, start=FIRST):
            if isinstance(line, str):
                page.group(row, range(2, N_TEXTS + len(years)), line)
            else:
                self._write_line(page, content, find, row, line)
        self._look(page)

    def _write_line(self, page: Page, content: Content, find: Find, row: int, line: ResultLine) -> None:
        style, unit = "total" if line.variable in TOTALS else "plain", VARIABLES[line.variable].unit
        page.text(row, 0, line.variable, "id")
        page.text(row, 1, line.entity, "id")
        page.text(row, 2, line.label, style)
        page.text(row, 3, unit_name(unit), style)
        for column, year in enumerate(self.years, start=N_TEXTS):
            key = Key(line.variable, line.entity, year)
            page.formula(row, column, reference(find(key), self.title), content.figures.value(key), unit, style)

    def _look(self, page: Page) -> None:
        page.sheet.set_column(0, 1, 12)
        page.sheet.set_column(2, 2, 46)
        page.sheet.set_column(3, 3, 14)
        page.sheet.set_column(N_TEXTS, N_TEXTS + len(self.years) - 1, 11)
        page.sheet.freeze_panes(FIRST, N_TEXTS)

    def cells(self, variable: str, entity: str = "") -> tuple[Place, Place]:
        """The first and the last cell of a figure."""
        row = self.row_of(variable, entity)
        ends = (N_TEXTS, N_TEXTS + len(self.years) - 1)
        return Place(self.title, row, ends[0]), Place(self.title, row, ends[1])


def result_sheet(content: Content) -> ResultSheet:
    """The results that people read."""
    lines: list[ResultLine | str] = []
    group = ""
    for line in _lines(content):
        if line.group != group:
            lines.append(line.group)
        group = line.group
        lines.append(line)
    return ResultSheet(title("results"), tuple(lines), content.years)


def _lines(content: Content) -> Iterator[ResultLine]:
    for heading, names in GROUPS.items():
        for name in names.split():
            yield ResultLine(tr(heading), name, "", variable_name(name))
    for name in FOLLOWING:
        group = tr("By department: {figure}", figure=variable_name(name))
        for department in content.baseline.departments:
            yield ResultLine(group, name, department.name, department_name(content.baseline, department.name))
