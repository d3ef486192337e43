"""Autosave: cheap to note, written soon, gone when nothing is unsaved, and it never stops the work."""

import errno
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.made import Study

from scenarier.model.study import Scenario
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


def test_that_what_could_not_be_written_is_tried_again_without_another_edit(autosave, faults):
    folder = autosave.file.parent
    folder.write_text("in the way", encoding="utf-8")
    autosave.note(study(1.0), None, "", 0)
    wait_for(lambda: faults)
    folder.unlink()
    wait_for(autosave.file.exists)
    assert read_journal(autosave.file)[0].study == study(1.0)
    assert autosave.flush()
    assert len(faults) == 1


def test_that_a_text_no_file_can_hold_does_not_end_the_autosave(autosave, faults):
    autosave.note(replace(study(1.0), title="half a character \ud800"), None, "", 0)
    wait_for(lambda: faults)
    assert not autosave.flush()
    autosave.note(study(2.0), None, "", 0)
    wait_for(autosave.file.exists)


def test_that_a_living_window_is_not_offered_after_its_folder_was_removed(autosave, faults):
    autosave.note(study(1.0), None, "", 0)
    wait_for(autosave.file.exists)
    shutil.rmtree(autosave.file.parent)
    autosave.note(study(2.0), None, "", 0)
    wait_for(autosave.file.exists)
    assert lost_journals(autosave.file.parent) == []
    assert faults == []


def test_that_the_time_is_that_of_the_edit_and_not_of_the_writing_or_of_another_selection(tmp_path, faults):
    autosave = Autosave(tmp_path, faults.append, delay=1.1)
    before, edited = datetime.now(UTC), study(1.0)
    autosave.note(edited, None, "", 0)
    time.sleep(1.05)
    autosave.note(edited, None, "", -1)
    wait_for(autosave.file.exists)
    entry = read_journal(autosave.file)[0]
    autosave.close()
    assert entry.selected == -1
    assert entry.when - before <= timedelta(seconds=0.5)


def test_that_whoever_is_told_of_a_failure_may_give_the_study_up_at_once(tmp_path):
    told = []

    def give_up(error):
        told.append(error)
        autosave.clear()

    autosave = Autosave(tmp_path / "recovery", give_up, delay=0.01)
    (tmp_path / "recovery").write_text("in the way", encoding="utf-8")
    autosave.note(study(1.0), None, "", 0)
    wait_for(lambda: told)
    autosave.close()
    assert len(told) == 1


def test_that_nothing_is_written_after_closing(tmp_path, faults):
    autosave = Autosave(tmp_path / "recovery", faults.append, delay=0.01)
    autosave.close()
    autosave.note(study(1.0), None, "", 0)
    autosave.flush()
    assert list(tmp_path.iterdir()) == []
