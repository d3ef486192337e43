"""The table of differences: each scenario less the reference, years across.

In the base year all scenarios are the same, so there the amounts themselves stand: the account and the budget.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.analysis.published import YearColumn, budget_in, year_columns, year_heading
from scenarier.gui.compare.numbersview import LEFT, RIGHT, Index, NumbersModel, NumbersView, bold
from scenarier.gui.compare.swatch import swatch_icon
from scenarier.look.palette import Scheme
from scenarier.model.names import line_name
from scenarier.model.projection import FloatArray
from scenarier.model.terms import unit_words
from scenarier.plots.plain import tip_text
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Place, quantity, table_of, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.plain import one_line
from scenarier.text.words import variable_name
from scenarier.views.compared import Compared, One, is_nothing, signed
from scenarier.views.figure import Figure, Said
from scenarier.views.figure_rows import less_words
from scenarier.views.published import NONE_PRINTED, base_year_tip, budget_figure, no_budget
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

BY_DEPARTMENT = ("frame", "need", "spending", "savings")
BETTER_UP = ("operating_result", "result", "liquidity", "liquidity_per_citizen", "savings_total", "savings")
BETTER_DOWN = ("service_gap_total",)
"""Only these are better one way; more spending, say, is neither good nor bad in itself."""
BESIDE, BESIDE_HEADING = 10, 14
"""Room beside the text of a cell, and of a heading [px]."""
LEAST_OF_NAMES = 5
"""A long name gives way before a year is pushed out of sight, down to this part of the width."""


@dataclass(frozen=True, slots=True, eq=False)
class DifferenceRow:
    """A line of the table; a heading for a scenario has no variable and no numbers.

    `values` are differences by year; `account` and `budget` are the base year's amounts.
    """

    one: One
    label: str
    variable: str = ""
    entity: str = ""
    values: FloatArray | None = None
    account: float = 0.0
    budget: float | None = None

    def number(self, column: YearColumn) -> float | None:
        """What stands in a column; None for no number."""
        if column.is_base:
            return self.budget if column.is_budget else self.account
        return None if self.values is None else float(self.values[column.place])


def rows_of(shown: Compared, others: Sequence[One]) -> list[DifferenceRow]:
    """Every line of each scenario, below a heading where there are several."""
    return [row for one in others for row in (*_heading(shown, others, one), *_lines(shown, one))]


def _heading(shown: Compared, others: Sequence[One], one: One) -> list[DifferenceRow]:
    return [DifferenceRow(one, less(shown, one))] if len(others) > 1 else []


def less(shown: Compared, one: One) -> str:
    """`Lav vækst minus Grundforløb`."""
    return less_words(one.name, shown.reference.name)


def _lines(shown: Compared, one: One) -> list[DifferenceRow]:
    keys = [(name, "", variable_name(name)) for name in KEY_VARIABLES]
    departments = [
        (name, row.name, line_name(shown.baseline, name, row.name))
        for name in BY_DEPARTMENT
        for row in shown.baseline.departments
    ]
    return [_line(shown, one, *line) for line in (*keys, *departments)]


def _line(shown: Compared, one: One, variable: str, entity: str, label: str) -> DifferenceRow:
    return DifferenceRow(
        one,
        label,
        variable,
        entity,
        values=shown.difference(one, variable, entity),
        account=float(shown.values(one, variable, entity)[0]),
        budget=budget_in(shown.baseline, one.projection, shown.terms, variable, entity),
    )


def is_better(variable: str, difference: float) -> bool | None:
    """Whether a difference is one for the better; None where that cannot be said."""
    if variable in BETTER_UP:
        return difference > 0
    return difference < 0 if variable in BETTER_DOWN else None


class DifferenceModel(NumbersModel):
    """Lines: name, unit, the base year's account and budget, and a column of differences a year."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__()
        self.colours = colours
        self.rows: list[DifferenceRow] = []
        self._shown: Compared | None = None
        self.columns: tuple[YearColumn, ...] = ()
        self._has_short_headings = False

    def show(self, shown: Compared, others: Sequence[One]) -> None:
        """Take these numbers; the view stays where it is while the lines are the same."""
        columns, rows = year_columns(shown.years), rows_of(shown, others)
        is_same = [row.label for row in self.rows] == [row.label for row in rows]
        if rows and is_same and columns == self.columns:
            self._shown, self.rows = shown, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) + 1))
            return
        self.beginResetModel()
        self._shown, self.rows, self.columns = shown, rows, columns
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The name, the unit and the years."""
        if self._shown is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.columns) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years."""
        if orientation == Qt.Orientation.Vertical or self._shown is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section > 1 else LEFT
        if role != Qt.ItemDataRole.DisplayRole or section == 0:
            return None
        return self.heading(section, is_short=self._has_short_headings) if section > 1 else tr("unit")

    def heading(self, section: int, *, is_short: bool = False) -> str:
        """What stands above a column of numbers."""
        return year_heading(self.columns[section - 2], is_short=is_short)

    def shorten_headings(self, is_short: bool) -> None:
        """Say account and budget in a letter each, or in full."""
        if is_short != self._has_short_headings:
            self._has_short_headings = is_short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 2, len(self.columns) + 1)

    def unit(self, row: DifferenceRow) -> str:
        """The unit a line is shown in."""
        assert self._shown is not None
        return self._shown.unit(row.variable)

    def data(self, index: Index, role: int = 0) -> object:
        """Differences with their sign, in the colour of better or worse; a tip with both values."""
        row, column = self.rows[index.row()], index.column()
        if column == 0:
            return self._name(row, role)
        if row.values is None:
            return None
        if column == 1:
            return unit_name(self.unit(row)) if role == Qt.ItemDataRole.DisplayRole else None
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else self._number(row, column, role)

    def _number(self, row: DifferenceRow, column: int, role: int) -> object:
        year = self.columns[column - 2]
        value = row.number(year)
        if role == Qt.ItemDataRole.DisplayRole:
            if value is None:
                return NONE_PRINTED
            return format_quantity(value, self.unit(row), sign=not year.is_base)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._colour(row, year, value or 0.0))
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        return tip_text(self._base_year(row) if year.is_base else self._both(row, year.place))

    def _name(self, row: DifferenceRow, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(row.label)
        if row.variable:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(self.colours, row.one.colour)
        return bold() if role == Qt.ItemDataRole.FontRole else None

    def _colour(self, row: DifferenceRow, column: YearColumn, value: float) -> str:
        if column.is_base or is_nothing(signed(value, self.unit(row))):
            return self.colours.muted
        better = is_better(row.variable, value)
        return self.colours.text if better is None else self.colours.positive if better else self.colours.negative

    def _base_year(self, row: DifferenceRow) -> str:
        assert self._shown is not None
        shown = self._shown
        told = base_year_tip(shown.baseline, row.one.projection, shown.terms, row.variable, row.entity)
        same = tr("{year}: the amount itself, the same in every scenario", year=shown.baseline.base_year)
        return f"{same}\n{told}".strip()

    def _both(self, row: DifferenceRow, year: int) -> str:
        assert self._shown is not None
        words = unit_words(VARIABLES[row.variable].unit, self._shown.terms, self._shown.baseline.base_year)
        values = [
            f"{one.name}: {format_quantity(self._value(one, row, year), self.unit(row))} {words}"
            for one in (row.one, self._shown.reference)
        ]
        return "\n".join(values)

    def _value(self, one: One, row: DifferenceRow, year: int) -> float:
        assert self._shown is not None
        return float(self._shown.values(one, row.variable, row.entity)[year])

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell is about: variable, entity and year, or the row that prints the budget."""
        row = self.rows[index.row()]
        if not row.variable or index.column() < 2 or self._shown is None:
            return None
        column = self.columns[index.column() - 2]
        if column.is_budget:
            return budget_figure(self._shown.baseline, row.variable, row.entity)
        return row.variable, row.entity, column.year

    def said_at(self, index: Index) -> Said | None:
        """That no budget is printed, where none is."""
        row, is_number = self.rows[index.row()], index.column() > 1
        is_budget = is_number and bool(row.variable) and self.columns[index.column() - 2].is_budget
        return no_budget(row.label, self._shown.baseline.base_year) if is_budget and self._shown else None

    def scenario_at(self, index: Index) -> int:
        """The scenario whose difference a line is."""
        return self.rows[index.row()].one.index

    def copied(self, chosen: Collection[Place]) -> Copied:
        """A line for each that has numbers: which difference, of what, in which unit, and the cells."""
        assert self._shown is not None
        words = unit_words("mio_kr", self._shown.terms, self._shown.baseline.base_year)
        return table_of(
            [place for place in chosen if self.rows[place[0]].values is not None] or list(chosen)[:1],
            headings=(tr("difference"), tr("figure"), tr("unit")),
            labels=self._labels,
            heading=self.heading,
            cell=self._copied_cell,
            first=2,
            title=title_line(tr("Differences to {reference}", reference=self._shown.reference.name), words),
        )

    def _labels(self, row: int) -> tuple[str, str, str]:
        """Which difference, of what, in which unit."""
        assert self._shown is not None
        line = self.rows[row]
        unit = VARIABLES[line.variable].unit if line.variable else ""
        words = unit_words(unit, self._shown.terms, self._shown.baseline.base_year) if unit else ""
        return less(self._shown, line.one), line.label, words

    def _copied_cell(self, row: int, column: int) -> CopiedCell:
        line = self.rows[row]
        if column < 2:
            return self._labels(row)[2] if column else line.label
        return quantity(line.number(self.columns[column - 2]), self.unit(line))


class DifferenceTable(NumbersView):
    """The lines; years share the width while their numbers fit, else the table scrolls."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        self.differences = DifferenceModel(colours)
        super().__init__(self.differences, tr("Table of differences"), parent)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, shown: Compared, others: Sequence[One]) -> None:
        """Show these; a scenario's name reaches over the whole line."""
        self.differences.show(shown, others)
        self.clearSpans()
        for place, row in enumerate(self.differences.rows):
            if not row.variable:
                self.setSpan(place, 0, 1, self.differences.columnCount())
        self.fit()

    def fit(self) -> None:
        """Fit the columns to the width there is."""
        model, metrics = self.differences, self.fontMetrics()
        n_years = len(model.columns)
        if n_years < 1:
            return
        whole = self.viewport().width()
        names = (
            max((metrics.horizontalAdvance(row.label) for row in model.rows if row.variable), default=0) + BESIDE
        )
        names = min(names, whole * 2 // 5)
        units = metrics.horizontalAdvance(unit_name("kr_per_citizen")) + BESIDE
        is_short = sum(self._widths(is_short=False)) > whole - names - units
        model.shorten_headings(is_short)
        least = self._widths(is_short=is_short)
        names = min(names, max(whole - units - sum(least), whole // LEAST_OF_NAMES))
        spare = max(whole - names - units - sum(least), 0)
        for place, width in enumerate(least):
            self.setColumnWidth(place + 2, width + spare // n_years)
        self.setColumnWidth(1, units)
        self.setColumnWidth(0, names + spare % n_years)

    def _widths(self, *, is_short: bool) -> list[int]:
        """The least width of each column of numbers."""
        model, numbers, words = self.differences, self.fontMetrics(), self.horizontalHeader().fontMetrics()
        headings = [model.heading(place + 2, is_short=is_short) for place in range(len(model.columns))]
        widest = {True: "000.000", False: "−0.000"}
        return [
            max(
                numbers.horizontalAdvance(widest[column.is_account]) + BESIDE,
                words.horizontalAdvance(heading) + BESIDE_HEADING,
            )
            for column, heading in zip(model.columns, headings, strict=True)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()
