"""A number that can be explained, or that something is said of."""

from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from scenarier.vocabulary.variables import VARIABLES

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
class Amount:
    """An amount of money that can be told in other units [mio. kr.].

    `department` is the one it belongs to, "" for none. `index` is the price index that it moves with where it is
    in base-year prices, "" where it is in current ones.
    """

    value: float
    year: int
    department: str = ""
    index: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A number that is no figure of the model: what it is, its value, what there is to say, and its row if any.

    `amount` is the number where it is an amount of one year.
    """

    title: str
    value: str
    text: str
    row: TablePlace | None = None
    amount: Amount | None = None


class Pin(NamedTuple):
    """What a question may be pinned to: a figure, or a measure by its title, or a package.

    `scenario` is the study's index of the one it belongs to, None for the one shown.
    """

    figure: Figure | None = None
    scenario: int | None = None
    measure: str = ""
    package: str = ""


def can_be_asked(figure: Figure | None) -> TypeGuard[Figure]:
    """Whether it can be asked what a figure would take: it is a result, of a year."""
    return figure is not None and figure[0] in VARIABLES and figure[2] is not None
