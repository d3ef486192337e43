"""The part `Vedtaget budget`: what the council has decided, typed or pasted, beside the roll-forward."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scenarier.gui.budget.head import BudgetHead
from scenarier.gui.budget.rows import BudgetRows
from scenarier.gui.budget.view import BudgetGrid
from scenarier.gui.parts.grid.fillbar import FillBar
from scenarier.gui.parts.told import TextLine, ToldLine
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.session.budget_edits import price_words
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.budget_table import FIRST


class BudgetPart(Part):
    """The study's budget as a grid. `figure_pointed` carries the number (Pointed) of a cell."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.head = BudgetHead(session)
        self.about, self.message = TextLine(), ToldLine()
        self.rows = BudgetRows(session)
        self.grid = BudgetGrid(self.rows, session, colours)
        self.grid_model = self.grid.grid_model
        self.fill_bar = FillBar(self.grid, self.message)
        self.head.below.addSpacing(12)
        self.head.below.addWidget(self.fill_bar)
        self.head.below.addStretch(1)
        self.head.told.connect(self.message.say)
        self.grid.figure_pointed.connect(self.figure_pointed)
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 6, 4, 4)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.about)
        column.addWidget(self.grid, 1)
        column.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.grid.choose(1, FIRST + 1)
        self._is_new = True
        self._show_about()

    def _show_about(self) -> None:
        budget = self._session.study.budget
        first = tr(
            "The budget that the council has adopted, as amounts. The baseline then gives these amounts; "
            "every lever still moves what it moves, and what is not named is rolled forward. Begin by typing "
            "in a year, or paste a block from a spreadsheet (Ctrl+V), with years above and names beside."
        )
        later = tr(
            "Amounts in {prices}. (Brackets): not named; the last difference before is carried on with "
            "prices. Empty: rolled forward. Account and budget {year} as printed, in {year} prices.",
            prices=price_words(budget.price_year if budget else None), year=self._session.baseline.base_year,
        )  # fmt: skip
        self.about.reserve(first, later)
        self.about.say(later if budget is not None and budget.levels else first)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        self.message.refresh(news)
        if not (news.foundation or news.horizon or news.refused):
            return
        self.head.refresh()
        self.grid_model.refresh()
        self._show_about()

    def begins_at(self) -> QWidget:
        """The grid, so that a block can be pasted."""
        return self.grid

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the names of the rows stand in sight."""
        super().showEvent(event)
        if self._is_new:
            self._is_new = False
            self.grid.horizontalScrollBar().setValue(0)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.grid.restyle(colours)
        self.about.fit()
        self.message.fit()

    def go_to(self, target: str, year: int | None = None) -> None:
        """Bring a target into view and to the keyboard."""
        self.rows.unfold(target)
        self.grid_model.refresh()
        place = 0 if year is None else year - self._session.baseline.first_year
        for row, line in enumerate(self.rows.table.lines):
            if line.kind == "amount" and line.target == target:
                self.grid.choose(row, FIRST + place)
        self.grid.setFocus()
