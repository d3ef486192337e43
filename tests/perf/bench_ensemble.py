"""The ensemble: a lever on live draws, a hundred thousand draws, a million in little memory, and the drivers."""

from dataclasses import replace
from itertools import count

import numpy as np
from tests.perf.bench_draws import most_memory
from tests.perf.timing import SLICE, in_turn, shown
from tests.perf.works import AARHUS

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import drivers
from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.fan import quantiles, spreads
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.analysis.lines import live_lines, variables_of
from scenarier.model.study import BASELINE, Scenario
from scenarier.views.unsure import SHARES_OF, lines_of

FAN = ("liquidity_per_citizen", "result", "service_expenditure", "service_ceiling", "savings")
"""What the window's fans are made of."""
ENSEMBLE = Ensemble(AARHUS, (BASELINE,), 2029, FAN)
LEVERS = {"tax_rate": (0.24, 1e-6), "population_growth": (4000.0, 1.0), "service_price_growth": (0.03, 1e-6),
          "tax_base_growth": (0.03, 1e-6), "frame_change.MSB": (1.0, 0.1), "elasticity.MBU.daycare": (0.9, 1e-5),
          "capex_gross": (1200.0, 1.0)}  # fmt: skip


def moved(kept, key):
    """A lever's next value, and the quantiles of every draw after it."""
    (first, step), values = LEVERS[key], count()
    return lambda: fans(kept.projection(Scenario("a", parameters={key: first + step * next(values)})))


def fans(projection):
    """Each variable's quantiles, as the window takes them."""
    return [quantiles(projection.values[name].astype(np.float32)) for name in FAN]


def test_a_lever_with_live_draws(finding):
    for horizon in (2029, 2035):
        kept = KeptDraws(replace(ENSEMBLE, horizon=horizon))
        for key in LEVERS:
            taken = in_turn(30, {key: moved(kept, key)}, SLICE)[key]
            finding(
                f"{key} moved with 1 000 live draws to {horizon}, and quantiles: {shown(taken)} (goal 6 to 2029)"
            )
    kept = KeptDraws(replace(ENSEMBLE, draws=10_000))
    finding(f"the same with 10 000: {shown(in_turn(3, {'many': moved(kept, 'tax_rate')})['many'])}")


def test_a_lever_with_the_windows_lines(finding):
    lines = lines_of(AARHUS)
    kept = KeptDraws(replace(ENSEMBLE, variables=variables_of(lines)))
    for uncertainty, shares in SHARES_OF.items():
        for key, (first, step) in LEVERS.items():
            values = count()

            def work(key=key, first=first, step=step, values=values, shares=shares):
                return live_lines(
                    kept, Scenario("a", parameters={key: first + step * next(values)}), lines, shares
                )

            taken = in_turn(30, {key: work}, SLICE)[key]
            finding(f"{key} moved, quantiles for {uncertainty} of 1 000 live draws: {shown(taken)} (goal 6)")


def test_many_draws_with_quantiles(finding):
    cost = {}
    for draws in (25_000, 50_000, 100_000):
        asked = replace(ENSEMBLE, draws=draws)
        taken = in_turn(2, {"fan": lambda asked=asked: list(spreads(asked))})["fan"]
        cost[draws] = min(taken.cpu)
    finding(f"draws with quantiles of the fan's rows, cpu: {', '.join(f'{n} {s:.2f} s' for n, s in cost.items())} "
            f"(goal 1.5 s for 100 000; twice as many cost {cost[100_000] / cost[50_000]:.2f} times)")  # fmt: skip


def test_a_million_draws_in_little_memory(finding):
    asked = replace(ENSEMBLE, draws=1_000_000)
    memory = most_memory(lambda: list(spreads(asked)))
    finding(
        f"1 000 000 draws, quantiles of the fan's rows: memory {memory:.0f} MB beyond the program's own (goal 700)"
    )


def test_the_drivers_of_a_spread(finding):
    asked = replace(ENSEMBLE, draws=4096)
    work = {"drivers": lambda: drivers(asked, Asked("liquidity_per_citizen", "", 2029))}
    finding(f"drivers of a spread, 4 096 draws: {shown(in_turn(2, work)['drivers'])}")
