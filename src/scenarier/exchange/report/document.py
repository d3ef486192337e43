"""The report as plain data for the Typst template: no text of it is ever markup."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scenarier.exchange.report.columns import Fit, is_note, widest_place
from scenarier.exchange.report.pages import broken, fits
from scenarier.look.palette import LIGHT
from scenarier.text.numbers import unit_name
from scenarier.views.study_report.parts import (
    Column,
    Entry,
    Grid,
    Picture,
    Points,
    Row,
    Section,
    StudyReport,
    Title,
    Waterfall,
    Words,
)

MOST_UPRIGHT = 9
"""A table with more narrow columns stands on a page that lies on its side, and its whole section with it."""
_HARD = re.compile("[\u00a0\u202f]")
_YEAR_AT_END = re.compile(r" (?=\d{4}\Z)")
_BRACKETED = re.compile(r": (?=[\d.,−]+\))")
TOGETHER = 2
"""So many rows with their details stay together at the end of a table."""
MOST_WHOLE = 2_000
"""A list or a cell with more signs may go on on the next page."""
HARD_SPACE, SOFT_BREAK = "\u00a0", "\u200b"
_HASH = re.compile(r"[0-9a-f]{64}")
_UNDERLINED = re.compile(r"(?<=\w)_(?=\w)")
_RUN, _PART = re.compile(r"[^\s/]{31,}"), re.compile(r".{8}(?=.)")
UNITS = ("mio_kr", "kr_per_citizen", "persons", "share")
REGIONS = {"da": "DK", "en": "GB"}


def document(report: StudyReport, date: tuple[int, int, int]) -> dict[str, Any]:
    """What the template is handed; `date` is the document's year, month and day."""
    told: dict[str, Any] = {
        "language": report.language,
        "region": REGIONS[report.language],
        "date": date,
        "owner": report.owner,
        "heading": report.title,
        "subtitle": report.subtitle,
        "foot": report.foot,
        "sections": [_section(section) for section in report.sections],
    }
    return {**_loosened(told), "title": report.title}


def _loosened(told: Any) -> Any:
    """The same with all its texts made loose."""
    if isinstance(told, dict):
        return {key: _loosened(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_loosened(value) for value in told]
    return loose(told) if isinstance(told, str) else told


def pictures_of(report: StudyReport) -> list[Picture]:
    """The charts of a report, in their order."""
    return [part for section in report.sections for part in section.parts if isinstance(part, Picture)]


def waterfalls_of(report: StudyReport) -> list[Waterfall]:
    """The waterfalls of a report, in their order."""
    return [part for section in report.sections for part in section.parts if isinstance(part, Waterfall)]


def _section(section: Section) -> dict[str, Any]:
    grids = [part for part in section.parts if isinstance(part, Grid)]
    is_lying = any(_n_narrow(grid) > MOST_UPRIGHT for grid in grids)
    return {"title": section.title, "parts": [*_parts(section, is_lying)], "is_lying": is_lying}


def _parts(section: Section, is_lying: bool) -> Iterator[dict[str, Any]]:
    tables = fits(section, is_lying)
    for part, fit, breaks in zip(section.parts, tables, broken(section, tables, is_lying), strict=True):
        if not isinstance(part, Grid):
            yield _part(part)
        elif fit is not None:
            yield _grid(part, fit, breaks)


def _n_narrow(grid: Grid) -> int:
    """How many columns take as much room as they need."""
    return sum(not column.part for column in grid.columns)


def _part(part: Words | Points | Title | Picture | Waterfall) -> dict[str, Any]:
    if isinstance(part, Picture | Waterfall):
        note = together(part.note)
        words = {"title": part.title, "subtitle": part.subtitle, "note": note, "alt": part.spoken}
        return {"kind": "picture", "key": part.key, **words}
    if isinstance(part, Points):
        points = [{"subject": together(one.subject), "text": together(one.text)} for one in part.points]
        n_signs = sum(len(one.subject) + len(one.text) for one in part.points)
        return {"kind": "points", "points": points, "breaks": n_signs > MOST_WHOLE}
    if isinstance(part, Title):
        colour = _colour(part.colour)
        return {"kind": "title", "text": part.text, "colour": colour, "starts_page": part.starts_page}
    text = [[together(line) for line in lines] for lines in paragraphs(part.text)]
    return {"kind": "words", "paragraphs": text, "is_note": part.is_note, "is_followed": part.is_followed}


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs are parted by blank lines; each is a list of lines."""
    found = re.split(r"\n\s*\n", text.strip().replace("\r\n", "\n").replace("\r", "\n"))
    return [one.split("\n") for one in found]


def together(text: str) -> str:
    """The text with hard blanks where a line may not end: before a unit, and before a lone number in brackets."""
    for unit in map(unit_name, UNITS):
        hard = unit.replace(" ", HARD_SPACE)
        text = re.sub(rf"(?<=\d) {re.escape(unit)}(?!\w)", f"{HARD_SPACE}{hard}", text)
    return _BRACKETED.sub(f":{HARD_SPACE}", text)


def loose(text: str) -> str:
    """The text with places where it may be parted in a run of signs that no line and no column has room for."""
    return _RUN.sub(_parted, _UNDERLINED.sub(f"_{SOFT_BREAK}", text))


def _parted(run: re.Match[str]) -> str:
    return run[0] if _HASH.fullmatch(run[0]) else _PART.sub(rf"\g<0>{SOFT_BREAK}", run[0])


def _grid(grid: Grid, fit: Fit, breaks: bool) -> dict[str, Any]:
    rows = rows_together(grid)
    units = [place for place, column in enumerate(grid.columns) if column.is_unit]
    return {
        "kind": "grid",
        "title": grid.title,
        "note": together(grid.note),
        "columns": [_column(column, width) for column, width in zip(grid.columns, fit.widths, strict=True)],
        "noted": widest_place(grid),
        "gap": fit.gap,
        "breaks": breaks,
        "unit": next(iter(units), None),
        "rows": rows,
        "last": _last(rows),
    }


def _last(rows: Sequence[dict[str, Any]]) -> int:
    """Where the rows at a table's end begin that stay together, so that none stands alone on a page."""
    heads = [place for place, row in enumerate(rows) if row["style"] not in ("detail", "heading")]
    return heads[-TOGETHER] if len(heads) > 2 * TOGETHER else len(rows)


def _column(column: Column, width: float | None) -> dict[str, Any]:
    title = _HARD.sub(" ", column.title)
    title = _YEAR_AT_END.sub("\n", title) if column.is_number else title
    return {"title": title, "is_number": column.is_number, "width": width}


def rows_together(grid: Grid) -> list[dict[str, Any]]:
    """Rows, each with the details below it that have one text each.

    `n_below` counts the other details, which stay on the page of their row.
    """
    made: list[dict[str, Any]] = []
    for row in grid.rows:
        if is_note(row):
            made[-1]["details"].append(together(row.entries[0].text))
            made[-1]["breaks"] = sum(map(len, made[-1]["details"])) > MOST_WHOLE
            continue
        if row.is_detail and made:
            made[-1]["n_below"] += 1
        made.append(_row(row))
    return made


def _row(row: Row) -> dict[str, Any]:
    style = "heading" if row.is_heading else "strong" if row.is_strong else "detail" if row.is_detail else ""
    entries = [_entry(entry) for entry in row.entries]
    return {"style": style, "entries": entries, "details": [], "n_below": 0, "breaks": False}


def _entry(entry: Entry) -> Mapping[str, str]:
    return {"text": together(entry.text), "tone": entry.colour, "colour": _colour(entry.colour)}


def _colour(name: str) -> str:
    return LIGHT.colour(name) if name else ""
