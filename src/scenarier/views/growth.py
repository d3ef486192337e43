"""Growth by measure as bars, as plain data."""

from dataclasses import dataclass
from typing import Literal

from scenarier.text.numbers import format_number

Kind = Literal["actual", "model", "ages"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and a growth [per cent]; `ends` are the least and the most it may be."""

    name: str
    value: float
    kind: Kind
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one measure; of its name `told` is never cut."""

    measure: str
    told: str
    bars: tuple[Bar, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.measure} {self.told}"


def number(value: float) -> str:
    """A bar's number with its unit."""
    return f"{format_number(value, 1, sign=True)} %"
