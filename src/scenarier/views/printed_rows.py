"""Where in the annual report a number stands: its section, its table, and the rows around it as printed."""

import math
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import COLUMNS
from scenarier.analysis.explain.names import DECIMALS
from scenarier.analysis.published import ACCOUNT, BUDGET, YearColumn, printed_base, year_heading
from scenarier.model.baseline import Baseline, Column, Table, TableRow, Value
from scenarier.text.language import pick
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.figure import TablePlace

AROUND = 2
"""Rows above and below the number's own."""
AS_PRINTED = "_printed"
"""Ends the name of a column that keeps a misprint beside the column that is used."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as the report calls it, with its numbers."""

    name: str
    numbers: tuple[str, ...]
    is_here: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a table of the report; the number stands in the row that is here, in the column `here`.

    `page` and `line` are "" where the data does not know them; a line is one of the report's text. `note` is what
    else to know: a misprint, or why the model has another number. `year` is the report's.
    """

    place: TablePlace
    section: str
    table: str
    headings: tuple[str, ...]
    short_headings: tuple[str, ...]
    here: int
    rows: tuple[PrintedRow, ...]
    page: str
    line: str
    note: str
    unit: str
    year: int

    @property
    def number(self) -> str:
        """The number as printed, with its unit."""
        found = next(row.numbers[self.here] for row in self.rows if row.is_here)
        return f"{found} {self.unit}".strip()


def budget_key(baseline: Baseline, variable: str, entity: str = "") -> Key | None:
    """The original budget of the base year as a number that can be explained; None where none is printed."""
    found = printed_base(baseline, variable, entity)
    if found is None or found.budget is None:
        return None
    return Key(f"baseline:{found.place[0]}.{found.place[1]}", BUDGET)


def place_of(baseline: Baseline, key: Key) -> TablePlace | None:
    """The cell that has the report's own figure: a row of the baseline, or a result of the base year."""
    kind, _, name = key.variable.partition(":")
    if kind == "baseline":
        table, _, row = name.partition(".")
        return TablePlace(table, row, key.entity or COLUMNS.get(table, ""))
    found = printed_base(baseline, key.variable, key.entity) if key.year == baseline.base_year else None
    return TablePlace(*found.place) if found else None


def extract(baseline: Baseline, key: Key) -> Extract | None:
    """The number's row in the report with those around it; None where the report does not print it."""
    place = place_of(baseline, key)
    if place is None or place.table not in baseline.tables:
        return None
    table = baseline.tables[place.table]
    rows = table.by_key()
    own, columns = rows.get(place.row), {column.name: column for column in table.columns}
    if own is None or own.get("origin") != "published" or own.get(place.column) is None:
        return None
    names = [name for name in _beside(place.column, columns) if own.get(name) is not None]
    here = next(at for at, name in enumerate(names) if name.removesuffix(AS_PRINTED) == place.column)
    return Extract(
        place=place,
        section=str(own.get("source_section") or ""),
        table=str(own.get("source_table") or ""),
        headings=tuple(_heading(baseline, columns[name], is_short=False) for name in names),
        short_headings=tuple(_heading(baseline, columns[name], is_short=True) for name in names),
        here=here,
        rows=tuple(
            PrintedRow(
                str(row.get("source_row") or ""), tuple(_number(row, columns[name]) for name in names), row is own
            )
            for row in (_around(table, own) if columns[place.column].unit else [own])
        ),
        page=_whole(own.get("source_page")),
        line=_whole(own.get(f"{place.column}_line") or own.get("source_line")),
        unit=_unit_words(own, columns[place.column]),
        year=baseline.base_year,
        note=" ".join(part for part in (_difference(baseline, key), _note(own)) if part),
    )


def _difference(baseline: Baseline, key: Key) -> str:
    """Why the model has another number than the report prints."""
    found = printed_base(baseline, key.variable, key.entity)
    return pick(found.explanation_da, found.explanation_en) if found else ""


def _note(row: TableRow) -> str:
    return pick(str(row.get("source_note_da") or ""), str(row.get("source_note_en") or ""))


def _beside(column: str, columns: dict[str, Column]) -> list[str]:
    """The columns that are shown: account and budget beside one another, else the number's own alone."""
    pair = (ACCOUNT, BUDGET)
    if column not in pair:
        return [column]
    return [
        f"{name}{AS_PRINTED}" if f"{name}{AS_PRINTED}" in columns else name for name in pair if name in columns
    ]


def _around(table: Table, own: TableRow) -> list[TableRow]:
    """The row and its neighbours that are printed in the same table of the report, in the report's order."""
    parts = ("source_section", "source_table", "origin")
    same = [row for row in table.rows if all(row.get(part) == own.get(part) for part in parts)]
    same.sort(key=lambda row: float(str(row.get("source_line") or 0)))
    at = next(place for place, row in enumerate(same) if row is own)
    first = max(min(at - AROUND, len(same) - 2 * AROUND - 1), 0)
    return same[first : first + 2 * AROUND + 1]


def _heading(baseline: Baseline, column: Column, *, is_short: bool) -> str:
    name = column.name.removesuffix(AS_PRINTED)
    if name in (ACCOUNT, BUDGET):
        return year_heading(YearColumn(baseline.base_year, 0, is_budget=name == BUDGET), is_short=is_short)
    return pick(column.title_da, column.title_en)


def _number(row: TableRow, column: Column) -> str:
    """A number in the precision it was printed in; "" where there is none."""
    value = row.get(column.name)
    if not isinstance(value, int | float):
        return ""
    unit = _unit(row, column)
    scale = 100.0 if unit == "share" else 1.0
    step = _step(row, column) * scale
    decimals = max(0, math.ceil(-math.log10(step) - 1e-9)) if step else 0
    return format_number(float(value) * scale, decimals) + (" %" if unit == "share" else "")


def _unit(row: TableRow, column: Column) -> str:
    return column.unit or str(row.get("unit") or "")


def _unit_words(row: TableRow, column: Column) -> str:
    """The unit in words, where it is one that the model knows too; a share has its sign already."""
    unit = _unit(row, column)
    return unit_name(unit) if unit in DECIMALS and unit != "share" else ""


def _step(row: TableRow, column: Column) -> float:
    own = row.get("round_to")
    return column.round_to if own is None or column.name == "round_to" else float(str(own))


def _whole(cell: Value) -> str:
    return "" if cell in (None, "") else str(int(float(str(cell))))
