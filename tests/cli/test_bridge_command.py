"""`scenarier bridge`: rows that add up, the same as two runs at the ends."""

import csv
import io
import json
from math import fsum
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
STUDY, BUDGET = str(GOLDEN / "check-study.scenarier"), str(GOLDEN / "check-budget.scenarier")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def _value(scenarier, study, scenario, variable, entity, year):
    said = scenarier("run", study, "--scenario", scenario, "--variable", variable, "--format", "csv")
    return next(row["value"] for row in rows(said.out) if (row["entity"], row["year"]) == (entity, str(year)))


def test_that_the_csv_starts_in_a_and_ends_in_b_to_the_last_digit(scenarier):
    for a, b in (("Grundforløb", "Hårdt år"), ("kanter ", "GRUNDFORLØB")):
        asked = ("--variable", "savings", "--entity", "MSB", "--year", "2031")
        said = scenarier("bridge", STUDY, a, b, *asked, "--format", "csv")
        assert said.status == 0
        assert said.out.splitlines()[0] == "kind,part,amount,standard_error"
        found = rows(said.out)
        assert [row["kind"] for row in found] == ["start", *["part"] * (len(found) - 2), "end"]
        assert found[0]["amount"] == _value(scenarier, STUDY, a, "savings", "MSB", 2031)
        assert found[-1]["amount"] == _value(scenarier, STUDY, b, "savings", "MSB", 2031)
        assert found[0]["part"] == found[-1]["part"] == ""
        amounts = [float(row["amount"]) for row in found]
        assert fsum(amounts[:-1]) == pytest.approx(amounts[-1], abs=1e-9)
        sizes = [abs(amount) for amount in amounts[1:-1]]
        assert sizes == sorted(sizes, reverse=True)


def test_that_the_parts_are_keys_and_measures_by_title(scenarier, study):
    said = scenarier(
        "bridge",
        str(study),
        "Lavere vækst",
        "Højere skat",
        "--variable",
        "result",
        "--year",
        "2028",
        "--format",
        "csv",
    )
    found = {row["part"]: float(row["amount"]) for row in rows(said.out)[1:-1]}
    assert set(found) == {"population_growth", "tax_rate", "measure:T"}
    assert all(row["standard_error"] == "0.0" for row in rows(said.out))


def test_that_a_bridge_between_years_has_a_row_for_what_happens_as_it_stands(scenarier):
    asked = ("--variable", "liquidity", "--from-year", "2025", "--year", "2029")
    said = scenarier("bridge", BUDGET, "Grundforløb", *asked, "--format", "csv")
    found = rows(said.out)
    assert [row["kind"] for row in found] == ["start", "as_it_stands", *["part"] * 12, "end"]
    assert found[0]["amount"] == _value(scenarier, BUDGET, "Grundforløb", "liquidity", "", 2025)
    assert found[-1]["amount"] == _value(scenarier, BUDGET, "Grundforløb", "liquidity", "", 2029)
    amounts = [float(row["amount"]) for row in found]
    assert fsum(amounts[:-1]) == pytest.approx(amounts[-1], abs=1e-9)


def test_that_the_json_is_a_list_of_the_same_rows(scenarier):
    asked = ("bridge", STUDY, "Kanter", "--variable", "result", "--from-year", "2024", "--year", "2026")
    as_json = json.loads(scenarier(*asked, "--format", "json").out)
    as_csv = rows(scenarier(*asked, "--format", "csv").out)
    assert [[str(value) for value in row.values()] for row in as_json] == [list(row.values()) for row in as_csv]


def test_that_the_table_says_it_in_a_sentence_in_the_language_spoken(scenarier, study):
    asked = ("bridge", str(study), "Grundforløb", "Højere skat", "--variable", "income_tax", "--year", "2028")
    english = scenarier(*asked, "--language", "en").out
    assert "higher in Højere skat than in Baseline." in english.splitlines()[0]
    assert "It is mostly due to: Municipal income tax rate (+" in english
    danish = scenarier(*asked, "--language", "da").out
    assert "højere i Højere skat end i Grundforløb." in danish.splitlines()[0]
    assert "Det skyldes mest: Udskrivningsprocent (+" in danish


def test_that_two_scenarios_of_one_path_say_that_nothing_differs(scenarier, study):
    said = scenarier(
        "bridge",
        str(study),
        "Grundforløb",
        "grundforløb",
        "--variable",
        "result",
        "--year",
        "2026",
        "--language",
        "en",
    )
    assert said.status == 0
    assert "is the same" in said.out
    assert "The two differ in no assumption and no measure." in said.out


def test_that_a_shorter_horizon_leaves_out_what_differs_after_it(scenarier, study):
    asked = ("bridge", str(study), "Grundforløb", "Højere skat", "--variable", "result", "--year", "2026")
    said = scenarier(*asked, "--horizon", "2027", "--format", "csv")
    assert {row["part"] for row in rows(said.out)[1:-1]} == {"tax_rate", "measure:T"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Grundforløb", "Nej", "--variable", "result", "--year", "2028"], "unknown scenario “Nej”"),
        (["Grundforløb", "--variable", "result", "--year", "2028"], "name a second scenario"),
        (
            ["Grundforløb", "Højere skat", "--variable", "result", "--year", "2028", "--from-year", "2025"],
            "not both",
        ),
        (["Grundforløb", "--variable", "result", "--year", "2025", "--from-year", "2027"], "2027 is after 2025"),
        (["Grundforløb", "Højere skat", "--variable", "resul", "--year", "2028"], "did you mean “result”?"),
        (["Grundforløb", "Højere skat", "--variable", "result", "--year", "2029"], "2029 is outside 2024–2028"),
        (["Grundforløb", "Højere skat", "--variable", "savings", "--year", "2028"], "needs an entity"),
        (
            ["Grundforløb", "Højere skat", "--variable", "result", "--entity", "MSB", "--year", "2028"],
            "leave --entity out",
        ),
        (
            ["Grundforløb", "Højere skat", "--variable", "result", "--year", "2028", "--horizon", "2040"],
            "2040 is outside",
        ),
    ],
)
def test_that_what_is_not_there_is_said_and_ends_with_2(scenarier, study, arguments, said):
    found = scenarier("bridge", str(study), *arguments, "--language", "en")
    assert found.status == 2
    assert found.out == ""
    assert said in found.err
    assert "Traceback" not in found.err


def test_that_all_faults_are_told_at_once(scenarier, study):
    found = scenarier("bridge", str(study), "X", "Y", "--variable", "nope", "--year", "1999", "--language", "en")
    assert found.status == 2
    assert [word in found.err for word in ("“X”", "“Y”", "“nope”", "1999")] == [True] * 4
