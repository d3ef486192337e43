"""The part `Forudsætninger`: every assumption, the one that moves liquidity per citizen most first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenarier.gui.parts.pile import ListView, Pile, framed, keep_rows, marked_words, say, words
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.assumptions import Assumptions
from scenarier.views.shown import scenario_name


class AssumptionsPart(Part):
    """The list, and note and source of the assumption that is selected."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Assumptions | None = None
        self.lead, self.detail, self.left_out = words(), marked_words(), words("small")
        self.view = ListView(colours, tr("Assumptions"), "assumptions")
        set_tip(self.view, copy_hint())
        self.view.figure_pointed.connect(self.figure_pointed)
        self.view.model_of_sheet.detail = self._detail
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        pile = Pile((self.lead, 0), (framed(self.view), 1), (carded(self.detail), 0), (self.left_out, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands; nothing is computed where nothing moved."""
        if not news.projected:
            return
        session = self._session
        name = scenario_name(session, session.selected)
        shown = Assumptions(session.baseline, session.scenario, session.study.horizon, name)
        self._shown = shown
        self.lead.setText(shown.lead)
        self.left_out.setText(shown.left_out)
        self.view.show_sheet(shown.sheet)
        if not self.view.currentIndex().isValid() and shown.sheet.lines:
            self.view.select_key(shown.sheet.lines[0].key)
        self._tell()

    def _tell(self) -> None:
        """Name, origin, note and source of the row that the keyboard is at."""
        say(self.detail, self._detail(self.view.current_key()))

    def _detail(self, key: str) -> str:
        return self._shown.details_html(key) if self._shown is not None else ""

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.view.restyle(colours)
        keep_rows(self.view)
        self.detail.setMinimumHeight(0)
