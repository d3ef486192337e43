"""Measures and assumptions in a planner's own file; docs/import.md."""

from dataclasses import replace

import pytest
from tests.exchange.files import BASELINE, EMPTY, answers, book_sheet, plan_of, reasons, study_after

from scenarier.engine.base import base_of
from scenarier.model.plan import Forecast
from scenarier.model.study import Measure, Scenario
from scenarier.storage.study_types import MOST_MEASURES
from scenarier.text.language import set_language

HEAD = ["Tiltag", "Retter sig mod", "Ejer", 2026, 2027, "Pakke", "Bemærkning", "Varigt", "Fra"]
OWN = replace(EMPTY, scenarios=(Scenario("A", measures=(Measure("Skole", "frame:MBU", {2026: 1.0}),)),))


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


def measures(plan, study=EMPTY, selected=-1):
    return study_after(plan, study, selected).scenarios[-1].measures


def test_that_a_list_of_measures_is_taken_with_all_that_it_says():
    rows = [
        HEAD,
        ["=Færre ejendomme", "Ramme: Teknik og Miljø", "MTM", -20, -40.5, "Ejendomme", "@ikke", "ja", None],
        ["Skat", "Grundskyld", None, None, 5, None, None, None, "x"],
    ]
    assert measures(plan_of(book_sheet(rows))) == (
        Measure("=Færre ejendomme", "frame:MTM", {2026: -20.0, 2027: -40.5}, owner="MTM", note="@ikke",
                package="Ejendomme", lasting=True),
        Measure("Skat", "revenue:land_tax", {2027: 5.0}, on=False),
    )  # fmt: skip


def test_that_a_row_for_each_year_gives_the_same_measures():
    long = """
Titel;Mål;År;Beløb i 1.000 kr.;Note
Skole;Ramme: Børn og Unge;2026;5.000,0;
Skole;Ramme: Børn og Unge;2027;6.500,0;fordi
"""
    assert measures(plan_of(long)) == (Measure("Skole", "frame:MBU", {2026: 5.0, 2027: 6.5}, note="fordi"),)


def test_that_a_target_in_words_that_fit_several_or_none_is_offered_to_choose_from():
    rows = [["Tiltag", "Mål", 2026], ["A", "MBU", 1], ["B", "noget andet", 2]]
    plan = plan_of(book_sheet(rows))
    offered = {one.about: set(one.choices) for one in plan.open_questions}
    assert offered["target mbu"] == {"frame:MBU", "savings:MBU", "leave out"}
    assert set(BASELINE.measure_targets()) < offered["target nogetandet"]
    assert not plan.taken
    said = {"target mbu": "savings:MBU", "target nogetandet": "leave out"}
    assert measures(plan_of(book_sheet(rows), answers=said)) == (Measure("A", "savings:MBU", {2026: 1.0}),)


def test_that_measures_the_scenario_has_already_are_asked_about():
    sheet = book_sheet([["Tiltag", "Mål", 2026], ["Skole", "frame:MBU", 7]])
    assert answers(plan_of(sheet, OWN, 0))["twice"] == ""
    both = measures(plan_of(sheet, OWN, 0, answers={"twice": "add"}), OWN, 0)
    assert [one.amounts[2026] for one in both] == [1.0, 7.0]
    assert [
        one.amounts[2026] for one in measures(plan_of(sheet, OWN, 0, answers={"twice": "replace"}), OWN, 0)
    ] == [7]


def test_that_amounts_in_another_years_prices_are_converted_to_the_base_years():
    plan = plan_of("Beløb i 2026-priser, mio. kr.;;\nTiltag;Mål;2027\nA;frame:MBU;10,5")
    prices = base_of(BASELINE, 2029).usual_service_price
    assert measures(plan)[0].amounts[2027] == pytest.approx(10.5 * prices[2024] / prices[2026], rel=1e-12)


def test_that_each_column_of_amounts_may_have_its_own_unit():
    plan = plan_of("Tiltag;Mål;2026 (1.000 kr.);2027 (mio. kr.)\nA;frame:MBU;5500;6,5")
    assert measures(plan)[0].amounts == {2026: 5.5, 2027: 6.5}


def test_that_each_fault_of_a_line_is_told_where_it_stands():
    rows = [HEAD, [None, "frame:MBU", None, "x", 1e9, None, None, "måske", None]]
    found = reasons(plan_of(book_sheet(rows), answers={"unit": "millions"}))
    assert set(found) == {"Ark1!A2", "Ark1!D2", "Ark1!E2", "Ark1!H2"}


def test_that_more_measures_than_a_scenario_may_have_are_refused():
    rows = [["Tiltag", "Mål", 2026], *(["T", "frame:MBU", 1] for _ in range(MOST_MEASURES + 1))]
    assert str(MOST_MEASURES) in plan_of(book_sheet(rows)).rejected[0].reason


# Assumptions


def parameters(plan, study=EMPTY, selected=-1):
    return study_after(plan, study, selected).scenarios[-1].parameters


def test_that_assumptions_are_found_by_id_and_by_name_in_either_language():
    text = """
Forudsætning;Vedrører;Enhed;2026;2027;Begrundelse
Befolkningstilvækst;;personer;4.000;3.500;prognosen
Population growth;;personer;;;
frame_change;Children and Young People;1.000 kr.;25.000;25.500,5;
frame_change;Børn og Unge;mio. kr.;;;
efficiency_requirement.MTM;;%;1,5;2;
tax_rate;;andel;0,25;0,251;
"""
    after = study_after(plan_of(text)).scenarios[-1]
    assert after.parameters == {
        "population_growth": {2026: 4000.0, 2027: 3500.0},
        "frame_change.MBU": {2026: 25.0, 2027: 25.5005},
        "efficiency_requirement.MTM": {2026: 0.015, 2027: 0.02},
        "tax_rate": {2026: 0.25, 2027: 0.251},
    }
    assert after.notes == {"population_growth": "prognosen"}


def test_that_a_row_for_each_year_and_one_without_a_year_give_values_by_year_and_for_all_years():
    text = """
parameter;entity;year;value;unit
service_price_growth;;2026;0.031;share
service_price_growth;;2027;0.033;share
efficiency_realised;MBU;;0.6;share
tax_rate;;;0.25;share
"""
    assert parameters(plan_of(text)) == {
        "service_price_growth": {2026: 0.031, 2027: 0.033},
        "efficiency_realised.MBU": 0.6,
        "tax_rate": 0.25,
    }


def test_that_shares_without_a_unit_are_asked_about_unless_only_one_reading_is_within_bounds():
    assert answers(plan_of("parameter;2026\nservice_price_growth;0,03"))["shares"] == ""
    assert parameters(plan_of("parameter;2026\ntax_rate;25,1")) == {"tax_rate": {2026: 0.251}}
    assert parameters(plan_of(book_sheet([["parameter", 2026], ["tax_rate", 0.251]]))) == {
        "tax_rate": {2026: 0.251}
    }
    said = plan_of("parameter;2026\nservice_price_growth;0,031", answers={"shares": "share"})
    assert parameters(said) == {"service_price_growth": {2026: 0.031}}


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (["grow", None, 1, None], "Ark1!A2"),
        (["frame_change", "Ukendt", 1, None], "Ark1!B2"),
        (["frame_change", None, 1, None], "Ark1!B2"),
        (["tax_rate", "MBU", 25, None], "Ark1!B2"),
        (["frame_change", "MBU", 501, None], "Ark1!C2"),
        (["frame_change", "MBU", "mange", None], "Ark1!C2"),
        (["frame_change", "MBU", 5, "stk."], "Ark1!D2"),
        (["state_guarantee", None, 0.5, None], "Ark1!C2"),
    ],
)
def test_that_an_assumption_that_cannot_be_taken_is_rejected_at_its_cell(row, place):
    plan = plan_of(book_sheet([["Parameter", "Vedrører", 2026, "Enhed"], row]))
    assert list(reasons(plan)) == [place]
    assert not plan.is_whole


def test_that_values_after_which_nobody_is_left_are_refused():
    few = Forecast("Få", {year: dict.fromkeys(BASELINE.age_groups, 10.0) for year in range(2025, 2030)})
    plan = plan_of("parameter;Alle år\npopulation_growth;-3000", replace(EMPTY, forecast=few))
    assert plan.edit is None
    assert "2026" in plan.rejected[0].reason


def test_that_a_column_of_years_without_one_of_amounts_is_told():
    plan = plan_of("Tiltag;Mål;År;Sum\nSkole;frame:MBU;2026;5")
    assert list(reasons(plan)) == ["række 1, kolonne 3"]


def test_that_a_study_that_has_it_all_is_told_that_nothing_changes():
    text = "parameter;2026\ntax_rate;25,1"
    after = study_after(plan_of(text))
    assert plan_of(text, after, 0).told
    assert study_after(plan_of(text, after, 0), after, 0) == after
