"""The sheet of the baseline's rows that the model reads, each with where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.leaves import leaf
from scenarier.analysis.explain.names import entity_of, figure_name, unit_of
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place
from scenarier.exchange.workbook.titles import title
from scenarier.model.baseline import Table
from scenarier.text.language import pick, tr
from scenarier.text.numbers import unit_name
from scenarier.text.words import ORIGIN_NAMES
from scenarier.views.table_groups import grouped

IDS = ("table", "row", "column")
VALUE = 6
PREFIX = "baseline:"


@dataclass(frozen=True, slots=True)
class BaselineSheet:
    """A row a figure; a table's title stands above its rows."""

    title: str
    keys: tuple[Key | str, ...]

    def places(self) -> dict[Key, Place]:
        """Where the figures stand."""
        return {
            key: Place(self.title, row, VALUE)
            for row, key in enumerate(self.keys, start=FIRST)
            if isinstance(key, Key)
        }

    def write(self, page: Page, content: Content) -> None:
        """Every figure with unit, origin and source."""
        lead = tr("Every figure of the baseline that the model reads, with where it comes from.")
        page.head(self.title, lead, len(IDS))
        names = (*IDS, "name", "of", "year", "value", "unit", "origin", "source")
        ids = (tr("table"), tr("row"), tr("column"))
        told = (tr("Figure"), tr("For"), tr("Year"), tr("Value"), tr("Unit"), tr("Origin"), tr("Source"))
        page.headings(names, (*ids, *told), 5)
        for row, key in enumerate(self.keys, start=FIRST):
            if isinstance(key, Key):
                self._write_row(page, content, row, key)
            else:
                page.group(row, range(len(IDS), len(names)), key)
        self._look(page)

    def _write_row(self, page: Page, content: Content, row: int, key: Key) -> None:
        figures = content.figures
        table, _, name = key.variable.removeprefix(PREFIX).partition(".")
        unit, (origin, source) = unit_of(figures, key), leaf(figures, key)
        for column, text in enumerate((table, name, key.entity)):
            page.text(row, column, text, "id")
        page.text(row, 3, figure_name(figures, key))
        page.text(row, 4, entity_of(figures, key))
        if key.year is not None:
            page.number(row, 5, key.year, "year")
        page.number(row, VALUE, figures.value(key), unit if unit != "share" else "exact", "given")
        page.text(row, 7, unit_name(unit) if unit != "share" else tr("share"), "after")
        page.text(row, 8, tr(ORIGIN_NAMES[origin]), "after")
        page.text(row, 9, source, "wrapped_after")
        page.fit_row(row, source)
        if origin == "assumption":
            page.comment(row, VALUE, source)

    def _look(self, page: Page) -> None:
        page.sheet.set_column(0, 2, 12)
        page.sheet.set_column(3, 3, 36)
        page.sheet.set_column(4, 4, 52)
        page.sheet.set_column(5, 5, 6)
        page.sheet.set_column(VALUE, VALUE, 12)
        page.sheet.set_column(7, 7, 14)
        page.sheet.set_column(8, 8, 24)
        page.sheet.set_column(9, 9, 100)
        page.sheet.freeze_panes(FIRST, 5)


def baseline_sheet(content: Content) -> BaselineSheet:
    """The rows that the model reads, table by table, each table in its own order."""
    read = [key for key in content.made if key.variable.startswith(PREFIX)]
    by_table: dict[str, list[Key]] = {}
    for key in read:
        by_table.setdefault(key.variable.removeprefix(PREFIX).partition(".")[0], []).append(key)
    keys: list[Key | str] = []
    for names in grouped(by_table).values():
        for name in names:
            table = content.baseline.tables[name]
            keys += [pick(table.title_da, table.title_en) or name, *_in_order(table, by_table[name])]
    return BaselineSheet(title("baseline"), tuple(keys))


def _in_order(table: Table, keys: Sequence[Key]) -> list[Key]:
    """A table's figures as the table has them, row by row."""
    rows = {row: number for number, row in enumerate(table.by_key())}
    columns = {column.name: number for number, column in enumerate(table.columns)}
    return sorted(keys, key=lambda key: (rows[_row_of(key)], columns.get(key.entity, 0)))


def _row_of(key: Key) -> str:
    return key.variable.removeprefix(PREFIX).partition(".")[2]
