"""Autosave: what is not saved goes into a journal, written off the window's thread."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scenarier.model.study import Study
from scenarier.storage.journal import Claim, Entry, discard, now, write_journal
from scenarier.vocabulary.errors import FaultsError

DELAY = 0.5
"""How long edits are gathered before they are written [s]; an edit is on the disk well within 2 s."""


@dataclass(frozen=True, slots=True)
class _Note:
    study: Study
    path: Path | None
    stamp: str
    selected: int


class Autosave:
    """Keeps one journal; `on_fault` is told, on the writer's thread, of the first of a run of failures."""

    def __init__(self, folder: Path, on_fault: Callable[[FaultsError], object], delay: float = DELAY) -> None:
        self._claim = Claim(folder)
        self._on_fault = on_fault
        self._delay = delay
        self._wanted = threading.Condition()
        self._writing = threading.Lock()
        self._note: _Note | None = None
        self._is_closing = threading.Event()
        self._has_failed = False
        self._thread: threading.Thread | None = None

    @property
    def file(self) -> Path:
        """Where the journal stands while there is one."""
        return self._claim.file

    def note(self, study: Study, path: Path | None, stamp: str, selected: int) -> None:
        """Remember what is to be written next; costs next to nothing."""
        with self._wanted:
            self._note = _Note(study, path, stamp, selected)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()
            self._wanted.notify()

    def clear(self) -> None:
        """There is nothing unsaved: the journal goes, and none comes back until the next note."""
        with self._writing:
            with self._wanted:
                self._note = None
            with contextlib.suppress(OSError):
                self._claim.file.unlink()

    def close(self, *, keep: bool = False) -> None:
        """Stop; without `keep` the journal goes."""
        self._is_closing.set()
        with self._wanted:
            self._wanted.notify()
        if self._thread is not None:
            self._thread.join()
        if keep:
            self._write()
        else:
            self.clear()
        self._claim.release()
        if not keep:
            discard(self._claim.file)

    def _run(self) -> None:
        while not self._is_closing.is_set():
            with self._wanted:
                while self._note is None and not self._is_closing.is_set():
                    self._wanted.wait()
            if not self._is_closing.wait(self._delay):
                self._write()

    def _write(self) -> None:
        """Write the latest note, if there is one."""
        with self._writing:
            with self._wanted:
                note, self._note = self._note, None
            if note is None:
                return
            try:
                self._claim.hold()
                entry = Entry(note.study, now(), note.path, note.stamp, note.selected)
                write_journal(self._claim.file, entry)
                self._has_failed = False
            except FaultsError as error:
                if not self._has_failed:
                    self._has_failed = True
                    self._on_fault(error)

    def flush(self) -> None:
        """Write the latest note at once, on the caller's thread."""
        self._write()
