"""Autosave: cheap to note, written soon, gone when nothing is unsaved, and it never stops the work."""

import errno
import time
from pathlib import Path

import pytest

from scenarier.model.study import Scenario, Study
from scenarier.session.autosave import Autosave
from scenarier.storage.journal import lost_journals, read_journal


def study(growth: float) -> Study:
    return Study(scenarios=(Scenario("A", parameters={"population_growth": growth}),))


def wait_for(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


@pytest.fixture
def faults():
    return []


@pytest.fixture
def autosave(tmp_path, faults):
    made = Autosave(tmp_path / "recovery", faults.append, delay=0.05)
    yield made
    made.close()


def test_that_the_latest_note_is_written_even_while_notes_keep_coming(autosave):
    end = time.monotonic() + 0.5
    growth = 0.0
    seen = set()
    while time.monotonic() < end:
        growth += 1
        autosave.note(study(growth), None, "", 0)
        if autosave.file.exists():
            seen.add(read_journal(autosave.file)[0].study.scenarios[0].parameters["population_growth"])
        time.sleep(0.005)
    assert len(seen) > 2
    wait_for(lambda: read_journal(autosave.file)[0].study == study(growth))


def test_that_a_note_costs_next_to_nothing(autosave):
    times = []
    for growth in range(200):
        one = study(float(growth))
        start = time.perf_counter()
        autosave.note(one, None, "", 0)
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.001


def test_that_nothing_comes_back_after_a_save(autosave):
    for growth in range(30):
        autosave.note(study(float(growth)), None, "", 0)
        time.sleep(0.004)
        autosave.clear()
        assert not autosave.file.exists()
    time.sleep(0.2)
    assert not autosave.file.exists()


def test_that_closing_takes_the_journal_away_and_keeping_leaves_it(tmp_path, faults):
    gone, kept = (Autosave(tmp_path, faults.append, delay=0.01) for _ in range(2))
    for one in (gone, kept):
        one.note(study(1.0), Path("/x.scenarier"), "", 0)
    wait_for(lambda: gone.file.exists() and kept.file.exists())
    gone.close()
    kept.note(study(2.0), None, "", 0)
    kept.close(keep=True)
    (lost,) = lost_journals(tmp_path)
    assert lost.entry is not None
    assert lost.entry.study == study(2.0)
    assert faults == []


def test_that_a_full_disk_is_told_of_once_and_tried_again(autosave, faults, monkeypatch):
    import os

    real = os.fsync

    def full(handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    for growth in (1.0, 2.0):
        autosave.note(study(growth), None, "", 0)
        time.sleep(0.2)
    assert len(faults) == 1
    monkeypatch.setattr(os, "fsync", real)
    autosave.note(study(3.0), None, "", 0)
    wait_for(autosave.file.exists)
    assert read_journal(autosave.file)[0].study == study(3.0)
