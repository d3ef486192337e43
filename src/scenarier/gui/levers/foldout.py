"""What a lever folds out: a value a year, ways to fill them, the reason, and where the number is from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from scenarier.gui.levers.fill_row import FillRow
from scenarier.gui.levers.number_field import NumberField, span_words
from scenarier.gui.parts.lines import TextField
from scenarier.gui.roles import set_role
from scenarier.model.parameters import ParameterSpec
from scenarier.model.values import Values, numbers_of
from scenarier.plots.plain import PlainLabel
from scenarier.session.gestures import Run
from scenarier.session.typing import Typing
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.text.reading import show_number

YEARS_A_LINE = 5
SPACE = 4


def small(text: str) -> PlainLabel:
    """A line in small type."""
    label = PlainLabel(text)
    label.setWordWrap(True)
    set_role(label, "small")
    return label


def together(spec: ParameterSpec, values: Values) -> str | None:
    """None where one number says it all, else what the years span: `3,3 til 4`."""
    if len(set(values)) == 1:
        return None
    numbers = numbers_of(spec, values)
    return span_words(_short(min(numbers), spec.unit), _short(max(numbers), spec.unit))


def _short(value: float, unit: str) -> str:
    """A number among others; an amount to the 0.1 mio. kr., in full where it is alone or a year's."""
    return show_number(round(value, 1) if unit == "mio_kr" else value, unit)


class Foldout(QWidget):
    """`set_one` carries a year's place, its value and the gesture; `filled` the values of all years; `noted` the
    reason; `hinted` what was understood or is wrong (True); `pasted` a year's place and a row of a spreadsheet;
    `explain_asked` a year's place and the field of the number to be explained.
    """

    set_one = Signal(int, float, object)
    filled = Signal(object)
    noted = Signal(str)
    hinted = Signal(str, bool)
    pasted = Signal(int, str)
    explain_asked = Signal(int, QWidget)

    def __init__(
        self, spec: ParameterSpec, label: str, typing: Typing, n_years: int, other_prices: Callable[[int], str]
    ) -> None:
        super().__init__()
        self._spec, self._label, self._typing, self._other_prices = spec, label, typing, other_prices
        self._run = Run()
        self.fields: list[NumberField] = []
        self.boxes: list[QCheckBox] = []
        self.fill: FillRow | None = None
        self._headings: list[PlainLabel] = []
        self._n_columns = 0
        self._years = QGridLayout()
        self._years.setHorizontalSpacing(SPACE)
        self._years.setVerticalSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 4)
        self._column.setSpacing(0)
        self._column.addLayout(self._years)
        for index in range(n_years if spec.has_year else 0):
            self._add_year(index)
        if spec.has_year and spec.unit != "switch":
            self.fill = FillRow(spec, label)
            self.fill.filled.connect(self.filled)
            self.fill.told.connect(self.hinted)
            self._column.addWidget(self.fill)
        self.note = self._note_line()
        self._column.addWidget(self.note)
        self.fit()

    def add_origin(self, text: str) -> None:
        """What the number is, below all else."""
        self._column.addWidget(small(text))

    def _note_line(self) -> TextField:
        field = TextField(tr("Why: {note}", note=self._label), self._typing, self._take_note)
        field.setPlaceholderText(tr("Why? The reason is saved with the study"))
        field.told.connect(self.hinted)
        return field

    def _take_note(self, text: str) -> str:
        fault = text_fault(text, is_name=False)
        if not fault:
            self.noted.emit(text)
        return fault

    def _add_year(self, index: int) -> None:
        year = str(self._spec.first_year + index)
        heading = small(year)
        heading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._headings.append(heading)
        if self._spec.unit == "switch":
            box = QCheckBox()
            box.setAccessibleName(f"{self._label} {year}")
            box.clicked.connect(lambda is_on: self.set_one.emit(index, float(is_on), None))
            self.boxes.append(box)
        else:
            self.fields.append(self._field(index, year))

    def fit(self) -> None:
        """As many years beside one another as no number is cut in."""
        if self.fill is not None:
            self.fill.fit()
        n_columns = min(max((self.width() + SPACE) // (self._widest() + SPACE), 1), YEARS_A_LINE)
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for index, heading in enumerate(self._headings):
            line, column = 2 * (index // n_columns), index % n_columns
            self._years.addWidget(heading, line, column)
            if self.boxes:
                self._years.addWidget(self.boxes[index], line + 1, column, Qt.AlignmentFlag.AlignRight)
            else:
                self._years.addWidget(self.fields[index], line + 1, column)

    def _widest(self) -> int:
        """Pixels that the widest year or number takes."""
        return max((part.sizeHint().width() for part in (*self.fields, *self._headings)), default=1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one year."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of years."""
        super().resizeEvent(event)
        self.fit()

    def _field(self, index: int, year: str) -> NumberField:
        field = NumberField(self._spec, f"{self._label} {year}", self._typing, year)
        field.tip = lambda: self._other_prices(index)
        field.setMinimumWidth(0)
        field.setMaximumWidth(16777215)
        field.entered.connect(lambda value: self.set_one.emit(index, value, None))
        field.stepped.connect(lambda value: self.set_one.emit(index, value, self._run.token()))
        field.hinted.connect(self.hinted)
        field.pasted.connect(lambda text: self.pasted.emit(index, text))
        field.explain = lambda: self.explain_asked.emit(index, field)
        return field

    def show_values(self, values: Values, note: str) -> None:
        """Show the years and the reason."""
        for field, value in zip(self.fields, values, strict=False):
            field.show_value(value)
        for box, value in zip(self.boxes, values, strict=False):
            box.setChecked(bool(value))
        if self.fill is not None:
            self.fill.values = numbers_of(self._spec, values)
        self.note.show_text(note)
        self.fit()

    def editors(self) -> Sequence[NumberField | TextField]:
        """The lines that can be typed in."""
        return [*self.fields, self.note]
