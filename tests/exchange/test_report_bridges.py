"""The report says why its scenarios differ: the numbers of `scenarier bridge`, drawn, in a table and in words."""

from xml.etree import ElementTree

import pytest
from tests.exchange.reports import STUDIES, html_of, lines_of, made, pdf_of

from scenarier.engine.project import project
from scenarier.exchange.report.chart import Paper
from scenarier.exchange.report.document import waterfalls_of
from scenarier.exchange.report.printed import no_longer, printed
from scenarier.exchange.report.waterfall import waterfall_svg
from scenarier.jobs import bridge
from scenarier.jobs.report import Asked, built
from scenarier.jobs.studies import open_session
from scenarier.model.study import BASELINE
from scenarier.session.edits import add_scenario
from scenarier.text.language import language, set_language
from scenarier.views.study_report.parts import Grid, Points

SVG = "{http://www.w3.org/2000/svg}"
PAPERS = (Paper(482.0, 134.0, 8.4, "serif", 0.88), Paper(340.0, 230.0, 11.5, "sans-serif", 1.22))


@pytest.fixture(autouse=True)
def spoken():
    before = language()
    set_language("en")
    yield
    set_language(before)


def section(report, title="Why they differ"):
    return next((one for one in report.sections if one.title == title), None)


@pytest.mark.parametrize("name", ["one scenario", "four scenarios"])
def test_that_every_scenario_has_the_numbers_of_the_bridge_command(name):
    session = open_session(STUDIES[name])
    grids = [part for part in section(made(name, "en").report).parts if isinstance(part, Grid)]
    assert len(grids) == len(session.study.scenarios)
    for grid, scenario in zip(grids, session.study.scenarios, strict=True):
        asked = bridge.Asked(BASELINE.name, scenario.name, "liquidity_per_citizen", "", 2029, None, None)
        rows = bridge.bridge_in(session.study, session.baseline, asked).rows
        printed_rows = [(row.entries[0].text, row.entries[2].text) for row in grid.rows]
        assert [(row.name, row.text) for row in rows][:15] == printed_rows[:15]
        start, *parts, end = (row.entries[2].value for row in grid.rows)
        ends = project(session.baseline, [BASELINE, scenario], 2029).values["liquidity_per_citizen"][-1]
        assert [start, end] == pytest.approx(ends.tolist())
        assert sum(parts) == pytest.approx(end - start, abs=1e-6)


@pytest.mark.parametrize("spoken_here", ["da", "en"])
def test_that_pdf_and_html_say_it(spoken_here):
    told = made("one scenario", spoken_here).report
    pdf, page = " ".join(lines_of(pdf_of("one scenario", spoken_here))), html_of("one scenario", spoken_here)
    drawn = waterfalls_of(told)[0]
    assert len(drawn.bars) > 5
    for bar in drawn.bars:
        assert bar.text in pdf
        assert f">{bar.text}</td>" in page or f"{bar.text}</text>" in page
    assert f'aria-label="{drawn.title}' in page


@pytest.mark.parametrize("paper", PAPERS, ids=["paper", "narrow"])
@pytest.mark.parametrize("name", STUDIES)
def test_that_bars_stand_on_each_other_and_nothing_leaves_the_paper(name, paper):
    for drawn in waterfalls_of(made(name, "en").report):
        tree = ElementTree.fromstring(waterfall_svg(drawn.bars, paper))
        boxes = [{key: float(box.get(key)) for key in ("x", "y", "width")} for box in tree.iter(f"{SVG}rect")]
        names = [node.text for node in tree.iter(f"{SVG}text") if node.get("x") == "0"]
        assert len(boxes) == len(names) == len(drawn.bars)
        assert all(box["x"] > 0 and box["x"] + box["width"] < paper.width for box in boxes)
        for bar, box, below in zip(drawn.bars[1:-1], boxes[1:], boxes[2:], strict=False):
            level = box["x"] + (box["width"] if bar.is_up else 0.0)
            assert min(abs(level - below["x"]), abs(level - below["x"] - below["width"])) < 1.25


def test_that_verify_holds_the_bars_too():
    found = printed(made("one scenario", "en").report)
    kept = [one._asdict() for one in found]
    bar = next(one for one in kept if one["id"] == "waterfall 0/bar/1")
    bar["value"] += 1.0
    assert [gone.where for gone in no_longer(kept, found)] == [bar["where"]]


def test_that_scenarios_alike_say_so_and_the_baseline_alone_says_nothing():
    assert section(built(open_session(None), Asked()).report) is None
    session = open_session(STUDIES["one scenario"])
    alike = session.study.scenarios[0].name
    only = section(built(session, Asked((BASELINE.name,), alike)).report)
    assert any(isinstance(part, Grid) for part in only.parts)
    twice = open_session(None)
    twice.do(add_scenario(twice.state))
    (told,) = (part for part in section(built(twice, Asked()).report).parts if isinstance(part, Points))
    assert told.points[0].text.endswith("The two differ in no assumption and no measure.")
