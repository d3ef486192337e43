"""`scenarier sensitivity`, `map` and `turning`: columns, numbers as `run` gives them, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

STUDY = str(Path(__file__).resolve().parents[1] / "golden" / "check-study.scenarier")
RESULT = ("--variable", "result", "--year", "2028")
HEAD = '{"format": "scenarier-study", "version": 4, "baseline": "aarhus-2024", "horizon": 2028, "scenarios": '


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def run_result(scenarier, path, name, *more):
    said = scenarier("run", path, "--scenario", name, "--variable", "result", "--format", "csv", *more)
    return next(float(row["value"]) for row in rows(said.out) if row["year"] == "2028")


def written(tmp_path, *scenarios):
    path = tmp_path / "a.scenarier"
    path.write_text(f"{HEAD}[{', '.join(scenarios)}]}}", encoding="utf-8")
    return str(path)


def made(name, *parameters):
    return f'{{"name": "{name}", "parameters": {{{", ".join(parameters)}}}}}'


def test_that_sensitivity_is_what_run_says_of_the_lever_low_and_high(scenarier, tmp_path):
    said = scenarier("sensitivity", *RESULT, "--format", "csv")
    assert said.out.splitlines()[0] == "lever,low,high,at_low,at_high,swing,by"
    found = {row["lever"]: row for row in rows(said.out)}
    path = written(
        tmp_path,
        made("A", '"tax_base_growth": {"2025": 0.036, "2026": 0.034, "2027": 0.029, "2028": 0.029}'),
        made("B", '"tax_rate": 0.3'),
    )
    assert float(found["tax_base_growth"]["at_low"]) == pytest.approx(run_result(scenarier, path, "A"), abs=1e-9)
    assert float(found["tax_rate"]["at_high"]) == pytest.approx(run_result(scenarier, path, "B"), abs=1e-9)
    assert (found["tax_base_growth"]["by"], found["tax_rate"]["by"]) == ("sd", "range")
    assert float(found["tax_base_growth"]["low"]) == pytest.approx(0.029)


def test_that_the_studys_first_scenario_is_taken_with_its_measures(scenarier):
    found = rows(scenarier("sensitivity", STUDY, *RESULT, "--format", "csv").out)
    named = rows(scenarier("sensitivity", STUDY, *RESULT, "--scenario", "alle HÅNDTAG", "--format", "csv").out)
    assert found == named
    switches = [row for row in found if row["by"] == "switch"]
    assert switches
    assert {(row["low"], row["high"]) for row in switches} == {("0.0", "1.0")}
    assert all(row["lever"].startswith("measure:") for row in switches)


def test_that_json_has_the_same_rows(scenarier):
    for asked in (("sensitivity",), ("map", "--x", "tax_rate", "--y", "real_lift", "--steps", "3")):
        said = scenarier(*asked, *RESULT, "--format", "json")
        given = rows(scenarier(*asked, *RESULT, "--format", "csv").out)
        assert [[str(value) for value in row.values()] for row in json.loads(said.out)] == [
            list(row.values()) for row in given
        ]


def test_that_a_map_is_what_run_and_rules_say_of_both_levers(scenarier, tmp_path):
    said = scenarier("map", "--x", "tax_rate", "--y", "frame_change.MBU", *RESULT, "--steps", "3",
                     "--y-from", "-20", "--y-to", "100", "--format", "csv")  # fmt: skip
    found = rows(said.out)
    assert said.out.splitlines()[0] == "x,y,value,broken"
    assert len(found) == 9
    point = next(row for row in found if (row["x"], row["y"]) == ("0.2", "40.0"))
    path = written(tmp_path, '{"name": "A", "parameters": {"tax_rate": 0.2, "frame_change.MBU": 40}}')
    assert float(point["value"]) == pytest.approx(run_result(scenarier, path, "A"), abs=1e-9)
    judged = rows(scenarier("rules", path, "--scenario", "A", "--format", "csv").out)
    broken = dict.fromkeys(row["rule"] for row in judged if row["holds"] == "0" and row["year"] == "2028")
    assert point["broken"] == ";".join(broken)
    assert len(broken) > 3


def test_that_a_map_has_21_values_of_each_lever_over_its_range(scenarier):
    found = rows(scenarier("map", "--x", "tax_rate", "--y", "real_lift", *RESULT, "--format", "csv").out)
    assert len(found) == 21 * 21
    assert {row["x"] for row in found} >= {"0.2", "0.3"}


def test_that_the_order_turns_where_both_give_the_same(scenarier, tmp_path):
    """More people against less capital: with the growth found, run gives both the same result."""
    more, less = '"population_growth": 7000', '"capex_gross": 1240'
    path = written(tmp_path, made("A", more), made("B", less))
    said = scenarier("turning", path, "A", "B", *RESULT, "--format", "csv")
    assert said.out.splitlines()[0] == "lever,value,turns_at,distance"
    found = rows(said.out)
    turned = [row for row in found if row["distance"]]
    assert turned
    row = next(row for row in turned if row["lever"] in ("capex_per_new_citizen", "land_income_per_new_citizen"))
    at = f'"{row["lever"]}": {row["turns_at"]}'
    there = written(tmp_path, made("A", more, at), made("B", less, at))
    at_a, at_b = (run_result(scenarier, there, name) for name in ("A", "B"))
    assert at_a == pytest.approx(at_b, abs=1e-6)
    assert {row["turns_at"] for row in found if not row["distance"]} == {""}


def test_that_tables_are_told_in_both_languages(scenarier):
    for language, word in (("da", "Udskrivningsprocent"), ("en", "Income tax rate")):
        said = scenarier("sensitivity", *RESULT, "--language", language)
        assert word in said.out
        assert said.status == 0
        assert scenarier("map", "--x", "tax_rate", "--y", "real_lift", *RESULT, "--steps", "2",
                         "--language", language).out.startswith("Result")  # fmt: skip
        told = scenarier("turning", STUDY, "Grundforløb", "Kanter", *RESULT, "--language", language)
        assert told.status == 0
        assert "Kanter" in told.out


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        (("sensitivity", STUDY, "--variable", "resul", "--year", "2050", "--scenario", "Kantr"),
         ["--scenario", "“Kanter”", "--variable", "“result”", "2050"]),
        (("sensitivity", "--variable", "savings", "--year", "2024"), ["--entity", "2024 is outside 2025–2029"]),
        (("sensitivity", *RESULT, "--horizon", "2027"), ["2028 is outside 2025–2027"]),
        (("sensitivity", *RESULT, "--horizon", "2060"), ["--horizon"]),
        (("map", "--x", "tax_rat", "--y", "measure:x", *RESULT, "--steps", "1"),
         ["--steps", "“tax_rate”", "no measure “x”"]),
        (("map", "--x", "tax_rate", "--y", "tax_rate", *RESULT), ["--y"]),
        (("map", "--x", "tax_rate", "--y", "real_lift", *RESULT, "--x-from", "0.1", "--y-from", "0.02",
          "--y-to", "0.01"),
         ["--x-from", "0.1", "--y-from"]),
        (("map", "--x", "tax_rate", "--y", "state_guarantee", *RESULT, "--y-to", "0.5", "--x-to", "nan"),
         ["--y-to", "--x-to"]),
        (("turning", STUDY, "Kanter", "Kantx", *RESULT, "--entity", "MBU"), ["“Kantx”", "--entity"]),
        (("turning", "none.scenarier", "A", "B", *RESULT), ["none.scenarier"]),
    ],
)  # fmt: skip
def test_that_all_that_is_wrong_is_told_at_once(scenarier, asked, faults):
    said = scenarier(*asked, "--language", "en")
    assert said.status == 2
    assert said.out == ""
    for fault in faults:
        assert fault in said.err
