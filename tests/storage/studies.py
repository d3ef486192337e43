"""Studies to break, and what the reader says of them."""

import json
from typing import Any

from scenarier.model.study import Study
from scenarier.storage.study_read import parse_study
from scenarier.text.faults import fault_lines
from scenarier.vocabulary.errors import FaultsError


def study(scenario: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A small valid study; `scenario` is the content of its one scenario, `changes` are keys of the document."""
    scenarios = [] if scenario is None else [{"name": "A", **scenario}]
    return {
        "format": "scenarier-study",
        "version": 1,
        "baseline": "aarhus-2024",
        "scenarios": scenarios,
        **changes,
    }


def with_parameters(parameters: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return study({"parameters": parameters}, **changes)


def with_measure(**measure: Any) -> dict[str, Any]:
    return study({"measures": [{"title": "T", "target": "frame:MTM", "amounts": {}, **measure}]})


def as_bytes(document: Any) -> bytes:
    return document if isinstance(document, bytes) else json.dumps(document).encode()


def read(document: Any) -> Study:
    """The study in a document, which must be valid."""
    return parse_study(as_bytes(document), "it")[0]


def faults(document: Any) -> list[str]:
    """What the reader says of a document, a line a fault by its place; nothing of a valid one."""
    try:
        read(document)
    except FaultsError as error:
        return fault_lines(FaultsError(error.subject, error.faults))
    return []


def fault(document: Any) -> str:
    """The one fault of a document."""
    (line,) = faults(document)
    return line
