"""What the budget is called, why, in which prices, and how to take it away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.parts.lines import TextField
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import budget_edits as edits
from scenarier.session.budget_edits import price_words
from scenarier.session.session import Session
from scenarier.session.state import Edited, State
from scenarier.text.language import tr
from scenarier.text.plain import text_fault


class BudgetHead(QWidget):
    """Title, note, prices and a button. `told` carries what an edit has done."""

    told = Signal(str, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = self._field(tr("Title of the budget"), edits.title_budget, is_name=True)
        self.note = self._field(tr("Note on the budget"), edits.note_budget, is_name=False)
        self.title.setPlaceholderText(tr("No adopted budget"))
        self.note.setPlaceholderText(tr("Where the amounts come from"))
        self.prices = StillList(tr("Prices of the budget"))
        set_tip(self.prices, tr("Prices of the budget"))
        baseline = session.baseline
        self.price_years = (None, *range(baseline.base_year, baseline.last_horizon + 1))
        self.prices.addItems([_listed(year) for year in self.price_years])
        self.prices.activated.connect(self._set_prices)
        self.converts = QCheckBox(tr("convert the amounts"))
        self.converts.setChecked(True)
        set_tip(
            self.converts,
            tr(
                "On: the numbers change and the baseline stays. Off: the numbers stay, are read in the other "
                "prices, and the baseline changes."
            ),
        )
        self.clear = QPushButton(tr("Remove the budget"))
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self._clear)
        self.below = QHBoxLayout()
        self._lay_out()
        self.refresh()

    def _field(self, name: str, edit: Callable[[State, str], Edited], *, is_name: bool) -> TextField:
        made = TextField(name, self._session.typing, lambda text: self._take(text, edit, is_name=is_name))
        made.told.connect(self.told)
        return made

    def _lay_out(self) -> None:
        """Title, note and the button above; prices below, with room for what else belongs to the grid."""
        above = QHBoxLayout()
        above.setSpacing(6)
        for words, field, stretch in ((tr("Title"), self.title, 2), (tr("Note"), self.note, 5)):
            above.addWidget(_name(words))
            above.addWidget(field, stretch)
        above.addWidget(self.clear)
        self.below.setSpacing(6)
        self.below.addWidget(_name(tr("Amounts in")))
        self.below.addWidget(self.prices)
        self.below.addWidget(self.converts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addLayout(self.below)

    def refresh(self) -> None:
        """Show the session as it stands; a title that is being typed stays."""
        budget = self._session.study.budget
        for field, text in (
            (self.title, budget.title if budget else ""),
            (self.note, budget.note if budget else ""),
        ):
            field.show_text(text)
            set_tip(field, text)
        self.prices.setCurrentIndex(self.price_years.index(edits.budget_of(self._session.study).price_year))
        self.clear.setEnabled(budget is not None)

    def _take(self, text: str, edit: Callable[[State, str], Edited], *, is_name: bool) -> str:
        """Put a text in; what is wrong with it."""
        fault = text_fault(text, is_name=is_name)
        if not fault:
            self._session.do(edit(self._session.state, text))
            self.refresh()
        return fault

    def _set_prices(self, place: int) -> None:
        state, year, converts = self._session.state, self.price_years[place], self.converts.isChecked()
        edited = edits.price_budget(state, self._session.baseline, year, converts=converts)
        if edited[1] == state:
            return
        has_amounts = bool(edits.budget_of(state.study).levels)
        self._session.do(edited)
        if has_amounts and converts:
            self.told.emit(tr("The amounts are converted to {prices}; the baseline is the same.",
                              prices=price_words(year)), False)  # fmt: skip
        elif has_amounts:
            self.told.emit(tr("The numbers stay and are read in {prices}; the baseline has changed.",
                              prices=price_words(year)), False)  # fmt: skip

    def _clear(self) -> None:
        self._session.do(edits.remove_budget(self._session.state))
        self.told.emit(tr("The budget is taken out of the study; undo (Ctrl+Z) brings it back."), False)


def _name(words: str) -> PlainLabel:
    made = PlainLabel(words)
    set_role(made, "muted")
    return made


def _listed(year: int | None) -> str:
    return tr("the year's own prices") if year is None else price_words(year)
