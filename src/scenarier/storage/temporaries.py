"""Temporary files beside a user's file: held while a process writes them, tidied when nobody holds them.

A process holds one by a lock on it, which the operating system takes back when the process ends, however it ends;
and any process that has it open holds it, where the system tells.
"""

import contextlib
import errno
import fnmatch
import hashlib
import os
import platform
import re
import signal
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from scenarier.storage.attributes import LET_GO

if sys.platform != "win32":
    import fcntl

PATTERN = ".scenarier-*.tmp"
PATIENCE = 86_400.0
"""After so long one of another computer's counts as left behind [s]: its locks may not be seen from here."""
_HOST = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
_TRIES = 5
_OF_A_HOST = re.compile(r"\.scenarier-([0-9a-f]{8})-")
_WHOLE_FOR = re.compile(r"\.scenarier-[0-9a-f]{8}-for-([0-9a-f]{16})-")
_TAKEN = (errno.EAGAIN, errno.EACCES)


def tidy_beside(path: Path) -> None:
    """As `tidy`, of the folder where a file stands."""
    with contextlib.suppress(OSError, ValueError):
        tidy(Path(os.path.realpath(path)).parent)


def tidy(folder: Path) -> None:
    """Remove what killed saves left in a folder, and end those that were killed while they wrote into a file."""
    with contextlib.suppress(OSError):
        for name in fnmatch.filter(os.listdir(folder), PATTERN):
            with contextlib.suppress(OSError):
                _tidy_one(folder / name)


def _overwrite(target: Path, content: bytes) -> None:
    """Write over a file where it stands; until it is done the file holds the beginning of `content`."""
    with open(target, "r+b") as file:
        file.truncate(0)
        file.write(content)
        synchronise(file)


def synchronise(file: BinaryIO) -> None:
    """Have a file on the disk, where the drive can say so.

    Raises
    ------
    OSError : the disk fails.
    """
    file.flush()
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in LET_GO:
            raise


def _made_in(folder: Path) -> tuple[int, str]:
    for _ in range(_TRIES):
        handle, path = tempfile.mkstemp(prefix=f".scenarier-{_HOST}-", suffix=".tmp", dir=folder)
        if _lock(handle) and _is_at(handle, path):  # or another process tidied it before it was held
            break
        os.close(handle)
    else:
        handle, path = tempfile.mkstemp(prefix=f".scenarier-{_HOST}-", suffix=".tmp", dir=folder)
    return handle, path


def _tidy_one(path: Path) -> None:
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return
    host = _OF_A_HOST.match(path.name)
    if host and host[1] != _HOST and time.time() - path.stat().st_mtime < PATIENCE:
        return
    with _claimed(path) as is_free:
        if is_free and _is_settled(path):
            path.unlink()


def _is_settled(path: Path) -> bool:
    """Whether nothing is lost with a temporary; what is half written from it is written to its end first."""
    whole_for = _WHOLE_FOR.match(path.name)
    if whole_for is None:
        return True
    target = next((name for name in os.listdir(path.parent) if _mark_of(name) == whole_for[1]), None)
    if target is None:
        return False
    written, whole = (path.parent / target).read_bytes(), path.read_bytes()
    if len(written) < len(whole) and whole.startswith(written):
        _overwrite(path.parent / target, whole)
    return True


def _mark_of(name: str) -> str:
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:16]


def _is_at(handle: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        return True

    @contextlib.contextmanager
    def _claimed(path: Path) -> Iterator[bool]:
        yield True  # what a process has open cannot be removed

else:

    def _lock(handle: int) -> bool:
        """Hold a file; False where another process does. Where there are no locks, that it is open must do."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _TAKEN
        return True

    @contextlib.contextmanager
    def _claimed(path: Path) -> Iterator[bool]:
        """Whether no process holds a file; if so it is ours for the while."""
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            yield _lock(handle) and not _is_open_elsewhere(handle)
        finally:
            os.close(handle)

    def _is_open_elsewhere(handle: int) -> bool:
        """Whether another process has a file open, as far as the system tells: a lease is refused then."""
        if not hasattr(fcntl, "F_SETLEASE"):
            return False
        try:
            fcntl.fcntl(
                handle, fcntl.F_SETSIG, signal.SIGURG
            )  # one that does nothing, should it be opened just now
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return error.errno in _TAKEN and not _is_owned_by_another(handle)
        return False

    def _is_owned_by_another(handle: int) -> bool:
        """Whether a lease is refused because the file is another user's."""
        return os.geteuid() not in (0, os.fstat(handle).st_uid)


class Temporary:
    """A new file in `folder` that this process holds; it goes when the work with it is done or has failed."""

    def __init__(self, folder: Path) -> None:
        self._handle, self.path = _made_in(folder)
        self._held = -1 if sys.platform == "win32" else os.dup(self._handle)

    def __enter__(self) -> "Temporary":
        return self

    def __exit__(self, *_: object) -> None:
        if self.path:
            with contextlib.suppress(OSError):
                os.unlink(self.path)
        if self._held >= 0:
            os.close(self._held)

    def fill(self, write: Callable[[BinaryIO], object]) -> None:
        """Have the content written, on the disk."""
        with os.fdopen(self._handle, "wb") as file:
            write(file)
            synchronise(file)

    def put_at(self, target: Path) -> None:
        """Take the place of `target`."""
        os.replace(self.path, target)
        self.path = ""

    def write_into(self, target: Path) -> None:
        """Write what was filled in over `target` where it stands, for one that has several names.

        Killed meanwhile, the whole content is in the temporary, and `tidy` writes it to its end. Where the disk
        fails, what stood there is put back; if that fails too the temporary stays.
        """
        marked = self.path.replace(f"-{_HOST}-", f"-{_HOST}-for-{_mark_of(target.name)}-")
        os.rename(self.path, marked)
        self.path = marked
        content, old = Path(marked).read_bytes(), target.read_bytes()
        try:
            _overwrite(target, content)
        except BaseException:
            self._put_back(target, old)
            raise

    def _put_back(self, target: Path, old: bytes) -> None:
        kept, self.path = self.path, ""
        if target.read_bytes() != old:
            _overwrite(target, old)
        self.path = kept
