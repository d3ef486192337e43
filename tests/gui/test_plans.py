"""Studies with a budget and a forecast in the window, files of older versions, and growth that leaves nobody."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.made import Study

from scenarier.gui.window.registry import WORKSPACES
from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget
from scenarier.model.study import Scenario

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PLANNED = GOLDEN / "check-budget.scenarier"
LINES = ("service", "transfer", "cofinancing", "refund", "other", "grants", "taxes")
REVISED = (
    "»gammel.scenarier« er skrevet, før modellen blev revideret (version 0.4), så tallene er nu andre; hvad der "
    "er ændret og hvorfor, står i CHANGELOG.md."
)


@pytest.fixture
def planned(window):
    """The window with the check study of a budget and a forecast, its first scenario shown."""
    assert window.documents.open_path(PLANNED)
    return window


def old_file(tmp_path, version):
    path = tmp_path / "gammel.scenarier"
    document = {"format": "scenarier-study", "version": version, "baseline": "aarhus-2024"}
    scenario = {"name": "A", "parameters": {"population_growth": 3500}}
    path.write_text(json.dumps({**document, "scenarios": [scenario]}), encoding="utf-8")
    return path


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def horizons(window):
    shown = window.bars.switches.horizon
    return [shown.itemText(place) for place in range(shown.count())]


# A budget and a forecast


def test_that_a_study_with_budget_and_forecast_opens_and_is_not_unsaved(planned):
    assert planned.session.study == open_study(PLANNED)[0]
    assert not planned.isWindowModified()
    assert planned.bench.notice.isHidden()


@pytest.mark.parametrize("selected", [-1, 0, 1, 2])
def test_that_every_workspace_shows_it(planned, selected):
    planned.session.select(selected)
    for workspace in [row.name for row in WORKSPACES]:
        planned.bench.show_workspace(workspace)
        planned.bench.side.show_side(True)
        planned.bench.side.board.settle()
        longer = planned.session.study.with_horizon(2030)
        planned.session.do(("Horisont", planned.session.state.with_study(longer)))
        QApplication.processEvents()
        assert planned.bench.current == workspace
        planned.session.undo()


def test_that_grundforløb_shows_the_budgets_amounts(planned):
    """The file's grants of 2026, 3,190 in prices of 2026."""
    planned.session.select(-1)
    planned.bench.side.show_side(True)
    planned.bench.side.explain("grants", "", 2026)
    assert planned.bench.side.explanation.told.value == "3.190,0 mio. kr."


def test_that_an_edit_and_its_undo_work_with_them(planned):
    """40 mio. kr. off a frame in 2024 prices are 40 * 1.033 * 1.030 * 1.028 in 2027, budget or not."""
    session = planned.session
    before, frame = session.study, session.projection().series("frame", "MBU")[3]
    changed = session.scenario.with_parameter("frame_change.MBU", {2027: -40.0})
    session.do(("Ramme", session.state.with_scenario(changed)))
    moved = session.projection().series("frame", "MBU")[3] - frame
    assert moved == pytest.approx(-40 * 1.033 * 1.030 * 1.028)
    assert planned.isWindowModified()
    assert session.study.budget is before.budget
    assert session.study.forecast is before.forecast
    session.undo()
    assert session.study == before
    assert session.projection().series("frame", "MBU")[3] == frame
    assert not planned.isWindowModified()


def test_that_what_is_saved_has_them_still(planned, tmp_path):
    study = planned.session.study
    planned.session.do(("Titel", planned.session.state.with_study(replace(study, title="Ny"))))
    planned.documents._write(tmp_path / "ny.scenarier", None)
    assert open_study(tmp_path / "ny.scenarier")[0] == replace(study, title="Ny")


def test_that_a_last_year_that_the_forecast_does_not_reach_is_asked_about_and_not_taken(planned):
    assert horizons(planned) == [f"til {year}" for year in range(2029, 2036)]
    study, horizon = planned.session.study, planned.bars.switches.horizon
    horizon.activated.emit(horizon.findText("til 2034"))
    assert planned.session.study is study
    assert horizon.currentText() == f"til {study.horizon}"
    assert "2033, 2034" in planned.bench.notice.label.text()
    planned.documents.new()
    horizon.activated.emit(horizon.findText("til 2034"))
    assert planned.session.study.horizon == 2034


def test_that_a_new_study_is_without_the_budget_and_the_forecast(planned):
    planned.documents.new()
    assert (planned.session.baseline.budget, planned.session.baseline.forecast) == (None, None)
    population = planned.session.projection().series("population")
    assert population[5] == 392_815


# What Grundforløb starts from


def told(window):
    """The line above the plots, which the tip has in full."""
    assert window.bench.honest.toolTip()
    return window.bench.honest.toolTip()


def test_that_the_line_above_the_plots_tells_of_the_level_of_budget_2024(window):
    assert "niveauet i budget 2024" in told(window)


def test_that_it_tells_of_the_accounts_where_all_lines_start_from_them(window):
    accounts = Scenario("Fra regnskabet", parameters={f"start_from_budget.{line}": 0.0 for line in LINES})
    window.session.open(window.session.baseline, Study(scenarios=(accounts,)), None)
    assert "regnskab" in told(window)
    assert "budget 2024" not in told(window)
    window.session.select(-1)
    assert "niveauet i budget 2024" in told(window)


def test_that_it_tells_of_both_where_one_line_starts_from_the_accounts(window):
    mixed = Scenario("Tilskud", parameters={"start_from_budget.grants": 0.0})
    window.session.open(window.session.baseline, Study(scenarios=(mixed,)), None)
    assert "regnskab" in told(window)
    assert "budget 2024" in told(window)
    assert "linje for linje" in told(window)


def test_that_it_names_the_councils_budget_and_the_forecast(planned):
    assert "Budget 2026-2029 (opdigtet)" in told(planned)
    assert "Prognose 2025-2032 (opdigtet)" in told(planned)


def test_that_a_budget_that_names_nothing_is_not_told_of(window):
    study = Study(budget=Budget("Tomt budget", {"revenue:grants": {}}))
    window.session.open(window.session.baseline, study, None)
    assert "Tomt budget" not in told(window)
    assert "niveauet i budget 2024" in told(window)


# Files of older versions


@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_a_file_of_an_older_version_is_told_of_in_the_notice(window, tmp_path, version):
    assert window.documents.open_path(old_file(tmp_path, version))
    assert window.bench.notice.isVisible()
    assert window.bench.notice.label.text() == REVISED
    (close,) = [button for button in window.bench.notice.findChildren(QPushButton) if button.isVisible()]
    close.click()
    assert window.bench.notice.isHidden()


def test_that_a_file_of_version_4_is_not_told_of_also_after_an_older_one(window, tmp_path):
    assert window.documents.open_path(old_file(tmp_path, 1))
    assert window.bench.notice.isVisible()
    new = old_file(tmp_path, 4)
    assert window.documents.open_path(new)
    assert window.bench.notice.isHidden()


def test_that_the_notice_of_an_older_file_goes_when_it_is_saved(window, tmp_path):
    path = old_file(tmp_path, 2)
    assert window.documents.open_path(path)
    window.documents.save()
    assert window.bench.notice.isHidden()
    assert window.documents.open_path(path)
    assert window.bench.notice.isHidden()


def test_that_the_notice_of_an_older_file_is_there_in_another_language_too(window, tmp_path):
    assert window.documents.open_path(old_file(tmp_path, 1))
    window.set_language("en")
    assert not window.bench.notice.isHidden()
    assert "before the model was revised" in window.bench.notice.label.text()


# Growth that leaves nobody


def show_hamlet(window):
    """The study with a forecast of 1,000 persons of each age in every year."""
    session = window.session
    few = {year: dict.fromkeys(ages, 1000.0) for year, ages in session.study.forecast.persons.items()}
    study = replace(session.study, forecast=replace(session.study.forecast, persons=few))
    session.open(session.baseline, study, None)
    return study


def test_that_a_growth_that_leaves_a_year_without_people_is_refused_and_changes_nothing(planned):
    """7,000 persons, 3,000 fewer each year from 2025: 4,000, 1,000, and nobody on 1 January 2028."""
    session, study = planned.session, show_hamlet(planned)
    heard = []
    session.refusal_listeners.append(heard.append)
    emptied = session.scenario.with_parameter("population_growth", -3000.0)
    session.do(("Vækst", session.state.with_scenario(emptied)))
    assert session.study == study
    assert session.undo_label is None
    assert not planned.isWindowModified()
    (message,) = heard
    assert "2028" in message
    assert "Som budgettet" in message
    assert planned.bench.notice.label.text() == message
    assert planned.bench.notice.isVisible()


def test_that_a_refused_growth_leaves_the_levers_field_as_it_was(planned):
    """7,000 less 500 a year are people to 2032, the horizon; less 3,000 a year they are not."""
    session, study = planned.session, show_hamlet(planned)
    field = planned.bench.levers.row("population_growth").field
    before = field.text()
    type_into(field, "-3000")
    assert session.study == study
    assert field.text() == before
    type_into(field, "-500")
    assert session.scenario.parameters == {"population_growth": -500.0}
