"""`scenarier import`: a planner's file into a study, whole or not at all."""

import csv
import io
import json

import openpyxl
import pytest
from tests.cli.conftest import STUDY

from scenarier.jobs.studies import open_study
from scenarier.model.study import Measure
from scenarier.storage.settings import MOST_MAPPINGS, Settings
from scenarier.storage.versions import versions_folder, versions_of

BUDGET = "Afdeling;2026;BO2027\nBørn og Unge;5.301,5;5.342,0\nGrundskyld;-2.000,0;-2.050,25\n"
LEVELS = {"frame:MBU": {2026: 5301.5, 2027: 5342.0}, "revenue:land_tax": {2026: 2000.0, 2027: 2050.25}}
MEASURES = "Tiltag;Mål;2026\nSkole;frame:MBU;5,5\n"
GOLDEN = "tests/golden"


@pytest.fixture
def file(tmp_path):
    """Write a file of a planner's."""

    def write(text, name="fil.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def book(path, rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def read(path):
    return open_study(path)[0]


def test_that_a_missing_study_is_made_and_the_command_tells_how_it_understood_the_file(scenarier, file, tmp_path):
    made = tmp_path / "ny.scenarier"
    said = scenarier("import", made, file(BUDGET))
    assert (said.status, said.err) == (0, "")
    assert read(made).budget.levels == LEVELS
    for part in ("BO2027", "2,050.25", "income is negative", "none is named, so DKK m", str(made)):
        assert part in said.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_that_encodings_and_separators_give_the_same_study(scenarier, file, tmp_path, encoding, separator):
    path = file(BUDGET.replace(";", separator), encoding=encoding)
    assert scenarier("import", tmp_path / "ny.scenarier", path).status == 0
    assert read(tmp_path / "ny.scenarier").budget.levels == LEVELS


def test_that_a_workbook_gives_the_same_study(scenarier, tmp_path):
    rows = [["Afdeling", 2026, "BO2027"], ["Børn og Unge", 5301.5, 5342], ["Grundskyld", -2000, "-2.050,25"]]
    path = book(tmp_path / "budget.xlsx", rows)
    assert scenarier("import", tmp_path / "ny.scenarier", path).status == 0
    assert read(tmp_path / "ny.scenarier").budget.levels == LEVELS


def test_that_a_rejected_row_leaves_the_study_as_it_was_and_all_faults_are_told(scenarier, file, study):
    path = file(BUDGET + "Ukendt;1;2\nMTM;x;3\n")
    said = scenarier("import", study, path)
    assert (said.status, said.out) == (2, "")
    assert study.read_text(encoding="utf-8") == STUDY
    assert "row 4, column 1: “Ukendt”" in said.err
    assert "row 5, column 2: “x”" in said.err
    assert '--answer "target ukendt=' in said.err
    assert not list(study.parent.glob(".scenarier-*"))


def test_that_a_dry_run_prints_all_and_writes_nothing(scenarier, file, tmp_path, settings):
    said = scenarier("import", tmp_path / "ny.scenarier", file(BUDGET), "--dry-run", "--map", "Afdeling=target")
    assert said.status == 0
    assert "as you said" in said.out
    assert not (tmp_path / "ny.scenarier").exists()
    assert not settings.exists()
    bad = scenarier("import", tmp_path / "ny.scenarier", file(BUDGET + "Ukendt;1;2\n"), "--dry-run")
    assert bad.status == 2
    assert "Nothing is imported" in bad.out


def test_that_output_takes_the_study_and_leaves_the_one_there_is(scenarier, file, study, tmp_path):
    assert scenarier("import", study, file(BUDGET), "-o", tmp_path / "ud.scenarier").status == 0
    assert study.read_text(encoding="utf-8") == STUDY
    after = read(tmp_path / "ud.scenarier")
    assert after.budget.levels == LEVELS
    assert after.scenarios == read(study).scenarios


def test_that_a_study_that_is_changed_in_place_is_kept_as_an_earlier_version(scenarier, file, study):
    before = study.read_bytes()
    assert scenarier("import", study, file(BUDGET)).status == 0
    assert study.read_bytes() != before
    (kept,) = versions_of(study, versions_folder())
    assert kept.file.read_bytes() == before


def test_that_measures_go_to_the_first_scenario_or_the_one_that_is_named(scenarier, file, study):
    path = file(MEASURES)
    said = scenarier("import", study, path)
    assert "“Lavere vækst”, the first of 2 scenarios" in said.out
    assert read(study).scenarios[0].measures == (Measure("Skole", "frame:MBU", {2026: 5.5}),)
    assert scenarier("import", study, path, "--scenario", "højere skat").status == 0
    assert [one.title for one in read(study).scenarios[1].measures] == ["T", "Skole"]
    unknown = scenarier("import", study, path, "--scenario", "Højere skt")
    assert unknown.status == 2
    assert "did you mean “Højere skat”" in unknown.err


def test_that_the_baseline_is_never_changed_but_gets_a_new_scenario(scenarier, file, study):
    said = scenarier("import", study, file(MEASURES), "--scenario", "Grundforløb")
    assert "a new scenario" in said.out
    assert len(read(study).scenarios) == 3


def test_that_a_question_is_answered_by_its_option(scenarier, file, tmp_path):
    made, path = tmp_path / "ny.scenarier", file("Afdeling;2026\nMBU;5.301\n")
    asked = scenarier("import", made, path)
    assert asked.status == 2
    assert '--decimal ","' in asked.err
    assert not made.exists()
    assert scenarier("import", made, path, "--decimal", ",").status == 0
    assert read(made).budget.levels == {"frame:MBU": {2026: 5301.0}}


def test_that_a_mapping_is_remembered_by_the_heading_row(scenarier, file, tmp_path):
    rows = "Formål;Kode;Tal\nMBU;x;5300\n"
    first = ("--as", "budget", "--map", "Formål=target", "--map", "Tal=BO2026", "--map", "Kode=skip")
    assert scenarier("import", tmp_path / "a.scenarier", file(rows), *first).status == 0
    again = scenarier("import", tmp_path / "b.scenarier", file(rows.replace("5300", "5400"), "andet.csv"))
    assert again.status == 0
    assert "as the last time" in again.out
    assert read(tmp_path / "b.scenarier").budget.levels == {"frame:MBU": {2026: 5400.0}}


def test_that_the_oldest_of_many_mappings_is_forgotten():
    kept = Settings()
    for number in range(MOST_MAPPINGS + 1):
        kept.remember_mapping(f"h{number}", {"A": "target"})
    assert len(kept.mappings) == MOST_MAPPINGS
    assert "h0" not in kept.mappings


def test_that_csv_and_json_hold_what_is_taken_and_what_is_not(scenarier, file, tmp_path):
    path = file(BUDGET + "Ukendt;1;2\n")
    said = scenarier("import", tmp_path / "ny.scenarier", path, "--dry-run", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    taken = {(row["key"], int(row["year"])): float(row["value"]) for row in rows if row["status"] == "taken"}
    assert taken == {
        (target, year): value for target, by_year in LEVELS.items() for year, value in by_year.items()
    }
    assert [(row["row"], row["column"], row["key"]) for row in rows if row["status"] == "rejected"] == [
        ("4", "1", "Ukendt")
    ]
    as_json = scenarier("import", tmp_path / "ny.scenarier", path, "--dry-run", "--format", "json")
    assert [str(row["status"]) for row in json.loads(as_json.out)] == [row["status"] for row in rows]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--map", "Afdeling"], "--map"),
        (["--map", "Afd=target"], "Afd"),
        (["--map", "Afdeling=tagret"], "target"),
        (["--answer", "sign"], "--answer"),
        (["--sheet", "Nej"], "Nej"),
        (["--as", "rules"], "rules"),
    ],
)
def test_that_a_misused_option_is_told_and_nothing_is_written(scenarier, file, tmp_path, arguments, part):
    said = scenarier("import", tmp_path / "ny.scenarier", file(BUDGET), *arguments)
    assert said.status == 2
    assert part in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "ny.scenarier").exists()


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_that_a_file_that_cannot_be_read_is_told(scenarier, tmp_path, name):
    said = scenarier("import", tmp_path / "ny.scenarier", tmp_path / name)
    assert said.status == 2
    assert "Traceback" not in said.err


def test_that_what_is_most_like_an_unknown_line_is_offered_first(scenarier, file, tmp_path):
    said = scenarier("import", tmp_path / "ny.scenarier", file("Afdeling;2026\nMBU;5300\nLand taxes;2000\n"))
    assert '"target landtaxes=revenue:land_tax" (Land tax), or' in said.err


def test_that_a_forecast_comes_in_by_the_same_command(scenarier, file, tmp_path):
    groups = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")
    lines = [f"{group} år;" + ";".join(str(60_000 + year) for year in range(2025, 2030)) for group in groups]
    path = file("\n".join(["Alder;2025;2026;2027;2028;2029", *lines]))
    said = scenarier("import", tmp_path / "ny.scenarier", path)
    assert said.status == 0, said.err
    persons = read(tmp_path / "ny.scenarier").forecast.persons
    assert persons[2027]["35-64"] == 62_027


@pytest.mark.parametrize(("name", "scenario"), [("check-study", "Kanter"), ("check-budget", "Priser og kanter")])
def test_that_an_exported_workbook_comes_back_equal(scenarier, tmp_path, name, scenario):
    source, out, made = f"{GOLDEN}/{name}.scenarier", tmp_path / "ud.xlsx", tmp_path / "ny.scenarier"
    assert scenarier("export", source, "--scenario", scenario, "-o", out).status == 0
    assert scenarier("import", made, out).status == 0
    before, after = read(source), read(made)
    assert after.scenarios == tuple(one for one in before.scenarios if one.name == scenario)
    assert (after.budget, after.forecast, after.horizon) == (before.budget, before.forecast, before.horizon)


def test_that_a_workbook_whose_formulas_have_no_values_is_refused_with_what_to_do(scenarier, tmp_path):
    out, made = tmp_path / "ud.xlsx", tmp_path / "ny.scenarier"
    assert scenarier("export", "-o", out).status == 0
    openpyxl.load_workbook(out).save(out)  # which keeps formulas and no values
    said = scenarier("import", made, out)
    assert said.status == 2
    assert "save it again" in said.err
    assert not made.exists()
