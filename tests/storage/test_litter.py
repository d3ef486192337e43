"""What a killed save leaves beside the user's file goes with the next save or opening, and nothing else does."""

import errno
import os
import subprocess
import sys
import time

import pytest
from tests.made import Study
from tests.storage.studies import as_bytes, study

from scenarier.model.study import Scenario
from scenarier.storage import temporaries
from scenarier.storage.files import write_whole
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import study_bytes, write_study
from scenarier.vocabulary.errors import FaultsError

OLD, NEW = Study(title="Gammel"), Study(title="Ny", scenarios=tuple(Scenario(str(n)) for n in range(50)))

# A process that saves, says so in the midst of it, and waits to be killed there.
SAVING = """
import os, sys, time
from pathlib import Path
from scenarier.model.study import Scenario, Study
from scenarier.storage import temporaries
from scenarier.storage.study_write import write_study
def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)
def half(target, content):
    with open(target, "r+b") as file:
        file.truncate(0)
        file.write(content[: len(content) // 2])
        file.flush()
        wait()
if sys.argv[2] == "overwrite":
    temporaries._overwrite = half
else:
    setattr(os, sys.argv[2], wait)
scenarios = tuple(Scenario(str(n)) for n in range(50))
study = Study(title="Ny", baseline="aarhus-2024", horizon=2029, scenarios=scenarios)
write_study(study, Path(sys.argv[1]))
"""
needs_locks = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and locks")


def saving(path, step):
    process = subprocess.Popen([sys.executable, "-c", SAVING, str(path), step], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    return process


def end(process):
    process.kill()
    process.wait()
    process.stdout.close()


def litter(folder):
    return [name for name in os.listdir(folder) if name.startswith(".scenarier-")]


@pytest.fixture
def path(tmp_path):
    write_study(OLD, tmp_path / "budget.scenarier")
    return tmp_path / "budget.scenarier"


@needs_locks
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("then", [read_study, lambda path: write_study(OLD, path)])
def test_that_litter_stays_while_its_process_lives_and_goes_once_it_is_killed(path, step, then):
    process = saving(path, step)
    then(path)
    assert len(litter(path.parent)) == 1
    end(process)
    assert len(litter(path.parent)) == 1
    then(path)
    assert litter(path.parent) == []
    assert read_study(path)[0] == OLD


@needs_locks
@pytest.mark.parametrize("step", ["fsync", "overwrite"])
def test_that_a_save_into_a_file_of_several_names_that_is_killed_leaves_the_old_or_ends_in_the_new(path, step):
    os.link(path, path.parent / "other")
    end(saving(path, step))
    assert len(litter(path.parent)) == 1
    assert read_study(path)[0] == (NEW if step == "overwrite" else OLD)
    assert litter(path.parent) == []
    assert read_study(path.parent / "other")[0] == read_study(path)[0]


@needs_locks
def test_that_what_another_program_wrote_after_the_kill_is_left_alone(path):
    os.link(path, path.parent / "other")
    end(saving(path, "overwrite"))
    path.write_bytes(study_bytes(Study(title="En andens")))
    assert read_study(path)[0].title == "En andens"
    assert litter(path.parent) == []


def test_that_a_disk_that_fails_while_a_file_is_written_over_gives_the_old_content_back(path, monkeypatch):
    os.link(path, path.parent / "other")
    real = temporaries._overwrite
    fails = iter([True, False])

    def overwrite(target, content):
        real(target, content[: len(content) // 2] if (is_failing := next(fails)) else content)
        if is_failing:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(temporaries, "_overwrite", overwrite)
    with pytest.raises(FaultsError):
        write_study(NEW, path)
    assert read_study(path)[0] == OLD
    assert litter(path.parent) == []


def test_that_the_new_content_stays_beside_the_file_where_the_old_cannot_be_put_back(path, monkeypatch):
    os.link(path, path.parent / "other")

    def overwrite(target, content):
        with open(target, "r+b") as file:
            file.truncate(3)
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(temporaries, "_overwrite", overwrite)
    with pytest.raises(FaultsError):
        write_study(NEW, path)
    monkeypatch.undo()
    (left,) = litter(path.parent)
    assert (path.parent / left).read_bytes() == study_bytes(NEW)


def test_that_the_litter_of_older_versions_goes(path):
    (path.parent / ".scenarier-abcd1234.tmp").write_bytes(b"half")
    read_study(path)
    assert litter(path.parent) == []


@needs_locks
def test_that_a_file_that_a_process_has_open_is_no_litter(path):
    left = path.parent / ".scenarier-abcd1234.tmp"
    left.write_bytes(b"half")
    with left.open("rb"):
        read_study(path)
        assert left.exists()
    read_study(path)
    assert not left.exists()


def test_that_litter_of_another_computer_goes_after_a_day(path):
    left = path.parent / ".scenarier-01234567-abcd1234.tmp"
    left.write_bytes(b"half")
    read_study(path)
    assert left.exists()
    os.utime(left, (time.time() - 2 * temporaries.PATIENCE,) * 2)
    read_study(path)
    assert not left.exists()


def test_that_nothing_else_in_the_folder_is_touched(path):
    kept = ["scenarier-a.tmp", ".scenarier-a.txt", "a.tmp", ".tmp"]
    for name in kept:
        (path.parent / name).write_bytes(b"x")
    (path.parent / ".scenarier-folder.tmp").mkdir()
    (path.parent / ".scenarier-link.tmp").symlink_to(path.parent / "a.tmp")
    read_study(path)
    write_whole(path, as_bytes(study()))
    assert set(os.listdir(path.parent)) == {*kept, path.name, ".scenarier-folder.tmp", ".scenarier-link.tmp"}


def test_that_a_save_gives_the_stamp_of_what_it_wrote_also_where_another_writes_at_once(path, monkeypatch):
    from scenarier.storage.stamp import stamp_of, stamp_of_content

    replace = os.replace

    def replace_and_lose(old, new):
        replace(old, new)
        path.write_bytes(b"foreign")

    monkeypatch.setattr(os, "replace", replace_and_lose)
    stamp = write_study(NEW, path)
    assert stamp == stamp_of_content(study_bytes(NEW)) != stamp_of(path)
