"""Very many draws with quantiles: against straight numpy, and a million in little memory."""

import statistics
import tracemalloc

import numpy as np
from tests.perf.timing import in_turn, shown
from tests.perf.works import AARHUS, WANTED, chunked_paths, draws, sorted_quantiles, straight_quantiles

from scenarier.engine.base import base_of
from scenarier.engine.many import chunk_of, compute_many

TWO_PLOTS = ("service_expenditure", "liquidity_per_citizen")


def streamed(n_draws, variables, horizon=2029):
    """Quantiles of some results of draws of everything, drawn chunk by chunk; asked rows alone are kept."""
    base, kept = base_of(AARHUS, horizon), {}
    size = chunk_of(base)
    for start in range(0, n_draws, size):
        found = compute_many(base, draws(min(size, n_draws - start), horizon, start), variables)
        for name, array in found.items():
            rows = kept.setdefault(name, np.empty((*array.shape[:-1], n_draws), np.float32))
            rows[..., start : start + size] = array
    return {name: sorted_quantiles(kept.pop(name)) for name in variables}


def most_memory(work):
    """The most that is held at once beyond what was held before [MB]."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def test_a_hundred_thousand_paths_with_quantiles(finding):
    works = {"engine": chunked_paths(100_000), "straight": straight_quantiles(100_000)}
    taken = in_turn(3, works)
    engine, straight = (statistics.median(taken[name].cpu) for name in works)
    memory = {name: most_memory(work) for name, work in works.items()}
    finding(f"100 000 paths of growth with quantiles: {shown(taken['engine'])}; straight numpy "
            f"{straight / engine:.1f} times that (goal 4)")  # fmt: skip
    finding(f"  memory {memory['engine']:.0f} MB, straight numpy {memory['straight']:.0f} MB, "
            f"{memory['engine'] / memory['straight']:.2f} of it (goal 0.125)")  # fmt: skip


def test_very_many_draws_of_everything(finding):
    taken = in_turn(1, {"draws": lambda: streamed(100_000, WANTED)})["draws"]
    finding(f"100 000 draws of everything with quantiles, drawn chunk by chunk: cpu {taken.cpu[0]:.2f} s, "
            f"wall {taken.wall[0]:.2f} s")  # fmt: skip
    memory = most_memory(lambda: streamed(1_000_000, TWO_PLOTS))
    finding(f"  1 000 000, quantiles of two plots: memory {memory:.0f} MB beyond the program's own (goal 700)")
