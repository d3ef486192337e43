"""The workspace of measures by keystrokes, clicks and the clipboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.made import Study

from scenarier.gui.measures.choice import ChoiceEditor
from scenarier.gui.measures.list import MeasureList
from scenarier.gui.style import dress
from scenarier.model.study import Measure, Scenario
from scenarier.session.measure_copy import copied_measures
from scenarier.session.measure_paste import lines_of, read_measures
from scenarier.session.session import BASELINE_INDEX
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.copied import as_text
from scenarier.text.language import set_language
from scenarier.views.measure_columns import FIRST, ON, OWNER, TARGET, TITLE

KEY, CTRL, ALT, SHIFT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MEASURES = (
    Measure("Færre ejendomme", "frame:MTM", {2026: -10.0, 2027: -20.5}, owner="MTM", note="Salg"),
    Measure("Højere skat", "revenue:income_tax", {2026: 100.0}),
    Measure("Ny skole", "capex:gross", {2027: 40.0, 2028: 60.0}, on=False),
)


def opened(session, measures, horizon=2029):
    study = Study(baseline=session.baseline.name, horizon=horizon, scenarios=(Scenario("A", measures=measures),))
    session.open(session.baseline, study, None)


@pytest.fixture
def make(qapp, session):
    made = []

    def _make(measures=MEASURES, horizon=2029):
        opened(session, measures, horizon)
        workspace = MeasureList(session, dress(qapp, "light", 1.0))
        session.listeners.append(workspace.refresh)
        workspace.resize(1240, 560)
        workspace.show()
        workspace.load()
        workspace.refresh()
        QTest.qWaitForWindowExposed(workspace)
        workspace.activateWindow()
        workspace.grid.setFocus()
        made.append(workspace)
        return workspace

    yield _make
    session.listeners.clear()
    for workspace in made:
        workspace.close()
        workspace.deleteLater()
    qapp.processEvents()


@pytest.fixture
def place(make):
    return make()


def measures_of(session):
    return session.scenario.measures


def titles(session):
    return [measure.title for measure in measures_of(session)]


def press(widget, key, with_keys=Qt.KeyboardModifier.NoModifier):
    """A key, and what Qt does a moment after it: an editor is closed so."""
    QTest.keyClick(widget, key, with_keys)
    QApplication.processEvents()


def editor_of(workspace, kind=QLineEdit):
    return next(found for found in workspace.grid.viewport().findChildren(kind) if found.isVisible())


def type_at(workspace, row, column, text, end=KEY.Key_Return):
    workspace.grid.choose(row, column)
    QTest.keyClicks(workspace.grid, text[0])
    QTest.keyClicks(editor_of(workspace), text[1:])
    press(editor_of(workspace), end)


def paste_at(workspace, row, column, text):
    workspace.grid.choose(row, column)
    QGuiApplication.clipboard().setText(text)
    press(workspace.grid, KEY.Key_V, CTRL)


def told(workspace):
    return workspace.fill_bar.told.text()


def total_line(workspace, row=1):
    model = workspace.totals.cells
    lasting = workspace.measures.lasting_column
    return [
        model.index(row, column).data() for column in range(FIRST, model.columnCount() - 1) if column != lasting
    ]


def shown(workspace, row):
    model = workspace.grid_model
    columns = [
        column for column in range(TITLE, model.columnCount()) if column != workspace.measures.lasting_column
    ]
    return [model.index(row, column).data() or "" for column in columns]


def test_that_measures_stand_in_words_and_never_in_keys(place):
    assert shown(place, 0) == [
        "Færre ejendomme", place.measures.targets.label("frame:MTM"), "MTM", "", "−10", "−20,5", "", "", "−30,5",
        "Salg",
    ]  # fmt: skip
    assert place.measures.targets.label("frame:MTM").endswith("Teknik og Miljø")


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_that_no_two_targets_are_called_the_same(session, make, spoken):
    set_language(spoken)
    targets = make().measures.targets
    labels = [choice.text for choice in targets.choices]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert {choice.key for choice in targets.choices} == set(session.baseline.measure_targets())
    assert [targets.find(label) for label in labels] == [choice.key for choice in targets.choices]
    assert not [label for label in labels if any(key in label for key in ("frame:", "MBU.", "revenue:"))]


# Typing


def test_that_typing_a_number_edits_the_amount_in_one_step_named_by_the_measure(place, session):
    type_at(place, 0, FIRST, "1.304,5")
    assert measures_of(session)[0].amounts == {2025: 1304.5, 2026: -10.0, 2027: -20.5}
    assert "Færre ejendomme" in session.undo_label
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_tab_goes_on_to_the_next_amount(place, session):
    type_at(place, 1, FIRST, "5", KEY.Key_Tab)
    QTest.keyClicks(editor_of(place), "6")
    press(editor_of(place), KEY.Key_Return)
    assert measures_of(session)[1].amounts == {2025: 5.0, 2026: 6.0}


@pytest.mark.parametrize("how", ["0", "delete"])
def test_that_a_cleared_amount_and_a_typed_nothing_leave_the_year_out(place, session, how):
    place.grid.choose(0, FIRST + 1)
    if how == "delete":
        press(place.grid, KEY.Key_Delete)
    else:
        type_at(place, 0, FIRST + 1, how)
    assert measures_of(session)[0].amounts == {2027: -20.5}


def test_that_an_amount_out_of_bounds_changes_nothing_and_is_told_beside(place, session):
    type_at(place, 0, FIRST, str(int(LARGEST_AMOUNT) + 1))
    assert measures_of(session) == MEASURES
    assert "100.000" in told(place)
    press(editor_of(place), KEY.Key_Escape)


def test_that_titles_owners_and_notes_are_typed(place, session):
    type_at(place, 1, TITLE, "Lavere skat")
    type_at(place, 1, OWNER, "Borgerliste")
    type_at(place, 1, place.measures.note_column, "Aftale")
    changed = measures_of(session)[1]
    assert (changed.title, changed.owner, changed.note) == ("Lavere skat", "Borgerliste", "Aftale")


def test_that_a_measure_keeps_its_title_when_it_is_blanked(place, session):
    place.grid.choose(1, TITLE)
    press(place.grid, KEY.Key_F2)
    QTest.keyClicks(editor_of(place), "  ")
    press(editor_of(place), KEY.Key_Return)
    assert measures_of(session) == MEASURES
    assert told(place)


def test_that_a_target_is_found_by_a_few_letters(place, session):
    type_at(place, 0, TARGET, "grundsk")
    assert measures_of(session)[0].target == "revenue:land_tax"


def test_that_a_target_is_chosen_with_the_arrow_keys(place, session):
    place.grid.choose(0, TARGET)
    press(place.grid, KEY.Key_F2)
    editor = editor_of(place, ChoiceEditor)
    assert editor.list.isVisible()
    press(editor, KEY.Key_Down)
    press(editor, KEY.Key_Return)
    assert measures_of(session)[0].target == "frame:BA"


def test_that_a_heading_in_the_list_of_targets_cannot_be_chosen(place, session):
    place.grid.choose(1, TARGET)
    press(place.grid, KEY.Key_F2)
    editor = editor_of(place, ChoiceEditor)
    for _ in range(3):
        press(editor, KEY.Key_Up)
    press(editor, KEY.Key_Return)
    assert measures_of(session)[1].target == "frame:MKB"


def test_that_a_target_is_chosen_with_the_mouse(place, session):
    place.grid.choose(0, TARGET)
    place.grid.edit(place.grid.currentIndex())
    listed = editor_of(place, ChoiceEditor).list
    item = next(listed.item(row) for row in range(listed.count()) if "Kultur" in listed.item(row).text())
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualItemRect(item).center())
    assert measures_of(session)[0].target == "frame:MKB"


def test_that_an_unknown_target_stays_to_be_mended(place, session):
    type_at(place, 0, TARGET, "xqz")
    assert editor_of(place, ChoiceEditor).isVisible()
    assert "xqz" in told(place)
    press(editor_of(place), KEY.Key_Escape)
    assert measures_of(session) == MEASURES


def test_that_an_owner_is_suggested_and_any_other_is_taken(place, session):
    place.grid.choose(1, OWNER)
    QTest.keyClicks(place.grid, "t")
    QTest.keyClicks(editor_of(place), "eknik")
    press(editor_of(place), KEY.Key_Down)
    press(editor_of(place), KEY.Key_Return)
    assert measures_of(session)[1].owner == "Teknik og Miljø"


# The list


@pytest.mark.parametrize("column", [ON, TITLE, FIRST])
def test_that_space_switches_in_one_step(place, session, column):
    place.grid.choose(0, column)
    press(place.grid, KEY.Key_Space)
    assert [measure.on for measure in measures_of(session)] == [False, True, False]
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_space_switches_all_that_are_marked_alike(place, session):
    press(place.grid, KEY.Key_A, CTRL)
    press(place.grid, KEY.Key_Space)
    assert [measure.on for measure in measures_of(session)] == [True] * 3
    press(place.grid, KEY.Key_Space)
    assert [measure.on for measure in measures_of(session)] == [False] * 3
    assert len(session.history[0]) == 2


def test_that_a_click_on_the_box_switches(place, session):
    box = place.grid.visualRect(place.grid_model.index(2, ON)).center()
    QTest.mouseClick(place.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box))
    assert measures_of(session)[2].on


def test_that_a_measure_moves_with_alt_and_arrows_in_one_step_and_stays_marked(place, session):
    place.grid.choose(0, FIRST)
    press(place.grid, KEY.Key_Down, ALT)
    assert titles(session) == ["Højere skat", "Færre ejendomme", "Ny skole"]
    assert place.grid.marked() == [1]
    session.undo()
    assert measures_of(session) == MEASURES
    place.grid.choose(0, FIRST)
    press(place.grid, KEY.Key_Up, ALT)
    assert measures_of(session) == MEASURES


def test_that_ctrl_delete_takes_the_marked_one_out_and_marks_the_next(place, session):
    place.grid.choose(1, TITLE)
    press(place.grid, KEY.Key_Delete, CTRL)
    assert titles(session) == ["Færre ejendomme", "Ny skole"]
    assert place.grid.marked() == [1]
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_a_copy_comes_behind_and_differs_only_in_its_title(place, session):
    place.grid.choose(0, TITLE)
    press(place.grid, KEY.Key_D, CTRL)
    original, copy = measures_of(session)[:2]
    assert replace(copy, title=original.title) == original
    assert copy.title != original.title
    assert place.grid.marked() == [1]


@pytest.mark.parametrize(("key", "with_keys"), [(KEY.Key_Insert, Qt.KeyboardModifier.NoModifier),
                                                (KEY.Key_Return, CTRL)])  # fmt: skip
def test_that_a_new_measure_is_typed_at_once_from_title_to_amount(place, session, key, with_keys):
    place.grid.choose(0, TITLE)
    press(place.grid, key, with_keys)
    for text in ("Fælles drift", "teknik", "MTM", "-3", "-4"):
        QTest.keyClicks(editor_of(place), text)
        press(editor_of(place), KEY.Key_Tab)
    press(editor_of(place), KEY.Key_Escape)
    assert measures_of(session)[1] == Measure("Fælles drift", "frame:MTM", {2025: -3.0, 2026: -4.0}, owner="MTM")


def test_that_tab_leaves_the_list_behind_its_last_cell(place):
    place.grid.choose(2, place.measures.note_column)
    press(place.grid, KEY.Key_Tab)
    assert not place.grid.hasFocus()


# The clipboard


def test_that_copied_measures_pasted_are_the_same_measures_in_one_step(place, session):
    press(place.grid, KEY.Key_A, CTRL)
    press(place.grid, KEY.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert "frame:" not in text
    assert "\t-10\t-20,5\t" in text
    press(place.grid, KEY.Key_V, CTRL)
    assert measures_of(session) == (*MEASURES, *MEASURES)
    assert place.grid.marked() == [3, 4, 5]
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_shift_and_space_mark_the_whole_measure_for_copying(place, session):
    place.grid.choose(1, FIRST)
    press(place.grid, KEY.Key_Space, SHIFT)
    press(place.grid, KEY.Key_C, CTRL)
    place.grid.choose(2, FIRST)
    press(place.grid, KEY.Key_V, CTRL)
    assert measures_of(session) == (*MEASURES, MEASURES[1])


def test_that_a_block_of_amounts_is_pasted_in_one_step(place, session):
    paste_at(place, 0, FIRST, "1,5\t2\n3\t4")
    assert measures_of(session)[0].amounts == {2025: 1.5, 2026: 2.0, 2027: -20.5}
    assert measures_of(session)[1].amounts == {2025: 3.0, 2026: 4.0}
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_a_text_is_pasted_into_a_title(place, session):
    paste_at(place, 0, TITLE, "Et nyt navn")
    assert titles(session)[0] == "Et nyt navn"


def test_that_lines_that_cannot_be_read_change_nothing_and_are_all_told_of(place, session):
    good = place.measures.targets.label("frame:BA")
    text = f"Den gode\t{good}\t\t1\t2\nDen dårlige\tVrøvl\t\t1\nDen tredje\t{good}\t\tabc\t200001"
    paste_at(place, 0, TITLE, text)
    assert measures_of(session) == MEASURES
    assert session.undo_label is None
    assert "Vrøvl" in told(place)
    assert "abc" in told(place)
    paste_at(place, 0, TITLE, text.replace("abc", "1").replace("Vrøvl", good))
    assert "100.000" in told(place)
    assert measures_of(session) == MEASURES


def test_that_lines_from_a_spreadsheet_may_have_headings_and_no_owner(place):
    targets, years = place.measures.targets, place.measures.years
    label = targets.label("savings:MKB")
    text = f"Tiltag\tMål\t2025\t2026\r\nBrug opsparing\t{label.upper()}\t1.500\t0,5\r\n"
    made = Measure("Brug opsparing", "savings:MKB", {2025: 1500.0, 2026: 0.5})
    assert read_measures(lines_of(text), targets, years).measures == (made,)


def test_that_a_line_of_a_measure_reads_back_as_it_was_for_every_target(place, session):
    targets, years = place.measures.targets, place.measures.years
    made = [
        Measure(f"Nummer {n}", target, {2025: n + 0.125, 2029: -1304.0}, on=n % 2 == 0, owner="S" * (n % 3))
        for n, target in enumerate(session.baseline.measure_targets())
    ]
    text = as_text(copied_measures(made, targets.label, years))
    assert read_measures(lines_of(text), targets, years).measures == tuple(made)


# Filling


def fill(workspace, amount, way, start, steps=1):
    bar = workspace.phase_bar
    bar.way.setCurrentIndex(way)
    bar.start.setCurrentText(str(start))
    bar.steps.setCurrentText(str(steps))
    bar.amount.clear()
    QTest.keyClicks(bar.amount, amount)
    press(bar.amount, KEY.Key_Return)


def test_that_an_amount_is_filled_once_or_for_good_by_steps_each_in_one_step(place, session):
    place.grid.choose(0, FIRST)
    fill(place, "-30", 1, 2026, steps=3)
    filled = measures_of(session)[0]
    assert (filled.amounts, filled.lasting) == ({2026: -10.0, 2027: -20.0, 2028: -30.0}, True)
    assert shown(place, 0)[3:9] == ["", "−10", "−20", "−30", "−30", "−90"]
    fill(place, "12,5", 0, 2027)
    filled = measures_of(session)[0]
    assert (filled.amounts, filled.lasting) == ({2027: 12.5}, False)
    session.undo()
    session.undo()
    assert measures_of(session) == MEASURES


def test_that_all_marked_measures_are_filled_in_one_step(place, session):
    press(place.grid, KEY.Key_A, CTRL)
    fill(place, "7", 0, 2025)
    assert [measure.amounts for measure in measures_of(session)] == [{2025: 7.0}] * 3
    assert len(session.history[0]) == 1


def test_that_an_amount_that_is_no_number_is_told_of_and_fills_nothing(place, session):
    fill(place, "abc", 0, 2025)
    assert "abc" in told(place)
    assert measures_of(session) == MEASURES


def test_that_the_grids_own_ways_to_fill_work_from_the_marked_year_on(place, session):
    place.grid.choose(1, FIRST + 1)
    press(place.grid, KEY.Key_R, CTRL)
    assert measures_of(session)[1].amounts == dict.fromkeys(range(2026, 2030), 100.0)
    session.undo()
    assert measures_of(session) == MEASURES


# What it does to the budget


def test_that_the_totals_count_what_is_on_and_the_marked_one(place):
    assert total_line(place) == ["0", "+110", "+20,5", "0", "0", "+130,5"]
    place.grid.choose(2, FIRST)
    assert total_line(place, 0) == ["0", "0", "−40", "−60", "0", "−100"]
    press(place.grid, KEY.Key_Space)
    assert total_line(place) == ["0", "+110", "−19,5", "−60", "0", "+30,5"]


def test_that_a_tip_says_what_an_amount_does(place):
    tip = place.grid_model.index(0, FIRST + 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Teknik og Miljø" in tip
    assert "2026: 10" in tip


def test_that_the_totals_stand_under_the_years(make):
    place = make(horizon=2035)
    for column in range(FIRST, place.measures.note_column):
        above, below = (view.columnViewportPosition(column) for view in (place.grid, place.totals))
        assert above == below
        assert place.grid.columnWidth(column) == place.totals.columnWidth(column)


# The session


def test_that_an_edit_of_the_baseline_makes_a_scenario(make, session):
    place = make(())
    session.select(BASELINE_INDEX)
    assert place.stack.currentWidget() is place.empty
    place.empty.setFocus()
    press(place.empty.button, KEY.Key_Insert)
    assert len(session.study.scenarios) == 2
    assert len(measures_of(session)) == 1
    assert place.stack.currentWidget() is not place.empty
    QTest.keyClicks(editor_of(place), "Det første")
    press(editor_of(place), KEY.Key_Return)
    assert titles(session) == ["Det første"]


def test_that_measures_are_pasted_into_an_empty_list(make, session):
    place = make(())
    label = place.measures.targets.label("capex:gross")
    QGuiApplication.clipboard().setText(f"En bro\t{label}\t\t\t100\t\t\t")
    place.empty.setFocus()
    press(place.empty.button, KEY.Key_V, CTRL)
    assert measures_of(session) == (Measure("En bro", "capex:gross", {2026: 100.0}),)


def test_that_the_list_follows_undo_scenario_and_horizon(place, session):
    place.grid.choose(2, TITLE)
    changed = replace(session.study, scenarios=(Scenario("A", measures=MEASURES[1:]),))
    session.do(("X", session.state.with_study(changed)))
    assert [row[0] for row in (shown(place, 0), shown(place, 1))] == ["Højere skat", "Ny skole"]
    session.undo()
    assert place.grid_model.rowCount() == 3
    session.do(("X", session.state.with_study(session.study.with_horizon(2032))))
    assert place.grid_model.columnCount() == FIRST + 8 + 3
    assert place.phase_bar.start.count() == 8
    session.select(BASELINE_INDEX)
    assert place.stack.currentWidget() is place.empty


def test_that_an_edit_of_one_of_many_resets_nothing(make, session, qapp):
    many = tuple(Measure(f"Nummer {n}", "frame:BA", {2026: float(n)}) for n in range(500))
    place = make(many)
    resets, changes = [], []
    place.grid_model.modelReset.connect(lambda: resets.append(1))
    place.grid_model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    place.grid.choose(250, FIRST)
    type_at(place, 250, FIRST, "9")
    assert changes == [(250, 250)]
    assert not resets
    place.refresh()
    assert changes == [(250, 250)]


def test_that_the_workspace_takes_another_theme_and_text_size(place, qapp):
    place.restyle(dress(qapp, "dark", 1.4))
    place.grab()
    dress(qapp, "light", 1.0)
