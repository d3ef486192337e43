"""The documents are true."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from scenarier.engine.project import project
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_types import json_schema
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BASELINE = read_baseline(baseline_folder("aarhus-2024"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_files_named_exist(path):
    for name in re.findall(
        r"`((?:src|data|docs|tests|resources|scripts)/[\w./-]+)`", path.read_text(encoding="utf-8")
    ):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"`((?:engine|gui|session|storage|text|analysis|vocabulary|plots)/[\w./]+\.py)`",
                           path.read_text(encoding="utf-8")):  # fmt: skip
        assert (ROOT / "src" / "scenarier" / name).exists(), name


def test_that_the_schema_is_current():
    assert json.loads(text("docs/study.schema.json")) == json_schema()


def test_that_the_golden_study_and_the_documents_example_fit_the_schema():
    example = re.search(r"```json\n(.*?)```", text("docs/file-format.md"), re.DOTALL)
    for study in (text("tests/golden/check-study.scenarier"), example[1]):
        jsonschema.validate(json.loads(study), json_schema())


@pytest.mark.parametrize(
    "bad", [{"format": "x"}, {"version": 2}, {"horizon": 2036}, {"unknown": 1}, {"scenarios": [{"note": ""}]}]
)
def test_that_the_schema_refuses(bad):
    study = {"format": "scenarier-study", "version": 1, "baseline": "aarhus-2024", "scenarios": []}
    jsonschema.validate(study, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**study, **bad}, json_schema())


def test_that_every_parameter_and_target_stands_in_the_file_format():
    document = text("docs/file-format.md")
    assert [name for name in BASELINE.parameters if f"| `{name}` |" not in document] == []
    assert [target for target in BASELINE.measure_targets() if target.split(":")[0] + ":" not in document] == []


def test_that_every_variable_stands_in_glossary_and_model():
    glossary, model = text("docs/glossary.md"), text("docs/model.md")
    assert [name for name in VARIABLES if f"| `{name}` |" not in glossary] == []
    assert [name for name in VARIABLES if name not in model] == []


def test_that_the_check_figures_of_the_model_are_the_engines():
    projection, lines = project(BASELINE), 0
    for line in text("docs/model.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        variable, _, entity = cells[0].partition(" ")
        if variable in VARIABLES and len(cells) == 7:
            decimals = len(cells[1].partition(".")[2])
            assert [f"{value:.{decimals}f}" for value in projection.series(variable, entity)] == cells[1:], cells[
                0
            ]
            lines += 1
    assert lines == 17


def test_that_the_readme_names_the_two_commands():
    readme, makefile = text("README.md"), text("Makefile")
    for target in ("run", "test"):
        assert f"make {target}" in readme
        assert f"\n{target}:" in makefile
