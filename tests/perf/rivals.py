"""This checkout's engine and another's, timed in turn in one run.

    python -m tests.perf.rivals OLD_CHECKOUT [part of a work's name …]

Each has a process of its own, which waits while the other works; memory is kept alike for both (timing.py), byte
code is compiled first. The works are this checkout's own (works.py).
"""

import compileall
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.perf.timing import SLICE, kept_memory

TURNS = 31


def main(old: str, parts: list[str]) -> None:
    """Print what each work takes there and here."""
    here = Path(__file__).resolve().parents[2]
    for checkout in (old, here):
        compileall.compile_dir(Path(checkout) / "src", quiet=2)
    rivals = [_started(Path(checkout) / "src", here) for checkout in (old, here)]
    print(f"load {os.getloadavg()[0]:.1f}; medians of {TURNS} turns, cpu ms (wall ms)")
    print(f"{'':44}{'before':>18}{'now':>18}   before/now")
    names = [rival.stdout.readline().rstrip("\n").split("\t") for rival in rivals].pop()
    for name in names:
        if not parts or any(part in name for part in parts):
            found = [[_asked(rival, name) for rival in rivals] for _ in range(TURNS)]
            _told(name, found)
    for rival in rivals:
        rival.stdin.close()
        rival.wait()


def serve() -> None:
    """Time the works whose names come in, one a line: cpu and wall seconds of one."""
    from tests.perf.works import WORKS

    print("\t".join(WORKS), flush=True)
    made = {}
    for line in sys.stdin:
        name = line.rstrip("\n")
        if name not in made:
            made = {name: WORKS[name]()}  # one at a time, so that none holds memory that another is short of
            for _ in range(3):
                made[name]()
        print(*_timed(made[name]), flush=True)


def _timed(work) -> tuple[float, float]:
    cpu, wall, runs = time.process_time(), time.perf_counter(), 0
    while not runs or time.process_time() - cpu < SLICE:
        work()
        runs += 1
    return (time.process_time() - cpu) / runs, (time.perf_counter() - wall) / runs


def _started(source: Path, here: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, **kept_memory(), "PYTHONPATH": str(source)}
    code = "from tests.perf.rivals import serve; serve()"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=here,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _asked(rival, name: str) -> tuple[float, float]:
    print(name, file=rival.stdin, flush=True)
    cpu, wall = map(float, rival.stdout.readline().split())
    return cpu, wall


def _told(name: str, found) -> None:
    middle = [
        [statistics.median(turn[rival][clock] for turn in found) * 1e3 for clock in (0, 1)] for rival in (0, 1)
    ]
    shown = "".join(f"{f'{cpu:.3f} ({wall:.3f})':>18}" for cpu, wall in middle)
    ratio = statistics.median(turn[0][0] / turn[1][0] for turn in found)
    print(f"{name:44}{shown}   {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
