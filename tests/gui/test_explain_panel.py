"""The panel `Forklar tallet`: a click explains, inputs open in turn, and it follows the session."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.made import Study

from scenarier.analysis.explain.expression import Key
from scenarier.gui.levers.head import LeverName
from scenarier.model.study import Measure, Scenario
from scenarier.model.terms import Terms
from scenarier.text.language import set_language
from scenarier.views.explanation import tell


@pytest.fixture
def side(window):
    window.bench.side.show_side(True)
    return window.bench.side


@pytest.fixture
def panel(side):
    return side.explanation


def open_input(panel, name):
    """Open the input that is called `name`, as a click does."""
    row = [given.name for given in panel.told.inputs].index(name)
    panel.inputs.cellClicked.emit(row, 0)


def test_that_nothing_is_explained_before_a_number_is_clicked(panel):
    assert panel.key is None
    assert panel._hint.isVisible()


def test_that_a_number_opens_down_to_its_line_in_the_report(side, panel):
    """Liquidity per citizen 2024 is 7,632, which the report prints in line 709."""
    side.explain("liquidity_per_citizen", "", 2024)
    assert panel.told.value == "7.632 kr. pr. borger"
    open_input(panel, "Likviditet pr. borger ultimo 2024")
    assert panel.told.origin == "offentliggjort"
    assert "linje 709" in panel.told.source
    assert panel.told.inputs == ()
    assert panel._show_row.isVisible()
    panel.back()
    assert panel.key == Key("liquidity_per_citizen", "", 2024)


def test_that_the_formula_stands_with_the_values_in_it(side, panel):
    """The check figures: liquidity 4,389.5 and 392,815 citizens in 2029."""
    side.explain("liquidity_per_citizen", "", 2029)
    assert panel.told.formula == "Likviditet [4.389,5] · 1.000.000 / Folketal 1. januar [392.815]"
    set_language("en")
    panel.refresh()
    assert panel.told.formula == "Liquidity [4,389.5] · 1,000,000 / Population on 1 January [392,815]"


def test_that_the_difference_to_the_reference_is_told_and_its_inputs_marked(window, side, panel):
    study = Study(scenarios=(Scenario("Lav", parameters={"population_growth": {2026: 3870}}),))
    window.session.open(window.session.baseline, study, None)
    side.explain("population", "", 2027)
    assert panel.told.against == "I Grundforløb: 383.075 personer (forskel −1.000)."
    marked = {given.name: given.before for given in panel.told.inputs}
    assert marked == {"Folketal 1. januar 2026": "", "Befolkningstilvækst 2026": "4.870"}
    assert panel.inputs.item(1, 0).text().startswith("●")


def test_that_it_follows_an_edit_and_an_undo(window, side, panel):
    """4,870 becomes 3,870 in 2025 and in 2026: 2,000 citizens fewer on 1 January 2027."""
    side.explain("population", "", 2027)
    before = panel.told.value
    session = window.session
    changed = session.scenario.with_parameter("population_growth", 3870.0)
    session.do(("Vækst", session.state.with_scenario(changed)))
    assert (before, panel.told.value) == ("383.075 personer", "381.075 personer")
    session.undo()
    assert panel.told.value == before


def test_that_a_measure_that_is_gone_leaves_what_rested_on_it(window, side, panel):
    measured = Scenario("Med", measures=(Measure("Busser", "area:MTM.public_transport", {2027: 10.0}),))
    window.session.open(window.session.baseline, Study(scenarios=(measured,)), None)
    side.explain("area_extra", "MTM.public_transport", 2027)
    panel.open(Key("measures:area", "MTM.public_transport", 2027))
    panel.open(Key("measure:1", "", 2027))
    assert panel.told.title == "Busser 2027"
    window.session.do(("Slet", window.session.state.with_scenario(Scenario("Med"))))
    assert panel.key == Key("measures:area", "MTM.public_transport", 2027)


def test_that_a_year_beyond_a_shorter_horizon_is_let_go(window, side, panel):
    side.explain("result", "", 2029)
    window.session.do(("Kortere", window.session.state.with_study(window.session.study.with_horizon(2027))))
    assert panel.told is None
    assert panel._hint.isVisible()


def test_that_what_plots_show_in_other_terms_is_told_beside(window, side, panel):
    """2029's result is 444.7; the index is 1.033 * 1.030 * 1.028**3, which makes 385 in 2024 prices."""
    window.session.show_in(Terms("base_year"))
    side.explain("result", "", 2029)
    shown = 444.6625 / (1.033 * 1.030 * 1.028**3)
    assert f"{shown:.0f}" == "385"
    assert "385" in panel.told.terms
    assert "444,7" in panel.told.value


def test_that_the_keyboard_opens_goes_back_and_closes(side, panel):
    side.explain("result", "", 2029)
    panel.inputs.setFocus()
    panel.inputs.setCurrentCell(0, 0)
    QTest.keyClick(panel.inputs, Qt.Key.Key_Return)
    assert panel.key == Key("operating_result", "", 2029)
    QTest.keyClick(panel.inputs, Qt.Key.Key_Backspace)
    assert panel.key == Key("result", "", 2029)
    assert panel.inputs.currentRow() == 0
    QTest.keyClick(panel.inputs, Qt.Key.Key_Escape)
    assert side.isHidden()


def test_that_like_inputs_are_named_by_their_entities_alone(side, panel):
    side.explain("savings_total", "", 2029)
    assert [given.name for given in panel.told.inputs][:2] == ["Børn og Unge", "Sociale Forhold og Beskæftigelse"]
    assert panel.told.like == "Opsparing"


def test_that_a_click_on_a_cell_of_the_table_explains_it_and_opens_no_panel(qtbot, window):
    window.bench.show_workspace("overview")
    table = window.bench.workspaces["overview"].table
    model = table.cells
    side = window.bench.side
    assert side.isHidden()
    index = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.figure_at(model.index(row, column)) == ("revenue", "", 2027)
    )
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    qtbot.waitUntil(side.card.isVisible)
    assert side.card.told.key == Key("revenue", "", 2027)
    assert side.isHidden()
    side.toggle()
    assert side.explanation.key == Key("revenue", "", 2027)
    assert not side.card.isVisible()
    side.toggle()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    qtbot.waitUntil(side.card.isVisible)
    assert side.isHidden()


def test_that_the_menu_opens_it_and_tells_that_it_is_open(window):
    act = window.bars.actions.by_id["view.side"]
    assert not act.isChecked()
    act.trigger()
    assert window.bench.side.isVisible()
    assert act.isChecked()


def test_that_a_row_of_the_baseline_is_asked_for(side, panel):
    asked = []
    side.source_asked.disconnect()
    side.source_asked.connect(lambda *row: asked.append(row))
    panel.explain(Key("baseline:areas.MBU.daycare"))
    panel._show_row.click()
    panel.explain(Key("parameter:frame_adherence", "MTM"))
    panel._show_row.click()
    assert asked == [
        ("areas", "MBU.daycare", "account"),
        ("department_assumptions", "MTM", "frame_adherence"),
    ]


def test_that_a_figure_of_another_scenario_is_explained_in_that_one(window, side, panel):
    """Compared scenarios: 3,870 in 2025 and 2026 makes 381,075 citizens on 1 January 2027."""
    study = Study(scenarios=(Scenario("Shown"), Scenario("Other", parameters={"population_growth": 3870.0})))
    window.session.open(window.session.baseline, study, None)
    side.explain("population", "", 2027, 1)
    assert (panel.told.scenario, panel.told.value) == ("Other", "381.075 personer")
    side.explain("population", "", 2027, 0)
    assert panel.told.scenario == "Shown"
    window.session.select(1)
    assert panel.told.scenario == "Other"


def test_that_it_follows_a_drag_a_little_behind_and_stands_right_when_the_hand_lets_go(qtbot, window, side, panel):
    side.explain("population", "", 2027)
    row = window.bench.levers.row("population_growth")
    row._take_hold()
    row.slider.setValue(row.slider.value() - 100)
    assert panel.told.value == "383.075 personer"
    qtbot.waitUntil(lambda: panel.told.value == "381.075 personer", timeout=2000)
    row.slider.setValue(row.slider.value() - 100)
    row._let_go()
    assert panel.told.value == "379.075 personer"


def test_that_in_a_long_list_what_differs_stands_first_and_noise_does_not_count(window, side, panel):
    """A measure on buses moves one of 42 areas; the last digits of its neighbours' sums are noise."""
    measured = Scenario("Med", measures=(Measure("Busser", "area:MTM.public_transport", {2027: 10.0}),))
    window.session.open(window.session.baseline, Study(scenarios=(measured,)), None)
    side.explain("service_expenditure", "", 2027)
    differing = [given.key.entity for given in panel.told.inputs if given.before]
    assert differing == ["MTM.public_transport"]
    assert panel.told.inputs[0].before


def test_that_a_measure_only_the_reference_has_is_named_too(window, side, panel):
    measured = Scenario("Med", measures=(Measure("Busser", "area:MTM.public_transport", {2027: 10.0}),))
    window.session.open(window.session.baseline, Study(scenarios=(Scenario("Uden"), measured)), None)
    window.session.refer_to(1)
    side.explain("area_need", "MTM.public_transport", 2027)
    assert [given.name for given in panel.told.inputs] == ["Udgiftsbehov før tiltag", "Lagt til området"]
    panel.explain(Key("measures:area", "MTM.public_transport", 2027))
    assert [(given.name, given.value, given.before) for given in panel.told.inputs] == [
        ("Busser", "0,0 mio. kr.", "10,0")
    ]
    panel.open(panel.told.inputs[0].key)
    assert panel.key == Key("measures:area", "MTM.public_transport", 2027)


# Levers, and the lines of targets and ceilings


def test_that_a_click_on_the_name_of_a_lever_explains_its_number_with_its_source(qtbot, window):
    side, row = window.bench.side, window.bench.levers.row("tax_rate")
    QTest.mouseClick(row.findChild(LeverName), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(side.card.isVisible)
    assert side.card.told.key == Key("parameter:tax_rate", "", 2025)
    assert side.card.told.value == "24,52 %"
    assert side.card.told.row == ("parameters", "tax_rate", "default")
    assert "Står ikke i årsberetningen" in side.card.told.source
    side.show_side(True)
    assert side.explanation.key == Key("parameter:tax_rate", "", 2025)


def test_that_the_menu_of_a_field_explains_the_number_of_its_year(window, side, panel):
    row = window.bench.levers.row("tax_base_growth")
    for field, year in ((row.field, 2025), (row.foldout.fields[2], 2027)):
        QApplication.sendEvent(
            field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), field.mapToGlobal(QPoint()))
        )
        menu = field.findChild(QMenu)
        assert menu.actions()[0].text() == "Forklar tallet"
        menu.actions()[0].trigger()
        menu.close()
        assert panel.key == Key("parameter:tax_base_growth", "", year)


def test_that_every_lever_has_an_explanation(session):
    for spec in session.baseline.parameters.values():
        for entity in session.baseline.entities(spec.entity_kind) if spec.entity_kind else ("",):
            year = spec.first_year if spec.has_year else None
            told = tell(session, session.selected, (f"parameter:{spec.name}", entity, year))
            assert told is not None
            assert told.source or told.formula, spec.name


@pytest.mark.parametrize("is_named", [False, True])
def test_that_a_click_on_the_line_of_a_target_or_on_its_name_explains_it(qtbot, window, is_named):
    window.load_plots()
    window.bench.show_workspace("overview")
    side, chart = window.bench.side, window.bench.workspaces["overview"].plots.charts[1]
    canvas = chart.stage.canvas
    frame = canvas.frame()
    on_line = QPoint(round((frame.x(2026) + frame.x(2027)) / 2 + 9), round(frame.y(4000.0)))
    label = chart.stage.overlay.drawing.level_labels[0].rect.center().toPoint()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=label if is_named else on_line)
    qtbot.waitUntil(side.card.isVisible)
    assert side.card.told.title == "Byrådets mål for kassebeholdningen"
    assert side.card.told.value == "4.000 kr. pr. borger"
    assert "linje 710" in side.card.told.source
    side.card.dismiss()
    value = chart.stage.data.series[0].values[3]
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(frame.x(2027)), round(frame.y(value)))
    )
    assert side.card.told.key == Key("liquidity_per_citizen", "", 2027)


def test_that_the_ceiling_of_the_comparison_is_explained_in_the_reference(window, side, panel):
    session = window.session
    session.open(session.baseline, Study(scenarios=(Scenario("A"), Scenario("B"))), None)
    session.refer_to(1)
    window.load_plots()
    window.bench.show_workspace("compare", "curves")
    chart = window.bench.workspaces["compare"].curves.grid.charts[1]
    level = chart.stage.overlay.drawing.level_labels[0].rect.center()
    chart.stage.canvas.clicked.emit(level)
    assert panel.key[0] == "service_ceiling"
    assert panel.told.scenario == "B"
