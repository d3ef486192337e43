"""The grid of spreads: numbers and reasons are typed, entities fold in below their assumption."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.grid.cells import GridModel, GridRows, Place
from scenarier.gui.parts.grid.folding import FoldingGrid
from scenarier.gui.parts.table.columns import Column, fitted, heading_width, widest
from scenarier.look.palette import Scheme
from scenarier.model.parameters import split_key
from scenarier.session.session import Session
from scenarier.session.spread_edits import note_spread, set_spreads
from scenarier.session.ways import Way
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.views.sheet import Sheet
from scenarier.views.spreads import CERTAIN, DEFAULT, NAME, ORIGIN, OWN, REASON, UNIT, SpreadTable

PADDING = 16
LEAST_NAME, MOST_NAME, LEAST_REASON = 18, 44, 12
"""Letters."""


class SpreadRows(GridRows):
    """Every assumption's spread. `tell` is told what is wrong with a reason that was typed (True)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.opened: set[str] = set()
        self.tell: Callable[[str, bool], object] = lambda _text, _is_fault: None
        self.table = SpreadTable(session, self.opened)

    def sheet(self) -> Sheet:
        """The rows of now."""
        self.table = SpreadTable(self._session, self.opened)
        return self.table.sheet()

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set spreads, None for the baseline's: one edit of the study."""
        session = self._session
        changes = {self.table.lines[row].key: value for (row, _), value in values.items()}
        session.do(set_spreads(session.state, session.baseline, changes, way))

    def write(self, row: int, column: int, text: str) -> None:
        """Set the reason for a spread."""
        fault = text_fault(text, is_name=False)
        if fault:
            self.tell(fault, True)
            return
        session = self._session
        session.do(note_spread(session.state, session.baseline, self.table.lines[row].key, text))

    def toggle(self, fold: str) -> None:
        """Fold or unfold an assumption's entities, or those that have no spread."""
        self.opened ^= {fold}

    def unfold(self, key: str) -> None:
        """Unfold what a spread stands in."""
        name, entity = split_key(key)
        self.opened |= {name} if entity else set()
        self.opened |= set() if self._session.baseline.parameters[name].sd else {CERTAIN}


class SpreadGrid(FoldingGrid):
    """The grid of a `SpreadRows`."""

    def __init__(self, rows: SpreadRows, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(GridModel(rows, session.typing, colours), tr("Spreads of the assumptions"), parent)
        rows.tell = lambda text, is_fault: self.told.emit(text, is_fault)
        self.fit()

    def fit(self) -> None:
        """Names and reasons share what the rest leaves; a name is never cut where a reason has room to give."""
        letter, columns = self.fontMetrics().averageCharWidth(), list(map(self._column, range(ORIGIN + 1)))
        columns[NAME] = Column(min(columns[NAME].width, MOST_NAME * letter), least=LEAST_NAME * letter)
        columns[REASON] = Column(LEAST_REASON * letter)
        room = self.viewport().width()
        self.give_widths(fitted(columns, room, gives=(NAME, UNIT, ORIGIN), rest=REASON))

    def _column(self, place: int) -> Column:
        texts = [line.cells[place].text for line in self.sheet.lines if line.key != CERTAIN]
        above = heading_width(self.sheet.headings[place], self.horizontalHeader().fontMetrics())
        width = max(widest(texts, self.fontMetrics()) + PADDING, above)
        least = above + PADDING if place in (UNIT, ORIGIN) else None
        return Column(width + (PADDING if place in (OWN, DEFAULT) else 0), least=least)
