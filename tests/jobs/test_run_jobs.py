"""Projecting a study by name, and the rows that are written."""

import csv
import io
import json
import math

import pytest
from tests.made import Study

from scenarier.engine.project import project
from scenarier.jobs.run import as_csv, as_json, as_table, run, scenario_index
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.text.faults import fault_lines
from scenarier.vocabulary.errors import FaultsError

STUDY = Study(horizon=2027, scenarios=(Scenario("Ærø"), Scenario("b c", parameters={"tax_rate": 0.26})))


@pytest.fixture
def path(tmp_path):
    save_study(STUDY, tmp_path / "a.scenarier")
    return tmp_path / "a.scenarier"


def test_that_all_scenarios_are_projected_after_the_baseline_scenario(path):
    projection, baseline = run(path, (), (), None)
    assert projection.scenarios == ("Grundforløb", "Ærø", "b c")
    assert projection.years == (2024, 2025, 2026, 2027)
    assert baseline.name == "aarhus-2024"


@pytest.mark.parametrize(
    ("names", "found"),
    [(["ærø"], ("Ærø",)), (["B C ", "ÆRØ"], ("Ærø", "b c")), (["grundforløb", "b c"], ("Grundforløb", "b c"))],
)
def test_that_scenarios_are_found_without_case_and_outer_blanks(path, names, found):
    assert run(path, names, (), None)[0].scenarios == found


def test_that_a_scenario_alone_has_the_figures_it_has_among_others(path):
    together, alone = run(path, (), (), None)[0], run(path, ["b c"], (), None)[0]
    for name in ("result", "liquidity", "tax_sanction"):
        assert together.series(name, scenario=2).tolist() == pytest.approx(alone.series(name).tolist(), rel=1e-12)


def test_that_faults_of_names_variables_and_horizon_are_collected(path):
    with pytest.raises(FaultsError) as caught:
        run(path, ["nej", "b c"], ["result", "resutl"], 2036)
    assert caught.value.subject == str(path)
    assert fault_lines(caught.value) == [
        "--scenario: unknown scenario “nej”",
        "--variable: unknown variable “resutl”; did you mean “result”?",
        "--horizon: 2036 is outside 2025–2035",
    ]


@pytest.mark.parametrize(("name", "index"), [("Grundforløb", -1), (" GRUNDFORLØB", -1), ("ærø", 0), ("B c", 1)])
def test_that_a_scenario_is_found_by_name(name, index):
    assert scenario_index(STUDY, name) == index


def test_that_a_scenario_that_is_not_there_is_a_fault():
    with pytest.raises(FaultsError) as caught:
        scenario_index(STUDY, "Ærø 2")
    assert fault_lines(caught.value) == ["--scenario: unknown scenario “Ærø 2”; did you mean “Ærø”?"]


def test_that_csv_and_json_hold_the_projections_rows_and_nothing_else(path):
    projection, _ = run(path, (), (), None)
    expected = [row._asdict() for row in projection.rows()]
    assert json.loads(as_json(projection, ())) == expected
    read = csv.DictReader(io.StringIO(as_csv(projection, ()), newline=""))
    assert [{**row, "year": int(row["year"]), "value": float(row["value"])} for row in read] == expected


def test_that_no_value_is_missing_or_infinite(path):
    projection, _ = run(path, (), (), 2035)
    assert all(math.isfinite(row.value) for row in projection.rows())


def test_that_the_table_shows_the_variables_that_are_asked_for_in_their_order():
    baseline = open_study(None)[1]
    projection = project(baseline, (Scenario("A"), Scenario("B")))
    lines = as_table(projection, baseline, ("revenue", "result")).splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "A",
        "",
        "Revenue",
        "Result",
        "",
        "B",
        "",
        "Revenue",
        "Result",
    ]


def test_that_the_columns_of_a_table_line_up():
    baseline = open_study(None)[1]
    lines = as_table(project(baseline), baseline, ()).splitlines()[1:]
    assert len({len(line) for line in lines}) == 1
    assert lines[0].endswith("2029")
