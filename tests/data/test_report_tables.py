"""The rest of the annual report: companies, declarations of intent, what is announced, lines of savings."""

import re

import pytest
from tests.data.tables import DEPARTMENTS, RESOURCES, keyed, table

from scenarier.storage.baseline import read_baseline
from scenarier.text.language import language, set_language
from scenarier.views.searching import finder
from scenarier.views.tables import sheets_of
from scenarier.vocabulary.places import baseline_folder

YEARS = range(2019, 2024)
FIGURES = ("revenue", "result", "investment", "assets", "staff")
OWNED = {"vand": 1, "kredsloeb": 1, "airport": 0.901, "letbane": 0.5, "brandvaesen": 0.79}
SAVINGS = (
    "savings_2023", "result_2024", "corrections_2024", "savings_2024",
    "of_which_institutions", "of_which_external", "of_which_central",
)  # fmt: skip
REPORT_LINES = 3435


def lines_of(name):
    return [int(row["source_line"]) for row in table(name)]


@pytest.fixture(params=["da", "en"])
def sheets(request):
    before = language()
    set_language(request.param)
    yield sheets_of(read_baseline(baseline_folder("aarhus-2024")))
    set_language(before)


# Companies


def test_that_every_company_has_five_figures_in_the_order_of_the_report():
    assert [row["key"] for row in table("companies")] == [f"{name}.{one}" for name in OWNED for one in FIGURES]
    assert {row["key"].partition(".")[0]: float(row["ownership"]) for row in table("companies")} == OWNED
    assert lines_of("companies") == sorted(set(lines_of("companies")))


@pytest.mark.parametrize(
    ("key", "printed"),
    [("vand.revenue", "657 650 667 668 658"), ("vand.assets", "10986 11034 10949 10935 11043"),
     ("kredsloeb.revenue", "- 2383 1884 2258 2398"), ("kredsloeb.result", "- -3 21 259 54"),
     ("airport.revenue", "- - - - 80728"), ("airport.result", "-36 -50 -47 -86 -83"),
     ("letbane.investment", "85 65 68 27 5"), ("letbane.staff", "21 24 24 26 25"),
     ("brandvaesen.result", "7 1 5 3 -8"), ("brandvaesen.staff", "162 162 162 156 152")],
)  # fmt: skip
def test_that_the_figures_of_companies_read_as_in_the_report(key, printed):
    row = keyed("companies")[key]
    assert [row[f"value_{year}"] or "-" for year in YEARS] == printed.split()


def test_that_units_of_companies_are_those_printed_but_for_the_airport():
    units = {row["key"]: row["unit"] for row in table("companies")}
    assert units.pop("airport.revenue") == "t_kr"
    assert all(unit == ("fte" if key.endswith(".staff") else "mio_kr") for key, unit in units.items())


def test_that_what_is_odd_in_print_is_told_where_a_year_is_missing():
    for row in table("companies"):
        if not all(row[f"value_{year}"] for year in YEARS):
            assert row["comparability_da"], row["key"]
            assert row["source_note_da"], row["key"]
    assert "15" in keyed("companies")["kredsloeb.revenue"]["comparability_da"]


def test_that_a_figure_of_a_company_stands_in_one_table_alone():
    assert not {"airport_revenue"} & set(keyed("printed_figures"))


# Declarations of intent


def test_that_there_are_64_declarations_numbered_and_placed_as_in_the_annex():
    rows = table("declarations")
    assert [int(row["number"]) for row in rows] == list(range(1, 65))
    assert lines_of("declarations") == sorted(set(lines_of("declarations")))
    assert all(2990 < line <= REPORT_LINES for line in lines_of("declarations"))
    assert {row["department"] for row in rows} == set(DEPARTMENTS)


def test_that_four_declarations_fall_after_2024_and_others_have_a_status_only_where_the_report_tells_one():
    later = [int(row["number"]) for row in table("declarations") if "streg" in row["status_da"]]
    assert later == [13, 14, 16, 43]
    for row in table("declarations"):
        is_told_elsewhere = row["status_da"] and "streg" not in row["status_da"]
        assert bool(re.search(r"linje [0-9]", row["status_da"])) == bool(is_told_elsewhere), row["number"]


def test_that_what_a_declaration_could_mean_is_told_with_caution():
    for row in table("declarations"):
        is_cautious = re.search(r"\b[Kk]an\b|\buvis\b", row["budgets_da"])
        assert is_cautious or row["number"] == "48", row["number"]
        assert len(row["words_da"]) <= 170, row["number"]
        assert len(row["budgets_da"]) <= 120, row["number"]


def test_that_an_amount_has_a_unit_and_a_precision_and_no_amount_has_none():
    for name in ("declarations", "announced"):
        for row in table(name):
            assert bool(row["amount"]) == bool(row["unit"]) == bool(row["round_to"]), row
    amounts = {row["number"]: float(row["amount"]) for row in table("declarations") if row["amount"]}
    assert amounts == {"23": 1.2, "38": 15, "41": 5, "55": 75}


def test_that_the_team_against_social_dumping_is_paid_by_control_and_fines():
    printed = keyed("printed_figures")
    parts = [float(printed[f"social_dumping_{part}"]["value"]) for part in ("control", "fines")]
    assert sum(parts) / 1000 == float(keyed("declarations")["23"]["amount"]) == 1.2


# What is announced


def test_that_what_is_announced_agrees_with_the_figures_of_the_other_tables():
    announced, printed = keyed("announced"), keyed("printed_figures")
    for item, figure in {
        "ukraine_state_2023": "ukraine_state_2023", "ukraine_base_grant": "ukraine_base_grant",
        "ukraine_budget_models": "ukraine_budget_models", "social_investment": "social_investment_new",
        "it_network": "ba_it_network_text",
    }.items():  # fmt: skip
        for own, other in (("amount", "value"), ("unit", "unit"), ("source_line", "source_line")):
            assert announced[item][own] == printed[figure][other], item


def test_that_what_is_announced_begins_after_2024_in_a_known_department():
    for row in table("announced"):
        assert row["department"] in ("", *DEPARTMENTS)
        assert row["year"] == "" or int(row["year"]) >= 2025
        assert 0 < int(row["source_line"]) <= REPORT_LINES
    announced = keyed("announced")
    assert announced["elder_act"]["year"] == "2025"
    assert announced["health_reform"]["year"] == "2027"
    assert float(announced["elderly_homes"]["amount"]) == 130


def test_that_refugees_and_closed_capital_projects_stand_among_the_printed_figures():
    value = {name: float(row["value"]) for name, row in keyed("printed_figures").items()}
    assert (value["ukraine_refugees_2024"], value["ukraine_refugees_2023"]) == (2037, 1632)
    assert value["capex_projects_closed"] == value["capex_projects"] + value["capex_appropriations"] == 133
    assert (value["capex_closed_budget"], value["capex_closed_surplus"]) == (1415, 131)


# Lines of savings


def test_that_each_figure_of_savings_has_the_line_of_its_own_department():
    last = 0
    for row in table("savings"):
        lines = [int(row[f"{figure}_line"]) for figure in SAVINGS]
        assert lines == sorted(set(lines)), row["department"]
        assert last < lines[0]
        assert lines[-1] - lines[0] <= 22
        assert row["source_line"] == row["savings_2024_line"]
        named = [row["source_line"], *re.findall(r"[0-9]{4}", row["source_note_da"])]
        assert {row[f"{figure}_line"] for figure in SAVINGS if figure != "of_which_external"} <= set(named)
        last = lines[-1]


def test_that_sums_of_savings_cite_the_line_of_the_figure_they_re_add():
    savings = keyed("savings")
    for row in table("ties"):
        found = re.fullmatch(r"\[savings\.([A-Z]+)\.(savings_2024|result_2024|savings_2023)\]", row["published"])
        if found and row["source_table"].startswith("Opsparing"):
            assert row["source_line"] == savings[found[1]][f"{found[2]}_line"], row["tie"]


# In the workspace


@pytest.mark.parametrize(
    ("typed", "name", "keys"),
    [("letbane omsætning", "companies", {"letbane.revenue"}),
     ("light rail revenue", "companies", {"letbane.revenue"}),
     ("80.728", "companies", {"airport.revenue"}), ("80,728", "companies", {"airport.revenue"}),
     ("natbus", "declarations", {"55"}), ("night bus", "declarations", {"55"}),
     ("social dumping", "declarations", {"23"}), ("aeldreloven", "announced", {"elder_act"}),
     ("elder act", "announced", {"elder_act"}), ("sundhedsreformen", "announced", {"health_reform"}),
     ("health reform", "announced", {"health_reform"}),
     ("2.037", "printed_figures", {"ukraine_refugees_2024"})],
)  # fmt: skip
def test_that_the_new_rows_are_found_in_either_language(sheets, typed, name, keys):
    is_found, sheet = finder(typed), sheets[name]
    assert {key for key, text in zip(sheet.rows, sheet.haystacks, strict=True) if is_found(text)} == keys


@pytest.mark.parametrize("name", ["companies", "declarations", "announced"])
def test_that_a_new_table_is_found_by_its_title_in_either_language(sheets, name):
    for title in (RESOURCES[name]["title"], RESOURCES[name]["title_en"]):
        is_found = finder(title)
        assert all(is_found(text) for text in sheets[name].haystacks)


def test_that_the_source_of_a_declaration_tells_all_its_texts(sheets):
    sheet = sheets["declarations"]
    told = sheet.source_html("13")
    row = keyed("declarations")["13"]
    spoken = language()
    assert all(row[f"{text}_{spoken}"] in told for text in ("name", "words", "budgets", "status"))
    assert sheet.lines[12].cells[2].text == "13"
    assert not any("_line" in column.name for column in sheets["savings"].columns)
