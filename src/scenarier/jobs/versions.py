"""Earlier versions of a study's file: what is kept of them, and one of them as a copy."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.files import read_limited
from scenarier.storage.stamp import stamp_of_content
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_types import SIZE_LIMIT
from scenarier.storage.versions import Version, versions_folder, versions_of
from scenarier.text.faults import fault_lines
from scenarier.text.language import mark, tr
from scenarier.text.moments import moment_words
from scenarier.text.plain import one_line
from scenarier.views.versions import apart_words, copy_title, version_words
from scenarier.vocabulary.errors import Fault, FaultsError


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version in words; `study` and its baseline are None where it cannot be read."""

    words: str
    when: datetime
    study: Study | None = None
    baseline: Baseline | None = None


def earlier_versions(path: Path, now: Study, baseline: Baseline) -> list[Earlier]:
    """The versions kept of a study's file, the newest first, each held against the study as it is `now`."""
    return [_told(version, now, baseline) for version in versions_of(path, versions_folder())]


def _told(version: Version, now: Study, baseline: Baseline) -> Earlier:
    try:
        study, old_baseline = _read(version)
    except FaultsError as error:
        when = moment_words(version.when)
        return Earlier(
            tr("{when} · cannot be read: {reason}", when=when, reason=fault_lines(error)[0]), version.when
        )
    apart = apart_words(study, old_baseline, now, baseline)
    return Earlier(version_words(version.when, len(study.scenarios), apart), version.when, study, old_baseline)


def _read(version: Version) -> tuple[Study, Baseline]:
    """A version's study and its baseline.

    Raises
    ------
    FaultsError : it is damaged, or no study.
    """
    content = read_limited(version.file, SIZE_LIMIT)
    if stamp_of_content(content) != version.stamp:
        raise FaultsError(str(version.file), [Fault("", mark("it is damaged: no longer what was kept"))])
    return parse_study(content, str(version.file))


def as_copy(earlier: Earlier, path: Path) -> Study | None:
    """A version as a study of its own, whose title says which it is; None where it cannot be read."""
    if earlier.study is None:
        return None
    name = earlier.study.title or one_line(path.stem)
    return replace(earlier.study, title=copy_title(name, earlier.when))
