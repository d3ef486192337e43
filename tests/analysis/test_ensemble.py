"""What many draws come to: the engine's own numbers, counted and set beside analytic values."""

import subprocess
import sys
import time
from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis import fan
from scenarier.analysis.ensemble import Ensemble, block, chances, here
from scenarier.analysis.fan import SHARES, quantiles, spreads
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.analysis.lines import live_lines
from scenarier.analysis.rules import judge
from scenarier.analysis.workers import in_processes, in_threads
from scenarier.engine.draws import DrawnInputs, shifts_of
from scenarier.engine.inputs import inputs_of
from scenarier.engine.project import project
from scenarier.model.rules import Rule
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
LOW = Scenario("Lav", parameters={"population_growth": 3500})
FEW = ("liquidity_per_citizen", "savings")
ENSEMBLE = Ensemble(AARHUS, (BASELINE, LOW), 2029, FEW, AARHUS.rules, 1250)
CERTAIN = {name: 0.0 for name, spec in AARHUS.parameters.items() if spec.sd}


def values(ensemble, name, scenario=0):
    """`[year, …, draw]`"""
    return np.concatenate([drawn.values[scenario][name] for drawn in here(ensemble)], axis=-1)


# One draw


def test_that_a_draw_is_the_projection_of_a_scenario_with_the_drawn_values():
    ensemble = replace(ENSEMBLE, variables=tuple(VARIABLES), draws=20)
    drawn = block(ensemble, 0).values[1]
    own = inputs_of(AARHUS, [LOW], 2029)
    inputs = DrawnInputs(AARHUS, ensemble.shifts_in(0), 20).of(own).parameters
    for draw in (0, 19):
        scenario = Scenario("draw", parameters=dict(keys_of(inputs, draw)))
        alone = project(AARHUS, [scenario], 2029)
        for name in VARIABLES:
            np.testing.assert_allclose(drawn[name][..., draw], alone.values[name][..., 0], rtol=1e-9, atol=1e-7)


def keys_of(inputs, draw):
    """The drawn values as a study would write them."""
    for name in CERTAIN:
        spec, array = AARHUS.parameters[name], inputs[name][..., draw]
        for row, entity in enumerate(AARHUS.entities(spec.entity_kind) if spec.entity_kind else ("",)):
            column = array[..., row] if entity else array
            key = f"{name}.{entity}" if entity else name
            yield (
                key,
                dict(zip(range(2025, 2030), column[1:].tolist(), strict=True)) if spec.has_year else float(column),
            )


def test_that_without_spreads_every_draw_is_the_scenario_itself():
    certain = replace(ENSEMBLE, spreads=CERTAIN, variables=tuple(VARIABLES))
    alone = project(AARHUS, [BASELINE, LOW], 2029)
    for one in spreads(certain):
        place = ("Grundforløb", "Lav").index(one.scenario)
        expected = alone.series(one.variable, one.entity, place)[one.year - 2024]
        assert one.sd == 0.0
        assert {one.mean, one.p5, one.p50, one.p95} == {expected}


def test_that_scenarios_share_the_draws():
    dearer = Scenario("Dyrere", measures=(Measure("", "revenue:land_tax", {2026: -100.0}),))
    pair = replace(ENSEMBLE, scenarios=(BASELINE, dearer), variables=("revenue", "service_price_index"))
    apart = values(pair, "revenue", 1)[2] - values(pair, "revenue")[2]
    np.testing.assert_allclose(apart, -100.0 * values(pair, "service_price_index")[2], rtol=1e-9)


# Many draws


def test_that_means_and_spreads_of_linear_results_are_those_of_the_definition():
    n = 20_000
    found = {
        (one.variable, one.year): one
        for one in spreads(
            replace(ENSEMBLE, scenarios=(BASELINE,), draws=n, variables=("financing", "population"), rules=())
        )
    }
    given = {("financing", year): (mean, np.hypot(50, 40)) for year, mean in ((2025, -127), (2027, 0), (2029, 0))}
    given |= {("population", year): (373_335 + 4870 * k, 900 * np.sqrt((k * k + k) / 2))
              for k, year in ((1, 2026), (4, 2029))}  # fmt: skip
    for key, (mean, sd) in given.items():
        assert found[key].mean == pytest.approx(mean, abs=4 * sd / np.sqrt(n))
        assert found[key].sd == pytest.approx(sd, abs=4 * sd / np.sqrt(2 * n))
    assert found["population", 2029].p95 == pytest.approx(392_815 + 1.6449 * 2846.05, abs=100)


def test_that_interest_carries_one_years_shift_into_the_next():
    """Of 100 mio. kr. a year in `other_cash_flow` alone, with 2 per cent of cash interest: x₁·1.02 + x₂."""
    n = 10_000
    alone = replace(ENSEMBLE, spreads=CERTAIN | {"other_cash_flow": 100.0}, draws=n, horizon=2026, rules=())
    found = list(spreads(replace(alone, scenarios=(BASELINE,), variables=("liquidity",))))[2]
    sd = 100 * np.sqrt((2.02**2 + 1.02**2 + 1) / 2)
    assert found.mean == pytest.approx(3296.8228, abs=4 * sd / np.sqrt(n))
    assert found.sd == pytest.approx(sd, abs=4 * sd / np.sqrt(2 * n))


@pytest.mark.parametrize("n", [1, 2, 3, 20, 999, 1000])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_that_quantiles_are_numpys(n, dtype):
    rows = np.random.default_rng(n).normal(500.0, 300.0, (2, 3, n)).astype(dtype)
    expected = np.quantile(rows.astype(np.float64), fan.SHARES, axis=-1)
    np.testing.assert_allclose(quantiles(rows.copy()), expected, rtol=1e-6 if dtype is np.float32 else 1e-14)


def test_that_mean_spread_and_quantiles_are_those_of_the_draws():
    drawn = {name: values(ENSEMBLE, name, 1) for name in FEW}
    departments = AARHUS.entities("department")
    for one in spreads(ENSEMBLE):
        if one.scenario == "Lav":
            rows = drawn[one.variable][one.year - 2024]
            row = rows[departments.index(one.entity)] if one.entity else rows
            expected = [row.mean(), row.std(), *np.quantile(row, fan.SHARES)]
            np.testing.assert_allclose(one[5:], expected, rtol=1e-12, atol=1e-11)


def test_that_ten_times_the_draws_of_full_precision_are_kept_in_half_of_it(monkeypatch):
    exact = list(spreads(ENSEMBLE))
    monkeypatch.setattr(fan, "EXACT_DRAWS", 100)
    for one, rounded in zip(exact, spreads(ENSEMBLE), strict=True):
        assert rounded[:7] == one[:7]
        np.testing.assert_allclose(rounded[7:], one[7:], rtol=1e-6)


def test_that_several_passes_give_the_same_rows(monkeypatch):
    whole = list(spreads(ENSEMBLE))
    monkeypatch.setattr(fan, "MOST_KEPT", 3 * 6 * 1250 * 8)
    assert len(list(fan.passes_of(ENSEMBLE))) == 5
    assert list(spreads(ENSEMBLE)) == whole


# Rules


def test_that_the_chance_of_a_breach_is_the_share_of_the_draws():
    found = {chance[1:4]: chance.probability for chance in chances(ENSEMBLE) if chance.scenario == "Lav"}
    liquid = values(ENSEMBLE, "liquidity_per_citizen", 1)
    savings = values(ENSEMBLE, "savings", 1)[:, 1]
    for year in range(2025, 2030):
        assert found["liquidity_target", "", year] == (liquid[year - 2024] < 4000).mean()
        assert found["savings_not_negative", "MSB", year] == (savings[year - 2024] < 0).mean()
    assert found["liquidity_target", "", None] == (liquid[1:] < 4000).any(axis=0).mean() > 0
    assert found["savings_not_negative", "MSB", None] == (savings[1:] < 0).any(axis=0).mean()


def test_that_rules_are_judged_as_for_one_scenario():
    """Where nothing is uncertain the chances are 0 or 1, and what `scenarier rules` says of years and entities."""
    own = Rule("Egen", "savings", "at_most", 0.5, "frame", entity="MSO", first_year=2027)
    rules = (*AARHUS.rules, own)
    found = chances(replace(ENSEMBLE, rules=rules, variables=(), spreads=CERTAIN, draws=3))
    projection = project(AARHUS, [BASELINE, LOW], 2029)
    expected = [
        (scenario, one.rule.name, entity, year, float(not one.holds[row, column]))
        for place, scenario in enumerate(("Grundforløb", "Lav"))
        for one in judge(projection, rules, place)
        for column, entity in enumerate(one.entities)
        for row, year in enumerate(one.years)
    ]
    assert [tuple(chance) for chance in found if chance.year] == expected
    any_year = {(s, r, e): max(p for *key, _, p in expected if key == [s, r, e]) for s, r, e, _, _ in expected}
    assert {chance[:3]: chance.probability for chance in found if chance.year is None} == any_year


def test_that_a_rule_after_the_horizon_has_no_chance():
    late = Rule("Sen", "result", "at_least", 0.0, first_year=2031)
    assert not chances(replace(ENSEMBLE, rules=(late,)))


# The same wherever it is computed


@pytest.fixture(scope="module")
def local():
    return list(spreads(ENSEMBLE)), chances(ENSEMBLE)


SOURCES = {
    "in chunks of 37": lambda asked: (block(asked, number, 37) for number in range(asked.n_blocks)),
    "in chunks of 1": lambda asked: (block(asked, number, 1) for number in range(asked.n_blocks)),
    "in threads": lambda asked: in_threads(asked, 3),
}


@pytest.mark.parametrize("how", SOURCES)
def test_that_the_numbers_are_the_same_to_the_last_digit(how, local):
    source, fewer = SOURCES[how], ENSEMBLE if how != "in chunks of 1" else replace(ENSEMBLE, draws=30)
    expected = local if fewer is ENSEMBLE else (list(spreads(fewer)), chances(fewer))
    assert (list(spreads(fewer, source)), chances(fewer, source)) == expected


def test_that_two_processes_give_the_same_blocks():
    for one, other in zip(here(ENSEMBLE), in_processes(ENSEMBLE, 2), strict=True):
        assert one.number == other.number
        for mine, theirs in zip(one.values, other.values, strict=True):
            assert all(mine[name].tobytes() == theirs[name].tobytes() for name in FEW)


def test_that_fewer_draws_and_a_shorter_horizon_are_the_first_of_more():
    longer = values(replace(ENSEMBLE, horizon=2035, draws=2100), "liquidity_per_citizen")
    np.testing.assert_allclose(longer[:6, :1250], values(ENSEMBLE, "liquidity_per_citizen"), rtol=1e-12)


def test_that_a_scenarios_numbers_do_not_depend_on_the_others(local):
    alone = list(spreads(replace(ENSEMBLE, scenarios=(LOW,))))
    assert alone == [one for one in local[0] if one.scenario == "Lav"]


# Cancelled, and live


def test_that_an_ensemble_is_cancelled_within_a_third_of_a_second():
    many, told = replace(ENSEMBLE, draws=1_000_000, variables=("result",), rules=()), []

    def tell(done, of):
        told.append((done, of, time.perf_counter()))
        if len(told) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(spreads(many, told=tell))
    assert [pair[:2] for pair in told] == [(1, 1000), (2, 1000), (3, 1000)]
    assert time.perf_counter() - told[1][2] < 0.3


def test_that_processes_end_with_the_one_that_is_killed():
    code = (
        "from tests.analysis.test_ensemble import ENSEMBLE, in_processes, replace\n"
        "if __name__ == '__main__':\n"
        "    for block in in_processes(replace(ENSEMBLE, draws=1_000_000), 2): print('at work', flush=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"at work\n"
    process.kill()
    process.communicate(timeout=20)  # comes to its end when all have let go of their output


def test_that_kept_draws_give_the_same_numbers_after_each_edit():
    kept = KeptDraws(replace(ENSEMBLE, scenarios=()))
    for growth in (3500, 6000, 3500):
        scenario = replace(LOW, parameters={"population_growth": growth})
        live = kept.projection(scenario)
        fresh = replace(ENSEMBLE, scenarios=(scenario,))
        for name in FEW:
            np.testing.assert_array_equal(live.values[name], values(fresh, name))
    one = next(one for one in spreads(fresh) if one.year == 2028)
    found = live_lines(kept, scenario, [(FEW[0], "")], SHARES)
    np.testing.assert_allclose(found.quantiles[0][:, 4], one[7:], rtol=1e-12)


def test_that_kept_draws_are_not_changed_by_taking_quantiles():
    kept = KeptDraws(replace(ENSEMBLE, draws=200))
    before = kept.projection(LOW).values["savings"].copy()
    live_lines(kept, LOW, [("savings", "MBU")], SHARES)
    np.testing.assert_array_equal(kept.projection(LOW).values["savings"], before)


def test_that_the_registrys_spreads_are_used_unless_the_study_has_its_own():
    wide = replace(ENSEMBLE, spreads={"population_growth": 1800.0}, variables=("population",), rules=())
    found = next(one for one in spreads(wide) if one.year == 2026)
    usual = shifts_of(AARHUS, 2029, 1, 0, {})["population_growth"]
    assert usual.std() == pytest.approx(900, rel=0.05)
    assert found.sd == pytest.approx(1800, rel=0.1)
