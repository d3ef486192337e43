"""`scenarier backtest`: the method tried on the past, as it is printed."""

import csv
import io
import json

import pytest

HEADING = "area,measure,from_year,to_year,driver,actual,difference"


def rows(said):
    assert (said.status, said.err) == (0, "")
    return list(csv.DictReader(io.StringIO(said.out, newline="")))


def test_that_csv_has_a_row_a_measure_in_full_precision(scenarier):
    said = scenarier("backtest", "--format", "csv")
    assert said.out.splitlines()[0] == HEADING
    found = {(row["area"], row["measure"]): row for row in rows(said)}
    hours = found["MSO.local_units", "MSO.home_help_hours"]
    assert (hours["from_year"], hours["to_year"]) == ("2021", "2024")
    assert float(hours["actual"]) == pytest.approx(7376 * 164 / (7101 * 170) - 1, abs=1e-15)
    for row in found.values():
        assert float(row["difference"]) == float(row["actual"]) - float(row["driver"])


def test_that_json_has_the_rows_of_csv(scenarier):
    written = json.loads(scenarier("backtest", "--format", "json").out)
    assert [{key: str(value) for key, value in row.items()} for row in written] == rows(
        scenarier("backtest", "--format", "csv")
    )


@pytest.mark.parametrize(
    ("language", "area", "line"),
    [
        (
            "da",
            "Sundhed og Omsorg, Lokale driftsenheder (plejehjem, Pleje og Rehabilitering m.v.)",
            "Timer med hjemmehjælp 2021–2024 +8,6 0,5 +4,3 +0,2 −8,4 −0,4…+0,8",
        ),
        (
            "en",
            "Health and Care, Local units (care homes, home care and rehabilitation)",
            "Hours of home help 2021–2024 +8.6 0.5 +4.3 +0.2 −8.4 −0.4…+0.8",
        ),
    ],
)
def test_that_the_table_tells_the_interval_that_rounding_leaves(scenarier, language, area, line):
    lines = [" ".join(one.split()) for one in scenarier("backtest", "--language", language).out.splitlines()]
    assert line in lines[lines.index(area) : lines.index(area) + 4]


def test_that_the_table_marks_what_cannot_be_compared_and_says_why(scenarier):
    lines = scenarier("backtest", "--language", "da").out.splitlines()
    schools = lines.index("Børn og Unge, Undervisning (inkl. specialskoler)")
    assert "2022–2024  †" in lines[schools + 2]
    assert "†" not in lines[schools + 1]
    assert any("Ejendomme er flyttet" in line and "Undervisning" in line for line in lines)


def test_that_a_file_is_not_asked_for(scenarier):
    assert scenarier("backtest", "study.scenarier").status == 2
