"""The number that a click or the keyboard has come to, and that is to be explained."""

from typing import NamedTuple

from PySide6.QtCore import QRect

from scenarier.views.figure import Figure, Said


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

    @classmethod
    def clicked(cls, figure: Figure, place: QRect, scenario: int | None = None) -> "Pointed":
        """A figure that was clicked at a place on screen."""
        return cls(*figure, scenario, place)

    @property
    def figure(self) -> Figure:
        """The number without where it stands."""
        return self.variable, self.entity, self.year
