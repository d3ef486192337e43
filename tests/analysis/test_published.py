"""What is set beside the model's 2024 is what the annual report prints; figures here are typed from the report."""

from dataclasses import replace

import pytest

from scenarier.analysis.published import (
    YearColumn,
    budget_in,
    printed_base,
    printed_budget,
    printed_per_citizen,
    year_columns,
    year_heading,
)
from scenarier.analysis.reconcile import reconcile
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.terms import Terms
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import set_language
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline(baseline_folder("aarhus-2024"))


# Variable, entity, account as printed, original budget, line of the report's text.
PRINTED = [
    ("service_expenditure", "", 16856, 16868, 669),
    ("transfer_expenditure", "", 6475, 6537, 671),
    ("cofinancing_expenditure", "", 1244, 1249, 673),
    ("refund_expenditure", "", -380, -334, 675),
    ("other_expenditure", "", -34, 146, 677),
    ("operating_expenditure", "", 24177, 24475, 679),
    ("grants", "", 3269, 3152, 681),
    ("revenue", "", 25482, 25289, 685),
    ("operating_result", "", 1304, 814, 687),
    ("capex_net", "", 409, 41, 689),
    ("result", "", 895, 773, 691),
    ("spending", "MBU", 4903, 4808, 1058),
    ("need", "MSB", 4100, 4071, 1376),
    ("spending", "MSO", 3548, 3551, 1693),
    ("spending", "MKB", 670, 677, 2149),
    ("spending", "MTM", 1767, 1746, 2397),
    ("need", "BA", 475, 509, 2685),
    ("area_spending", "MBU.daycare", 1692, 1708, 1044),
    ("area_need", "MTM.social_housing", -153, -167, 2401),
    ("area_spending", "MSO.cofinancing", 1091, 1095, 1697),
]


@pytest.mark.parametrize(("variable", "entity", "account", "budget", "line"), PRINTED)
def test_that_account_and_budget_are_those_of_the_reports_line(baseline, variable, entity, account, budget, line):
    found = printed_base(baseline, variable, entity)
    assert (found.account, found.budget, found.line, found.origin) == (account, budget, line, "published")
    assert printed_budget(baseline, variable, entity) == budget


def test_that_the_misprinted_revenue_is_corrected_and_said_to_be(baseline):
    found = printed_base(baseline, "revenue")
    assert (found.budget, found.misprinted_budget) == (25289, 23477)
    assert found.budget == 3152 + 22137
    assert found.budget - printed_budget(baseline, "operating_expenditure") == printed_budget(
        baseline, "operating_result"
    )
    assert "trykfejl" in found.note_da
    others = [printed_base(baseline, *key).misprinted_budget for *key, _, _, _ in PRINTED if key[0] != "revenue"]
    assert set(others) == {None}


@pytest.mark.parametrize(
    ("variable", "entity"),
    [
        ("income_tax", ""),  # the report budgets taxes in one sum, 22.137
        ("land_tax", ""),
        ("capex_gross", ""),
        ("frame", "MBU"),
        ("savings", "BA"),
        ("liquidity_per_citizen", ""),
        ("service_ceiling", ""),
        ("area_spending", "MSB.transfers"),  # worked out of a row whose budget is known only in total
        ("unspecified_expenditure", ""),
    ],
)
def test_that_a_budget_the_report_does_not_print_is_none(baseline, variable, entity):
    assert printed_budget(baseline, variable, entity) is None


def test_that_what_is_worked_out_is_not_called_printed(baseline):
    assert printed_base(baseline, "area_spending", "MSB.transfers").origin == "derived"
    assert printed_base(baseline, "population").origin == "derived"
    assert printed_base(baseline, "interest") is None


def test_that_the_model_is_the_printed_account_or_its_difference_is_explained(baseline):
    projection = project(baseline)
    verdicts = {tie.name: tie.verdict for tie in reconcile(baseline)}
    n_found = 0
    for name, variable in VARIABLES.items():
        for entity in projection.entities[variable.axis] if variable.axis else ("",):
            found = printed_base(baseline, name, entity)
            if found is not None:
                n_found += 1
                apart = abs(float(projection.series(name, entity)[0]) - found.account)
                is_rounding = verdicts.get(f"model.{name}.{entity}" if entity else f"model.{name}") == "rounding"
                assert apart <= found.round_to / 2 + 1e-9 or found.explanation_da or is_rounding, (name, entity)
    assert n_found == 11 + 5 + 7 + 1 + 4 * 6 + 5 + 2 * 47  # statement, taxes, other totals, population, …


def test_that_a_package_without_the_tables_has_nothing_printed(baseline):
    bare = {name: table for name, table in baseline.tables.items() if name not in ("ties", "per_citizen")}
    without = replace(baseline, tables=bare)
    assert printed_budget(without, "result") is None
    assert printed_per_citizen(without, "service_expenditure") is None


# In the terms that are shown


@pytest.mark.parametrize("prices", ["current", "base_year"])
def test_that_a_budget_per_citizen_is_divided_by_the_citizens_of_the_models_2024(baseline, prices):
    projection = project(baseline)
    terms = Terms(prices, "kr_per_citizen")
    assert budget_in(baseline, projection, terms, "service_expenditure") == pytest.approx(16868e6 / 367039)
    assert budget_in(baseline, projection, terms, "spending", "MBU") == pytest.approx(4808e6 / 367039)


def test_that_a_budget_is_the_same_in_both_prices_and_no_share_of_an_account(baseline):
    projection = project(baseline)
    for scale, budget in (("mio_kr", 814.0), ("share", None)):
        for prices in ("current", "base_year"):
            assert budget_in(baseline, projection, Terms(prices, scale), "operating_result") == budget


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("service_expenditure", 45792),
        ("transfer_expenditure", 17589),
        ("cofinancing_expenditure", 3379),
        ("capex_gross", 3504),
        ("liquidity", 7632),
        ("liquidity_per_citizen", 7632),
    ],
)
def test_that_the_reports_own_figures_per_citizen_are_as_printed(baseline, variable, value):
    found, note_da, note_en = printed_per_citizen(baseline, variable)
    assert found == value
    assert "borgere" in note_da
    assert "citizens" in note_en
    assert printed_per_citizen(baseline, "result") is None


def test_that_a_printed_figure_per_citizen_is_not_the_models(baseline):
    value = printed_per_citizen(baseline, "service_expenditure").value
    assert round(16856e6 / 367039) == 45924  # what the model shows
    assert value == 45792


# The columns


def test_that_the_base_year_has_two_columns_and_every_other_one():
    columns = year_columns((2024, 2025, 2026))
    assert columns == (YearColumn(2024, 0), YearColumn(2024, 0, True), YearColumn(2025, 1), YearColumn(2026, 2))


@pytest.mark.parametrize(
    ("spoken", "is_short", "headings"),
    [
        ("da", False, ["Regnskab 2024", "Budget 2024", "2025"]),
        ("da", True, ["R 2024", "B 2024", "2025"]),
        ("en", False, ["Account 2024", "Budget 2024", "2025"]),
        ("en", True, ["Acc. 2024", "Bud. 2024", "2025"]),
    ],
)
def test_that_the_base_years_columns_say_what_they_are(spoken, is_short, headings):
    set_language(spoken)
    try:
        assert [year_heading(column, is_short=is_short) for column in year_columns((2024, 2025))] == headings
    finally:
        set_language("da")
