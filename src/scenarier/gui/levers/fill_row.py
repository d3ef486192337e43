"""Ways to fill a lever's years: the first year's value, a line, growth."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from scenarier.gui.grid.cells import Cell
from scenarier.gui.parts.flow import Flow
from scenarier.gui.parts.lines import NumberLine
from scenarier.model.fill import constant, growing, linear
from scenarier.model.parameters import ParameterSpec
from scenarier.plots.plain import set_tip
from scenarier.text.language import tr
from scenarier.text.reading import read_number, show_number

FIRST_RATE = 0.02


class FillRow(QWidget):
    """`filled` carries the new values, year by year; `told` what is wrong (True) with what was asked for."""

    filled = Signal(object)
    told = Signal(str, bool)

    def __init__(self, spec: ParameterSpec, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec, self._label = spec, label
        self.values: Sequence[float] = ()
        line = Flow(self, space=3)
        line.addWidget(
            self._button(tr("Same value"), tr("The first year's value in all years"), self.fill_constant)
        )
        line.addWidget(self._button(tr("Linear"), tr("Fill: a line from first to last"), self.fill_linear))
        line.addWidget(self._button(tr("Growth"), tr("Fill: growth a year"), self.fill_growing))
        self.rate = NumberLine(tr("Growth a year, per cent"))
        self.rate.setText(show_number(FIRST_RATE, "share"))
        self.rate.setProperty("framed", True)
        self.fit()
        self.rate.returnPressed.connect(self.fill_growing)
        line.addWidget(self.rate)

    def fit(self) -> None:
        """In the text size of now."""
        self.rate.setFixedWidth(self.fontMetrics().horizontalAdvance("−00,0") + 10)

    def _button(self, text: str, tip: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        set_tip(button, tip)
        button.setAccessibleName(f"{self._label}: {tip}")
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        return button

    def fill_constant(self) -> None:
        """The first year's value in all years."""
        self._fill(constant(self.values, 0))

    def fill_linear(self) -> None:
        """A straight line from the first year's value to the last one's."""
        self._fill(linear(self.values, 0, len(self.values) - 1))

    def fill_growing(self) -> None:
        """Each year's value larger than the one before by the rate."""
        try:
            rate = read_number(self.rate.text(), "share")
        except ValueError as error:
            self.told.emit(str(error), True)
            return
        self._fill(growing(self.values, 0, rate))

    def _fill(self, values: Sequence[float]) -> None:
        cell = Cell(self._label, self._spec.unit, self._spec.minimum, self._spec.maximum, None)
        faults = [fault for value in values if (fault := cell.fault(value))]
        self.told.emit(faults[0] if faults else "", bool(faults))
        if not faults:
            self.filled.emit(tuple(values))
