"""The workspace `Analyse`: questions asked of the scenario shown, a part each."""

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.parted import PartedWorkspace
from scenarier.gui.parts.workspace import MadePart, Part
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, tr


def _sensitivity(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.sensitivity import SensitivityPart

    return SensitivityPart(session, colours)


def _two_levers(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.two_levers import TwoLeversPart

    return TwoLeversPart(session, colours)


def _turning(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.turning import TurningPart

    return TurningPart(session, colours)


def _uncertainty(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.uncertainty import UncertaintyPart

    return UncertaintyPart(session, colours)


def _drivers(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.drivers import DriversPart

    return DriversPart(session, colours)


def _chances(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.chances import ChancesPart

    return ChancesPart(session, colours)


def _guarantee(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.analysis.guarantee import GuaranteePart

    return GuaranteePart(session, colours)


PARTS = (
    MadePart("sensitivity", mark("Sensitivity"), make=_sensitivity),
    MadePart("levers", mark("Two levers"), make=_two_levers),
    MadePart("turning", mark("Turning points"), make=_turning),
    MadePart("uncertainty", mark("Uncertainty"), make=_uncertainty),
    MadePart("drivers", mark("What drives the spread"), make=_drivers),
    MadePart("chances", mark("How often the rules hold"), make=_chances),
    MadePart("guarantee", mark("State guarantee"), make=_guarantee),
)
"""In the order of their tabs; a part takes a line here and the function that makes it."""


class AnalysisWorkspace(PartedWorkspace):
    """The parts, each of which computes while it is seen."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session, colours, PARTS, tr("Parts of the analysis"), parent)
