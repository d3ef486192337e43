"""The report's pages: none blank, all numbered, no heading alone, and what is long stays on the paper."""

import re
from functools import lru_cache

import pytest
from tests.exchange.reports import made, pdf_of, reader, spoken_in
from tests.made import Study

from scenarier.exchange.report.columns import UPRIGHT, fitted
from scenarier.exchange.report.document import document, loose
from scenarier.exchange.report.pages import LYING_PAGE, broken, fits
from scenarier.exchange.report.scale import ticks_of
from scenarier.jobs.report import Asked, as_pdf, built
from scenarier.jobs.verify import verify
from scenarier.model.study import Measure, Scenario
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import find_baseline
from scenarier.views.study_report.parts import Column, Entry, Grid, Picture, Row, Section, Title

RUN = "Uden" * 40


def scenario(number: int) -> Scenario:
    """Differs from the others by a tax and measures with notes."""
    measures = tuple(
        Measure(f"Tiltag {place}", "frame:MBU", {2026: place + 1.0}, note="Derfor. " * 30) for place in range(3)
    )
    return Scenario(f"Nummer {number}", parameters={"tax_rate": 0.24 + number / 1000}, measures=measures)


@lru_cache(maxsize=1)
def twelve():
    """The report of twelve scenarios, and its bytes."""
    study = Study(title=f"{RUN} en_titel_uden_mellemrum", horizon=2026, scenarios=tuple(map(scenario, range(12))))
    opened = Session(read_baseline(find_baseline("aarhus-2024")), study)
    report = spoken_in("en", lambda: built(opened, Asked()))
    return report, spoken_in("en", lambda: as_pdf(report, None))


LONG = ("a budget and a forecast", "every lever")
REPORTS = {name: lambda name=name: (made(name), pdf_of(name)) for name in LONG} | {"twelve": twelve}


@pytest.fixture(params=REPORTS)
def report(request):
    """A report in words, and its pages as their lines."""
    return pages_of(request.param)


@lru_cache(maxsize=8)
def pages_of(name):
    told, content = REPORTS[name]()
    return told.report, [page.extract_text().splitlines() for page in reader(content).pages]


def test_that_every_page_is_numbered_and_says_something(report):
    _, pages = report
    for number, lines in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in "\n".join(lines)
        assert len(lines) > 6


def test_that_no_heading_stands_alone_at_the_end_of_a_page(report):
    told, pages = report
    headings = {section.title for section in told.sections}
    headings |= {part.text for section in told.sections for part in section.parts if isinstance(part, Title)}
    for lines in pages:
        last = [line for line in lines if " / " not in line and "scenarier" not in line][-1]
        assert last.strip() not in headings
        assert not re.match(r"(Table?|Figure?) \d+\.", last)


def test_that_twelve_scenarios_stand_in_groups_that_colours_tell_apart(tmp_path):
    told, content = twelve()
    (figures,) = [section for section in told.report.sections if section.title == "Key figures"]
    assert [grid.title for grid in figures.parts] == ["Key figures 2026 (1 of 2)", "Key figures 2026 (2 of 2)"]
    assert [column.title for grid in figures.parts for column in grid.columns[3:]] == [
        f"Nummer {number}" for number in range(12)
    ]
    pictures = [part for section in told.report.sections for part in section.parts if isinstance(part, Picture)]
    assert len(pictures) == 8
    for first, second in zip(pictures[::2], pictures[1::2], strict=True):
        colours = [series.colour for series in first.chart.series]
        assert len(set(colours)) == len(colours) == 6
        assert ticks_of(*first.alike) == ticks_of(*second.alike)
        assert {one.chart.title[-8:] for one in (first, second)} == {"(1 of 2)", "(2 of 2)"}
    path = tmp_path / "twelve.pdf"
    path.write_bytes(content)
    assert verify(path).holds


def test_that_a_row_and_its_difference_stay_together():
    told = spoken_in("da", lambda: document(made("a budget and a forecast").report, (2026, 1, 1)))
    (budget,) = [
        part for section in told["sections"] for part in section["parts"] if part.get("title") == "Vedtaget budget"
    ]
    assert budget["breaks"]
    assert [row["n_below"] for row in budget["rows"]] == [1, 0] * (len(budget["rows"]) // 2)
    assert budget["rows"][budget["last"]]["style"] != "detail"
    for lines in pages_of("a budget and a forecast")[1]:
        heads = [place for place, line in enumerate(lines) if line.startswith("Retter sig mod")]
        assert not any(lines[place + 1].startswith("forskel") for place in heads)


# Tables


def table(n_rows: int, label: str = "Folketal") -> Grid:
    numbers = tuple(Entry("1.234") for _ in range(5))
    columns = (Column("Tal", part=1.0), *(Column(f"{2025 + place}", is_number=True) for place in range(5)))
    return Grid("a", "Tal", columns, tuple(Row(f"{place}", (Entry(label), *numbers)) for place in range(n_rows)))


def test_that_a_table_spreads_its_numbers_and_leaves_a_label_what_it_needs():
    fit = fitted(table(3), UPRIGHT)
    assert 30 < fit.widths[0] < 60
    assert fit.gap > 40
    assert fitted(table(3, "Meget lang tekst " * 20), UPRIGHT).gap < 30
    assert fitted(table(6), UPRIGHT).height - fitted(table(3), UPRIGHT).height == pytest.approx(34.5)


def test_that_a_table_on_a_lying_page_is_broken_where_it_would_leave_half_a_page():
    rows = [8, 20, 20, 60]
    section = Section("År for år", tuple(map(table, rows)))
    tables = fits(section, is_lying=True)
    assert broken(section, tables, is_lying=True) == [False, False, True, True]
    assert tables[0].height + tables[1].height < LYING_PAGE < sum(one.height for one in tables[:3])


# Words that no line has room for


def test_that_a_run_without_blanks_is_parted_and_a_hash_is_not():
    digest = "0123456789abcdef" * 4
    assert loose(digest) == digest
    assert loose("Medfinansieringsreduktionen") == "Medfinansieringsreduktionen"
    assert loose("en_to") == "en_\u200bto"
    assert max(map(len, loose("x" * 90).split("\u200b"))) == 8


def test_that_a_run_without_blanks_stays_on_the_page():
    lines = [line for page in pages_of("twelve")[1] for line in page]
    assert not any(RUN in line for line in lines)
    assert max(len(line) for line in lines if "UdenUden" in line) < 130
