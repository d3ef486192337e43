"""`scenarier sweep`: against each combination projected by itself; what is refused, and where it stands."""

import csv
import io
import itertools
import json

import pytest
from tests.docs.documents import fenced

from scenarier.analysis import sweep
from scenarier.engine.project import project
from scenarier.jobs import grid as grids
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Measure, Scenario

STUDY = {
    "format": "scenarier-study", "version": 6, "baseline": "aarhus-2024", "horizon": 2028,
    "budget": {"title": "B", "levels": {"frame:MBU": {"2026": 5300}}},
    "scenarios": [
        {"name": "Lav", "parameters": {"population_growth": 3500, "tax_rate": {"2026": 0.25}},
         "measures": [{"title": "Vej", "target": "capex:gross", "amounts": {"2027": 40}},
                      {"title": "Bus", "target": "frame:MTM", "amounts": {"2026": 5}, "lasting": True}]},
        {"name": "Kunstig, \"pause\"", "measures": [
            {"title": "vej", "target": "frame:MTM", "amounts": {"2026": 1}, "on": False}]},
    ],
}  # fmt: skip
GRID = {
    "study": "sub/study.scenarier",
    "scenarios": ["lav ", "Kunstig, \"pause\""],
    "levers": {"population_growth": [3000, 4500.5], "frame_change.MBU": [-10, 0, 25], "savings_cap.MTM": [0.01],
               "measure:VEJ": [0, 12.5]},
    "variables": ["liquidity", "savings"],
    "years": [2028, 2026, 2024],
}  # fmt: skip


@pytest.fixture
def files(tmp_path):
    """Writes the study and a grid, which is given back."""

    def make(grid=GRID, study=STUDY):
        (tmp_path / "sub").mkdir(exist_ok=True)
        (tmp_path / "sub" / "study.scenarier").write_text(json.dumps(study), encoding="utf-8")
        content = grid if isinstance(grid, bytes) else json.dumps(grid).encode()
        (tmp_path / "grid.json").write_bytes(content)
        return tmp_path / "grid.json"

    return make


def one_by_one(path):
    """Every figure of GRID, each combination a scenario of its own that is projected alone."""
    study, baseline = open_study(path.parent / "sub" / "study.scenarier")
    found = {}
    for scenario in study.scenarios:
        for values in itertools.product(*GRID["levers"].values()):
            *parameters, amount = values
            made = scenario
            for key, value in zip(GRID["levers"], parameters, strict=False):
                made = made.with_parameter(key, value)
            every_year = dict.fromkeys(range(2025, 2029), amount)
            measures = [_with(one, every_year) for one in scenario.measures]
            made = Scenario(made.name, parameters=made.parameters, measures=tuple(measures))
            projection = project(baseline, [made], 2028)
            for variable in GRID["variables"]:
                for entity in baseline.entities("department") if variable == "savings" else ("",):
                    series = projection.series(variable, entity, 0).tolist()
                    figures = dict(zip(projection.years, series, strict=True))
                    for year in GRID["years"]:
                        found[(scenario.name, *map(float, values), variable, entity, year)] = figures[year]
    return found


def _with(measure, amounts):
    if measure.title.casefold() != "vej":
        return measure
    return Measure(measure.title, measure.target, amounts)


def as_keys(text):
    header, *lines = csv.reader(io.StringIO(text))
    n_levers = len(header) - 5
    found = {}
    for scenario, *rest in lines:
        *levers, variable, entity, year, value = rest
        assert len(levers) == n_levers
        found[(scenario, *map(float, levers), variable, entity, int(year))] = float(value)
    assert len(found) == len(lines)
    return header, found


def test_that_every_combination_has_the_figures_of_a_projection_of_its_own(scenarier, files):
    path = files()
    said = scenarier("sweep", path)
    assert (said.status, said.err) == (0, "")
    header, found = as_keys(said.out)
    assert header == ["scenario", "population_growth", "frame_change.MBU", "savings_cap.MTM", "measure:Vej",
                      "variable", "entity", "year", "value"]  # fmt: skip
    assert found == pytest.approx(one_by_one(path), rel=1e-11)
    assert list(found) == list(one_by_one(path))
    assert len(found) == 2 * (2 * 3 * 1 * 2) * (1 + 6) * 3


def test_that_the_size_of_blocks_changes_no_byte(scenarier, files, monkeypatch):
    whole = scenarier("sweep", files()).out
    for size in (1, 5, 12):
        monkeypatch.setattr(sweep, "BLOCK", size)
        assert scenarier("sweep", files()).out == whole


def test_that_the_example_of_the_docs_is_computed(scenarier, tmp_path):
    study = {**STUDY, "horizon": 2029, "scenarios": [{"name": "Lavere vækst"}]}
    (tmp_path / "budget.scenarier").write_text(json.dumps(study), encoding="utf-8")
    (tmp_path / "grid.json").write_text(fenced("docs/beyond.md", "json")[0], encoding="utf-8")
    header, found = as_keys(scenarier("sweep", tmp_path / "grid.json").out)
    assert header[:3] == ["scenario", "population_growth", "frame_change.MBU"]
    assert len(found) == 2 * 9 * (1 + 6) * 2


def test_that_what_is_left_out_means_all_scenarios_variables_and_projected_years(scenarier, files):
    header, found = as_keys(scenarier("sweep", files({"study": "sub/study.scenarier"}), "--horizon", 2026).out)
    run = csv.DictReader(io.StringIO(scenarier("run", files().parent / "sub/study.scenarier", "--format", "csv",
                                               "--horizon", 2026).out))  # fmt: skip
    expected = {
        (row["scenario"], row["variable"], row["entity"], int(row["year"])): float(row["value"])
        for row in run if row["year"] != "2024"
    }  # fmt: skip
    assert header == ["scenario", "variable", "entity", "year", "value"]
    assert found == expected


def test_that_a_file_holds_what_would_be_printed(scenarier, files, tmp_path):
    out = tmp_path / "out.csv"
    said = scenarier("sweep", files(), "-o", out)
    assert (said.status, said.out) == (0, "")
    assert out.read_bytes() == scenarier("sweep", files()).out.encode()


def test_that_parquet_holds_the_rows_of_the_csv(scenarier, files, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    said = scenarier("sweep", files(), "--output", tmp_path / "out.parquet")
    assert (said.status, said.out) == (0, "")
    table = parquet.read_table(tmp_path / "out.parquet")
    header, *lines = csv.reader(io.StringIO(scenarier("sweep", files()).out))
    assert table.column_names == header
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    assert [[str(value) for value in row] for row in rows] == lines


def test_that_all_faults_of_a_grid_are_told_at_once_where_they_stand(scenarier, files):
    grid = {
        "study": "sub/study.scenarier", "scenarios": ["Lav", "LAV", "Lov", 3], "level": [],
        "levers": {"tax_rate": [24.9, 0.25, 0.25, "x"], "frame_chang.MBU": [1], "state_guarantee": [0.5],
                   "measure:Vej": [200_000], "measure:Bus": [1], "tax_base_growth": [], "frame_change": {}},
        "variables": ["resul", "result", "result"], "years": [2023, 2029, 2026, 2026, "2027"],
    }  # fmt: skip
    said = scenarier("sweep", files(grid), "-o", "out.txt", "--language", "en")
    assert (said.status, said.out) == (2, "")
    lines = [line.strip() for line in said.err.splitlines()]
    for line in (
        "level: unknown key “level”; did you mean “levers”?",
        "scenarios[1]: “LAV” stands twice; keep one",
        "scenarios[2]: unknown scenario “Lov”; did you mean “Lav”?",
        "scenarios[3]: a text belongs here, not 3",
        "levers.tax_rate[0]: 24.9 is outside 0.2…0.3; a share is written as a part of 1, "
        "such as 0.249 for 24.9 per cent",
        "levers.tax_rate[2]: “0.25” stands twice; keep one",
        'levers.tax_rate[3]: a number belongs here, not "x"',
        'levers["frame_chang.MBU"]: unknown lever “frame_chang.MBU”; did you mean “frame_change.MBU”?',
        "levers.state_guarantee[0]: 0.5 is neither 0 nor 1",
        'levers["measure:Vej"][0]: 200000 is larger than 100000 mio. kr.',
        "levers.tax_base_growth: the list is empty; name at least one",
        "variables[0]: unknown variable “resul”; did you mean “result”?",
        "variables[2]: “result” stands twice; keep one",
        "years[0]: 2023 is outside 2024–2028",
        "years[1]: 2029 is outside 2024–2028",
        "years[3]: “2026” stands twice; keep one",
        'years[4]: a whole number belongs here, not "2027"',
    ):  # fmt: skip
        assert line in lines


def test_that_a_measure_must_be_in_every_scenario(scenarier, files):
    grid = {**GRID, "levers": {"measure:Bus": [1]}}
    said = scenarier("sweep", files(grid), "--language", "en")
    assert said.status == 2
    assert 'levers["measure:Bus"]: “Kunstig, "pause"” has no measure “Bus”' in said.err


@pytest.mark.parametrize(
    ("grid", "message"),
    [
        (b"", "the file is empty"),
        (b"{", "the file is not valid JSON"),
        (b"[]", "an object {…} belongs here, not […]"),
        ({}, "study: this key is missing; it is required"),
        ({"study": 3}, "study: a text belongs here, not 3"),
        ({"study": ""}, "study: there is no such file or folder"),
        ({"study": "a\0b"}, "study: there is no such file or folder"),
        ({"study": "none.scenarier"}, "study “none.scenarier”: there is no such file or folder"),
        ({"study": "grid.json"}, "study “grid.json”, format: this is not a study"),
        (b'{"study": "a", "study": "b"}', "study: this key stands twice; keep one"),
        ({**GRID, "levers": []}, "levers: an object {…} belongs here, not […]"),
        ({**GRID, "levers": {"population_growth": [-3000], "x": [1]}}, "unknown lever “x”"),
        (
            json.dumps({**GRID, "levers": {"tax_rate": [1]}}).replace("[1]", "[NaN]").encode(),
            "a number that can be computed with",
        ),
    ],
)
def test_that_a_grid_that_is_none_ends_with_two(scenarier, files, grid, message):
    said = scenarier("sweep", files(grid), "--language", "en")
    assert (said.status, said.out) == (2, "")
    assert message in said.err


def test_that_a_grid_without_people_is_refused(scenarier, files):
    study = {**STUDY, "forecast": {"title": "P", "persons": {
        str(year): dict.fromkeys(("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+"), 100)
        for year in range(2025, 2029)}}}  # fmt: skip
    study["scenarios"] = []
    grid = {"study": "sub/study.scenarier", "levers": {"population_growth": [0, -300]}}
    said = scenarier("sweep", files(grid, study), "--language", "en")
    assert said.status == 2
    assert "levers.population_growth[1]: in “-300” the population is 0 or less in 2028" in said.err


def test_that_a_grid_of_too_many_rows_is_refused_before_anything_is_computed(scenarier, files, monkeypatch):
    many = [index / 1000 for index in range(101)]
    levers = {
        "tax_base_growth": many[:100],
        "real_lift": [value / 10 for value in many[:100]],
        "elasticity.MTM.staff": many,
    }
    grid = {
        "study": "sub/study.scenarier",
        "levers": {**levers, "cash_interest": [0, 0.01]},
        "variables": ["savings"],
    }
    said = scenarier("sweep", files(grid), "--language", "en")
    assert said.status == 2
    assert f"{3 * 100 * 100 * 101 * 2 * 6 * 4} rows are too many; at most 100000000" in said.err
    monkeypatch.setattr(grids, "MOST_ROWS", 3 * 2 * 4)
    small = {"study": "sub/study.scenarier", "levers": {"cash_interest": [0, 0.01]}, "variables": ["result"]}
    assert scenarier("sweep", files(small)).status == 0
    small["years"] = [2024, 2025, 2026, 2027, 2028]
    assert scenarier("sweep", files(small)).status == 2


def test_that_a_scheduler_without_dask_is_told(scenarier, files, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    said = scenarier("sweep", files(), "--scheduler", "tcp://127.0.0.1:8786", "--language", "en")
    assert (said.status, said.out) == (2, "")
    assert "--scheduler: Dask is not installed; install scenarier[dask]" in said.err
    assert BASELINE.name not in said.out
