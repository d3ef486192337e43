"""Times taken in turn, so that a noisy machine is noisy for all of them."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

SLICE = 0.02
"""How long a work goes on before it is the next one's turn [s]: none is timed in the caches that another left."""


@dataclass
class Taken:
    """What runs of one work took [s]: cpu of this process, which other work hardly moves, and on the wall."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def in_turn(turns: int, works: Mapping[str, Callable[[], object]], least: float = 0.0) -> dict[str, Taken]:
    """What each work takes, one after the other, in so many turns; a first one counts for none.

    A turn is one run, or as many as take `least` seconds.
    """
    taken = {name: Taken() for name in works}
    for turn in range(turns + 1):
        for name, work in works.items():
            start = time.perf_counter()
            while True:
                cpu, wall = time.process_time(), time.perf_counter()
                work()
                if turn:
                    taken[name].cpu.append(time.process_time() - cpu)
                    taken[name].wall.append(time.perf_counter() - wall)
                if time.perf_counter() - start >= least:
                    break
    return taken


def until_said(code: str, environment: Mapping[str, str], taken: Mapping[str, Taken]) -> None:
    """Take down what a process took until it printed each of these words, with the cpu named there [s]."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, text=True, env=dict(environment)
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, _, cpu = line.strip().partition(" ")
            if word in taken:
                taken[word].wall.append(time.perf_counter() - start)
                taken[word].cpu.append(float(cpu))
    assert process.returncode == 0, process.returncode


def percentile(times: Sequence[float], part: int) -> float:
    """The `part`-th percentile [s]."""
    return statistics.quantiles(times, n=100, method="inclusive")[part - 1]


def shown(taken: Taken) -> str:
    """Median of cpu, median and 95th percentile of wall in ms."""
    cpu, wall = statistics.median(taken.cpu) * 1e3, statistics.median(taken.wall) * 1e3
    return f"cpu {cpu:.2f} ms, wall {wall:.2f} ms, p95 {percentile(taken.wall, 95) * 1e3:.2f} ms"


def fixed_loop(n_times: int, taken: Taken) -> None:
    """Time a loop that is always the same: what it takes more at times is the machine's doing."""
    for _ in range(n_times):
        cpu, wall = time.process_time(), time.perf_counter()
        sum(range(100_000))
        taken.cpu.append(time.process_time() - cpu)
        taken.wall.append(time.perf_counter() - wall)


def kept_memory() -> dict[str, str]:
    """What makes the C library keep freed memory, so that no rival pays for another's page faults."""
    kept = str(2**28)
    return {"MALLOC_TRIM_THRESHOLD_": kept, "MALLOC_MMAP_THRESHOLD_": kept, "OPENBLAS_NUM_THREADS": "1"}
