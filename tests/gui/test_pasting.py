"""Pasting in the grids: each number in its own unit, all or nothing, told in a line, asked when in doubt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.gui.parts.asked import DoubtDialog
from scenarier.gui.parts.grid.delegate import CellEditor
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.text.language import set_language
from scenarier.views.frame_columns import FIRST
from scenarier.views.rule_fields import fields_of, rule_from

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
FRAME, CHANGE, CLAIM, SAVINGS = range(4)
"""The first lines of the frames grid: a frame, its change, the requirement, use of savings."""


@pytest.fixture
def frames(window):
    window.session.open(window.session.baseline, Study(scenarios=(Scenario("A"),)), None)
    window.bench.show_workspace("frames")
    part = window.bench.workspaces["frames"].part("frames")
    part.grid.setFocus()
    return part


def paste(part, text, places):
    QGuiApplication.clipboard().setText(text)
    grid = part.grid
    grid.clearSelection()
    for row, column in places:
        grid.selectionModel().select(grid.model().index(row, column), grid.selectionModel().SelectionFlag.Select)
    QTest.keyClick(grid, KEY.Key_V, CTRL)
    QApplication.processEvents()


def parameters(part):
    return part._session.scenario.parameters


def test_that_one_number_over_cells_of_several_units_is_read_in_each(frames):
    paste(frames, "3", [(CHANGE, FIRST), (CLAIM, FIRST), (SAVINGS, FIRST)])
    given = {key.partition(".")[0]: value for key, value in parameters(frames).items()}
    assert given["frame_change"][2025] == 3.0
    assert given["efficiency_requirement"][2025] == 0.03
    assert frames._session.history[1] == 1


@pytest.mark.parametrize("text", ["3 %", "500 kr.\t2 %", "1\t2\t3\t4\t5\t6", "x"])
def test_that_a_block_is_put_in_whole_or_not_at_all(frames, text):
    paste(frames, text, [(CHANGE, FIRST)])
    assert parameters(frames) == {}
    assert frames.told.text()
    assert frames.told.property("role") == "fault"


def test_that_a_message_goes_with_the_next_change(frames):
    paste(frames, "3 %", [(CHANGE, FIRST)])
    height = frames.told.height()
    paste(frames, "3", [(CHANGE, FIRST)])
    assert frames.told.text() == ""
    paste(frames, "2026\t2027\n4\t5", [(CHANGE, FIRST)])
    assert "2026–2027" in frames.told.text()
    frames._session.undo()
    assert frames.told.text() == ""
    assert frames.told.height() == height


def test_that_a_row_of_years_decides_the_columns(frames):
    paste(frames, "2025\t2026\t2027\t2028\t2029\n1\t2\t3\t4\t5", [(CHANGE, FIRST + 3)])
    (given,) = parameters(frames).values()
    assert given == {2025: 1.0, 2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0}


def test_that_a_doubt_is_asked_and_its_answer_taken(frames, window):
    paste(frames, "2026\n99", [(CHANGE, FIRST + 1)])
    (dialog,) = [one for one in window.findChildren(DoubtDialog) if one.isVisible()]
    assert parameters(frames) == {}
    dialog.choices["years"].click()
    QApplication.processEvents()
    (given,) = parameters(frames).values()
    assert given == {2026: 99.0}


def test_that_names_decide_the_rows_wherever_the_keyboard_is(frames):
    paste(frames, "\t2027\nMTM\t1700\nBørn og Unge\t5500", [(CLAIM, FIRST)])
    assert set(parameters(frames)) == {"frame_change.MTM", "frame_change.MBU"}
    assert frames.grid_model.field(FRAME, FIRST + 2).value == pytest.approx(5500, abs=1e-3)


def test_that_a_grid_that_is_copied_and_pasted_is_as_it_was(frames):
    paste(frames, "-12,345\t0,5", [(CHANGE, FIRST)])
    before = frames._session.study
    frames.grid.selectAll()
    QTest.keyClick(frames.grid, KEY.Key_C, CTRL)
    QTest.keyClick(frames.grid, KEY.Key_V, CTRL)
    assert frames._session.study == before
    assert frames.told.property("role") == "small"


def test_that_opening_a_cell_and_pressing_enter_changes_nothing_in_english(window, frames):
    paste(frames, "1,375", [(CHANGE, FIRST)])
    before = window.session.study
    set_language("en")
    grid = frames.grid
    grid.choose(CHANGE, FIRST)
    grid.edit(grid.currentIndex())
    editor = grid.findChild(CellEditor)
    assert editor.text() == "1.375"
    QTest.keyClick(editor, KEY.Key_Return)
    assert window.session.study == before


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("threshold", [1.375, 4000.125, -12.5, 1234567.0])
def test_that_a_rules_threshold_is_read_as_it_is_shown(language, threshold):
    set_language(language)
    for metric in ("liquidity_per_citizen", "result"):
        rule = Rule("R", metric, "at_least", threshold)
        assert rule_from(fields_of(rule)) == rule


def test_that_measures_are_pasted_at_once_where_there_is_none_yet(window):
    window.session.open(window.session.baseline, Study(scenarios=(Scenario("A"),)), None)
    window.bench.setFocus()
    window.bench.show_workspace("measures")
    QApplication.processEvents()
    QGuiApplication.clipboard().setText("Ny vej\tRamme: Teknik og Miljø\t-\t2\t3\t4\t5")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_V, CTRL)
    (made,) = window.session.scenario.measures
    assert made == Measure("Ny vej", "frame:MTM", {2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0})


def test_that_a_click_on_a_tab_has_the_keyboard_at_the_grid_and_keys_walk_on_along_the_tabs(window):
    window.activateWindow()
    tabs, bench = window.bench.tabs, window.bench
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    for workspace, part in (("frames", "frames"), ("measures", "list"), ("analysis", "uncertainty")):
        bench.show_workspace(workspace, part)
        assert QApplication.focusWidget() is tabs
        bench.show_workspace("overview")
        place = tabs.tabRect(list(bench.rows).index(workspace)).center()
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
        begins = bench.shown().made[part].begins_at()
        assert QApplication.focusWidget() is (begins.focusProxy() or begins)
        tabs.setFocus(Qt.FocusReason.TabFocusReason)
