"""`scenarier compare`: the same numbers as two runs."""

import csv
import io
import json
from pathlib import Path

import pytest

STUDY = str(Path(__file__).resolve().parents[1] / "golden" / "check-study.scenarier")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("a", "b"), [("Grundforløb", "Kanter"), ("Hårdt år", "Alle håndtag"), ("kanter ", "GRUNDFORLØB")]
)
def test_that_the_csv_is_two_runs_to_the_last_digit(scenarier, a, b):
    said = scenarier("compare", STUDY, a, b, "--format", "csv")
    assert said.status == 0
    runs = {}
    for row in rows(scenarier("run", STUDY, "--format", "csv").out):
        key = row["variable"], row["entity"], row["year"]
        runs.setdefault(row["scenario"].casefold(), {})[key] = row["value"]
    found = rows(said.out)
    assert said.out.splitlines()[0] == "variable,entity,year,unit,a,b,difference"
    assert len(found) == 2304
    for row in found:
        key = row["variable"], row["entity"], row["year"]
        assert (row["a"], row["b"]) == tuple(runs[name.strip().casefold()][key] for name in (a, b))
        assert float(row["difference"]) == float(row["b"]) - float(row["a"])


def test_that_a_run_of_one_scenario_gives_the_digits_of_a_run_of_all(scenarier):
    alone = scenarier("run", STUDY, "--scenario", "Kanter", "--format", "csv").out.splitlines()[1:]
    assert alone == [
        line for line in scenarier("run", STUDY, "--format", "csv").out.splitlines() if line.startswith("Kanter")
    ]


def test_that_the_json_is_a_list_of_the_same_rows(scenarier):
    asked = ("compare", STUDY, "Grundforløb", "Kanter", "--variable", "savings", "--horizon", "2027")
    as_json = json.loads(scenarier(*asked, "--format", "json").out)
    as_csv = rows(scenarier(*asked, "--format", "csv").out)
    assert [[str(value) for value in row.values()] for row in as_json] == [list(row.values()) for row in as_csv]
    assert len(as_json) == 6 * 4


def test_that_the_table_shows_signed_differences_in_the_readers_format(scenarier):
    """check-study.expected.csv: 19,192.0 less 19,518.9 in 2028, 19,875.0 less 20,240.6 in 2029."""
    said = scenarier("compare", STUDY, "Grundforløb", "Kanter", "--language", "da", "--horizon", "2029")
    assert said.out.splitlines()[0] == "Kanter minus Grundforløb"
    line = next(line for line in said.out.splitlines() if line.startswith("Serviceudgifter"))
    assert line.split()[-2:] == ["−327", "−366"]


@pytest.mark.parametrize(
    ("spoken", "heading", "line"),
    [
        ("da", "enhed Regnskab 2024 Budget 2024 2025 2026", "Resultat mio. kr. 896 773"),
        ("en", "unit Account 2024 Budget 2024 2025 2026", "Result DKK m 896 773"),
    ],
)
def test_that_the_table_has_the_amounts_of_2024_before_the_differences(scenarier, spoken, heading, line):
    asked = ("--language", spoken, "--variable", "result", "--horizon", "2026")
    said = scenarier("compare", STUDY, "Grundforløb", "Kanter", *asked)
    lines = [" ".join(each.split()) for each in said.out.splitlines()]
    assert lines[1] == heading
    assert lines[2].startswith(line)
    assert len(lines) == 4
    assert lines[3].startswith("2024 ")


@pytest.mark.parametrize(
    ("arguments", "said_of_it"),
    [
        ((STUDY, "Kantr", "Grundforløb"), "did you mean “Kanter”?"),
        ((STUDY, "A", "B"), "unknown scenario “B”"),
        ((STUDY, "Kanter", "Grundforløb", "--variable", "saving"), "did you mean “savings”?"),
        ((STUDY, "Kanter", "Grundforløb", "--horizon", "2040"), "2025–2035"),
        (("nowhere.scenarier", "A", "B"), "no such file"),
        ((STUDY, "Kanter"), "Missing argument"),
    ],
)
def test_that_what_is_not_there_is_told_with_status_2(scenarier, arguments, said_of_it):
    said = scenarier("compare", *arguments)
    assert said.status == 2
    assert said_of_it in said.err
