"""Proposals: a scenario that is built on another one, and what was sealed of it when it was made final."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarier.model.plan import ByYear

DRAFT, FINAL = "draft", "final"
STATUSES = (DRAFT, FINAL)
SEALED_PARTS = ("scenario", "base", "budget", "forecast", "baseline")
"""What a seal holds a sum of."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a proposal was when it was made final; docs/file-format.md says of what the sums are.

    `date` is a day (`2026-09-14`), `model` the version of the program, `sha256` the sums by SEALED_PARTS. `result`
    and `liquidity` are by year [mio. kr., current prices].
    """

    date: str
    model: str
    sha256: Mapping[str, str]
    result: ByYear
    liquidity: ByYear
