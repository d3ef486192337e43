"""What a saved file keeps of the one before it, and how a drive that cannot keep it is no reason not to save."""

import errno
import os
import stat

import pytest

from scenarier.storage.files import write_whole

OLD, NEW = b"old" * 1_000, b"new" * 2_000
LET_GO = [errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL]
ANOTHER_GROUP = 54_321
is_root = hasattr(os, "geteuid") and os.geteuid() == 0


def failing(number):
    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "budget.scenarier"
    made.write_bytes(OLD)
    return made


@pytest.mark.parametrize("number", LET_GO)
@pytest.mark.parametrize("step", ["chmod", "chown", "fsync", "setxattr", "getxattr", "listxattr"])
def test_that_what_a_drive_cannot_keep_is_let_go_and_the_content_is_saved(path, monkeypatch, step, number):
    if not hasattr(os, step):
        pytest.skip("not on this system")
    monkeypatch.setattr(os, step, failing(number))
    write_whole(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == NEW
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EACCES, errno.EBUSY])
def test_that_a_file_that_may_be_written_but_not_replaced_is_written_where_it_stands(path, monkeypatch, number):
    before = path.stat().st_ino
    monkeypatch.setattr(os, "replace", failing(number))
    write_whole(path, NEW)
    assert (path.read_bytes(), path.stat().st_ino) == (NEW, before)
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.skipif(not is_root, reason="only root may give files away")
def test_that_owner_and_group_are_kept(path):
    os.chown(path, 1234, ANOTHER_GROUP)
    path.chmod(0o660)
    write_whole(path, NEW)
    after = path.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1234, ANOTHER_GROUP, 0o660)


@pytest.mark.skipif(not is_root, reason="only root may give files away")
def test_that_the_group_is_kept_where_the_owner_cannot_be(path, monkeypatch):
    os.chown(path, 1234, ANOTHER_GROUP)
    chown = os.chown
    refuse = failing(errno.EPERM)
    monkeypatch.setattr(
        os, "chown", lambda file, owner, group: (refuse if owner != -1 else chown)(file, owner, group)
    )
    write_whole(path, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (os.geteuid(), ANOTHER_GROUP)


@pytest.mark.skipif(not is_root, reason="only root may give files away")
def test_that_another_group_may_not_do_more_than_everybody_where_the_group_is_lost(path, monkeypatch):
    os.chown(path, -1, ANOTHER_GROUP)
    path.chmod(0o664)
    monkeypatch.setattr(os, "chown", failing(errno.EPERM))
    write_whole(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_that_extended_attributes_are_kept(path):
    try:
        os.setxattr(path, "user.origin", b"Borgmesterens Afdeling")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    write_whole(path, NEW)
    assert os.getxattr(path, "user.origin") == b"Borgmesterens Afdeling"


def test_that_an_access_list_is_kept(path):
    entries = [(1, 6, 0xFFFFFFFF), (2, 4, 1234), (4, 4, 0xFFFFFFFF), (16, 6, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)]
    listed = b"\x02\0\0\0" + b"".join(
        tag.to_bytes(2, "little") + may.to_bytes(2, "little") + who.to_bytes(4, "little")
        for tag, may, who in entries
    )
    try:
        os.setxattr(path, "system.posix_acl_access", listed)
    except (AttributeError, OSError):
        pytest.skip("no access lists here")
    write_whole(path, NEW)
    assert os.getxattr(path, "system.posix_acl_access") == listed


def test_that_a_file_of_several_names_stays_one_file(path, tmp_path):
    other = tmp_path / "other name"
    os.link(path, other)
    path.chmod(0o640)
    for content in (NEW, b"short", NEW * 10):
        write_whole(path, content)
        assert path.read_bytes() == other.read_bytes() == content
    assert path.samefile(other)
    assert stat.S_IMODE(other.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == [path.name, other.name]
