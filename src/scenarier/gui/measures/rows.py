"""The list of measures: its rows, which packages are folded, and what is done to it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from scenarier.gui.parts.grid.cells import GridModel, GridRows, Place
from scenarier.look.palette import Scheme
from scenarier.model.measures import Measures, moved_order
from scenarier.model.study import Measure
from scenarier.session import measure_edits as edits
from scenarier.session.session import Session
from scenarier.session.state import Edited
from scenarier.session.targets import Targets
from scenarier.session.ways import Way
from scenarier.text.language import language, tr
from scenarier.views.figure import Figure
from scenarier.views.measure_columns import FIRST, TEXTS, TITLE
from scenarier.views.measure_rows import NO_SIZE, MeasureRow, Package, Rows, Size, size_of
from scenarier.views.measure_table import MeasureLines, measure_headings, measures_title
from scenarier.views.sheet import Line, Sheet

LEAST_LETTERS = 4
"""An amount has at least this much room: a year stands above it."""
Told = Callable[[str, bool], object]


@dataclass(frozen=True, slots=True)
class MeasureSheet(Sheet):
    """The list as it is shown: the rows that its lines are, and the measures that were shown then."""

    rows: tuple[MeasureRow, ...] = ()
    measures: Measures = ()


class MeasureRows(GridRows):
    """The measures of the session's scenario.

    On or off, title, target, owner, the years, lasting, their sum, note. The measures of a package stand below its
    heading. A row is one that is shown, a place one in the study. `tell` is told what is wrong with what was typed
    (True).
    """

    def __init__(self, session: Session, colours: Scheme) -> None:
        self.session = session
        self._rows = Rows()
        self.tell: Told = lambda _text, _is_fault: None
        self.years: tuple[int, ...] = ()
        self.targets = Targets(session.baseline)
        self.below: Size = NO_SIZE
        """The room that the totals below need."""
        self._made: dict[int, tuple[object, Line, Size]] = {}
        self.model = GridModel(self, session.typing, colours)

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """The rows that are shown."""
        return self._shown().rows

    @property
    def measures(self) -> Measures:
        """The measures that are shown."""
        return self._shown().measures

    def _shown(self) -> MeasureSheet:
        shown = self.model.sheet
        return shown if isinstance(shown, MeasureSheet) else MeasureSheet()

    @property
    def lasting_column(self) -> int:
        """Where the box stands that carries the last amount on."""
        return FIRST + len(self.years)

    @property
    def note_column(self) -> int:
        """Where the note stands, last."""
        return self.lasting_column + 2

    # The session as it stands

    def sheet(self) -> MeasureSheet:
        """The scenario's measures; a line is made once for a measure, its number is that of its place."""
        years = tuple(range(self.session.baseline.first_year, self.session.study.horizon + 1))
        if self.targets.baseline is not self.session.baseline or self.targets.language != language():
            self.targets, self._made = Targets(self.session.baseline), {}
        if years != self.years:
            self.years, self._made = years, {}
        measures = self.session.scenario.measures
        rows = self._rows.of(measures, years)
        lines = MeasureLines(self.session, self.targets, years, self._figure)
        self._made = {id(row.item): self._line(lines, row) for row in rows}
        return MeasureSheet(
            measure_headings(years, self.session.baseline.base_year),
            tuple(self._made[id(row.item)][1].called(row.number) for row in rows),
            labels=(tr("Measure"),),
            first=TITLE + 1,
            title=measures_title(self.session),
            years={year: FIRST + at for at, year in enumerate(years)},
            rows=tuple(rows),
            measures=measures,
        )

    def _line(self, lines: MeasureLines, row: MeasureRow) -> tuple[object, Line, Size]:
        known = self._made.get(id(row.item))
        if known is not None and known[0] is row.item:
            return known
        return row.item, lines.line(row), size_of(row, self.years)

    def _figure(self, year: int, row: int) -> Figure:
        """What explains the amount of a year in a row."""
        return f"measure:{self.rows[row].places[0] + 1}", "", year

    def longest(self) -> tuple[str, str]:
        """Texts about as wide as the widest amount and the widest sum; cheap."""
        sizes = [*(size for _, _, size in self._made.values()), self.below]
        year, total = (max(size[at] for size in sizes) for at in (0, 1))
        return "0" * max(year, LEAST_LETTERS), "0" * total

    # Rows and places

    def heading(self, row: int) -> Package | None:
        """The heading that a row is; None for a measure."""
        item = self.rows[row].item if 0 <= row < len(self.rows) else None
        return item if isinstance(item, Package) else None

    def places(self, rows: Collection[int]) -> list[int]:
        """The places of measures that rows stand for; a heading is its package where no row of that is."""
        named = {place for row in rows if self.heading(row) is None for place in self.rows[row].places}
        for row in rows:
            if self.heading(row) is not None and named.isdisjoint(self.rows[row].places):
                named |= set(self.rows[row].places)
        return sorted(named)

    def row_of(self, place: int) -> int:
        """The row of a measure; that of its package where it is folded."""
        found = [row for row, one in enumerate(self.rows) if place in one.places]
        return found[-1] if found else 0

    def row_of_package(self, package: str) -> int | None:
        """The row of a heading."""
        rows = range(len(self.rows))
        return next((row for row in rows if (one := self.heading(row)) and one.package == package), None)

    def toggle(self, fold: str) -> None:
        """Fold or unfold a package."""
        self.fold(fold)

    def fold(self, package: str, *, is_folded: bool | None = None) -> None:
        """Fold or unfold a package; the other way round where it is not said which."""
        wanted = package not in self._rows.folded if is_folded is None else is_folded
        if wanted != (package in self._rows.folded):
            self._rows.folded ^= {package}
            self.model.refresh()

    # Edits

    def edit(self, edited: Edited) -> None:
        """Put other measures in the scenario shown: one step of undo."""
        self.session.do(edited)
        self.model.refresh()

    def insert(self, edited: Edited, at: int) -> range:
        """Make an edit that puts measures into the list, the first of them at `at`; gives where they stand.

        Their packages are unfolded.
        """
        measures = edited[1].scenario.measures
        places = range(at, at + len(measures) - len(self.measures))
        for package in {measures[place].package for place in places}:
            self.fold(package, is_folded=False)
        self.edit(edited)
        return places

    def paste(self, pasted: Collection[Measure], at: int) -> range:
        """Put measures that were read into the list; gives where they stand."""
        return self.insert(edits.paste_measures(self.session.state, pasted, at), at)

    def move(self, places: Collection[int], step: int) -> list[int]:
        """Move measures up (-1) or down (1); gives where they stand then, nothing where there was no room."""
        order = moved_order(self.measures, places, step) if places else None
        if order is None:
            return []
        self.edit(edits.move_measures(self.session.state, places, step))
        return [order.index(place) for place in places]

    def switch(self, places: Collection[int]) -> None:
        """Switch measures on where any of them is off, else off."""
        self.edit(edits.switch_measures(self.session.state, places))

    def make_lasting(self, places: Collection[int]) -> None:
        """Carry measures on where any of them is not, else none of them."""
        self.edit(edits.make_lasting(self.session.state, places))

    def click(self, row: int, column: int) -> None:
        """Set a box that was clicked."""
        run = self.make_lasting if column == self.lasting_column else self.switch
        run(self.rows[row].places)

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set amounts; None takes a year out, and 0 too where it does not end what lasts."""
        by_place: dict[int, dict[int, float | None]] = {}
        for (row, column), value in values.items():
            by_place.setdefault(self.rows[row].places[0], {})[self.years[column - FIRST]] = value
        edited = edits.set_measure_amounts(self.session.state, by_place, way)
        is_carried = any(self.measures[place].lasting for place in by_place)
        if edited[1].scenario.measures == self.measures and is_carried:
            self.tell(tr("A carried amount stays; write 0 where it is to end."), False)
            return
        self.edit(edited)

    def write(self, row: int, column: int, text: str) -> None:
        """Set a text that was typed."""
        self.put_text([row], column, text)

    def put_text(self, rows: Collection[int], column: int, text: str) -> None:
        """Set the title, target, owner or note of measures, or the name of a package."""
        value = " ".join(text.split())
        heading = self.heading(min(rows)) if len(rows) == 1 else None
        if heading is not None:
            self._rename(heading.package, value)
            return
        name = TEXTS.get(column, "note")
        if name == "title" and not value:
            self.tell(tr("a measure must have a title"), True)
            return
        if name == "target":
            found = self.targets.find(text)
            if found is None:
                self.tell(tr("there is no target “{text}”", text=text.strip()[:40]), True)
                return
            value = found
        places = self.places(rows)
        if any(getattr(self.measures[place], name) != value for place in places):
            self.edit(edits.write_text(self.session.state, places, name, value))

    def _rename(self, package: str, name: str) -> None:
        if not name:
            self.tell(tr("a package must have a name; measures are taken out of it with Package…"), True)
        elif name != package:
            self._rows.folded.discard(name)
            self.edit(edits.rename_package(self.session.state, package, name))
