"""Blocks from a spreadsheet: headings, labels, units and numbers; what is not certain is refused."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarier.text.block_cells import cells_of, fold, is_unit, money_in, price_year_in, without_terms
from scenarier.text.block_headings import heading_of, is_total
from scenarier.text.block_labels import matched
from scenarier.text.blocks import read_block
from scenarier.text.language import set_language
from scenarier.text.reading import FACTORS, decimal_of, read_number, written


@pytest.fixture(autouse=True, params=["da", "en"])
def language(request):
    set_language(request.param)
    yield request.param
    set_language("da")


def read(text):
    return read_block(cells_of(text), 2025, 2060)


def amounts(text):
    return [list(row.amounts.values()) for row in read(text).rows]


# Cells


def test_that_quoted_cells_hold_tabs_line_breaks_and_quotes():
    assert cells_of('"Ny vej\nog bro"\t8\r\n"""A""\tb"\t9') == [["Ny vej\nog bro", "8"], ['"A"\tb', "9"]]


def test_that_a_quote_that_is_not_closed_is_a_sign_like_any_other():
    assert cells_of('"Ny\t8\nx\t9') == [['"Ny', "8"], ["x", "9"]]


def test_that_rows_are_as_long_as_the_longest_and_blank_ends_are_dropped():
    assert cells_of("a\t1\t\nb\n\n") == [["a", "1"], ["b", ""]]


def test_that_a_formula_guard_is_taken_off():
    assert cells_of("'=A1\t'x") == [["=A1", "'x"]]


def test_that_labels_are_the_same_without_case_blanks_and_punctuation():
    assert fold(" Børn og  Unge ") == fold("BØRN OG UNGE") == fold("børn-og-unge.")
    assert fold("A\u030a") == fold("Å")


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("mio. kr.", 1.0), ("DKK m", 1.0), ("Mio.kr.", 1.0), ("mio", 1.0), ("1.000 kr.", 1e-3), ("t.kr.", 1e-3),
        ("tkr", 1e-3), ("DKK 1,000", 1e-3), ("kr.", 1e-6), ("DKK", 1e-6), ("mia. kr.", 1e3), ("Rammer", None),
        ("Krav", None), ("Budget 2026 (1.000 kr.)", 1e-3), ("11.000 kr.", 1e-6), ("500kr", 1e-6),
    ],
)  # fmt: skip
def test_that_units_are_known(text, factor):
    unit = money_in(text)
    assert (float(FACTORS[unit]) if unit else None) == factor


def test_that_units_and_prices_are_told_from_what_stands_about_them():
    assert is_unit("mio. kr., 2026-priser")
    assert is_unit("(i 1.000 kr.)")
    assert not is_unit("Rammer i mio. kr.")
    assert without_terms("Budget 2026 (1.000 kr., 2026-priser)") == "Budget 2026"
    assert price_year_in("2026-priser") == price_year_in("2026 prices") == price_year_in("2026-PL") == 2026
    assert price_year_in("løbende priser") == price_year_in("current prices") == 0
    assert price_year_in("Budget 2026") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5), ("(12,5)", -12.5), ("12-", -12.0), ("−12", -12.0), ("12,-", 12.0), ("kr. 12", 12.0),
        ("12,00 kr.", 12.0), ("5 310", 5310.0), ("5’310", 5310.0), ("1.304,5", 1304.5), ("1,304.5", 1304.5),
        ("+3", 3.0), ("(5.310,5)", -5310.5), ("- 7", -7.0),
    ],
)  # fmt: skip
def test_that_numbers_are_read_as_accountants_write_them(text, value):
    decimal = "." if text == "1,304.5" else ","
    assert read_number(text, "kr_per_citizen", decimal) == value
    assert decimal_of([text]) in ("", decimal)


@pytest.mark.parametrize("text", ["x", "12x", "12%", "1 2", "5--", "(5", "--5", "1.2.", "2026-27"])
def test_that_what_is_no_number_is_none(text):
    assert written(text) is None or text in ("12%", "1.2.")
    with pytest.raises(ValueError, match=re.escape(text)):
        read_number(text, "mio_kr", ",")


# Headings


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("2026", "plan", 2026), ("B2026", "plan", 2026), ("BO2027", "plan", 2027), ("B 26", "plan", 2026),
        ("Budget 2026", "plan", 2026), ("Overslag 2027", "plan", 2027), ("Budgetoverslag 2028", "plan", 2028),
        ("2029 (mio. kr.)", "plan", 2029), ("R2024", "account", 2024), ("Regnskab 2023", "account", 2023),
        ("Forventet regnskab 2025", "account", 2025), ("I alt", "total", 0), ("Total", "total", 0),
        ("Ændring 2026", "other", 2026), ("Note", "other", 0), ("2026-2029", "other", 0),
    ],
)  # fmt: skip
def test_that_headings_say_their_year_and_kind(text, kind, year):
    assert heading_of([text])[:2] == (kind, year)


def test_that_a_word_above_the_year_belongs_to_it():
    assert heading_of(["Regnskab", "2025"])[:2] == ("account", 2025)
    assert heading_of(["Budgetoverslag", "2027"])[:2] == ("plan", 2027)
    assert heading_of(["Afvigelse", "2027"]).kind == "other"


def test_that_sums_are_known_by_their_names():
    assert all(map(is_total, ("I alt", "Rammer i alt", "Total", "SUM", "I alt, rammer", "In all")))
    assert not any(map(is_total, ("Børn og Unge", "Samletanke", "Kapital", "Totalitet")))


# Blocks


def test_that_years_labels_and_units_are_taken_from_headings():
    block = read("Tabel 1 (1.000 kr., 2026-priser)\nRamme\tR2024\tBudget 2026\tBO2027\nA\t1.000\t5.301.500\t7.000")
    assert block.layout.years == {2: 2026, 3: 2027}
    assert block.layout.price_year == 2026
    assert [(row.number, row.labels, row.amounts) for row in block.rows] == [(3, ("A",), {2: 5301.5, 3: 7.0})]
    assert block.layout.unit in ("DKK 1,000", "1.000 kr.")
    assert len(block.layout.left_out) == 1


def test_that_a_unit_may_stand_in_a_column_of_its_own():
    text = "\tEnhed\t2026\t2027\nA\tmio. kr.\t5\t6\nB\t1.000 kr.\t7000\t8000"
    assert amounts(text) == [[5.0, 6.0], [7.0, 8.0]]


def test_that_blank_cells_and_dashes_are_left_alone():
    block = read("\t2026\t2027\t2028\nA\t-\t5\t\nB\t–\t-   kr.\t")
    assert [row.amounts for row in block.rows] == [{2: 5.0}]


def test_that_totals_and_computed_rows_are_left_out_and_told():
    block = read("\t2026\t2027\tI alt\nA\t1\t2\t3\nA – Fremskrivning\t1\t2\t3\nI alt\t1\t2\t3")
    assert [row.labels for row in block.rows] == [("A",)]
    assert len(block.layout.left_out) == 3


def test_that_years_before_the_first_are_left_out_and_told():
    block = read("\tB2024\tB2025\nA\t1\t2")
    assert block.layout.years == {2: 2025}
    assert "B2024" in block.layout.left_out[0]


def test_that_a_title_with_a_year_is_no_heading():
    block = read("Vedtaget budget 2026 (mio. kr.)\nRamme\t2026\t2027\nA\t5\t6")
    assert block.layout.years == {1: 2026, 2: 2027}
    assert read("Budget 2026\n\tB2026\nA\t5").layout.years == {1: 2026}


def test_that_a_row_of_years_above_numbers_is_a_heading():
    assert read("2025\t2026\t2027\r\n1\t2\t3\r\n").layout.years == {0: 2025, 1: 2026, 2: 2027}


def test_that_amounts_like_years_are_amounts():
    block = read("Grundskyld\t1975\t1985\t1995\t2005")
    assert block.layout.years is None
    assert amounts("2026") == [[2026.0]]


def test_that_one_decimal_sign_holds_for_all_of_a_block(language):
    assert amounts("0.5\t1.250") == [[0.5, 1.25]]
    assert amounts("0,5\t1.250") == [[0.5, 1250.0]]
    assert amounts("1.304,5\t1,250") == [[1304.5, 1.25]]


def test_that_a_first_year_that_is_blank_or_a_dash_moves_nothing():
    assert [row.amounts for row in read("A\t-\t5\nB\t(5)\t6").rows] == [{2: 5.0}, {1: -5.0, 2: 6.0}]
    assert [row.amounts for row in read("A\t\t5\nB\t\t6").rows] == [{2: 5.0}, {2: 6.0}]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\t2026\nA\tx", "2.*2"),
        ("\t2026\nA\t12 %", "2.*2"),
        ("mio. kr.\t2026\nA\t500 kr.", "2.*2"),
        ("\tB2026\tBO2026\nA\t1\t2", "2026"),
        ("\tB2026\tÆndring\nA\t1\t2", "Ændring"),
        ("\t2026\nA\t5,5\nB\t1,304.5", "5,5"),
        ("\t2061\nA\t5", "2061"),
        ("2026\n5310", "Budget 2026"),
        ("2026\t2027", "2026|ingen beløb|no amounts"),
        ("1.000 kr.\nmio. kr.\t2026\nA\t1", "1.000 kr"),
        ("A", "ingen beløb|no amounts"),
        ("A\tB", "ingen beløb|no amounts"),
        ("2025-priser\t2026\nA (2026-priser)\t5", "priser|prices"),
    ],
)
def test_that_what_can_be_understood_in_two_ways_is_refused_with_its_place(text, place):
    with pytest.raises(ValueError, match=place):
        read(text)


def test_that_a_block_too_large_is_refused():
    with pytest.raises(ValueError, match=r"for stor|too large"):
        read("x\n" * 200_000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="\t\n\"' -–()%.,012569BRkr%mio", max_size=60))
def test_that_any_text_is_understood_or_refused(text):
    try:
        block = read(text)
        understood = bool(block.layout.rows or block.layout.left_out)
    except ValueError as error:
        understood = bool(str(error))
    assert understood


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.floats(-1e5, 1e5).map(lambda one: round(one, 4)), min_size=1, max_size=8))
def test_that_what_a_spreadsheet_writes_is_read_as_it_was(numbers):
    for sign in ",.":
        # Five decimals, so that no number reads as one of grouped thousands.
        cells = [f"{number:.5f}".replace(".", sign) for number in numbers]
        assert amounts("\t".join(["A", *cells])) == [numbers]


# Labels


NAMES = {
    "x": ("Dagtilbud", "day care"),
    "y": ("Skoler", "Ikke-decentraliseret"),
    "z": ("Ikke decentraliseret", "zz"),
}


def found(text, belongs=()):
    return matched(read(text).rows, NAMES, dict(belongs))


def test_that_labels_match_whole_names_in_any_writing():
    assert found("DAG-TILBUD\t1") == {1: "x"}
    assert found("\t2026\nSkoler.\t1\nday  care\t2") == {2: "y", 3: "x"}


def test_that_codes_beside_a_name_say_nothing_and_another_text_does():
    assert found("Konto\tOmråde\tB2026\n5.22\tSkoler\t1") == {2: "y"}
    with pytest.raises(ValueError, match="Udvalg"):
        found("Udvalg\tSkoler\t1")


def test_that_a_name_inside_another_is_the_inner_one():
    assert found("Dagtilbud\tSkoler\t1", {"y": "x"}.items()) == {1: "y"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ikke-decentraliseret\t1", "Dagtilbud|Ikke decentraliseret.*Skoler"),
        ("Skole\t1", "1.*Skole"),
        ("Skoler\t1\nskoler\t2", "1.*2.*Skoler"),
        ("Skoler\t1\n\t2", "2"),
    ],
)
def test_that_labels_that_are_unknown_doubtful_or_double_are_refused_by_row(text, told):
    with pytest.raises(ValueError, match=told):
        found(text)
