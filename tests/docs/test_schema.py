"""The JSON Schema is current, and fits the studies there are."""

import json
import shlex
import subprocess
import sys

import jsonschema
import pytest
from tests.docs.documents import ROOT, fenced, text

from scenarier.model.study import STUDY_VERSION
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_types import json_schema
from scenarier.storage.study_write import study_bytes
from scenarier.vocabulary.errors import FaultsError

SCHEMA = "docs/study.schema.json"
STUDIES = [
    "tests/golden/check-study.scenarier",
    "tests/golden/check-budget.scenarier",
    "tests/storage/example.scenarier",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "resources" / "examples").glob("*.scenarier"))),
]
EMPTY = {"format": "scenarier-study", "version": 1, "baseline": "aarhus-2024", "scenarios": []}
MEASURE = {"title": "", "target": "frame:MTM", "amounts": {}}
NEWEST = {**EMPTY, "version": 6}
PERSONS: dict[str, float] = {"0-5": 1, "6-16": 0.5, "17-19": 0, "20-34": 2, "35-64": 2, "65-79": 1, "80+": 1}

PLANNED = {
    "budget": {
        "title": "",
        "price_year": 2035,
        "levels": {"frame:MTM": {"2026": 1700, "2060": -1}, "capex:gross": {}},
    },
    "forecast": {"title": "", "persons": {"2025": PERSONS, "2060": PERSONS}},
    "scenarios": [{"name": "A", "measures": [{**MEASURE, "package": "B", "lasting": True}]}],
}


def with_scenario(**members):
    return {"scenarios": [{"name": "A", **members}]}


def test_that_the_schema_is_current():
    made = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert text(SCHEMA) == made, "renew it; CONTRIBUTING.md says how"


def test_that_the_way_to_renew_it_gives_the_schema():
    command, _, target = fenced("CONTRIBUTING.md", "sh")[0].strip().rpartition(" > ")
    words = shlex.split(command)
    assert (words[0], target) == (".venv/bin/python", SCHEMA)
    done = subprocess.run([sys.executable, *words[1:]], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode("utf-8") == text(SCHEMA)


def test_that_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(text(SCHEMA)))


@pytest.mark.parametrize("name", STUDIES)
def test_that_a_study_fits_the_schema(name):
    jsonschema.validate(json.loads(text(name)), json.loads(text(SCHEMA)))


def test_that_the_formats_example_fits_and_is_read():
    example = fenced("docs/file-format.md", "json")[0]
    jsonschema.validate(json.loads(example), json.loads(text(SCHEMA)))
    study, _ = parse_study(example.encode(), "example")
    assert [scenario.name for scenario in study.scenarios] == ["Lavere vækst"]
    assert study.version == json.loads(example)["version"] == STUDY_VERSION


@pytest.mark.parametrize("key", ["budget", "forecast"])
def test_that_the_formats_budget_and_forecast_fit_and_are_read(key):
    (part,) = (block for block in fenced("docs/file-format.md", "json") if block.startswith(f'{{"{key}"'))
    given = {**NEWEST, "horizon": 2025, **json.loads(part)}
    jsonschema.validate(given, json.loads(text(SCHEMA)))
    study, _ = parse_study(json.dumps(given).encode(), "example")
    assert getattr(study, key).title == given[key]["title"]


@pytest.mark.parametrize("key", ["spreads", "scenarios", "questions"])
def test_that_the_formats_spreads_proposals_and_questions_fit_and_are_read(key):
    (part,) = (block for block in fenced("docs/file-format.md", "json") if block.startswith(f'{{"{key}"'))
    given = {**NEWEST, **json.loads(part)}
    jsonschema.validate(given, json.loads(text(SCHEMA)))
    study, _ = parse_study(json.dumps(given).encode(), "example")
    written = json.loads(study_bytes(study))
    blank = {"answer": ""}  # which is not written
    expected = [{**blank, **one} for one in given[key]] if key == "questions" else given[key]
    assert ([{**blank, **one} for one in written[key]] if key == "questions" else written[key]) == expected


SEALED = {
    "date": "2026-09-14",
    "model": "0.9.0",
    "sha256": dict.fromkeys(("scenario", "base", "budget", "forecast", "baseline"), "0" * 64),
    "result": {"2025": 1},
    "liquidity": {},
}
ABOUT = {"package": "P"}


@pytest.mark.parametrize(
    "bad",
    [
        {"spreads": {"tax_rate": -0.1}},
        {"spreads": {"tax_rate": None}},
        {"spreads": []},
        {"spread_notes": {"tax_rate": 1}},
        {"seed": -1},
        {"seed": 1.5},
        {"seed": 2**53},
        {"questions": [{"text": "", "about": ABOUT}]},
        {"questions": [{"text": "A"}]},
        {"questions": [{"text": "A", "about": {"year": "2026"}}]},
        {"questions": [{"text": "A", "about": ABOUT, "when": "14.9.2026"}]},
        {"questions": [{"text": "A", "about": {**ABOUT, "pinned": 1}}]},
        with_scenario(based_on=None),
        with_scenario(status="slut"),
        with_scenario(sealed={**SEALED, "date": "i dag"}),
        with_scenario(sealed={**SEALED, "result": {"26": 1}}),
        with_scenario(sealed={**SEALED, "sha256": {**SEALED["sha256"], "base": "0" * 63}}),
        with_scenario(sealed={key: value for key, value in SEALED.items() if key != "model"}),
        {"format": "x"},
        {"version": 7},
        {"version": "1"},
        {"horizon": 999},
        {"unknown": 1},
        {"title": None},
        {"scenarios": [{"note": ""}]},
        with_scenario(name=""),
        with_scenario(parameters={"population_growth": "3500"}),
        with_scenario(parameters={"population_growth": {"224": 3500}}),
        with_scenario(measures=[{"title": "", "target": "frame:MTM"}]),
        with_scenario(measures=[{**MEASURE, "on": 1}]),
        with_scenario(measures=[{**MEASURE, "amounts": {"2026": 100_001}}]),
        with_scenario(measures=[{**MEASURE, "lasting": 1}]),
        with_scenario(measures=[{**MEASURE, "package": None}]),
        {"budget": None},
        {"budget": {"title": ""}},
        {"budget": {"levels": {}}},
        {"budget": {"title": "", "levels": {}, "price_year": 999}},
        {"budget": {"title": "", "levels": {}, "price_year": 10_000}},
        {"budget": {"title": "", "levels": {}, "price_year": None}},
        {"budget": {"title": "", "levels": {"frame:MTM": 1700}}},
        {"budget": {"title": "", "levels": {"frame:MTM": {"24": 1700}}}},
        {"budget": {"title": "", "levels": {"frame:MTM": {"20261": 1700}}}},
        {"budget": {"title": "", "levels": {"frame:MTM": {"2026": 100_001}}}},
        {"budget": {"title": "", "levels": {}, "years": []}},
        {"forecast": {"title": ""}},
        {"forecast": {"persons": {"2025": PERSONS}}},
        {"forecast": {"title": "", "persons": {"2025": 373_335}}},
        {"forecast": {"title": "", "persons": {"2025": {**PERSONS, "80+": -1}}}},
        {"forecast": {"title": "", "persons": {"2025": {**PERSONS, "80+": 10_000_001}}}},
        {"forecast": {"title": "", "persons": {"25": PERSONS}}},
    ],
    ids=str,
)
def test_that_the_schema_refuses(bad):
    schema = json.loads(text(SCHEMA))
    jsonschema.validate(EMPTY, schema)
    jsonschema.validate({**EMPTY, **with_scenario(measures=[MEASURE])}, schema)
    jsonschema.validate({**NEWEST, **PLANNED}, schema)
    jsonschema.validate({**NEWEST, **with_scenario(status="final", sealed=SEALED)}, schema)
    jsonschema.validate({**NEWEST, "questions": [{"text": "A", "about": ABOUT}], "spreads": {"a": 0}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**EMPTY, **bad}, schema)


@pytest.mark.parametrize(
    "late_or_early",
    [
        {"horizon": 2024},
        {"horizon": 2036},
        with_scenario(parameters={"population_growth": {"2024": 3500}}),
        {"budget": {"title": "", "levels": {}, "price_year": 2023}},
        {"budget": {"title": "", "levels": {}, "price_year": 2036}},
        {"budget": {"title": "", "levels": {"frame:MTM": {"2024": 1700}}}},
        {"budget": {"title": "", "levels": {"frame:MTM": {"2061": 1700}}}},
        {"forecast": {"title": "", "persons": {"2061": PERSONS}}},
        {
            "rules": [
                {"title": "A", "metric": "result", "comparison": "at_least", "threshold": 0, "last_year": 2036}
            ]
        },
    ],
    ids=str,
)
def test_that_the_reader_refuses_years_the_baseline_does_not_have_and_the_schema_takes(late_or_early):
    study = {**NEWEST, **late_or_early}
    jsonschema.validate(study, json.loads(text(SCHEMA)))
    parse_study(json.dumps(NEWEST).encode(), "example")
    with pytest.raises(FaultsError):
        parse_study(json.dumps(study).encode(), "example")
