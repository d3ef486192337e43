"""One sheet a step of the model: every number of a section of docs/model.md, a row each, the years across."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarier.analysis.explain.equations import Definition
from scenarier.analysis.explain.expression import Formula, Key
from scenarier.analysis.explain.leaves import leaf
from scenarier.analysis.explain.names import entity_of, figure_name, unit_of
from scenarier.analysis.explain.tree import EQUATIONS
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.formulas import Find, plain_number, written
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place
from scenarier.exchange.workbook.titles import STEP_LEADS, step_role, title
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.vocabulary.variables import VARIABLES

ID_COLUMNS = ("variable", "entity")
N_TEXTS = 5
"""Two columns for a program, then name, entity and unit."""

Row = tuple[str, str]
"""A variable and an entity."""


@dataclass(frozen=True, slots=True)
class StepSheet:
    """A section's sheet: its rows, and the years that some of them have."""

    section: int
    title: str
    rows: tuple[Row, ...]
    years: tuple[int, ...]

    def places(self, content: Content) -> dict[Key, Place]:
        """Where its numbers stand."""
        first = self.years[0]
        return {
            key: Place(self.title, row, N_TEXTS + (key.year or first) - first)
            for row, of in enumerate(self.rows, start=FIRST)
            for key in self._keys(content, of)
        }

    def _keys(self, content: Content, of: Row) -> list[Key]:
        """A row's numbers; one without a year stands in the base year."""
        return [key for year in (None, *self.years) if (key := Key(*of, year)) in content.made]

    def write(self, page: Page, content: Content, find: Find) -> None:
        """Every row with its formulas."""
        page.head(self.title, tr(STEP_LEADS[self.section]), len(ID_COLUMNS))
        years = [str(year) for year in self.years]
        page.headings((*ID_COLUMNS, "name", "of", "unit", *years), (*step_headings(), *years), N_TEXTS)
        for row, (variable, entity) in enumerate(self.rows, start=FIRST):
            self._write_row(page, content, find, row, (variable, entity))
        step_columns(page, len(years))

    def _write_row(self, page: Page, content: Content, find: Find, row: int, of: Row) -> None:
        keys = self._keys(content, of)
        unit = unit_of(content.figures, keys[0])
        write_names(page, content, row, keys[0], unit)
        for key in keys:
            write_made(page, content, find, key, unit)


def step_headings() -> tuple[str, ...]:
    """The reader's headings of the columns of texts."""
    return (tr("variable"), tr("entity"), tr("Figure"), tr("For"), tr("Unit"))


def step_columns(page: Page, n_years: int) -> None:
    """Widths of the columns of a sheet with years across."""
    page.sheet.set_column(0, 1, 12)
    page.sheet.set_column(2, 2, 46)
    page.sheet.set_column(3, 3, 52)
    page.sheet.set_column(4, 4, 14)
    page.sheet.set_column(5, 4 + n_years, 11)
    page.sheet.freeze_panes(FIRST, N_TEXTS)


def write_names(page: Page, content: Content, row: int, key: Key, unit: str) -> None:
    """The columns of texts: for a program, and for a reader."""
    style = "bold" if key.variable in VARIABLES else "plain"
    page.text(row, 0, key.variable, "id")
    page.text(row, 1, key.entity, "id")
    page.text(row, 2, figure_name(content.figures, key), style)
    page.text(row, 3, entity_of(content.figures, key), style)
    page.text(row, 4, unit_words(unit), style)


def unit_words(unit: str) -> str:
    """The unit in words, a share as per cent."""
    return unit_name(unit)


def write_made(page: Page, content: Content, find: Find, key: Key, unit: str) -> None:
    """The cell of a number that the model makes."""
    made, place = content.made[key], find(key)
    if isinstance(made, Formula):
        style = "bold" if key.variable in VARIABLES else "plain"
        page.formula(*place[1:], written(made, find, place.sheet), value_of(content, key), unit, style)
    elif isinstance(made, Definition):
        value = content.figures.value(key)
        page.formula(*place[1:], plain_number(value), value, unit, "definition")
        page.comment(*place[1:], leaf(content.figures, key, made)[1])


def value_of(content: Content, key: Key) -> float | str:
    """What the program computed; "" where there is no such number, as a cap where there is none."""
    value = content.figures.value(key)
    return "" if value in (float("inf"), float("-inf")) else value


def step_sheets(content: Content) -> list[StepSheet]:
    """A sheet a section that has numbers, each with its rows in the order of the model."""
    years: dict[int, dict[Row, list[int]]] = {}
    for key in content.made:
        if key.variable in EQUATIONS:
            section, year = EQUATIONS[key.variable][0], key.year or content.baseline.base_year
            years.setdefault(section, {}).setdefault((key.variable, key.entity), []).append(year)
    return [_sheet(section, rows, content) for section, rows in sorted(years.items())]


def _sheet(section: int, found: Mapping[Row, Sequence[int]], content: Content) -> StepSheet:
    last = max(max(years) for years in found.values())
    order = _order(content)
    rows = sorted(found, key=lambda row: (order.get(row[0], 0), order.get(row[1], 0)))
    years = tuple(range(content.baseline.base_year, last + 1))
    return StepSheet(section, title(step_role(section)), tuple(rows), years)


def _order(content: Content) -> Mapping[str, int]:
    """Variables as the model has them, entities as the baseline does."""
    entities = [name for names in content.figures.entities.values() for name in names]
    targets = content.baseline.budget_targets()
    return {name: number for number, name in enumerate(dict.fromkeys([*EQUATIONS, *entities, *targets]))}
