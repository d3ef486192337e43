"""Packages, lasting amounts, templates and the last year, by keystrokes and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from tests.gui.test_measures import (
    ALT,
    CTRL,
    KEY,
    SHIFT,
    editor_of,
    fill,
    make,
    measures_of,
    paste_at,
    press,
    titles,
    told,
    total_line,
    type_at,
)
from tests.made import Study

from scenarier.gui.measures.templates import TemplateDialog
from scenarier.gui.window.switches import Switches, horizon_tip
from scenarier.model.plan import Forecast
from scenarier.model.study import Measure, Scenario
from scenarier.session import edits
from scenarier.session.templates import BUILDING, MOVED, NAMES, REFORM
from scenarier.text.language import tr
from scenarier.views.measure_columns import FIRST, ON, TITLE
from scenarier.views.measure_totals import PARTS

__all__ = ["make"]

MEASURES = (
    Measure("Tilsyn", "frame:MTM", {2026: -3.0}),
    Measure("Reform", "area:MSO.cofinancing", {2027: 100.0}, package="Sundhed", lasting=True),
    Measure("Flytning", "frame:BA", {2025: 1.0}),
    Measure("Tilskud", "revenue:grants", {2027: 90.0}, package="Sundhed", lasting=True, on=False),
    Measure("Hal", "capex:gross", {2028: 50.0}, package="Hallen"),
)
HEADING, HALL = 1, 5
"""Rows: Tilsyn, Sundhed (Reform, Tilskud), Flytning, Hallen (Hal)."""


@pytest.fixture
def place(make):
    return make(MEASURES)


def column_of(workspace, column):
    model = workspace.grid_model
    return [(model.index(row, column).data() or "").strip() for row in range(model.rowCount())]


def names(workspace):
    return [text.removeprefix("▾ ").removeprefix("▸ ") for text in column_of(workspace, TITLE)]


def years(workspace, row):
    model = workspace.grid_model
    return [model.index(row, FIRST + at).data() for at in range(len(workspace.measures.years))]


def box(workspace, row, column=ON):
    return workspace.grid_model.index(row, column).data(Qt.ItemDataRole.CheckStateRole)


def click(workspace, row, column, at=None):
    place = workspace.grid.visualRect(workspace.grid_model.index(row, column))
    pos = place.center() if at is None else QPoint(place.left() + at, place.center().y())
    QTest.mouseClick(workspace.grid.viewport(), Qt.MouseButton.LeftButton, pos=pos)


# The list


def test_that_measures_stand_below_their_package_and_the_study_keeps_its_order(place, session):
    assert names(place) == ["Tilsyn", "Sundhed", "Reform", "Tilskud", "Flytning", "Hallen", "Hal"]
    assert titles(session) == ["Tilsyn", "Reform", "Flytning", "Tilskud", "Hal"]
    header = [
        place.grid_model.headerData(row, Qt.Orientation.Vertical) for row in range(place.grid_model.rowCount())
    ]
    assert header == ["1", "", "2", "3", "4", "", "5"]


def test_that_a_heading_sums_the_effect_of_its_measures_that_are_on(place):
    assert years(place, HEADING) == ["", "", "−100", "−100", "−100"]
    assert place.grid_model.index(HEADING, place.measures.lasting_column + 1).data() == "−300"
    click(place, 3, ON)
    assert years(place, HEADING) == ["", "", "−10", "−10", "−10"]


def test_that_the_box_of_a_package_is_partly_ticked_when_mixed_and_switches_all(place, session):
    assert box(place, HEADING) == Qt.CheckState.PartiallyChecked
    click(place, HEADING, ON)
    assert [one.on for one in measures_of(session)] == [True] * 5
    assert box(place, HEADING) == Qt.CheckState.Checked
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_Space)
    assert [one.on for one in measures_of(session)] == [True, False, True, False, True]
    assert box(place, HEADING) == Qt.CheckState.Unchecked
    assert "Sundhed" in session.undo_label
    session.undo()
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_a_heading_with_one_of_its_measures_marked_does_not_mark_the_others(place, session):
    model = place.grid_model
    place.grid.choose_rows([HEADING, 2], TITLE)
    assert place.grid.marked() == [1]
    place.grid.choose(HEADING, TITLE)
    assert place.grid.marked() == [1, 3]
    press(place.grid, KEY.Key_A, CTRL)
    assert place.grid.marked() == [0, 1, 2, 3, 4]
    assert model.rowCount() == 7


def test_that_a_package_folds_by_enter_and_by_its_arrow(place):
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_Return)
    assert names(place) == ["Tilsyn", "Sundhed", "Flytning", "Hallen", "Hal"]
    assert years(place, HEADING) == ["", "", "−100", "−100", "−100"]
    assert place.grid.marked() == [1, 3]
    click(place, HEADING, TITLE, at=8)
    assert names(place) == ["Tilsyn", "Sundhed", "Reform", "Tilskud", "Flytning", "Hallen", "Hal"]
    click(place, HEADING, TITLE)
    assert len(names(place)) == 7


def test_that_a_package_is_renamed_for_all_where_it_stands(place, session):
    type_at(place, HEADING, TITLE, "Reformen")
    assert [one.package for one in measures_of(session)] == ["", "Reformen", "", "Reformen", "Hallen"]
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_F2)
    QTest.keyClicks(editor_of(place), "  ")
    press(editor_of(place), KEY.Key_Return)
    assert told(place)
    assert "Reformen" in names(place)
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_marked_measures_get_a_new_package_whose_name_is_typed_at_once(place, session):
    place.grid.choose_places([0, 2], TITLE)
    press(place.grid, KEY.Key_G, CTRL)
    QTest.keyClicks(editor_of(place), "Drift")
    press(editor_of(place), KEY.Key_Return)
    assert [one.package for one in measures_of(session)] == ["Drift", "Sundhed", "Drift", "Sundhed", "Hallen"]
    assert names(place)[:3] == ["Drift", "Tilsyn", "Flytning"]


def menu_of(place):
    place.packages.fill()
    return {entry.text().split(" (")[0]: entry for entry in place.packages.actions() if entry.text()}


def test_that_the_menu_puts_measures_in_a_package_and_takes_them_out(place, session):
    place.grid.choose(0, TITLE)
    entries = menu_of(place)
    assert not entries["Sundhed"].isChecked()
    entries["Sundhed"].trigger()
    assert measures_of(session)[0].package == "Sundhed"
    assert place.grid.marked() == [0]
    assert menu_of(place)["Sundhed"].isChecked()
    press(place.grid, KEY.Key_G, CTRL | SHIFT)
    assert measures_of(session)[0].package == ""
    session.undo()
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_measures_move_inside_their_package_and_packages_as_one(place, session):
    place.grid.choose(2, TITLE)
    press(place.grid, KEY.Key_Down, ALT)
    assert names(place)[:4] == ["Tilsyn", "Sundhed", "Tilskud", "Reform"]
    assert place.grid.marked_rows() == [3]
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_Up, ALT)
    assert names(place)[:4] == ["Sundhed", "Tilskud", "Reform", "Tilsyn"]
    assert place.grid.marked_rows() == [0]
    session.undo()
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_deleting_a_heading_takes_out_its_measures_and_undo_brings_them_back(place, session):
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_Delete, CTRL)
    assert titles(session) == ["Tilsyn", "Flytning", "Hal"]
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_a_duplicated_package_is_a_package_of_its_own(place, session):
    place.grid.choose(HEADING, TITLE)
    press(place.grid, KEY.Key_D, CTRL)
    made = measures_of(session)[4:6]
    assert [replace(one, package="Sundhed") for one in made] == [MEASURES[1], MEASURES[3]]
    assert made[0].package == made[1].package != "Sundhed"
    assert place.grid.marked() == [4, 5]


def test_that_a_new_measure_joins_the_package_it_is_made_in(place, session):
    place.grid.choose(2, TITLE)
    press(place.grid, KEY.Key_Insert)
    QTest.keyClicks(editor_of(place), "Overgang")
    press(editor_of(place), KEY.Key_Return)
    assert measures_of(session)[2] == Measure("Overgang", "area:MSO.cofinancing", {}, package="Sundhed")


def test_that_package_and_lasting_are_pasted_as_they_were_copied(place, session):
    ended = replace(MEASURES[1], title="Endt", amounts={2026: 5.0, 2028: 0.0})
    place.measures.paste([ended], 5)
    press(place.grid, KEY.Key_A, CTRL)
    press(place.grid, KEY.Key_C, CTRL)
    _, *lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["Tilsyn", "Reform", "Tilskud", "Endt", "Flytning", "Hal"]
    session.open(session.baseline, Study(scenarios=(Scenario("B"),)), None)
    place.empty.setFocus()
    press(place.empty.button, KEY.Key_V, CTRL)
    by_title = {one.title: one for one in (*MEASURES, ended)}
    assert {one.title: one for one in measures_of(session)} == by_title


def test_that_a_block_of_amounts_passes_headings_over(place, session):
    paste_at(place, 0, FIRST, "1\n2\n3\n4\n5")
    assert [one.amounts[2025] for one in measures_of(session)] == [1.0, 2.0, 4.0, 3.0, 5.0]
    paste_at(place, 0, FIRST, "1\n2\n3\n4\n5\n6")
    assert told(place)
    assert measures_of(session)[4].amounts[2025] == 5.0


def test_that_a_single_number_fills_marked_amounts_and_no_heading(place, session):
    place.grid.choose(0, FIRST)
    press(place.grid, KEY.Key_Down, SHIFT)
    press(place.grid, KEY.Key_Down, SHIFT)
    QGuiApplication.clipboard().setText("8")
    press(place.grid, KEY.Key_V, CTRL)
    assert [one.amounts.get(2025) for one in measures_of(session)] == [8.0, 8.0, 1.0, None, None]


def test_that_an_edit_in_a_package_of_many_tells_of_its_rows_alone(make, session):
    many = tuple(Measure(f"Nummer {n}", "frame:BA", {2026: 1.0}, package=f"P{n // 5}") for n in range(500))
    place = make(many)
    resets, changes = [], []
    place.grid_model.modelReset.connect(lambda: resets.append(1))
    place.grid_model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    type_at(place, 63, FIRST, "9")
    assert (changes, resets) == ([(60, 60), (63, 63)], [])
    assert measures_of(session)[52].amounts == {2025: 9.0, 2026: 1.0}


# Lasting


def test_that_carried_amounts_stand_muted_and_a_typed_0_ends_them(place, session):
    model, muted = place.grid_model, QColor(place.grid_model.colours.muted)
    assert years(place, 2) == ["", "", "100", "100", "100"]
    colours = [model.index(2, FIRST + at).data(Qt.ItemDataRole.ForegroundRole) for at in range(2, 5)]
    assert colours == [None, muted, muted]
    assert "2027" in model.index(2, FIRST + 4).data(Qt.ItemDataRole.ToolTipRole)
    type_at(place, 2, FIRST + 4, "0")
    assert measures_of(session)[1].amounts == {2027: 100.0, 2028: 100.0, 2029: 0.0}
    assert years(place, 2) == ["", "", "100", "100", "0"]


def test_that_a_carried_amount_cannot_be_cleared_and_it_is_told_how_it_ends(place, session):
    place.grid.choose(2, FIRST + 3)
    press(place.grid, KEY.Key_Delete)
    assert measures_of(session) == MEASURES
    assert "0" in told(place)


def test_that_the_lasting_box_is_set_by_click_and_by_space_and_never_for_a_heading(place, session):
    column = place.measures.lasting_column
    click(place, 0, column)
    assert measures_of(session)[0].lasting
    assert years(place, 0) == ["", "−3", "−3", "−3", "−3"]
    place.grid.choose(0, column)
    press(place.grid, KEY.Key_Space)
    assert measures_of(session) == MEASURES
    assert box(place, HEADING, column) is None
    click(place, HEADING, column)
    assert measures_of(session) == MEASURES


def test_that_the_boxes_stay_behind_the_years_when_the_last_year_changes(place, session):
    session.do(edits.set_horizon(session.state, 2031))
    place.refresh()
    click(place, 4, place.measures.lasting_column)
    assert measures_of(session)[2].lasting
    assert years(place, 2) == ["", "", *["100"] * 5]


def test_that_for_good_lasts_and_once_does_not(place, session):
    place.grid.choose(4, FIRST)
    fill(place, "-6", 1, 2026)
    assert measures_of(session)[2] == replace(MEASURES[2], amounts={2026: -6.0}, lasting=True)
    fill(place, "-6", 0, 2026)
    assert measures_of(session)[2] == replace(MEASURES[2], amounts={2026: -6.0})


# The totals


def test_that_the_totals_say_what_lasts_what_ends_with_the_years_and_what_is_once(make):
    to_the_last = Measure("Leje", "revenue:other_tax", dict.fromkeys(range(2026, 2030), 2.0))
    place = make((*MEASURES, to_the_last))
    assert total_line(place) == ["−1", "+5", "−98", "−148", "−98", "−340"]
    assert [total_line(place, row) for row in PARTS] == [
        ["0", "0", "−100", "−100", "−100", "−300"],
        ["0", "+2", "+2", "+2", "+2", "+8"],
        ["−1", "+3", "0", "−50", "0", "−48"],
    ]


def test_that_the_lines_below_the_total_fold_by_a_click_and_by_a_key(place):
    high = place.totals.height()
    line = place.totals.visualRect(place.totals.cells.index(1, 0)).center()
    QTest.mouseClick(place.totals.viewport(), Qt.MouseButton.LeftButton, pos=line)
    assert place.totals.height() < high
    assert all(place.totals.isRowHidden(row) for row in PARTS)
    press(place.grid, KEY.Key_L, CTRL | SHIFT)
    assert place.totals.height() == high


# Templates


def asked(place, template, **answers):
    place.ask(template)
    dialog = place.findChild(TemplateDialog)
    for name, text in answers.items():
        field = dialog.fields[name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(text))
        else:
            field.clear()
            QTest.keyClicks(field, text)
    return dialog


def test_that_a_template_makes_a_package_in_one_step_behind_the_marked_measures(place, session):
    place.grid.choose(0, TITLE)
    dialog = asked(place, MOVED, title="Tandpleje", amount="12,5", first=2027)
    press(dialog, KEY.Key_Return)
    made = measures_of(session)[1:3]
    assert [one.package for one in made] == ["Tandpleje"] * 2
    assert [one.amounts for one in made] == [{2027: -12.5}, {2027: 12.5}]
    assert place.grid.marked() == [1, 2]
    assert tr(NAMES[MOVED]) in session.undo_label
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_a_template_tells_what_is_wrong_beside_the_field_and_makes_nothing(place, session):
    dialog = asked(place, BUILDING, title="Ny skole", last=2029)
    assert dialog.faults["last"].text()
    assert not dialog.faults["amount"].text()
    dialog.ok.click()
    assert dialog.isVisible()
    assert all(dialog.faults[name].text() for name in ("amount", "running", "last"))
    assert measures_of(session) == MEASURES
    QTest.keyClicks(dialog.fields["amount"], "30")
    assert not dialog.faults["amount"].text()
    dialog.reject()


def test_that_the_first_measures_of_a_list_may_come_from_a_template(make, session):
    place = make(())
    assert [entry.text() for entry in place.empty.template.menu().actions()] == [
        f"{tr(name)}…" for name in NAMES.values()
    ]
    asked(place, REFORM, title="Lov", amount="7").ok.click()
    assert [one.target for one in measures_of(session)][1] == "revenue:grants"
    assert place.stack.currentWidget() is not place.empty


# The last year


def test_that_a_later_last_year_carries_on_what_stood_to_it_and_the_history_says_so(session):
    measures = (Measure("a", "frame:BA", {2029: 2.0}), Measure("b", "frame:BA", {2028: 2.0}))
    start = Study(scenarios=(Scenario("A", parameters={"tax_rate": {2029: 0.25}}, measures=measures),))
    session.open(session.baseline, start, None)
    session.do(edits.set_horizon(session.state, 2035))
    assert "2035" in session.undo_label
    assert "2 " in session.undo_label
    assert session.undo_label.endswith("1 værdi, der sluttede før, fortsætter ikke")
    assert session.scenario.measures[0].amounts == dict.fromkeys(range(2029, 2036), 2.0)
    session.do(edits.set_horizon(session.state, 2029))
    assert "2 " in session.undo_label
    assert session.study == start
    session.undo()
    session.undo()
    assert session.study == start
    assert session.undo_label is None


def test_that_the_list_of_last_years_says_where_a_forecast_ends(session, qapp):
    persons = {year: dict.fromkeys(session.baseline.age_groups, 60000.0) for year in range(2025, 2033)}
    plain = horizon_tip(session.study, session.baseline)
    study = replace(session.study, forecast=Forecast("F", persons))
    session.open(session.baseline, study, None)
    switches = Switches(session)
    assert "2032" in switches.horizon.toolTip()
    assert switches.years()[-1] == 2035, "what the forecast does not reach can be chosen, and is asked for"
    assert "2032" not in plain
    switches.deleteLater()


def test_that_an_amounts_tip_has_it_in_both_prices(window):
    measures = (Measure("Drift", "frame:MTM", {2027: 100.0}), Measure("Anlæg", "capex:gross", {2027: 100.0}),
                Measure("Ydelser", "area:MSB.transfers", {2027: 100.0}),
                Measure("Opsparing", "savings:MTM", {2027: 10.0}, lasting=True))  # fmt: skip
    changed = replace(window.session.scenario, measures=measures)
    window.session.do(("", window.session.state.with_scenario(changed)))
    window.bench.show_workspace("measures")
    model = window.bench.workspaces["measures"].part("list").grid_model
    column = FIRST + 2
    for row, index in enumerate(("service_price_index", "capex_price_index", "transfer_price_index")):
        tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
        price = float(window.session.projection().series(index)[3])
        assert f"100 mio. kr., 2024-priser = {100 * price:.0f} mio. kr., løbende priser" in tip
    assert "gæld" in model.data(model.index(3, column), Qt.ItemDataRole.ToolTipRole)
