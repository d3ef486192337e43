"""Times taken in turn, so that a noisy machine is noisy for all of them."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence


def in_turn(runs: int, works: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Seconds of each work, one after the other, `runs` times."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    return taken


def cpu_in_turn(runs: int, works: Mapping[str, Callable[[], object]]) -> dict[str, list[tuple[float, float]]]:
    """Seconds of cpu and on the wall of each work, one after the other, `runs` times; a first round counts for none."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for run in range(runs + 1):
        for name, work in works.items():
            cpu, wall = time.process_time(), time.perf_counter()
            work()
            if run:
                taken[name].append((time.process_time() - cpu, time.perf_counter() - wall))
    return taken


def shown_both(times: Sequence[tuple[float, float]]) -> str:
    """Medians of cpu and wall in ms."""
    cpu, wall = (statistics.median(clock) * 1e3 for clock in zip(*times, strict=True))
    return f"cpu {cpu:.2f} ms, wall {wall:.2f} ms"


def until_said(code: str, words: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Seconds from the start of a Python process to each of the words it prints."""
    start = time.perf_counter()
    found = {}
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, text=True, env=dict(environment)
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() in words:
                found[line.strip()] = time.perf_counter() - start
    assert process.returncode == 0, process.returncode
    return found


def percentile(times: Sequence[float], part: int) -> float:
    """The `part`-th percentile [s]."""
    return statistics.quantiles(times, n=100, method="inclusive")[part - 1]


def shown(times: Sequence[float]) -> str:
    """Median and 95th percentile in ms."""
    return f"median {statistics.median(times) * 1e3:7.2f} ms, p95 {percentile(times, 95) * 1e3:7.2f} ms"


def kept_memory() -> dict[str, str]:
    """What makes the C library keep freed memory, so that no rival pays for another's page faults."""
    kept = str(2**28)
    return {"MALLOC_TRIM_THRESHOLD_": kept, "MALLOC_MMAP_THRESHOLD_": kept, "OPENBLAS_NUM_THREADS": "1"}
