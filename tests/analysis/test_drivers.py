"""Which assumption drives a spread: Sobol indices against analytic values, by hand on the engine, and SALib."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import drivers, indices
from scenarier.analysis.ensemble import Ensemble
from scenarier.engine.base import base_of
from scenarier.engine.draws import DrawnInputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
CERTAIN = {name: 0.0 for name, spec in AARHUS.parameters.items() if spec.sd}


def of_engine(variable, year, spreads, draws=4096, scenario=BASELINE, entity="", horizon=2029):
    ensemble = Ensemble(AARHUS, (scenario,), horizon, draws=draws, spreads=spreads)
    return {one.lever: one for one in drivers(ensemble, Asked(variable, entity, year))}


def is_about(driver, first, total, within=0.03):
    assert driver.first == pytest.approx(first, abs=within)
    assert driver.total == pytest.approx(total, abs=within)
    assert driver.first_low - 0.02 <= first <= driver.first_high + 0.02
    assert driver.total_low - 0.02 <= total <= driver.total_high + 0.02


# The estimators


def pick_freeze(function, sample, n):
    a, b = sample(n), sample(n)
    mixed = [function(np.where(np.arange(len(a))[:, None] == row, b, a)) for row in range(len(a))]
    return function(a), function(b), np.array(mixed)


def ishigami(x):
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def test_that_ishigamis_indices_are_the_known_ones():
    chance = np.random.default_rng(7)
    numbers = pick_freeze(ishigami, lambda n: chance.uniform(-np.pi, np.pi, (3, n)), 40_000)
    found = indices(*numbers, seed=1)
    np.testing.assert_allclose(found[:, 0], [0.3139, 0.4424, 0.0], atol=0.02)
    np.testing.assert_allclose(found[:, 1], [0.5576, 0.4424, 0.2437], atol=0.02)
    assert (found[:, 2] < found[:, 0]).all()
    assert (found[:, 0] < found[:, 3]).all()
    assert (found[:, 4] < found[:, 1]).all()
    assert (found[:, 1] < found[:, 5]).all()


def test_that_the_intervals_hold_the_true_value_about_as_often_as_they_say():
    chance, hits = np.random.default_rng(3), []
    for seed in range(40):
        numbers = pick_freeze(lambda x: 3 * x[0] + 4 * x[1], lambda n: chance.standard_normal((2, n)), 400)
        found = indices(*numbers, seed)
        truth = np.array([0.36, 0.64])
        hits.append((found[:, [2, 4]] <= truth[:, None]) & (truth[:, None] <= found[:, [3, 5]]))
    assert 0.88 <= np.mean(hits) <= 1.0


def test_that_what_never_varies_has_no_drivers():
    assert not indices(np.full(9, 896.0), np.full(9, 896.0), np.full((2, 9), 896.0), 1).any()


# On the engine


def test_that_shares_of_a_sum_are_those_of_the_variances():
    """`financing` is other_cash_flow less deferred_spending, 50 and 40 mio. kr. a year."""
    found = of_engine("financing", 2026, {})
    assert found.keys() == CERTAIN.keys()
    is_about(found["other_cash_flow"], 2500 / 4100, 2500 / 4100)
    is_about(found["deferred_spending"], 1600 / 4100, 1600 / 4100)
    others = [one[1:] for name, one in found.items() if name not in ("other_cash_flow", "deferred_spending")]
    assert not np.abs([one[1] for one in others]).any()
    assert list(found)[:2] == ["other_cash_flow", "deferred_spending"]


def test_that_a_lever_is_all_of_its_years_and_entities():
    found = of_engine("population", 2029, {})
    is_about(found["population_growth"], 1.0, 1.0)
    found = of_engine("service_expenditure", 2025, CERTAIN | {"extra_real_growth": 0.01, "real_growth": 0.01})
    assert found["extra_real_growth"].first + found["real_growth"].first == pytest.approx(1.0, abs=0.03)
    is_about(found["extra_real_growth"], 0.5, 0.5, within=0.05)


def test_that_the_countrys_draws_move_the_municipality_with_them():
    """Income tax of 2025 is linear in tax_base_growth: shifted by 0.003 of its own and 0.004 of the country's."""
    spreads = CERTAIN | {"tax_base_growth": 0.003, "national_tax_base_growth": 0.004}
    found = of_engine("income_tax", 2025, spreads)
    is_about(found["national_tax_base_growth"], 0.64, 0.64)
    is_about(found["tax_base_growth"], 0.36, 0.36)


def test_that_a_product_shows_in_the_totals():
    """A frame follows demand by budget_model_rate times what elasticity makes of it."""
    spreads = CERTAIN | {"elasticity": 0.3, "budget_model_rate": 0.4}
    found = of_engine("frame", 2029, spreads, entity="MBU")
    assert sum(one.total for one in found.values()) > 1.0
    assert sum(one.first for one in found.values()) == pytest.approx(1.0, abs=0.2)


def test_that_the_indices_are_those_of_draws_that_are_made_by_hand():
    """A plain double loop: variances of conditional means over the lever's own draws, all else drawn anew."""
    spreads = CERTAIN | {"equalisation_rate": 0.2, "national_tax_base_growth": 0.02}
    found = of_engine("grants", 2025, spreads, draws=8192)
    base, own = base_of(AARHUS, 2029), inputs_of(AARHUS, [BASELINE], 2029)
    chance = np.random.default_rng(5)
    rate = np.clip(0.75 + 0.2 * chance.standard_normal(150), 0.0, 1.0)
    growth = np.clip(0.04 + 0.02 * chance.standard_normal(150), -0.1, 0.15)
    parameters = {
        **own.parameters,
        "equalisation_rate": rate.repeat(150),
        "national_tax_base_growth": np.concatenate([np.zeros((1, 22_500)), np.tile(growth, (5, 150))]),
        "tax_base_growth": np.concatenate([np.zeros((1, 22_500)), np.tile(growth, (5, 150))]),
    }
    inputs = replace(own, parameters=parameters, scenarios=tuple(map(str, range(22_500))))
    grants = compute_many(base, inputs, ["grants"])["grants"][1].reshape(150, 150)
    by_rate, by_growth = grants.mean(axis=1).var() / grants.var(), grants.mean(axis=0).var() / grants.var()
    assert found["equalisation_rate"].first == pytest.approx(by_rate, abs=0.05)
    assert found["national_tax_base_growth"].first == pytest.approx(by_growth, abs=0.05)


def test_that_the_draws_of_a_are_those_of_the_ensemble(monkeypatch):
    seen = []

    def indices_of(a, b, mixed, _seed):
        seen.extend((a, b))
        return np.zeros((len(mixed), 6))

    monkeypatch.setattr("scenarier.analysis.drivers.indices", indices_of)
    of_engine("result", 2027, {}, draws=1010)
    ensemble = Ensemble(AARHUS, (BASELINE,), 2029, draws=5000)
    drawn = []
    for number in (0, 1, 2, 3):
        inputs = DrawnInputs(AARHUS, ensemble.shifts_in(number), 1000).of(inputs_of(AARHUS, [BASELINE], 2029))
        drawn.append(compute_many(base_of(AARHUS, 2029), inputs, ["result"])["result"][3])
    np.testing.assert_array_equal(seen[0], np.concatenate(drawn[:2])[:1010])
    np.testing.assert_array_equal(seen[1], np.concatenate(drawn[2:])[:1010])


def test_that_one_draw_is_enough_to_end_without_a_fault():
    found = of_engine("result", 2027, {}, draws=1)
    assert all(np.isfinite(one[1:]).all() for one in found.values())


@pytest.mark.long
def test_that_salib_finds_the_same_with_draws_of_its_own():
    """Eight levers, clipped ones and ones by year among them, the normals of each a group."""
    sample, analyze = pytest.importorskip("SALib.sample.sobol"), pytest.importorskip("SALib.analyze.sobol")
    levers = ("start_from_budget", "block_grant_offset", "real_lift", "service_price_growth", "frame_adherence",
              "tax_base_growth", "national_tax_base_growth", "capex_income")  # fmt: skip
    spreads = CERTAIN | {name: AARHUS.parameters[name].sd for name in levers}
    shapes = {name: _normals(name) for name in levers}
    names = [f"{name}{place}" for name, shape in shapes.items() for place in range(int(np.prod(shape)))]
    groups = [name for name, shape in shapes.items() for _ in range(int(np.prod(shape)))]
    problem = {"num_vars": len(names), "names": names, "groups": groups, "bounds": [[0, 1]] * len(names),
               "dists": ["norm"] * len(names)}  # fmt: skip
    z = sample.sample(problem, 4096, calc_second_order=False, seed=11)
    scenario = Scenario("a", parameters={"tax_rate": 0.25, "block_grant_offset": 0.9})
    for variable, entity in (("liquidity_per_citizen", ""), ("savings", "MSB")):
        numbers = _engine(scenario, shapes, z, variable, entity)
        theirs = analyze.analyze(problem, numbers, calc_second_order=False, seed=11)
        ours = of_engine(variable, 2029, spreads, scenario=scenario, entity=entity)
        for place, lever in enumerate(dict.fromkeys(groups)):
            mine = ours[lever]
            assert mine.first == pytest.approx(theirs["S1"][place], abs=theirs["S1_conf"][place] + 0.02)
            assert mine.total == pytest.approx(theirs["ST"][place], abs=theirs["ST_conf"][place] + 0.02)


def _normals(name):
    """`[z₀ and the years, common and entities]`"""
    spec = AARHUS.parameters[name]
    n_rows = 1 + len(AARHUS.entities(spec.entity_kind)) if spec.entity_kind else 1
    return 6 if spec.has_year else 1, n_rows


def _engine(scenario, shapes, z, variable, entity):
    """The number for each row of normals, with the shifts written out from the definition."""
    own, start, shifts = inputs_of(AARHUS, [scenario], 2029), 0, {}
    for name, shape in shapes.items():
        size, spec = int(np.prod(shape)), AARHUS.parameters[name]
        normals = z[:, start : start + size].T.reshape(*shape, -1)
        start += size
        mixed = (normals[:, 1:] + normals[:, :1]) / np.sqrt(2) if spec.entity_kind else normals[:, 0]
        shifts[name] = spec.sd * ((mixed[0] + mixed[1:]) / np.sqrt(2) if spec.has_year else mixed[0])
    base, found = base_of(AARHUS, 2029), []
    for first in range(0, len(z), 1000):
        part = {name: np.ascontiguousarray(shift[..., first : first + 1000]) for name, shift in shifts.items()}
        inputs = DrawnInputs(AARHUS, part, min(1000, len(z) - first)).of(own)
        values = compute_many(base, inputs, [variable])[variable][5]
        found.append(values[AARHUS.entities("department").index(entity)] if entity else values)
    return np.concatenate(found)
