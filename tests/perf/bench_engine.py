"""The engine: one lever, a thousand scenarios, draws of everything, growth with size.

Both rivals keep the memory they are given back (Makefile), and cpu stands beside wall: other work on the machine
hardly moves it. Against the version before: `python -m tests.perf.rivals OLD_CHECKOUT`.
"""

import os
import statistics

import numpy as np
import pytest
from tests.perf.straight import straight_spending
from tests.perf.timing import in_turn, kept_memory, shown
from tests.perf.works import (
    AARHUS,
    WANTED,
    cold_draws,
    growth_paths,
    lever_on_draws,
    one_lever,
    paths,
    straight,
)

from scenarier.engine.base import base_of
from scenarier.engine.many import compute_many


@pytest.fixture(autouse=True, scope="module")
def _say_what_is_measured(finding_of_module):
    years = len(base_of(AARHUS, 2029).years)
    kept = all(os.environ.get(name) == value for name, value in kept_memory().items())
    finding_of_module(
        f"engine: {len(AARHUS.areas)} areas, {years} years to 2029; memory "
        f"{'kept alike' if kept else 'NOT kept: run make bench'}; load {os.getloadavg()[0]:.1f}"
    )


def test_one_lever_all_outputs(benchmark, finding):
    work = one_lever("population_growth", 4000.0, 1.0)
    finding(f"one lever, all outputs: {shown(in_turn(100, {'engine': work})['engine'])}")
    benchmark(work)


def test_a_thousand_scenarios(benchmark, finding):
    inputs, given = growth_paths(1000)
    found, expected = (
        compute_many(base_of(AARHUS, 2029), inputs, WANTED),
        straight_spending(AARHUS, given, 2029),
    )
    np.testing.assert_allclose(np.moveaxis(found["savings"], -1, 0), expected["savings"], rtol=1e-9, atol=1e-7)
    taken = in_turn(40, {"engine": paths(1000), "straight": straight(1000)})
    engine, other = (statistics.median(taken[name].cpu) for name in ("engine", "straight"))
    finding(f"1 000 paths of growth: {shown(taken['engine'])}; straight numpy {other / engine:.1f} times "
            f"that (goal 4.5)")  # fmt: skip
    benchmark(paths(1000))


def test_draws_of_everything(finding):
    works = {
        "cold (goal cpu 3.5)": cold_draws(1000),
        "lever on kept draws, tax rate, with quantiles (goal cpu 2)": lever_on_draws("tax_rate", 1000),
        "lever on kept draws, frames, with quantiles (goal cpu 2)": lever_on_draws("frame_change", 1000),
    }
    for name, work in works.items():
        finding(f"1 000 draws of everything, {name}: {shown(in_turn(30, {name: work})[name])}")


def test_cost_grows_linearly(finding):
    for horizon in (2029, 2035):
        works = {str(number): paths(number, horizon) for number in (1000, 4000)}
        taken = in_turn(12, works)
        one, four = (statistics.median(taken[number].cpu) * 1e3 for number in works)
        finding(
            f"paths to {horizon}, cpu: 1 000 scenarios {one:.2f} ms, 4 000 {four:.2f} ms, "
            f"ratio {four / one:.1f} (linear 4)"
        )
