"""Assumptions from low to high, against plain projections one at a time."""

import pytest

from scenarier.analysis.assumptions import decisions, is_assumption, swings
from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
FOUND = {swing.spec.name: swing for swing in swings(AARHUS, BASELINE, 2029)}


def liquidity(parameters, horizon=2029):
    projection = project(AARHUS, [Scenario("A", parameters=parameters)], horizon)
    return float(projection.series("liquidity_per_citizen")[-1])


def test_that_growth_moves_by_a_standard_deviation_either_way():
    """4,870 citizens a year, sd 900: 3,970 and 5,770."""
    swing = FOUND["population_growth"]
    assert (swing.low, swing.high, swing.basis) == (3970.0, 5770.0, "sd")
    assert swing.at_low == pytest.approx(liquidity({"population_growth": 3970.0}), rel=1e-12)
    assert swing.at_high == pytest.approx(liquidity({"population_growth": 5770.0}), rel=1e-12)


def test_that_other_cash_flow_moves_liquidity_by_its_sum_and_interest():
    """100 more a year for five years at 2% on what stood the year before, over 392,815 citizens."""
    level = 0.0
    for _ in range(5):
        level = level * 1.02 + 100.0
    assert FOUND["other_cash_flow"].move == pytest.approx(level * 1e6 / 392815, rel=1e-9)


def test_that_a_growth_path_is_shifted_in_every_year():
    """Aarhus's tax base: 4.0, 3.8, 3.3, ... less and plus 0.4 points."""
    low = {"tax_base_growth": {2025: 0.036, 2026: 0.034, 2027: 0.029, 2028: 0.029, 2029: 0.029}}
    assert FOUND["tax_base_growth"].at_low == pytest.approx(liquidity(low), rel=1e-9)


def test_that_the_countrys_tax_base_takes_aarhuss_with_it():
    high = {
        name: {2025: 0.050, 2026: 0.048, 2027: 0.043, 2028: 0.043, 2029: 0.043}
        for name in ("national_tax_base_growth", "tax_base_growth")
    }
    assert FOUND["national_tax_base_growth"].at_high == pytest.approx(liquidity(high), rel=1e-9)


def test_that_departments_move_together_and_values_stay_in_their_range():
    """Half of a requirement is realised, sd 0.1, at most 1: 0.4 and 0.6; from 0.95 it is 0.85 and 1."""

    def all_at(value):
        return {f"efficiency_realised.{name}": value for name in AARHUS.entities("department")}

    swing = FOUND["efficiency_realised"]
    assert (swing.low, swing.high) == (0.4, 0.6)
    required = {f"efficiency_requirement.{name}": 0.01 for name in AARHUS.entities("department")}
    scenario = Scenario("Krav", parameters={**required, **all_at(0.95)})
    swing = next(one for one in swings(AARHUS, scenario, 2029) if one.spec.name == "efficiency_realised")
    assert (swing.low, swing.high) == (pytest.approx(0.85), 1.0)
    assert swing.at_low == pytest.approx(liquidity({**required, **all_at(0.85)}), rel=1e-12)
    assert swing.at_high == pytest.approx(liquidity({**required, **all_at(1.0)}), rel=1e-12)
    assert swing.at_low != swing.at_high


def test_that_the_start_moves_by_a_share_of_what_lies_between_accounts_and_budget():
    """0.7 and 1.3, sd 0.3, of what takes 18,388.2926 at the accounts down to 11,174.5652 at the budget."""
    swing = FOUND["start_from_budget"]
    assert (swing.low, swing.high) == (0.7, 1.3)
    assert swing.move == pytest.approx(-0.6 * (18388.2926 - 11174.5652), abs=1e-3)


def test_that_a_switch_goes_off_and_on_and_others_to_the_ends_of_their_range():
    assert (FOUND["tax_sanction_applies"].low, FOUND["tax_sanction_applies"].high) == (0.0, 1.0)
    assert FOUND["tax_sanction_applies"].basis == "switch"
    assert (FOUND["corporate_tax_retained"].low, FOUND["corporate_tax_retained"].high) == (0.0, 1.0)
    assert FOUND["corporate_tax_retained"].basis == "range"


def test_that_the_list_is_sorted_by_the_size_of_the_move():
    moves = [abs(swing.move) for swing in swings(AARHUS, BASELINE, 2029)]
    assert moves == sorted(moves, reverse=True)


def test_that_decisions_are_left_out_and_nothing_else():
    names = {spec.name for spec in decisions(AARHUS)}
    assert names == {
        "tax_rate",
        "state_guarantee",
        "tax_settlement",
        "frame_change",
        "efficiency_requirement",
        "savings_use",
        "net_borrowing",
    }
    assert len(FOUND) + len(names) == len(AARHUS.parameters)
    assert not any(is_assumption(spec) for spec in decisions(AARHUS))


def test_that_the_shown_scenario_is_what_moves():
    scenario = Scenario("Slow", parameters={"population_growth": 2000.0})
    swing = next(one for one in swings(AARHUS, scenario, 2027) if one.spec.name == "population_growth")
    assert (swing.low, swing.value, swing.high) == (1100.0, 2000.0, 2900.0)
    assert swing.at_low == pytest.approx(liquidity({"population_growth": 1100.0}, 2027), rel=1e-12)
