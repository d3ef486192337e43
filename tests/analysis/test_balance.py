"""A proposal's balances against its base, by hand, and what it lacks before it can be final."""

from dataclasses import replace

import pytest

from scenarier.analysis.balance import RESULT, balances
from scenarier.analysis.finality import lacking
from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.rules import Rule
from scenarier.model.study import BASELINE, Measure, Scenario

_, BASE = open_study(None)
ALL_ON = {2026: 40.0, 2027: 40.0, 2028: 40.0, 2029: 40.0}
MORE = Measure("Ældre", "frame:MSO", ALL_ON)


def paid_with(amounts):
    return Scenario("F", measures=(MORE, Measure("Skole", "frame:MBU", amounts)))


def room(scenario, base=BASELINE, horizon=2029, balance=RESULT):
    return {one.year: one.room for one in balances(BASE, scenario, base, horizon) if one.balance == balance}


def test_that_the_result_moves_by_the_amounts_in_each_years_prices_whatever_adherence_and_interest():
    """By hand: -40 mio. kr. in 2024 prices is -40 times the service price index in every year."""
    price = project(BASE).series("service_price_index")
    habits = {"frame_adherence.MSO": 0.1, "cash_interest": 0.05, "loan_interest": 0.1}
    for own in ({}, habits):
        found = room(Scenario("F", parameters=own, measures=(MORE,)), Scenario("B", parameters=own))
        assert found == pytest.approx({year: -40 * price[year - 2024] for year in (2026, 2027, 2028, 2029)})
    assert room(paid_with(dict.fromkeys(ALL_ON, -40.0))) == pytest.approx(dict.fromkeys(ALL_ON, 0), abs=1e-9)


def test_that_a_year_short_of_six_hundredths_is_refused_and_one_of_four_is_not():
    by_year = dict.fromkeys(ALL_ON, -40.0)
    assert not lacking(BASE, paid_with({**by_year, 2028: -39.96}), BASELINE, 2029, BASE.rules)
    found = lacking(BASE, paid_with({**by_year, 2028: -39.94}), BASELINE, 2029, BASE.rules)
    assert [one.year for one in found.short] == [2028]
    early = Scenario("F", measures=(replace(MORE, amounts={2025: 40.0}),))
    assert not lacking(BASE, early, BASELINE, 2025, BASE.rules), "2025 is no year that a council decides on"


def test_that_the_room_under_a_ceiling_is_the_ceiling_less_what_it_caps_and_the_base_may_break_it_as_much():
    dear = Scenario("B", parameters={"capex_gross": 5000.0})
    dearer = replace(dear, name="F", measures=(Measure("Bro", "capex:gross", {2027: 10.0}),))
    projection = project(BASE, [dearer, dear])
    found = [one for one in balances(BASE, dearer, dear, 2029) if one.balance == "capex_ceiling"]
    for one in found:
        place = one.year - 2024
        ceiling, amount = (projection.series(name)[place] for name in ("capex_ceiling", "capex_gross"))
        assert (one.amount, one.room) == (amount, ceiling - amount)
        assert one.base_amount == projection.series("capex_gross", scenario=1)[place]
        assert one.room < 0
    assert [one.year for one in found if not one.holds] == [2027], "the other years it breaks as much as its base"


def test_that_a_limit_that_the_base_holds_must_hold_and_others_need_not():
    limit = Rule("Grænse", "liquidity", "at_least", 3500.0, first_year=2027, severity="limit")
    paid = replace(paid_with({}), measures=(Measure("Anlæg", "capex:income", {2026: -500.0, 2029: 500.0}),))
    for severity, is_on, years in (("limit", True, (2027,)), ("target", True, ()), ("limit", False, ())):
        rule = replace(limit, severity=severity, on=is_on, last_year=2027)
        found = lacking(BASE, paid, BASELINE, 2029, [rule])
        assert [one.years for one in found.broken] == ([years] if years else [])
    harder = replace(limit, threshold=9_000.0)
    assert not lacking(BASE, paid, BASELINE, 2029, [harder]).broken, "the base breaks it too"
