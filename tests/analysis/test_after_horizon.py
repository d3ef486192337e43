"""What growth still brings after the last year: by hand from the lag of 25, 50 and 25 per cent."""

import pytest

from scenarier.analysis.after_horizon import capital_after
from scenarier.model.study import Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))


def test_that_growth_as_forecast_leaves_nothing():
    assert capital_after(AARHUS, Scenario("A"), 2029) == 0


@pytest.mark.parametrize(
    ("growth", "people"),
    [
        ({2029: 5870}, 1000),  # all of it is still to come
        ({2028: 5870}, 750),  # a quarter fell in 2029
        ({2027: 5870}, 250),
        ({2026: 5870}, 0),
        (3870.0, -2000),  # a thousand fewer in each of the last three years
    ],
)
def test_that_what_falls_after_the_horizon_is_a_citizens_capital_times_those_still_to_be_built_for(growth, people):
    scenario = Scenario("A", parameters={"population_growth": growth, "capex_per_new_citizen": 200_000.0})
    assert capital_after(AARHUS, scenario, 2029) == pytest.approx(200_000 * people / 1e6, abs=1e-9)
