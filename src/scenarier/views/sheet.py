"""A table as rows: what its columns are called, and of every cell what is seen, told and copied."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from scenarier.text.copied import Copied, CopiedCell, Number, Place, plain, table_of, unmarked
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.field import Field
from scenarier.views.figure import Amount, Figure, Said

Words = str | Callable[[], str]
"""A text, or what makes it when it is asked for."""
Box = Literal["on", "some", "off"]


def said_words(words: Words) -> str:
    """The text itself."""
    return words if isinstance(words, str) else words()


@dataclass(frozen=True, slots=True)
class Cell:
    """What is seen in a cell; two that look the same are the same.

    Parameters
    ----------
    full : what a spreadsheet gets; the text where it is None.
    short : what is seen where there is little room.
    colour, beside_colour, swatch : names in the palette; a swatch is a piece of that line before the text.
    beside, beside_full : a second number, a difference, as it is seen and copied.
    bar : a bar from the middle of the cell, from -1 to 1.
    box : a box that is ticked, or not.
    typed : a text that can be typed over.
    number : a number that can be typed.
    figure, said : what explains the number, perhaps by the row that it stands in, or what there is to say of it.
    amount : makes what is told in other units where that is another than the figure's own, a difference say.
    spoken, status : what a screen reader says, and what the status line says.
    """

    text: str = ""
    full: CopiedCell | None = field(default=None, compare=False)
    tip: Words = field(default="", compare=False)
    colour: str = ""
    figure: Figure | Callable[[int], Figure] | None = field(default=None, compare=False)
    is_bold: bool = False
    is_italic: bool = False
    short: str | None = None
    swatch: str = ""
    beside: str = ""
    beside_full: CopiedCell = field(default="", compare=False)
    beside_colour: str = ""
    bar: float | None = None
    box: Box | None = None
    typed: str | None = None
    number: Field | None = field(default=None, compare=False)
    said: Callable[[], Said] | None = field(default=None, compare=False)
    amount: Callable[[], Amount | None] | None = field(default=None, compare=False)
    spoken: str = ""
    status: Words = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """What is drawn."""
        return one_line(self.text)

    @property
    def copied(self) -> CopiedCell:
        """What is copied: a number, or a text in one line."""
        if self.number is not None:
            return self.number.copied
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
    short: str = ""  # its name where there is little room

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

    Parameters
    ----------
    unit : that of the row's numbers, where it is not their headings'; copied, it has a column of its own.
    name : what stands beside the row; `labels` names it where it is copied.
    ground : a colour of its own, a name in the palette.
    scenario : which of the study's scenarios it is about, None for the one shown.
    names : what the row may be called in a pasted block; the name it is told by comes first.
    folds : what stands below the row and folds by it, "" for nothing.
    is_left_out : whether its words stand in the labels of other rows, so that it is not copied itself.
    is_computed, is_passed : whether a pasted block has the row left out, or goes on below it.
    """

    key: str
    cells: tuple[Cell, ...]
    is_heading: bool = False
    unit: str = ""
    name: str = ""
    labels: tuple[CopiedCell, ...] = ()
    ground: str = ""
    is_bold: bool = False
    scenario: int | None = None
    names: tuple[str, ...] = ()
    folds: str = ""
    is_left_out: bool = False
    is_computed: bool = False
    is_passed: bool = False

    def called(self, name: str) -> "Line":
        """The same row with another name beside it."""
        return self if name == self.name else replace(self, name=name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings and rows.

    Parameters
    ----------
    labels, first : headings of the rows' labels where they are copied, in place of the columns before `first`.
    title : what the table is about, in one line.
    years : the column of each year, by which a pasted block finds its columns.
    """

    headings: tuple[Heading, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[str, ...] = ()
    first: int = 1
    title: str = ""
    years: Mapping[int, int] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one where a row has no more."""
        cells = self.lines[row].cells if 0 <= row < len(self.lines) else ()
        return cells[column] if column < len(cells) else NO_CELL


NO_CELL = Cell()


def copied_sheet(sheet: Sheet, chosen: Collection[Place], title: str = "") -> Copied:
    """The rows and columns with a chosen cell, below headings and beside the names and units of the rows."""
    has_units = any(line.unit for line in sheet.lines)
    labels = sheet.labels or (sheet.headings[0].copied, *[tr("Unit")] * has_units)
    return table_of(
        [place for place in chosen if not sheet.lines[place[0]].is_left_out] or list(chosen)[:1],
        headings=labels,
        labels=lambda row: _labels(sheet.lines[row], has_units=has_units),
        heading=lambda column: sheet.headings[column].copied,
        cell=lambda row, column: sheet.cell(row, column).copied,
        first=sheet.first,
        title=title or sheet.title,
    )


def copied_whole(sheet: Sheet) -> Copied:
    """All of a sheet, as it is copied."""
    columns = range(len(sheet.headings))
    return copied_sheet(sheet, [(row, column) for row in range(len(sheet.lines)) for column in columns])


def _labels(line: Line, *, has_units: bool) -> Sequence[CopiedCell]:
    return line.labels or [line.cells[0].copied, *[line.unit] * has_units]
