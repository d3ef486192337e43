"""Each save keeps the version before it: twenty a file, none lost, whatever the disk and other programs do."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from scenarier.storage import versions
from scenarier.storage.files import write_whole
from scenarier.storage.versions import MOST, versions_of, write_keeping
from scenarier.text.faults import faults_text
from scenarier.vocabulary.errors import FaultsError


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "data" / "versions"


@pytest.fixture
def path(tmp_path):
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs" / "budget.scenarier"


def contents(path, kept):
    return [one.file.read_bytes() for one in versions_of(path, kept)]


def all_there(path, kept):
    return {*contents(path, kept), path.read_bytes()}


def test_that_twenty_versions_are_kept_and_the_oldest_goes_first(path, kept):
    written = [f"version {n}".encode() for n in range(23)]
    for n, content in enumerate(written):
        write_keeping(path, content, kept)
        assert contents(path, kept) == list(reversed(written[max(0, n - 20) : n]))
    assert len(contents(path, kept)) == MOST == 20


def test_that_the_same_content_is_kept_once(path, kept):
    for content in (b"a", b"a", b"b", b"a", b"b", b"b"):
        write_keeping(path, content, kept)
    assert contents(path, kept) == [b"a", b"b"], "the newest first"
    write_keeping(path, b"c", kept)
    assert contents(path, kept) == [b"b", b"a"]


def test_that_a_version_says_when_its_file_was_saved(path, kept):
    write_keeping(path, b"a", kept)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    write_keeping(path, b"b", kept)
    (found,) = versions_of(path, kept)
    assert found.when.isoformat() == "2023-11-14T22:13:20+00:00"
    assert found.is_whole()


@pytest.mark.parametrize("moment", [-(10**9), 10**11])
def test_that_a_file_from_an_odd_time_is_kept_too(path, kept, moment):
    write_keeping(path, b"a", kept)
    os.utime(path, (moment, moment))
    write_keeping(path, b"b", kept)
    assert contents(path, kept) == [b"a"]


def test_that_a_clock_that_goes_back_changes_no_order(path, kept, monkeypatch):
    moments = iter(range(9 * 10**17, 0, -(10**17)))
    monkeypatch.setattr(versions.time, "time_ns", lambda: next(moments))
    for content in (b"a", b"b", b"c", b"d"):
        write_keeping(path, content, kept)
    assert contents(path, kept) == [b"c", b"b", b"a"]


def test_that_a_link_and_its_file_have_the_same_versions_and_a_copy_has_its_own(path, kept):
    write_keeping(path, b"a", kept)
    link, copy = path.with_name("link"), path.with_name("copy")
    link.symlink_to(path)
    write_keeping(link, b"b", kept)
    assert contents(path, kept) == contents(link, kept) == [b"a"]
    copy.write_bytes(b"b")
    write_keeping(copy, b"c", kept)
    assert contents(copy, kept) == [b"b"]
    assert contents(path, kept) == [b"a"]


def test_that_a_file_that_was_moved_away_and_back_has_its_versions_again(path, kept):
    write_keeping(path, b"a", kept)
    write_keeping(path, b"b", kept)
    away = path.rename(path.with_name("other"))
    write_keeping(away, b"c", kept)
    assert contents(away, kept) == [b"b"]
    away.rename(path)
    assert contents(path, kept) == [b"a"]


# A full disk


def failing_at(monkeypatch, step, number, when):
    """Have the `when`-th call of a step from now on, and all after it, fail."""
    module, name = step.rsplit(".", 1)
    owner = {"os": os, "tempfile": __import__("tempfile")}[module]
    real, calls = getattr(owner, name), [0]

    def fails(*args, **kwargs):
        calls[0] += 1
        if calls[0] >= when:
            raise OSError(number, os.strerror(number))
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, fails)


def said_of(run):
    try:
        run()
    except FaultsError as error:
        return faults_text(error)
    return ""


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.replace", "os.fdopen", "os.unlink"])
@pytest.mark.parametrize("when", [1, 2, 3])
def test_that_no_version_is_lost_when_the_disk_is_full_at_any_step(path, kept, monkeypatch, step, when):
    before = [f"version {n}".encode() for n in range(21)]
    for content in before:
        write_keeping(path, content, kept)
    with monkeypatch.context() as broken:
        failing_at(broken, step, errno.ENOSPC, when)
        said = said_of(lambda: write_keeping(path, b"new", kept))
    if said:
        assert "disk is full" in said
        assert path.read_bytes() == before[-1]
        assert all_there(path, kept) == set(before)
    else:
        assert path.read_bytes() == b"new"
        assert set(before[1:]) <= all_there(path, kept), "the oldest alone may go"
    write_keeping(path, b"newer", kept)
    assert len(contents(path, kept)) == MOST
    assert before[-1] in contents(path, kept)


def test_that_a_file_is_not_written_over_while_there_is_no_room_for_what_it_holds(path, kept, monkeypatch):
    write_keeping(path, b"a", kept)
    real = write_whole

    def full(where, content):
        if kept in Path(where).parents:
            error = OSError(errno.ENOSPC, "full")
            raise FaultsError(str(where), [versions.os_fault("", error)]) from error
        real(where, content)

    monkeypatch.setattr(versions, "write_whole", full)
    with pytest.raises(FaultsError) as caught:
        write_keeping(path, b"b", kept)
    assert "version before could not be kept: the disk is full" in faults_text(caught.value)
    assert path.read_bytes() == b"a"
    other = path.with_name("other")
    assert write_keeping(other, b"b", kept) is None, "under another name there is nothing to keep"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_that_a_folder_that_takes_nothing_holds_up_no_save_and_is_told_of(path, kept, monkeypatch, number):
    path.write_bytes(b"a")

    def fails(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", fails)
    told = write_keeping(path, b"b", kept)
    assert str(kept) in told.subject
    assert path.read_bytes() == b"b"
    assert write_keeping(path, b"b", kept) is None, "there was nothing to keep"


def test_that_a_file_in_the_way_of_the_folder_holds_up_no_save(path, kept):
    kept.parent.mkdir()
    kept.write_bytes(b"")
    write_keeping(path, b"a", kept)
    assert write_keeping(path, b"b", kept) is not None
    assert path.read_bytes() == b"b"


# What else may be there


def test_that_a_damaged_version_is_known_and_what_is_no_version_is_left_alone(path, kept):
    for content in (b"a", b"b", b"c"):
        write_keeping(path, content, kept)
    newest, oldest = versions_of(path, kept)
    (newest.file.parent / "notes.txt").write_bytes(b"mine")
    newest.file.write_bytes(b"broken")
    assert [one.is_whole() for one in versions_of(path, kept)] == [False, True]
    write_keeping(path, b"b", kept)
    write_keeping(path, b"d", kept)
    assert [one.is_whole() for one in versions_of(path, kept)] == [True, True, False, True]
    assert contents(path, kept)[0] == b"b", "kept again, since the first is broken"
    assert (oldest.file.parent / "notes.txt").read_bytes() == b"mine"


def test_that_a_file_that_cannot_be_written_loses_nothing(path, kept, monkeypatch):
    write_keeping(path, b"a", kept)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(FaultsError):
        write_keeping(path, b"b", kept)
    assert all_there(path, kept) == {b"a"}


def test_that_a_save_waits_for_another_of_the_same_file_and_then_gives_up(path, kept, monkeypatch):
    write_keeping(path, b"a", kept)
    (folder,) = kept.iterdir()
    monkeypatch.setattr(versions, "PATIENCE", 0.05)
    with FileLock(str(folder / "lock")), pytest.raises(FaultsError) as caught:
        write_keeping(path, b"b", kept)
    assert "another program" in faults_text(caught.value)
    assert path.read_bytes() == b"a"


SAVING = """
import sys
from pathlib import Path
from scenarier.storage.versions import write_keeping
path, kept, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
for n in range(9):
    write_keeping(path, f"{name} {n}".encode(), kept)
"""


def test_that_two_programs_that_save_at_once_lose_none_of_each_others_versions(path, kept):
    arguments = [sys.executable, "-c", SAVING, str(path), str(kept)]
    running = [subprocess.Popen([*arguments, name]) for name in ("one", "two")]
    assert [one.wait(60) for one in running] == [0, 0]
    assert all_there(path, kept) == {f"{name} {n}".encode() for name in ("one", "two") for n in range(9)}
