"""What the user arranged and chose, kept in one small JSON file; no Qt.

Values out of bounds are put right one by one, keys of a newer version are kept as they are. A file that cannot be
read is set aside beside the new one, never overwritten.
"""

import os
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from scenarier.text.faults import fault_text
from scenarier.text.language import LANGUAGES, mark, tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.uncertainty import UNCERTAINTIES, Uncertainty

THEMES = ("system", "light", "dark")
ZOOMS = (0.7, 2.5)
LARGEST_FILE = 2**20
"""A larger file of settings [bytes] is not of this program."""
FARTHEST = 100_000
"""The largest coordinate or size that is believed [px]."""
WIDEST = 500
"""Letters that a column may be wide."""

MOST_MAPPINGS, LONGEST_HEADING = 100, 2_000
"""So many heading rows of imported files are remembered, of so many letters at most."""

Reader = Callable[[Any], Any]


@dataclass(slots=True)
class Settings:
    """What is remembered from one sitting to the next.

    `place` is the window's left, top, width and height, and the width and height of its screen, all in logical
    pixels; empty where nothing is remembered. `columns` are the widths a hand gave, in letters, by table and
    column. `language` is empty where the system's is to be spoken, `uncertainty` how it is shown how sure the
    figures are. `mappings` are what the columns of imported files hold, by the content of their heading row and
    by heading. `report` is what stands at the head of reports, `codes` whether what is copied carries its short
    code. `lessons` are the most points that were had in a lesson, by its file's name.
    """

    place: list[int] = field(default_factory=list)
    maximised: bool = False
    splitters: dict[str, list[int]] = field(default_factory=dict)
    panels: dict[str, bool] = field(default_factory=dict)
    columns: dict[str, dict[str, float]] = field(default_factory=dict)
    theme: str = "system"
    language: str = ""
    uncertainty: Uncertainty = UNCERTAINTIES[0]
    zoom: float = 1.0
    folder: str = ""
    recent: list[str] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    lessons: dict[str, int] = field(default_factory=dict)
    report: dict[str, str] = field(default_factory=dict)
    codes: bool = False
    unknown: dict[str, Any] = field(default_factory=dict)

    def remember_mapping(self, heading: str, fields: Mapping[str, str]) -> None:
        """Remember what the columns under a heading row hold; the oldest of too many is forgotten."""
        if len(heading) > LONGEST_HEADING:
            return
        self.mappings.pop(heading, None)
        self.mappings[heading] = dict(fields)
        for oldest in list(self.mappings)[:-MOST_MAPPINGS]:
            del self.mappings[oldest]

    def forget_window(self) -> None:
        """Back to what a first start has: size, splitters, panels, columns, text size and theme."""
        first = Settings()
        for name in ("place", "maximised", "splitters", "panels", "columns", "theme", "zoom"):
            setattr(self, name, getattr(first, name))


def settings_path() -> Path:
    """Where the user's settings are kept."""
    import platformdirs

    return platformdirs.user_config_path("scenarier", appauthor=False) / "settings.json"


def chosen_language(path: Path) -> str:
    """The language that was chosen in the window; "" for none, or where the file cannot be read."""
    try:
        return _settings_of(_values(path))[0].language
    except FaultsError:
        return ""


class SettingsFile:
    """The settings as they stand, in `now`, and the file that they are kept in; without a path they are not.

    Who changes `now` calls `changed`, which tells the listeners; `write` puts it into the file. `told` is what the
    user should know about the file; "" for nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.now = Settings()
        self.told = ""
        self.listeners: list[Callable[[], object]] = []
        self._written = b""
        if path is not None and os.path.lexists(path):
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            self.now, n_faults = _settings_of(_values(path))
        except FaultsError as error:
            reason = fault_text(error.faults[0]).rstrip(".")
            self._set_aside(
                path, tr("The settings could not be read and are as at the first start: {reason}.", reason=reason)
            )
            return
        self._written = _content(self.now)
        if n_faults:
            self._written = b""
            self._set_aside(path, tr("Some of the settings could not be read, and are as at the first start."))

    def _set_aside(self, path: Path, told: str) -> None:
        """Give a file that cannot be read another name; where that cannot be done it is left alone."""
        aside = _free_name(path)
        try:
            os.rename(path, aside)
        except OSError:
            self.path = None
            kept = tr("What you change in the window is forgotten when it closes.")
        else:
            kept = tr("The old file is kept as “{name}”.", name=one_line(aside.name))
        self.told = f"{told} {kept}"

    def changed(self) -> None:
        """Tell that `now` is another than before."""
        for listener in self.listeners:
            listener()

    def is_dismissed(self, name: str) -> bool:
        """Whether the user has closed this for good."""
        return name in self.now.dismissed

    def dismiss(self, name: str) -> None:
        """Remember that the user has closed this for good."""
        if not self.is_dismissed(name):
            self.now.dismissed.append(name)
            self.changed()

    def write(self) -> None:
        """Put the settings into the file, where they differ from what this program last read or wrote there."""
        content = _content(self.now)
        if self.path is None or content == self._written:
            return
        from scenarier.storage.files import make_folder, write_whole

        try:
            make_folder(self.path.parent)
            write_whole(self.path, content)
            self._written = content
        except FaultsError as error:
            self.path = None
            reason = fault_text(error.faults[0]).rstrip(".")
            self.told = tr("What you change in the window cannot be kept: {reason}.", reason=reason)


def _free_name(path: Path) -> Path:
    """A name beside the file that nothing has yet."""
    number, aside = 1, path.with_name(f"{path.stem}.broken{path.suffix}")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.stem}.broken-{number}{path.suffix}")
    return aside


def _content(settings: Settings) -> bytes:
    import json

    known = {one.name: getattr(settings, one.name) for one in fields(settings) if one.name != "unknown"}
    return json.dumps({**settings.unknown, **known}, indent=1).encode("ascii") + b"\n"


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; read without `storage`, which would delay the first painting.

    Raises
    ------
    FaultsError : it cannot be read, or is none of ours by its kind or size.
    """
    try:
        status = os.stat(path)
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_FILE:
            with open(path, "rb") as file:
                return file.read(LARGEST_FILE)
    except OSError as error:
        from scenarier.storage.files import os_fault

        raise FaultsError(str(path), [os_fault("", error)]) from error
    raise _not_ours(path)


def _values(path: Path) -> dict[str, Any]:
    """The file's values by key.

    Raises
    ------
    FaultsError : the file cannot be read, or is not a JSON object.
    """
    import json

    try:
        found = json.loads(_bytes_of(path), parse_constant=_no_number, parse_float=_finite)
        json.dumps(found)  # what nests too deeply to be written again is refused too
    except (ValueError, RecursionError) as error:
        raise _not_ours(path) from error
    if not isinstance(found, dict):
        raise _not_ours(path)
    return found


def _not_ours(path: Path) -> FaultsError:
    return FaultsError(str(path), [Fault("", mark("the file is damaged, or not one of scenarier's"))])


def _no_number(name: str) -> float:
    raise ValueError(name)


def _finite(text: str) -> float:
    return min(max(float(text), -sys.float_info.max), sys.float_info.max)


def _settings_of(values: dict[str, Any]) -> tuple[Settings, int]:
    """The settings, and how many of the values are of a wrong kind."""
    made, n_faults = Settings(), 0
    for name, value in values.items():
        if name not in _READERS:
            made.unknown[name] = value
            continue
        try:
            setattr(made, name, _READERS[name](value))
        except TypeError:
            n_faults += 1
    return made, n_faults


# One value each; TypeError for one of a wrong kind


def _number(low: float, high: float, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(min(max(value, low), high))


def _whole(low: int, high: int, value: Any) -> int:
    return round(_number(low, high, value))


def _of_kind(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(value)
    return value


def _choice(options: tuple[str, ...], value: Any) -> str:
    """The first option where the value is one that this version does not know."""
    found: str = _of_kind(str, value)
    return found if found in options else options[0]


def _list(read: Reader, value: Any) -> list[Any]:
    return [read(one) for one in _of_kind(list, value)]


def _named(read: Reader, value: Any) -> dict[str, Any]:
    return {name: read(one) for name, one in _of_kind(dict, value).items()}


def _place(value: Any) -> list[int]:
    numbers = _list(partial(_whole, -FARTHEST, FARTHEST), value)
    if len(numbers) not in (0, 6):
        raise TypeError(value)
    return numbers[:2] + [max(number, 1) for number in numbers[2:]]


_text = partial(_of_kind, str)
_truth = partial(_of_kind, bool)
_READERS: dict[str, Reader] = {
    "place": _place,
    "maximised": _truth,
    "splitters": partial(_named, partial(_list, partial(_whole, 0, FARTHEST))),
    "panels": partial(_named, _truth),
    "columns": partial(_named, partial(_named, partial(_number, 1, WIDEST))),
    "theme": partial(_choice, THEMES),
    "language": partial(_choice, ("", *LANGUAGES)),
    "uncertainty": partial(_choice, UNCERTAINTIES),
    "zoom": partial(_number, *ZOOMS),
    "folder": _text,
    "recent": partial(_list, _text),
    "dismissed": partial(_list, _text),
    "mappings": partial(_named, partial(_named, _text)),
    "lessons": partial(_named, partial(_whole, 0, 10_000)),
    "report": partial(_named, _text),
    "codes": _truth,
}
