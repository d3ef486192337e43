"""Opening and saving: the one way in and out for the command line and the window."""

import contextlib
import sys
from pathlib import Path
from typing import NamedTuple

from scenarier.jobs.workbook_study import is_workbook, study_of_workbook
from scenarier.model.baseline import Baseline
from scenarier.model.study import REVISED_SINCE, Study, empty_study
from scenarier.session.session import Session
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import default_baseline, find_baseline
from scenarier.storage.report_files import is_report
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import write_study
from scenarier.storage.versions import versions_folder, write_keeping
from scenarier.text.faults import fault_text
from scenarier.text.language import language, mark, ntr, tr
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.places import resources_folder

SUFFIX = ".scenarier"


def open_study(path: Path | None) -> tuple[Study, Baseline]:
    """The study in `path` and its baseline; an empty study of the default baseline without a path.

    Raises
    ------
    FaultsError : the file, or the baseline's package, is faulty.
    """
    if path is None:
        baseline = read_baseline(find_baseline(default_baseline()))
        return empty_study(baseline), baseline
    carried = study_of_workbook(path) if is_workbook(path) else None
    return carried or read_study(path)


def open_for_command(path: Path | None) -> tuple[Study, Baseline]:
    """As `open_study`, for a command: that the model was revised since the file was written is told on stderr.

    Raises
    ------
    FaultsError : as for `open_study`.
    """
    study, baseline = open_study(path)
    _tell(revision_words(study, path))
    return study, baseline


def _tell(told: str) -> None:
    if told and sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(told, file=sys.stderr)


def revision_words(study: Study, path: Path | None) -> str:
    """That the model was revised since a study's file was written, and what of the file was mended, in one line.

    "" where it is as new.
    """
    if study.version >= REVISED_SINCE:
        return ""
    told = tr(
        "“{name}” was written before the model was revised (version 0.4), so its figures are other ones now; what "
        "changed and why stands in CHANGELOG.md.",
        name=study.title if path is None else path.name,
    )
    mended = ntr(
        "{n} text in it could not be shown, was too long or a name used twice, and was changed.",
        "{n} texts in it could not be shown, were too long or names used twice, and were changed.",
        study.n_cleaned,
    )
    return f"{told} {mended}" if study.n_cleaned else told


def example_paths() -> list[Path]:
    """The worked example studies that are shipped, in Danish."""
    return sorted((resources_folder() / "examples").glob(f"*{SUFFIX}"))


def spoken_example_paths() -> list[Path]:
    """The examples in the language that is spoken."""
    if language() == "da":
        return example_paths()
    return [path.parent / language() / path.name for path in example_paths()]


def open_session(path: Path | None) -> Session:
    """A session on the study in `path`, or on an empty one; a report's study has no file of its own.

    Raises
    ------
    FaultsError : as for `open_study`.
    """
    study, baseline = open_study(path)
    return Session(baseline, study, path if path is None or has_own_file(path) else None)


def has_own_file(path: Path) -> bool:
    """Whether a study that was opened from `path` is saved there; reports and workbooks stay as made."""
    return not is_report(path) and not is_workbook(path)


def session_for_command(path: Path | None) -> Session:
    """As `open_session`, for a command that draws the window.

    Raises
    ------
    FaultsError : as for `open_study`.
    """
    study, baseline = open_for_command(path)
    return Session(baseline, study, path)


class Saved(NamedTuple):
    """A study that was written: the stamp of what was written, and what is to be told of it, "" for nothing."""

    stamp: str
    told: str


def save_study(study: Study, path: Path) -> Saved:
    """Write `study` to `path`, whole or not at all; what stood there is kept as an earlier version.

    Raises
    ------
    FaultsError : the file cannot be written, or is a report, which a study must not take the place of; or there is
        no room for what stands there, so nothing was written.
    """
    if is_report(path):
        raise FaultsError(str(path), [Fault("", mark("this is a report; save the study under another name"))])
    unkept = []

    def write(path: Path, content: bytes) -> None:
        unkept.append(write_keeping(path, content, versions_folder()))

    return Saved(write_study(study, path, write), "".join(_unkept_words(one) for one in unkept if one))


def save_for_command(study: Study, path: Path) -> None:
    """As `save_study`, for a command: that the version before could not be kept is told on stderr.

    Raises
    ------
    FaultsError : as for `save_study`.
    """
    _tell(save_study(study, path).told)


def _unkept_words(error: FaultsError) -> str:
    reason = fault_text(error.faults[0]).rstrip(".")
    return tr("Saved, but the version before is not kept: {reason} ({place}).", reason=reason, place=error.subject)


def with_suffix(path: Path) -> Path:
    """The path, with the studies' extension where it has none; the dot of "Budget v1.2" begins none."""
    return path if path.suffix.casefold() in (SUFFIX, ".json") else path.with_name(path.name + SUFFIX)
