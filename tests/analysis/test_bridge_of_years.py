"""The bridge between two years of a scenario: identities everywhere, and cases that are known by hand."""

from dataclasses import replace
from itertools import combinations_with_replacement
from math import fsum
from pathlib import Path

import pytest

from scenarier.analysis.bridge.causes import CAUSES, RATES
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.bridge.years import bridge_of_years
from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.plan import Forecast
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.vocabulary.variables import VARIABLES

GOLDEN = Path(__file__).parents[1] / "golden"
STUDY, PLAIN = open_study(GOLDEN / "check-study.scenarier")
BUDGET, PLANNED = open_study(GOLDEN / "check-budget.scenarier")
ALL = STUDY.scenarios[0]


def _bridge(variable, first, last, scenario=BASELINE, entity="", baseline=PLAIN, horizon=2029):
    return bridge_of_years(baseline, scenario, horizon, Figure(variable, entity, last), first)


def _amounts(found):
    """What is not nothing, by part."""
    amounts = {part.part: part.amount for part in found.parts}
    return {part: amount for part, amount in amounts.items() if abs(amount) > 1e-9 * max(1.0, abs(found.end))}


def test_that_each_parameter_has_one_home():
    homes = [name for names in CAUSES.values() for name in names]
    assert sorted(homes) == sorted(PLAIN.parameters)
    assert all(PLAIN.parameters[name].has_year for name in RATES)


def _adds_up(name, first, last, scenario, baseline, horizon):
    projection, axis = project(baseline, [scenario], horizon), VARIABLES[name].axis
    entity = projection.entities[axis][1] if axis else ""
    found = _bridge(name, first, last, scenario, entity, baseline, horizon)
    values = projection.series(name, entity)
    assert (found.start, found.end) == (values[first - 2024], values[last - 2024])
    total = fsum([found.start, found.as_it_stands, *(part.amount for part in found.parts)])
    assert total == pytest.approx(found.end, rel=1e-12, abs=1e-8)
    if first == last:
        assert found.as_it_stands == 0.0
        assert not any(part.amount for part in found.parts)


CASES = ((ALL, PLAIN, 2031), (BUDGET.scenarios[0], PLANNED, 2029))


@pytest.mark.parametrize(("number", "name"), list(enumerate(VARIABLES)))
def test_that_start_standing_and_parts_add_up_to_the_end(number, name):
    """Each variable between two years, all pairs in turn; the long test has each with all."""
    for turn, (scenario, baseline, horizon) in enumerate(CASES):
        pairs = list(combinations_with_replacement(range(2024, horizon + 1), 2))
        _adds_up(name, *pairs[(number + 17 * turn) % len(pairs)], scenario, baseline, horizon)


@pytest.mark.long
@pytest.mark.parametrize("name", VARIABLES)
def test_that_every_variable_adds_up_between_all_years(name):
    for scenario, baseline, horizon in CASES:
        for first, last in combinations_with_replacement(range(2024, horizon + 1), 2):
            _adds_up(name, first, last, scenario, baseline, horizon)


def test_that_debt_goes_on_by_the_first_years_borrowing_and_financing_does_the_rest():
    scenario = Scenario("S", parameters={"net_borrowing": {2025: 30.0, 2026: 80.0, 2027: 50.0}})
    found = _bridge("debt", 2025, 2028, scenario)
    assert found.as_it_stands == pytest.approx(3 * 30.0)
    assert _amounts(found) == pytest.approx({"financing": (80.0 - 30) + (50 - 30) + (0 - 30)})


def test_that_a_linear_case_is_right_by_hand():
    """Coverage charge grows by its own rate, and a measure stands in 2024 prices: c·g + m·P."""
    scenario = Scenario(
        "S",
        parameters={"coverage_tax_growth": 0.1, "service_price_growth": 0.02},
        measures=(Measure("Gebyr", "revenue:coverage_tax", {2025: 10.0, 2027: 40.0}),),
    )
    found = _bridge("coverage_tax", 2025, 2027, scenario)
    charge = project(PLAIN).series("coverage_tax")[0]
    low, high = 1.02, 1.02**3
    assert found.as_it_stands == pytest.approx(0.0, abs=1e-9)
    assert _amounts(found) == pytest.approx(
        {
            "tax_base": charge * (1.1**3 - 1.1),
            "prices": (10.0 + 40.0) / 2 * (high - low),
            "measures": 30.0 * (low + high) / 2,
        }
    )


@pytest.mark.parametrize(
    ("variable", "entity", "cause"),
    [
        ("population", "", "population"),
        ("service_price_index", "", "prices"),
        ("compensation_index", "", "prices"),
        ("tax_settlement", "", "tax_base"),
    ],
)
def test_that_what_follows_one_cause_has_that_part_alone(variable, entity, cause):
    for first, last in ((2024, 2029), (2026, 2028)):
        found = _bridge(variable, first, last, ALL, entity)
        assert found.as_it_stands == 0.0
        change = found.end - found.start
        assert _amounts(found) == pytest.approx({cause: change} if change else {})


def test_that_the_ages_of_a_population_that_does_not_grow_add_up_to_it():
    """Ageing moves people between the groups, growth alone moves their sum."""
    parts = [_bridge("population_by_age", 2025, 2029, entity=group) for group in PLAIN.age_groups]
    sums = {
        cause: fsum(part.amount for found in parts for part in found.parts if part.part == cause)
        for cause in CAUSES
    }
    assert sums["ageing"] == pytest.approx(0.0, abs=1e-6)
    assert sums["population"] == pytest.approx(4 * 4870.0)
    assert any(abs(part.amount) > 100 for found in parts for part in found.parts if part.part == "ageing")


def test_that_nothing_moves_where_nothing_is_left_to_move():
    """Without growth, ageing, prices and choices revenue stays as it was."""
    still = {name: 0.0 for name in RATES if not PLAIN.parameters[name].entity_kind}
    people = {"population_growth": 0.0, "need_equalisation_rate": 0.0}  # the country ages
    scenario = Scenario("S", parameters={**still, **people})
    ages = dict(zip(PLAIN.age_groups, (30e3, 45e3, 15e3, 130e3, 120e3, 45e3, 15e3), strict=True))
    flat = PLAIN.with_plan(None, Forecast("Ens", dict.fromkeys(range(2025, 2030), ages)))
    found = _bridge("revenue", 2025, 2029, scenario, baseline=flat)
    assert _amounts(found) == {}
    assert found.as_it_stands == pytest.approx(0.0, abs=1e-8)


def test_that_a_lasting_measure_is_a_cause_where_it_comes_in_and_none_after():
    scenario = replace(BASELINE, measures=(Measure("Ny hal", "capex:gross", {2027: 80.0}, lasting=True),))
    with_it, without = (_bridge("capex_gross", 2026, 2027, one) for one in (scenario, BASELINE))
    assert "measures" not in _amounts(without)
    index = project(PLAIN).series("capex_price_index")
    assert _amounts(with_it)["measures"] == pytest.approx(80.0 * (index[2] + index[3]) / 2)
    assert "measures" not in _amounts(_bridge("capex_gross", 2027, 2029, scenario))


def test_that_departments_that_stop_adapting_keep_what_they_adapted():
    """Spending without the part of adaptation is need less the first year's gap."""
    found = _bridge("spending", 2026, 2027, entity="MSB")
    need = _bridge("need", 2026, 2027, entity="MSB")
    gap = _bridge("service_gap", 2026, 2027, entity="MSB")
    assert _amounts(gap).keys() >= {"adaptation"}
    assert found.as_it_stands == pytest.approx(0.0, abs=1e-9)
    whole = need.end - need.start
    assert found.end - found.start == pytest.approx(whole - (gap.end - gap.start))
    alone = {**_amounts(found)}
    adapting = alone.pop("adaptation")
    assert fsum(alone.values()) + adapting == pytest.approx(found.end - found.start)
