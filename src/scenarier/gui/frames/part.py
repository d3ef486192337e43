"""The frames grid above, what follows from it below."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.frames.follows import Follows
from scenarier.gui.frames.rows import FrameRows
from scenarier.gui.parts.grid.cells import GridModel
from scenarier.gui.parts.grid.fillbar import FillBar
from scenarier.gui.parts.grid.folding import FoldingGrid
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.lines import TextField
from scenarier.gui.parts.splitters import tell_of_room
from scenarier.gui.parts.table.columns import Column, fitted, number_columns, widest
from scenarier.gui.parts.told import ToldLine
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.session.lever_edits import note_parameter
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line, text_fault
from scenarier.views.frame_columns import ALL_YEARS, FIRST, NAME, UNIT

PADDING, WIDEST = 14, 100
"""Room beside a number, and the most a column of numbers is given [px]."""


class FramesGrid(FoldingGrid):
    """The grid of frames."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Frames by department and year"), parent)
        self.fit()

    def fit(self) -> None:
        """Numbers share the width while it suits them; the name takes what they leave."""
        metrics, above = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        full, least = tr("Service areas and other assumptions"), metrics.horizontalAdvance("−00.000") + PADDING
        units = [line.cells[UNIT].text for line in self.cells.sheet.lines]
        named = metrics.horizontalAdvance(full) + 64
        name = Column(named, least=min(named, metrics.horizontalAdvance("M" * 14)))
        unit = Column(widest(units, metrics) + 24)
        room = self.viewport().width()

        def columns(*, is_short: bool) -> list[Column]:
            numbers = number_columns(self.cells.sheet.headings[ALL_YEARS:], least, above, is_short=is_short)
            return [name, unit, *(replace(one, most=max(one.width, WIDEST)) for one in numbers)]

        self.cells.shorten(headings=sum(one.width for one in columns(is_short=False)) > room)
        self.give_widths(fitted(columns(is_short=self.cells.is_short), room, gives=(NAME,), rest=NAME))


class FramesPart(Part):
    """Departments by years, and what follows for the one the keyboard is at.

    `figure_pointed` carries a number (Pointed) in the grid, in the table or in the plot.
    """

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = FrameRows(session)
        self.grid_model = GridModel(self.rows, session.typing, colours)
        self.grid = FramesGrid(self.grid_model)
        self.told = ToldLine()
        self.fill_bar = FillBar(self.grid, self.told)
        self.follows = Follows(session, colours)
        self.grid.figure_pointed.connect(self.figure_pointed)
        self.follows.figure_pointed.connect(self.figure_pointed)
        self._noted = ("", "")
        self.note = TextField("", session.typing, self._take_note)
        self.note.setPlaceholderText(tr("Why? The reason is saved with the study"))
        self.note.told.connect(self.fill_bar.tell)
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 6, 4, 4)
        above = QHBoxLayout()
        above.addWidget(self.fill_bar, 3)
        above.addWidget(self.note, 2)
        column.addLayout(above)
        column.addWidget(self.grid, 1)
        column.addWidget(self.told)
        parts = KeptSplitter("frames", Qt.Orientation.Vertical)
        parts.addWidget(card)
        parts.addWidget(self.follows)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        tell_of_room(parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
        self.grid.selectionModel().currentRowChanged.connect(lambda now, _: self._follow(now.row()))
        self.grid.choose(1, FIRST)

    def _follow(self, row: int) -> None:
        if 0 <= row < len(self.rows.table.lines):
            department = self.rows.table.lines[row].department
            if department in self._session.baseline.entities("department"):
                self.follows.show_department(department)
            self._show_note()

    def _show_note(self) -> None:
        """The reason for the parameter that the keyboard is at; one that is being typed is of the row before."""
        self.note.commit()
        row = self.grid.currentIndex().row()
        key = self.rows.table.key(row)
        self._noted = key, self.rows.table.about(row)
        self.note.setEnabled(bool(key))
        self.note.setAccessibleName(one_line(tr("Why: {note}", note=self.rows.table.about(row))))
        self.note.show_text(self._session.scenario.notes.get(key, ""))

    def _take_note(self, note: str) -> str:
        key, about = self._noted
        fault = text_fault(note, is_name=False)
        if key and not fault:
            self._session.do(note_parameter(self._session.state, key, note, about))
        return fault

    def begins_at(self) -> QWidget:
        """The grid."""
        return self.grid

    def load(self) -> None:
        """Make the plot, the first time."""
        self.follows.load()

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        self.told.refresh(news)
        if news.results or news.refused:
            self.grid_model.refresh()
            self.follows.refresh()
        self.note.show_text(self._session.scenario.notes.get(self._noted[0], ""))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.grid.restyle(colours)
        self.told.fit()
        self.follows.restyle(colours)

    def show_figure(self, metric: str, entity: str = "") -> QWidget | None:
        """The department's rows, and what follows for it."""
        if not entity:
            return None
        self.show_row("departments", entity)
        return self.grid

    def show_row(self, table: str, key: str, column: str = "") -> None:
        """Bring a department, or an area, into view and to the keyboard."""
        self.rows.unfold(key)
        self.grid_model.refresh()
        for row, line in enumerate(self.rows.table.lines):
            if line.spec is not None and line.entity == key:
                self.grid.choose(row, FIRST if line.spec.has_year else ALL_YEARS)
                break
        self.grid.setFocus()
