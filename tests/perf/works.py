"""Works of the engine and the window that are timed, each made once and then called again and again.

They ask the program of whatever checkout is on the path for nothing that changes from version to version, so that
the version before can be a rival of this one (tests/perf/rivals.py).
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import count, cycle

import numpy as np
from tests.perf.moving import lever
from tests.perf.straight import straight_spending

from scenarier.engine.base import base_of
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
WANTED = ("need", "savings", "service_expenditure", "liquidity_per_citizen", "result")
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
FORGOTTEN = 6
"""So many inputs in turn that a step remembers none of them when it meets it again."""

Work = Callable[[], object]


def growth_paths(n_scenarios: int, horizon: int = 2029, seed: int = 1):
    """Inputs with as many random paths of population growth, and the paths `[scenario, year]`."""
    paths = np.random.default_rng(seed).normal(4870, 900, (horizon - 2023, n_scenarios))
    default = inputs_of(AARHUS, [BASELINE], horizon)
    names = tuple(map(str, range(n_scenarios)))
    given = replace(default, parameters={**default.parameters, "population_growth": paths}, scenarios=names)
    return given, paths.T.copy()


def draws(n_scenarios: int, horizon: int = 2029, seed: int = 1, baseline: Baseline = AARHUS):
    """Inputs with every parameter of every row and year drawn within its range, as its spread says."""
    chance = np.random.default_rng(seed)
    default = inputs_of(baseline, [BASELINE], horizon)

    def drawn(name: str, array: np.ndarray) -> np.ndarray:
        spec = baseline.parameters[name]
        wide = array + (spec.sd or 0.0) * chance.standard_normal((*array.shape[:-1], n_scenarios))
        wide = np.clip(wide, spec.minimum, np.where(np.isfinite(array), spec.maximum, np.inf))
        if spec.has_year:
            wide[0] = array[0]
        return wide

    parameters = {name: drawn(name, array) for name, array in default.parameters.items()}
    return replace(default, parameters=parameters, scenarios=tuple(map(str, range(n_scenarios))))


def quantiles(array: np.ndarray) -> np.ndarray:
    """Quantiles over scenarios, `[quantile, year, …]`; each row sorted, which half the digits are enough for."""
    return sorted_quantiles(array.astype(np.float32))


def sorted_quantiles(rows: np.ndarray) -> np.ndarray:
    """The same of rows that are sorted where they stand."""
    rows.sort(axis=-1)
    return np.stack([rows[..., int(share * (rows.shape[-1] - 1))] for share in SHARES])


def one_lever(key: str, first: float, step: float) -> Work:
    """The whole projection after one parameter has got another value."""
    values = count()
    return lambda: project(AARHUS, [Scenario("a", parameters={key: first + step * (next(values) % 1000)})])


def paths(n_scenarios: int, horizon: int = 2029) -> Work:
    """Some results of many paths of population growth."""
    base = base_of(AARHUS, horizon)
    sets = cycle([growth_paths(n_scenarios, horizon, seed)[0] for seed in range(FORGOTTEN)])
    return lambda: compute_many(base, next(sets), WANTED)


def straight(n_scenarios: int, horizon: int = 2029) -> Work:
    """The same in straight numpy."""
    given = growth_paths(n_scenarios, horizon)[1]
    return lambda: straight_spending(AARHUS, given, horizon)


def cold_draws(n_scenarios: int, horizon: int = 2029, baseline: Baseline = AARHUS) -> Work:
    """Some results of draws of everything that are new each time."""
    base = base_of(baseline, horizon)
    sets = cycle([draws(n_scenarios, horizon, seed, baseline) for seed in range(FORGOTTEN)])
    return lambda: compute_many(base, next(sets), WANTED)


def chunked_paths(n_scenarios: int, horizon: int = 2029) -> Work:
    """Quantiles of some results of very many paths of population growth."""
    base, inputs = base_of(AARHUS, horizon), growth_paths(n_scenarios, horizon)[0]

    def work() -> object:
        found = compute_many(base, inputs, WANTED)
        return {name: sorted_quantiles(found.pop(name).astype(np.float32)) for name in WANTED}

    return work


def straight_quantiles(n_scenarios: int, horizon: int = 2029) -> Work:
    """The same in straight numpy."""
    given = growth_paths(n_scenarios, horizon)[1]
    return lambda: {
        name: np.quantile(array, SHARES, axis=0)
        for name, array in straight_spending(AARHUS, given, horizon).items()
    }


def lever_on_draws(name: str, n_scenarios: int, horizon: int = 2029) -> Work:
    """Quantiles of some results of kept draws, after one parameter's have moved."""
    base, inputs = base_of(AARHUS, horizon), draws(n_scenarios, horizon)
    drawn = inputs.parameters[name]
    moved = cycle([{**inputs.parameters, name: drawn + 1e-6 * step} for step in range(FORGOTTEN)])

    def work() -> object:
        found = compute_many(base, replace(inputs, parameters=next(moved)), WANTED)
        return {variable: quantiles(array) for variable, array in found.items()}

    return work


def company(n_scenarios: int, n_measures: int) -> Work:
    """The whole projection of scenarios with measures and a lever each."""
    targets = ("frame:MTM", "area:MBU.daycare", "revenue:income_tax", "capex:gross", "savings:MSO")
    every = [
        Scenario(
            str(n),
            parameters={"population_growth": 3000.0 + n},
            measures=tuple(
                Measure("", targets[m % 5], {2026: -m - 1.0, 2028: n + 0.5}) for m in range(n_measures)
            ),
        )
        for n in range(n_scenarios)
    ]
    return lambda: project(AARHUS, every)


WORKS: dict[str, Callable[[], Work]] = {
    "one lever, population": lambda: one_lever("population_growth", 4000.0, 1.0),
    "one lever, service prices": lambda: one_lever("service_price_growth", 0.03, 1e-6),
    "one lever, an elasticity": lambda: one_lever("elasticity.MBU.daycare", 0.9, 1e-5),
    "one lever, the tax rate": lambda: one_lever("tax_rate", 0.245, 1e-6),
    "a scenario of 500 measures": lambda: company(1, 500),
    "100 scenarios of 10 measures": lambda: company(100, 10),
    "1 000 paths": lambda: paths(1000),
    "1 000 paths to 2035": lambda: paths(1000, 2035),
    "10 000 paths": lambda: paths(10_000),
    "1 000 paths, straight numpy": lambda: straight(1000),
    "1 000 draws of everything, cold": lambda: cold_draws(1000),
    "1 000 draws of everything, cold, to 2035": lambda: cold_draws(1000, 2035),
    "lever on 1 000 kept draws, tax rate": lambda: lever_on_draws("tax_rate", 1000),
    "lever on 1 000 kept draws, population": lambda: lever_on_draws("population_growth", 1000),
    "lever on 1 000 kept draws, service prices": lambda: lever_on_draws("service_price_growth", 1000),
    "lever on 1 000 kept draws, frames": lambda: lever_on_draws("frame_change", 1000),
    "lever to painted overview": lambda: lever(),
    "lever to painted overview, 1920 by 1080": lambda: lever(size=(1920, 1080)),
    "lever to painted overview, panel open": lambda: lever(is_open=True),
    "lever to painted comparison": lambda: lever(workspace="compare"),
}
