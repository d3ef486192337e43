"""Rules: what a budget is held against, as rows of data."""

from dataclasses import dataclass
from typing import Literal

Comparison = Literal["at_least", "at_most"]
COMPARISONS: tuple[Comparison, ...] = ("at_least", "at_most")
SEVERITIES = ("limit", "target", "band")
"""A law or an agreement, what one aims at, and an early warning."""
CAP = "savings_limit"
"""The one step that is a threshold besides the result variables: a department's cap on its savings."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; docs/model.md section 12.

    `metric` is a result variable. The threshold is `threshold` in the metric's unit, or `threshold` times the
    variable `threshold_of`. The rule holds for every entity of the metric, or for `entity` alone, from
    `first_year` to `last_year`, in all projected years where they are None. `mended_by` names the parameters
    that may mend it, the nearest at hand first. A rule of the baseline has its source in the table `rules`, a
    study's own rule in `source`; its name is what the user called it.
    """

    name: str
    metric: str
    comparison: Comparison
    threshold: float
    threshold_of: str = ""
    entity: str = ""
    first_year: int | None = None
    last_year: int | None = None
    severity: str = "target"
    on: bool = True
    name_da: str = ""
    name_en: str = ""
    explanation_da: str = ""
    explanation_en: str = ""
    source: str = ""
    mended_by: tuple[str, ...] = ()
