"""`scenarier drivers`, and the chance in `scenarier guarantee`."""

import csv
import io
import json

import pytest

HEADER = "lever,first,total,first_low,first_high,total_low,total_high"


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def spread(tmp_path):
    """A study in which the spread of one lever is all there is, and drawn from another seed."""
    path = tmp_path / "spredning.scenarier"
    shipped = rows_of_registry()
    content = {"format": "scenarier-study", "version": 5, "baseline": "aarhus-2024", "horizon": 2027, "seed": 9,
               "spreads": dict.fromkeys(shipped, 0) | {"tax_rate": 0.001, "frame_change.MSB": 10},
               "scenarios": [{"name": "A", "parameters": {}}]}  # fmt: skip
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def rows_of_registry():
    from scenarier.storage.baseline import read_baseline
    from scenarier.vocabulary.places import baseline_folder

    parameters = read_baseline(baseline_folder("aarhus-2024")).parameters
    return [name for name, spec in parameters.items() if spec.sd]


def test_that_every_uncertain_lever_has_a_row_the_largest_first(scenarier):
    asked = ("drivers", "--variable", "savings", "--entity", "MSB", "--year", "2028", "--draws", "200")
    said = scenarier(*asked, "--format", "csv")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == HEADER
    found = rows(said.out)
    assert {row["lever"] for row in found} == {*rows_of_registry()}
    totals = [float(row["total"]) for row in found]
    assert totals == sorted(totals, reverse=True)
    assert json.loads(scenarier(*asked, "--format", "json").out)[0]["lever"] == found[0]["lever"]
    assert scenarier(*asked, "--format", "csv", "--seed", "2").out != said.out


def test_that_the_studys_own_spreads_and_seed_are_used(scenarier, spread):
    asked = ("drivers", spread, "--variable", "income_tax", "--year", "2026", "--draws", "500", "--format", "csv")
    found = rows(scenarier(*asked).out)
    assert [row["lever"] for row in found] == ["tax_rate", "frame_change"]
    assert float(found[0]["total"]) == pytest.approx(1.0, abs=0.1)
    assert [float(found[1][name]) for name in HEADER.split(",")[1:]] == [0.0] * 6
    assert scenarier(*asked, "--seed", "9").out == scenarier(*asked).out != scenarier(*asked, "--seed", "1").out
    drawn = ("ensemble", spread, "--variable", "tax_sanction", "--draws", "40", "--format", "csv")
    assert scenarier(*drawn, "--seed", "9").out == scenarier(*drawn).out != scenarier(*drawn, "--seed", "1").out


def test_that_all_faults_are_told_at_once(scenarier):
    said = scenarier("drivers", "--variable", "saving", "--year", "2024", "--draws", "0", "--seed", "-4",
                     "--scenario", "x", "--language", "en")  # fmt: skip
    assert (said.status, said.out) == (2, "")
    for option in ("--variable", "--year", "--draws", "--seed", "--scenario"):
        assert f"  {option}: " in said.err
    assert scenarier("drivers", "--variable", "savings", "--year", "2027").status == 2
    assert scenarier("drivers", "--variable", "result", "--year", "2031").status == 2
    assert (
        scenarier("drivers", "--variable", "result", "--year", "2031", "--horizon", "2031", "--draws", "2").status
        == 0
    )


def test_that_the_table_tells_shares_in_per_cent_and_how_many_have_none(scenarier, spread):
    said = scenarier("drivers", spread, "--variable", "tax_sanction", "--year", "2026", "--draws", "100",
                     "--language", "en")  # fmt: skip
    lines = said.out.splitlines()
    assert lines[0] == "What drives the spread: Sanction on a raised tax rate 2026 (DKK m, current prices) – A"
    assert lines[3].startswith("Income tax rate")
    assert lines[-3] == "1 lever does not move it."
    assert lines[-1].startswith("100 draws, seed 9, numpy ")
    still = scenarier("drivers", spread, "--variable", "population", "--year", "2026", "--draws", "100",
                      "--language", "en").out.splitlines()  # fmt: skip
    assert still[2] == "In “A” the number is the same in every draw."


def test_that_the_chance_that_the_guarantee_wins_is_told(scenarier):
    asked = ("guarantee", "--draws", "200", "--format", "csv")
    found = [float(row["chance_guarantee_wins"]) for row in rows(scenarier(*asked).out)]
    assert len(found) == 5
    assert all(0.3 < chance < 0.7 and chance * 200 == round(chance * 200) for chance in found)
    assert scenarier(*asked, "--seed", "2").out != scenarier(*asked, "--seed", "1").out == scenarier(*asked).out
    assert scenarier("guarantee", "--draws", "0").status == scenarier("guarantee", "--seed", "-1").status == 2
    assert "Guarantee wins" in scenarier("guarantee", "--draws", "20", "--language", "en").out
