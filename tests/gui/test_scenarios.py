"""Scenarios in the window: their tabs and menu, the reference, the history, the switches and the finder."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QToolTip
from tests.made import Study

from scenarier.gui.window.steps import StepsDialog
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.parameters import join_key
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.session.session import BASELINE_INDEX

LATE = {2026: -10.0, 2031: -20.0, 2035: -30.0}
A = Scenario("A", parameters={"tax_rate": 0.25})
B = Scenario("B", note="Noten til B", parameters={"population_growth": 3500.0})
C = Scenario("C", measures=(Measure("Tiltag", "frame:MTM", {2026: -50.0, 2029: -50.0}),))
STUDY = Study(title="Prøve", scenarios=(A, B, C))
KEY = Qt.Key


@pytest.fixture
def three(window):
    """The window with A, B and C; B is shown."""
    window.session.open(window.session.baseline, STUDY, None)
    window.session.select(1)
    window.activateWindow()
    QApplication.processEvents()
    return window


@pytest.fixture(autouse=True)
def no_tip():
    """A tip is a window of its own; it goes before the test ends."""
    yield
    if QApplication.instance() is not None and QToolTip.isVisible():
        QToolTip.hideText()
        for _ in range(20):
            QTest.qWait(50)
            if not QToolTip.isVisible():
                break
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def names(window):
    return [scenario.name for scenario in window.session.study.scenarios]


@pytest.mark.parametrize("count", [100, 200])
def test_that_many_scenarios_are_laid_out_in_the_bar_once(window, monkeypatch, count):
    tabs, sized = window.bars.tabs, []
    real = type(tabs).tabSizeHint
    monkeypatch.setattr(type(tabs), "tabSizeHint", lambda self, at: sized.append(at) or real(self, at))
    window.session.open(
        window.session.baseline, Study(scenarios=tuple(Scenario(str(n)) for n in range(count))), None
    )
    QApplication.processEvents()
    assert tabs.isVisible()
    assert tab_texts(window)[1:] == [str(n) for n in range(count)]
    assert len(sized) < 20 * count


def tab_texts(window):
    tabs = window.bars.tabs
    return [tabs.tabText(place) for place in range(tabs.count())]


def shown_tab(window):
    return window.bars.tabs.tabText(window.bars.tabs.currentIndex())


def menu(window, title):
    return next(one.menu() for one in window.menuBar().actions() if one.text().replace("&", "") == title)


def undo_text(window):
    return menu(window, "Rediger").actions()[0].text().replace("&", "")


def redo_text(window):
    return menu(window, "Rediger").actions()[1].text().replace("&", "")


def one_step(window, label):
    """The last edit has this name in the menu; undo takes it back whole and redo does it again."""
    after, selected = window.session.study, window.session.selected
    assert undo_text(window) == f"Fortryd: {label}"
    assert window.session.history == ([label], 1)
    menu(window, "Rediger").actions()[0].trigger()
    assert window.session.study == STUDY
    assert window.session.selected == 1
    assert tab_texts(window) == ["Grundforløb", "A (1)", "B (1)", "C (1)"]
    assert undo_text(window) == "Fortryd"
    assert redo_text(window).endswith(f": {label}")
    menu(window, "Rediger").actions()[1].trigger()
    assert (window.session.study, window.session.selected) == (after, selected)


# The list


def test_that_a_new_scenario_comes_last_and_is_shown(three):
    three.bars.actions.by_id["scenario.new"].trigger()
    assert three.session.study.scenarios == (A, B, C, Scenario("Scenarie 1"))
    assert shown_tab(three) == "Scenarie 1"
    one_step(three, "Nyt scenarie")


def test_that_a_new_scenario_takes_the_first_free_number(three):
    for _ in range(3):
        three.bars.actions.by_id["scenario.new"].trigger()
    three.session.select(4)
    three.bars.actions.by_id["scenario.delete"].trigger()
    three.bars.actions.by_id["scenario.new"].trigger()
    assert names(three) == ["A", "B", "C", "Scenarie 1", "Scenarie 3", "Scenarie 2"]


def test_that_a_duplicate_stands_behind_its_original_with_another_name(three):
    three.bars.actions.by_id["scenario.copy"].trigger()
    assert names(three) == ["A", "B", "B (kopi)", "C"]
    copy = three.session.scenario
    assert (copy.name, copy.note, copy.parameters) == ("B (kopi)", B.note, B.parameters)
    one_step(three, "Duplikér »B«")


def test_that_a_duplicate_of_a_duplicate_has_a_name_of_its_own(three):
    for _ in range(2):
        three.session.select(1)
        three.bars.actions.by_id["scenario.copy"].trigger()
    assert len(set(names(three))) == 5
    assert names(three)[2] == "B (kopi 2)"


def test_that_the_baseline_is_duplicated_as_an_empty_scenario(three):
    three.session.select(BASELINE_INDEX)
    three.bars.actions.by_id["scenario.copy"].trigger()
    assert names(three) == ["A", "B", "C", "Scenarie 1"]
    assert three.session.scenario.parameters == {}


def test_that_a_deleted_scenario_goes_and_the_one_before_it_is_shown(three):
    three.bars.actions.by_id["scenario.delete"].trigger()
    assert three.session.study.scenarios == (A, C)
    assert shown_tab(three) == "A (1)"
    one_step(three, "Slet »B«")


def test_that_the_last_scenario_can_be_deleted_too(three):
    for _ in range(3):
        assert three.session.selected != BASELINE_INDEX
        three.bars.actions.by_id["scenario.delete"].trigger()
    assert names(three) == []
    assert shown_tab(three) == "Grundforløb"
    three.bars.actions.by_id["scenario.delete"].trigger()
    assert len(three.session.history[0]) == 3


def test_that_the_baseline_can_be_neither_renamed_nor_deleted_nor_moved(three):
    three.session.select(BASELINE_INDEX)
    scenarios = three.scenarios
    for name in ("rename", "about", "left", "right", "delete"):
        assert not three.bars.actions.by_id[f"scenario.{name}"].isEnabled()
    for run in (three.bars.tabs.rename, scenarios.properties, scenarios.remove, lambda: scenarios.move(1)):
        run()
    rect = three.bars.tabs.tabRect(0)
    QTest.mouseDClick(three.bars.tabs, Qt.MouseButton.LeftButton, pos=rect.center())
    QApplication.processEvents()
    assert three.bars.tabs.findChild(QLineEdit) is None
    assert not [one for one in three.findChildren(QDialog) if one.isVisible()]
    assert three.session.study == STUDY
    assert three.session.scenario == BASELINE
    assert three.session.history == ([], 0)


def test_that_an_ampersand_in_a_name_is_shown_as_one(three):
    three.session.do(("Navn", three.session.state.with_study(STUDY.with_scenario(1, Scenario("B && C & D")))))
    assert three.bars.tabs.tabText(2) == "B &&&& C && D"


# Names


def name_editor(window):
    """The line over the tab, opened by the action; None when there is none."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    found = [one for one in window.bars.tabs.findChildren(QLineEdit) if one.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def type_name(window, text, *last):
    editor = name_editor(window)
    editor.selectAll()
    if text:
        QTest.keyClicks(editor, text)
    else:
        QTest.keyClick(editor, KEY.Key_Delete)
    for key in last:
        QTest.keyClick(editor, key)


def test_that_enter_takes_a_name(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    assert name_editor(three).text() == "B"
    type_name(three, "Ny vej", KEY.Key_Return)
    assert name_editor(three) is None
    assert names(three) == ["A", "Ny vej", "C"]
    assert shown_tab(three) == "Ny vej (1)"
    one_step(three, "Omdøb »B«")


def test_that_escape_leaves_the_name(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    type_name(three, "Ny vej", KEY.Key_Escape)
    assert name_editor(three) is None
    assert three.session.study == STUDY
    assert three.session.undo_label is None


def test_that_a_double_click_on_a_tab_edits_its_name(three):
    centre = three.bars.tabs.tabRect(3).center()
    QTest.mouseClick(three.bars.tabs, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseDClick(three.bars.tabs, Qt.MouseButton.LeftButton, pos=centre)
    assert name_editor(three).text() == "C"
    type_name(three, "D", KEY.Key_Return)
    assert names(three) == ["A", "B", "D"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "et scenaries navn må ikke være tomt"),
        ("   ", "et scenaries navn må ikke være tomt"),
        ("A", "et andet scenarie hedder »A«"),
        (" a ", "et andet scenarie hedder »a«"),
        ("C", "et andet scenarie hedder »C«"),
        ("Grundforløb", "grundforløbets eget navn"),
        ("GRUNDFORLØB", "grundforløbets eget navn"),
    ],
)
def test_that_a_name_that_cannot_be_is_refused_and_told_of(three, given, told):
    three.bars.actions.by_id["scenario.rename"].trigger()
    type_name(three, given, KEY.Key_Return)
    assert told in QToolTip.text()
    assert name_editor(three).property("fault")
    assert three.session.study == STUDY
    type_name(three, "Fri", KEY.Key_Return)
    assert names(three) == ["A", "Fri", "C"]


def test_that_the_same_name_again_is_no_edit(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    type_name(three, "B", KEY.Key_Return)
    assert name_editor(three) is None
    assert three.session.undo_label is None


def test_that_another_look_of_its_own_name_is_no_double(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    type_name(three, "b", KEY.Key_Return)
    assert names(three) == ["A", "b", "C"]


def test_that_a_name_is_never_given_to_another_scenario_than_the_one_it_was_begun_for(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    three.bars.actions.by_id["scenario.before"].trigger()
    three.bars.actions.by_id["scenario.copy"].trigger()
    if name_editor(three) is not None:
        type_name(three, "Ny", KEY.Key_Return)
    assert names(three) in (["A", "A (kopi)", "B", "C"], ["A", "A (kopi)", "Ny", "C"])


def test_that_a_name_that_is_being_typed_ends_with_its_scenario(three):
    three.session.open(three.session.baseline, Study(scenarios=(A,)), None)
    three.bars.actions.by_id["scenario.rename"].trigger()
    three.bars.actions.by_id["scenario.delete"].trigger()
    if name_editor(three) is not None:
        type_name(three, "Ny", KEY.Key_Return)
    assert names(three) == []


# Note, colour


def dialog(window):
    QApplication.processEvents()
    (found,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return found


def press(dialog_, text):
    button = next(one for one in dialog_.findChildren(QPushButton) if one.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_that_name_and_note_are_edited_together_as_one_step(three):
    three.bars.actions.by_id["scenario.about"].trigger()
    form = dialog(three)
    assert (form.name.text(), form.note.toPlainText()) == ("B", "Noten til B")
    form.name.setText("  Ny  ")
    form.note.setPlainText("Linje 1\nLinje 2\n")
    press(form, "OK")
    changed = three.session.scenario
    assert (changed.name, changed.note, changed.parameters) == ("Ny", "Linje 1\nLinje 2", B.parameters)
    assert three.bars.note.toolTip() == "Linje 1 Linje 2"
    one_step(three, "Egenskaber for »B«")


def test_that_cancel_leaves_name_and_note(three):
    three.bars.actions.by_id["scenario.about"].trigger()
    form = dialog(three)
    form.name.setText("Ny")
    press(form, "Annullér")
    assert three.session.study == STUDY


@pytest.mark.parametrize("given", ["", "  ", "A", " c", "grundforløb"])
def test_that_the_form_takes_no_name_that_cannot_be(three, given):
    three.bars.actions.by_id["scenario.about"].trigger()
    form = dialog(three)
    form.name.setText(given)
    assert not form.ok.isEnabled()
    assert form.fault.text()
    QTest.keyClick(form.name, KEY.Key_Return)
    assert form.isVisible()
    assert three.session.study == STUDY
    press(form, "Annullér")


def test_that_title_and_purpose_of_the_study_are_edited_as_one_step(three):
    three.bars.actions.by_id["file.about"].trigger()
    form = dialog(three)
    form.name.setText("Nyt navn")
    form.note.setPlainText("Formål")
    press(form, "OK")
    assert (three.session.study.title, three.session.study.note) == ("Nyt navn", "Formål")
    assert three.windowTitle().startswith("Nyt navn")
    one_step(three, "Analysens egenskaber")


def colours(window):
    found = window.bars.actions.menus["scenario.colour"]
    found.aboutToShow.emit()
    return found.actions()


def pixel(window, place):
    image = window.bars.tabs.tabIcon(place).pixmap(14, 14).toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_that_a_colour_is_one_step_and_is_seen_on_the_tab(three):
    assert [one.text() for one in colours(three) if one.isChecked()] == ["Orange"]
    before = pixel(three, 2)
    next(one for one in colours(three) if one.text() == "Grøn").trigger()
    assert three.session.scenario.colour == "green"
    assert [one.text() for one in colours(three) if one.isChecked()] == ["Grøn"]
    assert pixel(three, 2) == three.colours.colour("scenario:green").lower() != before
    one_step(three, "Farve på »B«")


def test_that_the_baseline_has_no_colour_to_choose(three):
    three.session.select(BASELINE_INDEX)
    assert not three.bars.actions.menus["scenario.colour"].isEnabled()


# Order


def test_that_the_actions_move_a_scenario_and_it_stays_shown(three):
    three.bars.actions.by_id["scenario.left"].trigger()
    assert names(three) == ["B", "A", "C"]
    assert shown_tab(three) == "B (1)"
    one_step(three, "Flyt »B«")
    three.bars.actions.by_id["scenario.left"].trigger()
    assert names(three) == ["B", "A", "C"]


def test_that_a_scenario_at_the_end_is_not_moved_beyond_it(three):
    three.session.select(2)
    three.bars.actions.by_id["scenario.right"].trigger()
    assert three.session.study == STUDY
    assert three.session.undo_label is None


def drag(window, from_place, to_place):
    """Drag a tab by the mouse to where another one is."""
    tabs = window.bars.tabs
    start = tabs.tabRect(from_place).center()
    goal = tabs.tabRect(to_place)
    end = QPoint(goal.right() - 2 if to_place > from_place else goal.left() + 2, goal.center().y())
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 21):
        QTest.mouseMove(tabs, start + (end - start) * step / 20)
        QApplication.processEvents()
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=end)
    QTest.qWait(400)


@pytest.mark.parametrize(
    ("from_place", "to_place", "order"),
    [
        (2, 3, ["A", "C", "B"]),
        (2, 1, ["B", "A", "C"]),
        (1, 3, ["B", "C", "A"]),
        (3, 1, ["C", "A", "B"]),
        (3, 0, ["C", "A", "B"]),
        (1, 0, ["A", "B", "C"]),
        (0, 3, ["A", "B", "C"]),
    ],
)
def test_that_a_dragged_tab_moves_its_scenario_and_the_baseline_stays_first(three, from_place, to_place, order):
    dragged = [BASELINE.name, "A", "B", "C"][from_place]
    three.session.select(from_place - 1)
    seen = []
    three.session.listeners.append(lambda _news: seen.append(three.session.scenario.name))
    drag(three, from_place, to_place)
    assert set(seen) <= {dragged}
    assert names(three) == order
    assert tab_texts(three) == ["Grundforløb", *(f"{name} (1)" for name in order)]
    assert three.session.scenario.name == dragged
    assert three.bars.tabs.currentIndex() == three.session.selected + 1
    if order == ["A", "B", "C"]:
        assert three.session.undo_label is None
    else:
        assert three.session.history == ([f"Flyt »{dragged}«"], 1)
        three.session.undo()
        assert tab_texts(three) == ["Grundforløb", "A (1)", "B (1)", "C (1)"]
        assert three.session.scenario.name == dragged
    for place in range(4):
        three.bars.tabs.setCurrentIndex(place)
        assert three.session.selected == place - 1


def test_that_the_steps_through_the_scenarios_stop_at_both_ends(three):
    seen = []
    for name in ["before"] * 3 + ["after"] * 5:
        three.bars.actions.by_id[f"scenario.{name}"].trigger()
        seen.append(shown_tab(three)[0])
    assert seen == ["A", "G", "G", "A", "B", "C", "C", "C"]
    assert three.session.undo_label is None


# The reference


def danish(value, decimals=0, sign=False):
    """A number as a Dane reads it, written down anew."""
    digits = f"{abs(value):,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if not digits.strip("0.,"):
        return digits
    return ("−" if value < 0 else "+" if sign else "") + digits


def figures(window, index, terms="plain"):
    """The five key figures of a scenario, from its projection and by hand."""
    projection = window.session.projection(index)

    def last(variable):
        return projection.series(variable)[-1]

    liquidity = last("liquidity_per_citizen")
    amounts = [
        last("result"),
        last("service_ceiling") - last("service_expenditure"),
        last("savings_total"),
        last("service_gap_total"),
    ]
    index_, persons = last("service_price_index"), last("population")
    frames = sum(projection.series("frame", one)[-1] for one in projection.entities["department"])
    return {
        "plain": [liquidity, *amounts],
        "base_year": [liquidity / index_, *(amount / index_ for amount in amounts)],
        "per_citizen": [liquidity, *(amount * 1e6 / persons for amount in amounts)],
        "both": [liquidity / index_, *(amount / index_ * 1e6 / persons for amount in amounts)],
        "share": [liquidity, *(amount / frames * 100 for amount in amounts)],
    }[terms]


def check_strip(window, terms="plain"):
    """The strip shows the figures of now and their differences to the reference."""
    session = window.session
    now, then = figures(window, session.selected, terms), figures(window, session.reference, terms)
    name = "Grundforløb" if session.reference == BASELINE_INDEX else session.reference_scenario.name
    for place, card in enumerate(window.bench.strip.cards):
        decimals = 1 if terms == "share" and place else 0
        assert card.number.text() == danish(now[place], decimals)
        moved = danish(now[place] - then[place], decimals, sign=True)
        text = card.difference.text()
        if session.selected == session.reference:
            assert text == name
        elif moved.strip("+−0.,"):
            assert text == f"{'▲' if now[place] > then[place] else '▼'} {moved} ift. {name}"
        else:
            assert text == f"som {name}"


def test_that_differences_are_against_the_reference_that_is_chosen(three):
    check_strip(three)
    against_baseline = [card.difference.text() for card in three.bench.strip.cards]
    three.session.select(0)
    three.bars.actions.by_id["scenario.reference"].trigger()
    check_strip(three)
    assert not three.bars.actions.by_id["scenario.reference"].isEnabled()
    three.session.select(1)
    check_strip(three)
    against_a = [card.difference.text() for card in three.bench.strip.cards]
    assert all("ift. A" in text or "som A" in text for text in against_a)
    assert against_a != against_baseline
    three.session.select(BASELINE_INDEX)
    check_strip(three)
    three.bars.actions.by_id["scenario.reference"].trigger()
    three.session.select(1)
    assert [card.difference.text() for card in three.bench.strip.cards] == against_baseline
    assert three.session.undo_label is None
    assert not three.isWindowModified()


def test_that_the_reference_has_a_ring_on_its_tab(three):
    three.session.refer_to(2)
    assert pixel(three, 3) == three.colours.card.lower()
    assert pixel(three, 0) != three.colours.card.lower()
    assert three.bars.tabs.tip(2) == "Referencen: forskelle måles i forhold til den."
    assert three.bars.tabs.tip(1).startswith("Noten til B\n")


def test_that_deleting_the_reference_falls_back_to_the_baseline_and_undo_brings_it_back(three):
    three.bars.actions.by_id["scenario.reference"].trigger()
    three.bars.actions.by_id["scenario.delete"].trigger()
    assert three.session.reference == BASELINE_INDEX
    check_strip(three)
    three.session.undo()
    assert three.session.reference_scenario is B
    check_strip(three)
    three.session.redo()
    assert three.session.reference == BASELINE_INDEX


def test_that_the_reference_follows_its_scenario_when_others_come_go_and_move(three):
    three.session.refer_to(1)
    three.session.select(0)
    three.bars.actions.by_id["scenario.delete"].trigger()
    assert three.session.reference_scenario is B
    three.bars.actions.by_id["scenario.new"].trigger()
    three.session.select(0)
    three.bars.actions.by_id["scenario.right"].trigger()
    assert three.session.reference_scenario is B
    check_strip(three)


def test_that_the_reference_stays_when_steps_from_before_it_was_chosen_are_undone(three):
    three.bars.actions.by_id["scenario.rename"].trigger()
    type_name(three, "Ny", KEY.Key_Return)
    three.session.refer_to(0)
    three.session.undo()
    assert three.session.reference_scenario is A
    three.session.redo()
    assert three.session.reference_scenario is A


def test_that_the_reference_stays_when_a_scenario_made_before_it_was_chosen_is_undone(three):
    three.bars.actions.by_id["scenario.new"].trigger()
    three.session.refer_to(0)
    three.session.undo()
    assert three.session.reference_scenario is A


# The history


def steps(window):
    menu(window, "Rediger").actions()[2].trigger()
    QApplication.processEvents()
    (found,) = window.findChildren(StepsDialog)
    return found


def texts_of(dialog_):
    return [dialog_.list.item(row).text().strip() for row in range(dialog_.list.count())]


def close(dialog_):
    dialog_.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_that_the_history_is_walked_back_and_forth(three):
    studies = [three.session.study]
    three.bars.actions.by_id["scenario.new"].trigger()
    studies.append(three.session.study)
    three.bars.actions.by_id["scenario.delete"].trigger()
    studies.append(three.session.study)
    three.session.do(("Skat", three.session.state.with_scenario(Scenario("C"))))
    studies.append(three.session.study)
    listed = steps(three)
    labels = ["Som åbnet", "Nyt scenarie", "Slet »Scenarie 1«", "Skat"]
    assert texts_of(listed) == [*labels[:3], "▸ Skat"]
    for row in (0, 2, 1, 3, 0, 3):
        listed.list.setCurrentRow(row)
        QTest.keyClick(listed.list, KEY.Key_Return)
        assert three.session.study == studies[row]
        assert texts_of(listed) == [f"▸ {label}" if n == row else label for n, label in enumerate(labels)]
    rect = listed.list.visualItemRect(listed.list.item(1))
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert three.session.study == studies[1]
    three.bars.actions.by_id["scenario.copy"].trigger()
    assert texts_of(listed) == ["Som åbnet", "Nyt scenarie", "▸ Duplikér »Scenarie 1«"]
    close(listed)


def test_that_a_closed_history_listens_no_more_and_opens_again(three):
    n_listeners = len(three.session.listeners)
    listed = steps(three)
    assert steps(three) is listed
    close(listed)
    assert len(three.session.listeners) == n_listeners
    three.bars.actions.by_id["scenario.new"].trigger()
    again = steps(three)
    assert texts_of(again) == ["Som åbnet", "▸ Nyt scenarie"]
    three.documents.new()
    three.session.open(three.session.baseline, STUDY, None)
    assert texts_of(again) == ["▸ Som åbnet"]
    close(again)
    for box in three.findChildren(QDialog):
        box.close()


def test_that_the_history_closes_with_the_language_it_was_made_in(three):
    n_listeners = len(three.session.listeners)
    steps(three)
    three.set_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in three.findChildren(StepsDialog) if one.isVisible()]
    assert len(three.session.listeners) == n_listeners
    three.bars.actions.by_id["scenario.new"].trigger()
    assert three.session.undo_label == "New scenario"


# The switches


def choose(box, text):
    """Take an entry of a list by the keyboard, as a user does."""
    place = box.findText(text)
    assert place >= 0
    box.setFocus()
    box.setCurrentIndex(place)
    box.activated.emit(place)
    QApplication.processEvents()


BUDGET = 2
"""The table's column of the original budget."""
SWITCHES = {
    "plain": ("løbende priser", "mio. kr."),
    "base_year": ("2024-priser", "mio. kr."),
    "per_citizen": ("løbende priser", "kr. pr. borger"),
    "both": ("2024-priser", "kr. pr. borger"),
    "share": ("løbende priser", "% af rammen"),
}


def in_terms(projection, terms, variable, entity=""):
    """A series of million kr. in other terms, by hand."""
    values = projection.series(variable, entity)
    index, persons = projection.series("service_price_index"), projection.series("population")
    own = [entity] if entity else projection.entities["department"]
    frame = np.sum([projection.series("frame", one) for one in own], axis=0)
    return {
        "plain": values,
        "base_year": values / index,
        "per_citizen": values / persons * 1e6,
        "both": values / index / persons * 1e6,
        "share": values / frame * 100,
    }[terms]


@pytest.mark.parametrize("terms", SWITCHES)
def test_that_prices_and_unit_hold_in_strip_table_and_plots(three, terms):
    prices, unit = SWITCHES[terms]
    session = three.session
    session.refer_to(0)
    choose(three.bars.switches.prices, prices)
    choose(three.bars.switches.scale, unit)
    check_strip(three, terms)

    now, then = session.projection(1), session.projection(0)
    page = three.bench.workspaces["overview"]
    model = page.table.cells
    decimals = 1 if terms == "share" else 0
    for row, line in enumerate(page.table.lines):
        if line.variable not in ("service_expenditure", "result", "revenue", "frame", "spending", "savings"):
            continue
        expected = in_terms(now, terms, line.variable, line.entity)
        shown = [model.index(row, column).data() for column in range(1, model.columnCount()) if column != BUDGET]
        assert shown == [danish(value, decimals) for value in expected]
        assert model.index(row, 0).data() == ("%" if terms == "share" else unit)
    row = next(row for row, line in enumerate(page.table.lines) if line.variable == "population")
    assert model.index(row, 1).data() == danish(now.series("population")[0])

    spending, liquidity, savings, result = (chart.stage.data for chart in page.plots.charts)
    for data, variable in ((spending, "spending"), (savings, "savings")):
        for series in data.series:
            np.testing.assert_allclose(series.values, in_terms(now, terms, variable, series.key), rtol=1e-12)
            np.testing.assert_allclose(series.reference, in_terms(then, terms, variable, series.key), rtol=1e-12)
    np.testing.assert_allclose(result.series[0].values, in_terms(now, terms, "result"), rtol=1e-12)
    np.testing.assert_allclose(
        result.bars[0].values + result.bars[1].values, in_terms(now, terms, "result"), rtol=1e-9, atol=1e-9
    )
    per_citizen = now.series("liquidity_per_citizen")
    index = now.series("service_price_index") if prices == "2024-priser" else 1.0
    np.testing.assert_allclose(liquidity.series[0].values, per_citizen / index, rtol=1e-12)
    assert {data.reference_name for data in (spending, liquidity, savings, result)} == {"A"}
    assert session.undo_label is None


def test_that_the_switches_are_no_edit_and_go_back(three):
    before = [card.number.text() for card in three.bench.strip.cards]
    choose(three.bars.switches.prices, "2024-priser")
    choose(three.bars.switches.scale, "% af rammen")
    assert [card.number.text() for card in three.bench.strip.cards] != before
    assert not three.isWindowModified()
    choose(three.bars.switches.prices, "løbende priser")
    choose(three.bars.switches.scale, "mio. kr.")
    assert [card.number.text() for card in three.bench.strip.cards] == before


# The horizon


def table_years(window):
    model = window.bench.workspaces["overview"].table.cells
    account, budget, *years = [heading.text for heading in model.sheet.headings[1:]]
    assert (account, budget) == ("Regnskab 2024", "Budget 2024")
    return ["2024", *years]


def test_that_a_longer_horizon_is_one_step_and_seen_everywhere(three):
    choose(three.bars.switches.horizon, "til 2035")
    assert table_years(three) == [str(year) for year in range(2024, 2036)]
    assert three.bench.strip.cards[1].title.text().endswith("2035")
    check_strip(three)
    charts = three.bench.workspaces["overview"].plots.charts
    assert all(chart.stage.data.years == tuple(range(2024, 2036)) for chart in charts)
    one_step(three, "Sidste år 2035; 1 værdi ført videre")
    three.session.undo()
    assert table_years(three) == [str(year) for year in range(2024, 2030)]
    assert three.bars.switches.horizon.currentText() == "til 2029"


def test_that_the_same_horizon_again_is_no_step(three):
    choose(three.bars.switches.horizon, "til 2029")
    assert three.session.undo_label is None


LONG = Study(
    horizon=2035,
    scenarios=(
        Scenario(
            "Lang",
            parameters={"tax_rate": {2026: 0.25, 2034: 0.26}, "population_growth": {2033: 3000.0}},
            measures=(Measure("Tidlig og sen", "frame:MTM", LATE), Measure("Sen", "frame:MSB", {2032: 5.0})),
            notes={"population_growth": "Kun sidst", "tax_rate": "Fra 2026"},
        ),
    ),
)


def test_that_a_shorter_horizon_says_it_removes_later_values_does_so_and_undo_brings_them_back(window):
    window.session.open(window.session.baseline, LONG, None)
    choose(window.bars.switches.horizon, "til 2029")
    scenario = window.session.scenario
    assert scenario.parameters == {"tax_rate": {2026: 0.25}}
    assert [dict(one.amounts) for one in scenario.measures] == [{2026: -10.0}, {}]
    assert undo_text(window) == "Fortryd: Sidste år 2029; senere år fjernet i 4 værdier"
    choose(window.bars.switches.horizon, "til 2035")
    assert undo_text(window) == "Fortryd: Sidste år 2035; 2 værdier, der sluttede før, fortsætter ikke"
    assert window.session.scenario.parameters == {"tax_rate": {2026: 0.25}}
    window.session.undo()
    window.session.undo()
    assert window.session.study == LONG
    assert table_years(window)[-1] == "2035"


def test_that_a_study_with_a_shorter_horizon_is_read_back_as_it_was_saved(window, tmp_path):
    window.session.open(window.session.baseline, LONG, None)
    choose(window.bars.switches.horizon, "til 2030")
    save_study(window.session.study, tmp_path / "kort.scenarier")
    assert open_study(tmp_path / "kort.scenarier")[0] == window.session.study


def test_that_no_reason_is_left_for_a_parameter_that_the_horizon_took(window):
    window.session.open(window.session.baseline, LONG, None)
    choose(window.bars.switches.horizon, "til 2029")
    assert window.session.scenario.notes == {"tax_rate": "Fra 2026"}


def test_that_a_horizon_before_2029_is_shown_and_kept(window):
    window.session.open(window.session.baseline, Study(horizon=2026), None)
    assert window.bars.switches.horizon.currentText() == "til 2026"
    choose(window.bars.switches.horizon, "til 2029")
    assert window.session.study.horizon == 2029
    window.session.undo()
    assert window.bars.switches.horizon.currentText() == "til 2026"
    check_strip(window)


# The finder


def found(window, kind):
    return [entry for entry in window.found() if entry.kind == kind]


def menu_actions(menu_):
    """Every action of a menu and of those in it, by what it says."""
    menu_.aboutToShow.emit()
    texts = []
    for one in menu_.actions():
        if isinstance(one.menu(), QMenu):
            texts += menu_actions(one.menu()) if one.isEnabled() else []
        elif one.isEnabled() and not one.isSeparator():
            texts.append(one.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…"))
    return texts


def test_that_every_action_of_the_menus_is_found(three, tmp_path):
    save_study(STUDY, tmp_path / "a & b.scenarier")
    assert three.documents.open_path(tmp_path / "a & b.scenarier")
    expected = [text for one in three.menuBar().actions() for text in menu_actions(one.menu())]
    texts = [entry.text for entry in found(three, "Handling")]
    assert sorted(texts) == sorted(expected)
    assert {"Nyt scenarie", "Grøn", "Gem som", "Mørkt", "English"} <= set(texts)
    assert any(text.startswith("a & b.scenarier") for text in texts)
    new = next(entry for entry in found(three, "Handling") if entry.text == "Nyt scenarie")
    new.run()
    assert names(three)[-1] == "Scenarie 1"


def test_that_every_workspace_is_found_and_shown(three):
    listed = found(three, "Arbejdsområde")
    names_on_tabs = [three.bench.tabs.tabText(n) for n in range(three.bench.tabs.count())]
    assert [entry.text for entry in listed] == names_on_tabs
    names_of = ("overview", "frames", "measures", "compare", "analysis", "foundation", "lessons")
    for name, entry in zip(names_of, listed, strict=True):
        entry.run()
        assert three.bench.current == name


def test_that_every_scenario_is_found_and_shown(three):
    listed = found(three, "Scenarie")
    assert [entry.text for entry in listed] == ["Grundforløb", "A", "B", "C"]
    for index, entry in enumerate(listed):
        entry.run()
        assert three.session.selected == index - 1


LINES = {
    "service": "Service",
    "transfer": "Overførsler",
    "cofinancing": "Medfinansiering",
    "refund": "Refusion",
    "other": "Øvrige udgifter",
    "grants": "Tilskud",
    "taxes": "Skatter",
}


def test_that_every_lever_is_found_and_choosing_it_focuses_its_field(three):
    baseline = three.session.baseline
    expected = {}
    for spec in baseline.parameters.values():
        if spec.entity_kind == "department":
            for row in baseline.departments:
                expected[f"{spec.short_name_da}: {row.name_da}"] = join_key(spec.name, row.name)
        elif spec.entity_kind == "line":
            for line, name in LINES.items():
                expected[f"{spec.short_name_da}: {name}"] = join_key(spec.name, line)
        elif not spec.entity_kind:
            expected[spec.short_name_da] = spec.name
    listed = {entry.text: entry for entry in found(three, "Håndtag")}
    assert len(listed) == len(found(three, "Håndtag"))
    assert set(listed) == set(expected)
    for text, key in expected.items():
        listed[text].run()
        row = three.bench.levers.row(key)
        assert three.focusWidget() is row.field
        assert row.field.isVisible()


def test_that_a_lever_chosen_from_the_frames_is_shown_where_the_levers_are(three):
    three.bench.show_workspace("frames")
    tax = next(
        entry
        for entry in found(three, "Håndtag")
        if three.session.baseline.parameters["tax_rate"].short_name_da == entry.text
    )
    tax.run()
    assert three.bench.current == "overview"
    assert three.focusWidget() is three.bench.levers.row("tax_rate").field


def at(window):
    """What the frames workspace is at."""
    frames = window.bench.workspaces["frames"].part("frames")
    assert window.bench.current == "frames"
    assert frames.isVisible()
    assert window.focusWidget() is frames.grid
    return frames.rows.table.lines[frames.grid.currentIndex().row()]


def test_that_every_department_and_area_is_found_and_the_frames_go_there(three):
    baseline = three.session.baseline
    listed = [*found(three, "Afdeling"), *found(three, "Serviceområde")]
    assert [entry.text for entry in listed] == [row.name_da for row in (*baseline.departments, *baseline.areas)]
    for row, entry in zip((*baseline.departments, *baseline.areas), listed, strict=True):
        three.bench.show_workspace("overview")
        entry.run()
        assert at(three).entity == row.name
