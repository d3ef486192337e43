"""Levers as a hand and a keyboard use them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.model.study import Measure, Scenario
from scenarier.plots.parts import Lines
from scenarier.session.session import BASELINE_INDEX

LEFT = Qt.MouseButton.LeftButton


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def paste_into(field, text):
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.selectAll()
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return)


def drag(slider, to_position, steps=10):
    """Drag the handle in several moves, as a hand does; gives the values seen on the way."""
    start = QPoint(round(slider.x_of(slider.value())), slider.height() // 2)
    end = QPoint(round(slider.x_of(to_position)), slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=start)
    for step in range(1, steps + 1):
        QTest.mouseMove(slider, start + (end - start) * step / steps)
        QApplication.processEvents()
        yield
    QTest.mouseRelease(slider, LEFT, pos=end)


def wheel(widget):
    place = QPointF(widget.width() / 2, widget.height() / 2)
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def line_of(chart):
    """The values of a chart's first line, as they are drawn."""
    lines = next(part for part in chart.stage.parts if isinstance(part, Lines))
    return lines.lines[0].values


def y_range(chart):
    """What the value axis spans."""
    return tuple(chart.stage.canvas.ranges()[1])


def liquidity_line(window):
    return list(window.session.projection().series("liquidity_per_citizen"))


@pytest.mark.parametrize("typed", ["2,5", "2.5", "2,5 %", "2.5%"])
def test_that_both_decimal_signs_give_the_same_share_when_typed(window, typed):
    type_into(window.bench.levers.row("tax_base_growth").field, typed)
    assert window.session.scenario.parameters == {"tax_base_growth": 0.025}
    assert window.bench.levers.row("tax_base_growth").field.text() == "2,5"


@pytest.mark.parametrize("pasted", ["2,5", "2.5"])
def test_that_both_decimal_signs_give_the_same_share_when_pasted(window, pasted):
    paste_into(window.bench.levers.row("tax_base_growth").field, pasted)
    assert window.session.scenario.parameters == {"tax_base_growth": 0.025}


@pytest.mark.parametrize("typed", ["6000", "6.000", "6 000"])
def test_that_a_grouped_number_of_persons_is_read_whole(window, typed):
    type_into(window.bench.levers.row("population_growth").field, typed)
    assert window.session.scenario.parameters == {"population_growth": 6000.0}
    assert window.bench.levers.row("population_growth").field.text() == "6.000"


def test_that_what_cannot_be_read_is_told_beside_the_field_and_changes_nothing(window):
    row = window.bench.levers.row("population_growth")
    type_into(row.field, "mange")
    assert window.session.selected == BASELINE_INDEX
    assert row._hint.isVisible()
    assert "mange" in row._hint.text()
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "4.870"
    assert not row._hint.isVisible()


def test_that_a_number_out_of_range_is_refused_with_its_bounds(window):
    row = window.bench.levers.row("population_growth")
    type_into(row.field, "20000")
    assert window.session.selected == BASELINE_INDEX
    assert "12.000" in row._hint.text()


def test_that_the_first_edit_makes_a_scenario_and_leaves_the_baseline_alone(window):
    before = liquidity_line(window)
    type_into(window.bench.levers.row("population_growth").field, "6000")
    assert [scenario.name for scenario in window.session.study.scenarios] == ["Scenarie 1"]
    assert liquidity_line(window) != before
    window.session.select(BASELINE_INDEX)
    assert liquidity_line(window) == before


def test_that_the_plots_follow_while_the_hand_is_on_the_slider(window):
    row = window.bench.levers.row("population_growth")
    chart = window.bench.workspaces["overview"].plots.charts[1]
    seen = []
    for _ in drag(row.slider, 800):
        seen.append(float(line_of(chart)[-1]))
    assert len({round(value) for value in seen}) > 5
    assert seen[-1] == pytest.approx(window.session.projection().series("liquidity_per_citizen")[-1])


def test_that_a_drag_is_one_step_of_undo(window):
    row = window.bench.levers.row("population_growth")
    for _ in drag(row.slider, 800):
        pass
    assert window.session.scenario.parameters["population_growth"] == pytest.approx(8000, abs=120)
    window.session.undo()
    assert window.session.study.scenarios == ()
    assert window.session.undo_label is None


def test_that_ranges_stand_still_during_a_drag_and_are_fitted_after_it(window):
    row = window.bench.levers.row("population_growth")
    chart = window.bench.workspaces["overview"].plots.charts[1]
    ranges = [y_range(chart)]
    moves = drag(row.slider, 520)
    for _ in moves:
        ranges.append(y_range(chart))
    assert len(set(ranges[:-1])) == 1


def test_that_the_wheel_over_an_unfocused_slider_or_field_changes_nothing(window):
    row = window.bench.levers.row("population_growth")
    window.setFocus()
    wheel(row.slider)
    wheel(row.field)
    assert row.slider.value() == 487
    assert window.session.study.scenarios == ()


def test_that_the_slider_shifts_years_that_differ_by_the_same_amount(window):
    row = window.bench.levers.row("tax_base_growth")
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    changed = window.session.scenario.parameters["tax_base_growth"]
    assert changed == {2025: 0.041, 2026: 0.039, 2027: 0.034, 2028: 0.034, 2029: 0.034}


def test_that_one_year_alone_can_be_set_in_the_fold_out(window):
    row = window.bench.levers.row("population_growth")
    row._fold_button.setChecked(True)
    type_into(row.foldout.fields[2], "5.500")
    assert window.session.scenario.parameters == {"population_growth": {2027: 5500.0}}


def test_that_revert_puts_one_lever_back_and_leaves_the_others(window):
    type_into(window.bench.levers.row("population_growth").field, "6000")
    type_into(window.bench.levers.row("frame_change.MSB").field, "25")
    window.bench.levers.row("population_growth").reverted.emit()
    assert window.session.scenario.parameters == {"frame_change.MSB": 25.0}


def test_that_a_changed_lever_is_marked_without_relying_on_colour(window):
    row = window.bench.levers.row("population_growth")
    assert row._mark.text() == ""
    type_into(row.field, "6000")
    assert row._mark.text() == "●"


def test_that_measures_which_no_lever_shows_are_told_of(window):
    label = window.bench.levers._measures
    assert not label.isVisible()
    on = Measure("Færre lokaler", "frame:MKB", {2026: -2.0})
    scenario = Scenario("A", measures=(on, replace(on, on=False)))
    window.session.open(window.session.baseline, Study(scenarios=(scenario,)), None)
    assert label.isVisible()
    assert label.text() == "1 tiltag indgår også"


def test_that_an_assumption_is_marked_as_one(window):
    assert window.bench.levers.row("tax_base_growth")._mark.text() == "○"
    assert window.bench.levers.row("frame_change.MSB")._mark.text() == ""


def test_that_typing_the_default_again_is_no_change(window):
    type_into(window.bench.levers.row("population_growth").field, "6000")
    type_into(window.bench.levers.row("population_growth").field, "4870")
    assert window.session.scenario.parameters == {}


def test_that_every_parameter_but_an_areas_has_its_lever(window):
    from scenarier.gui.levers.panel import _Fold

    for _ in range(2):
        for fold in window.bench.levers.findChildren(_Fold):
            fold.set_open(True)
    names = {key.partition(".")[0] for key in window.bench.levers._rows}
    areas = {name for name, spec in window.session.baseline.parameters.items() if spec.entity_kind == "area"}
    assert names == set(window.session.baseline.parameters) - areas


def unfold(row):
    row._fold_button.setChecked(True)


def test_that_a_row_from_a_spreadsheet_fills_the_years_as_one_step(window):
    row = window.bench.levers.row("frame_change.MSB")
    unfold(row)
    QGuiApplication.clipboard().setText("10\t12,5\t-1.000")
    row.foldout.fields[1].setFocus()
    QTest.keySequence(row.foldout.fields[1], QKeySequence.StandardKey.Paste)
    assert "−500" in row._hint.text(), "out of range: told of, and nothing changed"
    assert window.session.study.scenarios == ()
    QGuiApplication.clipboard().setText("10\t12,5\t-100")
    QTest.keySequence(row.foldout.fields[1], QKeySequence.StandardKey.Paste)
    assert window.session.scenario.parameters == {"frame_change.MSB": {2026: 10.0, 2027: 12.5, 2028: -100.0}}
    assert len(window.session.history[0]) == 1


def test_that_years_are_filled_by_a_line_and_by_growth(window):
    window.bench.levers.reveal("capex_gross")
    row = window.bench.levers.row("capex_gross")
    unfold(row)
    type_into(row.foldout.fields[0], "1000")
    type_into(row.foldout.fields[4], "1400")
    row.foldout.fill.fill_linear()
    assert [field.text() for field in row.foldout.fields] == ["1.000", "1.100", "1.200", "1.300", "1.400"]
    row.foldout.fill.rate.setText("10")
    row.foldout.fill.fill_growing()
    assert [field.text() for field in row.foldout.fields] == ["1.000", "1.100", "1.210", "1.331", "1.464,1"]
    row.foldout.fill.fill_constant()
    assert window.session.scenario.parameters == {"capex_gross": 1000.0}


def test_that_a_reason_is_kept_with_the_scenario_and_leaves_with_its_change(window):
    row = window.bench.levers.row("population_growth")
    type_into(row.field, "6000")
    unfold(row)
    type_into(row.foldout.note, "Ny prognose")
    assert window.session.scenario.notes == {"population_growth": "Ny prognose"}
    assert "Ny prognose" in row._name.toolTip()
    row.reverted.emit()
    assert window.session.scenario.notes == {}
    window.session.undo()
    assert window.session.scenario.notes == {"population_growth": "Ny prognose"}
    assert row.foldout.note.text() == "Ny prognose"


def test_that_a_group_is_reverted_alone_as_one_step(window):
    panel = window.bench.levers
    type_into(panel.row("population_growth").field, "6000")
    type_into(panel.row("frame_change.MSB").field, "25")
    type_into(panel.row("frame_change.MTM").field, "-5")
    assert "2" in panel._groups["frames"].text()
    panel.revert_group("frames")
    assert window.session.scenario.parameters == {"population_growth": 6000.0}
    assert panel._groups["frames"].text() == "Rammer"
    window.session.undo()
    assert len(window.session.scenario.parameters) == 3
