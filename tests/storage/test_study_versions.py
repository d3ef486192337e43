"""Files of every version open; what came later is refused in older ones."""

import json

import pytest
from tests.made import Study
from tests.storage.studies import fault, faults, read, study

from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes

VERSION_1 = {
    "note": "efter budgetforliget",
    "parameters": {"population_growth": 3500, "frame_change.MSB": {"2026": 25}},
    "measures": [{"title": "Færre lokaler", "target": "frame:MTM", "amounts": {"2026": -20}, "on": False}],
}
AS_READ = Scenario(
    "A",
    "efter budgetforliget",
    {"population_growth": 3500.0, "frame_change.MSB": {2026: 25.0}},
    (Measure("Færre lokaler", "frame:MTM", {2026: -20.0}, on=False),),
)


def test_that_a_file_of_version_1_opens_as_it_did():
    assert read(study(VERSION_1, version=1)) == Study(scenarios=(AS_READ,))


def test_that_a_file_of_version_2_carries_colour_and_notes():
    newer = {**VERSION_1, "colour": "green", "notes": {"population_growth": "forliget s. 3"}}
    (scenario,) = read(study(newer, version=2)).scenarios
    assert scenario.colour == "green"
    assert scenario.notes == {"population_growth": "forliget s. 3"}
    assert scenario.parameters == AS_READ.parameters


@pytest.mark.parametrize("key", ["colour", "notes"])
def test_that_what_version_2_brought_is_unknown_in_version_1(key):
    value = {"colour": "green", "notes": {}}[key]
    assert fault(study({key: value}, version=1)).startswith(f"scenarios[0].{key}: unknown key")
    assert not faults(study({key: value}, version=2))


def test_that_a_study_is_always_written_in_the_newest_version_since_older_programs_had_another_model():
    for one in (Study(scenarios=(AS_READ,)), Study(rules=(RULE,)), read(study(VERSION_1, version=1))):
        assert json.loads(study_bytes(one))["version"] == 6


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6])
def test_that_a_study_knows_which_version_it_was_read_from_and_is_the_same_whatever_it_was(version):
    found = read(study(VERSION_1, version=version))
    assert found.version == version
    assert found == Study(scenarios=(AS_READ,))
    assert parse_study(study_bytes(found), "")[0].version == 6


STEPS = {
    2: ({}, {"colour": "green", "notes": {"tax_rate": "aftalt"}}, {}),
    3: ({"rules": [], "rules_off": ["debt_limit"]}, {}, {}),
    4: ({"budget": {"title": "B", "levels": {}}}, {}, {"package": "P", "lasting": True}),
    5: ({"spreads": {"tax_rate": 0.01}, "spread_notes": {"tax_rate": "skøn"}, "seed": 7}, {}, {}),
    6: ({"questions": [{"text": "Hvad?", "about": {"package": "P"}}]},
        {"based_on": "Grundforløb", "status": "draft"}, {}),
}  # fmt: skip
"""What each version added to a study, a scenario and a measure."""


def document_of_version(version, added_up_to):
    """A file of a version, with all that the versions up to another one have added."""
    in_study, in_scenario, in_measure = {}, {}, {"title": "T", "target": "frame:MTM", "amounts": {"2026": 1}}
    for step in (STEPS[one] for one in STEPS if one <= added_up_to):
        for held, new in zip((in_study, in_scenario, in_measure), step, strict=True):
            held.update(new)
    return study({**in_scenario, "measures": [in_measure]}, version=version, **in_study)


@pytest.mark.parametrize("version", STEPS)
def test_that_a_file_of_each_version_opens_with_all_it_holds_and_is_written_with_it_in_the_newest(version):
    document = document_of_version(version, version)
    found = read(document)
    written = json.loads(study_bytes(found))
    assert written["version"] == 6
    without = {key: value for key, value in document.items() if value != []}
    assert written == {"title": "", "note": "", "horizon": 2029, **without, "version": 6}
    assert found == read({**document, "version": 6})


@pytest.mark.parametrize("version", STEPS)
def test_that_what_a_version_added_is_unknown_in_a_file_of_the_version_before(version):
    lines = faults(document_of_version(version - 1, version))
    added = [key for held in STEPS[version] for key in held]
    assert sorted(line.partition(": ")[0].rpartition(".")[2] for line in lines) == sorted(added)
    assert all(": unknown key “" in line for line in lines)


RULE = Rule(
    "Kulturens opsparing",
    "savings",
    "at_least",
    0.02,
    threshold_of="frame",
    entity="MKB",
    first_year=2027,
    severity="band",
    source="Budgetforliget",
)
"""Differs from what is taken when a key is left out wherever it can."""


def test_that_rules_and_what_is_switched_off_stand_in_the_file_as_they_were():
    ruled = Study(
        rules=(RULE, Rule("Gæld", "debt", "at_most", 7000.0, on=False, last_year=2035)),
        rules_off=("liquidity_band_5000", "debt_limit"),
    )
    assert parse_study(study_bytes(ruled), "")[0] == ruled


def test_that_an_own_rule_holds_all_it_may_leave_out():
    given = {"title": "Gæld", "metric": "debt", "comparison": "at_most", "threshold": 7000}
    assert read(study(version=3, rules=[given])).rules == (Rule("Gæld", "debt", "at_most", 7000.0),)


@pytest.mark.parametrize("key", ["rules", "rules_off"])
@pytest.mark.parametrize("version", [1, 2])
def test_that_what_version_3_brought_is_unknown_before(key, version):
    assert fault(study(version=version, **{key: []})).startswith(f"{key}: unknown key")
    assert not faults(study(version=3, **{key: []}))


@pytest.mark.parametrize(
    ("scenario", "message"),
    [
        ({"colour": "gren"}, "scenarios[0].colour: unknown colour “gren”; did you mean “green”?"),
        ({"colour": 3}, "scenarios[0].colour: a text belongs here, not 3"),
        ({"notes": []}, "scenarios[0].notes: an object {…} belongs here, not […]"),
        ({"notes": {"tax_rate": 1}}, "scenarios[0].notes.tax_rate: a text belongs here, not 1"),
        (
            {"notes": {"tax_rat": "x"}},
            "scenarios[0].notes.tax_rat: unknown parameter “tax_rat”; did you mean “tax_rate”?",
        ),
    ],
)
def test_that_a_faulty_colour_or_note_is_told_where_it_stands(scenario, message):
    assert fault(study(scenario, version=2)) == message
