"""One sheet of the workbook: titles, headings and cells that all sheets write alike."""

from collections.abc import Sequence
from typing import Any

from scenarier.exchange.workbook.styles import Styles

HEAD = 2
"""The row of the machine's headings; the reader's stand below it, the table from FIRST on."""
FIRST = HEAD + 2
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these is taken for a formula where it is typed or pasted."""
LONGEST_TEXT = 32_767
A4 = 9
TITLE_HEIGHT, HEADING_HEIGHT = 22, 28
LINE_HEIGHT, LINE = 15, 110
"""The height of a line of a long text, and how many letters it holds at least."""
NUMBERS = ("value", "default", "minimum", "maximum", "threshold", "year")
"""Columns of numbers, besides those of a year."""
LONGEST_FOOTER = 120


class Exact(float):
    """A number that is written with all its digits, where the library writes 16."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


class Page:
    """A sheet that is written to; rows and columns are counted from 0.

    Parameters
    ----------
    role : names the sheet to a program, whatever its title is.
    """

    def __init__(self, book: Any, styles: Styles, title: str, role: str) -> None:
        self.book, self.sheet = book, book.add_worksheet(title)
        self.styles, self.title, self.role = styles, title, role

    def head(self, heading: str, lead: str, column: int = 0) -> None:
        """The sheet's title and a sentence of what it shows; the role stands beside it in small print."""
        self.text(0, 0, f"scenarier:{self.role}", "id")
        self.text(0, column, heading, "title")
        self.text(1, column, lead, "lead")
        self.sheet.set_row(0, TITLE_HEIGHT)

    def fit_row(self, row: int, text: str) -> None:
        """Make a row as high as a long text in its widest column takes."""
        lines = sum(1 + len(line) // LINE for line in text.splitlines() or [""])
        self.sheet.set_row(row, LINE_HEIGHT * lines)

    def headings(self, names: Sequence[str], texts: Sequence[str], n_texts: int, row: int = HEAD) -> None:
        """The machine's names of the columns, hidden, and the reader's; the first `n_texts` are of texts."""
        for column, (name, text) in enumerate(zip(names, texts, strict=True)):
            self.text(row, column, name, "id")
            self.text(row + 1, column, text, _heading_style(name, column < n_texts))
        self.sheet.set_row(row, None, None, {"hidden": True})
        self.sheet.set_row(row + 1, HEADING_HEIGHT)

    def print_as(
        self, head: int | None, first: int, last: int | None, footer: str, *, is_tall: bool = True
    ) -> None:
        """Landscape on A4, the columns `first` to `last` on one page, the headings again on each page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.sheet.fit_to_pages(1, 0 if is_tall else 1)
        if head is not None:
            self.sheet.repeat_rows(head)
        if first or head is not None:
            end = self.sheet.dim_colmax if last is None else last
            self.sheet.print_area(0, first, self.sheet.dim_rowmax, end)
        self.sheet.set_footer(f"&L&8 {footer[:LONGEST_FOOTER].replace('&', '&&')}&C&8&A&R&8&P / &N")

    def text(self, row: int, column: int, text: str, style: str = "plain") -> None:
        """A text, whatever it begins with; "" leaves the cell empty."""
        if text:
            format_ = self.styles.get(style, is_guarded=text.startswith(RISKY))
            self.sheet.write_string(row, column, text[:LONGEST_TEXT], format_)

    def number(self, row: int, column: int, value: float, unit: str, style: str = "plain") -> None:
        """A number that was put in."""
        self.sheet.write_number(row, column, Exact(value), self.styles.get(style, unit))

    def formula(
        self, row: int, column: int, text: str, value: float | str, unit: str, style: str = "plain"
    ) -> None:
        """A formula, without its `=`, with the value that the program computed."""
        told = value if isinstance(value, str) else Exact(value)
        self.sheet.write_formula(row, column, f"={text}", self.styles.get(style, unit), told)

    def blank(self, row: int, column: int, unit: str, style: str) -> None:
        """An empty cell that may be filled."""
        self.sheet.write_blank(row, column, None, self.styles.get(style, unit))

    def group(self, row: int, columns: range, text: str) -> None:
        """A heading across the rows below it."""
        for column in columns:
            self.sheet.write_blank(row, column, None, self.styles.get("group"))
        self.text(row, columns.start, text, "group")

    def comment(self, row: int, column: int, text: str) -> None:
        """What is to be known of a cell, beside it."""
        lines = 2 + len(text) // 45
        self.sheet.write_comment(
            row,
            column,
            text,
            {"author": "scenarier", "x_scale": 2.2, "height": min(18 * lines, 300), "font_size": 9},
        )


def _heading_style(name: str, is_text: bool) -> str:
    """How a column's heading stands: over numbers to the right, over a text that follows numbers a little in."""
    if not is_text and (name[-4:].isdigit() or name in NUMBERS):
        return "number_heading"
    return "heading" if is_text else "heading_after"
