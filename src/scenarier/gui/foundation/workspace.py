"""The workspace `Grundlag`: the baseline's tables with their sources, and how they tie to the model."""

from PySide6.QtWidgets import QWidget

from scenarier.gui.parted import Makers, Part, PartedWorkspace
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


PARTS: Makers = {
    "tables": (mark("Tables"), _tables),
    "report": (mark("Report and model"), _report),
    "reconciliation": (mark("Reconciliation"), _reconciliation),
    "history": (mark("History"), _history),
    "backtest": (mark("The method tried"), _backtest),
    "ages": (mark("Ages"), _ages),
    "assumptions": (mark("Assumptions"), _assumptions),
}
"""Name in the catalogue and maker of each part, in the order of their tabs."""
NEEDED = {"reconciliation": "ties", "history": "area_users", "backtest": "backtest_measures"}
"""The table without which a part has nothing to show; a package may do without it."""


class FoundationWorkspace(PartedWorkspace):
    """The parts that the package has tables for."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        tables = session.baseline.tables
        makers = {name: made for name, made in PARTS.items() if name not in NEEDED or NEEDED[name] in tables}
        super().__init__(session, colours, makers, tr("Parts of the foundation"), parent)

    def show_row(self, table: str, key: str, column: str = "") -> None:
        """Open the tables at one row, selected, with its source.

        Parameters
        ----------
        table : name of a table of the baseline.
        key : the row's key, its parts joined with a dot.
        column : name of a column to have in sight, "" for none.
        """
        self.show_part("tables")
        self.made["tables"].show_row(table, key, column)  # type: ignore[attr-defined]
