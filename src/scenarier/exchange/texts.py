"""The table of a text file: csv with `;`, `,` or tabs, or JSON-stat."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scenarier.exchange.cells import even_rows, plain_cell
from scenarier.exchange.encodings import EncodingError, decoded
from scenarier.exchange.json_stat import json_sheet
from scenarier.exchange.sheets import Cell, Sheet
from scenarier.text.language import mark
from scenarier.text.reading import written
from scenarier.vocabulary.errors import Fault, FaultsError

SEPARATORS = ("\t", ";", ",")
MOST_CELLS = 6_000_000
_MOST_TOLD = 20
_LOOKED_AT = 1_000
_NAMED = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
"""A first line by which Excel is told the separator."""
_QUOTED = re.compile(r'"[^"]*"')
Row = list[str]


def text_sheets(content: bytes, path: Path) -> tuple[Sheet, ...]:
    """The one sheet of a text file, named as the file.

    Raises
    ------
    FaultsError : with all that is wrong with it.
    """
    try:
        text = decoded(content)
    except EncodingError as error:
        raise FaultsError(str(path), error.faults) from error
    if not text.strip():
        raise FaultsError(str(path), [Fault("", mark("the file is empty; is it the right file?"))])
    if text.lstrip()[0] in "{[":
        return (json_sheet(text, path),)
    return (Sheet(path.stem, even_rows(_cells(_rows(text, str(path)))), is_text=True),)


def _rows(text: str, subject: str) -> list[Row]:
    named = _NAMED.match(text)
    separator = named[1] if named else _separator(text)
    text = text[named.end() :] if named else text
    rows: list[Row] = [[]] if named else []
    n_cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            n_cells += len(row)
            if n_cells > MOST_CELLS:
                raise FaultsError(subject, [Fault("", _TOO_MANY)])
    except csv.Error as error:
        raise FaultsError(subject, [Fault("", _TOO_LONG, {"line": len(rows) + 1})]) from error
    faults = list(_amiss(rows, separator))
    if faults:
        raise FaultsError(subject, faults[:_MOST_TOLD])
    return rows


_TOO_MANY = mark("there are more than 6 million cells; take out what is not needed, and save it again")
_TOO_LONG = mark("line {line} has a cell of more than 100,000 letters; is a quotation mark missing?")


def _cells(rows: list[Row]) -> Iterator[Sequence[Cell]]:
    """Rows of cells; texts that are equal are one object."""
    kept: dict[str, Cell] = {}
    for row in rows:
        for text in row:
            if text not in kept:
                kept[text] = plain_cell(text)
        yield [kept[text] for text in row]


def _separator(text: str) -> str:
    """What stands in most lines, looked for in the order of SEPARATORS; else what stands in more than others."""
    lines = [_QUOTED.sub("", line) for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    n_with = {sign: sum(sign in line for line in lines) for sign in SEPARATORS}
    usual = next((sign for sign in SEPARATORS if 2 * n_with[sign] > len(lines)), None)
    return usual or max(SEPARATORS, key=n_with.__getitem__)


def _amiss(rows: list[Row], separator: str) -> Iterator[Fault]:
    """Lines below the headings with another separator, or with more cells than the table has."""
    widths = [_width(row) for row in rows]
    usual = Counter(width for width in widths if width > 1).most_common(1)
    start = next((n for n, width in enumerate(widths) if usual and width >= usual[0][0]), len(rows))
    for number in range(start + 1, len(rows)):
        row, width = rows[number], widths[number]
        if width > widths[start]:
            message = mark("line {line} has {n} cells, and the table has {most}; is a text or number with a "
                           "separator in it without quotation marks?")  # fmt: skip
            yield Fault("", message, {"line": number + 1, "n": width, "most": widths[start]})
        elif width == 1 and (other := _other_separator(row[0], separator, widths[start])):
            yield Fault("", _OTHERWISE[other == "\t"], {"line": number + 1, "other": other})


_OTHERWISE = (
    mark("line {line} is parted by “{other}”, and the lines above are not; use one separator"),
    mark("line {line} is parted by tabs, and the lines above are not; use one separator"),
)


def _width(row: Row) -> int:
    return max((n for n, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _other_separator(text: str, separator: str, width: int) -> str:
    """The separator that makes a line as wide as the table, with a number last; "" for none."""
    for sign in SEPARATORS:
        cells = text.split(sign)
        if sign != separator and len(cells) == width and written(cells[-1]) is not None:
            return sign
    return ""
