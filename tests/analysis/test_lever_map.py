"""A number over two levers and the rules broken there, held against scenarios projected and judged one by one."""

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.moved import numbers
from tests.golden_studies import BUDGETED, CHECKED, opened

from scenarier.analysis.asked import Asked
from scenarier.analysis.lever_map import AT_A_TIME, axis_values, lever_map
from scenarier.analysis.levers import Lever, lever_named
from scenarier.analysis.rules import judge, rules_of
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario
from scenarier.vocabulary.errors import Fault

HALL = Measure("Ny hal", "capex:gross", {2027: 80.0}, lasting=True, on=False)
OWN = (
    Rule("one_department", "savings", "at_least", 100.0, entity="MSO"),
    Rule("later", "liquidity", "at_least", 1e6, first_year=2029),
    Rule("ended", "liquidity", "at_least", 1e6, last_year=2026),
    Rule("off", "liquidity", "at_least", 1e6, on=False),
)


def _lever(baseline: Baseline, scenario: Scenario, name: str) -> Lever:
    found = lever_named(baseline, scenario, name)
    assert not isinstance(found, Fault)
    return found


def _moved(baseline: Baseline, scenario: Scenario, name: str, value: float, horizon: int) -> Scenario:
    """The scenario with a lever at a value in all years."""
    if not name.startswith("measure:"):
        return scenario.with_parameter(name, value)
    amounts = dict.fromkeys(range(baseline.first_year, horizon + 1), value)
    measures = (replace(one, on=True, amounts=amounts) if one.title == name.removeprefix("measure:") else one
                for one in scenario.measures)  # fmt: skip
    return replace(scenario, measures=tuple(measures))


def _broken(baseline: Baseline, scenario: Scenario, rules: tuple[Rule, ...], horizon: int, year: int) -> str:
    """The rules that are broken in the year, by the judging of `scenarier rules`."""
    judged = judge(project(baseline, [scenario], horizon), rules)
    return ";".join(
        one.rule.name for one in judged if year in one.years and not one.holds[one.years.index(year)].all()
    )


@pytest.mark.parametrize(
    ("study", "x", "y", "variable", "entity", "year"),
    [
        (CHECKED, "tax_rate", "population_growth", "liquidity_per_citizen", "", 2028),
        (CHECKED, "savings_cap.MSO", "savings_use.MSO", "savings", "MSO", 2029),
        (BUDGETED, "measure:Ny hal", "state_guarantee", "result", "", 2027),
        (CHECKED, "elasticity.MSO.local_units", "measure:Ny hal", "area_need", "MSO.local_units", 2028),
    ],
)
def test_that_every_point_is_the_scenario_with_both_values(
    study: str, x: str, y: str, variable: str, entity: str, year: int
) -> None:
    opened_study, baseline = opened(study)
    scenario = replace(opened_study.scenarios[0], measures=(*opened_study.scenarios[0].measures, HALL))
    rules = (*rules_of(baseline, opened_study), *OWN)
    levers = [_lever(baseline, scenario, name) for name in (x, y)]
    axes = [(lever, axis_values(lever, 4)) for lever in levers]
    points = list(lever_map(baseline, scenario, 2029, Asked(variable, entity, year), *axes, rules).points())
    assert len({point[:2] for point in points}) == len(points) == 16 // (2 if y == "state_guarantee" else 1)
    moved = [_moved(baseline, _moved(baseline, scenario, x, point.x, 2029), y, point.y, 2029) for point in points]
    expected = numbers(baseline, moved, 2029, variable, entity, year)
    np.testing.assert_allclose([point.value for point in points], expected, rtol=1e-12, atol=1e-9)
    assert [point.broken for point in points] == [_broken(baseline, one, rules, 2029, year) for one in moved]
    assert len({point.broken for point in points}) > 1


def test_that_a_large_map_is_the_same_whatever_goes_at_a_time() -> None:
    study, baseline = opened(CHECKED)
    scenario, asked = study.scenarios[0], Asked("liquidity", "", 2029)
    x, y = (_lever(baseline, scenario, name) for name in ("tax_rate", "capex_gross"))
    fine = axis_values(x, 97, 0.24, 0.26)
    assert len(fine) * 43 > AT_A_TIME
    large = lever_map(baseline, scenario, 2029, asked, (x, fine), (y, axis_values(y, 43)))
    small = lever_map(baseline, scenario, 2029, asked, (x, fine[-2:]), (y, axis_values(y, 43)[-2:]))
    np.testing.assert_array_equal(large.values[-2:, -2:], small.values)


def test_that_values_go_from_end_to_end_and_a_switch_has_two() -> None:
    _, baseline = opened(CHECKED)
    rate, switch = (_lever(baseline, Scenario("A"), name) for name in ("tax_rate", "tax_sanction_applies"))
    assert axis_values(rate, 3).tolist() == pytest.approx([0.2, 0.25, 0.3])
    assert axis_values(rate, 3, 0.24, 0.26).tolist() == pytest.approx([0.24, 0.25, 0.26])
    assert axis_values(switch, 21).tolist() == [0.0, 1.0]
