"""One lever: mark, name, number, unit, revert, slider, and a fold-out with one value a year."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.levers.foldout import Foldout, together
from scenarier.gui.levers.head import LeverHead, LeverName
from scenarier.gui.levers.hint import Hint
from scenarier.gui.levers.number_field import NumberField
from scenarier.gui.levers.slider import QuietSlider, SliderLimit
from scenarier.gui.parts.asked import ask_until_sure
from scenarier.gui.parts.lines import TextField
from scenarier.gui.roles import set_role
from scenarier.model.names import name_of
from scenarier.model.parameters import ParameterSpec
from scenarier.model.terms import Terms, parameter_words, prices_words
from scenarier.model.values import Values, numbers_of, position_of, slid
from scenarier.plots.elided import WrappedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.gestures import Run
from scenarier.session.typing import Typing
from scenarier.text.block_cells import cells_of
from scenarier.text.block_headings import Answers
from scenarier.text.language import pick, tr
from scenarier.text.numbers import unit_name
from scenarier.text.placing import row_values
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.text.words import ORIGIN_NAMES
from scenarier.views.field import Field
from scenarier.views.limits import LimitMark

CHANGED, ASSUMPTION = "●", "○"
ASSUMED = ("assumption", "external")

InOtherPrices = Callable[[ParameterSpec, Values, int | None], list[str]]
"""A parameter's amounts otherwise, year by year; the place of the year that is asked of, None for all."""


class LeverRow(QWidget):
    """One parameter (of one department, where it has them).

    `edited` carries the new values, year by year, and a token that all edits of one gesture share;
    `reverted` asks for the defaults; `noted` carries the reason for a change; `held` says that a hand is on
    the slider. `explain_asked` carries the place of a year and what shows its number.
    `field` is what the number, or yes and no, is given in.
    """

    edited = Signal(object, object)
    reverted = Signal()
    noted = Signal(str)
    held = Signal(bool)
    explain_asked = Signal(int, QWidget)

    def __init__(
        self,
        spec: ParameterSpec,
        label: str,
        in_other_prices: InOtherPrices,
        typing: Typing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec, self._typing = spec, typing
        self._is_switch = spec.unit == "switch"
        self._run = Run()
        self._label = one_line(label)
        self._in_other_prices = in_other_prices
        self._values: Values = ()
        self._default: Values = ()
        self._start: Sequence[float] = ()
        self._start_position = 0
        self._gesture: object = None
        self._note = ""
        self._fold: Foldout | None = None
        self._is_showing = False
        self._shown: tuple[object, ...] = ()
        self._build()

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        self._head = LeverHead()
        layout.addLayout(self._head)
        self._fill_head()
        layout.addLayout(self._line())
        self._hint = Hint(self, lambda: self.field.geometry().bottom() + 1)
        self._history = WrappedLabel()
        set_role(self._history, "small")
        self._history.setVisible(False)
        layout.addWidget(self._history)
        self._layout = layout

    def _fill_head(self) -> None:
        self._mark = PlainLabel()
        self._name = LeverName(self._label)
        self._name.explain_asked.connect(lambda: self.explain_asked.emit(0, self._name))
        set_tip(self._name, self._tip())
        self.field = self._make_box() if self._is_switch else self._make_field()
        unit = PlainLabel(self._unit())
        set_role(unit, "small" if "\n" in unit.text() else "muted")
        self._head.fill(self._mark, self._name, self.field, unit)

    def fit(self) -> None:
        """In the text size of now; a name that has no room beside its number stands above it."""
        line = self.fontMetrics().height()
        for button in (self._revert, self._fold_button):
            button.setFixedSize(line + 5, line + 3)
        self._head.fit(self.width())
        if self._fold is not None:
            self._fold.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may give the name another place."""
        super().resizeEvent(event)
        self.fit()

    def _make_field(self) -> NumberField:
        """The number of all years."""
        made = NumberField(self.spec, self._label, self._typing)
        made.hinted.connect(self._show_hint)
        made.entered.connect(self._set_all)
        made.stepped.connect(lambda value: self._set_all(value, self._run.token()))
        made.pasted.connect(lambda text: self._paste(0, text))
        made.explain = lambda: self.explain_asked.emit(0, made)
        made.tip = self._other_prices
        return made

    def _make_box(self) -> QCheckBox:
        """Yes or no in all years."""
        made = QCheckBox()
        made.setAccessibleName(self._label)
        made.clicked.connect(lambda is_on: self._set_all(float(is_on)))
        return made

    def _unit(self) -> str:
        """The unit behind the number, an amount's prices below it; a heading says them for several rows."""
        if self.spec.prices and not self.spec.entity_kind:
            prices = prices_words(Terms(prices=self.spec.prices), self.spec.first_year - 1)
            return f"{unit_name(self.spec.unit)}\n{prices}"
        return unit_name(self.spec.unit)

    def _other_prices(self, index: int | None = None) -> str:
        """The amount of one year, or of every year, in the prices it is not given in."""
        told = self._in_other_prices(self.spec, self._values, index)
        years = range(len(told)) if index is None else [index]
        return "\n".join(f"{self.spec.first_year + year}: {told[year]}" for year in years if told[year])

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        self._slider = QuietSlider()
        self._slider.setAccessibleName(self._label)
        self._slider.setRange(round(self.spec.minimum / self.spec.step), round(self.spec.maximum / self.spec.step))
        self._slider.setSingleStep(1)
        self._slider.setPageStep(10)
        self._slider.pressed_down.connect(self._take_hold)
        self._slider.let_go.connect(self._let_go)
        self._slider.valueChanged.connect(self._slide)
        self._revert = self._tool("⟲", tr("Back to the baseline's value"))
        self._revert.clicked.connect(self.reverted)
        policy = self._revert.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._revert.setSizePolicy(policy)
        self._fold_button = self._tool("▾", tr("One value a year, and what this is"))
        self._fold_button.setCheckable(True)
        self._fold_button.toggled.connect(self._unfold)
        if self._is_switch:
            self._slider.setVisible(False)
            line.addStretch(1)
        line.addWidget(self._slider, 1)
        line.addWidget(self._revert)
        line.addWidget(self._fold_button)
        return line

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        set_tip(button, tip)
        button.setAccessibleName(f"{self._label}: {tip}")
        button.setAutoRaise(True)
        return button

    def _tip(self) -> str:
        parts = [name_of(self.spec), pick(self.spec.note_da, self.spec.note_en)]
        return "\n".join(part for part in parts if part)

    def _origin(self) -> str:
        """What the number is: published or assumed, within which bounds, and the note on it."""
        words = parameter_words(self.spec)
        unit = f" {words}" if words else ""
        low, high = (show_number(end, self.spec.unit) for end in (self.spec.minimum, self.spec.maximum))
        origin = tr(ORIGIN_NAMES[self.spec.origin])
        if self._is_switch:
            return f"{self._tip()}\n{origin[:1].upper()}{origin[1:]}."
        bounds = tr("from {minimum} to {maximum}{unit}", minimum=low, maximum=high, unit=unit)
        return f"{self._tip()}\n{origin[:1].upper()}{origin[1:]}; {bounds.rstrip('.')}."

    def _unfold(self, is_open: bool) -> None:
        self._fold_button.setText("▴" if is_open else "▾")
        if is_open and self._fold is None:
            self._fold = self._build_fold()
            self.show_values(self._values, self._default, self._note, is_anew=True)
        if self._fold is not None:
            self._fold.setVisible(is_open)

    def _build_fold(self) -> Foldout:
        fold = Foldout(self.spec, self._label, self._typing, len(self._values), self._other_prices)
        fold.set_one.connect(self._set_one)
        fold.filled.connect(lambda values: self.edited.emit(values, None))
        fold.noted.connect(self.noted)
        fold.hinted.connect(lambda text, is_fault: self._hint.say(text, is_fault, above=fold.y()))
        fold.pasted.connect(self._paste)
        fold.explain_asked.connect(self.explain_asked)
        fold.add_origin(self._origin())
        self._layout.addWidget(fold)
        return fold

    # Showing

    def show_history(self, words: str) -> None:
        """A line under the lever; none where there is nothing to say."""
        if words != self._history.text():
            self._history.setText(words)
            self._history.setVisible(bool(words))

    def show_values(self, values: Values, default: Values, note: str = "", *, is_anew: bool = False) -> None:
        """Show the parameter's values and the reason for them; `default` tells what is changed.

        Nothing is done where they are shown already, unless what stands there may be something else (`is_anew`).
        """
        if not is_anew and self._shown == (values, default, note):
            return
        self._shown = values, default, note
        if len(values) != len(self._values):
            self._forget_fold()
        self._values, self._default = values, default
        is_changed = values != default
        self._show_note(note)
        if self._fold is not None:
            self._fold.show_values(values, note)
        self._revert.setVisible(is_changed)
        self._show_mark(is_changed)
        if isinstance(self.field, NumberField):
            self.field.show_value(values[0], together(self.spec, values))
        else:
            self._show_box(self.field, values)
        if not any(map(self._typing.holds, self._editors())):
            self._show_hint("", False)
        self._is_showing = True
        self._slider.setValue(self._position(values))
        self._slider.set_mark(self._position(default), is_changed)
        self._is_showing = False

    def _editors(self) -> list[NumberField | TextField]:
        """The lines that can be typed in."""
        own = [self.field] if isinstance(self.field, NumberField) else []
        return [*own, *(self._fold.editors() if self._fold is not None else ())]

    def _show_box(self, box: QCheckBox, values: Values) -> None:
        """Ticked in all years, in none, or half ticked where they differ."""
        n_on, states = sum(bool(value) for value in values), Qt.CheckState
        is_some = states.PartiallyChecked if n_on else states.Unchecked
        box.setCheckState(states.Checked if n_on == len(values) else is_some)

    def _show_mark(self, is_changed: bool) -> None:
        """A dot where the lever is changed, a ring where its number is an assumption."""
        is_assumed = self.spec.origin in ASSUMED
        self._mark.setFixedWidth(self._name.fontMetrics().horizontalAdvance(CHANGED) + 2)
        self._mark.setText(CHANGED if is_changed else ASSUMPTION if is_assumed else "")
        self._name.setAccessibleDescription(
            tr("changed") if is_changed else tr("assumption") if is_assumed else ""
        )
        set_role(self._name, "changed" if is_changed else "")
        set_role(self._mark, "changed" if is_changed else "muted")

    def _show_note(self, note: str) -> None:
        """The reason stands in the fold-out and in the tip."""
        if note == self._note:
            return
        self._note = note
        set_tip(self._name, "\n".join([self._tip(), *([tr("Why: {note}", note=note)] if note else [])]))

    def _forget_fold(self) -> None:
        """Other years want another fold-out."""
        if self._fold is not None:
            old, self._fold = self._fold, None
            self._fold_button.setChecked(False)
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _position(self, values: Values) -> int:
        return position_of(self.spec, values)

    def _show_hint(self, text: str, is_fault: bool) -> None:
        self._hint.say(text, is_fault)

    def show_limits(self, marks: Sequence[LimitMark]) -> None:
        """Where in the range rules break; none while that is not known."""
        step = self.spec.step
        self._slider.set_limits([SliderLimit(round(mark.value / step), *mark[1:]) for mark in marks])

    @property
    def is_held(self) -> bool:
        """Whether a hand is on the slider."""
        return self._gesture is not None

    # Editing

    def _take_hold(self) -> None:
        self._gesture = object()
        self._start = numbers_of(self.spec, self._values)
        self._start_position = self._slider.value()
        self.held.emit(True)

    def _let_go(self) -> None:
        self._gesture = None
        self.held.emit(False)

    def _slide(self, position: int) -> None:
        if self._is_showing:
            return
        start, start_position = self._start, self._start_position
        gesture = self._gesture
        if gesture is None:  # moved by a key or the wheel
            start, start_position, gesture = (
                numbers_of(self.spec, self._values),
                self._position(self._values),
                self._run.token(),
            )
        self.edited.emit(slid(self.spec, start, position - start_position, position), gesture)

    def _set_all(self, value: float, gesture: object = None) -> None:
        self.edited.emit((value,) * len(self._values), gesture)

    def _set_one(self, index: int, value: float, gesture: object = None) -> None:
        values = (*self._values[:index], value, *self._values[index + 1 :])
        self.edited.emit(values, gesture)

    def _paste(self, index: int, text: str) -> None:
        """A row from a spreadsheet, from the year at `index` on or by the years above it."""
        if not self.spec.has_year:
            self._show_hint(tr("this is one number for all years; copy one cell"), True)
            return
        years = range(self.spec.first_year, self.spec.first_year + len(self._values))

        def put(answers: Answers) -> None:
            cells = cells_of(text)
            placed = row_values(cells, self.spec.unit, years, index, answers)
            values = list(self._values)
            for (_, place), value in placed.values.items():
                self._check(years[place], value)
                values[place] = value
            self.edited.emit(tuple(values), None)
            self._show_hint(placed.told, False)

        try:
            cells = cells_of(text)
        except ValueError as error:
            self._show_hint(str(error), True)
            return
        ask_until_sure(put, lambda fault: self._show_hint(fault, True), cells, self)

    def _check(self, year: int, value: float) -> None:
        fault = Field(self._label, self.spec.unit, self.spec.minimum, self.spec.maximum, None).fault(value)
        if fault:
            raise ValueError(f"{year}: {fault}")

    def drop_hold(self) -> None:
        """Let go of the slider: what it moves is no longer shown."""
        if self._gesture is not None:
            self._slider.setSliderDown(False)
            self._let_go()

    @property
    def foldout(self) -> Foldout:
        """What the lever folds out, folded out."""
        self._fold_button.setChecked(True)
        assert self._fold is not None
        return self._fold

    def set_locked(self, is_locked: bool) -> None:
        """Whether it cannot be moved, as in a step of a lesson: then it has no slider."""
        if self.isEnabled() is is_locked:
            self.setEnabled(not is_locked)
            self._slider.setVisible(not is_locked and not self._is_switch)
            self._fold_button.setVisible(not is_locked)

    @property
    def slider(self) -> QuietSlider:
        """The slider."""
        return self._slider
