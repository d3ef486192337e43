"""How much of a study is another than in an earlier version, in words."""

from dataclasses import replace

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.text.language import set_language
from scenarier.views.versions import apart_words

OLD = Study(scenarios=(Scenario("A"),))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ""),
        ({"spreads": {"tax_rate": 0.01, "population_growth": 1000.0}}, "2 spreads"),
        ({"spreads": {"tax_rate": 0.01}, "spread_notes": {"tax_rate": "why"}}, "1 spread, names and texts"),
        ({"seed": 7}, "the seed of the draws"),
        ({"horizon": 2032}, "the last year"),
        ({"title": "B", "seed": 7}, "the seed of the draws, names and texts"),
    ],
)
def test_that_a_version_with_other_spreads_or_another_seed_is_not_said_to_be_as_it_is_now(changed, told):
    set_language("en")
    baseline = open_study(None)[1]
    assert apart_words(OLD, baseline, replace(OLD, **changed), baseline) == told
    set_language("da")
