"""A scenario's numbers are its own to the last bit: alone, in company, in chunks of any size, in threads."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import numpy as np
import pytest
from hypothesis import given, settings
from tests.oracle.compare import AARHUS
from tests.oracle.plans import levels_everywhere, odd_forecast
from tests.oracle.studies import changes_everywhere, studies

from scenarier.engine import need
from scenarier.engine.areas import OF_AREAS
from scenarier.engine.base import base_of
from scenarier.engine.each import COMPANY, project_each
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import compute_many
from scenarier.engine.project import project
from scenarier.engine.remember import remembered
from scenarier.model.study import BASELINE, Scenario
from scenarier.vocabulary.variables import VARIABLES

PLANNED = AARHUS.with_plan(levels_everywhere(3, 2030), odd_forecast(4, 2040))
HORIZON = 2029
TOTALS = tuple(name for name in VARIABLES if name not in OF_AREAS)


def drawn(n_scenarios: int, baseline=PLANNED):
    """Inputs with every parameter, measure and row of its own in every scenario."""
    chance = np.random.default_rng(n_scenarios)
    inputs = inputs_of(baseline, [BASELINE, changes_everywhere(9, HORIZON)], HORIZON)
    steps = chance.uniform(0.0, 1.0, n_scenarios)

    def spread(array):
        low, high = array[..., :1], array[..., -1:]
        steady = np.where(np.isfinite(low), low, high)
        return np.where(np.isfinite(high), steady + (high - steady) * steps, high)

    return replace(
        inputs,
        parameters={name: spread(array) for name, array in inputs.parameters.items()},
        measures={name: spread(array) for name, array in inputs.measures.items()},
        scenarios=tuple(map(str, range(n_scenarios))),
    )


def unknown(inputs):
    """The same inputs in other arrays, of which no step remembers an answer."""
    return replace(inputs, parameters={name: array.copy() for name, array in inputs.parameters.items()})


def assert_same_bytes(found, expected):
    for name, array in expected.items():
        assert found[name].shape == array.shape
        assert np.ascontiguousarray(found[name]).tobytes() == np.ascontiguousarray(array).tobytes(), name


def column(arrays, place):
    return {name: array[..., place if array.shape[-1] > 1 else 0] for name, array in arrays.items()}


@settings(max_examples=30)
@given(studies(most=4))
def test_that_a_scenario_alone_equals_itself_in_company(study):
    scenarios, horizon, baseline = study
    together = project(baseline, scenarios, horizon, keep_steps=True)
    for place, scenario in enumerate(scenarios):
        alone = project(baseline, [scenario], horizon, keep_steps=True)
        assert_same_bytes(column(together.values, place), column(alone.values, 0))
        assert_same_bytes(column(together.steps, place), column(alone.steps, 0))


@pytest.mark.parametrize("baseline", [AARHUS, PLANNED])
def test_that_one_among_very_many_equals_itself_alone(baseline):
    company = [changes_everywhere(seed, 2035) for seed in range(40)]
    together = project(baseline, company, 2035)
    for place in (0, 17, 39):
        alone = project(baseline, [company[place]], 2035)
        assert_same_bytes(column(together.values, place), column(alone.values, 0))


@pytest.mark.parametrize(("variables", "n_scenarios"), [(TOTALS, 1001), (tuple(VARIABLES), 334)])
def test_that_chunks_of_any_size_give_the_same_bytes(variables, n_scenarios):
    base, inputs = base_of(PLANNED, HORIZON), drawn(n_scenarios)
    whole = compute_many(base, inputs, variables, 2000)
    for size in (1, 2, 3, 333, 1000, None):
        assert_same_bytes(compute_many(base, inputs, variables, size), whole)


def test_that_scenarios_projected_some_at_a_time_equal_themselves_alone():
    scenarios = [Scenario(str(n), parameters={"population_growth": 3000.0 + n}) for n in range(COMPANY + 1)]
    together = project_each(PLANNED, [BASELINE, *scenarios], 2026)
    assert together.scenarios == ("Grundforløb", *map(str, range(COMPANY + 1)))
    for place in (0, 1, COMPANY, COMPANY + 1):
        alone = project(PLANNED, [[BASELINE, *scenarios][place]], 2026)
        assert_same_bytes(column(together.values, place), column(alone.values, 0))
        assert_same_bytes(column(together.steps, place), column(alone.steps, 0))


def test_that_totals_are_those_of_the_whole_projection():
    scenarios = [BASELINE, *(changes_everywhere(seed, HORIZON) for seed in range(3))]
    whole = project(PLANNED, scenarios, HORIZON)
    found = compute_many(base_of(PLANNED, HORIZON), inputs_of(PLANNED, scenarios, HORIZON), TOTALS)
    for place in range(len(scenarios)):
        assert_same_bytes(column(found, place), column({name: whole.values[name] for name in TOTALS}, place))


@pytest.fixture
def many_switches():
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("many_switches")
def test_that_four_threads_give_the_same_bytes_as_one():
    base = base_of(PLANNED, HORIZON)
    works = [drawn(n_scenarios) for n_scenarios in (1, 300, 301, 400)]
    expected = [compute_many(base, inputs, VARIABLES) for inputs in works]
    start = Barrier(len(works))

    def work(place):
        start.wait()
        return [compute_many(base, unknown(works[place]), variables) for variables in (VARIABLES, TOTALS) * 6]

    with ThreadPoolExecutor(len(works)) as threads:
        for place, found in enumerate(threads.map(work, range(len(works)))):
            for each in found:
                assert_same_bytes(each, {name: expected[place][name] for name in each})


@pytest.mark.usefixtures("many_switches")
def test_that_a_remembered_step_may_be_asked_by_several_threads():
    start = Barrier(4)

    @remembered
    def doubled(of):
        return 2 * of[0]

    def work(first):
        start.wait()
        return all(doubled([number]) == 2 * number for number in range(first, first + 20_000))

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, (0, 1, 2, 3)))


def test_that_a_lever_on_kept_draws_computes_what_it_moves_alone(monkeypatch):
    asked = []
    scratch = need.scratch
    monkeypatch.setattr(need, "scratch", lambda *shape: asked.append(shape) or scratch(*shape))
    base, inputs = base_of(AARHUS, HORIZON), drawn(100, AARHUS)
    compute_many(base, inputs, TOTALS)
    assert len(asked) == 1
    for step in (0.001, 0.002):
        rates = inputs.parameters["tax_rate"] + step
        compute_many(base, replace(inputs, parameters={**inputs.parameters, "tax_rate": rates}), TOTALS)
    assert len(asked) == 1


def test_that_a_lever_leaves_arrays_as_they_are():
    projections = [project(AARHUS, [Scenario("A", parameters={"tax_rate": rate})]) for rate in (0.24, 0.25)]
    before, after = (projection.values for projection in projections)
    assert {name for name in VARIABLES if before[name] is after[name]} >= {"need", "savings", "area_spending"}
    assert not np.array_equal(before["income_tax"], after["income_tax"])
