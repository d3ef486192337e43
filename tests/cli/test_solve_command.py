"""`scenarier solve`: what it would take, for reading and as json; statuses, and faults in one message."""

import json

import pytest

from scenarier.engine.project import project
from scenarier.storage.study_read import read_study

KEYS = ["status", "value", "from", "binding_year", "reached", "feasible", "reason"]
LIQUIDITY = ("--lever", "tax_rate", "--variable", "liquidity_per_citizen")

MEASURED = """{
 "format": "scenarier-study", "version": 4, "title": "Budget", "baseline": "aarhus-2024", "horizon": 2029,
 "scenarios": [
  {"name": "A", "measures": [
    {"title": "Stadion", "target": "capex:gross", "amounts": {"2026": 100}},
    {"title": "Nedlagt", "target": "revenue:other_tax", "amounts": {"2026": 10}, "on": false},
    {"title": "To", "target": "frame:MTM", "amounts": {"2026": 1}},
    {"title": "to", "target": "frame:MTM", "amounts": {"2026": 2}}]}]}
"""


def answered(said, status):
    """The answer of a command that ended with a status."""
    assert (said.status, said.err) == (status, "")
    found = json.loads(said.out)
    assert [*found] == KEYS
    return found


@pytest.fixture
def measured(tmp_path):
    path = tmp_path / "tiltag.scenarier"
    path.write_text(MEASURED, encoding="utf-8")
    return path


def test_that_a_value_written_in_a_study_meets_the_target(scenarier, study, tmp_path):
    """From 2027 on, in the study's scenario that has 25 % in 2026."""
    asked = ("solve", study, "--scenario", " højere SKAT", *LIQUIDITY, "--at-least", 12345.678, "--year", 2028)
    found = answered(scenarier(*asked, "--from", 2027, "--format", "json"), 0)
    assert (found["status"], found["from"], found["binding_year"], found["reason"]) == ("solved", 2027, 2028, None)
    written = study.read_text(encoding="utf-8")
    value = json.dumps(found["value"])
    moved = tmp_path / "flyttet.scenarier"
    rate = f'"tax_rate": {{"2026": 0.25, "2027": {value}, "2028": {value}}}'
    moved.write_text(written.replace('"tax_rate": {"2026": 0.25, "2028": 0.26}', rate), encoding="utf-8")
    assert rate in moved.read_text(encoding="utf-8")
    read, baseline = read_study(moved)
    series = project(baseline, read.scenarios, 2028).series("liquidity_per_citizen", "", 1)
    assert series[-1] == pytest.approx(12345.678, rel=1e-6)
    assert found["reached"] == pytest.approx(12345.678, rel=1e-6)
    assert found["feasible"] == [[found["value"], 0.3]]


@pytest.mark.parametrize(
    ("target", "status", "exit_status", "lever"),
    [
        (11_500, "solved", 0, "tax_rate"),
        (10_000, "holds_already", 0, "tax_rate"),
        (10_000, "holds_already", 0, "service_ceiling_lift"),
        (11_500, "no_effect", 1, "service_ceiling_lift"),
        (99_999, "out_of_reach", 1, "tax_rate"),
    ],
)
@pytest.mark.parametrize("kind", ["table", "json"])
def test_that_the_status_says_how_it_ended(scenarier, target, status, exit_status, lever, kind):
    asked = ("--variable", "liquidity_per_citizen", "--at-least", target, "--year", 2029, "--format", kind)
    said = scenarier("solve", "--lever", lever, *asked)
    if kind == "table":
        assert (said.status, said.err) == (exit_status, "")
        assert said.out.startswith("Baseline – Liquidity per citizen of at least ")
        return
    found = answered(said, exit_status)
    assert found["status"] == status
    assert (found["value"] is None) == (status != "solved") == bool(found["reason"])


def test_that_what_is_out_of_reach_tells_the_best_and_names_it(scenarier):
    asked = ("solve", "--lever", "capex_gross", "--variable", "liquidity", "--at-least", 60000, "--year", 2029)
    found = answered(scenarier(*asked, "--format", "json"), 1)
    assert found["reached"] == pytest.approx(10_240.207, abs=1e-3)
    assert "10,240 against 60,000 DKK m in 2029, at 0 DKK m" in found["reason"]
    danish = answered(scenarier(*asked, "--format", "json", "--language", "da"), 1)
    assert "10.240" in danish["reason"]


def test_that_every_year_says_which_year_decides_and_which_no_value_helps(scenarier):
    """8,629 kr. per citizen in 2025, before the lever is moved; 8,717 in 2026."""
    asked = ("solve", *LIQUIDITY, "--at-least", 9000, "--every-year", "--format", "json")
    found = answered(scenarier(*asked), 0)
    assert (found["status"], found["from"], found["binding_year"]) == ("solved", 2026, 2026)
    assert "2025" in found["reason"]
    found = answered(scenarier(*asked, "--from", 2025), 0)
    assert (found["from"], found["binding_year"], found["reason"]) == (2025, 2025, None)


def test_that_the_answer_reads_as_a_planner_would_say_it(scenarier):
    said = scenarier("solve", *LIQUIDITY, "--at-least", 9000, "--every-year")
    assert said.out.splitlines() == [
        "Baseline – Liquidity per citizen of at least 9,000 DKK per citizen every year 2026–2029",
        "  Income tax rate 25.03 % from 2026 (now 24.52 %) gives Liquidity per citizen of at least 9,000 DKK per "
        "citizen every year 2026–2029.",
        "  It holds from 25.03 % to 30 % (the lever goes from 20 % to 30 %).",
        "  It does not hold in 2025, before the lever is moved, and no value helps.",
    ]


@pytest.mark.parametrize(
    ("lever", "told"),
    [("capex_gross", "(now 1,289 DKK m, 2024 prices)"), ("net_borrowing", "(now 0 DKK m, current prices)")],
)
def test_that_the_prices_of_a_levers_amount_are_told(scenarier, lever, told):
    said = scenarier("solve", "--lever", lever, *LIQUIDITY[2:], "--at-least", 11500, "--year", 2029)
    assert told in said.out
    table = scenarier("sensitivity", "--variable", "liquidity_per_citizen", "--year", 2029)
    (line,) = [one for one in table.out.splitlines() if one.startswith("Gross capital spending")]
    assert "DKK m, 2024 prices" in line


def test_that_a_lever_without_years_counts_from_the_first(scenarier):
    asked = ("--variable", "savings", "--entity", "MTM", "--equal", -40, "--year", 2029, "--format", "json")
    found = answered(scenarier("solve", "--lever", "frame_adherence.MTM", *asked, "--from", 2028), 0)
    assert found["from"] == 2025
    assert found["feasible"] == [[found["value"], found["value"]]]


def test_that_a_measure_is_named_by_its_title(scenarier, measured):
    asked = ("--variable", "other_tax", "--at-least", 100, "--year", 2027)
    found = answered(scenarier("solve", measured, "--lever", "measure: nedlagt", *asked, "--format", "json"), 0)
    assert found["status"] == "solved"
    said = scenarier("solve", measured, "--lever", "measure:Nedlagt", *asked)
    assert "The measure is off; the amount is for when it is switched on." in said.out


def test_that_the_horizon_may_be_another(scenarier, study):
    asked = ("solve", study, *LIQUIDITY, "--at-least", 12000, "--format", "json")
    assert answered(scenarier(*asked, "--year", 2035, "--horizon", 2035), 0)["binding_year"] == 2035
    assert answered(scenarier(*asked, "--every-year", "--horizon", 2025), 1)["from"] == 2025


# Faults


def refused(said, *lines):
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines() == list(lines)


def test_that_all_faults_are_told_at_once(scenarier):
    said = scenarier(
        "solve", "--lever", "tax_rat", "--variable", "liquidit", "--at-least", "nan", "--at-most", "inf",
        "--year", 2040, "--every-year", "--from", 2019, "--horizon", 2099,
    )  # fmt: skip
    refused(
        said,
        "scenarier solve:",
        "  --variable: unknown variable “liquidit”; did you mean “liquidity”?",
        "  --horizon: 2099 is outside 2025–2035",
        "  give one target: --at-least, --at-most or --equal",
        "  --at-least: must be a number",
        "  --at-most: must be a number",
        "  give either --year or --every-year",
        "  --year: 2040 is outside 2024–2035",
        "  --from: 2019 is outside 2025–2035",
        "  --lever: unknown lever “tax_rat”; did you mean “tax_rate”?",
    )


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (("--at-least", 1), "give either --year or --every-year"),
        (("--year", 2029), "give one target: --at-least, --at-most or --equal"),
        (("--at-least", 1, "--year", 2030), "--year: 2030 is outside 2024–2029"),
        (("--at-least", 1, "--year", 2029, "--from", 2030), "--from: 2030 is outside 2025–2029"),
        (
            ("--at-least", 1, "--year", 2029, "--entity", "MSO"),
            "--entity: “liquidity_per_citizen” has no entity; leave --entity out",
        ),
        (("--at-least", "1e999", "--year", 2029), "--at-least: must be a number"),
    ],
)
def test_that_what_cannot_be_asked_is_refused(scenarier, asked, line):
    said = scenarier("solve", *LIQUIDITY, *asked)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"scenarier solve: {line}\n"


@pytest.mark.parametrize(
    ("lever", "words"),
    [
        ("measure:To", "stands more than once"),
        ("measure:Stadio", "did you mean"),
        ("frame_change", "unknown lever"),
        ("tax_rate.MSO", "unknown lever"),
        ("measure:", "has no measure"),
        ("", "unknown lever"),
    ],
)
def test_that_a_lever_must_be_one_of_the_scenario_s(scenarier, measured, lever, words):
    said = scenarier(
        "solve", measured, "--lever", lever, "--variable", "liquidity", "--at-least", 1, "--year", 2029
    )
    assert (said.status, said.out) == (2, "")
    assert "--lever" in said.err
    assert words in said.err


def test_that_a_scenario_must_be_one_of_the_study_s(scenarier, study):
    said = scenarier("solve", study, "--scenario", "Nej", *LIQUIDITY, "--at-least", 1, "--year", 2028)
    assert (said.status, said.out) == (2, "")
    assert "Nej" in said.err
