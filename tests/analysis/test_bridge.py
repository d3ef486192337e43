"""The bridge between two scenarios, held against every mixture of them projected as a scenario of its own."""

from dataclasses import replace
from itertools import combinations
from math import factorial, fsum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarier.analysis.bridge.amounts import MOST_EXACT
from scenarier.analysis.bridge.bridge import bridge
from scenarier.analysis.bridge.figures import Figure
from scenarier.engine.each import project_each
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.model.terms import Terms, series_in

GOLDEN = Path(__file__).parents[1] / "golden"
STUDY, PLAIN = open_study(GOLDEN / "check-study.scenarier")
_, PLANNED = open_study(GOLDEN / "check-budget.scenarier")
HORIZON = 2031
FIGURES = [
    ("liquidity_per_citizen", ""),
    ("savings", "MSO"),
    ("area_spending", "MSB.transfers"),
    ("grants", ""),
    ("population_by_age", "80+"),
    ("capex_ceiling", ""),
]

# The definition, in plain words of its own: settings that differ, and scenarios that have some of them.


def _plain(title):
    return title.strip().casefold()


def _setting(baseline, scenario, key, horizon):
    """A parameter's values by year, defaults filled in."""
    name, _, entity = key.partition(".")
    spec, given_ = baseline.parameters[name], scenario.parameters.get(key)
    years = range(2025, horizon + 1) if spec.has_year else [None]
    values = [spec.default_in((year or 2025) - 2025, entity) for year in years]
    if isinstance(given_, dict):
        return [given_.get(year, value) for year, value in zip(years, values, strict=True)]
    return values if given_ is None else [given_] * len(values)


def _does(scenario, title, horizon):
    """What the measures of a title do by year."""
    return sorted(
        (one.target, one.on, [one.amount_in(year) for year in range(2025, horizon + 1)])
        for one in scenario.measures
        if _plain(one.title) == title
    )


def _parts(baseline, a, b, horizon):
    keys = [
        key
        for key in sorted({*a.parameters, *b.parameters})
        if _setting(baseline, a, key, horizon) != _setting(baseline, b, key, horizon)
    ]
    titles = {_plain(one.title) for one in (*a.measures, *b.measures)}
    return keys, [title for title in sorted(titles) if _does(a, title, horizon) != _does(b, title, horizon)]


def _mixture(a, b, keys, titles):
    """A with some of B's settings."""
    parameters = {**a.parameters}
    for key in keys:
        parameters.pop(key, None)
        if key in b.parameters:
            parameters[key] = b.parameters[key]
    kept = [one for one in a.measures if _plain(one.title) not in titles]
    taken = [one for one in b.measures if _plain(one.title) in titles]
    return replace(a, parameters=parameters, measures=(*kept, *taken))


def _brute(baseline, a, b, horizon, variable, entity, year):
    """The start, the end and each part's amount, by its key or its plain title."""
    keys, titles = _parts(baseline, a, b, horizon)
    parts = [*keys, *titles]
    sets = [frozenset(one) for size in range(len(parts) + 1) for one in combinations(range(len(parts)), size)]
    scenarios = [
        _mixture(a, b, [parts[n] for n in one if n < len(keys)], [parts[n] for n in one if n >= len(keys)])
        for one in sets
    ]
    projection = project_each(baseline, scenarios, horizon)
    worth = {
        one: float(projection.series(variable, entity, number)[year - 2024]) for number, one in enumerate(sets)
    }
    amounts = {}
    for number, part in enumerate(parts):
        amounts[part] = fsum(
            factorial(len(one))
            * factorial(len(parts) - len(one) - 1)
            / factorial(len(parts))
            * (worth[one | {number}] - worth[one])
            for one in sets
            if number not in one
        )
    return worth[frozenset()], worth[frozenset(range(len(parts)))], amounts


def _plain_part(part):
    return _plain(part.removeprefix("measure:")) if part.startswith("measure:") else part


def _close(found, expected, scale):
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9 * max(scale, 1.0))


# Scenarios made up of whatever a study may hold


def _values(low, high):
    years = st.dictionaries(st.integers(2025, 2033), st.floats(low, high), max_size=3)
    return st.floats(low, high) | years


KEYS = {
    "population_growth": _values(3000, 7000),
    "tax_rate": _values(0.24, 0.27),
    "tax_base_growth": _values(0.02, 0.05),
    "state_guarantee": st.sampled_from([0.0, 1.0, {2026: 1.0}]),
    "frame_change.MSB": _values(-50, 50),
    "savings_cap.MSO": st.floats(0, 0.1),
    "savings_cap.MBU": st.floats(0, 0.1),
    "frame_adherence.MTM": st.floats(0, 1),
    "elasticity.MSO.local_units": st.floats(0, 2),
    "start_from_budget.other": st.floats(0, 2),
    "service_price_growth": st.sampled_from([0.033, {2025: 0.033}, {2026: 0.030}, 0.02]),
}
_measures = st.builds(
    Measure,
    st.sampled_from(["Skoler", "skoler ", "Ny hal", "Afgift"]),
    st.sampled_from(["frame:MBU", "capex:gross", "revenue:grants", "area:CENTRAL.other", "savings:MSB"]),
    st.dictionaries(st.integers(2025, 2033), st.floats(-80, 80), max_size=3),
    on=st.booleans(),
    lasting=st.booleans(),
    owner=st.sampled_from(["", "MBU"]),
)


@st.composite
def scenarios(draw):
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), max_size=4, unique=True))
    measures = draw(st.lists(_measures, max_size=4))
    return Scenario("X", parameters={key: draw(KEYS[key]) for key in keys}, measures=tuple(measures))


@settings(max_examples=60)
@given(scenarios(), scenarios(), st.sampled_from(FIGURES), st.integers(2024, HORIZON), st.booleans())
def test_that_each_part_is_what_it_adds_in_the_mean_of_all_orders(a, b, name, year, is_planned):
    baseline = PLANNED if is_planned else PLAIN
    start, end, amounts = _brute(baseline, a, b, HORIZON, *name, year)
    found = bridge(baseline, a, b, HORIZON, Figure(*name, year))
    scale = max(abs(start), abs(end))
    assert {_plain_part(part.part) for part in found.parts} == set(amounts)
    _close(found.start, start, scale)
    _close(found.end, end, scale)
    for part in found.parts:
        _close(part.amount, amounts[_plain_part(part.part)], scale)
        assert part.error == 0.0
    sizes = [abs(part.amount) for part in found.parts]
    assert sizes == sorted(sizes, reverse=True)


@settings(max_examples=30)
@given(scenarios(), scenarios(), st.sampled_from(FIGURES), st.integers(2024, HORIZON))
def test_that_amounts_add_up_and_the_way_back_is_the_same_with_the_other_sign(a, b, name, year):
    there = bridge(PLANNED, a, b, HORIZON, Figure(*name, year))
    back = bridge(PLANNED, b, a, HORIZON, Figure(*name, year))
    assert (there.start, there.end) == (back.end, back.start)
    assert {one.part: one.amount for one in there.parts} == {one.part: -one.amount for one in back.parts}
    total = fsum([there.start, *(part.amount for part in there.parts)])
    assert total == pytest.approx(there.end, rel=1e-13, abs=1e-9)


def test_that_the_ends_are_the_projections_to_the_last_digit():
    a, b = STUDY.scenarios[0], STUDY.scenarios[2]
    projection = project_each(PLAIN, [a, b], 2035)
    for name, entity in FIGURES:
        found = bridge(PLAIN, a, b, 2035, Figure(name, entity, 2033))
        assert [found.start, found.end] == [projection.series(name, entity, number)[9] for number in (0, 1)]


def test_that_what_is_written_otherwise_is_no_difference():
    by_year = {2025: 0.033, 2026: 0.03, 2027: 0.028, 2032: 0.05}
    lasting = Measure("Ny hal", "capex:gross", {2026: 5.0}, lasting=True, owner="MTM", package="Pakke", note="N")
    in_full = Measure(" NY HAL", "capex:gross", dict.fromkeys(range(2026, HORIZON + 1), 5.0))
    a = Scenario(
        "A", note="x", parameters={"service_price_growth": by_year, "tax_rate": 0.25}, measures=(lasting,)
    )
    b = Scenario("B", parameters={"tax_rate": dict.fromkeys(range(2025, 2036), 0.25)}, measures=(in_full,))
    assert bridge(PLAIN, a, b, HORIZON, Figure("liquidity", "", HORIZON)).parts == ()


def test_that_a_part_without_effect_has_nothing_and_measures_of_one_title_are_one_part():
    skoler = Measure("Skoler", "frame:MBU", {2026: 10.0}), Measure("skoler", "capex:gross", {2027: 40.0})
    off = Measure("Aldrig", "frame:MSO", {2026: -500.0}, on=False)
    b = Scenario("B", parameters={"capex_ceiling_lift": 0.3, "tax_rate": {2030: 0.27}}, measures=(*skoler, off))
    found = bridge(PLAIN, BASELINE, b, HORIZON, Figure("liquidity", "", 2029))
    amounts = {part.part: part.amount for part in found.parts}
    assert set(amounts) == {"measure:Skoler", "measure:Aldrig", "capex_ceiling_lift", "tax_rate"}
    assert amounts["measure:Aldrig"] == amounts["capex_ceiling_lift"] == amounts["tax_rate"] == 0.0
    assert amounts["measure:Skoler"] == pytest.approx(found.end - found.start)


def test_that_the_order_of_two_that_multiply_does_not_matter():
    b = Scenario("B", parameters={"tax_rate": 0.26, "tax_base_growth": {2026: 0.06}})
    found = bridge(PLAIN, BASELINE, b, 2029, Figure("income_tax", "", 2026))
    rate, bases = 0.26 - 0.2452, (1.04 * 1.06 - 1.04 * 1.038) * 208_304.7151e-6
    people = 367_039 + 0.95 * (378_205 - 367_039)
    before, after = 1.04 * 1.038 * 208_304.7151e-6, 1.04 * 1.06 * 208_304.7151e-6
    amounts = {part.part: part.amount for part in found.parts}
    assert amounts["tax_rate"] == pytest.approx(rate * (before + after) / 2 * people, rel=1e-8)
    assert amounts["tax_base_growth"] == pytest.approx(bases * (0.2452 + 0.26) / 2 * people, rel=1e-8)


FOUR = {"tax_rate": 0.27, "tax_base_growth": 0.06, "population_growth": 9000, "new_citizen_revenue": 0.5}
FIFTEEN = tuple(Measure(f"T{n}", "revenue:income_tax", {2029: 10.0 * n - 40.0}) for n in range(1, 16))


def test_that_samples_of_twenty_parts_are_within_their_error():
    """Income tax is a product of four settings, and measures times the price: both are known in full."""
    b = Scenario("B", parameters={**FOUR, "service_price_growth": 0.06}, measures=FIFTEEN)
    figure = Figure("income_tax", "", 2029)
    found = bridge(PLAIN, BASELINE, b, 2029, figure)
    assert len(found.parts) == 20 > MOST_EXACT
    _, _, known = _brute(PLAIN, BASELINE, Scenario("B", parameters=FOUR), 2029, "income_tax", "", 2029)
    low, high = 1.033 * 1.03 * 1.028**3, 1.06**5
    for measure in FIFTEEN:
        known[f"measure:{measure.title}"] = measure.amounts[2029] * (low + high) / 2
    known["service_price_growth"] = sum(one.amounts[2029] for one in FIFTEEN) * (high - low) / 2
    change = found.end - found.start
    assert not found.is_exact
    assert max(part.error for part in found.parts) < 0.005 * abs(change)
    for part in found.parts:
        assert abs(part.amount - known[part.part]) <= 4 * part.error + 1e-7, part
    assert fsum(part.amount for part in found.parts) == pytest.approx(change, rel=1e-12)
    assert bridge(PLAIN, BASELINE, b, 2029, figure) == found
    back = {part.part: -part.amount for part in bridge(PLAIN, b, BASELINE, 2029, figure).parts}
    assert back == {part.part: part.amount for part in found.parts}


@pytest.mark.parametrize("terms", [Terms("base_year"), Terms("current", "kr_per_citizen"), Terms(scale="share")])
@pytest.mark.parametrize(("variable", "entity"), [("liquidity", ""), ("savings", "MSO"), ("population", "")])
def test_that_a_bridge_in_other_terms_adds_up_in_these(terms, variable, entity):
    a, b = BASELINE, Scenario("B", parameters={"service_price_growth": 0.05, "frame_change.MSO": 30})
    found = bridge(PLAIN, a, b, 2029, Figure(variable, entity, 2028, terms))
    projection = project_each(PLAIN, [a, b], 2029)
    ends = [series_in(projection, terms, variable, entity, number)[4] for number in (0, 1)]
    assert [found.start, found.end] == pytest.approx(ends, rel=1e-14)
    assert fsum([found.start, *(part.amount for part in found.parts)]) == pytest.approx(found.end, rel=1e-12)
