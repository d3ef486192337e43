"""What each version of the study format added; docs/file-format.md.

A step only adds keys that may be left out and changes the meaning of none, so that a file of an older version is
read as it stands. What came later than the file's version is an unknown key in it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Holder = Literal["study", "scenario", "measure"]


@dataclass(frozen=True, slots=True)
class Added:
    """Keys that one version added, by what may hold them."""

    study: tuple[str, ...] = ()
    scenario: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()


STEPS = {
    1: Added(("title", "note", "horizon"), ("note", "parameters", "measures"), ("on", "owner", "note")),
    2: Added(scenario=("colour", "notes")),
    3: Added(study=("rules", "rules_off")),
    4: Added(study=("budget", "forecast"), measure=("package", "lasting")),
    5: Added(study=("spreads", "spread_notes", "seed")),
    6: Added(study=("questions",), scenario=("based_on", "status", "sealed")),
}
"""The step to each version from the one before it."""


@lru_cache(maxsize=32)
def optional_keys(holder: Holder, version: int) -> tuple[str, ...]:
    """What may stand in a study, a scenario or a measure of a file of `version`, besides what must."""
    return tuple(key for step, added in STEPS.items() if step <= version for key in getattr(added, holder))
