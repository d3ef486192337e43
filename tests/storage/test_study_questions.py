"""Questions of a study file: what is taken, what is refused and where."""

import json

import pytest
from tests.storage.studies import fault, faults, read, study

from scenarier.model.questions import About, Question
from scenarier.storage.study_write import study_bytes
from scenarier.vocabulary.variables import VARIABLES

FIGURE = {"variable": "liquidity_per_citizen", "year": 2028}


def asked(about, **question):
    return study(version=6, questions=[{"text": "Hvorfor?", "about": about, **question}])


def test_that_a_question_is_read_as_it_stands_and_written_so():
    given = [
        {
            "text": "Hvorfor?\nOg hvornår?",
            "about": FIGURE,
            "who": "Gruppe A",
            "when": "2026-08-14",
            "answer": "Se s. 3",
        },
        {"text": "A", "about": {"scenario": "Lav", "variable": "savings", "entity": "MTM", "year": 2024}},
        {"text": "B", "about": {"scenario": "ikke her", "measure": "Vej"}},
        {"text": "C", "about": {"package": "Ejendomme"}},
        {"text": "C", "about": {"package": "Ejendomme", "scenario": "Lav"}},
    ]
    found = read(study(version=6, questions=given))
    assert found.questions == (
        Question("Hvorfor?\nOg hvornår?", About("", "liquidity_per_citizen", "", 2028), "Gruppe A", "2026-08-14",
                 "Se s. 3"),
        Question("A", About("Lav", "savings", "MTM", 2024)),
        Question("B", About("ikke her", measure="Vej")),
        Question("C", About(package="Ejendomme")),
        Question("C", About("Lav", package="Ejendomme")),
    )  # fmt: skip
    assert json.loads(study_bytes(found))["questions"] == given


ENTITIES = {"": "", "area": "CENTRAL.refund", "department": "MTM", "age": "80+"}


@pytest.mark.parametrize("name", VARIABLES)
def test_that_every_figure_can_be_asked_about(name):
    entity = ENTITIES[VARIABLES[name].axis]
    assert not faults(asked({"variable": name, "year": 2035, **({"entity": entity} if entity else {})}))


ONE = "a question is about one thing, a “variable”, a “measure” or a “package”"


@pytest.mark.parametrize(
    ("about", "place", "message"),
    [
        ({}, "", ONE),
        ({"scenario": "A"}, "", ONE),
        ({**FIGURE, "package": "P"}, "", ONE),
        ({"measure": "M", "package": "P", "scenario": "A"}, "", ONE),
        ({"measure": "M"}, ".scenario", "a question about a measure names the scenario"),
        ({"measure": "M", "scenario": " "}, ".scenario", "a question about a measure names the scenario"),
        ({"package": " "}, ".package", "this must not be blank"),
        ({"package": 3}, ".package", "a text belongs here, not 3"),
        ({"package": "P", "year": 2027}, ".year", "this belongs to a “variable”, which is not there"),
        ({"package": "P", "entity": "MTM"}, ".entity", "this belongs to a “variable”, which is not there"),
        ({"variable": "result"}, ".year", "this key is missing; it is required"),
        ({"variable": "result", "year": 2036}, ".year", "2036 is outside 2024–2035"),
        ({"variable": "result", "year": "2027"}, ".year", 'a whole number belongs here, not "2027"'),
        ({"variable": "resul", "year": 2027}, ".variable", "unknown variable “resul”; did you mean “result”?"),
        ({"variable": ["result"], "year": 2027}, ".variable", "a text belongs here, not […]"),
        ({"variable": "result", "entity": "MTM", "year": 2027}, ".entity",
         "“result” has no entities; leave “entity” out"),
        ({"variable": "savings", "entity": "MTMM", "year": 2027}, ".entity",
         "“savings” has no entity “MTMM”; did you mean “MTM”?"),
        ({"variable": "savings", "year": 2027}, ".entity", "this key is missing; it is required"),
        ({"variable": "savings", "entity": "", "year": 2027}, ".entity", "“savings” has no entity “”"),
        ({"variable": "savings", "entity": 3, "year": 2027}, ".entity", "a text belongs here, not 3"),
        ({**FIGURE, "scenarios": []}, ".scenarios", "unknown key “scenarios”; did you mean “scenario”?"),
        ([], "", "an object {…} belongs here, not […]"),
    ],
)  # fmt: skip
def test_that_what_a_question_is_about_is_judged(about, place, message):
    assert fault(asked(about)) == f"questions[0].about{place}: {message}"


@pytest.mark.parametrize(
    ("question", "place", "message"),
    [
        ({"text": " "}, "text", "a question must not be blank"),
        ({"text": None}, "text", "a text belongs here, not null"),
        ({"who": "a\nb"}, "who", "the text holds a sign that cannot be shown (U+000A); remove it"),
        ({"when": "2026-13-01"}, "when", "“2026-13-01” is not a day; write it as 2026-09-14"),
        ({"when": ""}, "when", "“” is not a day; write it as 2026-09-14"),
        ({"answer": 1}, "answer", "a text belongs here, not 1"),
        ({"svar": ""}, "svar", "unknown key “svar”"),
    ],
)
def test_that_a_faulty_question_is_told_where_it_stands(question, place, message):
    assert fault(asked(FIGURE, **question)) == f"questions[0].{place}: {message}"


def test_that_a_question_needs_a_text_and_something_to_be_about():
    assert faults(study(version=6, questions=[{}, 3])) == [
        "questions[0].text: this key is missing; it is required",
        "questions[0].about: this key is missing; it is required",
        "questions[1]: an object {…} belongs here, not 3",
    ]


def test_that_no_file_has_more_than_two_thousand():
    one = {"text": "A", "about": FIGURE}
    assert len(read(study(version=6, questions=[one] * 2_000)).questions) == 2_000
    assert (
        fault(study(version=6, questions=[one] * 2_001)) == "questions: 2001 questions are too many; at most 2000"
    )
