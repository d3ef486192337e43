"""The figures that the documents quote are those of the baseline, the engine and the golden study."""

import csv
import re

import pytest
from tests.docs.documents import ROOT, table, text

from scenarier.engine.base import compensation_weights
from scenarier.engine.project import project
from scenarier.storage.baseline import read_baseline
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
    assert len(CHECKS) >= 17
    assert len({row[0] for row in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row[0])
def test_that_a_check_figure_is_the_engines_and_the_other_implementations(row, golden):
    variable, _, entity = row[0].partition(" ")
    decimals = len(row[1].partition(".")[2])
    computed = project(BASELINE).series(variable, entity)
    others = [golden[variable, entity, str(year)] for year in range(2024, 2030)]
    assert [f"{value:.{decimals}f}" for value in computed] == row[1:]
    assert [f"{value:.{decimals}f}" for value in others] == row[1:]


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
    quoted = ["population_2024", "population_2025", "reference_growth", "liquidity_per_citizen_2024", "debt_2024"]
    quoted += ["service_ceiling_2024", "capex_ceiling_2024", "liquidity_target"]
    assert [name for name in quoted if spaced(figures[name]) not in equations] == []


def test_that_the_weights_of_the_states_compensation_are_those_quoted():
    total = sum(area.base_cost for area in BASELINE.areas) + BASELINE.figures["capex_gross_2024"]
    service, transfer, capex = (spaced(weight * total) for weight in compensation_weights(BASELINE))
    line = f"({service}·P_service + {transfer}·P_transfer + {capex}·P_capex) / {spaced(total)}"
    assert line in text(MODEL)


def test_that_the_unspecified_row_is_the_one_quoted():
    lines = BASELINE.tables["income_statement"].by_key()
    total = float(lines["operating_expenditure"]["account_2024"])
    left = next(area.base_cost for area in BASELINE.areas if area.name == "CENTRAL.unspecified")
    assert f"{spaced(total)} - {spaced(total - left)} = {spaced(left)}" in text(MODEL)


def test_that_the_two_measures_of_liquidity_are_those_published():
    published = float(BASELINE.tables["balance"].by_key()["liquidity"]["value_2024"])
    quoted = [f"balance of {spaced(published)} mio. kr."]
    quoted += [
        spaced(BASELINE.figures[name]) + " kr." for name in ("liquidity_target", "liquidity_per_citizen_2024")
    ]
    model, readme = (" ".join(text(name).split()) for name in (MODEL, "README.md"))
    assert [words for words in quoted if words not in model] == []
    assert [words for words in quoted if re.sub(r"(\d) (\d)", r"\1.\2", words) not in readme] == []
