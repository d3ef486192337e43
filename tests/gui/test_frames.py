"""The frames workspace by keyboard: type, copy, paste, fill, fold; what follows is the projection's own."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scenarier.model.terms import Terms
from scenarier.views.frame_columns import ALL_YEARS, FIRST, NAME, UNIT
from scenarier.views.frame_lines import CENTRAL, inner_fold

PASTE, COPY = QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Copy


@pytest.fixture
def frames(window):
    window.bench.show_workspace("frames")
    QApplication.processEvents()
    return window.bench.workspaces["frames"].part("frames")


def row_of(frames, entity, name):
    return next(
        row
        for row, line in enumerate(frames.rows.table.lines)
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
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Afdeling", "enhed", "2026", "2027"]
    assert [line[2:] for line in lines[1:]] == [["10", "20,5"], ["0,5", "0,25"], ["3", "4"]]
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
    heading = next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == "MSO+")
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
    names = baseline.entities("department")
    frames.rows.opened |= {*names, *map(inner_fold, (*names, CENTRAL))}
    frames.grid_model.refresh()
    found = {(line.spec.name, line.entity) for line in frames.rows.table.lines if line.spec is not None}
    specs = [spec for spec in baseline.parameters.values() if spec.entity_kind in ("department", "area")]
    assert found == {(spec.name, entity) for spec in specs for entity in baseline.entities(spec.entity_kind)}


def test_that_what_follows_is_the_projection_of_the_department_at_the_keyboard(frames, window):
    at(frames, "MSO", "frame_change", 2027)
    type_number(frames, "-40")
    table = frames.follows.table
    shown = {line.variable: table.sheet.cell(row, 5).copied.value for row, line in enumerate(table.lines)}
    projection = window.session.projection()
    for variable in ("frame", "need", "spending", "department_result", "savings", "savings_to_reserve"):
        assert shown[variable] == projection.series(variable, "MSO")[3]
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


@pytest.mark.parametrize("prices", ["current", "base_year"])
def test_that_a_typed_frame_is_the_frame_in_the_prices_shown_and_one_step(frames, window, prices):
    session = window.session
    session.show_in(Terms(prices=prices))
    row = next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == "MSB")
    frames.grid.choose(row, FIRST + 2)
    type_number(frames, "4.500")
    assert frames.grid_model.data(frames.grid_model.index(row, FIRST + 2)) == "4.500"
    price = session.projection().series("service_price_index")[3] if prices == "base_year" else 1.0
    frame = session.projection().series("frame", "MSB")[3]
    assert frame / price == pytest.approx(4500.0, abs=1e-5)
    assert list(session.scenario.parameters) == ["frame_change.MSB"]
    assert list(session.scenario.parameters["frame_change.MSB"]) == [2027]
    session.undo()
    assert session.study.scenarios == ()


def test_that_a_frame_typed_for_all_years_or_on_top_of_a_change_is_that_frame(frames, window):
    row = next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == "MBU")
    at(frames, "MBU", "frame_change", 2026)
    type_number(frames, "12,5")
    frames.grid.choose(row, ALL_YEARS)
    type_number(frames, "5400")
    series = window.session.projection().series("frame", "MBU")[1:]
    assert list(series) == pytest.approx([5400.0] * 5, abs=1e-5)
    frames.grid.choose(row, FIRST + 1)
    QTest.keyClick(frames.grid, Qt.Key.Key_Delete)
    assert 2026 not in window.session.scenario.parameters["frame_change.MBU"]
    assert window.session.projection().series("frame", "MBU")[2] == pytest.approx(5288.0, abs=0.5)


def test_that_a_frame_beyond_what_a_change_may_be_is_refused_with_its_bounds(frames, window):
    row = next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == "MKB")
    frames.grid.choose(row, FIRST)
    type_number(frames, "5000")
    frame, price = (window.session.projection().series(name, entity)[1] for name, entity in
                    (("frame", "MKB"), ("service_price_index", "")))  # fmt: skip
    assert f"{(frame + 500 * price) // 1:,.0f}".replace(",", ".") in frames.fill_bar.told.text()
    assert window.session.study.scenarios == ()


def test_that_a_frame_per_citizen_is_not_typed(frames, window):
    row = next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == "MSB")
    window.session.show_in(Terms(scale="kr_per_citizen"))
    assert frames.grid_model.field(row, FIRST) is None


def test_that_rows_of_change_say_their_prices_and_the_amount_in_the_other(frames, window):
    row = at(frames, "MSB", "frame_change", 2027)
    type_number(frames, "100")
    model = frames.grid_model
    price = window.session.projection().series("service_price_index")[3]
    assert model.data(model.index(row, UNIT)) == "mio. kr., 2024-priser"
    tip = model.data(model.index(row, FIRST + 2), Qt.ItemDataRole.ToolTipRole)
    assert f"= {100 * price:.0f} mio. kr., løbende priser" in tip
