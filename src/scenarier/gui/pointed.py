"""The number that a click or the keyboard has come to, and that is to be explained."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect

Figure = tuple[str, str, int | None]
"""A number that the model can explain: its variable, its entity ("" for none) and its year.

The variable may be a row of the baseline, the entity then its column (analysis/explain/expression.py).
"""
Row = tuple[str, str, str]
"""Table, row and column of the baseline."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number that is no figure of the model: what it is, its value, what there is to say, and its row if any."""

    title: str
    value: str
    text: str
    row: Row | None = None


class Pointed(NamedTuple):
    """A number on screen: a figure, or what is `said` of another.

    `scenario` is the study's index of the one it belongs to, where that is not the one shown. `place` is where it
    stands on screen, None where the keyboard came to it. A number that is a field is clicked to be typed in.
    """

    variable: str
    entity: str
    year: int | None
    scenario: int | None = None
    place: QRect | None = None
    is_field: bool = False
    said: Said | None = None

    @property
    def figure(self) -> Figure:
        """The number without where it stands."""
        return self.variable, self.entity, self.year
