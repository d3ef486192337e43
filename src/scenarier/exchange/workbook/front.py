"""The front page: what the workbook is of, when and by what it was made, how it is read; for a program by keys."""

from collections.abc import Sequence

from scenarier import __version__
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.page import Page
from scenarier.exchange.workbook.places import sheet_name
from scenarier.exchange.workbook.titles import title
from scenarier.model.names import scenario_title
from scenarier.model.study import STUDY_VERSION
from scenarier.text.language import language, pick, tr

FORMAT, FORMAT_VERSION = "scenarier-workbook", 1
FIRST_LINE = 3

Line = tuple[str, str, str | int]
"""A key for a program, a label, and what stands beside it."""


def write_front(page: Page, content: Content, roles: Sequence[str]) -> None:
    """Title, what was made of what, how to read it, and a link to each sheet."""
    page.head(content.study.title or tr("Untitled study"), scenario_title(content.scenario.name), 1)
    row = FIRST_LINE
    for key, label, value in _lines(content):
        page.text(row, 0, key, "id")
        page.text(row, 1, label)
        if isinstance(value, int):
            page.number(row, 2, value, "year", "left")
        else:
            page.text(row, 2, value, "wrapped")
            page.fit_row(row, value)
        row += 1
    row = _write_guide(page, row + 1)
    _write_links(page, row + 1, roles)
    page.sheet.set_column(0, 0, 14)
    page.sheet.set_column(1, 1, 34)
    page.sheet.set_column(2, 2, 100)
    page.sheet.hide_gridlines(2)


def _lines(content: Content) -> list[Line]:
    study, scenario, baseline = content.study, content.scenario, content.baseline
    municipality = pick(baseline.about.municipality_da, baseline.about.municipality_en)
    return [
        ("title", tr("Study"), study.title),
        ("note", tr("Purpose"), study.note),
        ("scenario", tr("Scenario"), scenario.name),
        ("scenario_note", tr("Note on the scenario"), scenario.note),
        ("colour", tr("Colour of the scenario"), scenario.colour),
        ("municipality", tr("Municipality"), municipality),
        ("baseline", tr("Foundation"), baseline.name),
        ("base_year", tr("Base year"), baseline.base_year),
        ("horizon", tr("Last year"), study.horizon),
        ("date", tr("Made on"), content.day.isoformat()),
        ("program", tr("Made by scenarier, version"), __version__),
        ("model", tr("Version of study files"), STUDY_VERSION),
        ("format", tr("Kind of file"), FORMAT),
        ("format_version", tr("Version of the workbook"), FORMAT_VERSION),
        ("language", tr("Language"), language()),
    ]


def _guide() -> list[Line]:
    """A style, and what a cell in it is."""
    money = tr("Money is in current prices unless said otherwise; flows belong to a year, stocks to its end.")
    return [
        ("", "", tr("All numbers follow from formulas: follow any result down to a row of the baseline.")),
        ("input", "", tr("Yellow: may be changed. The projection moves as in the program.")),
        ("chosen", "", tr("Blue and bold: chosen in the scenario, the budget or the forecast.")),
        ("changed", "", tr("Orange: not as the baseline has it.")),
        ("given", "", tr("Blue: put in, from the baseline's own rows.")),
        ("held", "", tr("Red-brown: held fixed, the roll-forward without the budget.")),
        ("definition", "", tr("Grey italics: fixed by the model's definitions, or a helping number.")),
        ("", "", tr("A small mark in a corner is a comment: the cell is an assumption.")),
        ("", "", money),
    ]


def _write_guide(page: Page, first: int) -> int:
    """The guide; the row after it."""
    page.group(first, range(1, 3), tr("How to read it"))
    guide = _guide()
    for row, (style, _, text) in enumerate(guide, start=first + 1):
        page.text(row, 2, str(text), "wrapped")
        if style:
            page.text(row, 1, tr("example"), style)
    return first + 1 + len(guide)


def _write_links(page: Page, first: int, roles: Sequence[str]) -> None:
    page.group(first, range(1, 3), tr("Sheets"))
    for row, role in enumerate(roles, start=first + 1):
        link = f"internal:{sheet_name(title(role))}!A1"
        page.sheet.write_url(row, 1, link, page.styles.get("link"), string=title(role))
