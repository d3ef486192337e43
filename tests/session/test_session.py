"""The open study without a window."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.session.scenarios import numbered_name, projected_to
from scenarier.session.session import BASELINE_INDEX, Session


@pytest.fixture
def session() -> Session:
    study, baseline = open_study(None)
    return Session(baseline, study)


@pytest.fixture
def hamlet(session) -> Session:
    """A session on a forecast of 1,000 persons of each age from 2025 to 2035."""
    persons = {year: dict.fromkeys(session.baseline.age_groups, 1000.0) for year in range(2025, 2036)}
    session.open(session.baseline, replace(session.study, forecast=Forecast("F", persons)), None)
    return session


def with_growth(value: float) -> Scenario:
    return Scenario("", parameters={"population_growth": value})


def test_that_an_edit_of_the_baseline_makes_a_new_scenario_and_undo_takes_it_away(session):
    before = session.study
    session.do(("vækst", session.state.with_scenario(with_growth(6000.0))))
    assert session.scenario.name == "Scenarie 1"
    assert session.selected == 0
    session.undo()
    assert session.study == before
    assert session.selected == BASELINE_INDEX
    session.redo()
    assert session.scenario.parameters == {"population_growth": 6000.0}


def test_that_edits_of_one_gesture_are_one_step(session):
    gesture = object()
    for value in (5000.0, 5500.0, 6000.0):
        changed = session.scenario.with_parameter("population_growth", value)
        session.do(("vækst", session.state.with_scenario(changed)), gesture)
    session.undo()
    assert session.study.scenarios == ()
    assert session.undo_label is None
    session.redo()
    assert session.scenario.parameters == {"population_growth": 6000.0}


def test_that_two_gestures_are_two_steps(session):
    for value in (5000.0, 6000.0):
        scenario = session.scenario.with_parameter("population_growth", value)
        session.do(("vækst", session.state.with_scenario(scenario)), object())
    session.undo()
    assert session.scenario.parameters == {"population_growth": 5000.0}


def test_that_an_edit_after_undo_forgets_what_was_undone(session):
    session.do(("a", session.state.with_scenario(with_growth(5000.0))))
    session.undo()
    session.do(("b", session.state.with_scenario(with_growth(6000.0))))
    assert session.redo_label is None


def test_that_an_edit_that_changes_nothing_is_no_step(session):
    session.open(session.baseline, Study(scenarios=(with_growth(5000.0),)), None)
    session.do(("a", session.state.with_scenario(session.scenario)))
    assert session.undo_label is None
    assert not session.is_dirty


def test_that_a_study_is_unsaved_only_while_it_differs_from_what_was_saved(session):
    assert not session.is_dirty
    session.do(("a", session.state.with_scenario(with_growth(5000.0))))
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty
    session.redo()
    session.saved_as(Path("a.scenarier"))
    assert not session.is_dirty


def test_that_listeners_hear_of_every_change(session):
    heard = []
    session.listeners.append(lambda _news: heard.append(session.study))
    session.do(("a", session.state.with_scenario(with_growth(5000.0))))
    session.undo()
    session.select(BASELINE_INDEX)
    assert len(heard) == 3


def test_that_the_baselines_projection_is_untouched_by_edits(session):
    before = session.projection(BASELINE_INDEX).series("liquidity").copy()
    session.do(("a", session.state.with_scenario(with_growth(0.0))))
    assert (session.projection(BASELINE_INDEX).series("liquidity") == before).all()
    assert session.projection().series("liquidity")[-1] != before[-1]


def refused(session):
    heard = []
    session.refusal_listeners.append(heard.append)
    return heard


def test_that_a_growth_that_leaves_a_year_without_people_is_refused_and_told_of(hamlet):
    """7,000 persons, 3,000 fewer each year: 4,000 in 2026, 1,000 in 2027, nobody in 2028."""
    heard, study = refused(hamlet), hamlet.study
    hamlet.do(("vækst", hamlet.state.with_scenario(with_growth(-3000.0))))
    assert (hamlet.study, hamlet.undo_label, hamlet.is_dirty) == (study, None, False)
    assert len(heard) == 1
    assert "2028" in heard[0]
    hamlet.do(("vækst", hamlet.state.with_scenario(with_growth(-1000.0))))
    assert hamlet.scenario.parameters == {"population_growth": -1000.0}
    assert len(heard) == 1


def test_that_a_refused_step_of_a_gesture_leaves_the_step_before_it(hamlet):
    gesture, heard = object(), refused(hamlet)
    for value in (-1000.0, -1100.0, -3000.0):
        hamlet.do(("vækst", hamlet.state.with_scenario(with_growth(value))), gesture)
    assert hamlet.scenario.parameters == {"population_growth": -1100.0}
    assert len(heard) == 1
    hamlet.undo()
    assert hamlet.study.scenarios == ()


def test_that_a_longer_horizon_that_leaves_nobody_is_refused(hamlet):
    """7,000 less 1,000 a year are 3,000 in 2029 and nobody in 2032."""
    hamlet.do(("vækst", hamlet.state.with_scenario(with_growth(-1000.0))))
    heard, study = refused(hamlet), hamlet.study
    hamlet.do(("horisont", hamlet.state.with_study(study.with_horizon(2031))))
    assert hamlet.study.horizon == 2031
    assert heard == []
    hamlet.do(("horisont", hamlet.state.with_study(study.with_horizon(2032))))
    assert hamlet.study.horizon == 2031
    assert "2032" in heard[0]


def test_that_who_listens_is_shown_what_stands_when_an_edit_is_refused(hamlet):
    seen, study = [], hamlet.study
    hamlet.listeners.append(lambda _news: seen.append(hamlet.study))
    hamlet.do(("vækst", hamlet.state.with_scenario(with_growth(-3000.0))))
    assert seen == [study]


def test_that_the_baseline_has_the_studys_budget_and_forecast_as_they_stand(session):
    bare = session.baseline
    adopted = Budget("B", {"revenue:grants": {2026: 3000.0}})
    session.do(("budget", session.state.with_study(replace(session.study, budget=adopted))))
    assert session.baseline.budget is adopted
    assert session.projection(BASELINE_INDEX).series("grants")[2] == pytest.approx(3000.0)
    session.undo()
    assert session.baseline.budget is None
    assert session.projection(BASELINE_INDEX).series("grants")[2] == pytest.approx(3164.1983, abs=1e-4)
    assert session.baseline.figures is bare.figures


def test_that_a_free_name_counts_on_from_what_is_taken():
    study = Study(scenarios=(Scenario("scenarie 1 "), Scenario("Scenarie 2"), BASELINE))
    assert numbered_name(study, "Scenarie") == "Scenarie 3"


def test_that_another_last_year_says_how_many_values_go_on_or_end():
    """Two parameters and a measure stand to 2029; a third parameter and two measures do not, or need nothing."""
    parameters = {"frame_change.BA": {2029: 7.0}, "tax_rate": {2029: 0.25}, "frame_change.MTM": {2028: 9.0}}
    measures = (
        Measure("a", "frame:BA", {2029: 2.0}),
        Measure("b", "frame:BA", {2028: 2.0}),
        Measure("c", "frame:BA", {2027: 2.0}, lasting=True),
    )
    study = Study(scenarios=(Scenario("A", parameters=parameters, measures=measures), Scenario("B")))
    longer, n_on = projected_to(study, 2035)
    assert (longer.horizon, n_on) == (2035, 3)
    shorter, n_ended = projected_to(longer, 2029)
    assert n_ended == 3
    assert shorter == study
    assert projected_to(study, 2028)[1] == 3
    assert projected_to(study, 2029) == (study, 0)
