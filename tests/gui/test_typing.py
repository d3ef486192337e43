"""What is being typed: chosen by a click, taken before anything leaves the scenario, refused with its name."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMessageBox
from tests.made import Study

from scenarier.gui.parts.grid.delegate import CellLine
from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.rules.dialog import RulesDialog
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Measure, Scenario
from scenarier.session.session import BASELINE_INDEX
from scenarier.text.language import tr

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
GROWTH = "population_growth"
TWO = Study(scenarios=(Scenario("A"), Scenario("B")))


@pytest.fixture
def two(window):
    """A window with the scenarios A, which is shown, and B."""
    session = window.session
    session.open(session.baseline, TWO, None)
    return window


def typed(field, text):
    """Click into a field and type, without entering it."""
    QTest.mouseClick(field, LEFT, pos=QPoint(4, field.height() // 2))
    QTest.keyClicks(field, text)


def question(window):
    QApplication.processEvents()
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def parameters(window):
    return [scenario.parameters for scenario in window.session.study.scenarios]


def year_field(window, key, year):
    return window.bench.levers.row(key).foldout.fields[year - 2025]


# A click chooses the number


@pytest.mark.parametrize(
    ("before", "text", "after"), [(4870, "40", 40.0), (4870, "-20", -20.0), (3500, "3,8", 3.8)]
)
def test_that_a_click_into_a_number_chooses_all_of_it(two, before, text, after):
    field = two.bench.levers.row(GROWTH).field
    field.setFocus()
    typed(field, text)
    QTest.keyClick(field, KEY.Key_Return)
    assert parameters(two)[0] == {GROWTH: after}
    typed(field, "50")  # the keyboard is in the field already
    QTest.keyClick(field, KEY.Key_Return)
    assert parameters(two)[0] == {GROWTH: 50.0}


def test_that_a_click_while_a_number_is_typed_sets_the_caret(two):
    field = two.bench.levers.row(GROWTH).field
    typed(field, "4000")
    QTest.mouseClick(field, LEFT, pos=QPoint(field.width() - 3, field.height() // 2))
    assert not field.hasSelectedText()


def test_that_every_number_field_of_the_window_chooses_on_a_click(two):
    for workspace in ("frames", "measures"):
        two.bench.show_workspace(workspace)
    year_field(two, GROWTH, 2025)
    dialog = RulesDialog(two.session, two)
    dialog.begin()
    numbers = (*two.findChildren(NumberLine), *dialog.findChildren(NumberLine))
    names = {line.accessibleName() for line in numbers}
    assert {tr("Growth a year, per cent"), tr("Threshold")} <= names
    field = dialog.form.threshold
    field.setText("123")
    QTest.mouseClick(field, LEFT, pos=QPoint(4, field.height() // 2))
    assert field.selectedText() == "123"
    dialog.reject()


# What is typed goes where it was typed


def test_that_a_number_that_is_not_entered_goes_to_its_own_scenario(two):
    typed(two.bench.levers.row(GROWTH).field, "4000")
    tabs = two.bars.tabs
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(2).center())
    assert two.session.scenario.name == "B"
    QTest.mouseClick(two.bench.levers.row("tax_rate").field, LEFT)
    assert parameters(two) == [{GROWTH: 4000.0}, {}]


def test_that_a_year_and_a_reason_that_are_not_entered_go_to_their_own_scenario(two):
    typed(year_field(two, GROWTH, 2027), "4000")
    two.session.select(1)
    assert parameters(two)[0][GROWTH][2027] == 4000.0
    assert parameters(two)[1] == {}
    two.session.select(0)
    note = two.bench.levers.row(GROWTH).foldout.note
    typed(note, "Ny prognose")
    two.session.select(1)
    assert [scenario.notes for scenario in two.session.study.scenarios] == [{GROWTH: "Ny prognose"}, {}]
    assert note.text() == ""


def test_that_what_cannot_be_read_stops_a_switch_and_says_which_field_and_year(two):
    field = year_field(two, GROWTH, 2027)
    typed(field, "mange")
    two.session.select(1)
    assert two.session.selected == 0
    assert "2027" in two.bench.notice.label.text()
    assert "mange" in two.bench.notice.label.text()
    assert "2027" in two.bench.levers.row(GROWTH)._hint.text()
    QTest.keyClick(field, KEY.Key_Escape)
    assert two.bench.levers.row(GROWTH)._hint.text() == ""
    two.session.select(1)
    assert two.session.selected == 1
    assert parameters(two) == [{}, {}]


def test_that_what_cannot_be_read_stops_a_switch_of_workspace_and_part(two):
    bench = two.bench
    bench.show_workspace("overview")
    field = bench.levers.row(GROWTH).field
    typed(field, "mange")
    for name in ("measures", "foundation"):
        bench.tabs.setCurrentIndex(tuple(bench.rows).index(name))
        assert bench.current == "overview"
        assert bench.tabs.tabText(bench.tabs.currentIndex()) == tr("Overview")
    bench.show_source("reconciliation", "anything")
    assert bench.current == "overview"
    QTest.keyClick(field, KEY.Key_Escape)
    bench.show_workspace("frames", "budget")
    assert (bench.current, bench.workspaces["frames"].current) == ("frames", "budget")


def test_that_a_press_elsewhere_takes_what_is_typed_first(two):
    typed(two.bench.levers.row(GROWTH).field, "4000")
    QTest.mouseClick(two.bench.levers.row("tax_base_growth")._fold_button, LEFT)
    assert parameters(two)[0] == {GROWTH: 4000.0}


def test_that_undo_takes_back_what_was_typed_last_and_redo_brings_it(two):
    typed(two.bench.levers.row(GROWTH).field, "4000")
    two.session.undo()
    assert parameters(two)[0] == {}
    two.session.redo()
    assert parameters(two)[0] == {GROWTH: 4000.0}


@pytest.mark.parametrize("text", ["4,000", "4000"])
def test_that_the_undo_key_is_the_studys_once_a_number_is_taken_and_the_fields_own_before(two, text):
    def override():
        event = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    field = two.bench.levers.row(GROWTH).field
    typed(field, text.replace(",", "."))
    assert override()
    QTest.keyClick(field, KEY.Key_Return)
    assert parameters(two)[0] == {GROWTH: 4000.0}
    assert not override()
    QTest.keyClick(field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)  # and no text comes back by it
    assert field.text() in ("4.000", "4.870")
    assert not two.session.typing.settle()


def test_that_saving_keeps_what_is_being_typed(two, tmp_path):
    path = tmp_path / "a.scenarier"
    save_study(TWO, path)
    two.documents.open_path(path)
    typed(two.bench.levers.row(GROWTH).field, "4000")
    two.documents.save()
    assert open_study(path)[0].scenarios[0].parameters == {GROWTH: 4000.0}
    assert not two.session.is_dirty


def test_that_saving_stops_at_what_cannot_be_read(two, tmp_path):
    path = tmp_path / "a.scenarier"
    save_study(TWO, path)
    before = path.read_bytes()
    two.documents.open_path(path)
    typed(two.bench.levers.row(GROWTH).field, "9 9 9")
    two.documents.save()
    assert path.read_bytes() == before
    assert "9 9 9" in two.bench.notice.label.text()


def test_that_closing_asks_about_what_is_being_typed(two):
    two.session.saved_as(Path(__file__))
    typed(two.bench.levers.row(GROWTH).field, "4000")
    two.close()
    QApplication.processEvents()
    assert two.isVisible()
    assert two.session.is_dirty
    question(two).reject()


def test_that_another_language_keeps_what_is_being_typed(two):
    typed(two.bench.levers.row(GROWTH).field, "4.000")
    two.set_language("en")
    assert parameters(two)[0] == {GROWTH: 4000.0}
    assert two.bench.levers.row(GROWTH).field.text() == "4,000"
    typed(two.bench.levers.row(GROWTH).field, "many")
    two.set_language("da")
    assert two.bench.levers.row(GROWTH).field.text() == "many"


def test_that_a_study_that_is_opened_gets_nothing_of_what_was_typed(two, tmp_path):
    path = tmp_path / "a.scenarier"
    save_study(Study(scenarios=(Scenario("C"),)), path)
    typed(two.bench.levers.row(GROWTH).field, "4000")
    two.documents.open_when_settled(path)
    assert two.session.is_dirty
    assert parameters(two)[0] == {GROWTH: 4000.0}
    question(two).reject()


def test_that_a_cell_that_is_typed_in_goes_to_its_own_scenario(two):
    two.bench.show_workspace("frames")
    grid = two.bench.workspaces["frames"].part("frames").grid
    grid.choose(0, 6)
    QTest.keyClicks(grid.viewport(), "5")
    QTest.keyClicks(grid.findChild(CellLine), "310")
    assert grid.findChild(CellLine).text() == "5310"
    two.session.select(1)
    assert len(parameters(two)[0]) == 1
    assert parameters(two)[1] == {}


def test_that_a_title_that_is_typed_goes_to_its_own_measure(two):
    session = two.session
    measured = replace(TWO.scenarios[0], measures=(Measure("x", "frame:MTM", {2026: -5.0}),))
    session.open(session.baseline, Study(scenarios=(measured, TWO.scenarios[1])), None)
    two.bench.show_workspace("measures")
    grid = two.bench.workspaces["measures"].part("list").grid
    grid.edit_title(0)
    QTest.keyClicks(grid.findChild(CellLine), "Ny titel")
    session.select(1)
    assert session.study.scenarios[0].measures[0].title == "Ny titel"


def test_that_a_name_in_a_tab_is_taken_when_it_is_left_and_refused_where_it_cannot_be(two):
    two.bars.tabs.rename()
    QTest.keyClicks(two.bars.tabs._editor, "Nyt navn")
    two.session.select(1)
    assert [one.name for one in two.session.study.scenarios] == ["Nyt navn", "B"]
    two.session.select(0)
    two.bars.tabs.rename()
    QTest.keyClicks(two.bars.tabs._editor, "B")
    two.session.select(1)
    assert two.session.selected == 0
    assert two.session.study.scenarios[0].name == "Nyt navn"


def test_that_a_rule_that_is_typed_is_kept_when_the_dialog_is_closed(two):
    dialog = RulesDialog(two.session, two)
    dialog.open()
    dialog.begin()
    QTest.keyClicks(dialog.form.title, "Egen regel")
    dialog._close.click()
    assert dialog.isVisible()  # its threshold is missing
    assert two.session.study.rules == ()
    QTest.keyClicks(dialog.form.threshold, "5000")
    dialog._close.click()
    assert [rule.name for rule in two.session.study.rules] == ["Egen regel"]


# Messages


def test_that_a_message_is_gone_with_the_entry_it_is_about(two):
    row = two.bench.levers.row(GROWTH)
    typed(row.field, "mange")
    QTest.keyClick(row.field, KEY.Key_Return)
    assert row.field.property("fault") is True
    assert row._hint.text()
    QTest.mouseClick(two.bench.levers.row("tax_rate").field, LEFT)
    assert row.field.text() == "mange"  # it stays to be mended
    row.field.setFocus()
    QTest.keyClick(row.field, KEY.Key_Escape)
    assert row.field.property("fault") is False
    assert row._hint.text() == ""


# One gesture is one step


def test_that_a_run_of_keys_or_of_the_wheel_is_one_step_of_undo(two):
    slider = two.bench.levers.row(GROWTH).slider
    slider.setFocus()
    for _ in range(30):
        QTest.keyClick(slider, KEY.Key_Right)
    assert two.session.history[1] == 1
    two.session.undo()
    assert parameters(two)[0] == {}
    field = two.bench.levers.row(GROWTH).field
    for _ in range(20):
        QTest.keyClick(field, KEY.Key_Up)
    assert two.session.history[1] == 1


def test_that_there_and_back_leaves_nothing(two):
    two.session.select(BASELINE_INDEX)
    two.session.saved_as(Path(__file__))
    slider = two.bench.levers.row(GROWTH).slider
    slider.setFocus()
    QTest.keyClick(slider, KEY.Key_Right)
    assert len(two.session.study.scenarios) == 3
    QTest.keyClick(slider, KEY.Key_Left)
    assert two.session.study == TWO
    assert not two.session.is_dirty
    assert two.session.history[1] == 0


def test_that_a_switch_of_scenario_ends_a_drag(two):
    slider = two.bench.levers.row(GROWTH).slider
    start = QPoint(round(slider.x_of(slider.value())), slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=start)
    QTest.mouseMove(slider, start + QPoint(20, 0))
    two.session.select(1)
    QTest.mouseMove(slider, start + QPoint(40, 0))
    QTest.mouseRelease(slider, LEFT, pos=start + QPoint(40, 0))
    assert list(parameters(two)[0]) == [GROWTH]
    assert parameters(two)[1] == {}
    assert two.session.history[1] == 1


def test_that_one_gesture_is_never_one_step_of_two_scenarios(session):
    session.open(session.baseline, TWO, None)
    gesture = object()
    session.do(("x", session.state.with_scenario(replace(session.scenario, parameters={GROWTH: 1.0}))), gesture)
    session.select(1)
    session.do(("x", session.state.with_scenario(replace(session.scenario, parameters={GROWTH: 2.0}))), gesture)
    session.undo()
    assert [one.parameters for one in session.study.scenarios] == [{GROWTH: 1.0}, {}]


# The wheel, boxes, files


def test_that_the_wheel_changes_no_list_of_the_window(two):
    for workspace in ("overview", "frames", "measures", "compare", "foundation"):
        two.bench.show_workspace(workspace)
    two.bench.workspaces["frames"].show_part("budget")
    lists = two.findChildren(QComboBox)
    assert len(lists) >= 6
    for one in lists:
        before = one.currentIndex()
        one.setFocus()
        for notch in (120, -120):
            event = QWheelEvent(
                QPointF(4, 4), one.mapToGlobal(QPointF(4, 4)), QPoint(0, notch), QPoint(0, notch),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(one, event)
            assert one.currentIndex() == before
    assert two.session.study == TWO


def test_that_yes_and_no_are_boxes(two):
    levers = two.bench.levers
    levers.reveal("state_guarantee")
    row = levers.row("state_guarantee")
    assert not row.slider.isVisible()
    assert isinstance(row.field, QCheckBox)
    QTest.mouseClick(row.field, LEFT)
    assert two.session.scenario.parameters == {"state_guarantee": 1.0}
    QTest.mouseClick(row.foldout.boxes[1], LEFT)
    given = two.session.scenario.parameters["state_guarantee"]
    assert [given.get(year, 0.0) for year in (2025, 2026, 2027)] == [1.0, 0.0, 1.0]
    assert row.field.checkState() == Qt.CheckState.PartiallyChecked


def test_that_a_file_dropped_on_a_field_is_not_typed_into_it(two, tmp_path):
    field = two.bench.levers.row(GROWTH).field
    assert not field.acceptDrops()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.scenarier"))])
    event = QDropEvent(QPointF(2, 2), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(field, event)
    assert "file:" not in field.text()


# Rows of a spreadsheet in a lever


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4000\t4100\t4200", {2025: 4000.0, 2026: 4100.0, 2027: 4200.0}),
        ("2026\t2027\n4000\t4100", {2026: 4000.0, 2027: 4100.0}),
        ("4000\n4100", {2025: 4000.0, 2026: 4100.0}),
        ("4.000\t4.100,5\t-", {2025: 4000.0, 2026: 4100.5, 2027: 0.0}),
    ],
)
def test_that_a_row_pasted_in_the_levers_own_field_is_its_years(two, text, values):
    field = two.bench.levers.row(GROWTH).field
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keyClick(field, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    given = parameters(two)[0][GROWTH]
    assert {year: given[year] for year in values} == values
    assert two.session.history[1] == 1


def test_that_a_block_of_several_rows_is_refused_by_a_lever(two):
    field = two.bench.levers.row(GROWTH).field
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    field.setFocus()
    QTest.keyClick(field, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert parameters(two)[0] == {}
    assert "2" in two.bench.levers.row(GROWTH)._hint.text()


def test_that_the_words_on_a_refusal_go_when_what_was_typed_is_put_back(two):
    field = two.bench.levers.row(GROWTH).field
    typed(field, "mange")
    two.session.select(1)
    assert not two.bench.notice.isHidden()
    QTest.keyClick(field, KEY.Key_Escape)
    assert two.bench.notice.isHidden()
