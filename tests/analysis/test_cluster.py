"""Blocks of a cluster's workers are the blocks of this process, whatever becomes of the workers."""

import os
import signal
import time

import numpy as np
import pytest

from scenarier.analysis import cluster, sweep
from scenarier.analysis.ensemble import Ensemble, block, here
from scenarier.jobs.studies import example_paths, open_study
from scenarier.vocabulary.errors import FaultsError

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.long
ENVIRONMENT = {"MALLOC_TRIM_THRESHOLD_": str(2**30), "MALLOC_MMAP_THRESHOLD_": str(2**30)}
STUDY, BASELINE = open_study(example_paths()[0])
ENSEMBLE = Ensemble(
    BASELINE, STUDY.scenarios, 2029, ("liquidity", "savings"), BASELINE.rules, draws=12_345, seed=7
)


@pytest.fixture
def workers():
    """Two processes of a cluster on this machine."""
    import dask

    settings = {"distributed.scheduler.allowed-failures": 10, "distributed.nanny.pre-spawn-environ": ENVIRONMENT}
    with (
        dask.config.set(settings),
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as made,
    ):
        yield made


def as_bytes(drawn):
    values = [array.tobytes() for of_scenario in drawn.values for array in of_scenario.values()]
    counts = [broken.in_year.tobytes() + broken.in_any.tobytes() for rules in drawn.broken for broken in rules]
    return drawn.number, values, counts


def test_that_an_ensemble_s_blocks_are_the_same_bytes_in_the_same_order(workers):
    found = cluster.in_order(workers.scheduler_address, block, ENSEMBLE, ENSEMBLE.n_blocks)
    assert [as_bytes(drawn) for drawn in found] == [as_bytes(drawn) for drawn in here(ENSEMBLE)]


def test_that_a_sweep_s_blocks_are_the_same_bytes(workers):
    rates = tuple(0.2 + index / 1000 for index in range(101))
    levers = (("tax_rate", rates), ("population_growth", tuple(range(3000, 3050))))
    grid = sweep.Grid(BASELINE, STUDY.scenarios, 2029, levers, ("result", "frame"), (2028, 2029))
    found = list(cluster.in_order(workers.scheduler_address, sweep.block, grid, grid.n_blocks))
    assert [one.figures.tobytes() for one in found] == [one.figures.tobytes() for one in sweep.here(grid)]
    assert len(found) == grid.n_blocks > 5


def slow_block(asked, number):
    """A block that takes a while, so that a worker can be lost on the way."""
    time.sleep(0.2)
    return np.arange(number, number + asked), os.getpid()


def test_that_a_worker_that_is_killed_costs_time_and_no_block(workers):
    found, killed = [], 0
    for numbers, process in cluster.in_order(workers.scheduler_address, slow_block, 3, 40):
        found.append(numbers.tolist())
        if len(found) in (5, 20):
            os.kill(process, signal.SIGKILL)
            killed += 1
    assert killed == 2
    assert found == [[number, number + 1, number + 2] for number in range(40)]


def test_that_what_is_left_half_way_leaves_nothing_to_compute(workers):
    blocks = cluster.in_order(workers.scheduler_address, slow_block, 3, 10_000)
    next(blocks)
    blocks.close()
    with distributed.Client(workers.scheduler_address, set_as_default=False) as client:
        deadline = time.monotonic() + 20
        while client.processing() and any(client.processing().values()) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(client.processing().values())


def test_that_a_scheduler_without_workers_and_none_at_all_are_told(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 1)
    with (
        distributed.LocalCluster(0, dashboard_address=None) as empty,
        pytest.raises(FaultsError) as told,
    ):
        next(cluster.in_order(empty.scheduler_address, slow_block, 3, 1))
    assert "has no workers" in told.value.faults[0].message
    with pytest.raises(FaultsError) as told:
        next(cluster.in_order("tcp://127.0.0.1:1", slow_block, 3, 1))
    assert "no Dask scheduler" in told.value.faults[0].message


def test_that_workers_of_another_make_are_refused(workers, monkeypatch):
    monkeypatch.setattr(cluster, "__version__", "0.1")
    with pytest.raises(FaultsError) as told:
        next(cluster.in_order(workers.scheduler_address, slow_block, 3, 1))
    assert "let them be the same" in told.value.faults[0].message
