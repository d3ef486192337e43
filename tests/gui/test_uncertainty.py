"""The parts `Usikkerhed` and `Hvad driver spredningen`: spreads are typed, their drivers are found behind."""

import time
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import drivers
from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.past_inside import past_inside
from scenarier.gui.parts.behind import Behind
from scenarier.model.study import Scenario
from scenarier.session.session import BASELINE_INDEX
from scenarier.session.ways import Way
from scenarier.text.language import tr
from scenarier.views.spreads import OWN, REASON, past_words

GROWTH = Scenario("Vækst", parameters={"population_growth": 6500.0})


def part_of(window, name):
    window.bench.show_workspace("analysis", name)
    QApplication.processEvents()
    return window.bench.shown().made[name]


def typed(grid, key, column, text):
    """Type into a cell of the row with a key, by keys; the cell as it is shown then."""
    row = next(row for row, line in enumerate(grid.sheet.lines) if line.key == key)
    grid.choose(row, column)
    grid.edit(grid.currentIndex())
    editor = QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return grid.sheet.cell(row, column).text


def test_that_spreads_and_reasons_are_typed_undone_and_refused_in_words(window):
    part, session = part_of(window, "uncertainty"), window.session
    grid = part.grid
    grid.setFocus()
    assert typed(grid, "population_growth", OWN, "1.200") == "1.200"
    assert session.study.spreads == {"population_growth": 1200.0}
    assert typed(grid, "population_growth", REASON, "nye boliger") == "nye boliger"
    assert session.study.spread_notes == {"population_growth": "nye boliger"}
    session.undo()
    assert session.study.spread_notes == {}
    assert grid.sheet.cell(1, REASON).text == ""
    part.rows.toggle("start_from_budget")
    grid.grid_model.refresh()
    key = next(line.key for line in grid.sheet.lines if line.key.startswith("start_from_budget."))
    grid.grid_model.put({(1, OWN): 0.1}, Way.TYPED)
    assert session.study.spreads == {"population_growth": 1200.0, key: 0.1}
    grid.choose(1, OWN)
    grid.clear_cells()
    assert session.study.spreads == {"population_growth": 1200.0}
    assert grid._write({(2, OWN): -1.0}, Way.PASTED) is False
    assert "skal være mellem" in part.message.text()
    part.seed.setText("1,5")
    part.seed.textEdited.emit("1,5")
    assert str(2**53 - 1) in part.seed.commit()
    part.seed.setText("77")
    assert part.seed.commit() == ""
    assert session.study.seed == 77
    assert part.past.text() == past_words(past_inside(session.baseline, session.study.spreads))
    part.reset.click()
    assert (session.study.spreads, session.study.seed) == ({}, 77)
    assert not part.reset.isEnabled()


def test_that_drivers_are_the_commands_found_behind_and_an_old_picture_stays_when_it_is_cancelled(window, qtbot):
    session = window.session
    session.open(session.baseline, replace(Study(), scenarios=(GROWTH,), seed=3), None)
    part = part_of(window, "drivers")
    part.ask()
    qtbot.waitUntil(lambda: part.shown is not None, timeout=30_000)
    asked = Ensemble(session.baseline, (GROWTH,), 2029, draws=4096, seed=3)
    assert part.shown.drivers == drivers(asked, Asked("liquidity_per_citizen", "", 2029))
    before = part.shown
    part.number.choose("result", year=2028)
    assert part.work.is_at_work
    start = time.perf_counter()
    part.stop.click()
    qtbot.waitUntil(lambda: not part.work._latest.is_at_work, timeout=5000)
    assert time.perf_counter() - start < 0.3 * 4  # this machine may be busy
    assert part.shown is before
    assert part.chart.title.text().startswith("Likviditet pr. borger 2029")
    assert part.stop.text() == tr("Compute")
    session.select(BASELINE_INDEX)
    window.bench.show_workspace("overview")
    assert not part.work.is_at_work


def test_that_only_the_newest_work_is_done_and_it_tells_how_far_it_is(qapp, qtbot):
    behind, found, told = Behind(), [], []
    behind.done.connect(found.append)
    behind.told.connect(lambda done, of: told.append((done, of)))

    def work(name, parts):
        def job(control):
            for part in range(parts):
                control.tell(part, parts)
                time.sleep(0.002)
            return name

        return job

    behind.ask(work("first", 10_000))
    behind.ask(work("second", 3))
    qtbot.waitUntil(lambda: found == ["second"], timeout=5000)
    assert told[-1] == (2, 3)
    behind.ask(work("third", 10_000))
    behind.deleteLater()
    start = time.perf_counter()
    qtbot.waitUntil(lambda: not _lives(behind), timeout=5000)
    assert time.perf_counter() - start < 1.0


def _lives(one):
    import shiboken6

    return shiboken6.isValid(one)
