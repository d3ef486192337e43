"""What follows a scenario that others are based on: its name, its place, its copies."""

import pytest
from tests.made import Study

from scenarier.model.proposals import SEALED_PARTS, Seal
from scenarier.model.questions import About, Question
from scenarier.model.study import Scenario
from scenarier.session import edits
from scenarier.session.state import State
from scenarier.text.language import set_language

SEAL = Seal("2026-09-14", "0.9.0", dict.fromkeys(SEALED_PARTS, "0" * 64), {2026: 1.0}, {2026: 2.0})
FIGURE = {"variable": "result", "year": 2027}
STUDY = Study(
    scenarios=(
        Scenario("Forvaltningen"),
        Scenario("Gruppe A", based_on="Forvaltningen", status="final", sealed=SEAL),
        Scenario("Gruppe B", based_on="Gruppe A", status="draft"),
        Scenario("Alene"),
    ),
    questions=(
        Question("Hvorfor?", About("forvaltningen", **FIGURE)),
        Question("Hvornår?", About("Gruppe A", measure="Vej")),
        Question("Hvor?", About(**FIGURE)),
    ),
)


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


def bases(study):
    return {one.name: one.based_on for one in study.scenarios}


@pytest.mark.parametrize(
    "rename",
    [
        lambda state: edits.rename_scenario(state, 0, "Borgmesteren"),
        lambda state: edits.describe_scenario(state, 0, "Borgmesteren", "note"),
    ],
)
def test_that_bases_and_questions_follow_a_scenario_that_is_renamed(rename):
    _, after = rename(State(STUDY, selected=0, reference=1))
    assert bases(after.study) == {
        "Borgmesteren": "",
        "Gruppe A": "Borgmesteren",
        "Gruppe B": "Gruppe A",
        "Alene": "",
    }
    assert [one.about.scenario for one in after.study.questions] == ["Borgmesteren", "Gruppe A", ""]
    assert after.study.scenarios[2:] == STUDY.scenarios[2:]
    assert after.study.scenarios[1].sealed == SEAL
    assert after.reference_scenario.name == "Gruppe A"


def test_that_a_note_alone_leaves_what_is_based_on_a_scenario_the_very_same():
    _, after = edits.describe_scenario(State(STUDY, selected=0), 0, "Forvaltningen", "note")
    assert after.study.scenarios[0].note == "note"
    assert after.study.scenarios[1] is STUDY.scenarios[1]


def test_that_what_was_based_on_a_deleted_scenario_is_based_on_its_base():
    label, after = edits.remove_scenario(State(STUDY, selected=1, reference=2))
    assert bases(after.study) == {"Forvaltningen": "", "Gruppe B": "Forvaltningen", "Alene": ""}
    assert label == "Delete “Gruppe A”; 1 proposal is based on “Forvaltningen”"
    assert after.reference_scenario.name == "Gruppe B"


def test_that_what_was_based_on_a_deleted_scenario_without_base_is_based_on_the_baseline_scenario():
    label, after = edits.remove_scenario(State(STUDY, selected=0))
    assert bases(after.study) == {"Gruppe A": "Grundforløb", "Gruppe B": "Gruppe A", "Alene": ""}
    assert label == "Delete “Forvaltningen”; 1 proposal is based on “Baseline”"
    assert after.study.scenarios[0].sealed == SEAL


def test_that_deleting_what_nothing_is_based_on_says_no_more():
    assert edits.remove_scenario(State(STUDY, selected=3))[0] == "Delete “Alene”"


def test_that_the_copy_of_a_proposal_is_a_draft_of_the_same_base_without_a_seal():
    _, after = edits.duplicate_scenario(State(STUDY, selected=1))
    copy = after.study.scenarios[2]
    assert (copy.based_on, copy.status, copy.sealed) == ("Forvaltningen", "draft", None)
    _, after = edits.duplicate_scenario(State(STUDY, selected=3))
    assert after.study.scenarios[4].status == ""
