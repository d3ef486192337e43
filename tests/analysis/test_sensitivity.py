"""Every lever low and high, held against scenarios written out and projected one by one."""

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.moved import clipped, numbers, own_values, with_shift, with_switched
from tests.golden_studies import BUDGETED, CHECKED, opened

from scenarier.analysis.asked import Asked
from scenarier.analysis.sensitivity import Swing, at_end, sensitivity
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import join_key, split_key
from scenarier.model.study import Measure, Scenario

MEASURES = (
    Measure("Ny hal", "capex:gross", {2026: 80.0}, lasting=True),
    Measure("Sparet", "frame:MSO", {2026: -30.0, 2028: -5.0}, on=False),
    Measure("sparet ", "revenue:grants", {2027: 12.0}),
)


def _ends(baseline: Baseline, scenario: Scenario, found: Swing, horizon: int) -> list[Scenario]:
    """The scenario with the lever low and high, as a user would write both."""
    if found.by == "switch":
        title = found.lever.removeprefix("measure:")
        return [with_switched(scenario, title, on=on) for on in (False, True)]
    spec = baseline.parameters[split_key(found.lever)[0]]
    if found.by == "range":
        return [scenario.with_parameter(found.lever, value) for value in (spec.minimum, spec.maximum)]
    return [with_shift(baseline, scenario, found.lever, shift, horizon) for shift in (-spec.sd, spec.sd)]


def _in_year(baseline: Baseline, scenario: Scenario, found: Swing, horizon: int, year: int) -> tuple[float, float]:
    """The lever's values in the year."""
    if found.by == "switch":
        return 0.0, 1.0
    spec = baseline.parameters[split_key(found.lever)[0]]
    if found.by == "range":
        return spec.minimum, spec.maximum
    own = own_values(baseline, scenario, found.lever, horizon)
    now = own[year - baseline.first_year] if spec.has_year else own[0]
    return clipped(baseline, found.lever, now - spec.sd), clipped(baseline, found.lever, now + spec.sd)


@pytest.mark.parametrize(
    ("study", "name", "horizon", "variable", "entity", "year"),
    [
        (CHECKED, "Alle håndtag", 2029, "liquidity_per_citizen", "", 2029),
        (CHECKED, "Alle håndtag", 2029, "area_spending", "MSO.local_units", 2027),
        (CHECKED, "Kanter", 2031, "savings", "MBU", 2030),
        (BUDGETED, "", 2029, "result", "", 2028),
    ],
)
def test_that_every_lever_is_the_two_scenarios_with_it_low_and_high(
    study: str, name: str, horizon: int, variable: str, entity: str, year: int
) -> None:
    opened_study, baseline = opened(study)
    scenario = next(one for one in opened_study.scenarios if one.name == name or not name)
    scenario = Scenario(scenario.name, parameters=scenario.parameters, measures=(*scenario.measures, *MEASURES))
    found = sensitivity(baseline, scenario, horizon, Asked(variable, entity, year))
    keys = {join_key(each, one) for each, spec in baseline.parameters.items()
            for one in (baseline.entities(spec.entity_kind) or ("",))}  # fmt: skip
    titles = {one.title.strip().casefold() for one in scenario.measures}
    assert {one.lever for one in found if one.by != "switch"} == keys
    assert {one.lever.removeprefix("measure:").strip().casefold() for one in found if one.by == "switch"} == titles
    ends = [end for one in found for end in _ends(baseline, scenario, one, horizon)]
    expected = np.reshape(numbers(baseline, ends, horizon, variable, entity, year), (-1, 2))
    np.testing.assert_allclose([(one.at_low, one.at_high) for one in found], expected, rtol=1e-12, atol=1e-9)
    for one in found:
        assert one.swing == one.at_high - one.at_low
        low, high = _in_year(baseline, scenario, one, horizon, year)
        assert (one.low, one.high) == pytest.approx((low, high), rel=1e-12)
    sizes = [abs(one.swing) for one in found]
    assert sizes == sorted(sizes, reverse=True)


def test_that_levers_with_a_standard_deviation_go_by_it_and_others_by_their_range() -> None:
    _, baseline = opened(CHECKED)
    found = sensitivity(baseline, Scenario("A"), 2029, Asked("result", "", 2029))
    for one in found:
        assert one.by == ("sd" if baseline.parameters[split_key(one.lever)[0]].sd > 0 else "range")
    by_name = {one.lever: one for one in found}
    assert (by_name["tax_base_growth"].low, by_name["tax_base_growth"].high) == pytest.approx((0.029, 0.037))
    assert by_name["state_guarantee"][1:3] == (0.0, 1.0)
    assert by_name["savings_cap.MBU"][1:3] == (0.0, 1.0)  # it has no cap, and 1 is in effect none


def test_that_a_value_is_clipped_at_its_range_in_each_year_by_itself() -> None:
    _, baseline = opened(CHECKED)
    scenario = Scenario("A", parameters={"population_growth": {2026: 11900.0, 2027: 3000.0}})
    asked = Asked("population", "", 2028)
    found = next(one for one in sensitivity(baseline, scenario, 2028, asked) if one.lever == "population_growth")
    # 373,335 on 1 January 2025, then growth during 2025, 2026 and 2027: 4,870 + 900, 12,000, 3,000 + 900
    assert found.at_high == pytest.approx(373_335 + 5_770 + 12_000 + 3_900)
    assert found.at_low == pytest.approx(373_335 + 3_970 + 11_000 + 2_100)


def test_that_without_people_there_is_no_number() -> None:
    _, baseline = opened(BUDGETED)
    forecast = baseline.forecast
    assert forecast is not None
    persons = {year: {age: n / 1000 for age, n in ages.items()} for year, ages in forecast.persons.items()}
    small = replace(forecast, persons=persons)
    found = sensitivity(baseline.with_plan(None, small), Scenario("A"), 2028, Asked("result", "", 2028))
    growth = next(one for one in found if one.lever == "population_growth")
    assert growth.at_low is None
    assert growth.swing is None
    assert growth.at_high is not None
    assert found[-1] is growth


def test_that_a_studys_own_spreads_count_in_place_of_the_baselines() -> None:
    _, baseline = opened(CHECKED)
    spreads = {"tax_rate": 0.002, "frame_change": 5.0, "frame_change.MSO": 8.0, "real_lift": 0.0}
    found = sensitivity(baseline, Scenario("A"), 2029, Asked("result", "", 2029), spreads)
    by_name = {one.lever: one for one in found}
    assert by_name["tax_rate"][1:3] == pytest.approx((0.2432, 0.2472))
    assert by_name["frame_change.MBU"][1:3] == (-5.0, 5.0)
    assert by_name["frame_change.MSO"][1:3] == (-8.0, 8.0)
    assert by_name["real_lift"].by == "range"
    made = at_end(baseline, Scenario("A"), 2029, by_name["tax_rate"], spreads, is_high=True)
    assert made.parameters == {"tax_rate": 0.2472}
