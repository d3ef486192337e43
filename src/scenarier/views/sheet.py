"""A table of words and numbers to be read and copied, as rows."""

from dataclasses import dataclass, field

from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Number, plain, unmarked
from scenarier.text.plain import one_line
from scenarier.views.figure import Figure


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what a spreadsheet gets of it (None: the text), a tip, and the figure that it is."""

    text: str = ""
    full: CopiedCell | None = None
    tip: str = ""
    is_muted: bool = False
    figure: Figure | None = None

    @property
    def shown(self) -> str:
        """What is drawn."""
        return one_line(self.text)

    @property
    def copied(self) -> CopiedCell:
        """What is copied: a number, or a text in one line."""
        full = self.text if self.full is None else self.full
        return full if isinstance(full, Number) else unmarked(full)

    @property
    def words(self) -> str:
        """What is copied, as text."""
        return plain(self.copied) if isinstance(self.copied, Number) else self.copied


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: its name, and its unit in a line of its own."""

    text: str
    unit: str = ""
    is_number: bool = False
    wraps: float = 0.0  # its part of the width that is left, where its texts break into lines
    tip: str = ""

    @property
    def shown(self) -> str:
        """Name above unit."""
        name = one_line(self.text)
        return f"{name}\n{one_line(self.unit)}" if self.unit else name

    @property
    def copied(self) -> str:
        """Name and unit in one line."""
        return f"{self.text} ({self.unit})" if self.unit else self.text


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its key, and its cells (one for a heading, which reaches over the whole row).

    `unit` is that of the row's numbers, where it is not their headings'; copied, it has a column of its own.
    """

    key: str
    cells: tuple[Cell, ...]
    is_heading: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings and rows."""

    headings: tuple[Heading, ...] = ()
    lines: tuple[Line, ...] = field(default=())
