"""The baseline tables against figures read by hand in the annual report, and against each other."""

import csv
import hashlib

import pytest
from tests.data.tables import DEPARTMENTS, FOLDER, RESOURCES, column, keyed, table

AGE_GROUPS = ["0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+"]
ORIGINS = {"published", "derived", "external", "assumption", "choice"}


def area_sum(department, field="account_2024", decentralised="1"):
    group = (department, decentralised)
    return sum(column("areas", field, lambda row: (row["department"], row["decentralised"]) == group))


# The files


@pytest.mark.parametrize("name", RESOURCES)
def test_that_the_checksum_and_size_in_the_package_are_those_of_the_file(name):
    data = (FOLDER / RESOURCES[name]["path"]).read_bytes()
    assert RESOURCES[name]["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert RESOURCES[name]["bytes"] == len(data)


def test_that_every_csv_in_the_folder_is_a_resource_and_every_resource_is_there():
    assert {path.name for path in FOLDER.glob("*.csv")} == {r["path"] for r in RESOURCES.values()}


@pytest.mark.parametrize("name", RESOURCES)
def test_that_a_file_is_plain_utf8_with_unix_lines_and_the_columns_of_its_schema(name):
    data = (FOLDER / RESOURCES[name]["path"]).read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    header = next(csv.reader(data.decode("utf-8").splitlines()))
    assert header == [field["name"] for field in RESOURCES[name]["schema"]["fields"]]


@pytest.mark.parametrize("name", RESOURCES)
def test_that_primary_keys_are_filled_and_unique(name):
    fields = RESOURCES[name]["schema"]["primaryKey"]
    keys = [tuple(row[field] for field in fields) for row in table(name)]
    assert all(all(key) for key in keys)
    assert len(set(keys)) == len(keys)


# Where the rows come from


@pytest.mark.parametrize("name", RESOURCES)
def test_that_every_row_has_an_origin_and_a_source(name):
    for row in table(name):
        assert row["origin"] in ORIGINS, row
        if row["origin"] == "published":
            assert row["source_section"], row
            assert row["source_table"], row
            assert row["source_row"], row
            assert int(row["source_line"]) > 0, row
        else:
            assert row["source_note_da"], row
            assert row["source_note_en"], row


@pytest.mark.parametrize("name", RESOURCES)
def test_that_danish_and_english_texts_come_in_pairs(name):
    fields = [field["name"] for field in RESOURCES[name]["schema"]["fields"]]
    for danish in (field for field in fields if field.endswith("_da")):
        for row in table(name):
            assert bool(row[danish]) == bool(row[danish[:-3] + "_en"]), (danish, row)


def test_that_the_figures_of_the_whole_municipality_are_published_and_the_tax_rate_is_not():
    assert {row["origin"] for row in table("income_statement")} == {"published"}
    assert keyed("parameters")["tax_rate"]["origin"] == "external"


# The income statement


def test_that_the_five_taxes_add_to_the_published_22213():
    assert sum(column("taxes", "account_2024")) == 22213
    assert float(keyed("income_statement")["taxes"]["account_2024"]) == 22213


def test_that_the_income_figure_adds_to_the_published_25489():
    rows = keyed("revenue_figure")
    assert float(rows.pop("total")["account_2024"]) == 25489
    assert sum(float(row["account_2024"]) for row in rows.values()) == 25489


def test_that_the_account_columns_read_as_in_the_report():
    account = {key: float(row["account_2024"]) for key, row in keyed("income_statement").items()}
    assert account == {
        "service": 16856, "transfer": 6475, "cofinancing": 1244, "refund": -380, "other": -34,
        "operating_expenditure": 24177, "grants": 3269, "taxes": 22213, "revenue": 25482,
        "operating_result": 1304, "capex_net": 409, "result": 895,
    }  # fmt: skip


def test_that_the_misprinted_budgeted_revenue_is_kept_as_printed_and_corrected_beside_it():
    rows = keyed("income_statement")
    revenue = rows["revenue"]
    assert float(revenue["budget_2024_printed"]) == 23477
    assert float(revenue["budget_2024"]) == 25289
    assert float(rows["grants"]["budget_2024"]) + float(rows["taxes"]["budget_2024"]) == 25289
    assert "25.289" in revenue["source_note_da"]
    assert "25,289" in revenue["source_note_en"]


def test_that_only_the_budgeted_revenue_differs_from_its_print():
    differing = [r["line"] for r in table("income_statement") if r["budget_2024"] != r["budget_2024_printed"]]
    assert differing == ["revenue"]


def test_that_the_printed_operating_lines_leave_16_unspecified():
    rows = keyed("income_statement")
    kinds = ("service", "transfer", "cofinancing", "refund", "other")
    lines = sum(float(rows[kind]["account_2024"]) for kind in kinds)
    assert lines == 24161
    assert float(rows["operating_expenditure"]["account_2024"]) - lines == 16


def test_that_the_expenditure_figure_adds_to_24126():
    assert sum(column("service_figure", "account_2024")) == 24126


# Departments and areas


def test_that_departments_stand_in_the_order_of_the_report():
    assert [row["department"] for row in table("departments")] == DEPARTMENTS


@pytest.mark.parametrize(
    ("department", "rows_add_to", "printed"),
    [("MBU", 4903, 4903), ("MSB", 4100, 4100), ("MSO", 3548, 3548), ("MKB", 669, 670), ("MTM", 1767, 1767),
     ("BA", 477, 475)],
)  # fmt: skip
def test_that_decentralised_areas_add_as_by_hand(department, rows_add_to, printed):
    assert area_sum(department) == rows_add_to
    total = keyed("department_totals")[f"{department}.decentralised_total"]
    assert float(total["account_2024"]) == printed


def test_that_department_operations_add_to_24068_and_the_budget_to_23880():
    totals = [row for row in table("department_totals") if row["row"] == "operating_total"]
    assert sum(float(row["account_2024"]) for row in totals) == 24068
    assert sum(float(row["budget_2024"]) for row in totals) == 23880


def test_that_department_capital_adds_to_437_4_and_the_budget_to_235_2():
    totals = [row for row in table("department_totals") if row["row"] == "capital_total"]
    assert len(totals) == 6
    assert sum(float(row["account_2024"]) for row in totals) == pytest.approx(437.4)
    assert sum(float(row["budget_2024"]) for row in totals) == pytest.approx(235.2)


@pytest.mark.parametrize(
    ("kind", "central"),
    [("service", 77), ("transfer", 276), ("cofinancing", 0), ("refund", -380), ("other", 119)],
)
def test_that_the_areas_leave_the_central_rows_found_by_hand(kind, central):
    total = float(keyed("income_statement")[kind]["account_2024"])
    areas = sum(column("areas", "account_2024", lambda row: row["kind"] == kind))
    assert total - areas == central


def test_that_the_two_derived_areas_add_to_the_printed_5822():
    rows = [row for row in table("areas") if row["origin"] == "derived"]
    assert [row["area"] for row in rows] == ["MSB.transfers", "MSB.psychiatry_cofinancing"]
    assert sum(float(row["account_2024"]) for row in rows) == 5822
    assert all(row["change_published"] == "" for row in rows)


def test_that_printed_deviations_are_within_one_of_account_less_budget():
    for row in table("areas"):
        if row["change_published"]:
            computed = float(row["account_2024"]) - float(row["budget_2024"])
            assert abs(computed - float(row["change_published"])) <= 1, row["area"]


def test_that_every_area_has_assumptions_and_a_known_driver():
    assert [row["area"] for row in table("areas")] == [row["area"] for row in table("area_assumptions")]
    names = keyed("driver_names")
    assert {row["driver"] for row in table("area_assumptions")} <= set(names)
    weighted = {name for name, row in names.items() if row["basis"] == "age_weights"}
    assert weighted == set(keyed("drivers"))
    assert set(names) - weighted == {"population", "none"}


def test_that_no_short_name_is_longer_than_18_characters():
    for row in table("departments"):
        assert 0 < len(row["short_name_da"]) <= 18
        assert 0 < len(row["short_name_en"]) <= 18


# Savings


@pytest.mark.parametrize(
    ("department", "movement"),
    [("MBU", (-67, 17, 20, -30)), ("MSB", (78, 2, 79, 159)), ("MKB", (71, 2, -28, 45)),
     ("MTM", (43, -106, -33, -96)), ("BA", (111.9, 8.1, -57.2, 62.8))],
)  # fmt: skip
def test_that_savings_move_as_printed(department, movement):
    row = keyed("savings")[department]
    fields = ("savings_2023", "result_2024", "corrections_2024", "savings_2024")
    assert tuple(float(row[field]) for field in fields) == movement
    assert sum(movement[:3]) == pytest.approx(movement[3])


def test_that_health_and_care_goes_by_213_to_179_within_rounding():
    row, printed = keyed("savings")["MSO"], keyed("printed_figures")
    after = float(row["savings_2023"]) + float(row["result_2024"]) + float(row["corrections_2024"])
    assert after == float(printed["mso_savings_after_accounts"]["value"]) == 213
    supplementary = float(printed["mso_savings_supplementary"]["value"])
    to_reserve = float(printed["mso_savings_to_reserve"]["value"])
    assert after + supplementary + to_reserve == 180
    assert float(row["savings_2024"]) == 179


def test_that_the_savings_at_the_end_of_2024_add_to_319_8():
    assert sum(column("savings", "savings_2024")) == pytest.approx(319.8)


@pytest.mark.parametrize(
    ("department", "split"), [("MBU", -30), ("MSB", 159), ("MSO", 179), ("MKB", 45), ("MTM", 28), ("BA", 63)]
)
def test_that_the_printed_split_of_savings_adds_as_by_hand(department, split):
    row = keyed("savings")[department]
    parts = ("of_which_institutions", "of_which_external", "of_which_central")
    assert sum(float(row[part]) for part in parts) == split


def test_that_the_split_of_the_mayors_department_is_the_same_in_both_tables():
    row, printed = keyed("savings")["BA"], keyed("printed_figures")
    for part in ("institutions", "external", "central"):
        assert float(row[f"of_which_{part}"]) == float(printed[f"ba_savings_{part}"]["value"])


# Population, age groups and weights


def test_that_population_grows_from_355234_to_373335():
    population = column("population", "population")
    growth = column("population", "growth_during_year", lambda row: row["growth_during_year"])
    assert [row["year"] for row in table("population")] == ["2022", "2023", "2024", "2025"]
    assert population == [355234, 361522, 367039, 373335]
    assert growth == [6288, 5517, 6296]
    assert [n + g for n, g in zip(population, growth, strict=False)] == population[1:]


@pytest.mark.parametrize(("year", "total"), [(2024, 367095), (2025, 373388), (2026, 378361), (2029, 390809)])
def test_that_age_groups_add_to_the_totals_of_statistics_denmark_within_nine(year, total):
    row = keyed("age_structure")[str(year)]
    assert abs(sum(int(row[group]) for group in AGE_GROUPS) - total) <= 9


def test_that_the_age_structure_covers_2016_to_2035_and_is_projected_after_2026():
    rows = keyed("age_structure")
    assert list(rows) == [str(year) for year in range(2016, 2036)]
    projected = [int(year) for year, row in rows.items() if row["kind"] == "projected"]
    assert projected == list(range(2027, 2036))


def test_that_the_weights_of_every_driver_add_to_one():
    for row in table("drivers"):
        assert sum(float(row[group]) for group in AGE_GROUPS) == pytest.approx(1, abs=1e-12), row["driver"]


def test_that_the_migration_profile_adds_to_one_and_names_every_age_group():
    assert [row["age_group"] for row in table("migration_profile")] == AGE_GROUPS
    assert sum(column("migration_profile", "share")) == pytest.approx(1, abs=1e-12)


# Staff, balance, per citizen, arrears


def test_that_staff_adds_to_the_printed_23325_and_by_hand_to_22634_in_2021():
    assert sum(column("departments", "fte_2024")) == 23325
    assert sum(column("departments", "fte_2021")) == 22634
    assert float(keyed("printed_figures")["fte_total_2021"]["value"]) == 22633
    assert {row["source_page"] for row in table("departments")} == {"16"}


def test_that_deferred_spending_falls_from_832_to_608():
    rows = keyed("balance")
    for year, deferred in (("2023", 832), ("2024", 608)):
        equity = float(rows["financial_equity"][f"value_{year}"])
        assert equity - float(rows["corrected_equity"][f"value_{year}"]) == deferred


def test_that_the_two_liquidities_are_both_kept():
    assert float(keyed("balance")["liquidity"]["value_2024"]) == 917
    assert float(keyed("printed_figures")["liquidity"]["value"]) == 2800
    assert float(keyed("per_citizen")["liquidity"]["value"]) == 7632


@pytest.mark.parametrize(
    ("item", "million", "citizens"),
    [("service", 16856, 368099), ("transfer", 6475, 368128), ("cofinancing", 1244, 368156),
     ("capex_gross", 1304, 372146), ("liquidity", 2800, 366876)],
)  # fmt: skip
def test_that_each_figure_per_citizen_names_the_number_of_citizens_it_implies(item, million, citizens):
    row = keyed("per_citizen")[item]
    assert round(million * 1e6 / float(row["value"])) == citizens
    assert f"{citizens:,}" in row["denominator_note_en"]
    assert f"{citizens:,}".replace(",", ".") in row["denominator_note_da"]


def test_that_arrears_rose_by_the_printed_6_3_per_cent():
    rows = {key: float(row["value"]) for key, row in keyed("arrears").items()}
    growth = rows["change_2024"] / (rows["total_2024"] - rows["change_2024"])
    assert round(growth, 3) == rows["growth_2024"] == 0.063


# The registry of parameters


def test_that_the_registry_has_44_parameters_with_a_lever_group_and_short_names():
    rows = table("parameters")
    assert len(rows) == 44
    for row in rows:
        assert row["group"] in {"start", "population", "tax", "frames", "prices", "capital", "model"}
        assert 0 < len(row["short_name_da"]) <= 28
        assert 0 < len(row["short_name_en"]) <= 28


def test_that_defaults_stand_inside_their_range():
    for row in table("parameters"):
        low, high = float(row["minimum"]), float(row["maximum"])
        assert low < high
        for value in filter(None, row["default"].split(";")):
            assert low <= float(value) <= high, row["parameter"]


def test_that_only_defaults_set_by_department_or_area_are_blank():
    blank = {row["parameter"] for row in table("parameters") if not row["default"]}
    assert blank == {
        "budget_model_rate", "frame_adherence", "savings_cap", "debt_repayment_rate", "elasticity",
        "real_growth",
    }  # fmt: skip


def test_that_gross_capital_is_409_net_plus_880_income_everywhere():
    net = float(keyed("income_statement")["capex_net"]["account_2024"])
    income = float(keyed("base_figures")["capex_income_2024"]["value"])
    assert net + income == 1289
    assert float(keyed("base_figures")["capex_gross_2024"]["value"]) == 1289
    assert float(keyed("parameters")["capex_gross"]["default"]) == 1289


# The ties: what can be seen without adding them up


def test_that_an_explained_difference_and_its_explanations_come_together():
    for row in table("ties"):
        has = bool(row["explained_difference"])
        assert has == bool(row["explanation_da"]) == bool(row["explanation_en"]), row["tie"]


def test_that_every_reference_of_a_tie_to_a_table_leads_to_a_number_with_a_precision():
    tables = {name: keyed(name) for name in RESOURCES}
    precision = {
        name: {field["name"]: "roundTo" in field for field in resource["schema"]["fields"]}
        for name, resource in RESOURCES.items()
    }
    for tie in table("ties"):
        references = [part.split("]")[0] for part in (tie["published"] + " " + tie["terms"]).split("[")[1:]]
        assert references
        for reference in references:
            head, rest = reference.split(".", 1)
            if head == "model":
                continue
            key, field = rest.rsplit(".", 1)
            row = tables[head][key]
            float(row[field])
            assert row.get("round_to") or precision[head][field], reference


@pytest.mark.parametrize(
    ("tie", "difference"),
    [("income_statement.operating_expenditure.account_2024", -16),
     ("income_statement.operating_expenditure.budget_2024", -9),
     ("income_statement.revenue.budget_2024", 1812), ("revenue.total_figure_statement", -7),
     ("service_figure.sum_statement", -51), ("service_figure.service_refund", -67),
     ("capital.gross_less_income", 15), ("capital.departments", 28.4), ("capital.departments_budget", 194.2),
     ("departments.operating", -109), ("departments.operating_budget", -595),
     ("balance.financial_equity.value_2024", 12932), ("balance.financial_equity.value_2023", 12792),
     ("balance.two_liquidities", -1883), ("savings.MTM.split", 124), ("population.ages_2024", 56),
     ("population.ages_2025", 53), ("model.need.BA", 2), ("model.frame.MKB", -1), ("model.frame.MTM", 1),
     ("model.operating_result", 1), ("model.result", 1), ("model.capex_gross", -15)],
)  # fmt: skip
def test_that_the_known_differences_are_those_found_by_hand(tie, difference):
    assert float(keyed("ties")[tie]["explained_difference"]) == difference
