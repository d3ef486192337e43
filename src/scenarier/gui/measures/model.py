"""The list of measures as a grid, and every edit of it: one step of undo with a name."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from scenarier.gui.grid.cells import GridModel, Index, Place
from scenarier.gui.measures.columns import (
    FIRST,
    LEFT,
    N_AFTER,
    ON,
    OWNER,
    RIGHT,
    TARGET,
    TEXTS,
    TITLE,
    amount_cell,
    short_amount,
)
from scenarier.gui.measures.copying import copied_cells
from scenarier.gui.measures.drawn import Drawn
from scenarier.look.palette import Scheme
from scenarier.model.measures import Measures, moved_order
from scenarier.model.study import Measure
from scenarier.model.terms import Terms, index_of_target, unit_words
from scenarier.plots.plain import tip_text
from scenarier.session import measure_edits as edits
from scenarier.session.measure_paste import UNIT
from scenarier.session.session import Session
from scenarier.session.state import Edited
from scenarier.session.targets import Targets
from scenarier.session.ways import Way
from scenarier.text.copied import Copied, title_line
from scenarier.text.language import language, tr
from scenarier.text.numbers import format_quantity
from scenarier.views.cell import Cell
from scenarier.views.figure import Figure, Said
from scenarier.views.measure_rows import NO_SIZE, Heading, Row, Rows, Size, n_same, size_of
from scenarier.views.shown import scenario_name

__all__ = ["FIRST", "ON", "OWNER", "TARGET", "TITLE", "MeasuresModel"]

LEAST_LETTERS = 4
"""An amount has at least this much room: a year stands above it."""
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
BOXED, TYPED = PLAIN | Qt.ItemFlag.ItemIsUserCheckable, PLAIN | Qt.ItemFlag.ItemIsEditable


class MeasuresModel(GridModel):
    """The measures of the session's scenario.

    On or off, title, target, owner, the years, lasting, their sum, note. The measures of a package stand below its
    heading. A row is one that is shown, a place one in the study. `told` carries what is wrong with what was typed
    (True).
    """

    told = Signal(str, bool)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session.typing, parent)
        self._session, self._colours = session, colours
        self._rows = Rows()
        self.measures: Measures = ()
        self.rows: list[Row] = []
        self.years: tuple[int, ...] = ()
        self._sizes: list[Size] = []
        self.below: Size = NO_SIZE
        """The room that the totals below need."""
        self.targets = Targets(session.baseline)

    @property
    def lasting_column(self) -> int:
        """Where the box stands that carries the last amount on."""
        return FIRST + len(self.years)

    @property
    def sum_column(self) -> int:
        """Where the sum over the years stands."""
        return self.lasting_column + 1

    @property
    def note_column(self) -> int:
        """Where the note stands, last."""
        return self.lasting_column + 2

    @property
    def base_year(self) -> int:
        """The year whose prices the amounts are in."""
        return self._session.baseline.base_year

    # The session as it stands

    def refresh(self) -> None:
        """Take the scenario's measures; what has not changed is not touched."""
        if self.targets.baseline is not self._session.baseline or self.targets.language != language():
            self.targets = Targets(self._session.baseline)
        years = tuple(range(self._session.baseline.first_year, self._session.study.horizon + 1))
        measures = self._session.scenario.measures
        if years != self.years:
            self.beginResetModel()
            self.years = years
            self._put_rows(measures, self._rows.of(measures, years), 0, 0)
            self.endResetModel()
        elif measures is not self.measures:
            self._take(measures)

    def _put_rows(self, measures: Measures, rows: list[Row], start: int, end: int) -> None:
        """Other rows in place; the first `start` and the last `end` are as they were."""
        sizes = [size_of(row, self.years) for row in rows[start : len(rows) - end]]
        self._sizes = [*self._sizes[:start], *sizes, *self._sizes[len(self._sizes) - end :]]
        self.measures, self.rows = measures, rows

    def _take(self, measures: Measures) -> None:
        """Put other measures in place: only what differs between the ends that are the same is told of."""
        rows = self._rows.of(measures, self.years)
        n_old, n_new = len(self.rows), len(rows)
        least = min(n_old, n_new)
        start = n_same(self.rows, rows, least)
        end = n_same(self.rows[::-1], rows[::-1], least - start)
        common = least - start - end
        if n_new > n_old:
            self.beginInsertRows(NO_INDEX, start + common, n_new - end - 1)
            self._put_rows(measures, rows, start, end)
            self.endInsertRows()
        elif n_new < n_old:
            self.beginRemoveRows(NO_INDEX, start + common, n_old - end - 1)
            self._put_rows(measures, rows, start, end)
            self.endRemoveRows()
        else:
            self._put_rows(measures, rows, start, end)
        if common:
            self.dataChanged.emit(self.index(start, 0), self.index(start + common - 1, self.note_column))
        if start + end < max(n_old, n_new):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, self.sum_column)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.note_column))

    def longest(self) -> tuple[str, str]:
        """Texts about as wide as the widest amount and the widest sum; cheap."""
        year, total = (max(size[at] for size in (*self._sizes, self.below)) for at in (0, 1))
        return "0" * max(year, LEAST_LETTERS), "0" * total

    # Rows and places

    def heading(self, row: int) -> Heading | None:
        """The heading that a row is; None for a measure."""
        item = self.rows[row].item if 0 <= row < len(self.rows) else None
        return item if isinstance(item, Heading) else None

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

    def fold(self, package: str, *, is_folded: bool | None = None) -> None:
        """Fold or unfold a package; the other way round where it is not said which."""
        wanted = package not in self._rows.folded if is_folded is None else is_folded
        if wanted != (package in self._rows.folded):
            self._rows.folded ^= {package}
            self._take(self.measures)

    # Edits

    def edit(self, edited: Edited) -> None:
        """Put other measures in the scenario shown: one step of undo."""
        self._session.do(edited)
        self.refresh()

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
        return self.insert(edits.paste_measures(self._session.state, pasted, at), at)

    def move(self, places: Collection[int], step: int) -> list[int]:
        """Move measures up (-1) or down (1); gives where they stand then, nothing where there was no room."""
        order = moved_order(self.measures, places, step) if places else None
        if order is None:
            return []
        self.edit(edits.move_measures(self._session.state, places, step))
        return [order.index(place) for place in places]

    def toggle(self, places: Collection[int]) -> None:
        """Switch measures on where any of them is off, else off."""
        self.edit(edits.switch_measures(self._session.state, places))

    def toggle_lasting(self, places: Collection[int]) -> None:
        """Carry measures on where any of them is not, else none of them."""
        self.edit(edits.make_lasting(self._session.state, places))

    def figure_at(self, index: Index) -> Figure | None:
        """The amount of a measure in a year."""
        cell = self.cell(index.row(), index.column())
        if cell is None or not index.data():
            return None
        return f"measure:{self.rows[index.row()].places[0] + 1}", "", self.years[index.column() - FIRST]

    def said_at(self, index: Index) -> Said | None:
        """The sum of a measure, or a package's effect."""
        return self._drawn(index.row(), index.column()).said() if index.data() else None

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set amounts; None takes a year out, and 0 too where it does not end what lasts."""
        by_place: dict[int, dict[int, float | None]] = {}
        for (row, column), value in values.items():
            by_place.setdefault(self.rows[row].places[0], {})[self.years[column - FIRST]] = value
        edited = edits.set_measure_amounts(self._session.state, by_place, way)
        is_carried = any(self.measures[place].lasting for place in by_place)
        if edited[1].scenario.measures == self.measures and is_carried:
            self.told.emit(tr("A carried amount stays; write 0 where it is to end."), False)
            return
        self.edit(edited)

    def put_text(self, rows: Collection[int], column: int, text: str) -> None:
        """Set the title, target, owner or note of measures, or the name of a package."""
        value = " ".join(text.split())
        heading = self.heading(min(rows)) if len(rows) == 1 else None
        if heading is not None:
            self._rename(heading.package, value)
            return
        name = TEXTS.get(column, "note")
        if name == "title" and not value:
            self.told.emit(tr("a measure must have a title"), True)
            return
        if name == "target":
            found = self.targets.find(text)
            if found is None:
                self.told.emit(tr("there is no target “{text}”", text=text.strip()[:40]), True)
                return
            value = found
        places = self.places(rows)
        if any(getattr(self.measures[place], name) != value for place in places):
            self.edit(edits.write_text(self._session.state, places, name, value))

    def _rename(self, package: str, name: str) -> None:
        if not name:
            self.told.emit(tr("a package must have a name; measures are taken out of it with Package…"), True)
        elif name != package:
            self._rows.folded.discard(name)
            self.edit(edits.rename_package(self._session.state, package, name))

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Take a text that was typed, or the click on a box."""
        row, column = index.row(), index.column()
        if role == Role.CheckStateRole:
            toggle = self.toggle_lasting if column == self.lasting_column else self.toggle
            toggle(self.rows[row].places)
            return True
        if role != Role.EditRole or not self._is_text(row, column):
            return False
        self.put_text([row], column, str(value))
        return True

    # The grid

    def year_columns(self) -> Mapping[int, int]:
        """The column of each year."""
        return {year: FIRST + at for at, year in enumerate(self.years)}

    def row_names(self) -> Mapping[int, Collection[str]]:
        """Measures by their titles."""
        return {row: (self.measures[self.rows[row].places[0]].title,) for row in self.rows_from(0)}

    def rows_from(self, row: int) -> Sequence[int]:
        """Measures from a row on; headings of packages have no amounts."""
        return [at for at in range(row, len(self.rows)) if self.heading(at) is None]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Measures, and the headings of packages."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """On or off, title, target, owner, the years, lasting, their sum, note."""
        return 0 if parent.isValid() else FIRST + len(self.years) + N_AFTER

    def _is_text(self, row: int, column: int) -> bool:
        if self.heading(row) is not None:
            return column == TITLE
        return column in TEXTS or column == self.note_column

    def is_year(self, column: int) -> bool:
        """Whether amounts of a year stand in a column."""
        return FIRST <= column < self.lasting_column

    def cell(self, row: int, column: int) -> Cell | None:
        """The amount in a year."""
        if not self.is_year(column) or not 0 <= row < len(self.rows) or self.heading(row) is not None:
            return None
        year, measure = self.years[column - FIRST], self.measures[self.rows[row].places[0]]
        return amount_cell(f"{measure.title} {year}", measure.amount_in(year) or measure.amounts.get(year))

    def copied(self, chosen: Collection[Place]) -> Copied:
        """Chosen cells, each row with its title."""
        return copied_cells(self, chosen, self.copied_title)

    @property
    def copied_title(self) -> str:
        """The line above what is copied: whose measures they are, and in what amounts stand."""
        session, unit = self._session, tr("Amounts in DKK m, {year} prices", year=self.base_year)
        return title_line(session.study.title, scenario_name(session, session.selected), unit)

    def effect_in(self, row: int, column: int) -> float | None:
        """A package's effect in a year or in all, or a measure's sum; None in other columns."""
        return self._drawn(row, column).effect()

    def _drawn(self, row: int, column: int) -> Drawn:
        return Drawn(self, self._colours, self.rows[row], column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Boxes are clicked, texts and amounts are typed."""
        row, column = index.row(), index.column()
        is_measure = self.heading(row) is None
        if column == ON or (column == self.lasting_column and is_measure):
            return BOXED
        return TYPED if self._is_text(row, column) or (is_measure and self.is_year(column)) else PLAIN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """What the columns are, and the measures' numbers."""
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].number if role == Role.DisplayRole else None
        if role == Role.TextAlignmentRole:
            return RIGHT if FIRST <= section <= self.sum_column and section != self.lasting_column else LEFT
        if role == Role.ToolTipRole:
            return tip_text(self._column_tip(section))
        if role != Role.DisplayRole:
            return None
        if self.is_year(section):
            return str(self.years[section - FIRST])
        names = {ON: tr("On"), TITLE: tr("Measure"), TARGET: tr("Target"), OWNER: tr("Owner")}
        after = {self.lasting_column: tr("Lasting"), self.sum_column: tr("in all"), self.note_column: tr("Note")}
        return {**names, **after}.get(section)

    def in_both_prices(self, measure: Measure, year: int) -> str:
        """A measure's amount in a year, in base-year prices and in current ones."""
        amount, projection = measure.amount_in(year), self._session.projection()
        price = projection.series(index_of_target(self._session.baseline, measure.target))[year - self.base_year]
        base, current = (unit_words(UNIT, Terms(one), self.base_year) for one in ("base_year", "current"))
        other = tr("= {amount} {unit}", amount=format_quantity(amount * float(price), UNIT), unit=current)
        return f"{short_amount(amount) or '0'} {base} {other}"

    def _column_tip(self, section: int) -> str:
        if self.is_year(section) or section == self.sum_column:
            return tr("Amounts in DKK m, {year} prices", year=self.base_year)
        if section == self.lasting_column:
            return tr("Lasting: the last amount carries on in every year after it (Space)")
        return tr("On or off (Space)") if section == ON else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts and amounts; what is off or carried on is muted."""
        return self._drawn(index.row(), index.column()).data(role)
