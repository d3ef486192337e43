"""Random use of the window for minutes: prints a line a minute, and ends with 1 and what grew.

python -m tests.soak.soak --seconds 600
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.soak.acts import User
from tests.soak.counts import Counts, counts_of, grown

from scenarier.gui.app import application
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import example_paths, open_session

N_SAMPLES, N_WARM = 10, 3
"""How often is counted, evenly in time, and how many of the counts are of the warm-up."""
SHORT = 120
"""Up to this many seconds it is counted four times only, twice in the warm-up."""


def window_in(folder: Path) -> tuple[Window, list[Path]]:
    """A window of its own folder, on the first of its studies."""
    files = [Path(shutil.copy(path, folder)) for path in example_paths()]
    application()
    window = Window("light", recovery=folder / "recovery", settings=folder / "settings.json")
    window.fill(open_session(files[0]))
    window.resize(1366, 768)
    window.show()
    window.load_plots()
    return window, files


def soak(seconds: float, seed: int, without: tuple[str, ...]) -> list[str]:
    """Use a window at random; what grew after the warm-up."""
    with tempfile.TemporaryDirectory() as folder:
        window, files = window_in(Path(folder))
        user = User(window, files, random.Random(seed))
        samples = _samples(user, seconds, without)
        window.close_now()
    return grown(samples[: N_WARM if seconds > SHORT else 2], samples[-1])


def _samples(user: User, seconds: float, without: tuple[str, ...]) -> list[Counts]:
    """Counts, evenly in time; each is printed."""
    start, samples, n_acts = time.monotonic(), list[Counts](), 0
    user.do_all_once()
    n_samples = N_SAMPLES if seconds > SHORT else 4
    while len(samples) < n_samples:
        end = start + seconds * (len(samples) + 1) / n_samples
        while time.monotonic() < end:
            user.act(without)
            n_acts += 1
        user.rest()
        samples.append(counts_of(user.window))
        told = ", ".join(f"{name} {value:g}" for name, value in samples[-1].items())
        print(f"{time.monotonic() - start:4.0f} s, {n_acts} acts: {told}", flush=True)
    return samples


def main() -> int:
    """The exit status: 1 where something grew."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=600.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--without", action="append", default=[], help="an act that is left out")
    given = asked.parse_args()
    found = soak(given.seconds, given.seed, tuple(given.without))
    print("\n".join(found) or "nothing grew")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
