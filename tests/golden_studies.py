"""The studies of tests/golden, read once."""

from functools import cache
from pathlib import Path

from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.storage.study_read import read_study

CHECKED, BUDGETED = "check-study", "check-budget"


@cache
def opened(name: str) -> tuple[Study, Baseline]:
    """A study, and its baseline with its budget and forecast."""
    return read_study(Path(__file__).parent / "golden" / f"{name}.scenarier")
