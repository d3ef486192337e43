"""What a script gives, as the study file would hold it: so it is judged by the file's own reader."""

import json
from collections.abc import Mapping
from typing import Any

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes

DEEPEST = 8
MOST_BITS = 1024
"""An integer of more is no number to compute with."""


def document_of(study: Study) -> dict[str, Any]:
    """The study as plain objects, as in its file."""
    found: dict[str, Any] = json.loads(study_bytes(study))
    return found


def judged(document: Mapping[str, Any], package: Baseline, subject: str) -> tuple[Study, Baseline]:
    """The study that the document holds, and its baseline.

    Raises
    ------
    FaultsError : all that no study file may hold.
    """
    return parse_study(json.dumps(plain(document)).encode(), subject, package=package)


def plain(value: Any, depth: int = 0) -> Any:
    """Mappings, series, lists and numpy's numbers as json has them; anything else as its text, for the fault."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value) if value.bit_length() <= MOST_BITS else float("inf")
    if value is None or isinstance(value, str | bool | float):
        return value
    if depth < DEEPEST and hasattr(value, "items"):
        return {_key(key): plain(one, depth + 1) for key, one in value.items()}
    if depth < DEEPEST and isinstance(value, list | tuple):
        return [plain(one, depth + 1) for one in value]
    if hasattr(value, "item") and not getattr(value, "shape", ()):
        return plain(value.item(), depth + 1) if depth < DEEPEST else repr(value)
    return repr(value)


def _key(key: Any) -> Any:
    """A key that json can hold; 2026 and "2026" stay two, so that the reader sees both."""
    return key if isinstance(key, str | int | float) or key is None else str(key)
