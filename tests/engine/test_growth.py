"""What the engine does grows no faster than what it is given; counted, not timed."""

import gc
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.engine.larger import larger
from tests.oracle.compare import AARHUS

from scenarier.engine.base import base_of
from scenarier.engine.defaults import Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.many import chunk_of, compute_many
from scenarier.engine.project import project
from scenarier.engine.remember import MOST
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Measure, Scenario

WANTED = ("need", "savings", "service_expenditure", "result")


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, Python's and numpy's, once the constants are made."""
    work()
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    gc.disable()  # tidying up after other tests calls functions too
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return counted


def memory_of(work: Callable[[], object]) -> int:
    """The most memory that is held at once beyond what was held before [bytes]."""
    work()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def kept_beyond_the_answer(n_scenarios: int) -> int:
    """What is held when many scenarios are computed, beyond what they give [bytes]."""
    base, inputs = base_of(AARHUS, 2029), paths(n_scenarios, 2029, AARHUS)
    tracemalloc.start()
    try:
        found = compute_many(base, inputs, WANTED)
        return tracemalloc.get_traced_memory()[0] - sum(array.nbytes for array in found.values())
    finally:
        tracemalloc.stop()


def paths(n_scenarios: int, horizon: int, baseline: Baseline) -> Inputs:
    """Scenarios with growth and elasticities of their own, in arrays that no step has seen."""
    default = inputs_of(baseline, [BASELINE], horizon)
    parameters = {name: array.copy() for name, array in default.parameters.items()}
    for name in ("population_growth", "elasticity"):
        parameters[name] = parameters[name].repeat(n_scenarios, axis=-1)
    return replace(default, parameters=parameters, scenarios=tuple(map(str, range(n_scenarios))))


def many(n_scenarios: int, horizon: int = 2029, baseline: Baseline = AARHUS) -> Callable[[], object]:
    """The paths, in arrays that are new each of the two times, so that nothing is remembered."""
    base, inputs = base_of(baseline, horizon), [paths(n_scenarios, horizon, baseline) for _ in range(2)]
    return lambda: compute_many(base, inputs.pop(), WANTED)


def test_that_a_chunk_costs_as_many_calls_whatever_its_size() -> None:
    full = chunk_of(base_of(AARHUS, 2029))
    assert calls_of(many(full)) == pytest.approx(calls_of(many(full // 2)), rel=0.05)


@pytest.mark.parametrize("times", [2, 4, 8])
def test_that_calls_grow_with_chunks(times: int) -> None:
    full = chunk_of(base_of(AARHUS, 2029))
    assert calls_of(many(times * full)) < 1.1 * times * calls_of(many(full))


def test_that_memory_grows_with_the_answer_alone() -> None:
    full = chunk_of(base_of(AARHUS, 2029))
    few, more = (memory_of(many(times * full)) for times in (4, 8))
    assert more < 2.1 * few


def test_that_what_is_kept_of_many_draws_is_one_chunk() -> None:
    full = chunk_of(base_of(AARHUS, 2029))
    few, more = (kept_beyond_the_answer(times * full) for times in (2, 6))
    assert more < 1.1 * few


def test_that_calls_and_memory_grow_with_years() -> None:
    calls = [calls_of(many(500, horizon)) for horizon in (2027, 2031, 2035)]
    memory = [memory_of(many(500, horizon)) for horizon in (2027, 2031, 2035)]
    assert calls[2] - calls[1] == calls[1] - calls[0]
    assert memory[2] - memory[1] < 1.1 * (memory[1] - memory[0])


def test_that_areas_cost_memory_in_step_and_hardly_a_call() -> None:
    few, more = larger(2), larger(8)
    assert chunk_of(base_of(more, 2029)) * 4 == pytest.approx(chunk_of(base_of(few, 2029)), abs=4)
    assert calls_of(many(100, baseline=more)) < 1.5 * calls_of(many(100, baseline=few))
    assert memory_of(many(100, baseline=more)) < 4.4 * memory_of(many(100, baseline=few))


def test_that_calls_grow_with_measures() -> None:
    def calls(n_measures: int) -> int:
        measures = tuple(Measure("", "frame:MTM", {2026: 1.0, 2028: 2.0}) for _ in range(n_measures))
        for _ in range(MOST):  # every step holds as many answers as it keeps
            project(AARHUS, [Scenario("A", measures=measures)])
        return calls_of(lambda: project(AARHUS, [Scenario("A", measures=measures)]))

    few, more, most = (calls(number) for number in (10, 100, 1000))
    assert most - more == 10 * (more - few)
