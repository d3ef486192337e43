"""The budget's grid: amounts look like fields; blocks from a spreadsheet are read whole or not at all."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from scenarier.gui.budget.model import ACCOUNT, FIRST, NAME, PUBLISHED, UNIT, BudgetModel
from scenarier.gui.parts.grid.cells import Place as CellPlace
from scenarier.gui.parts.grid.folding import FoldingGrid
from scenarier.gui.parts.grid.view import Fill
from scenarier.look.palette import Scheme
from scenarier.session.budget_edits import price_words
from scenarier.session.budget_paste import Place, paste_budget, pasted
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.text.block_headings import Answers
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name

PADDING = 14
WIDEST = 110
"""The most a column of numbers is given [px]."""


class BudgetGrid(FoldingGrid):
    """The grid of the adopted budget."""

    def __init__(
        self, model: BudgetModel, session: Session, colours: Scheme, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, tr("Adopted budget by target and year"), parent)
        self.budget, self._session = model, session
        model.noted.connect(lambda words: self.told.emit(words, False))
        clear = next(action for action in self._actions if action.shortcut().toString() == "Del")
        clear.setText(tr("Clear the amounts"))
        self.fit()

    # Columns

    def fit(self) -> None:
        """Numbers share the width while it suits them; the name takes what they leave."""
        header, metrics, model = self.horizontalHeader(), self.fontMetrics(), self.budget
        name = max(map(metrics.horizontalAdvance, model.names())) + PADDING
        least_name = min(name, metrics.horizontalAdvance("M" * 14))
        n_years = model.columnCount() - FIRST
        least = metrics.horizontalAdvance("(00.000,0)") + PADDING
        units = f"{unit_name('mio_kr')}, {price_words(None)}"
        is_short = metrics.horizontalAdvance(units) + least_name + (n_years + 2) * least > self.viewport().width()
        unit = metrics.horizontalAdvance(unit_name("mio_kr") if is_short else units) + PADDING
        room = self.viewport().width() - (least_name if is_short else name) - unit
        full = max(header.fontMetrics().horizontalAdvance(model.heading(column)) for column in PUBLISHED) + 18
        model.shorten(headings=n_years * least + 2 * full > room, units=is_short)
        said = header.fontMetrics().horizontalAdvance(str(model.headerData(ACCOUNT, Qt.Orientation.Horizontal)))
        published = said + 18 if is_short else max(least, said + 18)
        number = max(least, min((room - 2 * published) // n_years, WIDEST))
        widths = dict.fromkeys(PUBLISHED, published) | {UNIT: unit}
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, widths.get(column, number))
        taken = sum(self.columnWidth(column) for column in range(UNIT, model.columnCount()))
        self.setColumnWidth(NAME, max(self.viewport().width() - taken, least_name))

    def dress(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.restyle()

    # Clipboard

    def _paste_block(self, cells: Sequence[Sequence[str]], answers: Answers) -> None:
        """A block by its years and names, else from the chosen cell."""
        chosen = self.chosen()
        row, column = (chosen[0][0], min(column for _, column in chosen)) if chosen else (-1, NAME)
        year = self.budget.year_of(column) if column >= FIRST else 0
        study, baseline = self._session.study, self._session.baseline
        found = pasted(study, baseline, cells, Place(self.budget.targets_from(row), year), answers)
        self._session.do(paste_budget(self._session.state, found))
        self.told.emit(" ".join([found.told + ".", self.budget.central(found.targets)]).strip(), False)

    def clear_cells(self) -> None:
        """Take the chosen amounts out of the budget."""
        places = [place for place in self.chosen() if self.budget.cell(*place) is not None]
        if places:
            self.budget.put(dict.fromkeys(places), Way.CLEARED)

    def _fill(self, fill: Fill, way: Way) -> None:
        """Fill from amounts; what has none cannot be filled from."""
        values: dict[CellPlace, float | None] = {}
        for run in self._runs():
            cells = [self.budget.cell(*place) for place in run]
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
