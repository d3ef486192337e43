"""Proposals of a study file: base, status and seal; what is taken, what is refused and where."""

import copy
import json

import pytest
from tests.storage.studies import fault, faults, read, study

from scenarier.model.proposals import Seal
from scenarier.storage.study_write import study_bytes

SUMS = {part: sign * 64 for part, sign in (("scenario", "a"), ("base", "b"), ("budget", "c"), ("forecast", "0"),
                                           ("baseline", "9"))}  # fmt: skip
SEALED = {
    "date": "2026-09-14",
    "model": "0.9.0",
    "sha256": SUMS,
    "result": {"2025": -1.5},
    "liquidity": {"2035": 4000},
}


def proposals(*scenarios, **changes):
    return study(version=6, scenarios=[{"name": name, **rest} for name, rest in scenarios], **changes)


def sealed(**changes):
    return proposals(("A", {"based_on": "Grundforløb", "status": "final", "sealed": {**SEALED, **changes}}))


def places(document):
    return [line.partition(": ")[0] for line in faults(document)]


# Bases


def test_that_a_base_is_compared_as_names_are_and_read_as_it_is_called():
    found = read(
        proposals(("Lav vækst", {}), ("B", {"based_on": " lav VÆKST "}), ("C", {"based_on": "grundforløb"}))
    )
    assert [one.based_on for one in found.scenarios] == ["", "Lav vækst", "Grundforløb"]


def test_that_a_base_may_be_a_proposal_and_stand_after_what_builds_on_it():
    chain = proposals(("C", {"based_on": "B"}), ("B", {"based_on": "A", "status": "draft"}), ("A", {}))
    assert [one.based_on for one in read(chain).scenarios] == ["B", "A", ""]


def test_that_a_base_that_is_not_there_is_told_with_the_nearest():
    assert fault(proposals(("Lav vækst", {}), ("B", {"based_on": "Lav vekst"}))) == (
        "scenarios[1].based_on: there is no scenario “Lav vekst” to be based on; did you mean “Lav vækst”?"
    )
    assert "did you mean “Grundforløb”?" in fault(proposals(("B", {"based_on": "Grundforlob"})))


def test_that_a_scenario_is_not_its_own_base():
    assert fault(proposals(("B", {"based_on": " b"}))) == (
        "scenarios[0].based_on: “B” is based on itself; name another scenario"
    )


def test_that_each_circle_is_told_once_and_what_leads_into_it_is_not_blamed():
    document = proposals(
        ("X", {"based_on": "B"}), ("B", {"based_on": "D"}), ("C", {"based_on": "B"}), ("D", {"based_on": "C"}),
        ("P", {"based_on": "Q"}), ("Q", {"based_on": "P"}), ("E", {"based_on": "Grundforløb"}),
    )  # fmt: skip
    assert faults(document) == [
        "scenarios[1].based_on: the bases lead round in a circle, “B” → “D” → “C” → “B”",
        "scenarios[4].based_on: the bases lead round in a circle, “P” → “Q” → “P”",
    ]


def test_that_ten_thousand_bases_in_a_row_are_read():
    chain = [(f"{at}", {"based_on": f"{at - 1}" if at else "Grundforløb"}) for at in range(10_000)]
    assert read(proposals(*chain)).scenarios[-1].based_on == "9998"


def test_that_an_empty_base_and_status_are_none():
    found = read(proposals(("A", {"based_on": "", "status": ""}))).scenarios[0]
    assert (found.based_on, found.status, found.sealed) == ("", "", None)
    assert json.loads(study_bytes(read(proposals(("A", {"based_on": "", "status": ""})))))["scenarios"] == [
        {"name": "A"}
    ]


# Status and seal


def test_that_an_unknown_status_is_told_with_the_nearest():
    assert fault(proposals(("A", {"status": "drafts"}))).endswith("unknown status “drafts”; did you mean “draft”?")


def test_that_a_seal_is_read_as_it_stands_and_written_so():
    found = read(sealed())
    assert found.scenarios[0].sealed == Seal("2026-09-14", "0.9.0", SUMS, {2025: -1.5}, {2035: 4000.0})
    assert json.loads(study_bytes(found))["scenarios"][0]["sealed"] == SEALED


def test_that_a_final_proposal_may_be_without_a_seal_but_no_other_has_one():
    assert not faults(proposals(("A", {"based_on": "Grundforløb", "status": "final"})))
    for status in ({}, {"status": "draft"}):
        assert fault(proposals(("A", {"sealed": SEALED, **status}))) == (
            "scenarios[0].sealed: only a proposal whose status is “final” is sealed"
        )


def test_that_a_shorter_horizon_leaves_a_seal_as_it_was():
    found = read(sealed()).with_horizon(2026)
    assert found.scenarios[0].sealed == read(sealed()).scenarios[0].sealed
    assert not faults(json.loads(study_bytes(found)))


@pytest.mark.parametrize("key", SEALED)
def test_that_every_key_of_a_seal_is_required(key):
    document = sealed()
    del document["scenarios"][0]["sealed"][key]
    assert fault(document) == f"scenarios[0].sealed.{key}: this key is missing; it is required"


@pytest.mark.parametrize("part", SUMS)
def test_that_every_sum_is_required_and_is_one(part):
    document = copy.deepcopy(sealed())
    del document["scenarios"][0]["sealed"]["sha256"][part]
    assert fault(document) == f"scenarios[0].sealed.sha256.{part}: this key is missing; it is required"
    for wrong in ("A" * 64, "a" * 63, "a" * 64 + "\n", ""):
        assert "is no SHA-256 sum" in fault(sealed(sha256={**SUMS, part: wrong}))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("date", "2026-02-30", "“2026-02-30” is not a day; write it as 2026-09-14"),
        ("date", "14.9.2026", "“14.9.2026” is not a day; write it as 2026-09-14"),
        ("date", "20260914", "“20260914” is not a day; write it as 2026-09-14"),
        ("date", 2026, "a text belongs here, not 2026"),
        ("model", " ", "the program's version must not be blank"),
        ("model", "a\nb", "the text holds a sign that cannot be shown (U+000A); remove it"),
        ("sha256", "x", 'an object {…} belongs here, not "x"'),
        ("result", [], "an object {…} belongs here, not […]"),
        ("sums", {}, "unknown key “sums”"),
    ],
)
def test_that_a_faulty_part_of_a_seal_is_told_where_it_stands(key, value, message):
    line = fault(sealed(**{key: value}))
    assert line == f"scenarios[0].sealed.{key}: {message}"


@pytest.mark.parametrize(
    ("year", "value", "message"),
    [
        ("2023", 1, "2023 is outside 2024–2035"),
        ("2036", 1, "2036 is outside 2024–2035"),
        ("26", 1, "“26” is not a year"),
        ("2026", None, "a number belongs here, not null"),
    ],
)
def test_that_a_faulty_figure_of_a_seal_is_told(year, value, message):
    assert fault(sealed(liquidity={year: value})) == f'scenarios[0].sealed.liquidity["{year}"]: {message}'


def test_that_all_faults_of_proposals_and_of_the_rest_are_told_together():
    document = proposals(
        ("A", {"based_on": "Z", "status": "x", "sealed": {**SEALED, "date": "x"}, "parameters": {"tax_rate": 2}}),
        ("A", {"based_on": 3}),
    )  # fmt: skip
    assert places(document) == [
        "scenarios[0].parameters.tax_rate",
        "scenarios[0].status",
        "scenarios[0].sealed.date",
        "scenarios[0].sealed",
        "scenarios[1].name",
        "scenarios[1].based_on",
        "scenarios[0].based_on",
    ]
