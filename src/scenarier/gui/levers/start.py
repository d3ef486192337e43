"""The start in one switch: the accounts of the base year, its budget, or a share between, for all lines."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.levers.hint import Hint
from scenarier.gui.levers.number_field import NumberField, span_words
from scenarier.gui.levers.slider import QuietSlider
from scenarier.gui.roles import set_role
from scenarier.model.parameters import ParameterSpec
from scenarier.plots.plain import PlainLabel
from scenarier.session.gestures import Run
from scenarier.session.typing import Typing
from scenarier.text.language import tr
from scenarier.text.reading import show_number

ACCOUNTS, BUDGET = 0.0, 1.0


class StartSwitch(QWidget):
    """Both ends as buttons, the share between them as a number and a slider.

    `edited` carries the share that all lines take and a token that all edits of one gesture share; `held` says
    that a hand is on the slider.
    """

    edited = Signal(float, object)
    held = Signal(bool)

    def __init__(self, spec: ParameterSpec, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._run = Run()
        self._gesture: object = None
        self._is_showing = False
        base_year = spec.first_year - 1
        name = tr("Start: share of budget {year} in all lines", year=base_year)
        self.accounts = self._end(tr("Accounts {year}", year=base_year), ACCOUNTS)
        self.budget = self._end(tr("Budget {year}", year=base_year), BUDGET)
        self.field = NumberField(spec, name, typing)
        self.field.stepped.connect(lambda share: self.edited.emit(share, self._run.token()))
        self.field.entered.connect(lambda share: self.edited.emit(share, None))
        self.slider = self._between(name)
        self._hint = Hint(self, lambda: self.slider.y())
        self.field.hinted.connect(self._hint.say)
        self.note = _small()
        self._unit = PlainLabel("%")
        set_role(self._unit, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        self._ends = ends = QGridLayout()
        column.addLayout(ends)  # before it is filled: PySide keeps hold of items that are there, and they move
        ends.setHorizontalSpacing(4)
        ends.setVerticalSpacing(2)
        for gap in (1, 4):
            ends.setColumnStretch(gap, 1)
        ends.addWidget(self.accounts, 0, 0)
        ends.addWidget(self.budget, 0, 5)
        self._put_number(is_below=False)
        column.addWidget(self.slider)
        column.addWidget(self.note)

    def _put_number(self, *, is_below: bool) -> None:
        """The number between the ends, or below them across their columns."""
        sides = Qt.AlignmentFlag
        if is_below:
            self._ends.addWidget(self.field, 1, 0, 1, 3, sides.AlignRight)
            self._ends.addWidget(self._unit, 1, 3, 1, 3, sides.AlignLeft)
        else:
            self._ends.addWidget(self.field, 0, 2)
            self._ends.addWidget(self._unit, 0, 3)

    def fit(self) -> None:
        """The ends and the number in one line where they have room."""
        beside = (self.accounts, self.field, self._unit, self.budget)
        needed = sum(part.sizeHint().width() for part in beside) + 5 * self._ends.horizontalSpacing()
        self._put_number(is_below=needed > self.width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the ends beside one another, with the number below them."""
        ends = (self.accounts, self.budget)
        width = sum(end.sizeHint().width() for end in ends) + 5 * self._ends.horizontalSpacing()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may give the number another place."""
        super().resizeEvent(event)
        self.fit()

    def _end(self, text: str, share: float) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        set_role(button, "end")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.edited.emit(share, None))
        return button

    def _between(self, name: str) -> QuietSlider:
        slider = QuietSlider()
        slider.setAccessibleName(name)
        slider.setRange(round(ACCOUNTS / self._spec.step), round(BUDGET / self._spec.step))
        slider.setPageStep(5)
        slider.pressed_down.connect(lambda: self._hold(object()))
        slider.let_go.connect(lambda: self._hold(None))
        slider.valueChanged.connect(self._slide)
        return slider

    def show_shares(self, shares: Sequence[float], note: str) -> None:
        """Show the lines' shares of the budget, and what the budget's level does to the result."""
        low, high = min(shares), max(shares)
        unit = self._spec.unit
        text = None if low == high else span_words(show_number(low, unit), show_number(high, unit))
        self.field.show_value(shares[0], text)
        self.accounts.setChecked(low == high == ACCOUNTS)
        self.budget.setChecked(low == high == BUDGET)
        self._is_showing = True
        self.slider.setValue(round(sum(shares) / len(shares) / self._spec.step))
        self.slider.set_mark(round(BUDGET / self._spec.step), any(share != BUDGET for share in shares))
        self._is_showing = False
        if note != self.note.text():
            self.note.setText(note)
            self.note.setVisible(bool(note))

    def _hold(self, gesture: object) -> None:
        self._gesture = gesture
        self.held.emit(gesture is not None)

    def _slide(self, position: int) -> None:
        if not self._is_showing:
            gesture = self._run.token() if self._gesture is None else self._gesture
            self.edited.emit(round(position * self._spec.step, 10), gesture)

    def drop_hold(self) -> None:
        """Let go of the slider: what it moves is no longer shown."""
        if self._gesture is not None:
            self.slider.setSliderDown(False)
            self._hold(None)


def _small() -> PlainLabel:
    label = PlainLabel()
    set_role(label, "small")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setVisible(False)
    return label
