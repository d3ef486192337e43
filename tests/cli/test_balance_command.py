"""`scenarier balance` and what `check` says of a sealed proposal: columns, words, and how they end."""

import csv
import io
import json
from dataclasses import replace

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Measure, Scenario
from scenarier.session.sealing import seal_of

HEADER = "year,balance,amount,base_amount,room,holds"
BASE = Scenario("Base", measures=(Measure("Vej", "frame:MTM", {2026: 5.0}),))
SHORT = Scenario(
    "Kort",
    measures=(
        *BASE.measures,
        Measure("Ældre", "frame:MSO", {2027: 40.0}),
        Measure("S", "frame:MBU", {2027: -39.94}),
    ),
    based_on="Base",
    status="draft",
)


@pytest.fixture
def path(tmp_path):
    study = Study(scenarios=(BASE, SHORT), horizon=2030)
    seal = seal_of(study, open_study(None)[1], SHORT, "2026-09-14")
    sealed = replace(SHORT, name="Forseglet", status="final", sealed=seal)
    path = tmp_path / "a.scenarier"
    save_study(replace(study, scenarios=(*study.scenarios, sealed)), path)
    return path


def test_that_the_csv_has_its_columns_three_balances_a_year_and_ends_with_1_where_one_does_not_hold(
    scenarier, path
):
    said = scenarier("balance", path, "--scenario", "kort", "--format", "csv")
    assert (said.status, said.err) == (1, "")
    assert said.out.splitlines()[0] == HEADER
    rows = list(csv.DictReader(io.StringIO(said.out, newline="")))
    names = ["result", "service_ceiling", "capex_ceiling"]
    assert [(row["year"], row["balance"]) for row in rows] == [
        (str(year), name) for year in range(2026, 2031) for name in names
    ]
    assert [(row["year"], row["balance"]) for row in rows if row["holds"] == "0"] == [("2027", "result")]
    for row in rows[::3]:
        assert float(row["room"]) == float(row["amount"]) - float(row["base_amount"])
    as_json = json.loads(scenarier("balance", path, "--scenario", "Kort", "--format", "json").out)
    assert [str(row["room"]) for row in as_json] == [row["room"] for row in rows]


def test_that_a_scenario_without_a_base_has_the_baseline_and_the_words_say_which_year_is_short(scenarier, path):
    said = scenarier("balance", path, "--language", "en")
    assert said.status == 1
    assert "“Base” against “Baseline”" in said.out
    assert "2026: DKK 5.3 m short" in said.out
    assert "2027: financed" in said.out
    assert "2027: DKK 0.07 m short" in scenarier("balance", path, "--scenario", "Kort", "--language", "en").out
    assert scenarier("balance", path, "--scenario", "Grundforløb").status == 0


def test_that_a_seal_is_told_of_and_check_ends_with_1_once_it_is_broken(scenarier, path):
    said = scenarier("balance", path, "--scenario", "Forseglet", "--language", "en")
    assert "was sealed on 14/09/2026" in said.out
    assert "Content and figures are as they were." in said.out
    whole = scenarier("check", path, "--language", "en")
    assert (whole.status, whole.out.count("\n")) == (0, 1)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["scenarios"][2]["measures"][1]["amounts"]["2027"] = 30
    path.write_text(json.dumps(content), encoding="utf-8")
    broken = scenarier("check", path, "--language", "en")
    assert broken.status == 1
    assert "Decisions: the proposal's own measures, levers or notes are others" in broken.out
    assert "Result 2027: " in broken.out
    assert scenarier("check", path, "--language", "da").out != broken.out


def test_that_all_that_is_wrong_is_told_at_once_and_ends_with_2(scenarier, path):
    said = scenarier("balance", path, "--scenario", "Basis", "--horizon", 2099, "--language", "en")
    assert (said.status, said.out) == (2, "")
    assert "did you mean “Base”" in said.err
    assert "2099 is outside 2025–2035" in said.err
    assert scenarier("balance").status == 2
