"""Opens the panel that answers what a figure of the window would take."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.wondering import WhatAsked
from scenarier.gui.solve.dialog import SolveDialog
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.views.figure import Figure
from scenarier.views.solve_question import Question, question_of, question_of_rule

USUAL = "liquidity_per_citizen"


class SolveDesk(QObject):
    """Takes `WhatAsked` in a window. It lives as long as `bench`, which is another one in another language."""

    def __init__(self, bench: QWidget, window: QWidget, session: Session, colours: Callable[[], Scheme]) -> None:
        super().__init__(bench)
        self._bench, self._session, self._colours = bench, session, colours
        self.dialog: SolveDialog | None = None
        self._window = window
        window.installEventFilter(self)
        bench.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what asks; the panel goes with the window, and with what it was opened from."""
        is_gone = event.type() == QEvent.Type.Hide and watched is self._window and not event.spontaneous()
        if self.dialog is not None and (is_gone or event.type() == QEvent.Type.DeferredDelete):
            self.dialog.close()
        if isinstance(event, WhatAsked):
            if event.rule is not None and event.figure is not None:
                self.open(question_of_rule(self._session, event.rule, event.figure, event.scenario))
            else:
                self.ask(event.figure, event.scenario)
            return True
        return super().eventFilter(watched, event)

    def ask(self, figure: Figure | None = None, scenario: int | None = None) -> None:
        """Ask what a figure of the model would take; without one, liquidity in the last year."""
        asked = figure or (USUAL, "", self._session.study.horizon)
        self.open(question_of(self._session, asked, scenario))

    def open(self, question: Question) -> None:
        """Show the question; in the panel that is open already, where there is one."""
        if self.dialog is None:
            self.dialog = SolveDialog(self._session, question, self._colours, self._bench)
            self.dialog.finished.connect(self._let_go)
        else:
            self.dialog.ask(question)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.target.setFocus()
        self.dialog.target.selectAll()

    def _let_go(self) -> None:
        self.dialog = None
