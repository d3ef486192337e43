"""The sheet `Data`: every result in long form, for a program; docs/model.md section 8."""

from scenarier.analysis.explain.general import every_result
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.formulas import Find
from scenarier.exchange.workbook.page import Page
from scenarier.exchange.workbook.places import reference
from scenarier.vocabulary.variables import VARIABLES

COLUMNS = ("variable", "entity", "year", "value", "unit")


def write_data(page: Page, content: Content, find: Find) -> None:
    """A header in the first row, then a row a variable, entity and year."""
    for column, name in enumerate(COLUMNS):
        page.text(0, column, name, "heading")
    for row, key in enumerate(every_result(content.figures), start=1):
        unit = VARIABLES[key.variable].unit
        page.text(row, 0, key.variable)
        page.text(row, 1, key.entity)
        page.number(row, 2, key.year or 0, "year")
        page.formula(row, 3, reference(find(key), page.title), content.figures.value(key), "exact")
        page.text(row, 4, unit)
    page.sheet.set_column(0, 1, 28)
    page.sheet.set_column(2, 2, 8)
    page.sheet.set_column(3, 4, 18)
    page.sheet.freeze_panes(1, 0)
    page.sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
