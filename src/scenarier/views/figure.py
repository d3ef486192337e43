"""A number that can be explained, or that something is said of."""

from dataclasses import dataclass
from typing import NamedTuple

Figure = tuple[str, str, int | None]
"""A number that the model can explain: its variable, its entity ("" for none) and its year.

The variable may be a row of the baseline, the entity then its column (analysis/explain/expression.py).
"""


class TablePlace(NamedTuple):
    """A cell of the baseline's tables."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Said:
    """A number that is no figure of the model: what it is, its value, what there is to say, and its row if any."""

    title: str
    value: str
    text: str
    row: TablePlace | None = None
