"""Lesson files that are broken: every fault at once, with its place, and never anything but faults."""

import json
import random
from pathlib import Path

import pytest

from scenarier.storage.lesson_read import parse_lesson
from scenarier.text.faults import faults_text
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

LESSONS = sorted((Path(__file__).resolve().parents[2] / "resources" / "lessons").glob("*.lesson"))
FIRST = json.loads(LESSONS[0].read_text(encoding="utf-8"))
NONSENSE = [None, True, -1, 10**400, 1e308, "", "\ud800", "x" * 30_000, "{", [], [[]], {}, {"da": 1}, "nåw", 0.5]
HUGE = b'{"format":"scenarier-lesson","version":1,"title":' + b"[" * 200_000


def told(document):
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(FaultsError) as caught:
        parse_lesson(content, "a.lesson")
    return faults_text(caught.value)


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


def test_that_all_faults_are_told_at_once_with_place_and_the_nearest_name():
    step = FIRST["steps"][3]
    bad = {**FIRST, "titel": "x", "figures": {"a": {"metric": "likvidity", "year": 2050}}}
    bad["steps"] = [
        {"title": {"da": "A"}, "text": {"da": "B {b}", "en": "B {a"}, "look": {"workspace": "overwiev"}},
        {**step, "levers": ["tax_rat", "measure:Nothing"], "task": {"goal": [{"rule": "liquidity_targt"}]}},
    ]
    expected = [
        "titel: unknown key “titel”; did you mean “title”?",
        "figures.a.metric: unknown variable “likvidity”",
        "figures.a.year: 2050 is outside 2024–2029",
        "steps[0].title.en: this key is missing",
        "steps[0].text.da: no figure is called “b”",
        "steps[0].text.en: a curly bracket has no partner",
        "steps[0].look.workspace: “overwiev” is none of overview, frames",
        "did you mean “overview”?",
        "steps[1].levers[0]: unknown parameter “tax_rat”; did you mean “tax_rate”?",
        "steps[1].levers[1]: “My budget” has no measure “Nothing”",
        "steps[1].task.answer: this key is missing",
        "steps[1].task.goal[0].rule: unknown rule “liquidity_targt”; did you mean “liquidity_target”?",
    ]
    text = told(bad)
    assert [line for line in expected if line not in text] == []
    title, quiz = step["title"], {"choices": [{"text": step["title"], "why": 1}] * 2}
    text = told({**FIRST, "steps": [{"title": title, "text": title, "quiz": {"question": title, **quiz}}]})
    assert "steps[0].quiz.choices[0].why: an object" in text
    assert "steps[0].quiz.choices: 0 choices are right; one must be" in text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1", "not valid JSON"),
        (b'{"format": "scenarier-study", "steps": []}', "this is not a lesson"),
        (b"[]", "this is not a lesson"),
        (b'{"format": "scenarier-lesson", "version": 2, "steps": []}', "a newer scenarier wrote this file"),
        (HUGE, "nested too deeply"),
    ],
)
def test_that_what_is_no_lesson_is_told_in_one_line(content, expected):
    assert expected in told(content)


def test_that_a_fault_of_the_lessons_study_is_told_at_its_place():
    study = {"format": "scenarier-study", "version": 6, "baseline": "aarhus-2024"}
    scenario = {"name": "A", "parameters": {"tax_rate": 25}}
    text = told({**FIRST, "study": {**study, "scenarios": [scenario]}, "scenario": "B"})
    assert "study.scenarios[0].parameters.tax_rate: 25 is outside 0.2…0.3" in text
    assert "this is not a study" in told({**FIRST, "study": {"format": "x"}})


def places(value, path=()):
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in members:
        yield from places(one, (*path, key))


def put(document, path, value):
    if not path:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[path[0]] = put(copy[path[0]], path[1:], value)
    return copy


def test_that_nothing_put_anywhere_in_a_lesson_gives_anything_but_faults():
    dice = random.Random(1)
    for path in LESSONS[::2]:
        document = json.loads(path.read_text(encoding="utf-8"))
        every = [place for place in places(document) if place]
        for _ in range(120):
            changed = put(document, dice.choice(every), dice.choice(NONSENSE))
            try:
                parse_lesson(json.dumps(changed).encode(), "a.lesson")
            except FaultsError as error:
                assert faults_text(error)  # noqa: PT017
