"""The part `Forklaring` of the comparison: what `scenarier bridge` prints, as bars, rows and sentences."""

import threading
import time
from dataclasses import replace
from math import fsum

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from tests.made import Study

from scenarier.gui.compare.workspace import CompareWorkspace
from scenarier.gui.parts.latest import Latest
from scenarier.jobs.bridge import Asked, bridge_in
from scenarier.look.palette import LIGHT
from scenarier.model.study import Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.plots.waterfall import Waterfall
from scenarier.views.bridge_page import MOST_BARS, span_of
from scenarier.views.explanation import tell, tell_said

SKOLER = Measure("Skoler", "frame:MBU", {2026: -40.0}, lasting=True)
STUDY = Study(
    scenarios=(
        Scenario("A", parameters={"population_growth": 3500.0}, measures=(SKOLER,)),
        Scenario("B", parameters={"tax_rate": 0.25, "capex_gross": {2027: 1500.0}}),
    ),
)


@pytest.fixture
def workspace(qapp, session):
    from scenarier.gui.style import dress

    session.open(session.baseline, STUDY, None)
    dress(qapp, "light", 1.0)
    made = CompareWorkspace(session, LIGHT)
    made.resize(920, 640)
    session.listeners.append(made.refresh)
    made.load()
    made.show()
    made.show_part("bridge")
    qapp.processEvents()
    yield made
    session.listeners.clear()
    settled(made.bridge)
    made.close()
    made.deleteLater()
    qapp.processEvents()


def settled(page):
    """Once nothing is at work for the page any more."""
    end = time.monotonic() + 20
    while page.work.is_at_work and time.monotonic() < end:
        QApplication.processEvents()
    assert not page.work.is_at_work
    return page


def pick(widget, data):
    place = next(n for n in range(widget.count()) if widget.itemData(n) == data)
    widget.setCurrentIndex(place)


def printed(session, a, b, variable, entity, year, from_year=None):
    asked = Asked(a, b, variable, entity, year, from_year, None)
    return bridge_in(session.study, session.baseline, asked)


def seen(page):
    return [(line.cells[0].text, line.cells[1].text) for line in page.table.sheet.lines]


def test_that_the_part_shows_what_the_command_prints(workspace, session):
    page = workspace.bridge
    told = printed(session, "Grundforløb", "A", "liquidity_per_citizen", "", 2029)
    assert seen(page) == [(row.name, row.text) for row in told.rows]
    assert page.words.text() == " ".join(told.sentences)
    pick(page.bar.ends, ("scenarios", "B"))
    pick(page.bar.variable, "savings")
    pick(page.bar.entity, "MSO")
    pick(page.bar.year, 2027)
    told = printed(session, "Grundforløb", "B", "savings", "MSO", 2027)
    assert seen(settled(page)) == [(row.name, row.text) for row in told.rows]
    pick(page.bar.ends, ("years", "B"))
    pick(page.bar.from_year, 2025)
    told = printed(session, "B", None, "savings", "MSO", 2027, 2025)
    assert seen(settled(page)) == [(row.name, row.text) for row in told.rows]


def test_that_years_to_start_from_are_offered_only_between_years_and_none_after_the_last(workspace):
    bar = workspace.bridge.bar
    assert not bar.from_year.isVisible()
    pick(bar.ends, ("years", "A"))
    pick(bar.year, 2026)
    assert bar.from_year.isVisible()
    assert [bar.from_year.itemData(n) for n in range(bar.from_year.count())] == [2024, 2025, 2026]


def test_that_bars_hang_together_and_small_parts_are_folded_into_one(workspace):
    page = workspace.bridge
    pick(page.bar.ends, ("years", "A"))
    bars = settled(page).chart.waterfall.bars
    assert len(bars) == 2 + MOST_BARS + 1
    inner = bars[1:-1]
    assert [bar.low for bar in inner] == [bars[0].high, *(bar.high for bar in inner[:-1])]
    assert inner[-1].high == pytest.approx(bars[-1].high)
    rows = [line for line in page.table.sheet.lines if not line.is_bold]
    folded = rows[MOST_BARS:]
    whole = fsum(line.cells[1].copied.value for line in folded)
    assert inner[-1].high - inner[-1].low == pytest.approx(whole, abs=1e-6)
    assert all(line.cells[0].text in inner[-1].explains.said.text for line in folded)


def test_that_it_follows_edits_and_terms(workspace, session):
    page = workspace.bridge
    before = seen(page)
    changed = replace(session.study.scenarios[0], parameters={"population_growth": 3000.0})
    study = session.study.with_scenario(0, changed)
    session.do(("Vækst", replace(session.state, study=study)))
    QApplication.processEvents()
    after = seen(settled(page))
    assert [row[0] for row in after] == [row[0] for row in before]
    assert after != before
    session.show_in(Terms("base_year"))
    QApplication.processEvents()
    assert "2024" in settled(page).table.sheet.headings[1].unit
    assert seen(page) != after


def test_that_a_click_on_a_bar_or_a_row_opens_its_explanation(workspace):
    page, pointed = workspace.bridge, []
    workspace.figure_pointed.connect(pointed.append)
    bars = page.chart.waterfall
    for row, bar in enumerate(bars.bars):
        place = QPoint(bars.width() // 2, round((row + 0.5) * bars.pitch()))
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
        assert pointed[-1].place is not None, bar.name
    figures = {(one.figure, one.scenario) for one in pointed}
    assert (("liquidity_per_citizen", "", 2029), -1) in figures
    assert (("liquidity_per_citizen", "", 2029), 0) in figures
    assert (("parameter:population_growth", "", 2029), 0) in figures
    assert (("measure:1", "", 2029), 0) in figures
    page.table.explain(page.table.model().index(1, 1))
    assert pointed[-1].figure == page.chart.waterfall.bars[1].explains.figure
    pick(page.bar.ends, ("years", "A"))
    settled(page).table.explain(page.table.model().index(2, 1))
    assert "2024" in pointed[-1].said.text


def test_that_what_a_click_opens_can_be_told(workspace, session):
    page = workspace.bridge
    for ends in (("scenarios", "A"), ("scenarios", "B"), ("years", "A")):
        pick(page.bar.ends, ends)
        for bar in settled(page).chart.waterfall.bars:
            opens = bar.explains
            index = session.selected if opens.scenario is None else opens.scenario
            told = tell_said(session, opens.said) if opens.said else tell(session, index, opens.figure)
            assert told is not None, bar.name
            assert told.title, bar.name
            assert told.value, bar.name


def test_that_a_dragged_lever_waits_for_no_bridge(workspace, session):
    """Numbers are found in a thread; of many that are asked for only the newest are shown."""
    page = workspace.bridge
    for growth in range(3000, 3400, 50):
        changed = replace(session.study.scenarios[0], parameters={"population_growth": float(growth)})
        study = session.study.with_scenario(0, changed)
        session.do(("Vækst", replace(session.state, study=study)), "one drag")
    told = printed(session, "Grundforløb", "A", "liquidity_per_citizen", "", 2029)
    assert seen(settled(page)) == [(row.name, row.text) for row in told.rows]


def test_that_nothing_is_computed_while_another_part_is_shown(workspace, session):
    workspace.show_part("words")
    asked = workspace.bridge._asked
    session.do(("Væk", replace(session.state, study=replace(session.study, scenarios=STUDY.scenarios[1:]))))
    QApplication.processEvents()
    assert workspace.bridge._asked is asked


def test_that_the_bars_fit_between_names_and_amounts(workspace):
    bars = workspace.bridge.chart.waterfall
    for row, bar in enumerate(bars.bars):
        box = bars._box(bar, row)
        assert box.left() >= bars._left() - 1
        assert box.right() + bars.lettering.width(bars._told(bar), bar.is_end) <= bars.width()
        assert box.bottom() <= bars.height() + 1
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), bars.mapToGlobal(QPoint(5, 5)))
    QGuiApplication.sendEvent(bars, event)
    assert bars.bars[0].name in QToolTip.text()
    QToolTip.hideText()


def test_that_ends_far_from_zero_are_cut_and_it_is_said(workspace):
    page = workspace.bridge
    pick(page.bar.variable, "revenue")
    low, high = span_of(settled(page).chart.waterfall.bars)
    assert low > 0.0
    assert low < high
    assert page.chart.note.text()
    pick(page.bar.ends, ("years", "A"))
    pick(page.bar.variable, "result")
    assert span_of(settled(page).chart.waterfall.bars)[0] <= 0.0
    assert page.chart.note.text() == ""


def test_that_signs_read_without_colours(workspace):
    told = [Waterfall._told(bar) for bar in workspace.bridge.chart.waterfall.bars[1:-1]]
    assert all(text[0] in "▲▼" and text[2] in "+−" for text in told)


def test_that_of_much_that_is_asked_for_only_the_first_and_the_newest_are_done(qapp):
    latest, gate, done, found = Latest(), threading.Event(), [], []
    latest.done.connect(found.append)

    def job(number):
        def do():
            gate.wait(5)
            done.append(number)
            return number

        return do

    for number in range(5):
        latest.ask(job(number))
    gate.set()
    end = time.monotonic() + 5
    while latest.is_at_work and time.monotonic() < end:
        qapp.processEvents()
    assert done == [0, 4]
    assert found == [4]
