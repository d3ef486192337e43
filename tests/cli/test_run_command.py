"""`scenarier run`: which scenarios, years and variables, and how they are written."""

import csv
import io
import json

import pytest

from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

BOTH = ["Lavere vækst", "Højere skat"]


def rows(said):
    assert said.status == 0, said.err
    return list(csv.DictReader(io.StringIO(said.out, newline="")))


def scenarios(said):
    return list(dict.fromkeys(row["scenario"] for row in rows(said)))


def years(said):
    return sorted({int(row["year"]) for row in rows(said)})


def test_that_without_a_study_the_baseline_scenario_alone_is_projected_to_2029(scenarier):
    said = scenarier("run", "--format", "csv")
    assert scenarios(said) == ["Grundforløb"]
    assert years(said) == list(range(2024, 2030))


def test_that_the_baseline_scenario_comes_first_and_the_study_s_own_in_their_order(scenarier, study):
    said = scenarier("run", study, "--format", "csv")
    assert scenarios(said) == ["Grundforløb", *BOTH]
    assert years(said) == list(range(2024, 2029))


def test_that_scenarios_are_chosen_without_case_and_outer_blanks_in_the_study_s_order(scenarier, study):
    asked = ["--scenario", " HØJERE skat", "--scenario", "lavere VÆKST "]
    assert scenarios(scenarier("run", study, "--format", "csv", *asked)) == BOTH
    asked += ["--scenario", "grundforløb", "--scenario", "GRUNDFORLØB"]
    assert scenarios(scenarier("run", study, "--format", "csv", *asked)) == ["Grundforløb", *BOTH]


@pytest.mark.parametrize("horizon", [2025, 2027, 2028, 2035])
def test_that_the_horizon_may_be_shorter_and_longer_than_the_study(scenarier, study, horizon):
    assert years(scenarier("run", study, "--format", "csv", "--horizon", horizon)) == list(
        range(2024, horizon + 1)
    )


def test_that_a_shorter_horizon_leaves_the_years_before_it_as_they_were(scenarier, study):
    short = rows(scenarier("run", study, "--format", "csv", "--horizon", 2026))
    long = rows(scenarier("run", study, "--format", "csv", "--horizon", 2035))
    assert short == [row for row in long if int(row["year"]) <= 2026]


def test_that_variables_are_chosen_in_the_order_they_are_asked_for_each_once(scenarier):
    asked = ["--variable", "result", "--variable", "savings", "--variable", "result"]
    found = rows(scenarier("run", "--format", "csv", *asked))
    assert list(dict.fromkeys(row["variable"] for row in found)) == ["result", "savings"]
    assert len(found) == 6 + 6 * 6
    assert scenarier("run", *asked).out.count("Result") == 1


def test_that_the_csv_holds_every_variable_with_its_unit_and_entities(scenarier):
    found = rows(scenarier("run", "--format", "csv"))
    assert {(row["variable"], row["unit"]) for row in found} == {(v.name, v.unit) for v in VARIABLES.values()}
    assert {row["entity"] for row in found if row["variable"] == "savings"} == {
        "MBU",
        "MSB",
        "MSO",
        "MKB",
        "MTM",
        "BA",
    }
    assert {row["entity"] for row in found if row["variable"] == "result"} == {""}
    assert len({(row["variable"], row["entity"], row["year"]) for row in found}) == len(found)


def test_that_the_csv_is_utf8_without_a_byte_order_mark_with_commas_and_line_feeds(process, study):
    said = process("run", study, "--format", "csv", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    lines = said.out.split("\n")
    assert lines[0] == "scenario,variable,entity,year,value,unit"
    assert lines[-1] == ""
    assert "\r" not in said.out
    assert all(line.count(",") == 5 for line in lines[:-1])
    assert "Højere skat,result,,2028," in said.out


def test_that_the_csv_carries_every_bit_of_a_number_with_a_decimal_point_in_any_language(scenarier):
    baseline = read_baseline(baseline_folder("aarhus-2024"))
    projection = project(baseline, (BASELINE,))
    for spoken in ("da", "en"):
        for row in rows(scenarier("run", "--format", "csv", "--language", spoken)):
            year = int(row["year"]) - 2024
            assert float(row["value"]) == projection.series(row["variable"], row["entity"])[year]
            assert row["value"] == repr(float(row["value"]))


def test_that_json_is_a_list_of_the_same_rows(scenarier, study):
    as_csv, as_json = (scenarier("run", study, "--format", kind).out for kind in ("csv", "json"))
    found = json.loads(as_json)
    assert [{name: str(value) for name, value in row.items()} for row in found] == list(
        csv.DictReader(io.StringIO(as_csv))
    )
    assert list(found[0]) == ["scenario", "variable", "entity", "year", "value", "unit"]
    assert isinstance(found[0]["year"], int)
    assert "Højere skat" in as_json
    assert as_json.endswith("]\n")


@pytest.mark.parametrize("name", ['A,"B"', "A\u202eB", "א,\u2067A", "Ærø; B", " A "])
def test_that_a_name_of_any_characters_comes_through_the_csv(scenarier, tmp_path, name):
    path = tmp_path / "a.scenarier"
    document = {
        "format": "scenarier-study",
        "version": 1,
        "baseline": "aarhus-2024",
        "scenarios": [{"name": name}],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    assert scenarios(scenarier("run", path, "--format", "csv", "--variable", "result")) == ["Grundforløb", name]


def test_that_a_study_of_no_scenarios_gives_the_baseline_scenario(scenarier, tmp_path):
    path = tmp_path / "a.scenarier"
    path.write_text('{"format": "scenarier-study", "version": 1, "baseline": "aarhus-2024", "scenarios": []}')
    assert scenarios(scenarier("run", path, "--format", "csv")) == ["Grundforløb"]


def test_that_what_is_written_is_what_the_engine_computes_for_the_study(scenarier, study):
    found = rows(scenarier("run", study, "--format", "csv", "--variable", "population", "--scenario", BOTH[0]))
    scenario = Scenario("", parameters={"population_growth": 3500})
    projection = project(read_baseline(baseline_folder("aarhus-2024")), (scenario,), 2028)
    assert [float(row["value"]) for row in found] == projection.series("population").tolist()


def test_that_the_table_has_a_block_a_scenario_and_a_column_a_year(scenarier, study):
    said = scenarier("run", study)
    blocks = said.out.rstrip("\n").split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == ["Grundforløb", *BOTH]
    years = ["Account", "2024", "Budget", "2024", "2025", "2026", "2027", "2028"]
    assert all(block.splitlines()[1].split()[-8:] == years for block in blocks)
    assert len({len(line) for line in blocks[0].splitlines()[1:]}) == 1


def test_that_the_table_speaks_the_language_and_writes_numbers_its_way(scenarier):
    danish, english = (scenarier("run", "--language", spoken).out for spoken in ("da", "en"))
    assert "25.482" in danish
    assert "25,482" in english
    assert "Grundforløb" in english
    assert danish.count("\n") == english.count("\n") == 17


@pytest.mark.parametrize(
    ("spoken", "lines"),
    [
        (
            "da",
            [
                "enhed Regnskab 2024 Budget 2024 2025",
                "Driftsudgifter mio. kr. 24.177 24.475 25.521",
                "Indkomstskat mio. kr. 18.747 – 19.815",
                "Indtægter mio. kr. 25.482 25.289 26.489",
                "Driftsresultat mio. kr. 1.305 814 968",
            ],
        ),
        (
            "en",
            [
                "unit Account 2024 Budget 2024 2025",
                "Operating expenditure DKK m 24,177 24,475 25,521",
                "Income tax DKK m 18,747 – 19,815",
                "Revenue DKK m 25,482 25,289 26,489",
                "Operating result DKK m 1,305 814 968",
            ],
        ),
    ],
)
def test_that_the_table_shows_2024_as_account_and_as_budget(scenarier, spoken, lines):
    """The account and the budget as printed in the report; 2025 is docs/model.md's check figures."""
    asked = [part for name in "operating_expenditure income_tax revenue operating_result".split()
             for part in ("--variable", name)]  # fmt: skip
    said = scenarier("run", "--horizon", 2025, "--language", spoken, *asked)
    assert [" ".join(line.split()) for line in said.out.splitlines()[1:]] == lines


def test_that_the_table_has_the_budget_of_departments_and_areas(scenarier):
    asked = ["--variable", "spending", "--variable", "area_spending", "--horizon", 2025, "--language", "da"]
    lines = {line.split("  ")[0]: line.split()[-3:-1] for line in scenarier("run", *asked).out.splitlines()}
    assert lines["Forbrug: Børn og Unge"] == ["4.903", "4.808"]
    assert lines["Forbrug pr. serviceområde: Børn og Unge, Dagtilbud inkl. dagplejen"] == ["1.692", "1.708"]


def test_that_csv_and_json_have_no_budget(scenarier):
    found = rows(scenarier("run", "--format", "csv", "--variable", "result"))
    assert [(int(row["year"]), row["entity"]) for row in found] == [(year, "") for year in range(2024, 2030)]
    said = json.loads(scenarier("run", "--format", "json", "--variable", "result").out)
    assert [row["year"] for row in said] == [*range(2024, 2030)]


def test_that_the_table_names_entities(scenarier):
    said = scenarier("run", "--variable", "savings", "--variable", "population_by_age", "--variable", "area_need")
    assert said.out.count("Savings: ") == 6
    assert said.out.count("Population by age: ") == 7
    assert said.out.count("Need by service area: ") == 47 + 6
