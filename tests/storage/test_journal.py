"""Journals: what a killed window had not saved is offered again, and nothing else is touched."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.made import Study

from scenarier.model.rules import Rule
from scenarier.model.study import Scenario
from scenarier.storage import journal
from scenarier.storage.files import FaultsError
from scenarier.storage.journal import Claim, Entry, discard, lost_journals, now, read_journal, write_journal
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes

STUDY = Study(
    title="Budget æøå",
    scenarios=(Scenario("A", parameters={"population_growth": 3500.0, "frame_change.MSB": {2026: 25.5}}),),
)


def entry(when: datetime | None = None, study: Study = STUDY) -> Entry:
    return Entry(study, when or now(), Path("/et/sted/budget æ.scenarier"), "abc", 0)


def test_that_what_is_written_is_read_back(tmp_path):
    file = tmp_path / "x.journal"
    written = entry()
    write_journal(file, written)
    assert read_journal(file)[0] == written


@pytest.mark.parametrize("year", [1, 1969, 1970, 1999, 2000, 2999, 3000, 9999])
def test_that_a_journal_written_under_a_clock_that_is_wrong_is_read(tmp_path, monkeypatch, year):
    monkeypatch.setattr("scenarier.storage.journal.now", lambda: datetime(year, 2, 28, 12, tzinfo=UTC))
    claim = Claim(tmp_path)
    write_journal(claim.file, entry(journal.now()))
    (lost,) = lost_journals(tmp_path)
    assert lost.entry is not None
    assert lost.entry.study == STUDY
    assert lost.entry.when.year == min(max(year, 2000), 2999)


def test_that_a_journal_holds_texts_that_no_file_may(tmp_path):
    study = Study(title="x" * 300, scenarios=(Scenario("A", note="y" * 30_000),))
    write_journal(tmp_path / "x.journal", entry(study=study))
    assert read_journal(tmp_path / "x.journal")[0].study == study


def test_that_a_journal_holds_the_very_study_a_file_holds(tmp_path):
    write_journal(tmp_path / "x.journal", entry())
    held = json.loads((tmp_path / "x.journal").read_bytes())["study"]
    assert held == json.loads(study_bytes(STUDY))


def test_that_a_journal_holds_the_rules_of_a_study_as_its_file_does(tmp_path):
    own = Rule("Egen", "savings", "at_least", 0.02, threshold_of="frame", entity="MKB", first_year=2027)
    study = replace(STUDY, rules=(own,), rules_off=("debt_limit",))
    write_journal(tmp_path / "x.journal", entry(study=study))
    held = json.loads((tmp_path / "x.journal").read_bytes())["study"]
    assert held == json.loads(study_bytes(study))
    assert read_journal(tmp_path / "x.journal")[0].study == study


def test_that_a_living_windows_journal_is_not_offered_and_a_dead_ones_is(tmp_path):
    claim = Claim(tmp_path)
    claim.hold()
    write_journal(claim.file, entry())
    assert lost_journals(tmp_path) == []
    claim.release()
    (lost,) = lost_journals(tmp_path)
    assert lost.entry is not None
    assert lost.entry.study == STUDY
    discard(lost.file)
    assert lost_journals(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_that_the_newest_comes_first_and_a_broken_one_is_told_of_and_kept(tmp_path):
    old, new = now() - timedelta(days=2), now()
    write_journal(tmp_path / "a.journal", entry(old))
    write_journal(tmp_path / "b.journal", entry(new))
    (tmp_path / "c.journal").write_text("{", encoding="utf-8")
    lost = lost_journals(tmp_path)
    assert [one.entry.when if one.entry else None for one in lost] == [new, old, None]
    assert lost[-1].fault is not None
    assert (tmp_path / "c.journal").exists()


def test_that_a_window_locks_for_real_while_another_tidies_or_tries_its_lock(tmp_path, monkeypatch):
    claim = Claim(tmp_path)
    claim.file.with_suffix(".lock").touch()
    owner = threading.Thread(target=claim.hold)
    unpatched = journal.discard

    def discard_while_the_owner_locks(file):
        owner.start()
        time.sleep(0.1)
        unpatched(file)

    monkeypatch.setattr(journal, "discard", discard_while_the_owner_locks)
    lost_journals(tmp_path)
    owner.join()
    monkeypatch.undo()
    write_journal(claim.file, entry())
    assert lost_journals(tmp_path) == []
    claim.release()


def test_that_litter_of_the_dead_is_tidied_but_not_beside_the_living(tmp_path):
    half = tmp_path / ".scenarier-abc.tmp"
    half.write_text("halv", encoding="utf-8")
    claim = Claim(tmp_path)
    claim.hold()
    lost_journals(tmp_path)
    assert half.exists()
    claim.release()
    lost_journals(tmp_path)
    assert not half.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"when": "i går"},
        {"when": "2026-11-23T10:00:00"},
        {"when": 3},
        {"path": 3},
        {"path": "a\0b"},
        {"path": ""},
        {"path": "a/b"},
        {"when": "0001-01-01T00:00:00+14:00"},
        {"version": True},
        {"selected": True},
        {"stamp": None},
        {"selected": 1},
        {"selected": "0"},
        {"format": "x"},
        {"version": 2},
        {"extra": 1},
        {"study": []},
    ],
    ids=str,
)
def test_that_a_journal_with_a_fault_is_refused(tmp_path, change):
    file = tmp_path / "x.journal"
    write_journal(file, entry())
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **change}), encoding="utf-8")
    with pytest.raises(FaultsError):
        read_journal(file)


def broken(content: bytes) -> list[bytes]:
    """The content cut short at many places, and with one bit turned at many others."""
    chance = random.Random(3)
    cut = [content[: len(content) * part // 50] for part in range(50)]
    turned = []
    for _ in range(300):
        place = chance.randrange(len(content))
        turned.append(content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :])
    return cut + turned


def test_that_a_broken_journal_or_study_is_a_fault_or_still_whole(tmp_path):
    file = tmp_path / "x.journal"
    write_journal(file, entry())
    n_faults = 0
    for content in broken(file.read_bytes()):
        file.write_bytes(content)
        try:
            assert read_journal(file)[0].study.scenarios
        except FaultsError:
            n_faults += 1
    for content in broken(study_bytes(STUDY)):
        try:
            assert isinstance(parse_study(content, "x")[0], type(STUDY))
        except FaultsError:
            n_faults += 1
    assert n_faults > 300


KILLED = """
import sys, time
from pathlib import Path
from scenarier.model.study import Scenario, Study
from scenarier.session.autosave import Autosave
def fault(error):
    raise SystemExit(str(error))
autosave = Autosave(Path(sys.argv[1]), fault)
for growth in range(3000, 3600, 10):
    scenario = Scenario("A", parameters={"population_growth": float(growth)})
    study = Study(title="Uden gem", baseline="aarhus-2024", horizon=2029, scenarios=(scenario,))
    autosave.note(study, Path(sys.argv[2]), "stempel", 0)
    time.sleep(0.01)
print("edited", flush=True)
time.sleep(60)
"""


def test_that_after_a_kill_the_last_edit_made_two_seconds_before_is_offered(tmp_path):
    folder, own = tmp_path / "recovery", tmp_path / "mit.scenarier"
    own.write_text("min fil", encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(folder), str(own)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"edited\n"
    before = datetime.now(UTC)
    time.sleep(2)
    assert lost_journals(folder) == []
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    (lost,) = lost_journals(folder)
    assert lost.entry is not None
    assert lost.entry.study.scenarios[0].parameters == {"population_growth": 3590.0}
    assert abs((lost.entry.when - before).total_seconds()) < 3
    assert lost.entry.path == own
    assert own.read_text(encoding="utf-8") == "min fil"
