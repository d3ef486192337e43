"""Studies by chance: any parameter at any value of its range, any target, any horizon, budgets and forecasts."""

import random

from hypothesis import strategies as st
from tests.oracle.compare import AARHUS
from tests.oracle.plans import plans

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.plan import ByYear
from scenarier.model.study import Measure, ParameterValue, Scenario

KEYS: dict[str, ParameterSpec] = {
    join_key(spec.name, entity): spec
    for spec in AARHUS.parameters.values()
    for entity in AARHUS.entities(spec.entity_kind) or ("",)
}
"""Every key a study may have, and the row of the registry it belongs to."""

TARGETS = AARHUS.measure_targets()
LARGEST_AMOUNT = 1e5

HORIZONS = st.integers(2025, 2035)
PACKAGES = ["", "", "A reform", "A building"]


def values(spec: ParameterSpec) -> st.SearchStrategy[float]:
    """Any value of the parameter's range, its ends now and then."""
    if spec.unit == "switch":
        return st.sampled_from([0.0, 1.0])
    return st.floats(spec.minimum, spec.maximum) | st.sampled_from([spec.minimum, spec.maximum])


def given_values(spec: ParameterSpec, horizon: int) -> st.SearchStrategy[ParameterValue]:
    """A number, or for a parameter with years also a number for some of them."""
    if not spec.has_year:
        return values(spec)
    return values(spec) | st.dictionaries(st.integers(2025, horizon), values(spec), max_size=4)


def amounts(horizon: int) -> st.SearchStrategy[ByYear]:
    """Amounts for some years: ordinary ones, and now and then as large as a study may hold."""
    usual, largest = st.floats(-100, 100), st.floats(-LARGEST_AMOUNT, LARGEST_AMOUNT)
    amount = st.one_of(usual, usual, usual, largest)
    return st.dictionaries(st.integers(2025, horizon), amount, max_size=4)


def measures(horizon: int) -> st.SearchStrategy[tuple[Measure, ...]]:
    """Up to six measures; some share a target or a package, some last, some are switched off."""
    measure = st.builds(
        Measure,
        title=st.just("A measure"),
        target=st.sampled_from(TARGETS),
        amounts=amounts(horizon),
        on=st.sampled_from([True, True, True, False]),
        package=st.sampled_from(PACKAGES),
        lasting=st.booleans(),
    )
    return st.lists(measure, max_size=6).map(tuple)


@st.composite
def some_changes(draw: st.DrawFn, horizon: int) -> Scenario:
    """A scenario that changes a few things, easy to shrink and to read."""
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), unique=True, max_size=10))
    parameters = {key: draw(given_values(KEYS[key], horizon)) for key in keys}
    return Scenario("Some changes", parameters=parameters, measures=draw(measures(horizon)))


def changes_everywhere(seed: int, horizon: int) -> Scenario:
    """A scenario with its own values for every parameter of every entity, and a measure on every target."""
    chance = random.Random(seed)
    years = range(2025, horizon + 1)

    def value(spec: ParameterSpec) -> float:
        if spec.unit == "switch":
            return float(chance.random() < 0.5)
        return chance.choice([spec.minimum, spec.maximum, *(chance.uniform(spec.minimum, spec.maximum),) * 6])

    def given_value(spec: ParameterSpec) -> ParameterValue:
        if not spec.has_year or chance.random() < 0.3:
            return value(spec)
        return {year: value(spec) for year in years if chance.random() < 0.7}

    def measure(target: str) -> Measure:
        steps = {y: chance.gauss(0, 20) for y in years if chance.random() < 0.7}
        return Measure("", target, steps, package=chance.choice(PACKAGES), lasting=chance.random() < 0.5)

    parameters = {key: given_value(spec) for key, spec in KEYS.items()}
    everywhere = tuple(measure(target) for target in TARGETS)
    return Scenario("Changes everywhere", parameters=parameters, measures=everywhere)


def scenarios(horizon: int) -> st.SearchStrategy[Scenario]:
    """Scenarios with a few changes, and with all one could make."""
    seeds = st.integers(0, 2**32)
    return some_changes(horizon) | seeds.map(lambda seed: changes_everywhere(seed, horizon))


@st.composite
def studies(draw: st.DrawFn, most: int = 3) -> tuple[list[Scenario], int, Baseline]:
    """One scenario or more, a horizon, and the baseline with the study's budget and forecast, if it has them."""
    horizon = draw(HORIZONS)
    budget, forecast = draw(plans(horizon))
    chosen = draw(st.lists(scenarios(horizon), min_size=1, max_size=most))
    return chosen, horizon, AARHUS.with_plan(budget, forecast)
