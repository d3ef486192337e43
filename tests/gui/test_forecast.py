"""A forecast set, asked about, edited and taken out in Grundlag › Alder, and what follows in the window."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from tests.made import Study

from scenarier.gui.foundation.forecastdialog import ForecastDialog
from scenarier.model.study import Scenario
from scenarier.storage.study_write import study_bytes

GROUPS = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")
EACH = 55000
"""Seven groups of 55,000 are 385,000 persons; each year after the first has 7,000 more."""


def people(year):
    return EACH + 1000 * (year - 2025)


def pasted(last=2029, change=None):
    rows = [["Alder", *range(2025, last + 1)]]
    rows += [[group, *(people(year) for year in range(2025, last + 1))] for group in GROUPS]
    for (row, column), cell in (change or {}).items():
        rows[row][column] = cell
    return "\n".join("\t".join(map(str, row)) for row in rows)


@pytest.fixture
def part(window, qapp):
    window.bench.show_workspace("foundation")
    window.bench.workspaces["foundation"].show_part("ages")
    qapp.processEvents()
    yield ages(window)
    QGuiApplication.clipboard().clear()


def ages(window):
    return window.bench.workspaces["foundation"].part("ages")


def paste(part, text):
    QGuiApplication.clipboard().setText(text)
    part.forecast.clipboard.click()


def asked(part):
    return {button.text(): button for button in part.forecast.question.buttons}


def row(part, key):
    return next([cell.text for cell in line.cells] for line in part.view.sheet.lines if line.key == key)


def population(window):
    return window.session.projection(-1).series("population").tolist()


def test_that_without_a_forecast_the_part_says_what_it_is_for_and_how_to_set_one(part):
    assert part.forecast.about.isVisible()
    assert "Ctrl+V" in part.forecast.about.text()
    assert part.forecast.clipboard.isVisible()
    assert part.forecast.enter.isVisible()
    assert not part.forecast.title.isVisible()
    assert not part.forecast.out.isVisible()


def test_that_a_pasted_forecast_moves_grundforløb_in_one_step_of_undo(window, part):
    usual = population(window)
    paste(part, pasted())
    assert population(window) == [367039, 385000, 392000, 399000, 406000, 413000]
    assert window.session.history[1] == 1
    assert part.forecast.title.text() == window.session.study.forecast.title
    assert "2025–2029" in part.forecast.told.text()
    window.session.undo()
    assert population(window) == usual
    assert part.forecast.about.isVisible()
    assert "2025–2029" not in part.forecast.told.text()


def test_that_ctrl_v_pastes_wherever_the_keyboard_is_in_the_part(window, part, qapp):
    QGuiApplication.clipboard().setText(pasted())
    window.activateWindow()
    part.view.setFocus()
    QTest.keySequence(part.view, QKeySequence(QKeySequence.StandardKey.Paste))
    assert window.session.study.forecast is not None


def test_that_ctrl_v_in_the_title_pastes_a_text_there(window, part):
    paste(part, pasted())
    forecast = window.session.study.forecast
    QGuiApplication.clipboard().setText("Efterår")
    part.forecast.title.setFocus()
    part.forecast.title.selectAll()
    QTest.keySequence(part.forecast.title, QKeySequence(QKeySequence.StandardKey.Paste))
    assert part.forecast.title.text() == "Efterår"
    assert window.session.study.forecast is forecast


def test_that_plots_and_table_show_it_beside_statistics_denmarks_path(window, part):
    usual = window.session.projection(-1).series("population_by_age", "80+").tolist()
    paste(part, pasted())
    assert row(part, "80+") == ["80+ år", "13.675", "55.000", "56.000", "57.000", "58.000", "59.000"]
    assert row(part, "80+ usual")[1:3] == ["13.675", "14.594"]
    assert row(part, "all")[2] == "385.000"
    assert row(part, "all usual")[2] == "373.335"
    for chart in (part.persons, part.index):
        assert all(series.reference is not None for series in chart.stage.data.series)
        assert chart.stage.data.note
    oldest = part.persons.stage.data.series[-1]
    assert list(oldest.reference[-6:]) == usual
    assert list(oldest.values[-5:]) == [55000, 56000, 57000, 58000, 59000]


def test_that_a_scenarios_growth_shows_in_it_and_not_in_the_grey_path(window, part):
    paste(part, pasted())
    slow = Scenario("Lav", parameters={"population_growth": 0.0})
    window.session.open(window.session.baseline, replace(window.session.study, scenarios=(slow,)), None)
    assert row(part, "all")[2:4] == ["385.000", "385.000"]
    assert row(part, "all usual")[2:4] == ["373.335", "378.205"]


def test_that_the_lever_of_growth_the_start_line_and_an_explanation_follow(window, part):
    """From 385,000 to 392,000 are 7,000."""
    paste(part, pasted())
    session = window.session
    assert session.baseline.parameters["population_growth"].default[0] == 7000
    assert session.study.forecast.title in window.bench.honest.toolTip()
    window.bench.show_workspace("overview")
    assert "7.000" in window.bench.levers.row("population_growth").field.text()
    window.bench.side.show_side(True)
    window.bench.side.explain("population", "", 2026)
    assert window.bench.side.explanation.told.value == "392.000 personer"
    session.undo()
    assert "4.870" in window.bench.levers.row("population_growth").field.text()


def test_that_title_and_note_are_edited_each_one_step_of_undo(window, part):
    paste(part, pasted())
    for field, text in ((part.forecast.title, "Prognose 2025"), (part.forecast.note, "Teknik og Miljø, maj")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, "\r")
    assert (window.session.study.forecast.title, window.session.study.forecast.note) == (
        "Prognose 2025",
        "Teknik og Miljø, maj",
    )
    assert "Prognose 2025" in part.source.text()
    assert window.session.history[1] == 3
    part.forecast.title.setText("  ")
    part.forecast.title.editingFinished.emit()
    assert part.forecast.title.text() == "Prognose 2025"
    assert window.session.history[1] == 3


def test_that_taking_it_out_says_that_undo_brings_it_back(window, part):
    paste(part, pasted())
    with_it = window.session.study
    part.forecast.out.click()
    assert window.session.study.forecast is None
    assert "Ctrl+Z" in part.forecast.told.text()
    assert part.forecast.about.isVisible()
    assert not any(line.key.endswith("usual") for line in part.view.sheet.lines)
    window.session.undo()
    assert window.session.study == with_it
    assert row(part, "all usual")[2] == "373.335"


def test_that_a_faulty_table_changes_nothing_and_tells_all_its_faults(window, part):
    before = study_bytes(window.session.study)
    paste(part, pasted(change={(1, 1): "–", (7, 5): "x"}))
    assert study_bytes(window.session.study) == before
    assert not window.isWindowModified()
    told = part.forecast.told.text().split("\n")
    assert len(told) == 3
    assert "80+, 2029" in told[2]
    assert part.forecast.told.property("role") == "fault"


# A forecast that ends before the study


def test_that_a_forecast_shorter_than_the_study_asks_and_changes_nothing_before_the_answer(window, part):
    before = window.session.study
    paste(part, pasted(2027))
    assert window.session.study is before
    assert part.forecast.question.isVisible()
    assert "2028, 2029" in part.forecast.question.label.text()
    assert len(asked(part)) == 2


def test_that_giving_up_leaves_all_as_it_was(window, part):
    before = window.session.study
    paste(part, pasted(2027))
    part.forecast.question.buttons[1].click()
    assert window.session.study is before
    assert not part.forecast.question.isVisible()
    assert window.session.undo_label is None


def test_that_shortening_sets_forecast_and_horizon_in_one_step_and_undo_gives_all_back(window, part):
    late = Scenario("A", parameters={"tax_rate": {2026: 0.25, 2029: 0.26}})
    window.session.open(window.session.baseline, Study(scenarios=(late,)), None)
    before = window.session.study
    paste(part, pasted(2027))
    assert "2027" in part.forecast.question.label.text()
    part.forecast.question.buttons[0].click()
    assert window.session.study.horizon == 2027
    assert window.session.study.scenarios[0].parameters == {"tax_rate": {2026: 0.25}}
    assert window.session.projection(-1).series("population").tolist() == [367039, 385000, 392000, 399000]
    window.session.undo()
    assert window.session.study == before


def test_that_the_question_goes_when_the_study_becomes_another(window, part):
    paste(part, pasted(2027))
    window.session.open(window.session.baseline, Study(title="Ny"), None)
    assert not part.forecast.question.isVisible()


# The dialog


@pytest.fixture
def dialog(part, qapp):
    part.forecast.enter.click()
    (made,) = part.findChildren(ForecastDialog)
    yield made
    made.close()
    qapp.processEvents()


def test_that_the_dialog_says_how_a_table_is_understood_before_it_is_taken(window, dialog):
    assert not dialog.ok.isEnabled()
    dialog.field.setPlainText(pasted(change={(1, 1): "x"}))
    assert "0-5, 2025" in dialog.told.text()
    assert not dialog.ok.isEnabled()
    dialog.field.setPlainText(pasted())
    assert "2025–2029" in dialog.told.text()
    assert window.session.study.forecast is None
    dialog.ok.click()
    assert population(window)[1] == 385000


def test_that_a_dialog_that_is_left_changes_nothing(window, dialog):
    dialog.field.setPlainText(pasted())
    dialog.reject()
    assert window.session.study.forecast is None


# Language and theme


def test_that_language_and_theme_change_with_a_forecast(window, part):
    paste(part, pasted())
    window.set_language("en")
    window.bench.workspaces["foundation"].show_part("ages")
    assert row(ages(window), "80+ usual")[0].strip() == "Statistics Denmark"
    assert ages(window).forecast.out.text() == "Take out"
    window.set_theme("dark")
    assert ages(window).persons.scheme.name == "dark"
    assert window.session.study.forecast is not None


def extra(first, last):
    rows = [["Alder", *range(first, last + 1)]]
    rows += [[group, *(people(year) for year in range(first, last + 1))] for group in GROUPS]
    return "\n".join("\t".join(map(str, row)) for row in rows)


def choose_horizon(window, year):
    switches = window.bars.switches
    switches.horizon.activated.emit(switches.years().index(year))


def test_that_a_horizon_beyond_the_forecast_asks_for_the_missing_years_and_loses_nothing(window, part):
    paste(part, pasted(last=2031))
    changed = replace(window.session.scenario, parameters={"tax_rate": {2029: 0.25}})
    window.session.do(("", window.session.state.with_scenario(changed)))
    study = window.session.study
    choose_horizon(window, 2033)
    assert window.session.study is study
    assert window.bars.switches.horizon.currentText() == "til 2029"
    assert "2032, 2033" in window.bench.notice.label.text()
    paste(part, extra(2032, 2034))
    assert sorted(window.session.study.forecast.persons) == list(range(2025, 2035))
    assert window.session.study.forecast.title == "Prognose 2025–2034"
    choose_horizon(window, 2033)
    assert window.session.study.horizon == 2033
    assert window.session.scenario.parameters == {"tax_rate": dict.fromkeys(range(2029, 2034), 0.25)}
    assert population(window)[-1] == 7 * people(2033)


def test_that_one_may_go_beyond_the_forecast_without_it_in_one_step(window, part):
    paste(part, pasted(last=2030))
    study = window.session.study
    choose_horizon(window, 2035)
    next(one for one in window.bench.notice.buttons if "2035" in one.text()).click()
    assert (window.session.study.forecast, window.session.study.horizon) == (None, 2035)
    window.session.undo()
    assert window.session.study == study


def test_that_years_that_leave_a_gap_after_the_forecast_are_refused(window, part):
    paste(part, pasted(last=2030))
    forecast = window.session.study.forecast
    paste(part, extra(2032, 2034))
    assert window.session.study.forecast is forecast
    assert "2031" in part.forecast.told.text()
