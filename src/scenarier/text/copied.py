"""What is copied from any table: plain numbers and texts below headings, as tab-separated text and as HTML.

The text is for every program: ungrouped numbers of the shown precision in the reader's decimal sign, units in
headings. The HTML carries each number in full, in the form that LibreOffice (`sdval`) and Excel (`x:num`) read.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from scenarier.text.language import language
from scenarier.text.numbers import DECIMALS, MINUS

N_DIGITS = 15
"""Digits of a number that is copied in full as text; what stands behind them is noise of computing."""
FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""How a text begins that a spreadsheet may take for a formula: copied behind a ', which pasting takes off."""
LOOKS_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}\Z")
"""A number in full that a reader of the other language takes for a thousand times as much; it gets one more 0."""
NEEDS_QUOTES = re.compile(r'[\t\n\r"]')
MARKS = re.compile(r"\A[\s▾▸●◐◇○▷✗✓≠≈▲▼†]+(?=\S)")
"""Signs that stand before a name on screen and are no part of it."""
_TO_DANISH = str.maketrans(",.", ".,")
HEAD = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>'
FOOT = "</table></body></html>"
AS_TEXT = """ sdnum="1033;0;@" style="mso-number-format:'\\@'\""""
"""Attributes of a cell that stays text, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the unit that its heading names, and the decimals it is shown with (None: all it has)."""

    value: float
    decimals: int | None = None


CopiedCell = str | Number
Place = tuple[int, int]
"""Row and column of a cell on screen."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What is copied: rows, the headings above them (none above a single cell), and what they are about.

    `foot` stands below a table with headings, in a line of its own.
    """

    rows: tuple[tuple[CopiedCell, ...], ...]
    headings: tuple[str, ...] = ()
    title: str = ""
    foot: str = ""


# Cells


def quantity(value: float | None, unit: str, decimals: int | None = -1) -> CopiedCell:
    """A number as tables show its unit, a share in per cent; "" for none.

    Parameters
    ----------
    decimals : those of the unit where they are not given, None for all the number has.
    """
    if value is None or not math.isfinite(value):
        return ""
    shown = in_per_cent(value) if unit == "share" else value
    return Number(shown, DECIMALS[unit] if decimals == -1 else decimals)


def in_per_cent(share: float) -> float:
    """A share in per cent, without the noise of multiplying: 0.07 is 7."""
    return float(Decimal(repr(float(share))) * 100)


def as_shown(value: float, shown: str) -> Number:
    """A number with the decimals that stand in the text it is shown as."""
    sign = "," if language() == "da" else "."
    found = re.search(rf"{re.escape(sign)}([0-9]+)(?!.*[0-9])", shown)
    return Number(value, len(found[1]) if found else 0)


def unmarked(text: str) -> str:
    """The program's words in one line, without the signs that stand before them on screen; a hyphen for minus."""
    return " ".join(MARKS.sub("", text).replace(MINUS, "-").split())


def plain(number: Number) -> str:
    """A number as every spreadsheet in the reader's language reads it: ungrouped, a hyphen for minus."""
    digits = _digits(number)
    if number.decimals is None and LOOKS_GROUPED.match(digits):
        digits += "0"
    return digits.replace(".", ",") if language() == "da" else digits


def _digits(number: Number) -> str:
    if not math.isfinite(number.value):
        return ""
    if number.decimals is None:
        if number.value.is_integer() and abs(number.value) < 10**N_DIGITS:
            return str(int(number.value))
        text = f"{Decimal(f'{number.value:.{N_DIGITS}g}'):f}"
    else:
        text = f"{number.value:.{number.decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA_LIKE.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and FORMULA_LIKE.match(text[1:]) else text


# Tables


def table_of(
    chosen: Collection[Place],
    *,
    headings: Sequence[str],
    labels: Callable[[int], Sequence[CopiedCell]],
    heading: Callable[[int], str],
    cell: Callable[[int, int], CopiedCell],
    first: int,
    title: str = "",
) -> Copied:
    """The rows and columns that hold a chosen cell; what was not chosen is blank. A single cell stands alone.

    Parameters
    ----------
    headings, labels : what stands above and in the columns that name the rows, which are always there.
    heading, cell : what stands above and in the columns from `first` on; the columns before it are labels.
    """
    places = set(chosen)
    if len(places) == 1:
        ((row, column),) = places
        return Copied(((cell(row, column),),), (), title)
    rows = sorted({row for row, _ in places})
    columns = sorted({column for _, column in places if column >= first})
    lines = [
        (*labels(row), *(cell(row, column) if (row, column) in places else "" for column in columns))
        for row in rows
    ]
    return Copied(tuple(lines), (*headings, *map(heading, columns)), title)


def title_line(*parts: str) -> str:
    """A title of several parts, those that are there."""
    return ", ".join(part for part in parts if part)


# What goes on the clipboard


def as_text(copied: Copied, *, with_title: bool = False) -> str:
    """Tab-separated lines; cells with tabs, quotes and line breaks stand in quotes."""
    lines: list[Sequence[CopiedCell]] = [*copied.rows]
    if copied.headings:
        lines.insert(0, copied.headings)
    if with_title and copied.title:
        lines.insert(0, (copied.title,))
    if copied.headings and copied.foot:
        lines.append((copied.foot,))
    return "\n".join(map(_line, lines))


def _line(cells: Sequence[CopiedCell]) -> str:
    return "\t".join(map(_cell, cells)) or ('""' if cells else "")


def _cell(cell: CopiedCell) -> str:
    if isinstance(cell, Number):
        return plain(cell)
    text = guarded(cell)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if NEEDS_QUOTES.search(text) else text


def as_csv(copied: Copied) -> str:
    """Lines for a file, numbers in full: parted by `;` where the decimal sign is a comma, else by a comma."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";" if language() == "da" else ",", lineterminator="\r\n")
    headings = [copied.headings] if copied.headings else []
    writer.writerows([_in_full(cell) for cell in row] for row in [*headings, *copied.rows])
    return made.getvalue()


def _in_full(cell: CopiedCell) -> str:
    """A text that is no formula, or a number with every digit it has."""
    if not isinstance(cell, Number):
        return guarded(cell)
    if not math.isfinite(cell.value):
        return ""
    digits = f"{Decimal(repr(float(cell.value))):f}".removesuffix(".0")
    return digits.replace(".", ",") if language() == "da" else digits


def as_html(copied: Copied, *, with_title: bool = False) -> str:
    """A table whose numbers are shown as on screen and carried in full."""
    rows = ["".join(map(_html_cell, row)) for row in copied.rows]
    if copied.headings:
        rows.insert(0, "".join(f"<th{AS_TEXT}>{_html_text(text)}</th>" for text in copied.headings))
    width = max(map(len, (copied.headings, *copied.rows)), default=1)
    if with_title and copied.title:
        rows.insert(0, _across(copied.title, width))
    if copied.headings and copied.foot:
        rows.append(_across(copied.foot, width))
    return "".join([HEAD, *(f"<tr>{row}</tr>" for row in rows), FOOT])


def _across(text: str, width: int) -> str:
    return f'<td colspan="{width}"{AS_TEXT}>{_html_text(text)}</td>'


def _html_cell(cell: CopiedCell) -> str:
    if not isinstance(cell, Number):
        return f"<td{AS_TEXT}>{_html_text(cell)}</td>" if cell else "<td></td>"
    if not math.isfinite(cell.value):
        return "<td></td>"
    full, digits = repr(float(cell.value)), _digits(cell)
    decimals = len(digits.partition(".")[2]) if cell.decimals is None else cell.decimals
    shape = "#,##0." + "0" * decimals if decimals else "#,##0"
    shown = _grouped(digits, decimals)
    return f'<td align="right" sdval="{full}" sdnum="1033;0;{shape}" x:num="{full}">{shown}</td>'


def _html_text(text: str) -> str:
    return escape(guarded(text)).replace("\r\n", "\n").replace("\n", "<br>").replace("\r", "<br>")


def _grouped(digits: str, decimals: int) -> str:
    """A number in groups of three digits, as on screen but for its minus, which every program reads."""
    text = f"{Decimal(digits):,.{decimals}f}"
    return text.translate(_TO_DANISH) if language() == "da" else text
