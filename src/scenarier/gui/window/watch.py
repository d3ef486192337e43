"""Watches files that other programs may touch; changes are gathered, a replaced file is found again."""

import contextlib
import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from scenarier.storage.json_strict import has_lone_surrogate

GATHERING = 100
"""How long changes are gathered before they are told [ms]."""
AGAIN = 1000
"""How often a folder that is not there is looked for [ms]."""


class FileWatch(QObject):
    """`changed` tells that one of the files, or something in their folders, is another than before."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._identities: dict[str, tuple[int, int] | None] = {}
        self._is_closed = False
        self._gathering, self._again = self._timer(GATHERING, self._tell), self._timer(AGAIN, self._look_again)

    @cached_property
    def _watcher(self) -> QFileSystemWatcher:
        """Made for the first file: making one takes as long as making many panels."""
        made = QFileSystemWatcher(self)
        made.fileChanged.connect(self._gather)
        made.directoryChanged.connect(self._gather)
        return made

    def _timer(self, delay: int, run: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(delay)
        made.timeout.connect(run)
        return made

    def follow(self, files: Iterable[Path]) -> None:
        """Watch these files and their folders, and no others; nothing once it is closed."""
        if self._is_closed:
            return
        wanted = tuple(dict.fromkeys(path.absolute() for path in files))
        if wanted != self._files:
            self._files = wanted
            self._renew()

    def close(self) -> None:
        """Watch nothing more."""
        self.follow(())
        self._is_closed = True
        self._gathering.stop()
        self._again.stop()

    def _gather(self, _path: str) -> None:
        if self._files and not self._gathering.isActive():
            self._gathering.start()

    def _look_again(self) -> None:
        self._renew()
        self._gather("")

    def _tell(self) -> None:
        self._renew()
        self.changed.emit()

    def _renew(self) -> None:
        """Watch what is there now: a replaced file is another one, a folder may have gone or come back."""
        folders = {str(path.parent) for path in self._files}
        above = {str(path.parent.parent) for path in self._files}  # a folder does not tell that it is moved itself
        wanted = {path: _identity(path) for path in {*map(str, self._files), *folders, *above}}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        old = {path for path in watched if wanted.get(path) != self._identities.get(path)}
        if old:
            self._watcher.removePaths(sorted(old))
        new = [path for path, identity in sorted(wanted.items()) if identity and path not in watched - old]
        if new:
            self._watcher.addPaths(new)
        self._identities = wanted
        if all(wanted[folder] for folder in folders):
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()


def _identity(path: str) -> tuple[int, int] | None:
    """Which file or folder stands there; None where there is none, or none that Qt has a word for."""
    if has_lone_surrogate(path):
        return None
    with contextlib.suppress(OSError):
        status = os.stat(path)
        return status.st_dev, status.st_ino
    return None
