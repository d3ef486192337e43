"""Autosave: what is not saved goes into a journal, written off the window's thread."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from scenarier.model.study import Study
from scenarier.storage.journal import Claim, Entry, discard, now, write_journal
from scenarier.storage.stamp import Look
from scenarier.vocabulary.errors import FaultsError

DELAY = 0.5
"""How long edits are gathered before they are written [s]; an edit is on the disk well within 2 s."""

_FAILED_DELAYS = 4
"""How many delays pass before a failed write is tried again."""


class Autosave:
    """Keeps one journal; `on_fault` is told, on the writing thread, of the first of a run of failures.

    What could not be written is tried again until it can, or `clear` or `close` comes.
    """

    def __init__(self, folder: Path, on_fault: Callable[[FaultsError], object], delay: float = DELAY) -> None:
        self._claim = Claim(folder)
        self._on_fault = on_fault
        self._delay = delay
        self._wanted = threading.Condition()
        self._writing = threading.Lock()
        self._latest: Entry | None = None
        self._seen: Look = None
        self._is_written = True
        self._is_closing = threading.Event()
        self._has_failed = False
        self._thread: threading.Thread | None = None

    @property
    def file(self) -> Path:
        """Where the journal stands while there is one."""
        return self._claim.file

    def note(self, study: Study, path: Path | None, stamp: str, selected: int) -> None:
        """Remember what is to be written next; costs next to nothing, and nothing is written after `close`."""
        with self._wanted:
            if self._is_closing.is_set():
                return
            last = self._latest
            when = last.when if last is not None and last.study is study else now()
            self._latest = Entry(study, when, path, stamp, selected)
            self._is_written = False
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()
            self._wanted.notify()

    def clear(self) -> None:
        """There is nothing unsaved: the journal goes, and none comes back until the next note."""
        with self._writing:
            with self._wanted:
                self._latest, self._is_written = None, True
            with contextlib.suppress(OSError):
                self._claim.file.unlink()

    def close(self, *, keep: bool = False) -> None:
        """Stop, the first time; without `keep` the journal goes."""
        if self._is_closing.is_set():
            return
        with self._wanted:
            self._is_closing.set()
            self._wanted.notify()
        if self._thread is not None:
            self._thread.join()
        if keep:
            self.flush()
        else:
            self.clear()
        self._claim.release()
        if not keep:
            discard(self._claim.file)

    def renew(self) -> None:
        """Write again what another program has deleted or changed."""
        with self._wanted:
            if self._latest is not None and self._is_written and not self._claim.is_whole(self._seen):
                self._is_written = False
                self._wanted.notify()

    def flush(self) -> bool:
        """Write the latest note at once, on the caller's thread; whether all that was noted is on the disk."""
        with self._writing:
            error = self._write()
            is_news = error is not None and not self._has_failed
            self._has_failed = error is not None
        if error is not None and is_news:
            self._on_fault(error)  # outside the lock, so that the listener may clear
        return error is None

    def _run(self) -> None:
        while not self._is_closing.is_set():
            with self._wanted:
                while self._is_written and not self._is_closing.is_set():
                    self._wanted.wait()
            if not self._is_closing.wait(self._delay * (_FAILED_DELAYS if self._has_failed else 1)):
                self.flush()

    def _write(self) -> FaultsError | None:
        """Write the latest note, if it is not; why it could not be."""
        with self._wanted:
            entry = None if self._is_written else self._latest
        if entry is None:
            return None
        try:
            self._claim.hold()
            write_journal(self._claim.file, entry)
        except FaultsError as error:
            return error
        with self._wanted:
            self._seen = self._claim.look()
            self._is_written = self._latest is entry
        return None
