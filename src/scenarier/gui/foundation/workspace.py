"""The workspace `Grundlag`: the baseline's tables with their sources, and how they tie to the model."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, tr


class Part(Protocol):
    """What every part can do besides being a widget."""

    def refresh(self) -> None:
        """Show the session as it stands."""

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""


def _tables(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.tables import TablesPart

    return TablesPart(session, colours)


def _report(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.report import ReportPart

    return ReportPart(session, colours)


def _reconciliation(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.reconciliation import ReconciliationPart

    return ReconciliationPart(session, colours)


def _history(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.history import HistoryPart

    return HistoryPart(session, colours)


def _ages(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.ages import AgesPart

    return AgesPart(session, colours)


def _assumptions(session: Session, colours: Scheme) -> QWidget:
    from scenarier.gui.foundation.assumptions import AssumptionsPart

    return AssumptionsPart(session, colours)


PARTS: dict[str, tuple[str, Callable[[Session, Scheme], QWidget]]] = {
    "tables": (mark("Tables"), _tables),
    "report": (mark("Report and model"), _report),
    "reconciliation": (mark("Reconciliation"), _reconciliation),
    "history": (mark("History"), _history),
    "ages": (mark("Ages"), _ages),
    "assumptions": (mark("Assumptions"), _assumptions),
}
"""Name in the catalogue and maker of each part, in the order of their tabs."""
NEEDED = {"reconciliation": "ties", "history": "area_users"}
"""The table without which a part has nothing to show; a package may do without it."""


class FoundationWorkspace(QWidget):
    """One part at a time; each is made when it is first shown, and only the one that is seen is refreshed.

    `figure_pointed` carries variable, entity and year of a figure that was come to in a part.
    """

    figure_pointed = Signal(str, str, int)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colours = session, colours
        self.made: dict[str, QWidget] = {}
        tables = session.baseline.tables
        self._names = tuple(name for name in PARTS if name not in NEEDED or NEEDED[name] in tables)
        self.current = self._names[0]
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Parts of the foundation"))
        for name in self._names:
            self.tabs.addTab(tr(PARTS[name][0]))
        self.tabs.currentChanged.connect(self._turn_to)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def parts(self) -> tuple[str, ...]:
        """Names of the parts, in the order of their tabs."""
        return self._names

    def show_part(self, name: str) -> None:
        """Bring a part to the front; it is made the first time.

        Raises
        ------
        KeyError : there is no such part.
        """
        if name not in self.made:
            made = self.made[name] = PARTS[name][1](self._session, self._colours)
            self.stack.addWidget(made)
            if hasattr(made, "figure_pointed"):
                made.figure_pointed.connect(self.figure_pointed)
        self.current = name
        self.stack.setCurrentWidget(self.made[name])
        self.tabs.setCurrentIndex(self._names.index(name))
        self._part().refresh()

    def _turn_to(self, place: int) -> None:
        name = self._names[place]
        if name != self.current:
            self.show_part(name)

    def show_row(self, table: str, key: str) -> None:
        """Open the tables at one row, selected, with its source.

        Parameters
        ----------
        table : name of a table of the baseline.
        key : the row's key, its parts joined with a dot.
        """
        self.show_part("tables")
        self.made["tables"].show_row(table, key)  # type: ignore[attr-defined]

    def _part(self) -> Part:
        found: Part = self.made[self.current]  # type: ignore[assignment]
        return found

    def load(self) -> None:
        """Make the part that is seen."""
        self.show_part(self.current)

    def refresh(self) -> None:
        """Show the session as it stands, where it is seen."""
        if self.isVisible():
            self.show_part(self.current)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not refreshed while it was hidden."""
        super().showEvent(event)
        self.show_part(self.current)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the application's text size."""
        self._colours = colours
        for part in self.made.values():
            part.restyle(colours)  # type: ignore[attr-defined]

    def set_dragging(self, is_held: bool) -> None:
        """Nothing here follows a slider."""
