"""The line above a grid: ways to fill the chosen years."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scenarier.gui.parts.grid.view import GridView
from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.parts.told import ToldLine
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.text.language import tr
from scenarier.text.reading import read_number, show_number

FIRST_RATE = 0.02


class FillBar(QWidget):
    """Buttons that fill the chosen cells of a grid; the line `told` says what was understood or is wrong."""

    def __init__(self, grid: GridView, told: ToldLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid, self.told = grid, told
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        name = PlainLabel(tr("Fill"))
        set_role(name, "muted")
        line.addWidget(name)
        line.addWidget(self._button(tr("Same value"), tr("Fill: the same value"), "Ctrl+R", grid.fill_constant))
        linear = tr("Fill: a line from first to last")
        line.addWidget(self._button(tr("Linear"), linear, "Ctrl+L", grid.fill_linear))
        line.addWidget(self._button(tr("Growth"), tr("Fill: growth a year"), "", self._grow))
        self.rate = NumberLine(tr("Growth a year, per cent"))
        self.rate.setText(show_number(FIRST_RATE, "share"))
        self.rate.setProperty("framed", True)
        self.rate.setFixedWidth(self.fontMetrics().horizontalAdvance("−00,00") + 12)
        self.rate.returnPressed.connect(self._grow)
        line.addWidget(self.rate)
        line.addWidget(PlainLabel(tr("% a year")))
        line.addStretch(1)
        grid.told.connect(self.tell)

    def _button(self, text: str, tip: str, keys: str, run: object) -> QPushButton:
        button = QPushButton(text)
        set_tip(button, f"{tip} ({keys})" if keys else tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        return button

    def tell(self, text: str, is_fault: bool) -> None:
        """Say what was understood, or what is wrong."""
        self.told.say(text, is_fault)

    def _grow(self) -> None:
        try:
            rate = read_number(self.rate.text(), "share")
        except ValueError as error:
            self.tell(str(error), True)
            return
        self._grid.fill_growing(rate)
