"""Where a number stands in the workbook, and how a formula calls the cell."""

import re
from typing import NamedTuple

PLAIN_NAME = re.compile(r"[^\W\d]\w*")


class Place(NamedTuple):
    """A cell; row and column are counted from 0."""

    sheet: str
    row: int
    column: int


def cell_name(row: int, column: int, *, is_fixed: bool = False) -> str:
    """`B3`, or `$B$3`."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"${letters}${row + 1}" if is_fixed else f"{letters}{row + 1}"


def sheet_name(title: str) -> str:
    """A sheet's title as it stands in a formula."""
    if PLAIN_NAME.fullmatch(title):
        return title
    quoted = title.replace("'", "''")
    return f"'{quoted}'"


def reference(place: Place, sheet: str = "") -> str:
    """The cell as a formula on `sheet` calls it."""
    name = cell_name(place.row, place.column)
    return name if place.sheet == sheet else f"{sheet_name(place.sheet)}!{name}"


def area(first: Place, last: Place, sheet: str = "") -> str:
    """The cells from one to another, as a formula on `sheet` calls them."""
    return f"{reference(first, sheet)}:{cell_name(last.row, last.column)}"


def fixed_area(first: Place, last: Place) -> str:
    """The cells from one to another, as a formula that may be copied calls them from any sheet."""
    ends = (cell_name(place.row, place.column, is_fixed=True) for place in (first, last))
    return f"{sheet_name(first.sheet)}!{':'.join(ends)}"
