"""A file is written whole or not at all: whatever fails, the old one stands and nothing is left behind."""

import errno
import os
import stat

import pytest
from tests.made import Study

from scenarier.storage.files import make_folder, write_whole
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import write_study
from scenarier.text.faults import faults_text
from scenarier.vocabulary.errors import FaultsError

OLD, NEW = b"old", b"new" * 100_000


def failing(number):
    def fail(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return fail


def said(path, content=NEW):
    with pytest.raises(FaultsError) as caught:
        write_whole(path, content)
    return faults_text(caught.value)


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.chmod", "os.replace"])
@pytest.mark.parametrize("before", [[OLD], []])
def test_that_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, before):
    path = tmp_path / "a.scenarier"
    for content in before:
        path.write_bytes(content)
    monkeypatch.setattr(step, failing(errno.ENOSPC))
    assert said(path) == f"{path}: the disk is full; free some space or choose another place"
    assert [found.read_bytes() for found in tmp_path.iterdir()] == before


def test_that_a_disk_that_fills_up_half_way_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.scenarier"
    path.write_bytes(OLD)
    monkeypatch.setattr("scenarier.storage.files.os.fdopen", half_a_file(os.fdopen))
    assert "the disk is full" in said(path)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [OLD]


def half_a_file(fdopen):
    """A file of which half is written when the disk is full."""

    class Half:
        def __init__(self, handle, mode):
            self._file = fdopen(handle, mode)

        def __enter__(self):
            return self

        def __exit__(self, *args):
            self._file.close()

        def write(self, content):
            self._file.write(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Half


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_that_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, error):
    path = tmp_path / "a.scenarier"
    path.write_bytes(OLD)

    def interrupt(handle):
        raise error

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(error):
        write_whole(path, NEW)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [OLD]


def test_that_a_folder_that_cannot_be_synchronised_does_not_undo_the_writing(tmp_path, monkeypatch):
    monkeypatch.setattr("os.open", failing_on(tmp_path, os.open))
    write_whole(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def failing_on(folder, open_it):
    def fail(path, *args, **kwargs):
        if str(path) == str(folder):
            raise PermissionError(errno.EACCES, "")
        return open_it(path, *args, **kwargs)

    return fail


def test_that_the_content_is_on_the_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    done = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda handle: (done.append("fsync"), fsync(handle)))
    monkeypatch.setattr("os.replace", lambda *paths: (done.append("replace"), replace(*paths)))
    write_whole(tmp_path / "a", NEW)
    assert done == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_that_permissions_are_kept(tmp_path, mode):
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_whole(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_that_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    write_whole(tmp_path / "a", NEW)
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_that_a_link_stays_a_link_and_its_file_is_written(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real").write_bytes(OLD)
    (tmp_path / "link").symlink_to("folder/real")
    write_whole(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "real").read_bytes() == NEW
    assert len(list(tmp_path.rglob("*"))) == 3


def test_that_a_write_protected_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(OLD)
    monkeypatch.setattr("os.access", lambda asked, mode: not (str(asked) == str(path) and mode & os.W_OK))
    assert said(path) == f"{path}: you do not have permission; choose another place or ask for access"
    assert path.read_bytes() == OLD


def test_that_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert said(path) == f"{path}: this is not an ordinary file; choose another"
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_that_a_folder_is_not_written_to(tmp_path):
    (tmp_path / "folder").mkdir()
    assert said(tmp_path / "folder") == f"{tmp_path / 'folder'}: this is a folder, a file is needed"


def test_that_a_missing_folder_or_a_file_in_its_place_is_said(tmp_path):
    path = tmp_path / "none" / "a"
    assert said(path) == f"{path}: there is no such file or folder; check the spelling of the path"
    (tmp_path / "file").write_bytes(OLD)
    path = tmp_path / "file" / "a"
    assert said(path) == f"{path}: a part of the path is a file, not a folder"


@pytest.mark.parametrize("name", ["x" * 255, "漢" * 85, "æ" * 127])
def test_that_the_longest_name_the_system_takes_can_be_written(tmp_path, name):
    write_whole(tmp_path / name, NEW)
    assert [found.name for found in tmp_path.iterdir()] == [name]
    assert "the file name is too long" in said(tmp_path / (name + "xx"))


def test_that_a_study_that_cannot_be_saved_is_still_there_to_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.scenarier"
    write_study(Study("before"), path)
    monkeypatch.setattr("os.replace", failing(errno.EROFS))
    with pytest.raises(FaultsError) as caught:
        write_study(Study("after"), path)
    assert faults_text(caught.value) == f"{path}: the place is read-only; choose another place"
    assert read_study(path)[0].title == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_folder_is_made_with_those_above_it_or_the_fault_is_said(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FaultsError) as caught:
        make_folder(tmp_path / "file")
    assert (
        faults_text(caught.value)
        == f"{tmp_path / 'file'}: a file of that name is in the way; choose another place"
    )
