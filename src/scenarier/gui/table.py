"""The table below the plots: years across, copied to a spreadsheet in the reader's number format."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scenarier.analysis.published import YearColumn, budget_in, year_columns, year_heading
from scenarier.gui.figure_view import FigureView, Index
from scenarier.gui.parts.clipboard import all_places, chosen_places, copy_actions
from scenarier.gui.plain_cells import PADDING, PlainDelegate
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name
from scenarier.model.projection import FloatArray
from scenarier.model.terms import Terms, series_in, unit_in, unit_words
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.session.session import Session
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Place, quantity, table_of, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.plain import one_line
from scenarier.text.words import variable_name
from scenarier.views.figure import Figure, Said
from scenarier.views.published import NONE_PRINTED, base_year_tip, budget_figure, no_budget
from scenarier.views.shown import Shown, shown
from scenarier.vocabulary.variables import VARIABLES

TOTALS = ("operating_expenditure", "revenue", "operating_result", "result", "liquidity_per_citizen")
PLAIN_LINES = (
    "service_expenditure transfer_expenditure cofinancing_expenditure refund_expenditure other_expenditure "
    "unspecified_expenditure interest operating_expenditure income_tax land_tax coverage_tax corporate_tax "
    "other_tax grants tax_sanction tax_settlement revenue operating_result capex_gross capex_income capex_net "
    "result financing liquidity liquidity_per_citizen debt service_ceiling capex_ceiling population"
).split()
WIDEST_NAMES = 0.4
"""The most of the table's width that the lines' names take."""
ROW_SPACE, NAME_SPACE = 6, 14
DEPARTMENT_LINES = ("frame", "need", "spending", "savings")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table."""

    variable: str
    entity: str
    label: str

    def unit(self, terms: Terms) -> str:
        """The unit the line is shown in."""
        return unit_in(VARIABLES[self.variable].unit, terms)


def overview_lines(baseline: Baseline) -> list[Line]:
    """Every line of the income statement, and of each department."""
    plain = [Line(name, "", variable_name(name)) for name in PLAIN_LINES]
    departments = [
        Line(name, row.name, line_name(baseline, name, row.name))
        for name in DEPARTMENT_LINES
        for row in baseline.departments
    ]
    return [*plain, *departments]


class ProjectionModel(QAbstractTableModel):
    """Lines of the session's scenario: the unit, the base year's account and budget, and the other years."""

    def __init__(self, session: Session, lines: list[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines = lines
        self._years: tuple[int, ...] = ()
        self._columns: tuple[YearColumn, ...] = ()
        self._has_short_headings = False
        self._terms = session.terms
        self._shown: Shown = shown(session)
        self._values: FloatArray = np.zeros((0, 0))
        self._reference: FloatArray = np.zeros((0, 0))
        self._budgets: list[float | None] = []
        self.refresh()

    def set_lines(self, lines: list[Line]) -> None:
        """Show other lines, as many as before."""
        self.lines = lines
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)
        self.refresh()

    def refresh(self) -> None:
        """Take the numbers anew."""
        now = self._shown = shown(self._session)
        first = 1 if now.terms == self._terms else 0  # a changed unit has its column measured anew
        self._terms = now.terms
        values = np.array([now.series(line.variable, line.entity) for line in self.lines])
        self._budgets = [
            budget_in(now.baseline, now.now, now.terms, line.variable, line.entity) for line in self.lines
        ]
        self._reference = np.array(
            [series_in(now.reference, now.terms, line.variable, line.entity) for line in self.lines]
        )
        if now.now.years != self._years:
            self.beginResetModel()
            self._years, self._values = now.now.years, values
            self._columns = year_columns(self._years)
            self.endResetModel()
            return
        self._values = values
        self.dataChanged.emit(self.index(0, first), self.index(len(self.lines) - 1, len(self._columns)))

    @property
    def shape(self) -> tuple[int, Terms]:
        """What the columns' widths depend on: how many they are, and the terms."""
        return self.columnCount(), self._terms

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The unit and the years."""
        return 0 if parent.isValid() else len(self._columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years, and the lines' names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and orientation == Qt.Orientation.Vertical:
            return self._font(self.lines[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return one_line(self.lines[section].label)
        return self.heading(section, is_short=self._has_short_headings)

    def heading(self, column: int, *, is_short: bool = False) -> str:
        """What stands above a column."""
        return tr("unit") if column == 0 else year_heading(self._columns[column - 1], is_short=is_short)

    def shorten_headings(self, is_short: bool) -> None:
        """Say account and budget in a letter each, or in full."""
        if is_short != self._has_short_headings:
            self._has_short_headings = is_short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, len(self._columns))

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell shows: variable, entity and year, or the row that prints the original budget."""
        if not index.isValid() or index.column() == 0:
            return None
        line, column = self.lines[index.row()], self._columns[index.column() - 1]
        if column.is_budget:
            return budget_figure(self._shown.baseline, line.variable, line.entity)
        return line.variable, line.entity, column.year

    def said_at(self, index: Index) -> Said | None:
        """That no budget is printed, where none is."""
        is_budget = index.column() > 0 and self._columns[index.column() - 1].is_budget
        return no_budget(self.lines[index.row()].label, self._session.baseline.base_year) if is_budget else None

    def _font(self, line: Line) -> QFont | None:
        if line.variable not in TOTALS:
            return None
        font = QFont(tabular(QGuiApplication.font()))
        font.setBold(True)
        return font

    def data(self, index: Index, role: int = 0) -> object:
        """Numbers as they are read; a tip with the difference to the baseline, or with what is printed."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return unit_name(line.unit(self._terms)) if column == 0 else self._number(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._font(line)
        if role == Qt.ItemDataRole.ToolTipRole and column > 0:
            return tip_text(self._tip(index.row(), self._columns[column - 1]))
        return None

    def _value(self, row: int, column: YearColumn) -> float | None:
        return self._budgets[row] if column.is_budget else float(self._values[row, column.place])

    def _number(self, row: int, column: int) -> str:
        value = self._value(row, self._columns[column - 1])
        return NONE_PRINTED if value is None else format_quantity(value, self.lines[row].unit(self._terms))

    def _tip(self, row: int, column: YearColumn) -> str:
        line, now = self.lines[row], self._shown
        if column.is_base:
            return base_year_tip(now.baseline, now.now, now.terms, line.variable, line.entity)
        difference = self._values[row, column.place] - self._reference[row, column.place]
        number = format_quantity(difference, line.unit(self._terms), sign=True)
        words = self._unit_words(row)
        return tr("{difference} {unit} against {reference}", difference=number, unit=words,
                  reference=now.reference_name)  # fmt: skip

    def _unit_words(self, row: int) -> str:
        return unit_words(VARIABLES[self.lines[row].variable].unit, self._terms, self._session.baseline.base_year)

    def copied_cell(self, row: int, column: int) -> CopiedCell:
        """What is copied from a cell."""
        if column == 0:
            return self._unit_words(row)
        return quantity(self._value(row, self._columns[column - 1]), self.lines[row].unit(self._terms))

    def copied(self, chosen: Collection[Place]) -> Copied:
        """The rows and years with a chosen cell, each row with its name and unit."""
        now = self._shown
        return table_of(
            chosen,
            headings=(tr("figure"), tr("unit")),
            labels=lambda row: (self.lines[row].label, self._unit_words(row)),
            heading=self.heading,
            cell=self.copied_cell,
            first=1,
            title=title_line(
                self._session.study.title, now.name, unit_words("mio_kr", now.terms, now.now.base_year)
            ),
        )


class ProjectionTable(FigureView):
    """The table; Ctrl+C copies the selected cells, or all when none are selected."""

    def __init__(self, session: Session, lines: list[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.projection_model = ProjectionModel(session, lines, self)
        self.setModel(self.projection_model)
        self.setAccessibleName(tr("Table of the projection"))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(PlainDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFont(tabular(self.font()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        model = self.projection_model
        self._copies = copy_actions(self, self.copied, lambda: model.copied(all_places(self)))
        self._fit()

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell shows."""
        return self.projection_model.figure_at(index)

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of another cell."""
        return self.projection_model.said_at(index)

    def _fit(self) -> None:
        """Rows as high as the text; years share the width while their numbers fit, else the table scrolls.

        Where the headings of the base year have no room in full, a letter stands for account and budget.
        """
        self._fit_names()
        header, model = self.horizontalHeader(), self.projection_model
        places = range(1, model.columnCount())
        units = max(self.sizeHintForColumn(0), header.sectionSizeHint(0))
        room = self.viewport().width() - units
        is_short = sum(self._widths(is_short=False)) > room
        model.shorten_headings(is_short)
        widths = self._widths(is_short=is_short)
        spare = max(room - sum(widths), 0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, width in zip(places, widths, strict=True):
            header.resizeSection(place, width + spare // len(widths) + (place <= spare % len(widths)))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def _fit_names(self) -> None:
        """The lines' names take at most a part of the width; the longer ones stand in two lines."""
        names, metrics = self.verticalHeader(), self.verticalHeader().fontMetrics()
        line = self.fontMetrics().height()
        names.setMaximumWidth(max(int(WIDEST_NAMES * self.width()), 1))
        names.setDefaultSectionSize(line + ROW_SPACE)
        room = min(names.sizeHint().width(), names.maximumWidth()) - NAME_SPACE
        for row, named in enumerate(self.projection_model.lines):
            bounds = metrics.boundingRect(0, 0, room, 0, Qt.TextFlag.TextWordWrap, named.label)
            n_lines = max(round(bounds.height() / metrics.lineSpacing()), 1)
            names.resizeSection(row, line + (n_lines - 1) * metrics.lineSpacing() + ROW_SPACE)
        self.updateGeometries()

    def _widths(self, *, is_short: bool) -> list[int]:
        """The least width of each column: of its heading, and of the widest number with half the usual room."""
        model, numbers, words = self.projection_model, self.fontMetrics(), self.horizontalHeader().fontMetrics()
        least = numbers.horizontalAdvance("−00.000") + PADDING
        headings = [model.heading(place, is_short=is_short) for place in range(1, model.columnCount())]
        return [max(least, words.horizontalAdvance(text) + 2 * PADDING) for text in headings]

    def height_of(self, n_rows: int) -> int:
        """Pixels that the heading and so many lines take, with the bar below them where it is needed."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        return self.horizontalHeader().height() + n_rows * self.verticalHeader().defaultSectionSize() + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        """Show the session's scenario."""
        before = self.projection_model.shape
        self.projection_model.refresh()
        if self.projection_model.shape != before:
            self._fit()

    def restyle(self) -> None:
        """Take the application's text size."""
        self.setFont(tabular(QGuiApplication.font()))
        self._fit()

    def copied(self) -> Copied:
        """The selected cells, or all when none are selected."""
        return self.projection_model.copied(chosen_places(self) or all_places(self))

    def _show_menu(self, position: QPoint) -> None:
        self.show_menu(position, self._copies)
