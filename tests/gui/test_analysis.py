"""The workspace `Analyse`: the tornado, the map of two levers, and turning points."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.analysis.asked import Asked
from scenarier.analysis.sensitivity import sensitivity
from scenarier.engine.project import project
from scenarier.model.study import Measure, Scenario
from scenarier.session.session import BASELINE_INDEX

HALL = Measure("Ny hal", "capex:gross", {2026: 80.0}, lasting=True)
GROWTH = Scenario("Vækst", parameters={"population_growth": 6500.0, "tax_rate": {2027: 0.25}}, measures=(HALL,))
BUILD = Scenario("Byg", parameters={"capex_gross": {2026: 1500.0, 2027: 1100.0}})


@pytest.fixture
def analysed(window):
    session = window.session
    session.open(session.baseline, replace(Study(), scenarios=(GROWTH, BUILD)), None)
    session.select(0)
    return window


def part_of(window, name):
    window.bench.show_workspace("analysis", name)
    QApplication.processEvents()
    return window.bench.shown().made[name]


# Sensitivity


def test_that_the_tornado_and_its_table_are_the_levers_that_move_the_number(analysed):
    part, session = part_of(analysed, "sensitivity"), analysed.session
    part.number.choose("result", year=2028)
    expected = [
        one for one in sensitivity(session.baseline, GROWTH, 2029, Asked("result", "", 2028)) if one.swing != 0.0
    ]
    assert [row.found for row in part.rows] == expected
    assert [line.key for line in part.view.sheet.lines] == [one.lever for one in expected]
    assert part.chart.bars.rows == part.rows
    assert len(part.chart.bars.seen) == 12
    part.chart.bars.fold_clicked.emit()
    assert len(part.chart.bars.seen) == len(expected)
    part.choice.setCurrentIndex(part.choice.findData("switch"))
    assert [row.name for row in part.rows] == ["Ny hal"]


@pytest.mark.parametrize(("choice", "is_high"), [("sd", True), ("sd", False), ("range", True), ("switch", False)])
def test_that_a_click_on_an_end_makes_a_scenario_that_has_the_number_there(analysed, choice, is_high):
    part, session = part_of(analysed, "sensitivity"), analysed.session
    part.choice.setCurrentIndex(part.choice.findData(choice))
    row, bars = part.rows[0].found, part.chart.bars
    before = session.study
    at = bars.across(row.at_high if is_high else row.at_low)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPointF(at, 1.5 * bars.pitch()).toPoint())
    assert len(session.study.scenarios) == 3
    assert session.selected == 1
    assert part.told.text()
    made = session.scenario
    value = project(session.baseline, [made], 2029).series("liquidity_per_citizen")[-1]
    assert value == pytest.approx(row.at_high if is_high else row.at_low, rel=1e-12)
    session.undo()
    assert session.study == before


def test_that_the_buttons_do_the_same_for_the_tables_row_and_a_used_name_gets_a_number(analysed):
    part, session = part_of(analysed, "sensitivity"), analysed.session
    key = part.rows[3].lever
    for _ in range(2):
        session.select(0)
        assert part.view.select_key(key)
        part.high.click()
    names = [scenario.name for scenario in session.study.scenarios]
    assert len(names) == 4
    assert len(set(names)) == 4


def test_that_the_baseline_makes_a_scenario_last_and_a_shorter_horizon_is_followed(analysed):
    part, session = part_of(analysed, "sensitivity"), analysed.session
    session.select(BASELINE_INDEX)
    part.high.click()
    assert session.selected == 2
    part.number.choose("savings", "MSO", 2029)
    from scenarier.session import edits

    session.do(edits.set_horizon(session.state, 2027))
    QApplication.processEvents()
    assert part.number.figure() == ("savings", "MSO", 2027)
    assert part.shown.asked.year == 2027


def test_that_nothing_is_computed_while_it_is_not_seen(analysed, monkeypatch):
    part_of(analysed, "sensitivity")
    analysed.bench.show_workspace("overview")
    from scenarier.views import lever_map, sensitivity, turning

    for room, name in ((sensitivity, "sensitivity"), (lever_map, "lever_map"), (turning, "turning")):
        monkeypatch.setattr(room, name, None)
    analysed.session.select(1)
    QApplication.processEvents()


# Two levers


def levers_part(window):
    part = part_of(window, "levers")
    part.across.choose("population_growth")
    part.up.choose("tax_rate")
    return part


def test_that_a_point_that_is_dragged_moves_both_levers_in_one_step(analysed):
    part, session = levers_part(analysed), analysed.session
    field, before = part.card.field, session.study
    point = next(one for one in part.shown.points if one.is_shown)
    assert (point.x, point.y) == (6500.0, 0.2452)
    ends = part.shown.ends
    start = field.place_of(point.x, point.y)
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for step in (8, 16, 24):
        QTest.mouseMove(field, (start + QPointF(-2 * step, step)).toPoint())
        QApplication.processEvents()
    assert part.shown.ends == ends
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=(start + QPointF(-48, 24)).toPoint())
    wanted = field.values_at(start)
    moved = next(one for one in part.shown.points if one.is_shown)
    assert moved.x < point.x
    assert moved.y < point.y
    assert wanted is not None
    rate = session.scenario.parameters["tax_rate"]
    assert rate[2027] - rate[2029] == pytest.approx(0.25 - 0.2452)
    session.undo()
    assert session.study == before


def test_that_another_scenarios_point_is_shown_when_it_is_taken(analysed):
    part, session = levers_part(analysed), analysed.session
    part.card.field.pressed.emit(1)
    part.card.field.dragged.emit(5200.0, 0.25)
    part.card.field.let_go.emit()
    assert session.selected == 1
    assert session.scenario.parameters["population_growth"] == 5200.0
    assert session.scenario.parameters["tax_rate"] == 0.25


def test_that_the_baselines_point_makes_a_scenario_in_one_step(analysed):
    part, session = levers_part(analysed), analysed.session
    before = session.study
    part.card.field.pressed.emit(BASELINE_INDEX)
    for x in (5000.0, 5100.0, 5200.0):
        part.card.field.dragged.emit(x, 0.25)
    part.card.field.let_go.emit()
    assert len(session.study.scenarios) == 3
    assert session.scenario.parameters["population_growth"] == 5200.0
    session.undo()
    assert session.study == before


def test_that_keys_move_it_by_a_step_and_the_map_is_read_under_the_pointer(analysed):
    part, session = levers_part(analysed), analysed.session
    part.card.field.setFocus()
    QTest.keyClick(part.card.field, Qt.Key.Key_Right)
    QTest.keyClick(part.card.field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert session.scenario.parameters["population_growth"] == 6510.0
    assert session.scenario.parameters["tax_rate"][2029] == pytest.approx(0.2462)
    part.card.field.pointed.emit(0, 20)
    assert "personer" in part.told.text()
    assert part.shown.number(float(part.shown.found.values[0, 20])) in part.told.text()


def test_that_the_same_lever_twice_is_refused_and_the_last_map_stays(analysed):
    part = levers_part(analysed)
    shown = part.shown
    part.up.choose("population_growth")
    assert part.shown is shown
    assert part.told.property("role") == "fault"


def test_that_boundaries_are_where_rules_begin_to_be_broken(analysed):
    part = levers_part(analysed)
    part.near.setChecked(False)
    names = [name for name, _ in part.shown.boundaries()]
    assert "Kassekreditreglen" in names
    assert "Opsparing mindst 0" in part.shown.everywhere()
    for name, segments in part.shown.boundaries():
        (rule,) = [one for one in part.shown.found.rules if one.name_da == name]
        margins = part.shown.found.margins[part.shown.found.rules.index(rule)]
        for x, y, _, _ in segments:
            corners = margins[int(x) : int(x) + 2, int(y) : int(y) + 2]
            assert corners.min() < 0.0 <= corners.max() or corners.size < 4


# Turning points


def test_that_turning_points_are_those_of_the_analysis_and_follow_the_choice(analysed, qtbot):
    from scenarier.analysis.turning import turning

    def found(shows):
        qtbot.waitUntil(lambda: not part.work.is_at_work and part.shown is not None and shows(), timeout=30_000)

    part, session = part_of(analysed, "turning"), analysed.session
    found(lambda: part.shown.b is GROWTH)
    points = turning(
        session.baseline, Scenario("Grundforløb"), GROWTH, 2029, Asked("liquidity_per_citizen", "", 2029)
    )
    turned = [point.lever for point in points if point.distance is not None]
    assert turned
    assert [line.key for line in part.view.sheet.lines] == turned
    part.against.setCurrentIndex(part.against.findData(1))
    found(lambda: part.shown.a is BUILD)
    assert "»Byg«" in part.lead.text()
    session.select(BASELINE_INDEX)
    part.compute()
    assert part.against.findData(BASELINE_INDEX) == -1
    found(lambda: part.shown.b.name == "Grundforløb")


def test_that_without_another_scenario_it_says_so(window):
    part = part_of(window, "turning")
    assert part.lead.text()
    assert part.shown is None
