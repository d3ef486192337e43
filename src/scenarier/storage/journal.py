"""Journals: what an open window has not saved, kept beside the user's data for the day it is killed.

A journal is one file a window. A lock beside it is held while the window lives; the operating system takes the
lock back when a process ends, however it ends. A journal that nobody holds is lost work.
"""

import contextlib
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.files import os_fault, read_limited, write_whole
from scenarier.storage.json_strict import read_json
from scenarier.storage.stamp import Look, look_at
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_types import SIZE_LIMIT
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

FORMAT, VERSION = "scenarier-journal", 1
SUFFIX, LOCK_SUFFIX = ".journal", ".lock"
PATIENCE = 1.0
"""How long a window waits for its own lock, which another may be trying at that very moment [s]."""
_YEARS = range(2000, 3000)  # what every system can show in local time
_KEYS = {"format", "version", "when", "path", "stamp", "selected", "study"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A study as it stood unsaved: since when, which file it belongs to, and what that file was then."""

    study: Study
    when: datetime
    path: Path | None
    stamp: str
    selected: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A journal that no window holds; `fault` tells why it cannot be read."""

    file: Path
    entry: Entry | None
    baseline: Baseline | None = None
    fault: FaultsError | None = None


def now() -> datetime:
    """This moment, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def _within_years(when: datetime) -> datetime:
    """A moment that `read_journal` takes: a clock that is far wrong must not cost the work."""
    if when.year in _YEARS:
        return when
    return when.replace(year=_YEARS[0] if when.year < _YEARS[0] else _YEARS[-1], day=min(when.day, 28))


def write_journal(file: Path, entry: Entry) -> None:
    """Write a journal whole or not at all.

    Raises
    ------
    FaultsError : it cannot be written, or a text holds what no file can.
    """
    try:
        study = study_bytes(entry.study).rstrip()
    except UnicodeEncodeError as error:
        fault = Fault("", mark("the text holds half a character; type it again"))
        raise FaultsError(str(file), [fault]) from error
    head = {
        "format": FORMAT,
        "version": VERSION,
        "when": _within_years(entry.when).isoformat(),
        "path": None if entry.path is None else os.fsdecode(entry.path.absolute()),
        "stamp": entry.stamp,
        "selected": entry.selected,
    }
    text = json.dumps(head, ensure_ascii=True)[:-1].encode()
    write_whole(file, text + b', "study": ' + study + b"}\n")


def read_journal(file: Path) -> tuple[Entry, Baseline]:
    """What a journal holds, its study read as strictly as a file's.

    Raises
    ------
    FaultsError : it cannot be read, or is no journal.
    """
    document = read_json(read_limited(file, 2 * SIZE_LIMIT), str(file))
    broken = FaultsError(str(file), [Fault("", mark("this is not a whole journal"))])
    if not isinstance(document, dict) or set(document) != _KEYS:
        raise broken
    if (document["format"], document["version"]) != (FORMAT, VERSION) or document["version"] is True:
        raise broken
    path, selected = document["path"], document["selected"]
    try:
        content = json.dumps(document["study"]).encode()
        when = datetime.fromisoformat(document["when"])
    except (TypeError, ValueError, RecursionError):
        raise broken from None
    study, baseline = parse_study(content, str(file), is_journal=True)
    is_sound = (
        when.tzinfo is not None
        and when.year in _YEARS
        and (path is None or (isinstance(path, str) and "\0" not in path and Path(path).is_absolute()))
        and isinstance(document["stamp"], str)
        and type(selected) is int
        and -1 <= selected < len(study.scenarios)
    )
    if not is_sound:
        raise broken
    return Entry(study, when, None if path is None else Path(path), document["stamp"], selected), baseline


class Claim:
    """A journal's place and the lock on it, held from the first need of it until `release`."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock = _lock_of(self.file)

    def hold(self) -> None:
        """Take the lock, if it is not held yet, or again where its file has been taken away.

        Raises
        ------
        FaultsError : the folder or the lock cannot be made.
        """
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._lock.is_locked and not os.path.exists(self._lock.lock_file):
                self._lock.release(force=True)
            if not self._lock.is_locked:
                self._lock.acquire(timeout=PATIENCE, poll_interval=0.01)
        except OSError as error:  # Timeout is one
            raise FaultsError(str(self.file.parent), [os_fault("", error)]) from error

    def look(self) -> Look:
        """What the system says of the journal, to see later whether it is still the one that was written."""
        return look_at(self.file)

    def is_whole(self, seen: Look) -> bool:
        """Whether the journal is still as it was `seen`, and its lock is there."""
        return seen is not None and self.look() == seen and os.path.exists(self._lock.lock_file)

    def release(self) -> None:
        """Give the lock up and remove its file."""
        self._lock.release()
        with contextlib.suppress(OSError):
            os.unlink(self._lock.lock_file)


def _lock_of(journal: Path) -> FileLock:
    # thread_local off: the lock is taken on the writer's thread and given up on the window's.
    return FileLock(str(journal.with_suffix(LOCK_SUFFIX)), thread_local=False)


def lost_journals(folder: Path) -> list[Lost]:
    """Journals that no living window holds, newest first, those that cannot be read last."""
    _tidy(folder)
    found = []
    for file in folder.glob(f"*{SUFFIX}"):
        with _tried(file) as is_free:
            if not is_free:
                continue
        try:
            found.append(Lost(file, *read_journal(file)))
        except FaultsError as error:
            found.append(Lost(file, None, fault=error))
    return sorted(found, key=lambda lost: -lost.entry.when.timestamp() if lost.entry else 0.0)


def discard(file: Path) -> None:
    """Remove a journal and its lock."""
    for path in (file, file.with_suffix(LOCK_SUFFIX)):
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def _tried(file: Path) -> Iterator[bool]:
    """Whether no window holds the journal; if so its lock is ours for the while."""
    lock = _lock_of(file)
    try:
        lock.acquire(timeout=0)
    except OSError:  # Timeout is one
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _tidy(folder: Path) -> None:
    """Remove what dead windows left behind besides journals: locks without one, and half-written files.

    The half-written files are listed before the locks are tried: whoever wrote one of them held a lock by then.
    """
    halves = _paths(folder, ".scenarier-*.tmp")
    is_any_alive = False
    for lock_file in _paths(folder, f"*{LOCK_SUFFIX}"):
        journal = lock_file.with_suffix(SUFFIX)
        with _tried(journal) as is_free:
            is_any_alive |= not is_free
            if is_free and not journal.exists():
                discard(journal)  # while the lock is ours, or its owner might take it in between and hold nothing
    for half in [] if is_any_alive else halves:
        with contextlib.suppress(OSError):
            half.unlink()


def _paths(folder: Path, pattern: str) -> list[Path]:
    return list(folder.glob(pattern)) if folder.is_dir() else []
