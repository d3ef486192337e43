"""Tables for reading, as text in columns."""

from collections.abc import Sequence

from scenarier.views.sheet import Sheet

Line = Sequence[str]


def aligned(lines: Sequence[Line], n_texts: int = 2) -> list[str]:
    """Lines of a table: the first columns are texts and stand to the left, the others numbers, to the right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return ["  ".join(_padded(line, widths, n_texts)).rstrip() for line in lines]


def _padded(line: Line, widths: Sequence[int], n_texts: int) -> list[str]:
    texts = [cell.ljust(width) for cell, width in zip(line[:n_texts], widths, strict=False)]
    return texts + [cell.rjust(width) for cell, width in zip(line[n_texts:], widths[n_texts:], strict=True)]


def sheet_lines(sheet: Sheet) -> list[str]:
    """A table of the window as text: what stands in its columns, the rows below a heading moved in."""
    blank = [""] * len(sheet.headings)
    lines = [["", *(heading.text for heading in sheet.headings[1:])]]
    for line in sheet.lines:
        first, *others = (cell.shown for cell in line.cells)
        lines.append([first, *blank[1:]] if line.is_heading else [f"  {first}", *others])
    return aligned(lines)


def plain_lines(sheet: Sheet) -> list[str]:
    """A table as text below its headings with their units; columns of numbers stand to the right."""
    n_texts = next((place for place, one in enumerate(sheet.headings) if one.is_number), len(sheet.headings))
    lines = [[heading.copied for heading in sheet.headings]]
    return aligned([*lines, *([cell.shown for cell in line.cells] for line in sheet.lines)], n_texts)
