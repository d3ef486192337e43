"""Limits of rules along a slider, against every whole step of it projected and judged on its own."""

from pathlib import Path

import numpy as np
import pytest

from scenarier.analysis.levers import ParameterLever
from scenarier.analysis.limits import Limits, close_pairs
from scenarier.analysis.rules import judge
from scenarier.engine.project import project
from scenarier.model.rules import Rule
from scenarier.model.study import BASELINE, Scenario
from scenarier.model.values import values_in, with_values
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PLANNED, PLAN = read_study(GOLDEN / "check-budget.scenarier")
UNEVEN = Scenario("A", parameters={"tax_rate": {2026: 0.25, 2027: 0.24}, "population_growth": 4000.0})
SCENARIOS = {
    "baseline": (AARHUS, BASELINE, 2029),
    "uneven": (AARHUS, UNEVEN, 2031),
    "planned": (PLAN, PLANNED.scenarios[0], PLANNED.horizon),
}
LEVERS = [
    ("population_growth", ""),
    ("tax_rate", ""),
    ("tax_base_growth", ""),
    ("capex_gross", ""),
    ("frame_change", "MTM"),
    ("savings_use", "MBU"),
    ("frame_adherence", "MTM"),
    ("equalisation_rate", ""),
    ("service_ceiling_lift", ""),
]


def slid(baseline, scenario, horizon, spec, entity, place):
    """The scenario with the slider at a place: one value in all years, or all years moved by as much."""
    values = [spec.maximum if value is None else value for value in values_in(scenario, spec, entity, horizon)]
    start = round(sum(values) / len(values) / spec.step) * spec.step
    moved = [place] * len(values) if len(set(values)) == 1 else [value + place - start for value in values]
    clipped = [min(max(round(value, 10), spec.minimum), spec.maximum) for value in moved]
    return with_values(scenario, spec, entity, horizon, clipped)


def kept(baseline, scenarios, horizon, rule, entity):
    """Whether each scenario keeps the rule for the entity in all years, judged one by one."""
    projection = project(baseline, scenarios, horizon)
    found = []
    for column in range(len(scenarios)):
        judged = judge(projection, [rule], column)[0]
        found.append(bool(judged.holds[:, judged.entities.index(entity)].all()))
    return found


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize(("parameter", "entity"), LEVERS)
def test_that_a_rule_holds_at_just_the_whole_steps_within_its_limits(name, parameter, entity):
    baseline, scenario, horizon = SCENARIOS[name]
    spec = baseline.parameters[parameter]
    pairs = list(close_pairs(project(baseline, [scenario], horizon), baseline.rules))
    found = {limit[:2]: limit.holds for limit in Limits(baseline, scenario, horizon).of(
        ParameterLever(f"{parameter}.{entity}".rstrip("."), spec, entity), pairs)}  # fmt: skip
    steps = np.arange(round(spec.minimum / spec.step), round(spec.maximum / spec.step) + 1)
    ends = [value for holds in found.values() for stretch in holds for value in stretch]
    close = {round(end / spec.step) + by for end in ends for by in (-1, 0, 1)}
    tried = sorted((close | set(steps[:: max(1, len(steps) // 60)].tolist())) & set(steps.tolist()))
    scenarios = [slid(baseline, scenario, horizon, spec, entity, step * spec.step) for step in tried]
    for rule, of in pairs:
        holds = kept(baseline, scenarios, horizon, rule, of)
        if (rule, of) not in found:
            assert len(set(holds)) == 1, (rule.name, of)
        else:
            within = [any(low - 1e-9 <= step * spec.step <= high + 1e-9 for low, high in found[rule, of])
                      for step in tried]  # fmt: skip
            assert within == holds, (rule.name, of, found[rule, of])


def test_that_rules_are_taken_that_are_broken_or_within_a_tenth_of_it():
    """Liquidity a citizen is 9,361 kr. at the least in 2025-2027: near 9,000, far from 4,000."""
    near = Rule("near", "liquidity_per_citizen", "at_least", 8000.0)
    far = Rule("far", "liquidity_per_citizen", "at_least", 4000.0)
    broken = Rule("broken", "liquidity_per_citizen", "at_least", 20000.0)
    off = Rule("off", "liquidity_per_citizen", "at_least", 20000.0, on=False)
    pairs = list(close_pairs(project(AARHUS, [BASELINE], 2027), [near, far, broken, off]))
    assert [rule.name for rule, _ in pairs] == ["near", "broken"]


def test_that_the_limit_of_a_linear_rule_is_found_by_hand():
    """The capital ceiling of 1,300 holds in 2025 as long as capital is not above it, both in prices of 2024."""
    rule = Rule("loft", "capex_gross", "at_most", 1.0, "capex_ceiling", first_year=2025, last_year=2025)
    spec = AARHUS.parameters["capex_gross"]
    found = Limits(AARHUS, BASELINE, 2029).of(ParameterLever("capex_gross", spec, ""), [(rule, "")])
    assert [limit.holds for limit in found] == [((0.0, 1300.0),)]
