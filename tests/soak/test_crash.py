"""The short form of `make crash`: real windows, ended from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.made import Study
from tests.soak.crash import kept, litter, places

from scenarier.model.study import Scenario
from scenarier.storage.journal import Entry, now, write_journal

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_that_kills_lose_at_most_two_seconds_and_signals_nothing():
    command = [sys.executable, "-m", "tests.soak.crash", "--kills", "5", "--signals", "4"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=400, cwd=ROOT)
    assert said.returncode == 0, said.stdout + said.stderr[-2000:]
    assert said.stdout.endswith("nothing lost, nothing left\n")


def test_that_what_is_kept_and_what_is_left_behind_are_seen():
    with places() as (study, home):
        folder = home / "scenarier" / "recovery"
        folder.mkdir(parents=True)
        journal = folder / "x.journal"
        write_journal(journal, Entry(Study(note="7", scenarios=(Scenario("A"),)), now(), study, "", 0))
        assert sorted(one.note for one in kept(study, home)) == ["", "7"]
        assert litter(study, home, 1) == []
        (study.parent / ".scenarier-a.tmp").touch()
        (folder / "y.lock").touch()
        assert litter(study, home, 1) == [".scenarier-a.tmp", "x.journal", "x.lock", "y.lock"]
