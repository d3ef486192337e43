"""State guarantee or own budget, held against projections of one scenario each and against sums by hand."""

from pathlib import Path

import pytest

from scenarier.analysis.guarantee import guarantee
from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.text.language import language, set_language
from scenarier.views.guarantee import law_words, year_words
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PLANNED, PLAN = read_study(GOLDEN / "check-budget.scenarier")
CHECKED, _ = read_study(GOLDEN / "check-study.scenarier")
EVERY = [
    *((AARHUS, scenario, CHECKED.horizon) for scenario in (BASELINE, *CHECKED.scenarios)),
    *((PLAN, scenario, PLANNED.horizon) for scenario in (BASELINE, *PLANNED.scenarios)),
]
IDS = [scenario.name for _, scenario, _ in EVERY]


@pytest.fixture(autouse=True)
def in_english():
    before = language()
    set_language("en")
    yield
    set_language(before)


def revenue(baseline, scenario, horizon, year, **in_that_year):
    """Revenue of a year with some parameters at other values in that year alone, the rest as they are."""
    for name, value in in_that_year.items():
        years = range(2025, horizon + 1)
        given = scenario.parameters.get(name, {})
        values = dict(given) if isinstance(given, dict) else dict.fromkeys(years, given)
        scenario = scenario.with_parameter(name, {**values, year: value})
    return float(project(baseline, [scenario], horizon).series("revenue")[year - 2024])


@pytest.mark.parametrize(("baseline", "scenario", "horizon"), EVERY, ids=IDS)
def test_that_both_are_revenue_with_the_switch_in_that_year_alone(baseline, scenario, horizon):
    found = guarantee(baseline, scenario, horizon)
    assert [one.year for one in found] == list(range(2025, horizon + 1))
    for one in found[:: max(1, len(found) // 4)]:
        with_it = revenue(baseline, scenario, horizon, one.year, state_guarantee=1.0)
        without = revenue(baseline, scenario, horizon, one.year, state_guarantee=0.0)
        assert (one.guaranteed, one.self_budgeted) == pytest.approx((with_it, without), rel=1e-12)
        assert one.difference == one.self_budgeted - one.guaranteed
        assert one.settled_in == one.year + 3


@pytest.mark.parametrize(("baseline", "scenario", "horizon"), EVERY, ids=IDS)
def test_that_the_tipping_growth_is_the_linear_solution_and_gives_the_same_put_back(baseline, scenario, horizon):
    for one in guarantee(baseline, scenario, horizon)[:: max(1, horizon // 8 - 250)]:
        low, high = (
            revenue(baseline, scenario, horizon, one.year, state_guarantee=0.0, tax_base_growth=growth)
            for growth in (0.01, 0.06)
        )
        by_hand = 0.01 + (one.guaranteed - low) * 0.05 / (high - low)
        assert one.tipping_growth == pytest.approx(by_hand, abs=1e-9)
        back = {"tax_base_growth": one.tipping_growth}
        own = revenue(baseline, scenario, horizon, one.year, state_guarantee=0.0, **back)
        assert own == pytest.approx(one.guaranteed, rel=1e-12)


def test_that_with_the_same_citizens_it_tips_where_the_base_meets_the_states_forecast():
    """By hand: the base of two years before, grown as the country's, over the base of the year before."""
    national = [0.040, 0.038, 0.033, 0.033, 0.033]
    local = {2025: 0.050, 2026: 0.020, 2027: 0.060, 2028: -0.010, 2029: 0.033}
    found = guarantee(AARHUS, Scenario("A", parameters={"tax_base_growth": local}), 2029)
    base = {2023: 1.0, 2024: 1.0}
    country = dict(base)
    for year, growth in zip(range(2025, 2030), national, strict=True):
        base[year] = base[year - 1] * (1 + local[year])
        country[year] = country[year - 1] * (1 + growth)
    for one in found:
        forecast = base[one.year - 2] * country[one.year] / country[one.year - 2]
        assert one.tipping_growth == pytest.approx(forecast / base[one.year - 1] - 1, abs=1e-12)
        assert (one.difference > 0) == (local[one.year] > one.tipping_growth)


def test_that_without_equalisation_and_surprise_in_citizens_the_difference_is_rate_times_base():
    """2025 by hand: 24.52 per cent of what a base 1 point above the country's brings 373,335 citizens."""
    parameters = {"tax_base_growth": {2025: 0.050}, "equalisation_rate": 0.0, "new_citizen_revenue": 1.0}
    one = guarantee(AARHUS, Scenario("A", parameters=parameters), 2025)[0]
    each = 18747 / 0.2452 / 367_039
    assert one.difference == pytest.approx(0.2452 * each * 0.010 * 373_335, rel=1e-9)


def test_that_what_the_other_years_have_chosen_and_measures_stay():
    measure = Measure("Ny skat", "revenue:income_tax", {2027: 40.0})
    chosen = Scenario("A", parameters={"state_guarantee": {2026: 1.0}, "tax_base_growth": 0.05})
    plain = Scenario("A", parameters={"tax_base_growth": 0.05})
    with_measure = Scenario("A", parameters={"tax_base_growth": 0.05}, measures=(measure,))
    one, other, third = (guarantee(AARHUS, scenario, 2029) for scenario in (chosen, plain, with_measure))
    assert [year.self_budgeted for year in one] == pytest.approx([year.self_budgeted for year in other])
    assert [year.is_guaranteed for year in one] == [False, True, False, False, False]
    assert third[2].difference == pytest.approx(other[2].difference, abs=1e-8)
    assert third[2].guaranteed > other[2].guaranteed


def test_that_a_tipping_growth_is_not_kept_within_the_levers_range():
    """45,000 citizens fewer than the state expects take a base far above 15 per cent to be made up for."""
    parameters = {"population_growth": {2025: -40_000.0}}
    one = guarantee(AARHUS, Scenario("A", parameters=parameters), 2026)[1]
    assert one.tipping_growth > AARHUS.parameters["tax_base_growth"].maximum


def test_that_where_revenue_does_not_move_with_the_base_nothing_tips():
    """When all above the country's base is equalised, at the rate that it is taxed at, nothing is left."""
    parameters = {"equalisation_rate": 1.0, "tax_base_growth": 0.05}
    found = guarantee(AARHUS, Scenario("A", parameters=parameters), 2026)
    assert [one.tipping_growth for one in found] == [None, None]
    assert year_words(found[0]).endswith("That does not depend on how the tax base grows.")


def test_that_the_words_say_which_gives_more_on_either_side_of_the_tipping_point():
    by_growth = {}
    for growth in (0.02, 0.06):
        found = guarantee(AARHUS, Scenario("A", parameters={"tax_base_growth": {2025: growth}}), 2025)
        by_growth[growth] = year_words(found[0])
    assert by_growth[0.02].startswith("2025: The guarantee gives DKK ")
    assert by_growth[0.06].startswith("2025: An own budget gives DKK ")
    for words in by_growth.values():
        assert "more than 4.00 %" in words


def test_that_the_law_of_2025_and_what_changes_from_2026_stand_with_their_sources():
    told = list(law_words(AARHUS))
    assert any(words.startswith("2025: ") and "section 7" in words for words in told)
    assert any(words.startswith("2025: ") and "section 16" in words for words in told)
    assert any(words.startswith("From 2026: Bill L 215") and "Source: " in words for words in told)
    set_language("da")
    assert any("L 215" in words and "se den gældende lov" in words for words in law_words(AARHUS))
