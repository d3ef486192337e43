"""What measures do to the budget: by hand, and as an identity with the engine."""

from dataclasses import replace

import numpy as np
import pytest
from tests.made import Study

from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.measures import (
    LASTING as LASTS,
)
from scenarier.model.measures import (
    ONE_OFF,
    TO_THE_LAST,
    budget_effect,
    duration_of,
    effect_sign,
    effects_by_duration,
    filled,
    groups_of,
    lasting_from_now,
    moved_order,
    total_effect,
    with_amounts,
    without,
)
from scenarier.model.study import Measure, Scenario

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
    assert total_effect(measures, YEARS) == (-3.0, 7.6, -12.0, 0.0, -20.25)


def test_that_a_scenario_without_measures_has_no_effect():
    assert total_effect((), YEARS) == (0.0,) * 5


def test_that_sums_are_written_as_by_hand():
    measures = (measure("capex:income", {2025: 0.1}), measure("capex:income", {2025: 0.2}))
    assert total_effect(measures, (2025,)) == (0.3,)


def test_that_no_effect_is_minus_zero():
    assert [str(effect) for effect in budget_effect(measure("frame:MTM", {2025: 0.0}), YEARS)] == ["0.0"] * 5


@pytest.mark.parametrize("target", BASELINE.measure_targets())
def test_that_the_effect_is_what_the_engine_gives_once_departments_have_adapted(target):
    measures = [measure(target)]
    changed = change_of_result(measures, adapted())
    assert changed == pytest.approx(budget_effect(measures[0], YEARS), abs=1e-8)


def test_that_measures_of_all_kinds_together_are_what_the_engine_gives():
    scenario = Scenario("A", measures=tuple(measure(target) for target in BASELINE.measure_targets()))
    assert change_of_result(scenario.measures, adapted()) == pytest.approx(
        total_effect(scenario.measures, YEARS), abs=1e-7
    )


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
    _, second, _, fourth = measures
    assert moved_order(measures, [1, 2], 1) == [0, 3, 1, 2]
    assert moved_order(measures, [1, 2], -1) == [1, 2, 0, 3]
    assert moved_order(measures, [2, 3], 1) is None
    assert moved_order(measures, [0], -1) is None
    assert without(measures, [0, 2]) == (second, fourth)


def test_that_an_amount_after_the_last_year_of_a_lasting_measure_writes_out_what_was_carried_between():
    """-35 stood in 2029 and 2030 too, and must not become a hole when 2031 is given -50, or ended by 0."""
    assert with_amounts(LASTING, {2031: -50.0}).amounts == {
        2026: -20.0,
        2028: -35.0,
        2029: -35.0,
        2030: -35.0,
        2031: -50.0,
    }
    assert by_year(with_amounts(LASTING, {2031: 0.0})) == [0.0, -20.0, 0.0, -35.0, -35.0, -35.0, 0.0, 0.0]


def test_that_a_measure_no_longer_lasting_has_the_amounts_it_names_and_no_end():
    ended = with_amounts(LASTING, {2029: 0.0})
    assert lasting_from_now(ended, is_lasting=False).amounts == {2026: -20.0, 2028: -35.0}
    assert lasting_from_now(LASTING, is_lasting=True) == LASTING


def test_that_a_lasting_fill_names_the_year_it_is_reached_and_no_year_after():
    amounts = {2025: 0.0, 2026: -10.0, 2027: -20.0, 2028: -20.0, 2029: -20.0}
    lasting = filled(LASTING, amounts, is_lasting=True)
    assert (lasting.amounts, lasting.lasting) == ({2026: -10.0, 2027: -20.0}, True)
    assert by_year(lasting, 2030) == [0.0, -10.0, -20.0, -20.0, -20.0, -20.0]
    once = filled(LASTING, amounts, is_lasting=False)
    assert (once.amounts, once.lasting) == ({2026: -10.0, 2027: -20.0, 2028: -20.0, 2029: -20.0}, False)
    assert filled(LASTING, dict.fromkeys(YEARS, 0.0), is_lasting=True).amounts == {}


# How long they go on


@pytest.mark.parametrize(
    ("amounts", "lasting", "duration"),
    [
        ({2026: 5.0}, True, LASTS),
        ({2026: 5.0, 2028: 0.0}, True, ONE_OFF),
        ({}, True, ONE_OFF),
        ({2026: 5.0, 2029: 5.0}, False, TO_THE_LAST),
        ({2026: 5.0, 2028: 5.0}, False, ONE_OFF),
    ],
)
def test_that_a_measure_lasts_stands_to_the_last_year_or_ends_before_it(amounts, lasting, duration):
    assert duration_of(measure("frame:BA", amounts, lasting=lasting), 2029) == duration


def test_that_effects_apart_add_up_to_the_whole():
    measures = (
        measure("frame:BA", {2026: -20.0}, lasting=True),
        measure("revenue:grants", dict.fromkeys(range(2027, 2030), 4.0)),
        measure("capex:gross", {2027: 30.0, 2028: 10.0}),
    )
    apart = effects_by_duration(measures, YEARS)
    assert apart == {
        LASTS: (0.0, 20.0, 20.0, 20.0, 20.0),
        TO_THE_LAST: (0.0, 0.0, 4.0, 4.0, 4.0),
        ONE_OFF: (0.0, 0.0, -30.0, -10.0, 0.0),
    }
    whole = total_effect(measures, YEARS)
    assert whole == tuple(map(sum, zip(*apart.values(), strict=True)))


# Packages


def in_packages(*packages):
    return tuple(Measure(str(number), "frame:BA", {}, package=name) for number, name in enumerate(packages))


def test_that_a_package_is_listed_where_its_first_measure_stands():
    groups = groups_of(in_packages("", "A", "", "B", "A"))
    assert [(group.package, group.places) for group in groups] == [
        ("", (0,)),
        ("A", (1, 4)),
        ("", (2,)),
        ("B", (3,)),
    ]


def test_that_a_measure_moves_inside_its_package_and_a_single_one_past_whole_packages():
    measures = in_packages("", "A", "", "A", "A")
    assert moved_order(measures, [3], 1) == [0, 1, 4, 3, 2]
    assert moved_order(measures, [4], 1) is None
    assert moved_order(measures, [0], 1) == [1, 3, 4, 0, 2]
    assert moved_order(measures, [1, 3, 4], 1) == [0, 2, 1, 3, 4]
    assert moved_order(measures, [2], -1) == [0, 2, 1, 3, 4]
    assert moved_order(measures, [], 1) is None


# A later last year


def test_that_what_stood_to_the_last_year_goes_on_and_nothing_else_does():
    parameters = {
        "frame_change.BA": {2027: 5.0, 2029: 7.0},
        "frame_change.MTM": {2028: 9.0},
        "tax_rate": {2029: 0.25},
        "population_growth": 5000.0,
    }
    measures = (
        measure("frame:BA", {2028: 1.0, 2029: 2.0}),
        measure("frame:BA", {2028: 3.0}),
        measure("frame:BA", {2028: 4.0}, lasting=True),
        measure("frame:BA", {2029: 0.0}),
    )
    study = Study(scenarios=(Scenario("A", parameters=parameters, measures=measures),), horizon=2029)
    (longer,) = study.carried_to(2031).scenarios
    assert longer.parameters == {
        "frame_change.BA": {2027: 5.0, 2029: 7.0, 2030: 7.0, 2031: 7.0},
        "frame_change.MTM": {2028: 9.0},
        "tax_rate": {2029: 0.25, 2030: 0.25, 2031: 0.25},
        "population_growth": 5000.0,
    }
    assert longer.measures[0].amounts == {2028: 1.0, 2029: 2.0, 2030: 2.0, 2031: 2.0}
    assert longer.measures[1:] == measures[1:]
    assert study.carried_to(2031).with_horizon(2029) == study
