"""`scenarier ensemble`: what it prints, which file it writes, and what it does not take."""

import csv
import io
import json
import sys
from zlib import crc32

import numpy as np
import pytest

HEADER = "scenario,variable,entity,year,unit,mean,sd,p5,p25,p50,p75,p95"


@pytest.fixture
def study(tmp_path):
    path = tmp_path / "analyse.scenarier"
    scenarios = [
        {"name": 'Lav; "vækst"', "parameters": {"population_growth": 3500}},
        {"name": "Uden reserve", "measures": [{"title": "a", "target": "savings:MSB", "amounts": {"2026": 150}}]},
    ]
    own = [{"title": "Egen", "metric": "savings", "comparison": "at_least", "threshold": 0, "entity": "MSB"}]
    content = {"format": "scenarier-study", "version": 4, "baseline": "aarhus-2024", "horizon": 2027,
               "scenarios": scenarios, "rules": own, "rules_off": ["liquidity_target"]}  # fmt: skip
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_that_without_a_study_the_baseline_alone_is_drawn(scenarier):
    said = scenarier("ensemble", "--format", "csv", "--draws", "50")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == HEADER
    found = rows(said.out)
    assert {row["scenario"] for row in found} == {"Grundforløb"}
    projected = rows(scenarier("run", "--format", "csv").out)
    keys = ("variable", "entity", "year", "unit")
    assert [[row[key] for key in keys] for row in found] == [[row[key] for key in keys] for row in projected]
    account = [(row["mean"], row["sd"]) for row in found if row["year"] == "2024"]
    assert account == [(row["value"], "0.0") for row in projected if row["year"] == "2024"]


def test_that_all_scenarios_are_drawn_the_baseline_first(scenarier, study):
    said = scenarier("ensemble", study, "--format", "json", "--variable", "savings", "--draws", "10")
    found = json.loads(said.out)
    assert list(found[0]) == HEADER.split(",")
    assert list(dict.fromkeys(row["scenario"] for row in found)) == ["Grundforløb", 'Lav; "vækst"', "Uden reserve"]
    assert {row["year"] for row in found} == {2024, 2025, 2026, 2027}
    assert all(row["p5"] <= row["p25"] <= row["p50"] <= row["p75"] <= row["p95"] for row in found)


def test_that_scenarios_and_horizon_are_chosen(scenarier, study):
    said = scenarier(
        "ensemble",
        study,
        "--scenario",
        ' lav; "VÆKST" ',
        "--horizon",
        "2026",
        "--variable",
        "result",
        "--variable",
        "result",
        "--format",
        "csv",
        "--draws",
        "7",
    )
    assert [(row["scenario"], row["year"]) for row in rows(said.out)] == [
        ('Lav; "vækst"', year) for year in ("2024", "2025", "2026")
    ]


def test_that_a_seed_gives_the_same_bytes_and_another_seed_others(scenarier):
    asked = ("ensemble", "--variable", "liquidity", "--draws", "30", "--format", "csv")
    assert scenarier(*asked).out == scenarier(*asked, "--seed", "1").out == scenarier(*asked, "--workers", "1").out
    assert scenarier(*asked).out != scenarier(*asked, "--seed", "2").out


def test_that_two_workers_print_the_same_bytes(scenarier, study):
    asked = ("ensemble", study, "--draws", "1100", "--rules", "--format", "csv")
    assert scenarier(*asked).out == scenarier(*asked, "--workers", "2").out


# Rules


def test_that_with_rules_the_chances_of_the_rules_that_are_on_are_told(scenarier, study):
    said = scenarier("ensemble", study, "--rules", "--draws", "40", "--format", "csv")
    assert said.out.splitlines()[0] == "scenario,rule,entity,year,probability"
    found = rows(said.out)
    judged = rows(scenarier("rules", study, "--format", "csv").out)
    keys = ("scenario", "rule", "entity", "year")
    in_years = [tuple(row[key] for key in keys) for row in found if row["year"]]
    assert in_years == [tuple(row[key] for key in keys) for row in judged]
    in_any = {tuple(row[key] for key in keys[:3]) for row in found if not row["year"]}
    assert in_any == {key[:3] for key in in_years}
    assert {row["rule"] for row in found} & {"Egen", "liquidity_target"} == {"Egen"}
    assert all(float(row["probability"]) * 40 == round(float(row["probability"]) * 40) for row in found)
    empty = json.loads(scenarier("ensemble", study, "--rules", "--draws", "40", "--format", "json").out)
    assert [row["year"] for row in empty if row["rule"] == "Egen"][:4] == [2025, 2026, 2027, None]


# Every draw


def test_that_every_draw_is_written_a_row_a_draw_and_scenario(scenarier, study, tmp_path):
    out = tmp_path / "draws.csv"
    asked = (
        "ensemble",
        study,
        "--draws",
        "1003",
        "--variable",
        "savings",
        "--variable",
        "result",
        "--format",
        "csv",
    )
    said = scenarier(*asked, "--draws-out", out)
    assert said.out == scenarier(*asked).out
    drawn = rows(out.read_text(encoding="utf-8"))
    names = ["Grundforløb", 'Lav; "vækst"', "Uden reserve"]
    assert [(row["scenario"], int(row["draw"])) for row in drawn] == [
        (name, draw) for draw in range(1, 1004) for name in names
    ]
    assert {(row["seed"], row["numpy"]) for row in drawn} == {("1", np.__version__)}
    for row in rows(said.out):
        column = ".".join(filter(None, (row["variable"], row["entity"], row["year"])))
        values = [float(one[column]) for one in drawn if one["scenario"] == row["scenario"]]
        assert np.mean(values) == pytest.approx(float(row["mean"]), rel=1e-9)
        assert np.quantile(values, 0.25) == pytest.approx(float(row["p25"]), rel=1e-9)


def test_that_draws_of_several_passes_are_written_whole(scenarier, study, tmp_path, monkeypatch):
    asked = ("ensemble", study, "--draws", "20", "--variable", "savings", "--format", "csv")
    whole = scenarier(*asked, "--draws-out", tmp_path / "a.csv").out
    monkeypatch.setattr("scenarier.analysis.fan.MOST_KEPT", 20 * 4 * 8 * 5)
    assert scenarier(*asked, "--draws-out", tmp_path / "b.csv").out == whole
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_that_parquet_holds_the_same_as_csv(scenarier, study, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for out in ("a.csv", "a.parquet"):
        scenarier(
            "ensemble", study, "--draws", "12", "--rules", "--variable", "savings", "--draws-out", tmp_path / out
        )
    table = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    written = rows((tmp_path / "a.csv").read_text(encoding="utf-8"))
    assert [{name: str(value) for name, value in row.items()} for row in table] == written


def test_that_parquet_without_its_library_is_a_fault_with_a_way_out(scenarier, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    said = scenarier("ensemble", "--draws-out", tmp_path / "a.parquet", "--language", "en")
    assert said.status == 2
    assert "pyarrow" in said.err
    assert ".csv" in said.err


def test_that_a_file_that_cannot_be_written_is_a_fault(scenarier, tmp_path):
    said = scenarier("ensemble", "--draws", "3", "--draws-out", tmp_path / "none" / "a.csv")
    assert said.status == 2
    assert "a.csv" in said.err


# Faults


def test_that_all_that_is_wrong_is_told_at_once(scenarier, study):
    said = scenarier(
        "ensemble", study, "--draws", "0", "--seed", "-1", "--workers", "0", "--variable", "resul",
        "--scenario", "x", "--horizon", "2099", "--draws-out", "a.xlsx", "--language", "en",
    )  # fmt: skip
    assert (said.status, said.out) == (2, "")
    for option in ("--draws", "--seed", "--workers", "--variable", "--scenario", "--horizon", "--draws-out"):
        assert f"  {option}: " in said.err
    assert "did you mean “result”?" in said.err


@pytest.mark.parametrize(
    "asked", [("--draws", "1000001"), ("--seed", str(2**53)), ("--workers", "65"), ("--draws", "1.5")]
)
def test_that_numbers_out_of_range_end_with_2(scenarier, asked):
    assert scenarier("ensemble", *asked).status == 2


def test_that_draws_without_people_are_a_fault_that_names_scenario_and_year(scenarier, tmp_path):
    groups = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")
    persons = {year: dict.fromkeys(groups, 200) for year in ("2025", "2026", "2027")}
    content = {"format": "scenarier-study", "version": 5, "baseline": "aarhus-2024", "horizon": 2027,
               "forecast": {"title": "Få", "persons": persons}, "spreads": {"population_growth": 800}, "seed": 3,
               "scenarios": [{"name": "Ingen vækst", "parameters": {"population_growth": 0}}]}  # fmt: skip
    path = tmp_path / "faa.scenarier"
    path.write_text(json.dumps(content), encoding="utf-8")
    key = np.random.SeedSequence(3, spawn_key=(0, crc32(b"population_growth")))
    path_z, *year_z = np.random.Generator(np.random.SFC64(key)).standard_normal((4, 1000))
    growth = [800 * (path_z + z) / 2**0.5 for z in year_z[:2]]
    n_empty = int((np.minimum(1400 + growth[0], 1400 + growth[0] + growth[1]) <= 0).sum())
    assert 0 < n_empty < 1000
    for command in (("ensemble",), ("guarantee",), ("drivers", "--variable", "result", "--year", "2027")):
        said = scenarier(*command, str(path), "--draws", "1000", "--scenario", "Ingen vækst", "--language", "en")
        assert (said.status, said.out) == (2, "")
        assert f"spreads: in {n_empty} of 1000 draws of “Ingen vækst” the population is 0 or less" in said.err
        assert "first in 2026" in said.err
    assert scenarier("ensemble", str(path), "--draws", "20", "--horizon", "2025").status == 0


def test_that_the_table_tells_quantiles_and_what_gives_the_draws_again(scenarier, study):
    said = scenarier("ensemble", study, "--scenario", "Grundforløb", "--draws", "200", "--language", "en")
    lines = said.out.splitlines()
    assert lines[0] == "Grundforløb"
    assert lines[1].split() == ["unit", "quantile", "2025", "2026", "2027"]
    found = {row["year"]: row for row in rows(scenarier("ensemble", study, "--draws", "200", "--format", "csv",
             "--variable", "population").out) if row["scenario"] == "Grundforløb"}  # fmt: skip
    for line, share in zip(lines[2:5], ("p5", "p50", "p95"), strict=True):
        expected = [f"{float(found[year][share]):,.0f}" for year in ("2025", "2026", "2027")]
        assert line.split()[-3:] == expected
    assert lines[-1] == f"200 draws, seed 1, numpy {np.__version__}"


def test_that_the_table_of_rules_tells_per_cent(scenarier, study):
    said = scenarier("ensemble", study, "--rules", "--draws", "200", "--language", "en")
    lines = said.out.splitlines()
    assert lines[1].split() == "Chance of being broken 2025 2026 2027 in any year".split()
    technical = next(line for line in lines if line.startswith("Savings at least 0: Technical Services"))
    assert technical.split()[-4:] == ["100%"] * 4


def test_that_a_study_with_all_rules_off_says_so(scenarier, study):
    content = json.loads(study.read_text(encoding="utf-8"))
    content["rules"] = []
    shipped = {row["rule"] for row in rows(scenarier("rules", "--format", "csv").out)}
    content["rules_off"] = sorted(shipped)
    study.write_text(json.dumps(content), encoding="utf-8")
    said = scenarier("ensemble", study, "--rules", "--format", "csv", "--draws", "2")
    assert said.out == "scenario,rule,entity,year,probability\n"
    said = scenarier("ensemble", study, "--rules", "--draws", "2", "--language", "en")
    assert said.out == "No rule is switched on.\n"
