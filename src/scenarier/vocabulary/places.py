"""Where the data and the resources are.

In an installed wheel they stand inside the package, in a checkout beside `src`. `__file__` is asked first,
so that a stale copy elsewhere is never read.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def baselines_folder() -> Path:
    """Folder that holds one data package a baseline."""
    return _folder("data")


def baseline_folder(name: str) -> Path:
    """Folder of the baseline `name`, whether it exists or not."""
    return baselines_folder() / name


def resources_folder() -> Path:
    """Folder of icons, catalogues and examples."""
    return _folder("resources")
