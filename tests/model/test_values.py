"""A parameter's values in a scenario and back."""

import pytest

from scenarier.model.study import BASELINE, Scenario
from scenarier.model.values import as_given, default_values, shifted, values_in, with_values
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

PARAMETERS = read_baseline(baseline_folder("aarhus-2024")).parameters


def test_that_the_last_default_carries_on():
    assert default_values(PARAMETERS["tax_base_growth"], "", 2029) == (0.04, 0.038, 0.033, 0.033, 0.033)


def test_that_a_department_without_a_cap_has_no_value():
    assert default_values(PARAMETERS["savings_cap"], "MBU", 2029) == (None,)
    assert default_values(PARAMETERS["savings_cap"], "MSO", 2029) == (0.05,)


@pytest.mark.parametrize(
    ("given", "values"),
    [
        (0.02, (0.02,) * 5),
        ({2026: 0.01}, (0.04, 0.01, 0.033, 0.033, 0.033)),
        ({}, (0.04, 0.038, 0.033, 0.033, 0.033)),
    ],
)
def test_that_a_number_holds_every_year_and_an_object_the_years_it_names(given, values):
    scenario = Scenario("A", parameters={"tax_base_growth": given})
    assert values_in(scenario, PARAMETERS["tax_base_growth"], "", 2029) == values


def test_that_what_equals_the_default_is_not_written():
    spec = PARAMETERS["tax_base_growth"]
    assert as_given(spec, "", 2029, default_values(spec, "", 2029)) is None
    assert as_given(spec, "", 2029, (0.02,) * 5) == 0.02
    assert as_given(spec, "", 2029, (0.04, 0.01, 0.033, 0.033, 0.02)) == {2026: 0.01, 2029: 0.02}


def test_that_writing_and_reading_values_is_the_same():
    spec, values = PARAMETERS["frame_change"], (0.0, 25.0, 25.0, 0.0, -10.0)
    scenario = with_values(BASELINE, spec, "MSB", 2029, values)
    assert values_in(scenario, spec, "MSB", 2029) == values


def test_that_a_shift_stays_in_range_and_on_whole_steps():
    spec = PARAMETERS["tax_base_growth"]
    assert shifted(spec, (0.04, 0.033), 3) == (0.043, 0.036)
    assert shifted(spec, (0.149, 0.033), 5) == (0.15, 0.038)
