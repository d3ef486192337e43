"""The engine against a second reading of docs/model.md that shares no code with it: tests/oracle.

Both agree to 1e-9·max(1, |x|) in every variable of studies that hypothesis makes up: every parameter within its
range, every target of a measure and of a budget, every horizon, with and without a forecast.
"""

import pytest
from hypothesis import given, settings
from tests.oracle.compare import AARHUS, disagreements, numbers
from tests.oracle.plain_model import project_plain
from tests.oracle.plans import LEVEL_TARGETS, levels_everywhere, odd_forecast, ordinary_forecast
from tests.oracle.studies import TARGETS, changes_everywhere, studies

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import BASELINE, Measure, Scenario


def assert_agreement(chosen: list[Scenario], horizon: int, baseline: Baseline = AARHUS) -> None:
    projection = project(baseline, chosen, horizon)
    for number, scenario in enumerate(chosen):
        expected = project_plain(baseline, scenario, horizon)
        found = disagreements(numbers(projection, number), expected)
        assert found == [], (scenario, baseline.budget, baseline.forecast)


@settings(max_examples=30)
@given(studies())
def test_that_any_study_gives_what_the_second_reading_gives(study: tuple[list[Scenario], int, Baseline]) -> None:
    assert_agreement(*study)


def test_that_changes_of_every_parameter_agree_to_the_last_horizon() -> None:
    assert_agreement([changes_everywhere(seed, 2035) for seed in (1, 2, 3)], 2035)


@pytest.mark.parametrize("forecast", [None, ordinary_forecast(1, 2035), odd_forecast(2, 2060)])
def test_that_a_budget_and_a_forecast_agree_to_the_last_horizon(forecast: Forecast | None) -> None:
    baseline = AARHUS.with_plan(levels_everywhere(1, 2033), forecast)
    assert_agreement([BASELINE, changes_everywhere(4, 2035)], 2035, baseline)


def test_that_a_measure_on_every_target_agrees() -> None:
    chosen = [
        Scenario(
            target,
            measures=(
                Measure("a", target, {2026: 40.0, 2028: -1e5}),
                Measure("b", target, {2025: 3.0, 2026: 2.5}, lasting=True),
            ),
        )
        for target in TARGETS[::7] + TARGETS[-14:]
    ]
    assert_agreement(chosen, 2029)


def test_that_a_level_of_every_target_agrees() -> None:
    levels = {target: {2026: 100.0 + place, 2028: 50.0} for place, target in enumerate(LEVEL_TARGETS)}
    baseline = AARHUS.with_plan(Budget("A budget", levels), None)
    assert_agreement([BASELINE], 2029, baseline)


def test_that_a_gap_where_no_core_need_is_positive_agrees() -> None:
    """With hardly any old people left, doubly elastic care of the elderly costs less than nothing."""
    persons = {
        year: {group: 1.0 if group in ("65-79", "80+") else 60_000.0 for group in AARHUS.age_groups}
        for year in range(2025, 2030)
    }
    areas = [area.name for area in AARHUS.areas if area.department == "MSO"]
    scenario = Scenario("A", parameters={f"elasticity.{name}": 2.0 for name in areas})
    baseline = AARHUS.with_plan(None, Forecast("Young", persons))
    assert numbers(project(baseline, [scenario], 2029))["area_need", "MSO.local_units", 2029] < 0
    assert_agreement([BASELINE, scenario], 2029, baseline)
