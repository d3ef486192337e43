"""The part `Hvor ofte reglerne holder`: the share of the draws in which each rule holds, by year and in words."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, words
from scenarier.gui.parts.rulechances import chances_of
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.rule_chances import lead_words

SETTLED = 200
"""Milliseconds after the last change before the draws are counted anew."""


class ChancesPart(Part):
    """A row a rule, the least sure first; the old rows stay, and it is said so, until the new ones are counted."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chances = chances_of(session)
        self.lead = words()
        self.view = ListView(colours, tr("How often the rules hold"), "chances")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.chances.changed.connect(self._show)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLED)
        self._wait.timeout.connect(lambda: self.chances.ask(session))
        self.card = framed(self.view)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Pile((self.lead, 0), (self.card, 1)), 1)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands, once its draws are counted."""
        if news.projected or news.study:
            self._show()

    def _show(self) -> None:
        known = self.chances.known(self._session)
        self.lead.setText(lead_words(self._session, known))
        self.view.setEnabled(known is not None)
        if known is None:
            if self.isVisible():
                self._wait.start()
            return
        self.view.show_sheet(known.sheet(self._session))
        self.card.setVisible(bool(known.by_rule))

    def showEvent(self, event: QShowEvent) -> None:
        """What was left off while it was hidden."""
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave off while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()
        self.chances.stop()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
