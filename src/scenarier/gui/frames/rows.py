"""The rows of the frames grid, which of them are folded in, and what is typed in them."""

from collections.abc import Mapping

from scenarier.gui.parts.grid.cells import GridRows, Place, name_of
from scenarier.session.lever_edits import set_parameters
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.views.frame_lines import inner_fold
from scenarier.views.frame_table import FrameTable
from scenarier.views.sheet import Sheet


class FrameRows(GridRows):
    """Parameters of departments and areas of the scenario shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.opened = set(session.baseline.entities("department"))
        self.table = FrameTable(session, self.opened)
        self._sheet = Sheet()

    def sheet(self) -> Sheet:
        """The rows of now."""
        self.table = FrameTable(self._session, self.opened)
        self._sheet = self.table.sheet()
        return self._sheet

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set parameters and frames, None for their default: one edit of the scenario."""
        name = name_of(self._sheet, values)
        self._session.do(set_parameters(self._session.state, self.table.changes(values), way, name))

    def toggle(self, fold: str) -> None:
        """Fold or unfold a department, or its areas and other assumptions."""
        self.opened ^= {fold}

    def unfold(self, entity: str) -> None:
        """Unfold what a department, or an area, stands in."""
        department = entity.partition(".")[0]
        self.opened |= {department} | ({inner_fold(department)} if entity != department else set())
