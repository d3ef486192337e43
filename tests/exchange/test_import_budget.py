"""An adopted budget in a planner's own file; docs/model.md section 9, docs/import.md."""

from dataclasses import replace

import pytest
from tests.exchange.files import BASELINE, EMPTY, answers, book_sheet, plan_of, reasons, study_after

from scenarier.engine.base import base_of
from scenarier.exchange.sheets import Uncomputed
from scenarier.model.plan import Budget
from scenarier.text.language import set_language

WIDE = """
Vedtaget budget for kommunen, mio. kr.
Afdeling;Regnskab 2024;Budget 2026;BO2027
Børn og Unge;5200;5301,5;5342
Teknik og Miljø;1600;1702;1695,75
Grundskyld;1900;2000;2050,25
Bruttoanlæg;1289;1602;0
I alt;1;2;3
"""
LONG = """
Konto;År;Beløb (1.000 kr.)
MBU;B2026;5.301.500
MBU;BO2027;5.342.000
MTM;2026;1.702.000
MTM;2027;1.695.750
Land tax;2026;(2.000.000)
Land tax;2027;2.050.250-
capex:gross;2026;1.602.000
capex:gross;2027;-
capex:gross;R2024;1.289.000
"""
LEVELS = {
    "frame:MBU": {2026: 5301.5, 2027: 5342.0},
    "frame:MTM": {2026: 1702.0, 2027: 1695.75},
    "revenue:land_tax": {2026: 2000.0, 2027: 2050.25},
    "capex:gross": {2026: 1602.0},
}


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


def levels(plan, study=EMPTY):
    return study_after(plan, study).budget.levels


def test_that_a_budget_in_three_shapes_gives_the_same_study():
    wide = study_after(plan_of(WIDE.replace("1602;0", "1602;")))
    in_kroner = book_sheet([
        ["Beløb i kr.", None, None], ["Afdeling", 2026, 2027], ["MBU", 5301500000, 5342000000.0],
        ["MTM", 1702000000, 1695750000], ["Grundskyld", -2000000000, -2050250000],
        ["Bruttoanlæg", 1602000000, None],
    ])  # fmt: skip
    assert wide.budget.levels == LEVELS
    assert study_after(plan_of(LONG)) == wide
    assert study_after(plan_of(in_kroner)) == wide


def test_that_income_that_is_negative_throughout_is_turned_and_this_is_shown():
    assert answers(plan_of(LONG))["sign"] == "income negative"
    assert answers(plan_of(WIDE))["sign"] == "all positive"


def test_that_signs_that_are_mixed_are_asked_about():
    plan = plan_of("Navn;2026;2027\nGrundskyld;-2000;2100")
    assert answers(plan)["sign"] == ""
    assert not plan.is_whole
    turned = plan_of("Navn;2026;2027\nGrundskyld;-2000;2100", answers={"sign": "income negative"})
    assert levels(turned) == {"revenue:land_tax": {2026: 2000.0, 2027: -2100.0}}


def test_that_expenditure_that_is_negative_is_turned():
    plan = plan_of("Navn;2026\nMBU;-5300\nGrundskyld;2000", answers={"unit": "millions"})
    assert levels(plan) == {"frame:MBU": {2026: 5300.0}, "revenue:land_tax": {2026: 2000.0}}


def test_that_a_number_that_does_not_tell_its_decimal_sign_is_asked_about_and_never_guessed():
    text = "Navn;2026\nMBU;5.301"
    assert [one.about for one in plan_of(text).open_questions] == ["decimal"]
    assert levels(plan_of(text, answers={"decimal": ","})) == {"frame:MBU": {2026: 5301.0}}
    assert levels(plan_of(text, answers={"decimal": "."})) == {"frame:MBU": {2026: 5.301}}


def test_that_one_number_with_both_signs_tells_the_decimal_sign_of_all():
    plan = plan_of("Navn;2026;2027\nMBU;5.301;5.342,5")
    assert levels(plan) == {"frame:MBU": {2026: 5301.0, 2027: 5342.5}}
    assert plan.decimal == ","


def test_that_a_number_of_a_workbook_needs_no_decimal_sign():
    assert levels(plan_of(book_sheet([["Navn", 2026], ["MBU", 5.301]]))) == {"frame:MBU": {2026: 5.301}}


def test_that_amounts_too_large_for_mio_kr_are_asked_about_where_no_unit_stands():
    sheet = book_sheet([["Navn", 2026], ["MBU", 5301500]])
    assert [one.about for one in plan_of(sheet).open_questions] == ["unit"]
    assert levels(plan_of(sheet, answers={"unit": "thousands"})) == {"frame:MBU": {2026: 5301.5}}


def test_that_an_unknown_line_is_rejected_at_its_place_with_all_lines_to_choose_from():
    plan = plan_of(book_sheet([["Vedtaget", None], ["Navn", 2026], ["Ukendt", 1], ["MBU", 2]]))
    assert list(reasons(plan)) == ["Ark1!A3"]
    question = plan.open_questions[0]
    assert set(BASELINE.budget_targets()) < set(question.choices)
    assert not plan.is_whole
    taken = plan_of(
        book_sheet([["Navn", 2026], ["Ukendt", 1]]), kind="budget", answers={question.about: "frame:BA"}
    )
    assert levels(taken) == {"frame:BA": {2026: 1.0}}
    left = plan_of(book_sheet([["Navn", 2026], ["Ukendt", 1], ["MBU", 2]]), answers={question.about: "leave out"})
    assert levels(left) == {"frame:MBU": {2026: 2.0}}


def test_that_two_rows_of_a_line_are_added_up_only_when_that_is_said():
    text = "Afdeling;Konto;2026\nMBU;1;10,5\nMBU;2;20"
    plan = plan_of(text)
    assert list(reasons(plan)) == ["række 3, kolonne 3"]
    assert levels(plan_of(text, answers={"twice": "sum"})) == {"frame:MBU": {2026: 30.5}}


def test_that_prices_named_above_are_the_budgets_and_others_are_converted_to_them():
    text = "Mio. kr., 2026-priser;\nNavn;2027\nMBU;5300"
    assert study_after(plan_of(text)).budget.price_year == 2026
    own = replace(EMPTY, budget=Budget("B", {"frame:MTM": {2027: 1700.0}}, price_year=2025))
    after = study_after(plan_of(text, own), own).budget
    prices = base_of(BASELINE, 2029).usual_service_price
    assert after.levels["frame:MTM"] == {2027: 1700.0}
    assert after.levels["frame:MBU"][2027] == pytest.approx(5300 * prices[2025] / prices[2026], rel=1e-12)
    assert after.price_year == 2025


def test_that_amounts_of_the_file_take_the_place_of_the_studys_and_others_stay():
    own = replace(EMPTY, budget=Budget("B", {"frame:MBU": {2026: 1.0, 2028: 3.0}, "frame:BA": {2026: 9.0}}))
    after = study_after(plan_of("Navn;2026\nMBU;5300", own), own)
    assert after.budget == Budget("B", {"frame:MBU": {2026: 5300.0, 2028: 3.0}, "frame:BA": {2026: 9.0}})


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("kr. 5.300.000.000,00", 5300), ("5.300,0 mio. kr.", 5300), ("5\u00a0300,5", 5300.5), ("\u22125,5", -5.5)],
)
def test_that_amounts_are_read_as_accountants_write_them(cell, amount):
    plan = plan_of(f"Navn;2026;2027\nMBU;{cell};1,25", answers={"sign": "all positive"})
    assert levels(plan)["frame:MBU"][2026] == pytest.approx(amount)


@pytest.mark.parametrize(
    ("rows", "place", "part"),
    [
        ([["Navn", 2026], ["MBU", Uncomputed("a formula")]], "Ark1!B2", "a formula"),
        ([["Navn", 2026], ["MBU", "=1+2"]], "Ark1!B2", "=1+2"),
        ([["Navn", 2026], ["MBU", "12 %"]], "Ark1!B2", "%"),
        ([["Navn", 2026], ["Bruttoanlæg", -5.0]], "Ark1!B2", "100"),
        ([["Navn", 2026], [None, 5.0]], "Ark1!B2", ""),
        ([["Navn", 2099], ["MBU", 5.0]], "Ark1!1", "2099"),
        ([["Navn", 2026, 2026], ["MBU", 5.0, 6.0]], "Ark1!1", "2026"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_taken_is_rejected_with_place_and_reason(rows, place, part):
    plan = plan_of(book_sheet(rows), kind="budget", answers={"sign": "all positive"})
    assert place in reasons(plan) or rows[1][0] is None
    assert not plan.is_whole
    assert any(part in reason for reason in reasons(plan).values())


def test_that_a_row_with_one_bad_cell_is_not_taken_by_half():
    plan = plan_of(book_sheet([["Navn", 2026, 2027], ["MBU", 5300, "x"], ["MTM", 1700, 1800]]))
    assert plan.can_leave_out
    assert [row.key for row in plan.taken] == ["frame:MTM"]


def test_that_different_decimal_signs_in_a_table_are_refused():
    plan = plan_of("Navn;2026;2027\nMBU;1,25;1.5")
    assert not plan.is_whole
    assert "1,25" in next(iter(reasons(plan).values()))


def test_that_fields_that_are_named_hold_before_headings_and_are_remembered_by_the_heading_row():
    rows = [["Formål", "Kode", "Tal A"], ["MBU", "x9", 5300.0]]
    fields = {"Formål": "target", "Tal A": "BO2026"}
    plan = plan_of(book_sheet(rows), kind="budget", fields=fields)
    assert levels(plan) == {"frame:MBU": {2026: 5300.0}}
    again = plan_of(book_sheet([*rows, ["MTM", "x", 1.0]]), remembered={plan.heading: plan.fields})
    assert levels(again) == {"frame:MBU": {2026: 5300.0}, "frame:MTM": {2026: 1.0}}
    assert [column.how for column in again.columns] == ["remembered", "heading", "remembered"]


def test_that_a_column_or_field_that_is_not_there_is_told():
    plan = plan_of("Navn;2026\nMBU;5300", fields={"Nvn": "target", "2026": "aomunt"})
    told = " ".join(row.reason for row in plan.rejected)
    assert "Nvn" in told
    assert "amount" in told
    assert plan.edit is None


def test_that_of_several_sheets_with_something_the_one_is_asked_for():
    first, other = book_sheet([["Navn", 2026], ["MBU", 1.0]], "A"), book_sheet([["Navn", 2026], ["MBU", 2.0]], "B")
    plan = plan_of([first, other])
    assert list(plan.open_questions[0].choices) == ["A", "B"]
    assert levels(plan_of([first, other], sheet="b")) == {"frame:MBU": {2026: 2.0}}
    assert "C" in plan_of([first, other], sheet="C").rejected[0].reason


def test_that_a_table_that_is_not_recognised_is_asked_about():
    assert [one.about for one in plan_of("x;y\n1;2").open_questions] == ["kind"]
