"""The frames workspace by keyboard: type, copy, paste, fill, fold; what follows is the projection's own."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scenarier.gui.frames.lines import folds_of
from scenarier.gui.frames.model import ALL_YEARS, FIRST, NAME

PASTE, COPY = QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Copy


@pytest.fixture
def frames(window):
    window.bench.show_workspace("frames")
    QApplication.processEvents()
    return window.bench.workspaces["frames"].part("frames")


def row_of(frames, entity, name):
    return next(
        row
        for row, line in enumerate(frames.grid_model.lines)
        if line.spec is not None and line.spec.name == name and line.entity == entity
    )


def at(frames, entity, name, year):
    row = row_of(frames, entity, name)
    frames.grid.choose(row, FIRST + year - 2025)
    frames.grid.setFocus()
    return row


def select(frames, top, left, bottom, right):
    model = frames.grid_model
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    frames.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_number(frames, text):
    QTest.keyClicks(frames.grid, text[0])
    editor = next(one for one in frames.grid.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("typed", ["12,5", "12.5"])
def test_that_a_typed_number_is_one_year_of_one_department(frames, window, typed):
    at(frames, "MSB", "frame_change", 2027)
    type_number(frames, typed)
    assert window.session.scenario.parameters == {"frame_change.MSB": {2027: 12.5}}
    window.session.undo()
    assert window.session.study.scenarios == ()


def test_that_a_number_for_all_years_sets_them_all(frames, window):
    frames.grid.choose(row_of(frames, "MTM", "efficiency_requirement"), ALL_YEARS)
    type_number(frames, "0,5")
    assert window.session.scenario.parameters == {"efficiency_requirement.MTM": 0.005}


def test_that_what_cannot_be_read_stays_open_and_is_told_of(frames, window):
    at(frames, "MSB", "frame_change", 2027)
    type_number(frames, "9999")
    assert "500" in frames.fill_bar.told.text()
    assert window.session.study.scenarios == ()


def test_that_a_block_from_a_spreadsheet_is_one_step(frames, window):
    row = at(frames, "MBU", "frame_change", 2026)
    QGuiApplication.clipboard().setText("10\t1.000,5\n0,5\t0,25%\n3\t4")
    QTest.keySequence(frames.grid, PASTE)
    assert "500" in frames.fill_bar.told.text(), "1.000,5 is out of range, so nothing is pasted"
    assert window.session.study.scenarios == ()
    QGuiApplication.clipboard().setText("10\t20,5\n0,5\t0,25%\n3\t4")
    QTest.keySequence(frames.grid, PASTE)
    assert window.session.scenario.parameters == {
        "frame_change.MBU": {2026: 10.0, 2027: 20.5},
        "efficiency_requirement.MBU": {2026: 0.005, 2027: 0.0025},
        "savings_use.MBU": {2026: 3.0, 2027: 4.0},
    }
    assert window.session.history[1] == 1
    select(frames, row, FIRST + 1, row + 2, FIRST + 2)
    QTest.keySequence(frames.grid, COPY)
    assert QGuiApplication.clipboard().text() == "10\t20,5\n0,5%\t0,25%\n3\t4"
    QTest.keyClick(frames.grid, Qt.Key.Key_Delete)
    assert window.session.scenario.parameters == {}


def test_that_copied_numbers_are_pasted_as_the_same_numbers(frames, window):
    row = at(frames, "MBU", "efficiency_requirement", 2025)
    type_number(frames, "1,25")
    select(frames, row, FIRST, row, FIRST)
    QTest.keySequence(frames.grid, COPY)
    at(frames, "BA", "efficiency_requirement", 2028)
    QTest.keySequence(frames.grid, PASTE)
    assert window.session.scenario.parameters["efficiency_requirement.BA"] == {2028: 0.0125}


def test_that_years_are_filled_from_the_chosen_cells(frames, window):
    row = at(frames, "MSO", "frame_change", 2025)
    type_number(frames, "10")
    at(frames, "MSO", "frame_change", 2029)
    type_number(frames, "30")
    select(frames, row, FIRST, row, FIRST + 4)
    QTest.keyClick(frames.grid, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.session.scenario.parameters["frame_change.MSO"] == {
        2025: 10.0, 2026: 15.0, 2027: 20.0, 2028: 25.0, 2029: 30.0,
    }  # fmt: skip
    select(frames, row, FIRST + 1, row, FIRST + 1)
    QTest.keyClick(frames.grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.session.scenario.parameters["frame_change.MSO"][2029] == 15.0
    frames.fill_bar.rate.setText("10")
    select(frames, row, FIRST, row, FIRST + 2)
    QTest.keyClick(frames.fill_bar.rate, Qt.Key.Key_Return)
    assert window.session.scenario.parameters["frame_change.MSO"][2027] == 12.1


def test_that_areas_fold_out_under_their_department(frames, window):
    heading = next(row for row, line in enumerate(frames.grid_model.lines) if line.fold == "MSO+")
    frames.grid.choose(heading, NAME)
    QTest.keyClick(frames.grid, Qt.Key.Key_Return)
    row = row_of(frames, "MSO.local_units", "elasticity")
    frames.grid.choose(row, ALL_YEARS)
    type_number(frames, "80")
    assert window.session.scenario.parameters == {"elasticity.MSO.local_units": 0.8}
    frames.grid.choose(row_of(frames, "MSO.local_units", "extra_real_growth"), FIRST + 1)
    type_number(frames, "1")
    assert window.session.scenario.parameters["extra_real_growth.MSO.local_units"] == {2026: 0.01}


def test_that_every_area_and_departments_parameter_can_be_reached(frames, window):
    baseline = window.session.baseline
    frames.grid_model.opened |= set(folds_of(baseline))
    frames.grid_model.rebuild()
    found = {(line.spec.name, line.entity) for line in frames.grid_model.lines if line.spec is not None}
    specs = [spec for spec in baseline.parameters.values() if spec.entity_kind in ("department", "area")]
    assert found == {(spec.name, entity) for spec in specs for entity in baseline.entities(spec.entity_kind)}


def test_that_what_follows_is_the_projection_of_the_department_at_the_keyboard(frames, window):
    at(frames, "MSO", "frame_change", 2027)
    type_number(frames, "-40")
    model = frames.follows.table.projection_model
    shown = {line.variable: model.cell_for_spreadsheet(row, 5) for row, line in enumerate(model.lines)}
    projection = window.session.projection()
    for variable in ("frame", "need", "spending", "department_result", "savings", "savings_to_reserve"):
        assert float(shown[variable].replace(",", ".")) == projection.series(variable, "MSO")[3]
    chart = frames.follows.chart.stage.data
    assert list(chart.series[0].values) == list(projection.series("savings", "MSO"))
    cap = projection.series("frame", "MSO") * 0.05
    assert list(chart.levels[0].values) == pytest.approx(list(cap))


def test_that_a_reason_is_written_beside_the_grid(frames, window):
    at(frames, "MSO", "frame_change", 2027)
    type_number(frames, "-40")
    at(frames, "MSO", "frame_change", 2027)
    frames.note.setFocus()
    QTest.keyClicks(frames.note, "Budgetforlig s. 12")
    QTest.keyClick(frames.note, Qt.Key.Key_Return)
    assert window.session.scenario.notes == {"frame_change.MSO": "Budgetforlig s. 12"}
