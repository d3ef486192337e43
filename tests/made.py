"""What tests make without saying all of it."""

from typing import Any

from scenarier.model import study


def Study(title: str = "", note: str = "", **rest: Any) -> study.Study:
    """A study of the shipped baseline, up to its usual year, unless told otherwise."""
    return study.Study(title, note, **{"baseline": "aarhus-2024", "horizon": 2029, **rest})
