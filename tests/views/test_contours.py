"""Where a field is zero, against lines that are known."""

import math

import pytest

from scenarier.views.contours import zero_lines


def test_that_a_straight_line_is_found_with_the_broken_side_to_its_left():
    """x + y = 2.5 on a grid of 4 by 4: each end lies on it, and a step to the left is below zero."""

    def field(x, y):
        return x + y - 2.5

    segments = zero_lines([[field(x, y) for y in range(4)] for x in range(4)])
    assert len(segments) == 5
    for x0, y0, x1, y1 in segments:
        assert field(x0, y0) == pytest.approx(0.0)
        assert field(x1, y1) == pytest.approx(0.0)
        left = (x0 + x1) / 2 - 0.1 * (y1 - y0), (y0 + y1) / 2 + 0.1 * (x1 - x0)
        assert field(*left) < 0.0


def test_that_a_saddle_has_two_lines_and_what_is_not_finite_none():
    assert len(zero_lines([[1.0, -1.0], [-1.0, 1.0]])) == 2
    assert zero_lines([[1.0, -1.0], [math.inf, 1.0]]) == []
    assert zero_lines([[1.0, 2.0], [0.0, 1.0]]) == []
