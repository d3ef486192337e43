"""The report: its figures are those of `scenarier run`, it keeps the standards, and its study's texts are data."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from tests.exchange.reports import ROOT, STUDIES, html_of, lines_of, made, pdf_of, reader, spoken_in
from tests.made import Study

from scenarier.exchange.report.chart import Paper, chart_svg
from scenarier.exchange.report.compiled import FONTS, CannotSetError, compiled
from scenarier.exchange.report.document import pictures_of
from scenarier.exchange.report.glyphs import missing_signs
from scenarier.exchange.report.scale import spread, ticks_of
from scenarier.jobs import run
from scenarier.jobs.report import Asked, as_pdf, built
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import find_baseline

TEMPLATE = ROOT / "resources" / "report" / "report.typ"
HARM = '#panic("q") *a* _b_ $x$ `c` [d] // \\u{41} <script>alert(1)</script> & "e" 🎉中 @preview'


def printed_rows(name: str, spoken: str) -> list[str]:
    """The lines of `scenarier run` with their numbers, blanks as one."""

    def rows() -> str:
        projection, baseline = run.run(STUDIES[name], (), (), None)
        return run.as_table(projection, baseline, ())

    lines = [re.sub(r"\s+", " ", line).strip() for line in spoken_in(spoken, rows).splitlines()]
    return [line for line in lines if re.search(r"[^\d] [\d.,−–]+( [\d.,−–]+){5,}$", line) and "2025" not in line]


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("name", STUDIES)
def test_that_the_pdf_prints_every_figure_of_scenarier_run(name, spoken):
    rows, found = printed_rows(name, spoken), lines_of(pdf_of(name, spoken))
    assert len(rows) > 20
    assert [row for row in rows if row not in found] == []


@pytest.mark.parametrize("name", STUDIES)
def test_that_the_pdf_says_that_it_keeps_both_standards(name):
    read = reader(pdf_of(name))
    about = read.xmp_metadata.rdf_root.toxml()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>3</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert read.trailer["/Root"]["/Lang"].startswith("da")
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_that_a_document_that_keeps_no_standard_is_refused():
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    files = {"main.typ": b'#set document(title: "x")\n#image("a.svg")', "a.svg": picture}
    with pytest.raises(CannotSetError, match="alt"):
        compiled(files, datetime(2026, 1, 1, tzinfo=UTC))


def test_that_every_font_is_in_the_file():
    fonts = {}
    for page in reader(pdf_of("one scenario")).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (below,) = font.get_object()["/DescendantFonts"]
            about = below.get_object()["/FontDescriptor"]
            fonts[about["/FontName"]] = {"/FontFile2", "/FontFile3"} & about.keys()
    assert fonts
    assert all(fonts.values())
    assert {name.split("+")[1].split("-")[0] for name in fonts} <= {font.replace(" ", "") for font in FONTS}


def test_that_the_same_study_gives_the_same_bytes_in_another_process(tmp_path):
    written = []
    for seed, spoken in (("1", "C"), ("2", "tr_TR.UTF-8")):
        out = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "-m", "scenarier", "report", str(STUDIES["one scenario"]), "-o", str(out)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "LC_ALL": spoken}
        subprocess.run([*command, "--language", "da"], env=environment, check=True, cwd=tmp_path)
        written.append(out.read_bytes())
    assert written[0] == written[1] == pdf_of("one scenario")


def test_that_the_template_asks_for_nothing_from_outside():
    text = TEMPLATE.read_text(encoding="utf-8")
    assert "@" not in text.replace('part.at("', "")
    assert not re.search(r"#?(import|include|plugin|read\()|https?:", text)
    for module in (ROOT / "src" / "scenarier" / "exchange" / "report").glob("*.py"):
        assert "@preview" not in module.read_text(encoding="utf-8")


def harmful() -> Session:
    baseline = read_baseline(find_baseline("aarhus-2024"))
    scenario = Scenario(HARM, note=HARM, parameters={"tax_rate": 0.25}, notes={"tax_rate": HARM})
    return Session(baseline, Study(title=HARM, note=f"= {HARM}\n\n- {HARM}", scenarios=(scenario,)))


def test_that_a_studys_texts_are_shown_and_never_obeyed():
    found = " ".join(lines_of(as_pdf(built(harmful(), Asked()), None)))
    shown = HARM.replace("🎉中", "▯▯").replace("<script>alert(1)</script> ", "")
    assert shown[:40] in found
    assert "<script>alert(1)</script>" in found
    assert "- #panic" in found


def test_that_signs_without_a_picture_are_known_and_others_kept():
    assert missing_signs("æøå ✓ ✗ − – … αΩ Ж 🎉 中") == {"🎉", "中"}


# Charts

PAPERS = (Paper(482.0, 160.0, 8.4, FONTS[0], 0.88), Paper(340.0, 230.0, 11.5, "sans-serif", 1.2))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("paper", PAPERS, ids=["paper", "narrow"])
@pytest.mark.parametrize("name", STUDIES)
def test_that_nothing_of_a_chart_lies_outside_or_over_its_axis(name, paper):
    for picture in pictures_of(made(name).report):
        drawn = ElementTree.fromstring(chart_svg(picture.chart, paper))
        axis = [node for node in drawn.iter(f"{SVG}text") if node.get("text-anchor") == "end"]
        left = max(float(node.get("x")) for node in axis)
        for node in drawn.iter(f"{SVG}polyline"):
            points = [tuple(map(float, point.split(","))) for point in node.get("points").split()]
            assert len(points) == len(picture.chart.years)
            assert all(left < x < paper.width and 0 < y < paper.height - 1.5 * paper.size for x, y in points)
        ends = [node for node in drawn.iter(f"{SVG}text") if node.get("text-anchor") == "start"]
        heights = sorted(float(node.get("y")) for node in ends)
        assert all(below - above >= paper.size for above, below in pairwise(heights))
        assert heights[0] > 0.5 * paper.size
        assert heights[-1] < paper.height


@pytest.mark.parametrize("name", STUDIES)
def test_that_a_charts_lines_go_through_their_values(name):
    paper = PAPERS[0]
    for picture in pictures_of(made(name).report):
        chart = picture.chart
        drawn = ElementTree.fromstring(chart_svg(chart, paper))
        texts = [node for node in drawn.iter(f"{SVG}text") if node.get("text-anchor") == "end"]
        low, high = (float(texts[place].get("y")) for place in (0, -1))
        values = ticks_of(chart)
        lines = [node.get("points") for node in drawn.iter(f"{SVG}polyline") if node.get("stroke-width") == "1.6"]
        for series, line in zip(chart.series, lines, strict=True):
            last = float(line.split()[-1].split(",")[1]) + 0.35 * paper.size
            share = (float(series.values[-1]) - values[0]) / (values[-1] - values[0])
            assert last == pytest.approx(low + share * (high - low), abs=0.05)


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [([50.0], [50.0]), ([10.0, 12.0], [10.0, 20.0]), ([98.0, 99.0], [85.0, 95.0]), ([3.0], [5.0])],
)
def test_that_labels_are_pushed_apart_within_their_room(wanted, placed):
    assert spread(wanted, 10.0, 0.0, 100.0) == placed


# HTML

VOID = {"meta", "img", "circle", "line", "rect", "polyline"}
FETCHING = {"src", "href", "srcset", "action", "data", "poster", "background", "xlink:href"}


class Page(HTMLParser):
    """Notes what is open, the headings, and whatever asks for a file."""

    def __init__(self):
        super().__init__()
        self.open, self.headings, self.asks, self.cells, self.ids = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.asks += [value for name, value in attrs if name in FETCHING and not value.startswith("data:image/")]
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.cells.append(given.get("scope"))
        if tag in ("script", "link", "iframe", "object", "base", "form"):
            self.asks.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("name", STUDIES)
def test_that_the_page_is_whole_asks_for_nothing_and_names_its_headings(name, spoken):
    text, page = html_of(name, spoken), Page()
    page.feed(text)
    assert text.startswith("<!DOCTYPE html>")
    assert f'<html lang="{spoken}">' in text
    assert page.open == []
    assert page.asks == []
    assert not re.search(r"url\(|@import", text)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(page.headings))
    assert page.cells
    assert set(page.cells) <= {"row", "col", "rowgroup"}


def test_that_the_page_has_its_colours_for_dark_screens_by_name_alone():
    text = html_of("four scenarios")
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text
    style, _, body = text.partition("</style>")
    assert {f"var(--{name})" for name in re.findall(r"--(\w+):", style)} == set(re.findall(r"var\(--\w+\)", style))
    assert set(re.findall(r"<t[dh][^>]* style=", body)) == set()
    assert 'class="n wraps negative"' in body


def test_that_a_number_stays_with_its_unit():
    text = re.sub(r"<[^>]+>", "", html_of("four scenarios"))
    assert re.search(r"\d\u00a0mio\.\u00a0kr\.", text)
    assert not re.search(r"\d mio\. kr\.", text)


def test_that_the_page_holds_the_figures_too():
    text = re.sub(r"<[^>]+>", " ", html_of("four scenarios"))
    flat = re.sub(r"\s+", " ", text)
    rows = printed_rows("four scenarios", "da")
    assert [row for row in rows if row not in flat] == []


def test_that_a_studys_texts_are_no_markup_of_the_page():
    from scenarier.exchange.report.html import html

    text, page = html(built(harmful(), Asked()).report, None), Page()
    page.feed(text)
    assert page.asks == []
    assert "&lt;script&gt;alert(1)" in text


# What the report carries


@pytest.mark.parametrize("name", STUDIES)
def test_that_a_report_opened_as_a_study_is_the_study(name, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(name))
    study, baseline = open_study(path)
    before, package = open_study(STUDIES[name])
    assert replace(study, version=before.version) == before
    assert (baseline.budget, baseline.forecast) == (package.budget, package.forecast)


def test_that_the_attached_figures_are_those_in_the_table():
    files = reader(pdf_of("one scenario")).attachments
    (figures,) = files["figures.json"]
    listed = {one["id"]: one for one in json.loads(figures)["printed"]}
    one = listed["years Grundforløb/liquidity_per_citizen/5"]
    assert (one["year"], one["text"]) == (2026, "8.717")
    assert one["value"] == pytest.approx(8717.0261, abs=5e-5)  # docs/model.md, section 10
