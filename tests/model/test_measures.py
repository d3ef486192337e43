"""What measures do to the budget: by hand, and as an identity with the engine."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.measures import budget_effect, effect_sign, moved_by, total_effect, with_amounts, without
from scenarier.model.study import Measure, Scenario, Study

YEARS = tuple(range(2025, 2030))
AMOUNTS = {2025: 3.0, 2026: -7.5, 2027: 12.0, 2029: 20.25}
NO_PRICES = ("service_price_growth", "transfer_price_growth", "capex_price_growth", "local_price_gap")
NO_INTEREST = ("cash_interest", "loan_interest")
BASELINE = open_study(None)[1]


def adapted(**changes):
    """Assumptions under which departments adapt at once, and neither prices nor interest do anything."""
    parameters = dict.fromkeys((*NO_PRICES, *NO_INTEREST), 0.0)
    for department in BASELINE.entities("department"):
        parameters |= {f"frame_adherence.{department}": 1.0, f"debt_repayment_rate.{department}": 0.0}
    return {**parameters, **changes}


def change_of_result(measures, parameters):
    without_them, with_them = Scenario("A", parameters=parameters), Scenario("B", parameters=parameters)
    scenarios = [without_them, replace(with_them, measures=tuple(measures))]
    before, after = (project(BASELINE, [scenario], 2029).series("result") for scenario in scenarios)
    return (np.array(after) - np.array(before))[1:]


def measure(target, amounts=AMOUNTS, on=True, lasting=False):
    return Measure("Et tiltag", target, amounts, on=on, lasting=lasting)


@pytest.mark.parametrize("target", ["frame:MTM", "area:MBU.daycare", "savings:BA", "capex:gross"])
def test_that_an_amount_that_costs_takes_from_the_result(target):
    assert budget_effect(measure(target), YEARS) == (-3.0, 7.5, -12.0, 0.0, -20.25)
    assert effect_sign(target) == -1


@pytest.mark.parametrize("target", ["revenue:income_tax", "revenue:grants", "capex:income"])
def test_that_an_amount_that_brings_in_adds_to_the_result(target):
    assert budget_effect(measure(target), YEARS) == (3.0, -7.5, 12.0, 0.0, 20.25)
    assert effect_sign(target) == 1


def test_that_only_measures_that_are_on_add_up():
    measures = (measure("frame:MTM"), measure("capex:income", {2026: 0.1}), measure("area:BA.business", on=False))
    assert total_effect(Scenario("A", measures=measures), YEARS) == (-3.0, 7.6, -12.0, 0.0, -20.25)


def test_that_a_scenario_without_measures_has_no_effect():
    assert total_effect(Scenario("A"), YEARS) == (0.0,) * 5


def test_that_sums_are_written_as_by_hand():
    measures = (measure("capex:income", {2025: 0.1}), measure("capex:income", {2025: 0.2}))
    assert total_effect(Scenario("A", measures=measures), (2025,)) == (0.3,)


def test_that_no_effect_is_minus_zero():
    assert [str(effect) for effect in budget_effect(measure("frame:MTM", {2025: 0.0}), YEARS)] == ["0.0"] * 5


@pytest.mark.parametrize("target", BASELINE.measure_targets())
def test_that_the_effect_is_what_the_engine_gives_once_departments_have_adapted(target):
    measures = [measure(target)]
    changed = change_of_result(measures, adapted())
    assert changed == pytest.approx(budget_effect(measures[0], YEARS), abs=1e-8)


def test_that_measures_of_all_kinds_together_are_what_the_engine_gives():
    scenario = Scenario("A", measures=tuple(measure(target) for target in BASELINE.measure_targets()))
    assert change_of_result(scenario.measures, adapted()) == pytest.approx(total_effect(scenario, YEARS), abs=1e-7)


def test_that_the_effect_is_not_reached_at_once_by_a_department_that_adapts_slowly():
    one = measure("frame:MTM", dict.fromkeys(YEARS, -10.0))
    changed = change_of_result([one], adapted(**{"frame_adherence.MTM": 0.5}))
    assert changed == pytest.approx([5.0, 7.5, 8.75, 9.375, 9.6875], abs=1e-8)
    assert budget_effect(one, YEARS) == (10.0,) * 5


def test_that_capital_cannot_go_below_nothing_whatever_the_effect_says():
    one = measure("capex:gross", dict.fromkeys(YEARS, -5000.0))
    changed = change_of_result([one], adapted())
    assert all(changed < budget_effect(one, YEARS))


def test_that_a_cleared_amount_and_an_amount_of_nothing_leave_the_year_out():
    assert with_amounts(measure("frame:BA"), {2025: None, 2026: 0.0, 2028: 4}).amounts == {
        2027: 12.0,
        2028: 4.0,
        2029: 20.25,
    }


def test_that_the_same_amounts_give_the_same_measure():
    one = measure("frame:BA")
    assert with_amounts(one, {2025: 3.0, 2028: None}) is one


# Lasting measures


LASTING = measure("frame:BA", {2026: -20.0, 2028: -35.0}, lasting=True)


def by_year(one, last=2032):
    return [one.amount_in(year) for year in range(2025, last + 1)]


def test_that_a_lasting_measure_has_nothing_before_and_in_holes_and_its_last_amount_after():
    assert by_year(LASTING) == [0.0, -20.0, 0.0, -35.0, -35.0, -35.0, -35.0, -35.0]
    assert by_year(replace(LASTING, lasting=False)) == [0.0, -20.0, 0.0, -35.0, 0.0, 0.0, 0.0, 0.0]


def test_that_a_lasting_measure_without_amounts_has_nothing_ever():
    assert by_year(measure("frame:BA", {}, lasting=True)) == [0.0] * 8


def test_that_a_lasting_measure_may_end_in_0():
    assert by_year(measure("frame:BA", {2026: -20.0, 2028: 0.0}, lasting=True)) == [0.0, -20.0] + [0.0] * 6


def test_that_its_effect_is_that_of_the_amounts_written_out():
    years = tuple(range(2025, 2033))
    written_out = measure("frame:BA", dict(zip(years, by_year(LASTING), strict=True)))
    assert budget_effect(LASTING, years) == budget_effect(written_out, years)
    assert budget_effect(LASTING, years) == (0.0, 20.0, 0.0, 35.0, 35.0, 35.0, 35.0, 35.0)


def test_that_the_engine_carries_its_last_amount_to_any_horizon():
    years = tuple(range(2025, 2033))
    written_out = measure("frame:BA", dict(zip(years, by_year(LASTING), strict=True)))
    found = [project(BASELINE, [Scenario("A", measures=(one,))], 2032) for one in (LASTING, written_out)]
    for name in ("frame", "spending"):
        assert (found[0].series(name, "BA") == found[1].series(name, "BA")).all()


@pytest.mark.parametrize("horizon", range(2025, 2033))
def test_that_a_shorter_horizon_moves_no_amount_up_to_it(horizon):
    shorter = LASTING.up_to(horizon)
    assert by_year(shorter, horizon) == by_year(LASTING, horizon)
    assert all(year <= horizon for year in shorter.amounts)


def test_that_a_measure_up_to_a_year_after_its_last_is_the_same():
    assert LASTING.up_to(2028) is LASTING
    assert LASTING.up_to(2035) is LASTING
    one = measure("frame:BA")
    assert one.up_to(2029) is one


@pytest.mark.parametrize(("horizon", "amounts"), [(2027, {2026: -20.0}), (2026, {2026: -20.0}), (2025, {})])
def test_that_a_lasting_measure_that_loses_its_last_amount_does_not_last(horizon, amounts):
    """The 20 of 2026 was for one year, and must not be carried on in place of the 35."""
    shorter = LASTING.up_to(horizon)
    assert (shorter.amounts, shorter.lasting) == (amounts, False)
    assert measure("frame:BA").up_to(2026).amounts == {2025: 3.0, 2026: -7.5}


def test_that_a_study_cut_and_lengthened_again_does_not_carry_on_what_stood_before_the_hole():
    study = Study(scenarios=(Scenario("A", measures=(LASTING,)),), horizon=2030)
    (one,) = study.with_horizon(2027).with_horizon(2030).scenarios[0].measures
    assert by_year(one, 2030) == [0.0, -20.0, 0.0, 0.0, 0.0, 0.0]


def test_that_the_0_a_lasting_measure_ends_in_is_kept_and_another_0_is_not():
    assert with_amounts(LASTING, {2029: 0.0}).amounts == {2026: -20.0, 2028: -35.0, 2029: 0.0}
    assert with_amounts(LASTING, {2027: 0.0}) is LASTING
    assert with_amounts(LASTING, {2028: 0.0}).amounts == {2026: -20.0, 2028: 0.0}
    assert with_amounts(replace(LASTING, lasting=False), {2029: 0.0}).amounts == LASTING.amounts


def test_that_a_cleared_last_amount_of_a_lasting_measure_lets_the_one_before_carry_on():
    cleared = with_amounts(LASTING, {2028: None})
    assert cleared.amounts == {2026: -20.0}
    assert cleared.amount_in(2030) == -20.0


def test_that_several_measures_move_together_and_not_past_the_end():
    measures = tuple(measure(target) for target in BASELINE.measure_targets()[:4])
    first, second, third, fourth = measures
    assert moved_by(measures, [1, 2], 1) == (first, fourth, second, third)
    assert moved_by(measures, [1, 2], -1) == (second, third, first, fourth)
    assert moved_by(measures, [2, 3], 1) is measures
    assert moved_by(measures, [0], -1) is measures
    assert without(measures, [0, 2]) == (second, fourth)
