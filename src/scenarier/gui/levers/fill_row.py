"""Ways to fill a lever's years: the first year's value, a line, growth."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from scenarier.gui.parts.lines import NumberLine
from scenarier.model.fill import constant, growing, linear
from scenarier.model.parameters import ParameterSpec
from scenarier.plots.plain import set_tip
from scenarier.text.language import tr
from scenarier.text.reading import read_number, show_number
from scenarier.views.field import Field

FIRST_RATE = 0.02
SPACE = 3


class FillRow(QWidget):
    """`filled` carries the new values, year by year; `told` what is wrong (True) with what was asked for."""

    filled = Signal(object)
    told = Signal(str, bool)

    def __init__(self, spec: ParameterSpec, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec, self._label = spec, label
        self.values: Sequence[float] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self.rate = NumberLine(tr("Growth a year, per cent"))
        self.rate.setText(show_number(FIRST_RATE, "share"))
        self.rate.setProperty("framed", True)
        self.rate.returnPressed.connect(self.fill_growing)
        self._tools = (
            self._button(tr("Same value"), tr("The first year's value in all years"), self.fill_constant),
            self._button(tr("Linear"), tr("Fill: a line from first to last"), self.fill_linear),
            self._button(tr("Growth"), tr("Fill: growth a year"), self.fill_growing),
            self.rate,
        )
        self._n_columns = 0
        self.fit()

    def fit(self) -> None:
        """In the text size of now, in two lines where one is too long."""
        self.rate.setFixedWidth(self.fontMetrics().horizontalAdvance("−00,0") + 10)
        n_columns = len(self._tools) if self._width(self._tools) <= self.width() else 2
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for place, tool in enumerate(self._tools):
            self._grid.addWidget(tool, place // n_columns, place % n_columns)
        for column in range(len(self._tools) + 1):
            self._grid.setColumnStretch(column, int(column == n_columns))

    @staticmethod
    def _width(tools: Sequence[QWidget]) -> int:
        return sum(tool.sizeHint().width() + SPACE for tool in tools) - SPACE

    def minimumSizeHint(self) -> QSize:
        """As narrow as two lines."""
        return QSize(
            max(self._width(self._tools[:2]), self._width(self._tools[2:])), self._grid.minimumSize().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take two lines."""
        super().resizeEvent(event)
        self.fit()

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
        cell = Field(self._label, self._spec.unit, self._spec.minimum, self._spec.maximum, None)
        faults = [fault for value in values if (fault := cell.fault(value))]
        self.told.emit(faults[0] if faults else "", bool(faults))
        if not faults:
            self.filled.emit(tuple(values))
