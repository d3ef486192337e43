"""Edits of a study's adopted budget, and pasted blocks, without a window. Figures of tests/golden/check-budget."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget
from scenarier.model.study import BASELINE
from scenarier.session.budget_edits import note_budget, remove_budget, title_budget, with_levels, with_price_year
from scenarier.session.budget_figures import budget_figures
from scenarier.session.budget_names import central_words
from scenarier.session.budget_paste import Place, pasted
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.state import State
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import write_study
from scenarier.text.block_cells import cells_of
from scenarier.text.language import set_language

PLANNED = Path(__file__).resolve().parents[1] / "golden" / "check-budget.scenarier"
MIO = (
    "mio. kr.\tBudget 2026\tBO2027\tOverslag 2028\n"
    "Børn og Unge\t5.301,5\t5.342\t5.390,25\nSundhed og Omsorg\t3960\t\t-"
)
THOUSAND = (
    "1.000 kr.\tR2024\tBudget 2026\tBO2027\tOverslag 2028\n"
    "MBU\t4.920.000\t5.301.500\t5.342.000\t5.390.250\nMSO\t3.588.000\t3.960.000\t\t-"
)
LEVELS = {"frame:MBU": {2026: 5301.5, 2027: 5342.0, 2028: 5390.25}, "frame:MSO": {2026: 3960.0}}


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


@pytest.fixture
def empty():
    return open_study(None)


@pytest.fixture
def planned():
    return open_study(PLANNED)


def grundforløb(study, baseline):
    planned = baseline.with_plan(study.budget, study.forecast)
    return project(planned, [BASELINE], study.horizon)


def put(empty, text, targets=(), year=0):
    study, baseline = empty
    return pasted(study, baseline, cells_of(text), Place(tuple(targets), year))


def titled(study, title):
    return title_budget(State(study, BASELINE_INDEX), title)[1].study


def noted(study, note):
    return note_budget(State(study, BASELINE_INDEX), note)[1].study


# Amounts


def test_that_a_first_amount_makes_a_budget_that_grundforløb_gives(empty):
    study, baseline = empty
    after = with_levels(study, baseline, {("frame:MBU", 2026): 5301.5})
    assert after.budget == Budget("Vedtaget budget", {"frame:MBU": {2026: 5301.5}})
    assert grundforløb(after, baseline).series("frame", "MBU")[2] == 5301.5


def test_that_the_last_amount_of_an_unnamed_budget_takes_it_away(empty):
    study, baseline = empty
    after = with_levels(study, baseline, {("frame:MBU", 2026): 5301.5})
    assert with_levels(after, baseline, {("frame:MBU", 2026): None}).budget is None
    named = titled(after, "Budget 2026")
    assert with_levels(named, baseline, {("frame:MBU", 2026): None}).budget == Budget("Budget 2026", {})


def test_that_a_budget_without_amounts_title_and_note_is_none(empty):
    study, _ = empty
    named = noted(titled(study, "Budget 2026"), "forlig")
    assert named.budget == Budget("Budget 2026", {}, note="forlig")
    assert titled(noted(named, ""), "").budget is None


def test_that_amounts_always_have_a_title(planned):
    study, _ = planned
    assert titled(study, " ").budget.title == "Vedtaget budget"
    assert titled(study, " ").budget.levels == study.budget.levels


def test_that_other_amounts_stay_as_they_are(planned):
    study, baseline = planned
    after = with_levels(study, baseline, {("frame:MBU", 2026): None, ("capex:gross", 2031): 900.0})
    assert after.budget.levels["frame:MBU"] == {2027: 5342.0, 2028: 5390.25}
    assert after.budget.levels["capex:gross"][2031] == 900.0
    assert after.budget.levels["frame:MSO"] == study.budget.levels["frame:MSO"]


def test_that_a_study_without_its_budget_rolls_forward(planned):
    study, _ = planned
    assert remove_budget(State(study, BASELINE_INDEX))[1].study == replace(study, budget=None)


# Prices


@pytest.mark.parametrize("year", [None, 2024, 2029, 2035])
def test_that_converted_amounts_leave_grundforløb_as_it_was(planned, year):
    study, baseline = planned
    after = with_price_year(study, baseline, year, converts=True)
    assert after.budget.price_year == year
    assert after.budget.levels != study.budget.levels
    before, now = grundforløb(study, baseline), grundforløb(after, baseline)
    for variable in ("frame", "liquidity", "result", "revenue", "capex_gross"):
        assert np.allclose(before.values[variable], now.values[variable], rtol=0, atol=1e-9)


def test_that_conversion_to_and_fro_gives_the_amounts_as_they_were_written(planned):
    study, baseline = planned
    there = with_price_year(study, baseline, None, converts=True)
    assert there.budget.levels["frame:MBU"][2027] == pytest.approx(5491.576, abs=1e-9)
    back = with_price_year(there, baseline.with_plan(there.budget, there.forecast), 2026, converts=True)
    assert back == study


def test_that_without_conversion_the_numbers_stay_and_are_other_amounts(planned):
    study, baseline = planned
    after = with_price_year(study, baseline, None, converts=False)
    assert after.budget.levels == study.budget.levels
    assert grundforløb(after, baseline).series("frame", "MBU")[3] == 5342.0


def test_that_prices_can_be_chosen_before_there_are_amounts(empty):
    study, baseline = empty
    chosen = with_price_year(study, baseline, 2026, converts=True)
    assert with_levels(chosen, baseline, {("frame:MBU", 2026): 1.0}).budget.price_year == 2026
    assert with_price_year(chosen, baseline, None, converts=True).budget is None


# What is shown


def test_that_figures_are_in_the_budgets_prices(planned):
    study, baseline = planned
    found = budget_figures(baseline, study.horizon, "frame:MBU", "frame", "MBU")
    assert found.named[2027] == 5342.0
    assert found.account == 4920.0
    assert set(found.carried) == {2029, 2030, 2031, 2032}
    assert found.difference[2028] == pytest.approx(5390.25 - found.roll_forward[2028])
    # After the last named year the difference carries on with prices: in one year's prices it stays the same.
    assert found.difference[2032] == pytest.approx(found.difference[2028], abs=1e-9)
    assert found.carried[2032] == pytest.approx(found.roll_forward[2032] + found.difference[2028], abs=1e-9)


def test_that_nothing_is_shown_before_the_first_named_year(planned):
    study, baseline = planned
    found = budget_figures(baseline, study.horizon, "frame:BA", "frame", "BA")
    assert 2026 not in found.carried
    assert 2026 not in found.difference


# Pasting


def test_that_mio_and_thousands_give_the_same_study(empty):
    assert put(empty, MIO).study == put(empty, THOUSAND).study
    assert put(empty, MIO).study.budget.levels == LEVELS


def test_that_what_was_understood_is_told(empty):
    told = put(empty, THOUSAND).told
    assert told.startswith("2 rækker, 2026–2028, ")
    assert "R2024" in told


def test_that_a_name_with_two_meanings_is_refused_with_both(empty):
    with pytest.raises(ValueError, match=r"Ikke-decentraliseret: medfinansiering af psykiatri.*overførsler"):
        put(empty, "Børn og Unge\t1\nIkke-decentraliseret\t2", year=2026)


def test_that_a_department_beside_an_area_says_which(empty):
    text = "Afdeling\tOmråde\tB2026\nSociale Forhold\tIkke-decentraliseret: overførsler m.v.\t6.240"
    assert put(empty, text).study.budget.levels == {"area:MSB.transfers": {2026: 6240.0}}


def test_that_unknown_names_are_all_refused_with_their_rows(empty):
    with pytest.raises(ValueError, match=r"2.*Skoler.*3.*Veje"):
        put(empty, "\tB2026\nSkoler\t1\nVeje\t2")


def test_that_years_after_the_horizon_are_kept_and_told(empty):
    after = put(empty, "\t2028\t2029\t2030\nMBU\t1\t2\t3")
    assert after.study.budget.levels == {"frame:MBU": {2028: 1.0, 2029: 2.0, 2030: 3.0}}
    assert "2030" in after.told


@pytest.mark.parametrize("text", ["1\t2\t3\t4\t5", "1\n2\n3"])
def test_that_a_block_without_headings_must_fit_from_the_chosen_cell(empty, text):
    with pytest.raises(ValueError, match=r"herfra|from here"):
        put(empty, text, ("frame:MTM", "frame:BA"), 2026)
    assert put(empty, "1\t2\n3\t4", ("frame:MTM", "frame:BA"), 2028).study.budget.levels == {
        "frame:MTM": {2028: 1.0, 2029: 2.0},
        "frame:BA": {2028: 3.0, 2029: 4.0},
    }


def test_that_amounts_in_other_prices_than_the_budgets_are_refused(planned):
    with pytest.raises(ValueError, match="2025-priser"):
        put(planned, "mio. kr., 2025-priser\tB2026\nMBU\t5000")
    assert put(planned, "mio. kr., 2026-priser\tB2026\nMBU\t5000").study.budget.levels["frame:MBU"][2026] == 5000.0


def test_that_a_budget_without_amounts_takes_the_prices_that_the_block_names(empty):
    for corner, year in (("mio. kr., 2026-priser", 2026), ("mio. kr., løbende priser", None), ("mio. kr.", None)):
        after = put(empty, f"{corner}\tB2026\nMBU\t5000")
        assert (after.study.budget.price_year, after.study.budget.levels) == (year, {"frame:MBU": {2026: 5000.0}})
        assert ("2026-priser" in after.told) is (year is not None)


def test_that_negative_capital_and_amounts_out_of_reach_are_refused_by_name_and_year(empty):
    with pytest.raises(ValueError, match="Bruttoanlæg 2026"):
        put(empty, "\tB2026\nBruttoanlæg\t(5)")
    with pytest.raises(ValueError, match="Børn og Unge 2026"):
        put(empty, "\tB2026\nBørn og Unge\t5.301.500")


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_every_target_is_found_by_its_own_name_in_either_language(empty, language):
    _, baseline = empty
    set_language(language)
    from scenarier.session.budget_names import target_name

    targets = baseline.budget_targets()
    text = "\tB2026\n" + "\n".join(f"{target_name(baseline, target)}\t{n}" for n, target in enumerate(targets, 1))
    levels = put(empty, text).study.budget.levels
    assert levels == {target: {2026: float(n)} for n, target in enumerate(targets, 1)}


# The central rows


def test_that_a_central_row_without_an_amount_is_told_of(empty):
    study, baseline = empty

    def words(*targets):
        after = with_levels(study, baseline, {(target, 2026): 100.0 for target in targets})
        return central_words(baseline.with_plan(after.budget, None), targets)

    assert "Centralt: øvrige overførsler" in words("area:MSB.transfers")
    assert "Centralt: øvrige overførsler" in words("area:MKB.housing_benefit")
    assert words("area:MSB.transfers", "area:CENTRAL.transfer") == ""
    assert words("area:MSO.cofinancing") == "", "the central row of co-financing costs nothing"
    assert words("frame:MBU", "area:CENTRAL.other") == ""


def test_that_an_edited_budget_is_read_back_from_its_file(empty, tmp_path):
    _, baseline = empty
    after = with_price_year(put(empty, MIO).study, baseline, 2026, converts=False)
    write_study(after, tmp_path / "b.scenarier")
    assert read_study(tmp_path / "b.scenarier")[0] == after
