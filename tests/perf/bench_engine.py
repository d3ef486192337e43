"""The engine: one lever, a thousand scenarios, growth with size."""

import statistics
from dataclasses import replace

import numpy as np
from tests.perf.straight import straight_spending
from tests.perf.timing import in_turn, shown

from scenarier.engine.base import base_of
from scenarier.engine.defaults import Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

BASELINE_DATA = read_baseline(baseline_folder("aarhus-2024"))
WANTED = ("need", "savings", "service_expenditure", "liquidity_per_citizen", "result")
# Best and worst route of the prototypes, a model of 35 areas, measured elsewhere [ms].
CALC_ONE, MODELX_ONE, PYSD_ONE = (0.6, 1.8), 11.0, 54.0
CALC_THOUSAND = (1_400.0, 2_200.0)


def growth_inputs(n_scenarios: int, horizon: int) -> tuple[Inputs, np.ndarray]:
    """Inputs with as many random paths of population growth, and the paths `[scenario, year]`."""
    paths = np.random.default_rng(1).normal(4870, 900, (horizon - 2023, n_scenarios))
    default = inputs_of(BASELINE_DATA, [BASELINE], horizon)
    names = tuple(map(str, range(n_scenarios)))
    given = replace(default, parameters={**default.parameters, "population_growth": paths}, scenarios=names)
    return given, paths.T.copy()


def test_one_lever_all_outputs(benchmark, finding):
    step = iter(range(10**9))

    def one_lever():
        return project(BASELINE_DATA, [Scenario("a", parameters={"population_growth": 4000.0 + next(step)})])

    taken = in_turn(100, {"engine": one_lever})
    finding(f"one lever, all outputs: {shown(taken['engine'])}")
    finding(
        f"  goals: Calc / 10 = {CALC_ONE[0] / 10:.2f}-{CALC_ONE[1] / 10:.2f} ms, "
        f"modelx / 100 = {MODELX_ONE / 100:.2f}, PySD / 500 = {PYSD_ONE / 500:.2f} ms (the prototypes' machine)"
    )
    benchmark(one_lever)


def test_a_thousand_scenarios(benchmark, finding):
    inputs, paths = growth_inputs(1000, 2029)
    base = base_of(BASELINE_DATA, 2029)

    def thousand():
        return compute_many(base, inputs, WANTED)

    straight = straight_spending(BASELINE_DATA, paths, 2029)
    np.testing.assert_allclose(
        np.moveaxis(thousand()["savings"], -1, 0), straight["savings"], rtol=1e-9, atol=1e-7
    )
    taken = in_turn(30, {"engine": thousand, "straight": lambda: straight_spending(BASELINE_DATA, paths, 2029)})
    engine, other = (statistics.median(taken[name]) * 1e3 for name in ("engine", "straight"))
    finding(f"1 000 scenarios: {shown(taken['engine'])}; straight numpy {other / engine:.1f} times that (goal 4)")
    finding(
        f"  goal: Calc / 1000 = {CALC_THOUSAND[0] / 1e3:.1f}-{CALC_THOUSAND[1] / 1e3:.1f} ms (prototypes' machine)"
    )
    benchmark(thousand)


def test_cost_grows_linearly(finding):
    for horizon in (2029, 2035):
        base = base_of(BASELINE_DATA, horizon)
        sizes = {n: growth_inputs(n, horizon)[0] for n in (1000, 4000)}
        taken = in_turn(10, {str(n): lambda i=i, b=base: compute_many(b, i, WANTED) for n, i in sizes.items()})
        one, four = (statistics.median(taken[str(n)]) for n in (1000, 4000))
        finding(
            f"to {horizon}: 1 000 scenarios {one * 1e3:.1f} ms, 4 000 {four * 1e3:.1f} ms, ratio {four / one:.1f}"
        )
