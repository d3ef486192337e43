"""Columns of the baseline's tables that hold the same figure of several years."""

import re

from scenarier.model.baseline import Table


def columns_by_year(table: Table, prefix: str, base_year: int) -> dict[int, str]:
    """The columns `<prefix>_<year>` by year, in the order of the years; `<prefix>` alone is the base year's."""
    found = {}
    for column in table.columns:
        year = re.fullmatch(rf"{prefix}_([0-9]{{4}})", column.name)
        if year:
            found[int(year[1])] = column.name
        elif column.name == prefix:
            found[base_year] = column.name
    return dict(sorted(found.items()))
