"""Kills and signals at random moments: nothing older than 2 s is lost by a kill, nothing by a signal, no litter.

python -m tests.soak.crash --kills 150 --signals 40
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.made import Study
from tests.soak.victim import LEVER, count_of

from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.storage.journal import lost_journals

LOST_BY_A_KILL = 2.0
"""What a kill may take with it [s]."""
LONGEST = 3.5
"""The longest that a window works before it is ended [s]."""
SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT")


class Victim:
    """A window that works in its own process; `told` are its lines: word, value, when."""

    def __init__(self, study: Path, home: Path, *arguments: str) -> None:
        self.told: list[tuple[str, str, float]] = []
        environment = {**os.environ, "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        command = [sys.executable, "-m", "tests.soak.victim", str(study), *arguments]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, value, when = line.rstrip("\n").split(" ")
            self.told.append((word, value, float(when)))

    def wait_for(self, word: str, seconds: float = 60) -> None:
        """Until it has said a word."""
        end = time.monotonic() + seconds
        while not any(one[0] == word for one in list(self.told)):
            if time.monotonic() > end or self.process.poll() is not None:
                self.end(signal.SIGKILL)
                raise AssertionError(f"the window never said “{word}”")
            time.sleep(0.01)

    def end(self, number: int) -> tuple[int, float]:
        """Send a signal and wait; the exit status, and when it was sent."""
        sent = time.monotonic()
        self.process.send_signal(number)
        try:
            status = self.process.wait(60)
        finally:
            self.process.kill()
            self._reader.join()
        return status, sent

    def last(self, *words: str, before: float = float("inf")) -> str:
        """The value last told with one of the words, before a time."""
        values = [value for word, value, when in self.told if word in words and when <= before]
        return values[-1] if values else ""


@contextmanager
def places() -> Iterator[tuple[Path, Path]]:
    """A study on the disk and a home for journals."""
    with tempfile.TemporaryDirectory() as folder:
        study, home = Path(folder, "studies", "a.scenarier"), Path(folder, "home")
        study.parent.mkdir()
        save_study(Study(title="Prøve", scenarios=(Scenario("A"),)), study)
        yield study, home


def kept(study: Path, home: Path) -> list[Study]:
    """What the next start would have: the file, and what is offered."""
    lost = lost_journals(home / "scenarier" / "recovery")
    return [open_study(study)[0], *(one.entry.study for one in lost if one.entry is not None)]


def litter(study: Path, home: Path, n_open: int) -> list[str]:
    """What is left beside the study and in the journals' folder, with so many windows open."""
    found = [path.name for path in study.parent.iterdir() if path != study]
    folder = home / "scenarier" / "recovery"
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    stems = {name.split(".")[0] for name in names if name.endswith((".journal", ".lock"))}
    others = [name for name in names if not name.endswith((".journal", ".lock"))]
    return found + others + (names if len(stems) > n_open else [])


def killed(study: Path, home: Path, chance: random.Random) -> list[str]:
    """One kill at a random moment; what was wrong."""
    victim = Victim(study, home)
    victim.wait_for("edit")
    left = litter(study, home, 1)
    time.sleep(chance.uniform(0, LONGEST))
    _, sent = victim.end(signal.SIGKILL)
    least = count_of(victim.last("begun", "edit", before=sent - LOST_BY_A_KILL))
    most = max(count_of(one.note) for one in kept(study, home))
    lost = [f"kill: edit {least} was older than {LOST_BY_A_KILL} s, kept is {most}"] if most < least else []
    return lost + [f"kill: left behind: {name}" for name in left]


def signalled(study: Path, home: Path, name: str, chance: random.Random) -> list[str]:
    """One signal at a random moment, every other time while something is typed; what was wrong."""
    number = int(getattr(signal, name))
    is_typing = chance.random() < 0.5
    victim = Victim(study, home, *(["--typing"] if is_typing else []))
    victim.wait_for("typed" if is_typing else "edit")
    time.sleep(0.3 if is_typing else chance.uniform(0, LONGEST))
    status, _ = victim.end(number)
    found = kept(study, home)
    wanted, most = count_of(victim.last("begun", "edit")), max(count_of(one.note) for one in found)
    wrong = [f"{name}: edit {wanted} is lost, kept is {most}"] if most < wanted else []
    typed = float(victim.last("typed") or 0)
    if typed and not any(one.scenarios[0].parameters.get(LEVER) == typed for one in found):
        wrong.append(f"{name}: {typed:g} was typed and is lost")
    if status != -number:
        wrong.append(f"{name}: the exit status is {status}")
    return wrong


def tidied(study: Path, home: Path) -> list[str]:
    """A last window that takes up what is left, is asked to end, and leaves what it should; what was wrong."""
    victim = Victim(study, home)
    victim.wait_for("saved", 120)
    victim.end(signal.SIGTERM)
    n_offered = len(kept(study, home)) - 1
    return [f"at the end: left behind: {name}" for name in litter(study, home, n_offered)]


def crash(n_kills: int, n_signals: int, seed: int) -> list[str]:
    """All of it; what was wrong."""
    chance, wrong = random.Random(seed), list[str]()
    for name in SIGNALS:
        if (
            signal.getsignal(getattr(signal, name)) is signal.SIG_IGN
        ):  # behind nohup; the windows would ignore it too
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    with places() as (study, home):
        for n in range(n_kills):
            wrong += _told(killed(study, home, chance))
            _report("kills", n + 1, n_kills, wrong)
        for n in range(n_signals):
            wrong += _told(signalled(study, home, SIGNALS[n % len(SIGNALS)], chance))
            _report("signals", n + 1, n_signals, wrong)
        wrong += _told(tidied(study, home))
    return wrong


def _told(wrong: list[str]) -> list[str]:
    """Print at once what was wrong."""
    for line in wrong:
        print(line, flush=True)
    return wrong


def _report(what: str, n_done: int, n_all: int, wrong: list[str]) -> None:
    if n_done % 10 == 0 or n_done == n_all:
        print(f"{n_done} of {n_all} {what}; wrong: {len(wrong)}", flush=True)


def main() -> int:
    """The exit status: 1 where something was lost or left."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=150)
    asked.add_argument("--signals", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    wrong = crash(given.kills, given.signals, given.seed)
    print(f"wrong: {len(wrong)}" if wrong else "nothing lost, nothing left")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
