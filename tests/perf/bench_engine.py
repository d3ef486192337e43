"""The engine: one lever, a thousand scenarios, draws of everything, growth with size.

Both rivals keep the memory they are given back (Makefile), and cpu stands beside wall: other work on the machine
hardly moves it. Against the version before: `python -m tests.perf.rivals OLD_CHECKOUT`.
"""

import os
import statistics

import numpy as np
import pytest
from tests.engine.larger import larger
from tests.perf.straight import straight_spending
from tests.perf.timing import SLICE, in_turn, kept_memory, shown
from tests.perf.works import (
    AARHUS,
    WANTED,
    WORKS,
    Work,
    cold_draws,
    company,
    growth_paths,
    lever_on_draws,
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
    works = {name: make() for name, make in WORKS.items() if name.startswith("one lever")}
    for name, taken in in_turn(30, works, SLICE).items():
        finding(f"{name}, all outputs: {shown(taken)}")
    benchmark(works["one lever, population"])


def test_a_thousand_scenarios(benchmark, finding):
    inputs, given = growth_paths(1000)
    found, expected = (
        compute_many(base_of(AARHUS, 2029), inputs, WANTED),
        straight_spending(AARHUS, given, 2029),
    )
    np.testing.assert_allclose(np.moveaxis(found["savings"], -1, 0), expected["savings"], rtol=1e-9, atol=1e-7)
    taken = in_turn(40, {"engine": paths(1000), "straight": straight(1000)}, SLICE)
    engine, other = (statistics.median(taken[name].cpu) for name in ("engine", "straight"))
    finding(f"1 000 paths of growth: {shown(taken['engine'])}; straight numpy {other / engine:.1f} times "
            f"that (goal 4.5)")  # fmt: skip
    benchmark(paths(1000))


def test_draws_of_everything(finding):
    cold = in_turn(30, {"cold": cold_draws(1000)}, SLICE)["cold"]
    finding(f"1 000 draws of everything, cold: {shown(cold)} (goal cpu 3.5)")
    for name in ("tax_rate", "population_growth", "service_price_growth", "frame_change"):
        taken = in_turn(30, {name: lever_on_draws(name, 1000)}, SLICE)[name]
        finding(f"lever on 1 000 kept draws with quantiles, {name}: {shown(taken)} (goal cpu 2)")


def grown(finding, what: str, works: dict[int, Work]) -> None:
    """Note a line: cpu of each size; the largest is twice the one before it."""
    taken = in_turn(12, {str(size): work for size, work in works.items()}, SLICE)
    cost = {size: statistics.median(taken[str(size)].cpu) * 1e3 for size in works}
    least, half, most = min(works), sorted(works)[-2], max(works)
    finding(
        f"growth with {what}, cpu: {', '.join(f'{size} {ms:.2f} ms' for size, ms in cost.items())}; "
        f"{most} to {least} {cost[most] / cost[least]:.1f} times (linear {most / least:.1f}), "
        f"to {half} {cost[most] / cost[half]:.1f} (2)"
    )


def test_cost_grows_linearly(finding):
    grown(finding, "scenarios", {number: paths(number) for number in (1000, 2000, 4000, 8000)})
    of_years = {len(base_of(AARHUS, year).years): paths(1000, year) for year in (2027, 2029, 2035)}
    grown(finding, "years, 1 000 paths", of_years)
    of_areas = {times * len(AARHUS.areas): cold_draws(500, 2029, larger(times)) for times in (1, 2, 4, 8)}
    grown(finding, "areas, 500 draws", of_areas)
    grown(finding, "measures of a scenario", {number: company(1, number) for number in (100, 500, 2500, 5000)})
