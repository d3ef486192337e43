"""The table of differences: each scenario less the reference, years across."""

from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.gui.parts.table.columns import Column, fitted, number_columns, widest, widest_in_two
from scenarier.gui.parts.table.view import TableView
from scenarier.look.palette import Scheme
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name

BESIDE = 12
"""Room beside the text of a cell [px]."""
MOST_OF_NAMES = 2 / 5
"""Part of the width; a long name is broken into two lines before a year is pushed out of sight."""


class DifferenceTable(TableView):
    """The lines; years share the width while their numbers fit, else the table scrolls."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Table of differences"), colours, parent)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def fit(self) -> None:
        """Fit the columns to the width there is."""
        if not self.sheet.headings:
            return
        whole, metrics = self.viewport().width(), self.fontMetrics()
        names = [line.cells[0].text for line in self.sheet.lines if not line.is_heading]
        most = int(whole * MOST_OF_NAMES)
        named, in_two = (min(room(names, metrics) + BESIDE, most) for room in (widest, widest_in_two))
        name = Column(named, least=in_two)
        unit = Column(metrics.horizontalAdvance(unit_name("kr_per_citizen")) + BESIDE)
        needed = sum(column.width for column in (name, unit, *self._numbers(is_short=False)))
        self.cells.shorten(headings=needed > whole)
        columns = [name, unit, *self._numbers(is_short=self.cells.is_short)]
        widths = fitted(columns, whole, gives=(0,), rest=0)
        self.give_widths(widths)
        self._fit_rows(widths[0] - BESIDE)

    def _fit_rows(self, room: int) -> None:
        """Give two lines of height to the rows whose names need them, one to the others."""
        metrics, one = self.fontMetrics(), self.row_height()
        for row, line in enumerate(self.sheet.lines):
            is_long = not line.is_heading and metrics.horizontalAdvance(line.cells[0].shown) > room
            height = one + is_long * metrics.lineSpacing()
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _numbers(self, *, is_short: bool) -> list[Column]:
        """The columns of numbers; the account's are the longest."""
        headings, metrics = self.sheet.headings[2:], self.horizontalHeader().fontMetrics()
        account, other = (self.fontMetrics().horizontalAdvance(text) + BESIDE for text in ("000.000", "−0.000"))
        return [
            *number_columns(headings[:1], account, metrics, is_short=is_short),
            *number_columns(headings[1:], other, metrics, is_short=is_short),
        ]
