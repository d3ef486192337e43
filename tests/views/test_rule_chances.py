"""How often rules hold, beside the fifty dots: both are of the same draws and never gainsay each other."""

import numpy as np
import pytest

from scenarier.jobs.studies import open_study
from scenarier.model.rules import Rule
from scenarier.text.language import set_language
from scenarier.views.dots import DOT_SHARES, DOTS
from scenarier.views.rule_chances import RuleChance, short_per_cent


@pytest.mark.parametrize("seed", range(4))
def test_that_dots_beyond_a_rule_are_the_share_of_the_draws_to_within_half_a_dot(seed):
    chance = np.random.default_rng(seed)
    draws = np.round(chance.lognormal(8.0, 0.4, 10_000), seed % 2)  # some alike
    dots = np.quantile(draws, DOT_SHARES)
    for limit in np.quantile(draws, chance.random(200)):
        share, count = (draws < limit).mean(), int((dots < limit).sum())
        assert abs(count / DOTS - share) <= 0.5 / DOTS + 2 / len(draws)


def test_that_a_chance_that_is_not_certain_is_not_shown_as_certain():
    assert [short_per_cent(share) for share in (0.0, 0.0001, 0.237, 0.9999, 1.0)] == [
        "0",
        "<1",
        "24",
        ">99",
        "100",
    ]


def test_that_all_that_keep_a_rule_least_often_are_named_and_none_where_all_are_alike():
    set_language("en")
    baseline = open_study(None)[1]
    names = [row.name for row in baseline.departments]
    held = dict(zip(names, (0.0, 0.4, 0.4, 0.9, 0.0, 1.0), strict=True))
    rule = Rule("R", "savings", "at_least", 0.0)
    told = RuleChance(rule, 0.0, {2025: 0.0, 2026: 0.0, 2027: 0.1}, held).words(baseline)
    assert told.endswith("Least often in 2025, 2026: 0%. Least often Children, Young; Technical Services: 0%.")
    told = RuleChance(rule, 0.0, {2025: 0.0, 2026: 0.0}, dict.fromkeys(names, 0.0)).words(baseline)
    assert told == "Holds in none of the draws in all years."
    set_language("da")
