"""A tornado of all levers, a map of 21×21 with its rules, and turning points, from one question to the next."""

import pytest
from tests.perf.timing import in_turn, shown

from scenarier.analysis.asked import Asked
from scenarier.analysis.lever_map import axis_values, lever_map
from scenarier.analysis.levers import Lever, lever_named, parameter_levers
from scenarier.analysis.rules import rules_of
from scenarier.analysis.sensitivity import sensitivity
from scenarier.analysis.turning import turning
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Scenario

GROWTH = Scenario("A", parameters={"population_growth": 6500.0, "capex_gross": 1350.0})
ASKED = {
    "liquidity per citizen": ("liquidity_per_citizen", ""),
    "an area's need": ("area_need", "MSO.local_units"),
}


def _lever(baseline, name):
    lever = lever_named(baseline, GROWTH, name)
    assert isinstance(lever, Lever)
    return lever


@pytest.mark.parametrize("horizon", [2029, 2035])
def test_a_tornado_of_all_levers(finding, horizon):
    _, baseline = open_study(None)
    n_levers = len(list(parameter_levers(baseline)))
    for name, number in ASKED.items():
        asked = Asked(*number, horizon)
        taken = in_turn(40, {"tornado": lambda asked=asked: sensitivity(baseline, GROWTH, horizon, asked)})
        finding(f"tornado of {n_levers} levers, {name} to {horizon}: {shown(taken['tornado'])} (goal 30)")


@pytest.mark.parametrize("horizon", [2029, 2035])
def test_a_map_of_two_levers(finding, horizon):
    study, baseline = open_study(None)
    asked, rules = Asked("liquidity_per_citizen", "", horizon), rules_of(baseline, study)
    for names in (("population_growth", "tax_rate"), ("elasticity.MSO.local_units", "frame_change.MBU")):
        axes = [(lever, axis_values(lever, 21)) for lever in (_lever(baseline, name) for name in names)]
        taken = in_turn(40, {"map": lambda axes=axes: lever_map(baseline, GROWTH, horizon, asked, *axes, rules)})
        finding(f"map 21×21 with rules, {' and '.join(names)} to {horizon}: {shown(taken['map'])} (goal 20)")


def test_turning_points(finding):
    _, baseline = open_study(None)
    asked = Asked("liquidity_per_citizen", "", 2029)
    taken = in_turn(6, {"turning": lambda: turning(baseline, BASELINE, GROWTH, 2029, asked)})
    finding(f"turning points of all uncertain assumptions: {shown(taken['turning'])}")
