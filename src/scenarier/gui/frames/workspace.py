"""The workspace `Rammer`: the departments' frames, and the budget that the council has adopted."""

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.parted import PartedWorkspace
from scenarier.gui.parts.workspace import MadePart, Part
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, tr


def _frames(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.frames.part import FramesPart

    return FramesPart(session, colours)


def _budget(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.budget.part import BudgetPart

    return BudgetPart(session, colours)


PARTS = (
    MadePart("frames", mark("Frames"), make=_frames),
    MadePart("budget", mark("Adopted budget"), make=_budget),
)


class FramesWorkspace(PartedWorkspace):
    """Frames by department and year, and the adopted budget."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session, colours, PARTS, tr("Parts of the frames"), parent)
