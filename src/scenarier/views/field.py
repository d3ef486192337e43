"""A number that can be typed, in a cell of a table or beside a lever."""

from dataclasses import dataclass

from scenarier.text.copied import CopiedCell, quantity
from scenarier.text.language import tr
from scenarier.text.reading import range_fault


@dataclass(frozen=True, slots=True)
class Field:
    """A number that can be typed: what it is called, its unit and bounds, and what it is now (None: no value)."""

    name: str
    unit: str
    minimum: float
    maximum: float
    value: float | None

    def fault(self, value: float) -> str:
        """What is wrong with a new value, in words; "" for nothing."""
        if self.unit == "switch" and value not in (0.0, 1.0):
            return tr("write 0 or 1")
        return range_fault(value, self.unit, self.minimum, self.maximum)

    @property
    def copied(self) -> CopiedCell:
        """What is copied: the number with all its decimals, so that it is pasted as the same."""
        return quantity(self.value, self.unit, None)
