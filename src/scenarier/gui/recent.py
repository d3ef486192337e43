"""The files opened last, kept in the user's settings."""

from pathlib import Path

from PySide6.QtCore import QSettings

MOST = 8
_KEY = "recent"


class Recent:
    """Paths, the latest first; kept in the file `settings`, or for the sitting alone without one."""

    def __init__(self, settings: Path | None = None) -> None:
        self._settings = None if settings is None else QSettings(str(settings), QSettings.Format.IniFormat)
        self._paths = [] if self._settings is None else self._read(self._settings)

    @staticmethod
    def _read(settings: QSettings) -> list[Path]:
        kept = settings.value(_KEY, [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(str(name)) for name in names if name][:MOST]

    def paths(self) -> list[Path]:
        """The files that still exist."""
        return [path for path in self._paths if path.is_file()]

    def add(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        self._paths = [path, *(other for other in self._paths if other != path)][:MOST]
        if self._settings is not None:
            self._settings.setValue(_KEY, [str(one) for one in self._paths])
            self._settings.sync()
