"""The part `Usikkerhed`: how uncertain each assumption is, the seed, and what the past says of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.analysis.spreadgrid import SpreadGrid, SpreadRows
from scenarier.gui.parts.lines import TextField
from scenarier.gui.parts.pile import words
from scenarier.gui.parts.told import ToldLine
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.model.spreads import DEFAULT_SEED
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import spread_edits
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.spreads import OWN, SpreadsShown, lead_words, read_seed

SEED_LETTERS = 10


class UncertaintyPart(Part):
    """The spreads as a grid; above it the seed and a way back to the baseline's spreads."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = SpreadsShown()
        self.lead, self.past, self.message = words(), words("small"), ToldLine()
        self.rows = SpreadRows(session)
        self.grid = SpreadGrid(self.rows, session, colours)
        self.grid.told.connect(self.message.say)
        self.seed = TextField(tr("Seed of the draws"), session.typing, self._take_seed)
        self.seed.told.connect(self.message.say)
        self.seed.setPlaceholderText(str(DEFAULT_SEED))
        self.seed.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * SEED_LETTERS) + 12)
        set_tip(self.seed, tr("The same seed gives the same draws, here and on the command line."))
        self.reset = QPushButton(tr("Reset all spreads"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(lambda: session.do(spread_edits.reset_spreads(session.state)))
        self._build()
        self.grid.choose(0, OWN)

    def _build(self) -> None:
        line, label = QHBoxLayout(), PlainLabel(tr("Seed:"))
        label.setBuddy(self.seed)
        line.setContentsMargins(8, 0, 0, 0)
        for widget in (label, self.seed):
            line.addWidget(widget)
        line.addWidget(self.reset)
        line.addStretch(1)
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 4, 4)
        inside.setSpacing(4)
        inside.addLayout(line)
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.lead)
        column.addWidget(card, 1)
        column.addWidget(self.past)

    def _take_seed(self, text: str) -> str:
        """Put a seed in; what is wrong with it."""
        try:
            seed = read_seed(text)
        except ValueError as error:
            return str(error)
        self._session.do(spread_edits.set_seed(self._session.state, seed))
        return ""

    def begins_at(self) -> QWidget:
        """The grid."""
        return self.grid

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the study as it stands."""
        self.message.refresh(news)
        if not (news.study or news.foundation or news.refused):
            return
        study = self._session.study
        self.grid.grid_model.refresh()
        self.seed.show_text("" if study.seed is None else str(study.seed))
        self.reset.setEnabled(bool(study.spreads or study.spread_notes))
        self.lead.setText(lead_words(study))
        self.past.setText(self._shown.past(self._session.baseline, study))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.grid.restyle(colours)
        self.message.fit()
