"""The files opened last, and the folder of the latest, kept in the user's settings."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from scenarier.storage.settings import SettingsFile

MOST = 8
_BYTES = "file://"
"""Before a path whose name is not UTF-8, in the files of version 0.3."""


class Recent:
    """Paths, the latest first."""

    def __init__(self, settings: SettingsFile | None = None) -> None:
        self._settings = SettingsFile() if settings is None else settings
        path = self._settings.path
        if path is not None and not self._settings.now.recent:
            self._settings.now.recent = _of_version_0_3(path.with_suffix(".ini"))

    def paths(self) -> list[Path]:
        """The files that still exist."""
        found = (Path(name) for name in self._settings.now.recent)
        return [path for path in found if path.is_file()][:MOST]

    def folder(self) -> Path | None:
        """The folder of the file that was opened or saved last, where it still exists."""
        name = self._settings.now.folder
        return Path(name) if name and Path(name).is_dir() else None

    def add(self, path: Path) -> None:
        """Put a file first."""
        name = str(path.absolute())
        now = self._settings.now
        now.recent = [name, *(other for other in now.recent if other != name)][:MOST]
        now.folder = str(path.absolute().parent)
        self._settings.changed()


def _of_version_0_3(path: Path) -> list[str]:
    """The paths that version 0.3 kept, in a file of Qt's; it is left as it is."""
    if not path.is_file():
        return []
    from PySide6.QtCore import QSettings

    kept = QSettings(str(path), QSettings.Format.IniFormat).value("recent", [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [_name(str(name)) for name in names if name][:MOST]


def _name(kept: str) -> str:
    return os.fsdecode(unquote_to_bytes(kept.removeprefix(_BYTES))) if kept.startswith(_BYTES) else kept
