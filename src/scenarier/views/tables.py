"""The baseline's tables as sheets: names first, numbers as they were printed, and where each row comes from."""

from html import escape

from scenarier.analysis.explain.leaves import row_source
from scenarier.model.baseline import Baseline, Column, Table, TableRow
from scenarier.text.language import language, pick, tr
from scenarier.text.words import ORIGIN_NAMES
from scenarier.views.labels import (
    ORIGIN_MARKS,
    Labels,
    both_languages,
    origin_cell,
    origin_words,
    precision,
    unit_of,
    unit_words,
)
from scenarier.views.searching import searchable
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.table_groups import grouped

SOURCE = "source_"
LANGUAGES = ("_da", "_en")
UNSEEN = ("origin", "row", "published", "terms", "threshold_of", "name_da", "name_en", "measure", "factors")
"""Columns that have no place of their own: they stand in another, or serve the program."""
LINES = "_line"
"""The end of the names of columns that tell a figure's line; the source says it in words."""
LONG = ("words", "budgets", "status", "note", "explanation", "comparability", "denominator_note")
"""Texts that stand in full below the table."""
BEHIND = 2
"""Columns before the table's own: the name and the origin."""
PRINTED_KEY = "number"
"""A key that is shown all the same: the number that the report itself gives its rows."""
LATE = ("decentralised", "kind", "scope", "basis", "company")
"""Words that stand after the figures, which are what one looks for."""


class TableSheet:
    """One table, ready to be shown and searched.

    `lines` and `haystacks` go together, a row each; `title` is in the language that is spoken.
    """

    def __init__(self, table: Table, labels: Labels) -> None:
        self.table, self.labels = table, labels
        self.title = pick(table.title_da, table.title_en) or table.name
        self.columns = _columns(table)
        self.headings = (
            Heading(self._name_of_names()),
            Heading(tr("Origin"), tip=origin_key()),
            *(_heading(column) for column in self.columns),
        )
        self.rows = table.by_key()
        self.lines = tuple(self._line(key, row) for key, row in self.rows.items())
        self._haystacks: tuple[str, ...] = ()

    def _name_of_names(self) -> str:
        if any(column.name == "name_da" for column in self.table.columns):
            return tr("Name")
        first = next(column for column in self.table.columns if column.name == self.table.key[0])
        return pick(first.title_da, first.title_en)

    @property
    def haystacks(self) -> tuple[str, ...]:
        """What each row is found by; made when it is first asked for."""
        if not self._haystacks:
            self._haystacks = tuple(
                self._haystack(line, row) for line, row in zip(self.lines, self.rows.values(), strict=True)
            )
        return self._haystacks

    def _line(self, key: str, row: TableRow) -> Line:
        name = self.labels.name(self.table, row)
        origin = str(row.get("origin") or "")
        of = self.labels.department(str(row.get("department")))
        own = name.removeprefix(f"{of}: ")  # the department stands in a column of its own
        cells = [Cell(own[:1].upper() + own[1:], tip=name), origin_cell(origin)]
        for column in self.columns:
            cell = self.labels.cell(column, row)
            cells.append(Cell(cell.text, cell.full, cell.text) if column.type == "string" else cell)
        unit = unit_words(str(row.get("unit") or "")) if "threshold" in row else ""
        return Line(key, tuple(cells), unit=unit)

    def _haystack(self, line: Line, row: TableRow) -> str:
        numbers = [
            both_languages(float(row[column.name] or 0), unit_of(column, row), precision(column, row))
            for column in self.table.columns
            if isinstance(row[column.name], float)
        ]
        units = {unit_words(unit_of(column, row)) for column in self.columns}
        shown = [cell.text for cell in line.cells]
        return searchable([self.table.title_da, self.table.title_en, *shown, *row.values(), *numbers, *units])

    def sheet(self, rows: list[int] | None = None) -> Sheet:
        """The table, or some of its rows."""
        lines = self.lines if rows is None else tuple(self.lines[row] for row in rows)
        return Sheet(self.headings, lines)

    def source_html(self, key: str) -> str:
        """Name, origin, source, and every longer text of a row."""
        row = self.rows[key]
        origin, source = str(row.get("origin") or ""), row_source(row, self.labels.base_year)
        texts = [f"<b>{escape(self.labels.name(self.table, row))}</b> · {escape(origin_words(origin))}"]
        texts.append(escape(source or tr("No source is given.")))
        for column, heading in zip(self.columns, self.headings[BEHIND:], strict=True):
            told = self.labels.cell(column, row).text
            if _stem(column.name) in LONG and told:
                texts.append(f"<i>{escape(heading.text)}:</i> {escape(told)}")
        return "".join(f'<p style="margin:0 0 4px 0">{text}</p>' for text in texts)

    def place_of(self, column: str) -> int:
        """Where a column stands; the first where it is not shown."""
        names = [one.name for one in self.columns]
        return names.index(column) + BEHIND if column in names else 0

    def place(self, key: str) -> str:
        """Which row of which table of the data package it is."""
        return tr("In the data package: table {table}, row {row}", table=self.table.name, row=key)


def sheets_of(baseline: Baseline) -> dict[str, TableSheet]:
    """Every table of a baseline, in the order of their groups, in the language that is spoken."""
    labels = Labels(baseline)
    in_order = (name for names in grouped(baseline.tables).values() for name in names)
    return {name: TableSheet(baseline.tables[name], labels) for name in in_order}


def origin_key() -> str:
    """What the marks of origin mean."""
    return "\n".join(f"{sign} {tr(ORIGIN_NAMES[origin])}" for origin, sign in ORIGIN_MARKS.items())


def _columns(table: Table) -> tuple[Column, ...]:
    """The columns that are shown: no sources, no keys that are names for the program, one language."""
    other = "_en" if language() == "da" else "_da"
    names = {column.name for column in table.columns}
    needs_unit = any(column.type == "number" and not column.unit for column in table.columns)
    found = []
    for column in table.columns:
        stem = column.name.removesuffix(other)
        is_other_language = stem != column.name and stem + LANGUAGES[other == "_da"] in names
        is_key = column.name in (table.key if "name_da" in names else table.key[:1])
        is_key = is_key and column.name != PRINTED_KEY
        if is_other_language or is_key or column.name in UNSEEN or column.name.startswith(SOURCE):
            continue
        if column.name.endswith(LINES):
            continue
        if column.name == "unit" and (not needs_unit or "threshold" in names):
            continue
        if any(row[column.name] is not None for row in table.rows):
            found.append(column)
    return tuple(sorted(found, key=lambda column: column.name in LATE))


def _heading(column: Column) -> Heading:
    text = pick(column.title_da, column.title_en)
    if _stem(column.name) != column.name:
        text = text.rpartition(" (")[0] or text
    is_number = column.type in ("number", "integer") and column.name not in ("decentralised", "is_primary")
    return Heading(text, unit_words(column.unit), is_number)


def _stem(name: str) -> str:
    """A column's name without its language."""
    return name.removesuffix("_da").removesuffix("_en")
