"""Opening and saving: the one way in and out for the command line and the window."""

from pathlib import Path

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import write_study
from scenarier.vocabulary.axes import DEFAULT_BASELINE
from scenarier.vocabulary.places import baseline_folder, resources_folder

SUFFIX = ".scenarier"


def open_study(path: Path | None) -> tuple[Study, Baseline]:
    """The study in `path` and its baseline; an empty study of the default baseline without a path.

    Raises
    ------
    FaultsError : the file, or the baseline's package, is faulty.
    """
    if path is None:
        baseline = read_baseline(baseline_folder(DEFAULT_BASELINE))
        return Study(baseline=baseline.name), baseline
    return read_study(path)


def example_paths() -> list[Path]:
    """The worked example studies that are shipped."""
    return sorted((resources_folder() / "examples").glob(f"*{SUFFIX}"))


def open_session(path: Path | None) -> Session:
    """A session on the study in `path`, or on an empty one.

    Raises
    ------
    FaultsError : as for `open_study`.
    """
    study, baseline = open_study(path)
    return Session(baseline, study, path)


def save_study(study: Study, path: Path) -> None:
    """Write `study` to `path`, whole or not at all.

    Raises
    ------
    FaultsError : the file cannot be written.
    """
    write_study(study, path)


def with_suffix(path: Path) -> Path:
    """The path, with the studies' extension where it has none."""
    return path if path.suffix else path.with_name(path.name + SUFFIX)
