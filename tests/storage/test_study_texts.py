"""Names and other texts of a study file: judged in version 4, mended in older files, which open for ever."""

import json
import time
from dataclasses import replace

import pytest
from tests.made import Study
from tests.storage.studies import as_bytes, fault, faults, read, study

from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_texts import study_faults
from scenarier.storage.study_types import MOST_MEASURES, MOST_RULES, MOST_SCENARIOS, SIZE_LIMIT
from scenarier.storage.study_write import study_bytes, write_study
from scenarier.text.faults import fault_lines
from scenarier.text.plain import LONGEST_NAME, LONGEST_TEXT
from scenarier.vocabulary.errors import FaultsError

E_COMPOSED, E_APART = "Uden é", "Uden e\u0301"
MEASURE = {"title": "T", "target": "frame:MTM", "amounts": {}}
RULE = {"title": "R", "metric": "savings", "comparison": "at_least", "threshold": 0}
BUDGET = {"title": "B", "levels": {}}
NAME_PLACES = {
    "title": lambda text: {"title": text},
    "scenarios[0].name": lambda text: {"scenarios": [{"name": text}]},
    "scenarios[0].measures[0].title": lambda text: {
        "scenarios": [{"name": "A", "measures": [{**MEASURE, "title": text}]}]
    },
    "scenarios[0].measures[0].owner": lambda text: {
        "scenarios": [{"name": "A", "measures": [{**MEASURE, "owner": text}]}]
    },
    "scenarios[0].measures[0].package": lambda text: {
        "scenarios": [{"name": "A", "measures": [{**MEASURE, "package": text}]}]
    },
    "rules[0].title": lambda text: {"rules": [{**RULE, "title": text}]},
    "budget.title": lambda text: {"budget": {**BUDGET, "title": text}},
}
TEXT_PLACES = {
    "note": lambda text: {"note": text},
    "scenarios[0].note": lambda text: {"scenarios": [{"name": "A", "note": text}]},
    "scenarios[0].notes.tax_rate": lambda text: {"scenarios": [{"name": "A", "notes": {"tax_rate": text}}]},
    "scenarios[0].measures[0].note": lambda text: {
        "scenarios": [{"name": "A", "measures": [{**MEASURE, "note": text}]}]
    },
    "rules[0].source": lambda text: {"rules": [{**RULE, "source": text}]},
    "budget.note": lambda text: {"budget": {**BUDGET, "note": text}},
}
UNSHOWN = {"\t": "0009", "\n": "000A", "\x1b[31m": "001B", "\x9b": "009B", "\u2028": "2028"}


@pytest.mark.parametrize("place", NAME_PLACES)
@pytest.mark.parametrize("sign", UNSHOWN)
def test_that_a_name_with_a_sign_that_cannot_be_shown_is_refused(place, sign):
    said = fault(study(version=4, **NAME_PLACES[place](f"A{sign}B")))
    assert said == f"{place}: the text holds a sign that cannot be shown (U+{UNSHOWN[sign]}); remove it"


@pytest.mark.parametrize("place", NAME_PLACES)
@pytest.mark.parametrize("name", ["\u200b", " \u2060\ufeff ", "\u2800"])
def test_that_a_name_of_which_nothing_can_be_seen_is_refused(place, name):
    said = fault(study(version=4, **NAME_PLACES[place](name)))
    assert said == f"{place}: the text holds only signs that cannot be seen"


@pytest.mark.parametrize("place", NAME_PLACES)
def test_that_a_name_has_200_signs_at_most(place):
    assert faults(study(version=4, **NAME_PLACES[place]("æ" * LONGEST_NAME))) == []
    said = fault(study(version=4, **NAME_PLACES[place]("æ" * (LONGEST_NAME + 1))))
    assert said == f"{place}: the text has 201 signs; at most 200"


@pytest.mark.parametrize("place", TEXT_PLACES)
def test_that_a_note_may_have_lines_and_20000_signs(place):
    assert faults(study(version=4, **TEXT_PLACES[place]("a\n\tæ\r\n" + "x" * (LONGEST_TEXT - 6)))) == []
    assert fault(study(version=4, **TEXT_PLACES[place]("x" * (LONGEST_TEXT + 1)))) == (
        f"{place}: the text has 20001 signs; at most 20000"
    )
    assert "U+001B" in fault(study(version=4, **TEXT_PLACES[place]("a\x1b[2J")))


def test_that_signs_of_direction_and_of_any_script_are_taken():
    names = ["אבג", "مرحبا", "漢字", "A\u202eB", "👩\u200d👩\u200d👧"]
    assert [
        one.name for one in read(study(version=4, scenarios=[{"name": name} for name in names])).scenarios
    ] == names


def test_that_all_faulty_texts_are_told_at_once():
    document = study(version=4, title="\t", scenarios=[{"name": "\u200b", "note": "\0"}, {"name": "x" * 300}])
    assert [line.partition(":")[0] for line in faults(document)] == [
        "title",
        "scenarios[0].name",
        "scenarios[0].note",
        "scenarios[1].name",
    ]


def test_that_names_that_are_written_in_two_ways_are_the_same():
    said = fault(study(version=4, scenarios=[{"name": E_COMPOSED}, {"name": E_APART}]))
    assert said == f"scenarios[1].name: “{E_APART}” is also the name of scenarios[0]; names must differ"
    said = fault(study(version=4, rules=[{**RULE, "title": E_COMPOSED}, {**RULE, "title": E_APART.upper()}]))
    assert said.endswith("is also the name of another rule; names must differ")


def test_that_the_baselines_name_is_reserved_however_it_is_written():
    said = fault(study(version=4, scenarios=[{"name": "Grundforlo\u0338b"}, {"name": "GRUNDFORLØB"}]))
    assert said.startswith("scenarios[1].name: “GRUNDFORLØB” is the baseline's own name")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_an_older_file_is_mended_and_says_of_how_many_texts(version):
    names = ["A\tB", "\u200b", "x" * 300, E_COMPOSED, E_APART, "x" * 201]
    old = read(study(version=version, title="T\x1b[0m", scenarios=[{"name": name} for name in names]))
    assert [one.name for one in old.scenarios] == [
        "A B",
        "No name",
        "x" * 200,
        E_COMPOSED,
        f"{E_APART} (2)",
        f"{'x' * 192} (2)",
    ]
    assert old.title == "T [0m"
    assert old.n_cleaned == 6
    assert parse_study(study_bytes(old), "it")[0].scenarios == old.scenarios


def test_that_an_older_files_measures_and_rules_are_mended():
    document = study({"measures": [{**MEASURE, "title": "a\nb", "owner": "\u200b", "note": "c\nd"}]}, version=3)
    old = read({**document, "rules": [{**RULE, "title": E_COMPOSED}, {**RULE, "title": E_APART}]})
    measure = old.scenarios[0].measures[0]
    assert (measure.title, measure.owner, measure.note) == ("a b", "", "c\nd")
    assert [rule.name for rule in old.rules] == [E_COMPOSED, f"{E_APART} (2)"]
    assert old.n_cleaned == 3


def test_that_an_older_file_without_such_texts_is_left_alone():
    assert read(study(scenarios=[{"name": "A", "note": "x\ny"}, {"name": "漢" * 200}])).n_cleaned == 0


def test_that_what_an_older_file_never_might_is_still_refused():
    assert "is also the name of scenarios[0]" in fault(study(scenarios=[{"name": "A\n"}, {"name": "a"}]))
    assert "must not be blank" in fault(study(scenarios=[{"name": " "}]))


@pytest.mark.parametrize("version", [1, 4])
@pytest.mark.parametrize("sign", ["x", "æ", "\u0301", "\x1b", "漢"])
def test_that_a_name_of_millions_of_signs_takes_no_time(version, sign):
    content = as_bytes(study(version=version, scenarios=[{"name": "A"}])).replace(b'"A"', b'"%s"')
    content = content.replace(b"%s", json.dumps(sign).encode()[1:-1] * 2_000_000)
    start = time.perf_counter()
    if version == 4:
        assert fault(content) == "scenarios[0].name: the text has 2000000 signs; at most 200"
    else:
        assert len(read(content).scenarios[0].name) <= LONGEST_NAME
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("version", [1, 4])
def test_that_there_are_limits_to_how_many_things_a_study_has_and_they_may_be_reached(version):
    some = [{"name": str(n)} for n in range(MOST_SCENARIOS)]
    assert len(read(study(version=version, scenarios=some)).scenarios) == MOST_SCENARIOS
    said = fault(study(version=version, scenarios=[*some, {"name": "x"}]))
    assert said == "scenarios: 10001 scenarios are too many; at most 10000"
    measures = [MEASURE] * MOST_MEASURES
    assert len(read(study({"measures": measures}, version=version)).scenarios[0].measures) == MOST_MEASURES
    said = fault(study({"measures": [*measures, MEASURE]}, version=version))
    assert said == "scenarios[0].measures: 5001 measures in one scenario are too many; at most 5000"


def test_that_a_study_has_200_own_rules_at_most():
    some = [{**RULE, "title": str(n)} for n in range(MOST_RULES)]
    assert len(read(study(version=3, rules=some)).rules) == MOST_RULES
    assert fault(study(version=3, rules=[*some, RULE])) == "rules: 201 rules are too many; at most 200"


UNWRITABLE = {
    "title": Study("a\nb"),
    "scenarios[0].measures[0].title": Study(
        scenarios=(Scenario("A", measures=(Measure("\t", "frame:MTM", {}),)),)
    ),
    "rules[0].source": Study(rules=(Rule("R", "savings", "at_least", 0.0, source="x" * 20_001),)),
    "scenarios": Study(scenarios=tuple(Scenario(str(n)) for n in range(MOST_SCENARIOS + 1))),
}


@pytest.mark.parametrize("place", UNWRITABLE)
def test_that_what_could_not_be_read_again_is_not_written(tmp_path, place):
    path = tmp_path / "a.scenarier"
    write_study(Study("before"), path)
    with pytest.raises(FaultsError) as caught:
        write_study(UNWRITABLE[place], path)
    assert fault_lines(caught.value)[0].startswith(f"{place}: ")
    assert json.loads(path.read_bytes())["title"] == "before"


def test_that_a_study_too_large_to_be_read_again_is_not_written(tmp_path):
    big = Study(scenarios=tuple(Scenario(str(n), note="x" * LONGEST_TEXT) for n in range(840)))
    with pytest.raises(FaultsError) as caught:
        write_study(big, tmp_path / "a.scenarier")
    assert fault_lines(caught.value) == ["the study is too large (17 MB; at most 16 MB)"]
    write_study(replace(big, scenarios=big.scenarios[:830]), tmp_path / "a.scenarier")
    assert (tmp_path / "a.scenarier").stat().st_size < SIZE_LIMIT


def test_that_what_stood_there_before_is_not_told_again():
    before = Study("\t", scenarios=(Scenario("\n"), Scenario("A", measures=(Measure("\t", "frame:MTM", {}),))))
    after = replace(before, scenarios=(before.scenarios[0], replace(before.scenarios[1], note="\0")))
    assert [fault.place for fault in study_faults(before)] == [
        "title",
        "scenarios[0].name",
        "scenarios[1].measures[0].title",
    ]
    assert [fault.place for fault in study_faults(after, before)] == ["scenarios[1].note"]
