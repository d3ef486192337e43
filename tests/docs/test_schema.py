"""The JSON Schema is current, and fits the studies there are."""

import json
import shlex
import subprocess
import sys

import jsonschema
import pytest
from tests.docs.documents import ROOT, fenced, text

from scenarier.storage.study_read import parse_study
from scenarier.storage.study_types import json_schema

SCHEMA = "docs/study.schema.json"
STUDIES = [
    "tests/golden/check-study.scenarier",
    "tests/storage/example.scenarier",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "resources" / "examples").glob("*.scenarier"))),
]
EMPTY = {"format": "scenarier-study", "version": 1, "baseline": "aarhus-2024", "scenarios": []}
MEASURE = {"title": "", "target": "frame:MTM", "amounts": {}}


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


@pytest.mark.parametrize(
    "bad",
    [
        {"format": "x"},
        {"version": 4},
        {"version": "1"},
        {"horizon": 2036},
        {"unknown": 1},
        {"title": None},
        {"scenarios": [{"note": ""}]},
        with_scenario(name=""),
        with_scenario(parameters={"population_growth": "3500"}),
        with_scenario(parameters={"population_growth": {"2024": 3500}}),
        with_scenario(measures=[{"title": "", "target": "frame:MTM"}]),
        with_scenario(measures=[{**MEASURE, "on": 1}]),
        with_scenario(measures=[{**MEASURE, "amounts": {"2026": 100_001}}]),
    ],
    ids=str,
)
def test_that_the_schema_refuses(bad):
    schema = json.loads(text(SCHEMA))
    jsonschema.validate(EMPTY, schema)
    jsonschema.validate({**EMPTY, **with_scenario(measures=[MEASURE])}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**EMPTY, **bad}, schema)
