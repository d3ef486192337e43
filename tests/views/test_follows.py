"""What follows from what differs, held against the projection and the rules themselves."""

import pytest
from tests.made import Study

from scenarier.analysis.rules import judge, rules_of
from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.model.terms import PLAIN, Terms
from scenarier.text.language import set_language
from scenarier.text.numbers import format_number
from scenarier.views.follows import follows


@pytest.fixture(scope="module")
def baseline():
    set_language("da")
    return open_study(None)[1]


@pytest.fixture(scope="module")
def both(baseline):
    spent = Scenario("A", measures=(Measure("Nyt", "capex:gross", dict.fromkeys(range(2026, 2030), 3000.0)),))
    return project(baseline, [spent], 2029), project(baseline, [BASELINE], 2029)


def test_that_result_liquidity_and_gap_of_the_last_year_are_told_against_the_reference(baseline, both):
    now, then = both
    told = follows(now, then, "Grundforløb", PLAIN, rules_of(baseline, Study()))
    here, there = (format_number(float(one.series("result")[-1])) for one in both)
    assert told[0] == f"Resultat 2029: {here} mio. kr., løbende priser (Grundforløb: {there})"
    assert "Likviditet pr. borger 2029" in told[1]
    assert "Servicegab" in told[2]


def test_that_broken_rules_are_counted_and_the_first_is_named_with_its_year(baseline, both):
    rules = rules_of(baseline, Study())
    told = follows(*both, "Grundforløb", PLAIN, rules)
    n_here, n_there = (sum(not one.is_kept for one in judge(each, rules) if one.is_judged) for each in both)
    assert n_here > n_there
    assert told[3] == f"Regler, der brydes: {n_here} (Grundforløb: {n_there})"
    broken = [one for one in judge(both[0], rules) if one.is_judged and not one.is_kept]
    first = min(
        year for one in broken for year, holds in zip(one.years, one.holds.all(axis=1), strict=True) if not holds
    )
    assert told[4].endswith(f"i {first}")


def test_that_amounts_stand_in_the_terms_shown(baseline, both):
    told = follows(*both, "Grundforløb", Terms(prices="base_year"), ())
    assert "2024-priser" in told[0]
    assert len(told) == 4
