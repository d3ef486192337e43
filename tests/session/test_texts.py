"""Names and texts that no file takes are refused where they are typed, and names are compared as they are read."""

from dataclasses import replace

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.session.measure_edits import duplicate_measures
from scenarier.session.packages import free_package
from scenarier.session.scenarios import BASELINE_INDEX, added, copy_name, duplicated, name_fault, numbered_name
from scenarier.session.session import Session
from scenarier.session.state import State
from scenarier.storage.study_types import MOST_SCENARIOS
from scenarier.text.language import language, set_language

APART, COMPOSED = "Mere pa\u030a vej", "Mere på vej"
A = Scenario(APART, measures=(Measure("T", "frame:MTM", {}),))
STUDY = Study(scenarios=(A, Scenario("B")))


@pytest.fixture(autouse=True)
def english():
    before = language()
    set_language("en")
    yield
    set_language(before)


@pytest.fixture
def session():
    baseline = open_study(None)[1]
    made = Session(baseline, STUDY)
    made.told = []
    made.refusal_listeners.append(made.told.append)
    return made


def test_that_a_name_is_taken_however_it_is_written():
    assert "another scenario is called" in name_fault(STUDY, COMPOSED, 1)
    assert name_fault(STUDY, COMPOSED, 0) == ""
    assert "another scenario is called" in name_fault(STUDY, f" {COMPOSED.upper()} ", BASELINE_INDEX)


@pytest.mark.parametrize("name", ["\u200b", "A\tB", "A\nB", "A\x1b[31m", "x" * 201, "\u2060 \ufeff"])
def test_that_a_name_that_cannot_be_shown_is_refused(name):
    assert name_fault(STUDY, name, 0)
    assert name_fault(STUDY, "x" * 200, 0) == ""
    assert name_fault(STUDY, "A\u202eB", 0) == ""


def edits():
    rule = Rule("R", "savings", "at_least", 0.0)
    measure = A.measures[0]
    return {
        "name": STUDY.with_scenario(0, replace(A, name="\u200b")),
        "note": STUDY.with_scenario(0, replace(A, note="x" * 20_001)),
        "reason": STUDY.with_scenario(0, replace(A, notes={"tax_rate": "\x1b"})),
        "measure": STUDY.with_scenario(0, replace(A, measures=(replace(measure, title="a\nb"),))),
        "budget": replace(STUDY, budget=Budget("x\ty", {"frame:MTM": {2026: 1.0}})),
        "rule": replace(STUDY, rules=(replace(rule, source="\0"),)),
        "rules": replace(STUDY, rules=tuple(replace(rule, name=str(n)) for n in range(201))),
        "measures": STUDY.with_scenario(0, replace(A, measures=(measure,) * 5_001)),
    }


@pytest.mark.parametrize("kind", edits())
def test_that_an_edit_that_no_file_could_hold_is_refused_with_a_word(session, kind):
    session.do(("x", session.state.with_study(edits()[kind])))
    assert session.study == STUDY
    assert session.undo_label is None
    (told,) = session.told
    assert told.startswith("Nothing was changed: ")


def test_that_a_study_with_a_text_it_had_already_can_still_be_edited(session):
    old = STUDY.with_scenario(0, replace(A, note="\x1b"))
    session.open(session.baseline, old, None)
    changed = old.with_scenario(0, replace(A, note="\x1b", parameters={"tax_rate": 0.25}))
    session.do(("x", session.state.with_study(changed)))
    assert session.study != old
    assert session.told == []


def test_that_there_are_no_more_scenarios_than_a_file_takes(session):
    full = Study(scenarios=tuple(Scenario(str(n)) for n in range(MOST_SCENARIOS)))
    session.open(session.baseline, full, None)
    session.do(("x", session.state.with_list(added(full, Scenario("one more")))))
    assert session.study is full
    assert "10001 scenarios are too many" in session.told[0]


def test_that_a_copys_name_is_free_and_short_enough():
    study = Study(scenarios=(Scenario("x" * 200),))
    for _ in range(30):
        study, index = duplicated(study, 0)
        assert name_fault(study, study.scenarios[index].name, index) == ""
    assert len({one.name for one in study.scenarios}) == 31
    long = Scenario("S", measures=(Measure("x" * 200, "frame:MTM", {}),))
    _, copy = duplicate_measures(State(Study(scenarios=(long,)), 0), [0])[1].scenario.measures
    assert len(copy.title) <= 200
    assert len(free_package((Measure("", "frame:MTM", {}, package="x" * 200),), "X" * 200)) <= 200


def test_that_a_free_name_is_found_by_looking_at_each_scenario_once(monkeypatch):
    from scenarier.session import scenarios

    looked = []
    real = scenarios.folded
    monkeypatch.setattr(scenarios, "folded", lambda name: looked.append(1) or real(name))
    names = (
        [f"Scenarie {n + 1}" for n in range(2_000)] + [f"S (copy {n + 1})" for n in range(1, 2_000)] + ["S (copy)"]
    )
    study = Study(scenarios=tuple(map(Scenario, names)))
    assert numbered_name(study, "Scenarie") == "Scenarie 2001"
    assert copy_name(study, "S") == "S (copy 2001)"
    assert len(looked) < 4 * len(names)
