"""What would turn the order of two scenarios, in words."""

import pytest

from scenarier.analysis.asked import Asked
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.text.language import set_language
from scenarier.views.turning import stands_words

A, B = Scenario("A"), Scenario("B")


@pytest.mark.parametrize(
    ("variable", "at", "told"),
    [
        ("liquidity_per_citizen", (4247.6, 9182.4),
         "“B” stands at 9,182 DKK per citizen and is better than “A” at 4,248 DKK per citizen, current prices."),
        ("result", (445.02, 445.04),
         "“B” stands at 445.04 DKK m and is better than “A” at 445.02 DKK m, current prices."),
        ("result", (3.0, 3.0), "Both stand at 3 DKK m, current prices, so there is no order that could turn."),
    ],
)  # fmt: skip
def test_that_both_numbers_have_unit_and_prices_and_are_told_apart(variable, at, told):
    set_language("en")
    assert stands_words(open_study(None)[1], Asked(variable, "", 2029), (A, B), *at) == told
    set_language("da")
