"""The rows of the adopted budget, which of them are folded in, and what is typed in them."""

from collections.abc import Callable, Iterable, Mapping

from scenarier.gui.parts.grid.cells import GridRows, Place, name_of
from scenarier.session.budget_edits import set_amounts
from scenarier.session.budget_names import central_words
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.views.budget_table import BudgetTable
from scenarier.views.sheet import Sheet


class BudgetRows(GridRows):
    """The study's adopted budget. `note` is called with what is to be said of an edit that was made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.closed: set[str] = set()
        self.note: Callable[[str], object] = str
        self.table = BudgetTable(session, self.closed)
        self._sheet = Sheet()

    def sheet(self) -> Sheet:
        """The rows of now."""
        self.table = BudgetTable(self._session, self.closed)
        self._sheet = self.table.sheet()
        return self._sheet

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set amounts, None to take them out of the budget: one edit of the study."""
        lines, session = self.table.lines, self._session
        changes = {
            (lines[row].target, self.table.year_of(column)): value for (row, column), value in values.items()
        }
        name = name_of(self._sheet, values)
        session.do(set_amounts(session.state, session.baseline, changes, way, name))
        told = self.central(target for target, _ in changes)
        if told:
            self.note(told)

    def central(self, targets: Iterable[str]) -> str:
        """That a central row of the same kind is still rolled forward; "" where none is."""
        return central_words(self._session.baseline, tuple(dict.fromkeys(targets)))

    def toggle(self, fold: str) -> None:
        """Fold or unfold a section."""
        self.closed ^= {fold}

    def unfold(self, target: str) -> None:
        """Unfold the section that a target stands in."""
        self.closed.discard(target.partition(":")[0])
