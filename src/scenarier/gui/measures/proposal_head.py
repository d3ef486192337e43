"""The head of `Forslag`: what is shown, what it is built on, and what can be done with all of it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scenarier.gui.parts.handing_out import ask_for_handout
from scenarier.gui.parts.in_lines import InLines, in_a_line
from scenarier.gui.parts.pile import words
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.model.names import scenario_title
from scenarier.model.proposals import FINAL
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import proposal_edits as edits
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.sealing import checked, lacks, seal_of
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import folded, one_line
from scenarier.views.proposal import base_shown, bases_offered
from scenarier.views.seals import lacking_lines, seal_lines, status_words

LETTERS = 16
"""Of a base's name that are seen at least."""


class ProposalHead(QFrame):
    """Name, status and base; a new proposal, final, a draft copy; the short code, and what is said of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        set_role(self, "card")
        self.title, self.status = ElidedLabel(), PlainLabel()
        self.status.setWordWrap(True)
        set_role(self.title, "title")
        set_role(self.status, "small")
        self.base = StillList(tr("What the proposal is built on"))
        self.base.setMinimumContentsLength(LETTERS)
        self.base.setSizeAdjustPolicy(StillList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.base.activated.connect(lambda place: self._rebase(str(self.base.itemData(place))))
        self.new = self._button(
            tr("New proposal"), tr("A draft that is built on the scenario shown"), self.propose
        )
        self.final = self._button(
            tr("Make final"), tr("Seal the proposal, so that it can be known again"), self.seal
        )
        self.copy = self._button(tr("Draft copy"), tr("A copy that can be changed"), self.take_copy)
        self.page = self._button(
            tr("On one page…"),
            tr("What the proposal costs, how it is paid, its balances and the rules: one page to hand out"),
            lambda: ask_for_handout(self),
        )
        self.code, self.told = PlainLabel(), words()
        self.told.setContentsMargins(0, 2, 0, 2)
        set_role(self.code, "code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setAccessibleName(tr("Short code, for the minutes"))
        set_tip(self.code, tr("Short code, for the minutes"))
        self._lay_out()

    def _button(self, text: str, tip: str, run: object) -> QPushButton:
        button = QPushButton(text)
        set_tip(button, tip)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout(who := QWidget())
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.status)
        who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        built = PlainLabel(tr("Built on"))
        set_role(built, "small")
        tools = InLines(in_a_line(built, self.base), in_a_line(self.page, self.new, self.final, self.copy))
        tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(InLines(who, tools))
        column.addWidget(self.code)
        column.addWidget(self.told)

    # Showing

    def refresh(self) -> None:
        """Show the scenario as it stands."""
        session, scenario = self._session, self._session.scenario
        is_base, is_final = session.selected == BASELINE_INDEX, scenario.status == FINAL
        self.title.setText(one_line(scenario_title(scenario.name)))
        self.status.setText(
            tr("The baseline is no proposal; begin one on it") if is_base else status_words(scenario)
        )
        self._show_bases()
        self.base.setEnabled(not is_base and not is_final)
        self.final.setVisible(not is_final)
        for button in (self.final, self.page):
            button.setEnabled(not is_base)
        self.copy.setVisible(is_final)
        found = checked(session.study, session.baseline, scenario)
        self.code.setVisible(found is not None)
        self.code.setText(found.code if found else "")
        self._say("\n".join(seal_lines(found)) if found else "", is_fault=bool(found and not found.holds))

    def _show_bases(self) -> None:
        self.base.clear()
        if self._session.selected == BASELINE_INDEX:
            return
        base = folded(base_shown(self._session).name)
        for name in bases_offered(self._session):
            self.base.addItem(one_line(scenario_title(name)), name)
            if folded(name) == base:
                self.base.setCurrentIndex(self.base.count() - 1)

    def _say(self, text: str, *, is_fault: bool) -> None:
        set_role(self.told, "fault" if is_fault else "small")
        self.told.setText(text)
        self.told.setVisible(bool(text))

    # What is done

    def propose(self) -> None:
        """Begin a proposal on the scenario shown."""
        if self._session.settle():
            self._session.do(edits.propose(self._session.state))

    def take_copy(self) -> None:
        """Make a draft copy of a final proposal."""
        if self._session.settle():
            self._session.do(edits.draft_copy(self._session.state))

    def seal(self) -> None:
        """Make the proposal final, or say all that is missing."""
        session = self._session
        if not session.settle() or session.selected == BASELINE_INDEX:
            return
        study, baseline, scenario = session.study, session.baseline, session.scenario
        missing = lacks(study, baseline, scenario)
        if missing:
            told = [tr("It cannot be made final yet:"), *lacking_lines(baseline, missing)]
            self._say("\n".join(told), is_fault=True)
            return
        seal = seal_of(study, baseline, scenario, date.today().isoformat())
        session.do(edits.make_final(session.state, seal))

    def _rebase(self, name: str) -> None:
        if self._session.settle() and folded(name) != folded(base_shown(self._session).name):
            self._session.do(edits.base_on(self._session.state, name))
