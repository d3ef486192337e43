"""`scenarier guarantee`: its columns, its words, and what it does not take."""

import csv
import io
import json
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
STUDY = GOLDEN / "check-study.scenarier"
HEADER = "year,guaranteed,self_budgeted,difference,settled_in,tipping_growth,chance_guarantee_wins"


def rows_of(said):
    assert (said.status, said.err) == (0, "")
    return list(csv.DictReader(io.StringIO(said.out, newline="")))


def test_that_the_csv_has_its_columns_a_row_a_year_and_every_bit(scenarier):
    said = scenarier("guarantee", STUDY, "--format", "csv")
    assert said.out.splitlines()[0] == HEADER
    rows = rows_of(said)
    assert [int(row["year"]) for row in rows] == list(range(2025, 2036))
    for row in rows:
        assert int(row["settled_in"]) == int(row["year"]) + 3
        assert float(row["difference"]) == float(row["self_budgeted"]) - float(row["guaranteed"])
        assert row["guaranteed"] == repr(float(row["guaranteed"]))


def test_that_one_of_the_two_is_what_run_has_by_the_scenarios_own_choice(scenarier):
    """The check study's `Alle håndtag` takes the guarantee in 2026 and in 2028."""
    ran = rows_of(
        scenarier("run", STUDY, "--scenario", "Alle håndtag", "--variable", "revenue", "--format", "csv")
    )
    revenue = {row["year"]: float(row["value"]) for row in ran}
    chosen = json.loads(STUDY.read_text(encoding="utf-8"))["scenarios"][0]["parameters"]["state_guarantee"]
    assert any(chosen.values())
    for row in rows_of(scenarier("guarantee", STUDY, "--format", "csv")):
        own = row["guaranteed"] if chosen.get(row["year"]) else row["self_budgeted"]
        assert float(own) == pytest.approx(revenue[row["year"]], rel=1e-12)


def test_that_the_studys_first_scenario_is_taken_and_the_baseline_without_one(scenarier):
    first = scenarier("guarantee", STUDY, "--format", "csv").out
    assert scenarier("guarantee", STUDY, "--scenario", " alle HÅNDTAG ", "--format", "csv").out == first
    base = rows_of(scenarier("guarantee", "--format", "csv"))
    assert [row["year"] for row in base] == ["2025", "2026", "2027", "2028", "2029"]
    named = rows_of(scenarier("guarantee", STUDY, "--scenario", "Grundforløb", "--format", "csv"))
    assert named[:5] == base


def test_that_the_horizon_may_be_shorter_or_longer(scenarier):
    for horizon in (2025, 2035):
        rows = rows_of(scenarier("guarantee", "--horizon", horizon, "--format", "csv"))
        assert int(rows[-1]["year"]) == horizon


def test_that_the_json_is_a_list_of_the_same_rows(scenarier):
    as_json = json.loads(scenarier("guarantee", STUDY, "--format", "json").out)
    as_csv = rows_of(scenarier("guarantee", STUDY, "--format", "csv"))
    assert list(as_json[0]) == HEADER.split(",")
    assert [float(row["tipping_growth"]) for row in as_csv] == [row["tipping_growth"] for row in as_json]


def test_that_the_table_says_in_words_what_gives_more_and_what_the_law_is(scenarier):
    said = scenarier("guarantee", STUDY, "--language", "en")
    assert (said.status, said.err) == (0, "")
    assert "2026: An own budget gives DKK 99.6 m more." in said.out
    assert "grows more than 2.05 %; in the scenario it grows 3.80 %" in said.out
    assert "From 2026: Bill L 215" in said.out
    for name in ("state_guarantee", "tax_base_growth"):
        assert name not in said.out


def test_that_all_that_is_wrong_is_told_at_once_and_ends_with_2(scenarier):
    asked = ["--scenario", "Hård", "--horizon", 2099, "--draws", 0, "--seed", -1, "--language", "en"]
    said = scenarier("guarantee", STUDY, *asked)
    assert (said.status, said.out) == (2, "")
    for told in ("“Hård”", "Hårdt år", "2099 is outside 2025–2035", "--draws: 0", "--seed: -1"):
        assert told in said.err
    assert "Traceback" not in said.err
