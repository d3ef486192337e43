"""The files opened last, kept in the user's settings."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QSettings

from scenarier.storage.json_strict import has_lone_surrogate

MOST = 8
_KEY = "recent"
_BYTES = "file://"
"""Before a path whose name is not UTF-8, which Qt's settings would lose."""


class Recent:
    """Paths, the latest first; kept in the file `settings`, or for the sitting alone without one."""

    def __init__(self, settings: Path | None = None) -> None:
        self._settings = None if settings is None else QSettings(str(settings), QSettings.Format.IniFormat)
        self._paths = [] if self._settings is None else self._read(self._settings)

    @staticmethod
    def _read(settings: QSettings) -> list[Path]:
        kept = settings.value(_KEY, [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [_path(str(name)) for name in names if name][:MOST]

    def paths(self) -> list[Path]:
        """The files that still exist."""
        return [path for path in self._paths if path.is_file()]

    def add(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        self._paths = [path, *(other for other in self._paths if other != path)][:MOST]
        if self._settings is not None:
            self._settings.setValue(_KEY, [_kept(one) for one in self._paths])
            self._settings.sync()


def _kept(path: Path) -> str:
    return path.as_uri() if has_lone_surrogate(str(path)) else str(path)


def _path(name: str) -> Path:
    if not name.startswith(_BYTES):
        return Path(name)
    return Path(os.fsdecode(unquote_to_bytes(name.removeprefix(_BYTES))))
