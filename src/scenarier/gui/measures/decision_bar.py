"""A line to add a decision with: what it is aimed at, how much, and whether it lasts."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scenarier.gui.parts.in_lines import InLines, in_a_line
from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.parts.pile import words
from scenarier.gui.parts.still import StillList
from scenarier.gui.roles import set_role
from scenarier.model.study import Measure
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.proposal_edits import decision
from scenarier.session.session import Session
from scenarier.session.targets import Targets, meaning
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.language import tr
from scenarier.text.reading import range_fault, read_number

UNIT = "mio_kr"
LETTERS = 34
"""Of a target's name that are seen at least."""


class DecisionBar(QWidget):
    """Target, amount, lasting or one-off, *Add*; `take` gets the measure."""

    def __init__(self, session: Session, take: Callable[[Measure], object]) -> None:
        super().__init__()
        self._session, self._take = session, take
        self._targets = Targets(session.baseline)
        self.target = StillList(tr("What the decision is aimed at"))
        self.target.setMinimumContentsLength(LETTERS)
        self.target.setSizeAdjustPolicy(StillList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in self._targets.choices:
            self.target.addItem(choice.text, choice.key)
        self.target.currentIndexChanged.connect(lambda _place: self._mean())
        self.amount = NumberLine(tr("Amount a year, DKK m"))
        self.amount.setProperty("framed", True)
        self.amount.setMaximumWidth(12 * self.amount.fontMetrics().averageCharWidth() + 16)
        self.amount.returnPressed.connect(self.add)
        self.lasting = QCheckBox(tr("Lasting"))
        self.lasting.setChecked(True)
        set_tip(self.lasting, tr("Every year from the first; without it in the first year alone"))
        self.button = QPushButton(tr("Add"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.add)
        self.told = words("small")
        self.told.setContentsMargins(0, 2, 0, 2)
        unit = PlainLabel(tr("DKK m, {year} prices", year=session.baseline.base_year))
        set_role(unit, "small")
        where, how_much = in_a_line(self.target), in_a_line(self.amount, unit)
        for group in (where, how_much):  # what is left of the line stays to the right of all
            group.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        rest = InLines(how_much, in_a_line(self.lasting, self.button))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 2)
        column.setSpacing(2)
        column.addWidget(InLines(where, rest))
        column.addWidget(self.told)
        self._mean()

    def _mean(self) -> None:
        self._say(meaning(str(self.target.currentData())), is_fault=False)

    def _say(self, text: str, *, is_fault: bool) -> None:
        set_role(self.told, "fault" if is_fault else "small")
        self.told.setText(text)
        self.amount.set_fault(is_fault)

    def add(self) -> None:
        """Take what was typed as a measure, or say what is wrong with it."""
        try:
            amount = read_number(self.amount.text(), UNIT)
        except ValueError as error:
            self._say(str(error), is_fault=True)
            return
        fault = range_fault(amount, UNIT, -LARGEST_AMOUNT, LARGEST_AMOUNT)
        if fault:
            self._say(fault, is_fault=True)
            return
        target = str(self.target.currentData())
        first = min(self._session.baseline.first_year + 1, self._session.study.horizon)
        title = self._targets.label(target)
        self._mean()
        self.amount.clear()
        self._take(decision(title, target, first, amount, is_lasting=self.lasting.isChecked()))
