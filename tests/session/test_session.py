"""The open study without a window."""

from pathlib import Path

import pytest

from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.session.scenarios import numbered_name
from scenarier.session.session import BASELINE_INDEX, Session


@pytest.fixture
def session() -> Session:
    study, baseline = open_study(None)
    return Session(baseline, study)


def with_growth(value: float) -> Scenario:
    return Scenario("", parameters={"population_growth": value})


def test_that_an_edit_of_the_baseline_makes_a_new_scenario_and_undo_takes_it_away(session):
    before = session.study
    session.edit_scenario("vækst", with_growth(6000.0), "Scenarie")
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
        session.edit_scenario("vækst", session.scenario.with_parameter("population_growth", value), "S", gesture)
    session.undo()
    assert session.study.scenarios == ()
    assert session.undo_label is None
    session.redo()
    assert session.scenario.parameters == {"population_growth": 6000.0}


def test_that_two_gestures_are_two_steps(session):
    for value in (5000.0, 6000.0):
        scenario = session.scenario.with_parameter("population_growth", value)
        session.edit_scenario("vækst", scenario, "S", object())
    session.undo()
    assert session.scenario.parameters == {"population_growth": 5000.0}


def test_that_an_edit_after_undo_forgets_what_was_undone(session):
    session.edit_scenario("a", with_growth(5000.0), "S")
    session.undo()
    session.edit_scenario("b", with_growth(6000.0), "S")
    assert session.redo_label is None


def test_that_an_edit_that_changes_nothing_is_no_step(session):
    session.open(session.baseline, Study(scenarios=(with_growth(5000.0),)), None)
    session.edit_scenario("a", session.scenario, "S")
    assert session.undo_label is None
    assert not session.is_dirty


def test_that_a_study_is_unsaved_only_while_it_differs_from_what_was_saved(session):
    assert not session.is_dirty
    session.edit_scenario("a", with_growth(5000.0), "S")
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty
    session.redo()
    session.saved_as(Path("a.scenarier"))
    assert not session.is_dirty


def test_that_listeners_hear_of_every_change(session):
    heard = []
    session.listeners.append(lambda: heard.append(session.study))
    session.edit_scenario("a", with_growth(5000.0), "S")
    session.undo()
    session.select(BASELINE_INDEX)
    assert len(heard) == 3


def test_that_the_baselines_projection_is_untouched_by_edits(session):
    before = session.projection(BASELINE_INDEX).series("liquidity").copy()
    session.edit_scenario("a", with_growth(0.0), "S")
    assert (session.projection(BASELINE_INDEX).series("liquidity") == before).all()
    assert session.projection().series("liquidity")[-1] != before[-1]


def test_that_a_free_name_counts_on_from_what_is_taken():
    study = Study(scenarios=(Scenario("scenarie 1 "), Scenario("Scenarie 2"), BASELINE))
    assert numbered_name(study, "Scenarie") == "Scenarie 3"
