"""One line that fills the amounts of measures: once, or lasting from a year on, reached by steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scenarier.gui.parts.grid.delegate import read_cell
from scenarier.gui.parts.lines import NumberLine
from scenarier.gui.parts.still import StillList
from scenarier.model.fill import one_off, permanent
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.reading import show_number
from scenarier.views.measure_columns import amount_field

ONCE, LASTING = range(2)
BOXED = "QLineEdit { border-color: palette(mid); } QLineEdit:focus { border-color: palette(highlight); }"


class PhaseBar(QWidget):
    """The line. `told` carries what was understood, or is wrong (True).

    `filled` carries the amounts by year, and whether the last of them carries on.
    """

    filled = Signal(object, bool)
    told = Signal(str, bool)

    def __init__(self, base_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = NumberLine()
        self.amount.setObjectName("amount")
        self.amount.setAccessibleName(tr("Amount, DKK m, {year} prices", year=base_year))
        self.amount.setPlaceholderText(unit_name("mio_kr"))
        tip = tr("Amount of the marked measures, DKK m, {year} prices (Ctrl+Shift+F)", year=base_year)
        set_tip(self.amount, tip)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setStyleSheet(BOXED)
        self.amount.textEdited.connect(self._hint)
        self.amount.returnPressed.connect(self.fill)
        self.way = StillList(tr("Once or lasting"))
        self.way.addItems([tr("once in"), tr("lasting from")])
        self.way.setCurrentIndex(LASTING)
        self.start = StillList(tr("First year"))
        self.steps = StillList(tr("Phased in over years; 1 is at once"))
        set_tip(self.steps, tr("Phased in over years; 1 is at once"))
        self.button = QPushButton(tr("Fill amounts"))
        set_tip(self.button, tr("Give the marked measures these amounts, in all years"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.fill)
        self.phased = self._line()
        self.way.currentIndexChanged.connect(lambda way: self.phased.setVisible(way == LASTING))
        self.restyle()

    def _line(self) -> QWidget:
        """Put the parts beside one another; gives those that are for a phase-in."""
        phased = QWidget()
        inner = QHBoxLayout(phased)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        for part in (PlainLabel(tr("phased in over")), self.steps, PlainLabel(tr("years"))):
            inner.addWidget(part)
        kept = phased.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        phased.setSizePolicy(kept)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        parts: tuple[QWidget, ...] = (self.amount, self.way, self.start, phased, self.button)
        for each in parts:
            line.addWidget(each)
        return phased

    def restyle(self) -> None:
        """Take the text size of now."""
        self.amount.setFixedWidth(self.fontMetrics().horizontalAdvance("−100.000,0") + 12)

    def set_years(self, years: tuple[int, ...]) -> None:
        """Offer these years."""
        names = [str(year) for year in years]
        if names == [self.start.itemText(place) for place in range(self.start.count())]:
            return
        for box, texts, place in (
            (self.start, names, min(self.start.currentIndex() if self.start.count() else 1, len(names) - 1)),
            (self.steps, [str(n + 1) for n in range(len(names))], min(self.steps.currentIndex(), len(names) - 1)),
        ):
            box.clear()
            box.addItems(texts)
            box.setCurrentIndex(max(place, 0))

    def _read(self) -> float | None:
        return read_cell(amount_field("", None), self.amount.text())

    def _hint(self) -> None:
        try:
            value = self._read()
        except ValueError as error:
            self.told.emit(str(error), True)
            return
        self.told.emit(
            "" if value is None else tr("understood as {number}", number=show_number(value, "mio_kr")), False
        )

    def _amounts(self, value: float) -> tuple[float, ...]:
        n_years, start = self.start.count(), self.start.currentIndex()
        if self.way.currentIndex() == ONCE:
            return one_off(value, n_years, start)
        return permanent(value, n_years, start, self.steps.currentIndex() + 1)

    def _is_reached(self) -> bool:
        """Whether the whole amount is phased in by the last year; what carries on is the amount of that year."""
        n_left = self.start.count() - self.start.currentIndex()
        return self.way.currentIndex() == ONCE or self.steps.currentIndex() < n_left

    def fill(self) -> None:
        """Ask for the amounts; tell what is wrong where they cannot be read."""
        try:
            value = self._read()
        except ValueError as error:
            self.told.emit(str(error), True)
            return
        if value is None:
            self.told.emit(tr("write an amount to fill with"), True)
            self.amount.setFocus()
            return
        self.told.emit("" if self._is_reached() else tr("The last year has only a part of the amount."), False)
        self.filled.emit(self._amounts(value), self.way.currentIndex() == LASTING)
