"""The workspace `Grundlag`: the baseline's tables with their sources, and how they tie to the model."""

from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.parted import PartedWorkspace
from scenarier.gui.parts.workspace import MadePart, Part
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, tr


def _tables(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.tables import TablesPart

    return TablesPart(session, colours)


def _report(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.report import ReportPart

    return ReportPart(session, colours)


def _reconciliation(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.reconciliation import ReconciliationPart

    return ReconciliationPart(session, colours)


def _history(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.history import HistoryPart

    return HistoryPart(session, colours)


def _backtest(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.backtest import BacktestPart

    return BacktestPart(session, colours)


def _ages(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.ages import AgesPart

    return AgesPart(session, colours)


def _assumptions(session: Session, colours: Scheme) -> Part:
    from scenarier.gui.foundation.assumptions import AssumptionsPart

    return AssumptionsPart(session, colours)


PARTS = (
    MadePart("tables", mark("Tables"), make=_tables),
    MadePart("report", mark("Report and model"), make=_report),
    MadePart("reconciliation", mark("Reconciliation"), make=_reconciliation, needs="ties"),
    MadePart("history", mark("History"), make=_history, needs="area_users"),
    MadePart("backtest", mark("The method tried"), make=_backtest, needs="backtest_measures"),
    MadePart("ages", mark("Ages"), make=_ages),
    MadePart("assumptions", mark("Assumptions"), make=_assumptions),
)
"""In the order of their tabs."""


class FoundationWorkspace(PartedWorkspace):
    """The parts that the package has tables for."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session, colours, PARTS, tr("Parts of the foundation"), parent)
