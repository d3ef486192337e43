"""A report or a handout as a PDF: the study that it carries, and the list of the figures that it prints."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import read_json
from scenarier.storage.pdf_attachments import HEAD, attachments, is_encrypted, is_ended, is_pdf
from scenarier.storage.study_types import FORMAT, SIZE_LIMIT
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

REPORT_FORMAT, HANDOUT_FORMAT = "scenarier-report", "scenarier-handout"
NO_STUDY = mark("this PDF carries no study; only a report made by scenarier opens as one")
LOCKED = mark("this PDF is encrypted, so its study cannot be read; use the report as scenarier wrote it")
NO_FIGURES = mark(
    "this PDF carries no list of its figures; only a report or a proposal on one page made by scenarier has one"
)
NOT_WHOLE = mark("this PDF carries no study, and its end is missing; fetch the report anew")


def is_report(path: Path) -> bool:
    """Whether a file is a PDF by its content; False where it cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for
            return False
        with open(path, "rb") as file:
            return file.read(len(HEAD)) == HEAD
    except OSError:
        return False


def study_content(content: bytes, subject: str) -> bytes:
    """The bytes of a study: a study file's own, or of the study that a report carries.

    Raises
    ------
    FaultsError : a PDF without a study.
    """
    if not is_pdf(content):
        return content
    found = attached(content, FORMAT)
    if found is None:
        raise FaultsError(subject, [Fault("", why_none(content))])
    return found


def why_none(content: bytes) -> str:
    """Why no study was found in a PDF, as a message id."""
    if is_encrypted(content):
        return LOCKED
    return NO_STUDY if is_ended(content) else NOT_WHOLE


def attached(content: bytes, kind: str) -> bytes | None:
    """The last file of a format ("scenarier-study", REPORT_FORMAT) that a PDF carries; None where it has none."""
    found = all_attached(content, kind)
    return found[-1] if found else None


def all_attached(content: bytes, kind: str) -> list[bytes]:
    """All files of a format that a PDF carries, in the order they stand in it."""
    return [file for file in attachments(content, SIZE_LIMIT) if _format_of(file) == kind]


def _format_of(file: bytes) -> Any:
    if file.lstrip()[:1] != b"{":
        return None
    try:
        document = read_json(file, "")
    except FaultsError:
        return None
    return document.get("format") if isinstance(document, dict) else None


def read_report(path: Path) -> tuple[bytes, bytes, dict[str, Any]]:
    """The own bytes of a report or handout, its study's, and its list of figures.

    Raises
    ------
    FaultsError : it cannot be read, or is none that can be checked.
    """
    content = read_limited(path, SIZE_LIMIT)
    faults = list(_faults(content))
    if faults:
        raise FaultsError(str(path), faults)
    figures = read_json(_figures(content) or b"", str(path))
    return content, study_content(content, str(path)), figures


def _figures(content: bytes) -> bytes | None:
    """The list of figures of a report, or else of a handout."""
    return attached(content, REPORT_FORMAT) or attached(content, HANDOUT_FORMAT)


def _faults(content: bytes) -> Iterator[Fault]:
    if not is_pdf(content):
        yield Fault("", mark("this is no PDF; a report made by scenarier as PDF can be checked"))
    elif attached(content, FORMAT) is None:
        yield Fault("", why_none(content))
    elif _figures(content) is None:
        yield Fault("", NO_FIGURES)
