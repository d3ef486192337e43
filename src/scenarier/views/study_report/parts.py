"""What a report is made of. Every part has a key, by which a printed figure is found again."""

from dataclasses import dataclass

from scenarier.text.plain import one_line
from scenarier.views.bridge_page import BridgeBar
from scenarier.views.charts import ChartData


def named(title: str, name: str) -> str:
    """The title of a table that is of one scenario."""
    return f"{title}: {name}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a table's cell; `value` is the number behind the text in full, `year` the one it is of.

    `colour` is a name in the palette.
    """

    text: str = ""
    value: float | None = None
    year: int | None = None
    colour: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(self.text))


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; numbers stand to the right.

    `part` is its part of the width that is left, 0 for as much as it needs. A unit holds for the details below its
    row too.
    """

    title: str
    is_number: bool = False
    part: float = 0.0
    is_unit: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; a heading's only entry reaches over all columns, a detail belongs to the row above it."""

    key: str
    entries: tuple[Entry, ...]
    is_heading: bool = False
    is_strong: bool = False
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the words above and below it."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs; those of a note are the author's own. `is_followed`: what comes next stays with them."""

    key: str
    text: str
    is_note: bool = False
    is_followed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of a list, what it is about before it."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences, one below the other."""

    key: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within a section, with the colour of the scenario that it is about."""

    text: str
    colour: str = ""
    starts_page: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(self.text))


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A chart, and what it shows in words for those who do not see it; those `alike` share its axis."""

    key: str
    chart: ChartData
    spoken: str
    alike: tuple[ChartData, ...] = ()

    @property
    def title(self) -> str:
        """What it is of."""
        return self.chart.title

    @property
    def subtitle(self) -> str:
        """Its unit in words."""
        return self.chart.subtitle

    @property
    def note(self) -> str:
        """What must be known of it; "" for nothing."""
        return self.chart.note


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Bars from a start, part by part, to an end, and the same in words; `subtitle` is the unit in words."""

    key: str
    title: str
    subtitle: str
    note: str
    bars: tuple[BridgeBar, ...]
    spoken: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


Part = Words | Points | Title | Grid | Picture | Waterfall


@dataclass(frozen=True, slots=True)
class Section:
    """A section under its heading."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a report was made of and with: the study's file, the baseline's package, the program.

    `study`, `baseline_digest` are sha256 of the study's file and of the package's description, which holds
    those of its tables.
    """

    study: str
    baseline: str
    baseline_version: str
    baseline_digest: str
    baseline_titles: tuple[str, str]
    sources: tuple[str, ...]
    program: str


@dataclass(frozen=True, slots=True)
class StudyReport:
    """The whole report."""

    language: str
    owner: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: str
