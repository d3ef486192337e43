"""The grid: copy, paste, clear and fill, each one step of undo."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.gui.parts.asked import ask_until_sure
from scenarier.gui.parts.clipboard import chosen_places, clipboard_text, copy_actions
from scenarier.gui.parts.grid.cells import GridModel, Place, columns_of
from scenarier.gui.parts.grid.delegate import NumberDelegate
from scenarier.gui.parts.table.view import TableView
from scenarier.model.fill import constant, growing, linear
from scenarier.session.ways import Way
from scenarier.text.block_cells import cells_of
from scenarier.text.block_headings import Answers
from scenarier.text.copied import Copied
from scenarier.text.language import tr
from scenarier.text.placing import Table, place_block
from scenarier.text.reading import read_number
from scenarier.views.field import Field

Fill = Callable[[Sequence[float]], tuple[float, ...]]


class GridView(TableView):
    """A table of a GridModel. `told` carries what was understood, or (True) what is wrong."""

    told = Signal(str, bool)

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        self.grid_model = model
        self._was_seen = False
        super().__init__(name, model=model, parent=parent)
        self._delegate = NumberDelegate(model, self)
        self._delegate.told.connect(self.told)
        self.setItemDelegate(self._delegate)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(True)
        self.horizontalHeader().setSectionsClickable(True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self.fit)

    def _make_actions(self) -> list[QAction]:
        return [
            *copy_actions(self, self.copied, self.whole, lambda said: self.told.emit(said, False)),
            self._action(tr("Paste"), QKeySequence.StandardKey.Paste, self.paste),
            self._action(tr("Back to the baseline's value"), "Delete", self.clear_cells),
            self._action(tr("Fill: the same value"), "Ctrl+R", self.fill_constant),
            self._action(tr("Fill: a line from first to last"), "Ctrl+L", self.fill_linear),
        ]

    def _action(self, text: str, keys: QKeySequence.StandardKey | str, run: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda: run())
        self.addAction(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the names of the rows stand in sight, though a year is the current cell."""
        super().showEvent(event)
        if not self._was_seen:
            self._was_seen = True
            self.executeDelayedItemsLayout()
            self.horizontalScrollBar().setValue(0)

    def row_height(self) -> int:
        """Height of a row, with room for the frames of its numbers."""
        return self.fontMetrics().height() + 8

    # What is chosen

    def chosen(self) -> list[Place]:
        """The chosen cells, row by row."""
        return chosen_places(self)

    def _runs(self) -> list[list[Place]]:
        """The chosen numbers of each row; a single one stands for all from there to the row's end."""
        runs = []
        for row, columns in columns_of(self.chosen()).items():
            reached = range(columns[0], self.grid_model.columnCount()) if len(columns) == 1 else columns
            runs.append([(row, column) for column in reached if self.grid_model.field(row, column) is not None])
        return [run for run in runs if run]

    # Clipboard

    def copied(self) -> Copied:
        """The chosen cells."""
        return self.copied_places(self.chosen())

    def paste(self) -> None:
        """Put a block from a spreadsheet at the chosen place; a single number fills all that is chosen."""
        try:
            cells = cells_of(clipboard_text())
        except ValueError as error:
            self._refuse(str(error))
            return
        if len(cells) == len(cells[0]) == 1:
            self._try(lambda: self._paste_number(cells[0][0]))
        else:
            ask_until_sure(lambda answers: self._paste_block(cells, answers), self._refuse, cells, self)

    def _refuse(self, why: str) -> None:
        self.told.emit(tr("Nothing was pasted: {why}", why=why), True)

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except ValueError as error:
            self._refuse(str(error))

    def _paste_number(self, text: str) -> None:
        """One number in all chosen cells, read in the unit of each."""
        places = [place for place in self.chosen() if self.grid_model.field(*place) is not None]
        if not places:
            raise ValueError(tr("choose a cell that can be changed, and paste again"))
        self._write({place: self._read(place, text) for place in places}, Way.PASTED)

    def _read(self, place: Place, text: str) -> float:
        cell = self.grid_model.field(*place)
        try:
            return read_number(text, cell.unit if cell else "mio_kr")
        except ValueError as error:
            raise ValueError(f"{cell.name}: {error}" if cell else str(error)) from error

    def _paste_block(self, cells: Sequence[Sequence[str]], answers: Answers) -> None:
        placed = place_block(cells, self._table(), self._unit, answers)
        if self._write(placed.values, Way.PASTED):
            self.told.emit(placed.told, False)

    def _table(self) -> Table:
        """What a block is put into: from the first chosen cell on, or by years and names."""
        model, chosen = self.grid_model, self.chosen()
        row = chosen[0][0] if chosen else model.rowCount()
        return model.block_table(row, min((column for _, column in chosen), default=model.columnCount()))

    def _unit(self, place: Place) -> str:
        cell = self.grid_model.field(*place) if place[0] < self.grid_model.rowCount() else None
        return cell.unit if cell else "mio_kr"

    def clear_cells(self) -> None:
        """Put the chosen numbers back to their defaults."""
        places = [place for place in self.chosen() if self.grid_model.field(*place) is not None]
        if places:
            self.grid_model.put(dict.fromkeys(places), Way.TAKEN_BACK)

    # Filling

    def fill_constant(self) -> None:
        """The first chosen value in all chosen cells of its row."""
        self._fill(lambda values: constant(values, 0), Way.FILLED_SAME)

    def fill_linear(self) -> None:
        """A straight line between the first and the last chosen value of each row."""
        self._fill(lambda values: linear(values, 0, len(values) - 1), Way.FILLED_LINE)

    def fill_growing(self, rate: float) -> None:
        """From the first chosen value on, each larger than the one before by `rate` [share]."""
        self._fill(lambda values: growing(values, 0, rate), Way.FILLED_GROWTH)

    def _fill(self, fill: Fill, way: Way) -> None:
        values: dict[Place, float | None] = {}
        for run in self._runs():
            now = [cell.value or 0.0 for cell in self._cells(run)]
            if len(now) > 1:
                values.update(zip(run, fill(now), strict=True))
        if not values:
            self.told.emit(tr("Choose the cell to begin with, or the cells of some years, and fill again."), True)
            return
        self._write(values, way)

    def _cells(self, places: Iterable[Place]) -> Iterable[Field]:
        return (cell for place in places if (cell := self.grid_model.field(*place)) is not None)

    def _write(self, values: Mapping[Place, float | None], way: Way) -> bool:
        """Set cells when all of them can be; else tell what is wrong and change nothing. Whether they were set."""
        faults = [fault for place, value in values.items() if (fault := self._fault(place, value))]
        if faults:
            more = tr("… and {n} more", n=len(faults) - 3) if len(faults) > 3 else ""
            self.told.emit("; ".join([*faults[:3], *([more] if more else [])]), True)
            return False
        self.told.emit("", False)
        self.grid_model.put(values, way)
        return True

    def _fault(self, place: Place, value: float | None) -> str:
        cell = self.grid_model.field(*place)
        if cell is None:
            row, column = place
            return tr(
                "line {row}, column {column} holds no number that can be changed", row=row + 1, column=column + 1
            )
        fault = "" if value is None else cell.fault(value)
        return f"{cell.name}: {fault}" if fault else ""

    def choose(self, row: int, column: int) -> None:
        """Make one cell the current one."""
        index = self.grid_model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
