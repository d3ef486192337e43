"""The figures of a population table, one a cell, with the labels that each is of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scenarier.exchange.people_labels import label_of
from scenarier.exchange.people_layout import Layout
from scenarier.exchange.sheets import Cell, Sheet


class Figure(NamedTuple):
    """A number of persons: labels by field ("" where the table has none), and where it stands, from 0.

    `others` are the labels of columns that are neither of these, in the order of `Layout.fields`.
    """

    area: str
    sex: str
    age: str
    year: str
    others: tuple[str, ...]
    cell: Cell
    row: int
    column: int


class Figures(NamedTuple):
    """The figures of a sheet, and the texts of rows without any: titles, sources, remarks."""

    figures: list[Figure]
    texts: list[str]


def figures_in(sheet: Sheet, layout: Layout) -> Figures:
    """All figures below the headings. A label that is blank is that of the row above, but for the last one."""
    figures: list[Figure] = []
    texts = [(number, text) for number, row in enumerate(sheet.rows[: layout.head]) for text in _texts(row)]
    columns = [column for column, name in sorted(layout.fields.items()) if name not in ("amount", "skip")]
    numbers = sorted(layout.across) if layout.kind else [layout.column("amount") or 0]
    before = dict.fromkeys(columns, "")
    for number in range(layout.head + 1, len(sheet.rows)):
        row = sheet.rows[number]
        labels = {column: label_of(row[column]) for column in columns}
        if all(row[column] is None for column in numbers):
            texts.extend((number, text) for text in _texts(row))
            if _is_heading(labels, columns):
                before |= {column: label for column, label in labels.items() if label}
            continue
        before = _filled_down(labels, before, columns)
        figures.extend(_of_row(row, number, layout, before, numbers))
    last = figures[-1].row if figures else 0
    return Figures(figures, [text for number, text in texts if not layout.head < number < last])


def _texts(row: Sequence[Cell]) -> Iterator[str]:
    return (text for text in map(label_of, row) if text)


def _is_heading(labels: dict[int, str], columns: Sequence[int]) -> bool:
    """Whether a row without numbers names what the rows below are of, in a column before the last."""
    named = [column for column in columns if labels[column]]
    return bool(named) and named[-1] != columns[-1] and len(columns) > 1


def _filled_down(labels: dict[int, str], before: dict[int, str], columns: Sequence[int]) -> dict[int, str]:
    last = max((column for column in columns if labels[column]), default=-1)
    return {column: label or (before[column] if column < last else "") for column, label in labels.items()}


def _of_row(
    row: Sequence[Cell], number: int, layout: Layout, labels: dict[int, str], numbers: Sequence[int]
) -> Iterator[Figure]:
    by_field = {
        layout.fields[column]: label for column, label in labels.items() if layout.fields[column] != "other"
    }
    others = tuple(label for column, label in labels.items() if layout.fields[column] == "other")
    for column in numbers:
        own = dict(by_field)
        if layout.kind:
            own[layout.kind] = layout.across[column]
        if column in layout.above:
            own[layout.above_kind] = layout.above[column]
        yield Figure(own.get("area", ""), own.get("sex", ""), own.get("age", ""), own.get("year", ""), others,
                     row[column], number, column)  # fmt: skip
