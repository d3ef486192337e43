"""Arithmetic with rounded figures, against hand calculations."""

import pytest

from scenarier.analysis.intervals import evaluate, rounded

FIGURES = {"a.x.v": rounded(10.0, 1.0), "a.y.v": rounded(4.0, 0.0)}


def test_that_a_difference_of_rounded_figures_is_as_uncertain_as_both():
    found = evaluate("[a.x.v] - [a.x.v]", FIGURES.__getitem__)
    assert (found.value, found.low, found.high) == (0.0, -1.0, 1.0)


def test_that_precedence_parentheses_and_numbers_are_read_as_in_arithmetic():
    assert evaluate("([a.x.v] + [a.y.v]) * 2 - [a.x.v] / [a.y.v]", FIGURES.__getitem__).value == 25.5


def test_that_a_quotient_spans_its_extremes():
    found = evaluate("[a.y.v] / [a.x.v]", FIGURES.__getitem__)
    assert found.low == pytest.approx(4 / 10.5)
    assert found.high == pytest.approx(4 / 9.5)


@pytest.mark.parametrize(
    "bad", ["", "[a.x.v] +", "__import__('os')", "[a.x.v] ** 2", "a.x", "'text'", "f([a.x.v])", "_5", "(" * 300]
)
def test_that_anything_else_is_refused(bad):
    with pytest.raises(ValueError, match="cannot read"):
        evaluate(bad, FIGURES.__getitem__)


def test_that_an_unknown_reference_is_told():
    with pytest.raises(KeyError):
        evaluate("[a.z.v]", FIGURES.__getitem__)
