"""The report as plain data for the Typst template: no text of it is ever markup."""

import re
from collections.abc import Mapping
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
    Words,
)

MOST_UPRIGHT = 9
"""A table with more narrow columns stands on a page that lies on its side, and its whole section with it."""
_YEAR_AT_END = re.compile(r" (?=\d{4}\Z)")
_BRACKETED = re.compile(r": (?=[\d.,−]+\))")
HARD_SPACE = "\u00a0"
UNITS = ("mio_kr", "kr_per_citizen", "persons", "share")
REGIONS = {"da": "DK", "en": "GB"}


def document(report: StudyReport, date: tuple[int, int, int]) -> dict[str, Any]:
    """What the template is handed; `date` is the document's year, month and day."""
    return {
        "language": report.language,
        "region": REGIONS[report.language],
        "date": date,
        "owner": report.owner,
        "title": report.title,
        "subtitle": report.subtitle,
        "foot": report.foot,
        "sections": [_section(section) for section in report.sections],
    }


def pictures_of(report: StudyReport) -> list[Picture]:
    """The charts of a report, in their order."""
    return [part for section in report.sections for part in section.parts if isinstance(part, Picture)]


def _section(section: Section) -> dict[str, Any]:
    grids = [part for part in section.parts if isinstance(part, Grid)]
    is_lying = any(_n_narrow(grid) > MOST_UPRIGHT for grid in grids)
    tables = fits(section, is_lying)
    laid = zip(section.parts, tables, broken(section, tables, is_lying), strict=True)
    return {
        "title": section.title,
        "parts": [_grid(part, fit, breaks) if isinstance(part, Grid) and fit else _part(part) for part, fit, breaks in laid],
        "is_lying": is_lying,
    }


def _n_narrow(grid: Grid) -> int:
    """How many columns take as much room as they need."""
    return sum(not column.part for column in grid.columns)


def _part(part: Words | Points | Title | Picture) -> dict[str, Any]:
    if isinstance(part, Picture):
        chart = part.chart
        note = together(chart.note)
        words = {"title": chart.title, "subtitle": chart.subtitle, "note": note, "alt": part.spoken}
        return {"kind": "picture", "key": part.key, **words}
    if isinstance(part, Points):
        points = [{"subject": one.subject, "text": together(one.text)} for one in part.points]
        return {"kind": "points", "points": points}
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


def _grid(grid: Grid, fit: Fit, breaks: bool) -> dict[str, Any]:
    return {
        "kind": "grid",
        "title": grid.title,
        "note": grid.note,
        "columns": [_column(column, width) for column, width in zip(grid.columns, fit.widths, strict=True)],
        "noted": widest_place(grid),
        "gap": fit.gap,
        "breaks": breaks,
        "rows": rows_together(grid),
    }


def _column(column: Column, width: float | None) -> dict[str, Any]:
    title = _YEAR_AT_END.sub("\n", column.title) if column.is_number else column.title
    return {"title": title, "is_number": column.is_number, "width": width}


def rows_together(grid: Grid) -> list[dict[str, Any]]:
    """Rows, each with the details below it that have one text each."""
    made: list[dict[str, Any]] = []
    for row in grid.rows:
        if is_note(row):
            made[-1]["details"].append(together(row.entries[0].text))
        else:
            made.append(_row(row))
    return made


def _row(row: Row) -> dict[str, Any]:
    style = "heading" if row.is_heading else "strong" if row.is_strong else "detail" if row.is_detail else ""
    return {"style": style, "entries": [_entry(entry) for entry in row.entries], "details": []}


def _entry(entry: Entry) -> Mapping[str, str]:
    return {"text": together(entry.text), "colour": _colour(entry.colour)}


def _colour(name: str) -> str:
    return LIGHT.colour(name) if name else ""
