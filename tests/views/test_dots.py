"""Fifty dots and the sentence that counts those beyond a rule."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.jobs.studies import open_study
from scenarier.model.rules import Rule
from scenarier.model.terms import Terms
from scenarier.session.session import Session
from scenarier.text.language import language, set_language
from scenarier.views.dots import DOT_SHARES, Focus, beyond, department_in_focus, focus_of, rule_of_line, sentence
from scenarier.views.shown import shown
from scenarier.views.uncertain_charts import charts_of
from scenarier.views.unsure import LiveDraws, question_of

LIQUIDITY, HEADROOM = ("liquidity_per_citizen", ""), ("service_headroom", "")
TARGET = Rule("target", "liquidity_per_citizen", "at_least", 4000.0)
YEARS = (2024, 2025, 2026, 2027)


@pytest.fixture(autouse=True)
def english():
    before = language()
    set_language("en")
    yield
    set_language(before)


@pytest.fixture(scope="module")
def session():
    study, baseline = open_study(None)
    made = Session(baseline, study)
    made.show_uncertainty("paths")
    return made


def test_that_a_dot_stands_for_two_in_a_hundred_draws():
    draws = np.arange(1.0, 1001.0)
    dots = np.quantile(draws, DOT_SHARES)
    assert len(dots) == 50
    assert {np.sum((draws > low) & (draws <= high)) for low, high in pairwise(dots)} == {20}


@given(st.lists(st.floats(3000, 5000), min_size=50, max_size=50), st.sampled_from(["at_least", "at_most"]))
def test_that_the_sentence_counts_the_dots_beyond_the_rule(values, comparison):
    focus = Focus(replace(TARGET, comparison=comparison), 2028)
    dots = np.array(values)
    count = sum(value < 4000 for value in values) if comparison == "at_least" else sum(v > 4000 for v in values)
    assert beyond(focus, dots).sum() == count
    side = "below" if comparison == "at_least" else "above"
    many = {0: "none of 50", 50: "all 50"}.get(count, f"{count} of 50")
    assert sentence(focus, LIQUIDITY, count) == f"In {many} paths {side} 4,000 DKK in 2028"


def test_that_the_year_is_the_one_in_which_most_dots_break_the_rule_the_last_of_several():
    dots = np.full((50, 4), 5000.0)
    assert focus_of((TARGET,), LIQUIDITY, YEARS, dots).year == 2027
    dots[:3, 0], dots[:2, 1:3] = 0.0, 0.0
    assert focus_of((TARGET,), LIQUIDITY, YEARS, dots).year == 2026
    dots[2, 1] = 0.0
    assert focus_of((TARGET,), LIQUIDITY, YEARS, dots).year == 2025
    assert focus_of((replace(TARGET, last_year=2026),), LIQUIDITY, YEARS, dots + 5000).year == 2026
    assert focus_of((), LIQUIDITY, YEARS, dots) == Focus(None, 2027)


def test_that_a_line_is_held_against_the_first_rule_that_is_on_and_sets_it_a_number():
    ceiling = Rule("c", "service_expenditure", "at_most", 1.0, "service_ceiling")
    floor = replace(ceiling, comparison="at_least", threshold=0.0, threshold_of="")
    rules = (Rule("part", "liquidity_per_citizen", "at_least", 0.1, "revenue"), TARGET, ceiling)
    assert rule_of_line(rules, LIQUIDITY, YEARS) is TARGET
    assert rule_of_line(rules, HEADROOM, YEARS) == floor
    assert rule_of_line((replace(TARGET, on=False),), LIQUIDITY, YEARS) is None
    assert rule_of_line((replace(ceiling, threshold=0.99),), HEADROOM, YEARS) is None
    assert rule_of_line((replace(TARGET, first_year=2031),), LIQUIDITY, YEARS) is None
    of_one = Rule("s", "savings", "at_least", 0.0, entity="MSB")
    assert rule_of_line((of_one,), ("savings", "MBU"), YEARS) is None


def test_that_the_department_shown_is_the_one_most_evenly_divided():
    assert department_in_focus({"a": 50, "b": 9, "c": 40, "d": 10}) == "c"
    assert department_in_focus({"a": 0, "b": 50}) == "b"


@pytest.mark.parametrize("terms", [Terms(), Terms("base_year", "kr_per_citizen"), Terms("current", "share")])
def test_that_dots_note_and_copied_numbers_of_each_plot_agree_in_any_terms(session, terms):
    session.show_in(terms)
    now = shown(session, LiveDraws().of(question_of(session)))
    for make in charts_of("paths"):
        data = make(now)
        values, limit = np.asarray(data.dots.values), data.dots.limit
        assert len(values) == 50
        assert (np.array(data.dots.are_beyond) == (values < limit)).all()
        count = sum(data.dots.are_beyond)
        many = {0: "In none of 50", 50: "In all 50"}.get(count, f"In {count} of 50")
        assert data.note.startswith(f"{many} paths below ")
        is_told_in_others = terms.prices != "current" and limit  # 0 is 0 in any prices
        assert f" in {data.dots.year}{' (current prices)' if is_told_in_others else ''}." in data.note
        assert len(data.paths) == 7
