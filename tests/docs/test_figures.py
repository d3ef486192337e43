"""The figures that the documents quote are those of the baseline, the engine and the golden study."""

import csv
import re

import pytest
from tests.docs.documents import ROOT, table, text

from scenarier.engine.base import compensation_weights, need_of_age
from scenarier.engine.project import project
from scenarier.model.parameters import join_key
from scenarier.model.study import BASELINE as BASELINE_SCENARIO
from scenarier.model.study import Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.vocabulary.axes import start_target
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

BASELINE = read_baseline(baseline_folder("aarhus-2024"))
MODEL = "docs/model.md"
CHECKS = [row for row in table(MODEL, "variable") if row[0].partition(" ")[0] in VARIABLES]


def spaced(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


@pytest.fixture(scope="module")
def golden():
    with open(ROOT / "tests" / "golden" / "check-study.expected.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scenario"] == "Grundforløb"]
    return {(row["variable"], row["entity"], row["year"]): float(row["value"]) for row in rows}


def test_that_there_are_check_figures():
    assert len(CHECKS) >= 31
    assert len({row[0] for row in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row[0])
def test_that_a_check_figure_is_the_engines_and_the_other_implementations(row, golden):
    variable, _, entity = row[0].partition(" ")
    decimals = len(row[1].partition(".")[2])
    computed = project(BASELINE).series(variable, entity)
    others = [golden[variable, entity, str(year)] for year in range(2024, 2030)]
    assert [f"{value:.{decimals}f}" for value in computed] == row[1:]
    assert [f"{value:.{decimals}f}" for value in others] == row[1:]


def test_that_what_a_change_gives_in_2029_is_what_the_engine_gives():
    rows = table(MODEL, "changed")
    for changed, quoted in rows:
        name, value = re.findall(r"^`(\w+)` (\d+)", changed)[0]
        keys = [
            join_key(name, entity) for entity in BASELINE.entities(BASELINE.parameters[name].entity_kind) or ("",)
        ]
        scenario = Scenario(changed, parameters=dict.fromkeys(keys, float(value)))
        computed = project(BASELINE, [scenario]).series("liquidity_per_citizen")[-1]
        assert f"{computed:.4f}" == quoted, changed
    assert len(rows) == 3


def test_that_the_start_is_quoted_by_line():
    rows = table(MODEL, "line")
    lines = BASELINE.tables["income_statement"].by_key()
    differences = {
        line: float(str(lines[line]["budget"])) - float(str(lines[line]["account"]))
        for line in BASELINE.entities("line")
    }
    targets = [f"`{start_target(line).removeprefix('area:')}`" for line in differences]
    assert rows == [
        [f"`{line}`", target, f"{value:.0f}"]
        for (line, value), target in zip(differences.items(), targets, strict=True)
    ]
    costs = sum(value for line, value in differences.items() if line not in ("grants", "taxes"))
    worse = costs - differences["grants"] - differences["taxes"]
    better = float(str(lines["operating_result"]["account"])) - float(str(lines["operating_result"]["budget"]))
    assert f"lower the result by {worse:.0f} where the\nreport has {better:.0f}" in text(MODEL)


def test_that_what_a_citizen_is_taxed_and_granted_for_is_quoted():
    of_age, of_average = need_of_age(BASELINE)
    moved = 1e6 * (sum(of_age[:, 0] * BASELINE.migration_profile) - of_average)
    taxed = 1e6 * BASELINE.revenues["income_tax"]
    taxed /= BASELINE.figures["tax_rate_base"] * BASELINE.figures["population_base"]
    for value in (moved, taxed):
        assert f" {value:,.4f} kr.".replace(",", " ") in text(MODEL)


def test_that_the_shares_of_the_lag_and_the_sanction_are_those_quoted():
    words = {0.25: "a quarter", 0.5: "a half"}
    assert BASELINE.capital_lag[0] == 0
    first, second, third = (words[share] for share in BASELINE.capital_lag[1:])
    assert f"{first}, {second} and {third} of" in text(MODEL)
    *shares, last = (f"{share * 100:.0f}" for share in BASELINE.sanction_shares)
    assert f"{', '.join(shares)} and {last} per cent" in text(MODEL)


def test_that_the_check_budget_is_what_another_implementation_makes_of_it():
    study, baseline = read_study(ROOT / "tests" / "golden" / "check-budget.scenarier")
    assert study.budget
    assert study.forecast
    assert "`tests/golden/check-budget.scenarier`" in text(MODEL)
    computed = project(baseline, (BASELINE_SCENARIO, *study.scenarios), study.horizon)
    with open(ROOT / "tests" / "golden" / "check-budget.expected.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(1 for _ in computed.rows())
    found = {(row.scenario, row.variable, row.entity, str(row.year)): row.value for row in computed.rows()}
    for row in rows:
        value = float(row["value"])
        key = (row["scenario"], row["variable"], row["entity"], row["year"])
        assert abs(found[key] - value) <= 1e-9 * max(1.0, abs(value)), key


def test_that_the_constants_are_listed_with_their_origins():
    rows = BASELINE.tables["base_figures"].rows
    assert table(MODEL, "figure") == [
        [f"`{row['figure']}`", f"{row['value']:.12g} {row['unit']}", row["origin"]] for row in rows
    ]


def test_that_tables_are_listed_with_the_origins_of_their_rows():
    for name, _, origins in table(MODEL, "table"):
        found = {str(row["origin"]) for row in BASELINE.tables[name.strip("`")].rows}
        assert set(origins.split(", ")) == found, name


def test_that_the_equations_quote_the_constants():
    figures = BASELINE.figures
    equations = text(MODEL).partition("## 1 ")[2].partition("## 7 ")[0]
    quoted = ["population_base", "population_first", "reference_growth", "liquidity_per_citizen_base", "debt_base"]
    quoted += ["service_ceiling_base", "capex_ceiling_base", "liquidity_target"]
    assert [name for name in quoted if spaced(figures[name]) not in equations] == []


def test_that_the_weights_of_the_states_compensation_are_those_quoted():
    total = sum(area.base_cost for area in BASELINE.areas) + BASELINE.figures["capex_gross_base"]
    service, transfer, capex = (spaced(weight * total) for weight in compensation_weights(BASELINE))
    line = f"({service}·P_service + {transfer}·P_transfer + {capex}·P_capex) / {spaced(total)}"
    assert line in text(MODEL)


def test_that_the_unspecified_row_is_the_one_quoted():
    lines = BASELINE.tables["income_statement"].by_key()
    total = float(lines["operating_expenditure"]["account"])
    left = next(area.base_cost for area in BASELINE.areas if area.name == "CENTRAL.unspecified")
    assert f"{spaced(total)} - {spaced(total - left)} = {spaced(left)}" in text(MODEL)


def test_that_the_two_measures_of_liquidity_are_those_published():
    published = float(BASELINE.tables["balance"].by_key()["liquidity"]["value_2024"])
    quoted = [f"balance of {spaced(published)} mio. kr."]
    quoted += [
        spaced(BASELINE.figures[name]) + " kr." for name in ("liquidity_target", "liquidity_per_citizen_base")
    ]
    model, readme = (" ".join(text(name).split()) for name in (MODEL, "README.md"))
    assert [words for words in quoted if words not in model] == []
    assert [words for words in quoted if re.sub(r"(\d) (\d)", r"\1.\2", words) not in readme] == []
