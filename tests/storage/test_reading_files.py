"""Files that cannot be read: a message with the path, at once."""

import errno
import os
from pathlib import Path

import pytest
from tests.storage.studies import as_bytes, study

from scenarier.storage.study_read import read_study
from scenarier.text.faults import faults_text
from scenarier.vocabulary.errors import FaultsError


def said(path: Path) -> str:
    with pytest.raises(FaultsError) as caught:
        read_study(path)
    return faults_text(caught.value)


def test_that_a_missing_file_is_said_to_be_missing(tmp_path):
    path = tmp_path / "budget.scenarier"
    assert said(path) == f"{path}: there is no such file or folder; check the spelling of the path"


def test_that_a_folder_is_no_study(tmp_path):
    assert said(tmp_path) == f"{tmp_path}: this is a folder, a file is needed"


def test_that_a_path_through_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert said(tmp_path / "file" / "x").endswith(": a part of the path is a file, not a folder")


def test_that_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert said(path) == f"{path}: this is not an ordinary file; choose another"


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_that_a_device_is_refused_unread(path):
    if not os.path.exists(path):
        pytest.skip("no such device here")
    assert said(Path(path)) == f"{path}: this is not an ordinary file; choose another"


def test_that_a_link_in_a_circle_is_refused(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert str(tmp_path / "a") in said(tmp_path / "a")


def test_that_a_link_is_followed(tmp_path):
    (tmp_path / "real").write_bytes(as_bytes(study(title="T")))
    (tmp_path / "link").symlink_to("real")
    assert read_study(tmp_path / "link")[0].title == "T"


def test_that_too_long_a_name_is_refused(tmp_path):
    assert said(tmp_path / ("x" * 300)).endswith(": the file name is too long; choose a shorter one")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_that_a_file_without_permission_is_refused(tmp_path, monkeypatch, number):
    path = tmp_path / "secret.scenarier"
    path.write_bytes(as_bytes(study()))
    monkeypatch.setattr("builtins.open", raising(OSError(number, os.strerror(number))))
    assert said(path) == f"{path}: you do not have permission; choose another place or ask for access"


def test_that_a_disk_that_fails_is_told_in_the_systems_words(tmp_path, monkeypatch):
    path = tmp_path / "a.scenarier"
    path.write_bytes(as_bytes(study()))
    monkeypatch.setattr("builtins.open", raising(OSError(errno.EIO, "Input/output error")))
    assert said(path) == f"{path}: the operating system says: Input/output error"


def raising(error):
    def fail(*args, **kwargs):
        raise error

    return fail


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_that_permissions_of_the_file_count(tmp_path):
    path = tmp_path / "secret.scenarier"
    path.write_bytes(as_bytes(study()))
    path.chmod(0)
    assert said(path) == f"{path}: you do not have permission; choose another place or ask for access"


def test_that_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.scenarier"
    path.write_bytes(as_bytes(study()))
    monkeypatch.setattr("scenarier.storage.study_read.SIZE_LIMIT", path.stat().st_size)
    stat = os.stat(path)
    with path.open("ab") as file:
        file.write(b" ")
    monkeypatch.setattr(os, "stat", lambda _path: stat)
    assert "the file is too large" in said(path)


STRANGE = ["æøå €.scenarier", " leading", "new\nline", "-dash", "quote'\"", "😀", "{name}", "%s", "a\x1b[31m"]


@pytest.mark.parametrize("name", STRANGE)
def test_that_a_path_of_strange_characters_is_read_and_named(tmp_path, name):
    path = tmp_path / name
    assert said(path) == f"{path}: there is no such file or folder; check the spelling of the path"
    path.write_bytes(as_bytes(study(title="T")))
    assert read_study(path)[0].title == "T"


def test_that_a_path_that_is_not_utf8_can_be_read(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.scenarier"))
    path.write_bytes(as_bytes(study(title="T")))
    assert read_study(path)[0].title == "T"
