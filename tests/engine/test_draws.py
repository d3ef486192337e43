"""Draws of the uncertain assumptions: which, how far, and the same ones whoever makes them."""

from dataclasses import replace
from zlib import crc32

import numpy as np
import pytest

from scenarier.engine.draws import (
    BLOCK,
    DrawnInputs,
    drawn_values,
    first_draws,
    shifts_of,
    spreads_of,
    whole_shift,
)
from scenarier.engine.inputs import inputs_of
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
BLOCKS = [shifts_of(AARHUS, 2029, 1, block, {}) for block in range(8)]
"""8 000 draws."""
N = 8 * BLOCK


def drawn(name):
    return np.concatenate([shifts[name] for shifts in BLOCKS], axis=-1)


def sd_error(sd, n=N):
    """Four standard errors of a normal's standard deviation."""
    return 4 * sd / np.sqrt(2 * n)


# Which


def test_that_parameters_with_a_spread_are_drawn_and_no_other():
    assert {*BLOCKS[0]} == {name for name, spec in AARHUS.parameters.items() if spec.sd > 0}
    assert "tax_rate" not in BLOCKS[0]


def test_that_a_studys_own_spreads_go_before_the_registrys_and_an_entitys_before_its_parameters():
    own = {"tax_rate": 0.001, "elasticity": 0.2, "elasticity.MBU.daycare": 0.0, "real_lift": 0.0}
    spreads = spreads_of(AARHUS, own)
    assert spreads["tax_rate"] == [0.001]
    assert "real_lift" not in spreads
    areas = AARHUS.entities("area")
    assert [spreads["elasticity"][areas.index(name)] for name in ("MBU.daycare", "CENTRAL.other")] == [0.0, 0.2]
    shifts = shifts_of(AARHUS, 2029, 1, 0, own)
    assert not shifts["elasticity"][areas.index("MBU.daycare")].any()
    np.testing.assert_allclose(shifts["elasticity"][-1], 2.0 * BLOCKS[0]["elasticity"][-1], rtol=1e-12)


# How far


@pytest.mark.parametrize("name", ["population_growth", "national_tax_base_growth", "extra_real_growth"])
def test_that_a_shift_by_year_has_its_spread_each_year_half_of_it_common_to_all_years(name):
    shifts, sd = drawn(name), AARHUS.parameters[name].sd
    rows = shifts.reshape(5, -1, N)[:, 0]
    np.testing.assert_allclose(rows.std(axis=1), sd, atol=sd_error(sd))
    np.testing.assert_allclose(rows.mean(axis=1), 0.0, atol=4 * sd / np.sqrt(N))
    between_years = np.corrcoef(rows)[~np.eye(5, dtype=bool)]
    np.testing.assert_allclose(between_years, 0.5, atol=4 / np.sqrt(N))


def test_that_a_shift_without_years_is_its_spread_times_a_standard_normal():
    for name in ("equalisation_rate", "capex_per_new_citizen"):
        shifts, sd = drawn(name), AARHUS.parameters[name].sd
        assert shifts.shape == (N,)
        assert shifts.std() == pytest.approx(sd, abs=sd_error(sd))


@pytest.mark.parametrize("name", ["elasticity", "start_from_budget", "frame_adherence"])
def test_that_half_of_each_entitys_shift_is_common_to_all(name):
    shifts, sd = drawn(name), AARHUS.parameters[name].sd
    np.testing.assert_allclose(shifts.std(axis=1), sd, atol=sd_error(sd))
    between = np.corrcoef(shifts)[~np.eye(len(shifts), dtype=bool)]
    np.testing.assert_allclose(between, 0.5, atol=5 / np.sqrt(N))


def test_that_entities_and_years_share_as_the_definition_says():
    shifts, sd = drawn("extra_real_growth"), AARHUS.parameters["extra_real_growth"].sd
    same_year = np.corrcoef(shifts[0, 0], shifts[0, 1])[0, 1]
    other_year = np.corrcoef(shifts[0, 0], shifts[1, 1])[0, 1]
    assert same_year == pytest.approx(0.5, abs=5 / np.sqrt(N))
    assert other_year == pytest.approx(0.25, abs=5 / np.sqrt(N))
    assert shifts.std() == pytest.approx(sd, rel=0.02)


def test_that_parameters_are_drawn_independently():
    rows = np.stack([drawn(name)[0] for name in ("population_growth", "real_lift", "cash_interest")])
    assert np.abs(np.corrcoef(rows)[~np.eye(3, dtype=bool)]).max() < 4 / np.sqrt(N)


def test_that_the_shifts_are_made_of_the_normals_by_hand():
    own = {"frame_change": 2.0, "population_growth": 100.0}
    shifts = shifts_of(AARHUS, 2026, 5, 3, own)
    z = stream("frame_change", 5, 3).standard_normal((3, 1 + len(AARHUS.departments), BLOCK))
    common, alone = z[:, 0], z[:, 1:]
    path, by_year = ((common[when] + alone[when, 4]) / np.sqrt(2) for when in (0, 2))
    np.testing.assert_allclose(shifts["frame_change"][1, 4], 2.0 * (path + by_year) / np.sqrt(2), rtol=1e-12)
    z = stream("population_growth", 5, 3).standard_normal((3, BLOCK))
    np.testing.assert_allclose(shifts["population_growth"][0], 100.0 * (z[0] + z[1]) / np.sqrt(2), rtol=1e-12)


def stream(name, seed, block):
    key = (block, crc32(name.encode()))
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=key)))


def test_that_the_municipalitys_tax_base_alone_follows_the_countrys():
    shifts = BLOCKS[0]
    followed = shifts["tax_base_growth"] + shifts["national_tax_base_growth"]
    np.testing.assert_array_equal(whole_shift("tax_base_growth", shifts), followed)
    for name in shifts.keys() - {"tax_base_growth"}:
        assert whole_shift(name, shifts) is shifts[name]
    without = {name: shift for name, shift in shifts.items() if name != "tax_base_growth"}
    assert whole_shift("tax_base_growth", without) is shifts["national_tax_base_growth"]


# Added and clipped


def test_that_the_whole_shift_is_added_to_the_scenarios_value_and_clipped_to_the_range():
    scenario = Scenario("a", parameters={"block_grant_offset": 0.95, "population_growth": {2027: 11_000}})
    own = inputs_of(AARHUS, [scenario], 2029)
    inputs = DrawnInputs(AARHUS, BLOCKS[0], BLOCK).of(own).parameters
    expected = np.minimum(0.95 + BLOCKS[0]["block_grant_offset"], 1.0)
    np.testing.assert_array_equal(inputs["block_grant_offset"], expected)
    assert (expected == 1.0).sum() > 200
    growth = inputs["population_growth"]
    assert (growth[0] == 4870).all()  # the base year's
    np.testing.assert_array_equal(growth[3], np.minimum(11_000 + BLOCKS[0]["population_growth"][2], 12_000))
    np.testing.assert_array_equal(growth[2], 4870 + BLOCKS[0]["population_growth"][1])


def test_that_the_countrys_shift_is_added_before_the_clip():
    spec = AARHUS.parameters["tax_base_growth"]
    total = whole_shift("tax_base_growth", BLOCKS[0])
    values = np.full((6, 1), 0.14)
    np.testing.assert_array_equal(drawn_values(spec, values, total)[1:], np.minimum(0.14 + total, 0.15))


def test_that_a_department_without_a_cap_stays_without():
    shifts = shifts_of(AARHUS, 2029, 1, 0, {"savings_cap": 0.01})
    own = inputs_of(AARHUS, [BASELINE], 2029)
    caps = DrawnInputs(AARHUS, shifts, BLOCK).of(own).parameters["savings_cap"]
    has_cap = np.isfinite(own.parameters["savings_cap"][:, 0])
    assert has_cap.any()
    assert np.isinf(caps[~has_cap]).all()
    assert caps[has_cap].std() == pytest.approx(0.01, rel=0.1)


# The same draws


def test_that_a_shorter_horizons_draws_are_the_first_years_of_a_longer_ones():
    longer = shifts_of(AARHUS, 2035, 1, 0, {})
    for name, shift in BLOCKS[0].items():
        years = len(shift) if AARHUS.parameters[name].has_year else None
        np.testing.assert_array_equal(longer[name][:years], shift)


def test_that_fewer_draws_are_the_first_of_more():
    for name, shift in first_draws(BLOCKS[0], 37).items():
        np.testing.assert_array_equal(shift, BLOCKS[0][name][..., :37])


def test_that_a_parameters_draws_do_not_depend_on_the_other_rows_of_the_registry():
    few = replace(AARHUS, parameters={name: AARHUS.parameters[name] for name in ("real_lift", "cash_interest")})
    for name, shift in shifts_of(few, 2029, 1, 2, {}).items():
        np.testing.assert_array_equal(shift, BLOCKS[2][name])


def test_that_blocks_and_seeds_differ():
    names = ("real_lift", "elasticity")
    for other in (BLOCKS[1], shifts_of(AARHUS, 2029, 2, 0, {})):
        assert all((BLOCKS[0][name] != other[name]).all() for name in names)


def test_that_what_a_scenario_leaves_as_it_was_keeps_its_arrays():
    kept = DrawnInputs(AARHUS, BLOCKS[0], BLOCK)
    one, other = (
        kept.of(
            inputs_of(AARHUS, [Scenario("a", parameters={"population_growth": growth, "tax_rate": 0.25})], 2029)
        )
        for growth in (4000, 4001)
    )
    differing = {name for name in one.parameters if one.parameters[name] is not other.parameters[name]}
    assert differing == {"population_growth"}
    assert all(one.measures[kind] is other.measures[kind] for kind in one.measures)
