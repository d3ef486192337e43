"""Reading and writing of files: whole or not at all, and a clear fault when it cannot be done."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from scenarier.storage.attributes import keep_attributes
from scenarier.storage.temporaries import Temporary, tidy
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

_REASONS = {
    errno.ENOENT: mark("there is no such file or folder; check the spelling of the path"),
    errno.EACCES: mark("you do not have permission; choose another place or ask for access"),
    errno.EPERM: mark("you do not have permission; choose another place or ask for access"),
    errno.EISDIR: mark("this is a folder, a file is needed"),
    errno.ENOTDIR: mark("a part of the path is a file, not a folder"),
    errno.ENOSPC: mark("the disk is full; free some space or choose another place"),
    errno.EROFS: mark("the place is read-only; choose another place"),
    errno.ENAMETOOLONG: mark("the file name is too long; choose a shorter one"),
    errno.EEXIST: mark("a file of that name is in the way; choose another place"),
}
_NOT_REPLACED = (errno.EPERM, errno.EACCES, errno.EBUSY)
"""Answers of places where a file may be written but not replaced by another."""
_NOT_ORDINARY = Fault("", mark("this is not an ordinary file; choose another"))


def os_fault(place: str, error: OSError) -> Fault:
    """The fault that an error of the operating system is told as."""
    if error.errno in _REASONS:
        return Fault(place, _REASONS[error.errno])
    return Fault(
        place,
        mark("the operating system says: {reason}"),
        {"reason": error.strerror or type(error).__name__},
    )


def read_limited(path: Path, limit: int) -> bytes:
    """The file's bytes.

    Parameters
    ----------
    limit : a larger file [bytes] is refused unread.

    Raises
    ------
    FaultsError : the file cannot be read, is not a regular file, or is larger than `limit`.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(status.st_mode):
            raise FaultsError(str(path), [_NOT_ORDINARY])
        if status.st_size <= limit:
            with open(path, "rb") as file:
                content = file.read(limit + 1)
            if len(content) <= limit:
                return content
    except OSError as error:
        raise FaultsError(str(path), [os_fault("", error)]) from error
    raise FaultsError(
        str(path),
        [
            Fault(
                "",
                mark("the file is too large ({size} MB; at most {limit} MB); is it the right file?"),
                {"size": -(-status.st_size // 2**20), "limit": limit // 2**20},
            )
        ],
    )


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: the old file stays whole until the new one is on the disk.

    What the old file had besides its content is kept as far as may be; a file with several names is written where
    it stands, and a save that is killed meanwhile is ended by the next `tidy` of the folder.

    Raises
    ------
    FaultsError : it cannot be written; nothing is left behind.
    """
    write_streamed(path, lambda file: file.write(content))


def write_streamed(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """As `write_whole`, of what `write` puts into a file bit by bit; what it raises leaves all as it was."""
    target = Path(os.path.realpath(path))
    try:
        before = _status_of(target)
        tidy(target.parent)
        with Temporary(target.parent) as temporary:
            temporary.fill(write)
            if before is not None and before.st_nlink > 1:
                temporary.write_into(target)
            else:
                keep_attributes(temporary.path, before, target)
                _replace(temporary, target, before)
    except OSError as error:
        raise FaultsError(str(path), [os_fault("", error)]) from error
    with contextlib.suppress(OSError):  # the file is there; that its name outlasts a power cut is a bonus
        _sync_folder(target.parent)


def _replace(temporary: Temporary, target: Path, before: os.stat_result | None) -> None:
    try:
        temporary.put_at(target)
    except OSError as error:
        if before is None or error.errno not in _NOT_REPLACED:
            raise
        temporary.write_into(target)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, where they are missing.

    Raises
    ------
    FaultsError : it cannot be made, or a file is in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FaultsError(str(folder), [os_fault("", error)]) from error


def _status_of(target: Path) -> os.stat_result | None:
    """What is known of the file that is replaced; None for a new one.

    Raises
    ------
    OSError, FaultsError : what stands there is no file, or must not be written.
    """
    if not target.exists():
        return None
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise FaultsError(str(target), [_NOT_ORDINARY])
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    return status


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
