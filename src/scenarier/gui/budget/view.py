"""The budget's grid: amounts look like fields; blocks from a spreadsheet are read whole or not at all."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from scenarier.gui.budget.rows import BudgetRows
from scenarier.gui.parts.grid.cells import GridModel
from scenarier.gui.parts.grid.cells import Place as CellPlace
from scenarier.gui.parts.grid.folding import FoldingGrid
from scenarier.gui.parts.grid.view import Fill
from scenarier.gui.parts.table.columns import Column, fitted, heading_width, number_columns, widest
from scenarier.look.palette import Scheme
from scenarier.session.budget_edits import price_words
from scenarier.session.budget_paste import Place, paste_budget, pasted
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.text.block_headings import Answers
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.views.budget_table import ACCOUNT, FIRST, NAME

PADDING = 14
WIDEST = 110
"""The most a column of numbers is given [px]."""


class BudgetGrid(FoldingGrid):
    """The grid of the adopted budget."""

    def __init__(self, rows: BudgetRows, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        self.budget, self._session = rows, session
        model = GridModel(rows, session.typing, colours)
        super().__init__(model, tr("Adopted budget by target and year"), parent)
        rows.note = lambda words: self.told.emit(words, False)
        clear = next(action for action in self._actions if action.shortcut().toString() == "Del")
        clear.setText(tr("Clear the amounts"))
        self.fit()

    # Columns

    def fit(self) -> None:
        """Numbers share the width while it suits them; the name takes what they leave.

        Where they have no room the unit is said without its prices, and a letter stands for account and budget.
        """
        room, above = self.viewport().width(), self.horizontalHeader().fontMetrics()
        name, least = self._name(), self.fontMetrics().horizontalAdvance("(00.000,0)") + PADDING
        numbers = number_columns(self.sheet.headings[ACCOUNT:], least, above)
        unit, is_short = self._unit_column(is_short=False), False
        if name.width + unit.width + sum(column.width for column in numbers) > room:
            numbers, is_short = number_columns(self.sheet.headings[ACCOUNT:], least, above, is_short=True), True
        has_short_units = (name.least or 0) + unit.width + sum(column.width for column in numbers) > room
        if has_short_units:
            unit = self._unit_column(is_short=True)
            numbers[:2] = [Column(heading_width(each, above, is_short=True)) for each in self.sheet.headings[2:4]]
        self.cells.shorten(headings=is_short, cells=has_short_units)
        numbers[:2] = [replace(column, stretch=0.0) for column in numbers[:2]]
        numbers[2:] = [replace(column, most=WIDEST) for column in numbers[2:]]
        self.give_widths(fitted([name, unit, *numbers], room, gives=(NAME,), rest=NAME))

    def _name(self) -> Column:
        metrics = self.fontMetrics()
        named = widest([line.cells[NAME].text for line in self.sheet.lines], metrics) + PADDING
        return Column(named, least=min(named, metrics.horizontalAdvance("M" * 14)))

    def _unit_column(self, *, is_short: bool) -> Column:
        unit = unit_name("mio_kr")
        shown = unit if is_short else f"{unit}, {price_words(None)}"
        return Column(self.fontMetrics().horizontalAdvance(shown) + PADDING)

    # Clipboard

    def _paste_block(self, cells: Sequence[Sequence[str]], answers: Answers) -> None:
        """A block by its years and names, else from the chosen cell."""
        chosen = self.chosen()
        row, column = (chosen[0][0], min(column for _, column in chosen)) if chosen else (-1, NAME)
        year = self.budget.table.year_of(column) if column >= FIRST else 0
        study, baseline = self._session.study, self._session.baseline
        found = pasted(study, baseline, cells, Place(self.budget.table.targets_from(row), year), answers)
        self._session.do(paste_budget(self._session.state, found))
        self.told.emit(" ".join([found.told + ".", self.budget.central(found.targets)]).strip(), False)

    def clear_cells(self) -> None:
        """Take the chosen amounts out of the budget."""
        places = [place for place in self.chosen() if self.grid_model.field(*place) is not None]
        if places:
            self.grid_model.put(dict.fromkeys(places), Way.CLEARED)

    def _fill(self, fill: Fill, way: Way) -> None:
        """Fill from amounts; what has none cannot be filled from."""
        values: dict[CellPlace, float | None] = {}
        for run in self._runs():
            cells = [self.grid_model.field(*place) for place in run]
            now = [math.nan if cell is None or cell.value is None else cell.value for cell in cells]
            filled = fill(now) if len(now) > 1 else (math.nan,)
            if any(map(math.isnan, filled)):
                values.clear()
                break
            values.update(zip(run, filled, strict=True))
        if values:
            self._write(values, way)
        else:
            self.told.emit(tr("Fill from an amount: choose a cell that has one, and the years after it; a line "
                              "also needs one in the last of them."), True)  # fmt: skip
