"""Watches files that other programs may touch; changes are gathered, a replaced file is found again."""

from collections.abc import Callable, Iterable
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
        self._is_closed = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._gather)
        self._watcher.directoryChanged.connect(self._gather)
        self._gathering, self._again = self._timer(GATHERING, self._tell), self._timer(AGAIN, self._look_again)

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
        """Watch what is there now: a file that was replaced is another one, a folder may have come back."""
        folders = {str(path.parent) for path in self._files}
        wanted = {*map(str, self._files), *folders}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        there = [path for path in sorted(wanted - watched) if _is_there(path)]
        if there:
            self._watcher.addPaths(there)
        if folders <= {*self._watcher.directories()}:
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()


def _is_there(path: str) -> bool:
    """Whether there is something that Qt can watch: it has no word for a path that is not UTF-8."""
    return not has_lone_surrogate(path) and Path(path).exists()
