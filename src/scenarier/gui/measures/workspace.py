"""The workspace `Tiltag`: the list of measures, and what is made of it."""

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.parted import PartedWorkspace
from scenarier.gui.parts.workspace import MadePart, Part
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, tr


def _list(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.measures.list import MeasureList

    return MeasureList(session, colours)


def _proposal(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.measures.proposal import ProposalPart

    return ProposalPart(session, colours)


def _groups(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.measures.groups import GroupsPart

    return GroupsPart(session, colours)


def _questions(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.measures.questions import QuestionsPart

    return QuestionsPart(session, colours)


PARTS = (
    MadePart("list", mark("List"), make=_list),
    MadePart("proposal", mark("Proposal"), make=_proposal),
    MadePart("groups", mark("Several groups"), make=_groups),
    MadePart("questions", mark("Questions"), make=_questions),
)
"""In the order of their tabs; a part takes a line here and the function that makes it."""


class MeasuresWorkspace(PartedWorkspace):
    """The list opens first."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session, colours, PARTS, tr("Parts of the measures"), parent)
