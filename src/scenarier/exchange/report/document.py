"""The report as plain data for the Typst template: no text of it is ever markup."""

import re
from collections.abc import Mapping
from typing import Any

from scenarier.look.palette import LIGHT
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
    return {
        "title": section.title,
        "parts": [_part(part) for part in section.parts],
        "is_lying": any(_n_narrow(grid) > MOST_UPRIGHT for grid in grids),
    }


def _n_narrow(grid: Grid) -> int:
    """How many columns take as much room as they need."""
    return sum(not column.part for column in grid.columns)


def _part(part: Words | Points | Title | Grid | Picture) -> dict[str, Any]:
    if isinstance(part, Grid):
        return _grid(part)
    if isinstance(part, Picture):
        chart = part.chart
        words = {"title": chart.title, "subtitle": chart.subtitle, "note": chart.note, "alt": part.spoken}
        return {"kind": "picture", "key": part.key, **words}
    if isinstance(part, Points):
        points = [{"subject": one.subject, "text": one.text} for one in part.points]
        return {"kind": "points", "points": points}
    if isinstance(part, Title):
        return {"kind": "title", "text": part.text, "colour": _colour(part.colour)}
    return {"kind": "words", "paragraphs": paragraphs(part.text), "is_note": part.is_note}


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs are parted by blank lines; each is a list of lines."""
    found = re.split(r"\n\s*\n", text.strip().replace("\r\n", "\n").replace("\r", "\n"))
    return [one.split("\n") for one in found]


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "title": grid.title,
        "note": grid.note,
        "columns": [_column(column) for column in grid.columns],
        "rows": rows_together(grid),
    }


def _column(column: Column) -> dict[str, Any]:
    title = _YEAR_AT_END.sub("\n", column.title) if column.is_number else column.title
    return {"title": title, "is_number": column.is_number, "part": column.part}


def rows_together(grid: Grid) -> list[dict[str, Any]]:
    """Rows, each with the details below it that have one text each."""
    made: list[dict[str, Any]] = []
    for row in grid.rows:
        if row.is_detail and len(row.entries) == 1:
            made[-1]["details"].append(row.entries[0].text)
        else:
            made.append(_row(row))
    return made


def _row(row: Row) -> dict[str, Any]:
    style = "heading" if row.is_heading else "strong" if row.is_strong else "detail" if row.is_detail else ""
    return {"style": style, "entries": [_entry(entry) for entry in row.entries], "details": []}


def _entry(entry: Entry) -> Mapping[str, str]:
    return {"text": entry.text, "colour": _colour(entry.colour)}


def _colour(name: str) -> str:
    return LIGHT.colour(name) if name else ""
