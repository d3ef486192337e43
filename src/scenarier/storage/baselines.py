"""Where baselines stand: those that are shipped and the user's own, and which of them opens by default."""

from pathlib import Path

from scenarier.storage.collect import Faults, members, text
from scenarier.storage.descriptor import DESCRIPTOR
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import read_json
from scenarier.text.language import mark
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baselines_folder

CHOICE = "baselines.json"
"""Says which baseline opens by default; it lies beside the packages' folders."""
SIZE_LIMIT = 2**16


def own_folder() -> Path:
    """Folder of the user's own baselines, whether it exists or not."""
    import platformdirs

    return platformdirs.user_data_path("scenarier", appauthor=False) / "baselines"


def _folders() -> tuple[Path, ...]:
    """The user's own first: what stands there holds before what is shipped under the same name."""
    return (own_folder(), baselines_folder())


def baseline_names() -> tuple[str, ...]:
    """Names of the baselines there are."""
    return tuple(sorted({path.parent.name for folder in _folders() for path in folder.glob(f"*/{DESCRIPTOR}")}))


def find_baseline(name: str) -> Path:
    """Folder of the baseline `name`; where it would be shipped if there is none."""
    places = [folder / name for folder in _folders()]
    return next((place for place in places if (place / DESCRIPTOR).is_file()), places[-1])


def default_baseline() -> str:
    """Name of the baseline that opens when no study names one.

    Raises
    ------
    FaultsError : the file that says so is faulty, or names no baseline there is.
    """
    path = next((folder / CHOICE for folder in _folders() if (folder / CHOICE).is_file()), _folders()[-1] / CHOICE)
    faults = Faults()
    found = members(read_json(read_limited(path, SIZE_LIMIT), str(path)), "", faults) or {}
    name, known = text(found.get("default", ""), "default", faults), baseline_names()
    if not faults.found and name not in known:
        faults.unknown("default", mark("unknown baseline “{name}”"), name, known)
    if faults.found:
        raise FaultsError(str(path), faults.found)
    return name
