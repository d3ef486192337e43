"""A package's own names for columns and figures, with years in them, and the model's names, without.

A package keeps its files as they were published (`account_2031`); its description says what each name is to the
model (`account`). Tables are renamed when they have been read; places in messages stay those of the files.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from scenarier.model.baseline import Column, Table, TableRow, Value

FIGURES, TIES = "base_figures", "ties"
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The model's name by the package's, of columns and of rows of the table `base_figures`."""

    columns: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)

    def column_in_file(self, name: str, columns: Iterable[str] = ()) -> str:
        """The package's name for one of the model's columns; of several the one that is among `columns`."""
        own = [key for key, value in self.columns.items() if value == name]
        return next((key for key in own if key in columns), own[0] if own else name)

    def figure_in_file(self, name: str) -> str:
        """The package's name for one of the model's figures."""
        return next((key for key, value in self.figures.items() if value == name), name)

    def renamed(self, table: Table) -> Table:
        """The table with the model's names in its columns, its figures, and what its ties refer to."""
        rows: Iterable[TableRow] = table.rows
        if self.columns:
            rows = [{self.columns.get(name, name): cell for name, cell in row.items()} for row in rows]
        if table.name == FIGURES:
            rows = [{**row, "figure": self.figures.get(str(row.get("figure")), row.get("figure"))} for row in rows]
        if table.name == TIES:
            rows = [
                {**row, **{name: self._tied(row.get(name)) for name in ("published", "terms")}} for row in rows
            ]
        key = tuple(self.columns.get(name, name) for name in table.key)
        return replace(table, key=key, columns=tuple(map(self._column, table.columns)), rows=tuple(rows))

    def _column(self, column: Column) -> Column:
        return replace(column, name=self.columns.get(column.name, column.name))

    def _tied(self, cell: Value) -> Value:
        return (
            _REFERENCE.sub(lambda found: f"[{self._reference(found[1])}]", cell) if isinstance(cell, str) else cell
        )

    def _reference(self, text: str) -> str:
        """`table.key.column` with the model's names."""
        table, _, rest = text.strip().partition(".")
        key, _, column = rest.rpartition(".")
        if table == "model" or not key:
            return text
        key = self.figures.get(key, key) if table == FIGURES else key
        return f"{table}.{key}.{self.columns.get(column, column)}"
