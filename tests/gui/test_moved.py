"""The page `Hvad rykkede sig`, the last edit played again, and what of it an edit, a drag and undo show."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.moved import moved, result_spreads
from scenarier.engine.project import project
from scenarier.gui.moved.replay import ROUNDS, STAND, WAY, place_at
from scenarier.model.study import BASELINE, Scenario
from scenarier.session import edits
from scenarier.session.lever_edits import set_lever
from scenarier.views.figure_rows import line_name
from scenarier.views.moved import note_words


def grow(session, growth, gesture=None):
    """Population growth in every year, as the lever does it."""
    values = (float(growth),) * (session.study.horizon - 2024)
    session.do(set_lever(session.state, session.baseline, "population_growth", "", values), gesture)


@pytest.fixture
def side(window):
    window.bench.side.show_moved()
    return window.bench.side


def names(side, before, after):
    """What moved most between two scenarios, named and compared outside the window."""
    session, spreads = side.moved._session, side.moved.moved.spreads()
    projections = (project(session.baseline, [one], session.study.horizon) for one in (before, after))
    found = moved(*projections, spreads)
    return [f"{line_name(session.baseline, *one.result)} {one.year}" for one in found]


def test_that_an_edit_of_grundforløb_shows_what_moved_from_it(side, session):
    grow(session, 3500)
    rows = side.moved.rows
    assert [row.name for row in rows] == names(
        side, BASELINE, Scenario("x", parameters={"population_growth": 3500.0})
    )
    assert len(rows) == 10
    assert all(row.root for row in rows)
    assert "4.870" in rows[0].root
    assert "3.500" in rows[0].root


def test_that_a_drag_is_shown_from_where_it_began_and_its_cause_when_the_hand_rests(side, session):
    grow(session, 4000)
    start, gesture = session.scenario, object()
    side.set_dragging(True)
    for growth in (3900, 3800, 3700):
        grow(session, growth, gesture)
        assert [row.name for row in side.moved.rows] == names(side, start, session.scenario)
        assert not any(row.root for row in side.moved.rows)
    side.set_dragging(False)
    assert all("4.000" in row.root and "3.700" in row.root for row in side.moved.rows)


def test_that_undo_moves_the_same_the_other_way_and_there_and_back_moves_nothing(side, session):
    grow(session, 3500)
    there = [row.full for row in side.moved.rows]
    session.undo()
    assert [row.full[:2] for row in side.moved.rows] == [(after, before) for before, after, _ in there]
    gesture = object()
    grow(session, 3000, gesture)
    grow(session, 4870, gesture)
    assert side.moved.rows == []
    assert not side.moved.replay.isEnabled()


def test_that_a_list_of_scenarios_that_changes_moves_no_result(side, session):
    grow(session, 3500)
    session.do(edits.duplicate_scenario(session.state))
    assert side.moved.rows == []


def test_that_what_was_missed_while_the_page_was_not_seen_is_there_when_it_is(side, session):
    side.explain("result", "", 2029)
    assert side.pages.page is side.explanation
    grow(session, 3500)
    side.show_moved()
    assert len(side.moved.rows) == 10


def test_that_a_click_explains_the_result_in_a_card_and_the_list_keeps_its_place(side, session):
    grow(session, 3500)
    first = side.moved.rows[0].figure  # behind the panel the rows may be ranked anew
    place = side.moved.table.visualRect(side.moved.table.model().index(0, 0)).center()
    QTest.mouseClick(side.moved.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    QApplication.processEvents()
    assert side.card.isVisible()
    assert side.pages.page is side.moved
    assert side.card.told.key[:3] == first
    side.card.panel_asked.emit()
    assert side.pages.page is side.explanation
    assert side.explanation.key[:3] == side.moved.rows[0].figure


def test_that_all_rows_are_copied_with_numbers_units_and_causes(side, session):
    grow(session, 3500)
    copied = side.moved._copied()
    assert len(copied.rows) == 10
    assert all(len(row) == len(copied.headings) == 6 for row in copied.rows)
    assert copied.rows[0][0] == side.moved.rows[0].name
    assert all(row[-1] for row in copied.rows)


def test_that_names_of_scenarios_are_no_markup(qapp, side, session):
    study = Study(scenarios=(Scenario("<b>fed</b>"),))
    session.open(session.baseline, study, None)
    grow(session, 3500)
    assert "<b>fed</b>" in side.moved._heading.text()


# Played again


def test_that_it_stands_before_goes_over_and_stands_after_so_many_times():
    whole = 2 * STAND + WAY
    assert [place_at(at, is_calm=False) for at in (0, STAND, STAND + WAY // 2, STAND + WAY, whole - 1)] == [
        0.0, 0.0, 0.5, 1.0, 1.0
    ]  # fmt: skip
    assert place_at(whole, is_calm=False) == 0.0
    assert place_at(ROUNDS * whole, is_calm=False) is None
    assert {place_at(at, is_calm=True) for at in range(0, whole, 50)} == {0.0, 1.0}


def test_that_playing_shows_both_ends_and_is_no_edit(side, session):
    grow(session, 3500)
    after, before = session.projection(), project(session.baseline, [BASELINE], 2029)
    history, study = session.history, session.study
    shows = side.moved.moved.shows()
    for part, expected in ((0.0, before), (1.0, after)):
        shows(part)
        for name in ("liquidity", "savings"):
            np.testing.assert_allclose(session.projection().values[name], expected.values[name], rtol=1e-12)
    shows(0.5)
    middle = (before.values["result"] + after.values["result"]) / 2
    np.testing.assert_allclose(session.projection().values["result"], middle)
    assert (session.history, session.study) == (history, study)
    session.replay(None)
    assert session.projection() is after


@pytest.mark.parametrize("kind", [QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress])
def test_that_any_input_ends_it_and_the_plots_stand_as_they_were(side, session, window, kind):
    grow(session, 3500)
    after = session.projection()
    side.replay()
    assert side.player.is_playing
    assert session.projection() is not after
    if kind == QEvent.Type.KeyPress:
        QTest.keyClick(window, Qt.Key.Key_Shift)
    else:
        QTest.mouseClick(window.bench.strip, Qt.MouseButton.LeftButton)
    assert not side.player.is_playing
    assert session.projection() is after
    assert side._is_held is False


def test_that_an_edit_ends_it(side, session):
    grow(session, 3500)
    side.replay()
    grow(session, 3000)
    assert not side.player.is_playing
    expected = project(session.baseline, [session.scenario], 2029)
    np.testing.assert_array_equal(session.projection().values["result"], expected.values["result"])
    QApplication.processEvents()


def test_that_what_moved_is_ranked_by_each_results_own_spread_once_that_is_drawn(qapp, qtbot, side, session):
    panel = side.moved
    qtbot.waitUntil(lambda: panel.moved.undrawn() is None and not panel._draws.is_at_work, timeout=20_000)
    before = session.projection()
    session.do(set_lever(session.state, session.baseline, "tax_rate", "", (0.25,) * 5))
    spreads = result_spreads(Ensemble(session.baseline, (Scenario("Grundforløb"),), session.study.horizon))
    expected = moved(before, session.projection(), spreads)
    assert [row.figure for row in panel.rows] == [(*one.result, one.year) for one in expected]
    assert expected != moved(before, session.projection())
    assert panel._note.text() == note_words(session, panel.rows, is_drawn=True)
    qtbot.waitUntil(lambda: panel.moved.undrawn() is None and not panel._draws.is_at_work, timeout=20_000)
