"""The table of differences: each scenario less the reference, years across."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from scenarier.analysis.terms import unit_words
from scenarier.gui.compare.compared import Compared, One, in_full, is_nothing, signed
from scenarier.gui.compare.keyfigures import KeyFigureTable
from scenarier.gui.compare.numbersview import LEFT, RIGHT, Index, NumbersModel, NumbersView, bold
from scenarier.gui.compare.parts import card
from scenarier.gui.compare.swatch import swatch_icon
from scenarier.model.projection import FloatArray
from scenarier.plots.palette import Scheme
from scenarier.text.language import pick, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.words import variable_name
from scenarier.vocabulary.axes import BASE_YEAR
from scenarier.vocabulary.variables import KEY_VARIABLES, VARIABLES

BY_DEPARTMENT = ("frame", "need", "spending", "savings")
BETTER_UP = ("operating_result", "result", "liquidity", "liquidity_per_citizen", "savings_total", "savings")
BETTER_DOWN = ("service_gap_total",)
"""Only these are better one way; more spending, say, is neither good nor bad in itself."""


@dataclass(frozen=True, slots=True, eq=False)
class DifferenceRow:
    """A line of the table; a heading for a scenario has no variable and no numbers."""

    one: One
    label: str
    variable: str = ""
    entity: str = ""
    values: FloatArray | None = None


def rows_of(shown: Compared, others: Sequence[One]) -> list[DifferenceRow]:
    """Every line of each scenario, below a heading where there are several."""
    return [row for one in others for row in (*_heading(shown, others, one), *_lines(shown, one))]


def _heading(shown: Compared, others: Sequence[One], one: One) -> list[DifferenceRow]:
    return [DifferenceRow(one, less(shown, one))] if len(others) > 1 else []


def less(shown: Compared, one: One) -> str:
    """`Lav vækst minus Grundforløb`."""
    return tr("{b} less {a}", b=one.name, a=shown.reference.name)


def _lines(shown: Compared, one: One) -> list[DifferenceRow]:
    keys = [(name, "", variable_name(name)) for name in KEY_VARIABLES]
    departments = [
        (name, row.name, f"{variable_name(name)}: {pick(row.short_name_da, row.short_name_en)}")
        for name in BY_DEPARTMENT
        for row in shown.baseline.departments
    ]
    return [
        DifferenceRow(one, label, name, entity, shown.difference(one, name, entity))
        for name, entity, label in (*keys, *departments)
    ]


def is_better(variable: str, difference: float) -> bool | None:
    """Whether a difference is one for the better; None where that cannot be said."""
    if variable in BETTER_UP:
        return difference > 0
    return difference < 0 if variable in BETTER_DOWN else None


class DifferenceModel(NumbersModel):
    """Lines of differences: name, unit, and a column a year."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__()
        self.colours = colours
        self.rows: list[DifferenceRow] = []
        self._shown: Compared | None = None

    def show(self, shown: Compared, others: Sequence[One]) -> None:
        """Take these numbers; the view stays where it is while the lines are the same."""
        n_columns, rows = self.columnCount(), rows_of(shown, others)
        is_same = [row.label for row in self.rows] == [row.label for row in rows]
        if rows and is_same and n_columns == len(shown.years) + 2:
            self._shown, self.rows = shown, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, n_columns - 1))
            return
        self.beginResetModel()
        self._shown, self.rows = shown, rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The name, the unit and the years."""
        if self._shown is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._shown.years) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years."""
        if orientation == Qt.Orientation.Vertical or self._shown is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section > 1 else LEFT
        if role != Qt.ItemDataRole.DisplayRole or section == 0:
            return None
        return self._year(self._shown.years[section - 2]) if section > 1 else tr("unit")

    def _year(self, year: int) -> str:
        return tr("Acc. {year}", year=year) if year == BASE_YEAR else str(year)

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
        value = float(row.values[column - 2])
        if role == Qt.ItemDataRole.DisplayRole:
            return signed(value, self.unit(row))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._colour(row, value))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        return self._both(row, column - 2) if role == Qt.ItemDataRole.ToolTipRole else None

    def _name(self, row: DifferenceRow, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.label
        if row.variable:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(self.colours, row.one.colour)
        return bold() if role == Qt.ItemDataRole.FontRole else None

    def _colour(self, row: DifferenceRow, value: float) -> str:
        if is_nothing(signed(value, self.unit(row))):
            return self.colours.muted
        better = is_better(row.variable, value)
        return self.colours.text if better is None else self.colours.positive if better else self.colours.negative

    def _both(self, row: DifferenceRow, year: int) -> str:
        assert self._shown is not None
        words = unit_words(VARIABLES[row.variable].unit, self._shown.terms)
        values = [
            f"{one.name}: {format_quantity(self._value(one, row, year), self.unit(row))} {words}"
            for one in (row.one, self._shown.reference)
        ]
        return "\n".join(values)

    def _value(self, one: One, row: DifferenceRow, year: int) -> float:
        assert self._shown is not None
        return float(self._shown.values(one, row.variable, row.entity)[year])

    def spreadsheet(self, rows: Sequence[int], columns: Sequence[int]) -> list[list[str]]:
        """A line for each that has numbers: which difference, of what, in which unit, and the cells."""
        assert self._shown is not None
        shown = self._shown
        years = [column - 2 for column in columns if column > 1]
        lines = [[tr("difference"), tr("figure"), tr("unit"), *(str(shown.years[year]) for year in years)]]
        for row in (self.rows[place] for place in rows):
            if row.values is not None:
                unit, words = self.unit(row), unit_words(VARIABLES[row.variable].unit, shown.terms)
                cells = [in_full(float(row.values[year]), unit) for year in years]
                lines.append([less(shown, row.one), row.label, words, *cells])
        return lines


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
        n_years = model.columnCount() - 2
        if n_years < 1:
            return
        whole = self.viewport().width()
        names = max((metrics.horizontalAdvance(row.label) for row in model.rows if row.variable), default=0) + 14
        names = min(names, whole * 2 // 5)
        units = metrics.horizontalAdvance(unit_name("kr_per_citizen")) + 14
        least = [metrics.horizontalAdvance("−0.000") + 14] * n_years
        least[0] = metrics.horizontalAdvance(tr("Acc. {year}", year=BASE_YEAR)) + 22
        spare = max(whole - names - units - sum(least), 0)
        for place, width in enumerate(least):
            self.setColumnWidth(place + 2, width + spare // n_years)
        self.setColumnWidth(1, units)
        self.setColumnWidth(0, names + spare % n_years)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()


class DifferencesPage(QWidget):
    """The key figures side by side, and below them every difference by year."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Compared | None = None
        self.figures = KeyFigureTable(colours)
        self.table = DifferenceTable(colours)
        self.picker = QComboBox()
        self.picker.setAccessibleName(tr("Which difference the table shows"))
        # A long name must not widen the page.
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(34)
        self.picker.currentIndexChanged.connect(lambda _place: self._draw())
        self._units = QLabel()
        self._units.setProperty("role", "small")
        head = QHBoxLayout()
        head.addWidget(self.picker)
        head.addStretch(1)
        head.addWidget(self._units)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        figures = card(self.figures)
        figures.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.addWidget(figures)
        layout.addLayout(head)
        self._card = card(self.table)
        layout.addWidget(self._card, 1)
        layout.addStretch(0)

    def refresh(self, shown: Compared) -> None:
        """Show these."""
        self._shown = shown
        self.figures.refresh(shown)
        self._units.setText(unit_words("mio_kr", shown.terms))
        self._fill_picker(shown)
        for widget in (self.picker, self._card):
            widget.setVisible(bool(shown.others))
        self._draw()

    def _fill_picker(self, shown: Compared) -> None:
        """Each difference and, where there are several, all; the one picked stays picked."""
        entries = [(less(shown, one), one.name) for one in shown.others]
        if len(entries) > 1:
            entries.append((tr("All below one another"), ""))
        if entries == [(self.picker.itemText(n), self.picker.itemData(n)) for n in range(self.picker.count())]:
            return
        picked = self.picker.currentData()
        self.picker.blockSignals(True)
        self.picker.clear()
        for text, name in entries:
            self.picker.addItem(text, name)
        self.picker.setCurrentIndex(max(self.picker.findData(picked), 0) if entries else -1)
        self.picker.blockSignals(False)

    def _draw(self) -> None:
        if self._shown is None:
            return
        name = self.picker.currentData()
        others = [one for one in self._shown.others if name in ("", one.name)]
        self.table.show_rows(self._shown, others)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        self.table.differences.colours = colours
        self.table.restyle()
        self.table.fit()
        self.figures.dress(colours)
