"""What a planner types into an exported workbook."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.exchange.books import sheet_of, table_of

from scenarier.model.parameters import join_key
from scenarier.model.study import Measure, ParameterValue


def write_parameters(book: Any, parameters: Mapping[str, ParameterValue]) -> None:
    """Each parameter into its cells in the sheet of assumptions; a plain number into every year."""
    sheet = sheet_of(book, "inputs")
    columns, rows = table_of(sheet, "parameter")
    years = [name for name in columns if name.isdigit()]
    left = dict(parameters)
    for row in rows:
        name, entity = (sheet.cell(row, columns[head]).value for head in ("parameter", "entity"))
        value = left.pop(join_key(name or "", entity or ""), None)
        if isinstance(value, Mapping):
            for year, number in value.items():
                sheet.cell(row, columns[str(year)]).value = number
        elif value is not None:
            has_years = sheet.cell(row, columns["value"]).value is None and name != "savings_cap"
            for head in years if has_years else ["value"]:
                sheet.cell(row, columns[head]).value = value
    assert not left


def add_measures(book: Any, measures: Iterable[Measure]) -> None:
    """Measures into the free rows."""
    sheet = sheet_of(book, "measures")
    columns, rows = table_of(sheet, "measure")
    free = (row for row in rows if sheet.cell(row, columns["target"]).value is None)
    for measure in measures:
        row = next(free)
        given = {"title": measure.title, "target": measure.target, "on": int(measure.on),
                 "lasting": int(measure.lasting)}  # fmt: skip
        for head, value in {**given, **{str(year): amount for year, amount in measure.amounts.items()}}.items():
            sheet.cell(row, columns[head]).value = value


def times_the_budget(book: Any, factor: float) -> None:
    """Every amount of the budget `factor` times as large."""
    sheet = sheet_of(book, "budget")
    columns, rows = table_of(sheet, "target")
    for row in rows:
        for year in (name for name in columns if name.isdigit()):
            cell = sheet.cell(row, columns[year])
            cell.value = None if cell.value is None else cell.value * factor
