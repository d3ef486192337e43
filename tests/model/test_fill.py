"""Filling a row of years, against rows worked out by hand."""

import pytest

from scenarier.model.fill import constant, growing, linear, one_off, permanent


def test_that_constant_carries_a_value_on_and_leaves_what_is_before():
    assert constant((1.0, 2.0, 3.0, 4.0), 1) == (1.0, 2.0, 2.0, 2.0)


def test_that_linear_draws_a_line_between_two_years_and_leaves_the_rest():
    assert linear((9.0, 10.0, 0.0, 0.0, 25.0, 7.0), 1, 4) == (9.0, 10.0, 15.0, 20.0, 25.0, 7.0)
    assert linear((0.1, 5.0, 0.3), 0, 2) == (0.1, 0.2, 0.3)
    assert linear((1.0, 2.0), 0, 1) == (1.0, 2.0)


def test_that_growth_compounds_from_the_start():
    assert growing((100.0, 0.0, 0.0), 0, 0.1) == (100.0, 110.0, 121.0)
    assert growing((5.0, 100.0, 0.0), 1, -0.5) == (5.0, 100.0, 50.0)


def test_that_a_one_off_amount_stands_in_its_year_alone():
    assert one_off(-20.0, 5, 1) == (0.0, -20.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("phase_in", "expected"),
    [
        (1, (0.0, 30.0, 30.0, 30.0, 30.0)),
        (3, (0.0, 10.0, 20.0, 30.0, 30.0)),
        (9, (0.0, 10 / 3, 20 / 3, 10.0, 40 / 3)),
    ],
)
def test_that_a_permanent_amount_is_phased_in_by_equal_steps(phase_in, expected):
    assert permanent(30.0, 5, 1, phase_in) == pytest.approx(expected, abs=1e-9)
