"""Tests of sense: what a municipal economist expects of a lever, with what can be worked out by hand worked out.

The amounts are docs/model.md's check figures, or follow from them.
"""

import numpy as np
import pytest

from scenarier.engine.project import project
from scenarier.model.plan import Forecast
from scenarier.model.projection import Projection
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
DEPARTMENTS = AARHUS.entities("department")
YEARS = range(2025, 2030)
DEFAULT = project(AARHUS, [BASELINE], 2029)
TAX_RATE, POPULATION_2024 = 0.2452, 367_039
INCOME_TAX = {2026: 20822.6478, 2027: 21773.3088, 2028: 22764.0376, 2029: 23796.4434}


def projected(horizon: int = 2029, forecast: Forecast | None = None, **parameters: object) -> Projection:
    """A scenario of these parameters, with a forecast where one is given."""
    return project(AARHUS.with_plan(None, forecast), [Scenario("A", parameters=parameters)], horizon)


def at(projection: Projection, name: str, year: int, entity: str = "") -> float:
    return float(projection.series(name, entity)[year - 2024])


def moved(changed: Projection, name: str, entity: str = "", before: Projection = DEFAULT) -> dict[int, float]:
    """What a change moves, by year from 2025."""
    return {year: at(changed, name, year, entity) - at(before, name, year, entity) for year in YEARS}


def capital_prices(year: int) -> float:
    """2.8 % a year."""
    return 1.028 ** (year - 2024)


# Growth


@pytest.mark.parametrize(("growth", "per_citizen", "side"), [(3500, 11023.9278, -1), (6500, 11348.4049, 1)])
def test_that_growth_moves_liquidity_per_citizen_a_little_and_its_own_way(growth, per_citizen, side):
    """A citizen brings revenue and costs service; capital and land follow growth, and newcomers are young."""
    found = at(projected(population_growth=growth), "liquidity_per_citizen", 2029)
    usual = at(DEFAULT, "liquidity_per_citizen", 2029)
    assert found == pytest.approx(per_citizen, abs=1e-3)
    assert usual == pytest.approx(11174.5652, abs=1e-3)
    assert 0 < side * (found - usual) < 0.02 * usual


def test_that_growth_above_the_forecast_sells_land_the_same_year_and_costs_capital_after():
    """1,000 more citizens in 2026: 45,000 kr. each of land now; 25, 50 and 25 per cent of 100,000 kr. after."""
    grown = projected(population_growth={2026: 5870})
    land = {2025: 0.0, 2026: 45.0, 2027: 0.0, 2028: 0.0, 2029: 0.0}
    capital = {2025: 0.0, 2026: 0.0, 2027: 25.0, 2028: 50.0, 2029: 25.0}
    for name, by_hand in (("capex_income", land), ("capex_gross", capital)):
        expected = {year: amount * capital_prices(year) for year, amount in by_hand.items()}
        assert moved(grown, name) == pytest.approx(expected, abs=1e-9)


def test_that_growth_below_the_forecast_does_the_reverse():
    grown, slowed = (projected(population_growth={2026: growth}) for growth in (5870, 3870))
    for name in ("capex_income", "capex_gross"):
        reverse = {year: -amount for year, amount in moved(grown, name).items()}
        assert moved(slowed, name) == pytest.approx(reverse, abs=1e-9)


# Efficiency


def test_that_efficiency_raises_the_service_gap_of_every_department_and_improves_the_result():
    """1 per cent a year: half is realised as lower need, frames fall by all of it, and citizens feel the rest."""
    required = {f"efficiency_requirement.{name}": 0.01 for name in DEPARTMENTS}
    harder = projected(**required)
    for year in range(2026, 2030):
        assert moved(harder, "service_gap_total")[year] > 0
        assert all(moved(harder, "service_gap", name)[year] > 0 for name in DEPARTMENTS)
        assert all(moved(harder, "frame", name)[year] < 0 for name in DEPARTMENTS)
        assert all(moved(harder, "need", name)[year] < 0 for name in DEPARTMENTS)
    assert all(change > 0 for change in moved(harder, "result").values())


def test_that_a_requirement_that_is_wholly_realised_takes_from_need_what_it_takes_from_the_frame():
    """0.99 of core need; the frame keeps 0.99 of itself, and nobody is given less for it the first year."""
    required = {f"efficiency_requirement.{name}": {2026: 0.01} for name in DEPARTMENTS}
    realised = {f"efficiency_realised.{name}": 1.0 for name in DEPARTMENTS}
    found = projected(**required, **realised)
    for name in DEPARTMENTS:
        for variable in ("need", "frame"):
            before = at(DEFAULT, variable, 2026, name)
            assert at(found, variable, 2026, name) == pytest.approx(0.99 * before, rel=1e-9)


# Tax


def test_that_a_rate_that_is_raised_and_put_back_costs_nothing_from_then_on():
    there_and_back = projected(2032, tax_rate={2026: 0.2552, 2027: 0.2552})
    sanctions = dict(zip(range(2024, 2033), there_and_back.series("tax_sanction"), strict=True))
    assert [year for year, amount in sanctions.items() if amount] == [2026, 2027]
    assert sanctions[2028] == 0.0
    assert moved(there_and_back, "income_tax")[2028] == pytest.approx(0.0, abs=1e-9)


def test_that_a_rate_that_stays_up_is_sanctioned_by_75_50_50_and_25_per_cent_of_the_rise_times_the_tax_base():
    """The tax base is the check figures' income tax over its rate: 84,921 mio. kr. in 2026; a point is 849."""
    kept = projected(2030, tax_rate=dict.fromkeys(range(2026, 2031), 0.2552))
    shares = {2026: 0.75, 2027: 0.50, 2028: 0.50, 2029: 0.25}
    for year, share in shares.items():
        tax_base = INCOME_TAX[year] / TAX_RATE
        assert at(kept, "tax_sanction", year) == pytest.approx(share * 0.01 * tax_base, abs=1e-3)
        assert moved(kept, "income_tax")[year] == pytest.approx(0.01 * tax_base, abs=1e-2)
    assert at(kept, "tax_sanction", 2025) == at(kept, "tax_sanction", 2030) == 0.0


def test_that_of_a_rise_that_is_partly_put_back_the_part_that_stayed_up_is_sanctioned():
    """A point up in 2026, half of it back in 2027: 75 per cent of a point, then 50 per cent of a half."""
    found = projected(tax_rate={2026: 0.2552, 2027: 0.2502, 2028: 0.2502, 2029: 0.2502})
    by_hand = {2026: 0.75 * 0.01, 2027: 0.50 * 0.005, 2028: 0.50 * 0.005, 2029: 0.25 * 0.005}
    for year, share in by_hand.items():
        expected = share * INCOME_TAX[year] / TAX_RATE
        assert at(found, "tax_sanction", year) == pytest.approx(expected, abs=1e-3)


# Age


def own_ages() -> dict[int, dict[str, float]]:
    """The default's own population by age."""
    return {
        year: {group: at(DEFAULT, "population_by_age", year, group) for group in AARHUS.age_groups}
        for year in YEARS
    }


def forecast_of(**more: float) -> Forecast:
    """The default's own ages, with some persons more in some groups in every year."""
    persons = {
        year: {group: count + more.get(group, 0.0) for group, count in ages.items()}
        for year, ages in own_ages().items()
    }
    return Forecast("F", persons)


def service_of_age(group: str) -> float:
    """U of docs/model.md section 5: what service costs more with one more of the age [mio. kr., 2024 prices]."""
    found = 0.0
    for area in AARHUS.areas:
        if area.kind != "service" or area.driver == "none":
            continue
        if area.driver == "population":
            found += area.base_cost * area.elasticity / POPULATION_2024
        else:
            weight = AARHUS.drivers[area.driver][AARHUS.age_groups.index(group)]
            found += area.base_cost * area.elasticity * weight / at(DEFAULT, "population_by_age", 2024, group)
    return found


def service_of_average() -> float:
    """What the average person costs of it, weighed by the ages of 2024."""
    return sum(
        service_of_age(group) * at(DEFAULT, "population_by_age", 2024, group) / POPULATION_2024
        for group in AARHUS.age_groups
    )


def service_need(projection: Projection, year: int) -> float:
    return sum(at(projection, "area_need", year, area.name) for area in AARHUS.areas if area.kind == "service")


def test_that_a_forecast_of_the_defaults_own_ages_changes_nothing():
    found = projected(forecast=forecast_of())
    for name in ("population", "grants", "operating_expenditure", "capex_gross", "liquidity"):
        assert np.abs(found.series(name) - DEFAULT.series(name)).max() < 1e-9


def test_that_a_forecast_with_2000_more_over_80_brings_grants_for_most_of_what_they_cost():
    """Grants follow their number at 0.95 of the average citizen's, and 93 per cent of their need above average's.

    The state's offset takes the country's growth of the tax base above prices, at the tax rate of 2024. With the
    tax that each of them is counted to pay they bring more than the municipality spends on them.
    """
    older = projected(forecast=forecast_of(**{"80+": 2000.0}))
    counted = 0.95 * 2000
    tax_base = {
        2025: 208304.7151e-6 * 1.040,
        2026: 208304.7151e-6 * 1.040 * 1.038,
        2027: 208304.7151e-6 * 1.040 * 1.038 * 1.033,
    }
    for year, national in tax_base.items():
        prices = at(DEFAULT, "compensation_index", year)
        usual = prices * 3269.0 * counted / POPULATION_2024
        offset = TAX_RATE * (national - 208304.7151e-6 * prices) * counted
        need = 0.93 * prices * (service_of_age("80+") - service_of_average()) * 2000
        assert moved(older, "grants")[year] == pytest.approx(usual - offset + need, abs=1e-3)
    grants, tax, spent = (moved(older, name) for name in ("grants", "income_tax", "operating_expenditure"))
    for year in YEARS:
        assert 0.5 * spent[year] < grants[year] < spent[year] < grants[year] + tax[year]


def test_that_where_the_old_take_the_place_of_others_93_per_cent_of_the_need_comes_with_the_grants():
    """2,000 from 35-64 to 80+: no more citizens and no more tax, so what they need more is equalised and no more.

    93 per cent in the state's prices. Need has Aarhus's, and real growth on top, so that it is a little less.
    """
    older = projected(forecast=forecast_of(**{"80+": 2000.0, "35-64": -2000.0}))
    apart = service_of_age("80+") - service_of_age("35-64")
    for year in YEARS:
        grants = 0.93 * at(DEFAULT, "compensation_index", year) * apart * 2000
        assert moved(older, "grants")[year] == pytest.approx(grants, abs=1e-6)
        assert moved(older, "income_tax")[year] == pytest.approx(0.0, abs=1e-9)
        need = service_need(older, year) - service_need(DEFAULT, year)
        assert need > 0
        assert 0.88 < grants / need < 0.94


def test_that_young_newcomers_bring_4463_kr_less_of_grants_a_person():
    """docs/model.md section 5: 1,000 beyond the reference, at a rate of 1 and in 2024 prices."""
    with_need, without = (
        projected(population_growth={2025: 5870}, need_equalisation_rate=rate) for rate in (0.93, 0.0)
    )
    moved_by_need = {year: at(with_need, "grants", year) - at(without, "grants", year) for year in (2026, 2027)}
    for year, amount in moved_by_need.items():
        usual = project(AARHUS, [Scenario("A", parameters={"need_equalisation_rate": 0.0})], 2029)
        assert at(usual, "grants", year) == pytest.approx(at(DEFAULT, "grants", year), abs=1e-9)
        per_person = amount / at(DEFAULT, "compensation_index", year) * 1e6 / 1000 / 0.93
        assert per_person == pytest.approx(-4463.3783, abs=1e-2)


# The start


def test_that_from_the_accounts_liquidity_per_citizen_is_18388_in_2029():
    accounts = {f"start_from_budget.{line}": 0.0 for line in AARHUS.entities("line")}
    assert len(accounts) == 7
    found = projected(**accounts)
    assert at(found, "liquidity_per_citizen", 2029) == pytest.approx(18388.2926, abs=1e-3)
    assert at(found, "liquidity", 2024) == at(DEFAULT, "liquidity", 2024)


def test_that_the_start_costs_498_on_the_result_of_2025_in_2024_prices():
    """Budget less account by line: refunds +46 and taxes -76 among them; interest comes the year after."""
    accounts = projected(**{f"start_from_budget.{line}": 0.0 for line in AARHUS.entities("line")})
    service, transfer = 1.033, 1.036
    spent = {
        "service_expenditure": service,
        "transfer_expenditure": transfer,
        "cofinancing_expenditure": service,
        "refund_expenditure": service,
        "other_expenditure": service,
    }
    lines = {name: moved(DEFAULT, name, before=accounts)[2025] / price for name, price in spent.items()}
    revenue = {name: moved(DEFAULT, name, before=accounts)[2025] / service for name in ("grants", "land_tax")}
    assert lines["refund_expenditure"] == pytest.approx(46.0)
    assert revenue["land_tax"] == pytest.approx(-76.0)
    assert sum(lines.values()) - sum(revenue.values()) == pytest.approx(498.0)
