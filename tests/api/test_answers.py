"""The frames of the API hold what the commands print, to the last bit."""

import csv
import io
import json
from pathlib import Path

import pytest

from scenarier import api
from scenarier.cli.main import main

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
STUDIES = [GOLDEN / "check-study.scenarier", GOLDEN / "check-budget.scenarier"]
each_study = pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)


@pytest.fixture
def command(capsys):
    """What a command writes."""

    def run(*arguments):
        with pytest.raises(SystemExit):
            main([str(argument) for argument in arguments])
        return capsys.readouterr().out

    return run


def cells(frame):
    """A frame as csv's cells: a number in the shortest form that gives it back."""
    return [list(frame.columns), *([str(cell) for cell in row] for row in frame.itertuples(index=False))]


def read(text):
    return list(csv.reader(io.StringIO(text)))


@each_study
def test_that_a_projection_has_the_very_rows_of_run(path, command):
    assert cells(api.open_study(path).project()) == read(command("run", path, "--format", "csv"))


@each_study
def test_that_a_projection_agrees_with_the_figures_of_the_golden_file(path):
    expected = read(path.with_suffix(".expected.csv").read_text(encoding="utf-8"))
    found = {tuple(row[:4]): float(row[4]) for row in cells(api.open_study(path).project())[1:]}
    for row in expected[1:]:
        assert found[tuple(row[:4])] == pytest.approx(float(row[4]), rel=1e-9, abs=1e-6)


def test_that_names_and_horizon_choose_the_rows_that_run_chooses(command):
    study = api.open_study(STUDIES[0])
    asked = study.project(study.scenarios[0].upper(), ("result", "frame"), horizon=2027)
    options = ("--scenario", study.scenarios[0], "--variable", "result", "--variable", "frame", "--horizon", 2027)
    assert cells(asked) == read(command("run", STUDIES[0], *options, "--format", "csv"))


@each_study
def test_that_the_wide_form_has_the_long_form_s_figures_with_years_across(path):
    study = api.open_study(path)
    wide, long = study.project(wide=True), study.project()
    assert list(wide.columns) == sorted(set(long.year))
    assert [tuple(row) for row in wide.index] == list(
        dict.fromkeys(zip(long.scenario, long.variable, long.entity, long.unit, strict=True))
    )
    assert wide.to_numpy().ravel().tolist() == long.value.tolist()


@each_study
def test_that_rules_have_the_very_rows_of_the_command(path, command):
    assert cells(api.open_study(path).rules()) == read(command("rules", path, "--format", "csv"))


@each_study
def test_that_a_comparison_has_the_very_rows_of_the_command(path, command):
    study = api.open_study(path)
    a, b = "Grundforløb", study.scenarios[0]
    assert cells(study.compare(a, b)) == read(command("compare", path, a, b, "--format", "csv"))


@pytest.mark.parametrize("depth", [0, 1, 4, None])
def test_that_an_explanation_has_the_numbers_of_the_command_in_its_order(command, depth):
    options = [] if depth is None else ["--depth", depth]
    tree = json.loads(
        command("explain", "result", "--study", STUDIES[0], "--year", 2028, *options, "--format", "json")
    )
    found = api.open_study(STUDIES[0]).explain("result", 2028, depth=depth)
    assert len(found) == len(list(flat(tree)))
    for row, (level, node) in zip(found.to_dict("records"), flat(tree), strict=True):
        assert (row["level"], row["variable"], row["entity"], row["value"], row["formula"], row["source"]) == (
            level, node["variable"], node["entity"], node["value"], node["formula"], node["source"]
        )  # fmt: skip


def flat(node, level=0):
    yield level, node
    for other in node["inputs"]:
        yield from flat(other, level + 1)


def test_that_a_frame_says_its_units_and_what_made_it(tmp_path):
    study = api.new_study("Units").add("A", {"tax_rate": 0.25})
    study.save(tmp_path / "a.scenarier")
    attributes = study.project(variables=["result", "population"]).attrs
    assert attributes["units"] == {"result": "mio_kr", "population": "persons"}
    assert (attributes["study"], attributes["baseline"]) == ("Units", study.baseline.name)
    assert study.change("A", {"tax_rate": 0.26}).project().attrs["study_sha256"] != attributes["study_sha256"]
    assert api.open_study(tmp_path / "a.scenarier").project().attrs["study_sha256"] == attributes["study_sha256"]


def test_that_a_table_of_the_baseline_is_the_package_s_own_file():
    baseline = api.open_baseline()
    folder = Path(__file__).resolve().parents[2] / "data" / baseline.name
    assert api.open_baseline(folder).name == baseline.name
    (file,) = folder.rglob("areas.csv")
    expected, found = read(file.read_text(encoding="utf-8")), baseline.table("areas")
    assert found["area"].tolist() == [row[expected[0].index("area")] for row in expected[1:]]
    assert found["account"].tolist() == [float(row[expected[0].index("account_2024")]) for row in expected[1:]]
    assert found.attrs["units"]["account"] == "mio_kr"
    assert set(baseline.parameters().parameter) == set(baseline.table("parameters").parameter)
