"""Earlier versions of a file: each save keeps what stood there before, in the user's folder; docs/versions.md.

The versions of a file are in a folder that its real path gives the name, each the file as it was, byte for byte.
A name has when it was kept, when it was saved [ns], and the stamp of its content, so that a damaged one is seen.
"""

import contextlib
import errno
import hashlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from scenarier.storage.files import os_fault, read_limited, write_whole
from scenarier.storage.stamp import stamp_of, stamp_of_content
from scenarier.storage.study_types import SIZE_LIMIT
from scenarier.text.faults import fault_text
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST = 20
"""So many versions of a file are kept; the oldest go first."""
PATIENCE = 5.0
"""How long a save waits for another one of the same file [s]."""
_NAME = re.compile(r"([0-9]{20})-([0-9]{20})-([0-9a-f]{64})\.scenarier\Z")
_SECOND = 10**9
_MOMENTS = (946_684_800, 32_472_144_000)  # what every system can show in local time [s]: the years 2000 to 2998
_STANDING = (
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR,
    errno.ENAMETOOLONG,
)  # fmt: skip
"""Reasons for which a place never takes a file, today or tomorrow: they hold up no save."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was: where that is kept, when it was saved, the stamp of its content."""

    file: Path
    when: datetime
    stamp: str

    def is_whole(self) -> bool:
        """Whether it is still what was kept."""
        return stamp_of(self.file) == self.stamp


def versions_folder() -> Path:
    """Where the versions of all the user's files are kept."""
    import platformdirs

    return platformdirs.user_data_path("scenarier", appauthor=False) / "versions"


def versions_of(path: Path, folder: Path) -> list[Version]:
    """The kept versions of a file, the newest first.

    Parameters
    ----------
    folder : where those of all files are, as `versions_folder`.
    """
    return list(reversed(_kept(_place_of(path, folder))))


def write_keeping(path: Path, content: bytes, folder: Path) -> FaultsError | None:
    """Put `content` at `path` as `write_whole` does, after what stands there was kept in `folder`.

    Versions that are too many go when all is written. Returns why nothing was kept where `content` was written all
    the same, since `folder` can never be written.

    Raises
    ------
    FaultsError : the file cannot be written, or what stands in it cannot be kept now, since the disk is full for
        one; then the file is as it was.
    """
    place, unkept = _place_of(path, folder), None
    with contextlib.ExitStack() as held:
        try:
            _hold(place, held)
            _keep(path, content, place)
        except FaultsError as error:
            unkept = error if _is_needed(path, content) else None
            if unkept and not _is_standing(error):
                raise _not_kept(path, error) from error
        write_whole(path, content)
        _drop_oldest(place)
    return unkept


def _not_kept(path: Path, cause: FaultsError) -> FaultsError:
    told = mark(
        "nothing was written, since the version before could not be kept: {reason}. Free some space, or save "
        "under another name"
    )
    return FaultsError(str(path), [Fault("", told, {"reason": fault_text(cause.faults[0]).rstrip(".")})])


def _is_needed(path: Path, content: bytes) -> bool:
    """Whether there is anything to keep."""
    return path.exists() and stamp_of(path) != stamp_of_content(content)


def _is_standing(error: FaultsError) -> bool:
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _STANDING


def _place_of(path: Path, folder: Path) -> Path:
    real = os.fsencode(os.path.normcase(os.path.realpath(path)))
    return folder / hashlib.sha256(real).hexdigest()[:32]


def _hold(place: Path, held: contextlib.ExitStack) -> None:
    """Make a file's folder and hold it, so that two programs that save the file at once do so one after the other.

    Raises
    ------
    FaultsError : it cannot be made, or the other one does not come to an end.
    """
    lock = FileLock(str(place / "lock"))
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=PATIENCE, poll_interval=0.01)
    except NotImplementedError:  # a disk without locks
        return
    except Timeout as error:
        busy = Fault("", mark("another program is saving the file; try again"))
        raise FaultsError(str(place), [busy]) from error
    except OSError as error:
        raise FaultsError(str(place), [os_fault("", error)]) from error
    held.callback(lock.release)


def _keep(path: Path, content: bytes, place: Path) -> None:
    """Keep what stands in a file that `content` is to take the place of; the same content stands once.

    Raises
    ------
    FaultsError : it cannot be read or kept.
    """
    if not path.is_file():
        return
    before, saved = read_limited(path, SIZE_LIMIT), _saved_at(path)
    stamp = stamp_of_content(before)
    if before == content:
        return
    kept = _kept(place)
    newest = int(kept[-1].file.name[:20]) if kept else 0
    file = place / f"{max(time.time_ns(), newest + 1):020d}-{saved:020d}-{stamp}.scenarier"
    again = next((one for one in kept if one.stamp == stamp and one.is_whole()), None)
    if again is None:
        write_whole(file, before)
    else:
        _move(again.file, file)


def _move(old: Path, new: Path) -> None:
    try:
        os.replace(old, new)
    except OSError as error:
        raise FaultsError(str(new), [os_fault("", error)]) from error


def _saved_at(path: Path) -> int:
    """When a file was saved [ns], within what can be shown."""
    low, high = (moment * _SECOND for moment in _MOMENTS)
    try:
        return min(max(os.stat(path).st_mtime_ns, low), high)
    except OSError:
        return min(max(time.time_ns(), low), high)


def _kept(place: Path) -> list[Version]:
    """What is kept in a file's folder, in the order it came; files of other names are none of ours."""
    try:
        names = sorted(os.listdir(place))
    except OSError:
        return []
    return [version for name in names for version in _version(place / name)]


def _version(file: Path) -> Iterator[Version]:
    found = _NAME.match(file.name)
    if found and _MOMENTS[0] <= int(found[2]) // _SECOND <= _MOMENTS[1]:
        yield Version(file, datetime.fromtimestamp(int(found[2]) // _SECOND, UTC), found[3])


def _drop_oldest(place: Path) -> None:
    for version in _kept(place)[:-MOST]:
        with contextlib.suppress(OSError):
            version.file.unlink()
