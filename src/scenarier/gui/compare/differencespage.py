"""The page of numbers: the key figures side by side, and below them every difference by year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from scenarier.gui.compare.difftable import DifferenceTable
from scenarier.gui.compare.keyfigures import KeyFigureTable
from scenarier.gui.parts.still import StillList
from scenarier.gui.published import PerCitizenLine
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.model.terms import unit_words
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.views.compared import Compared
from scenarier.views.differences import differences_sheet, less
from scenarier.vocabulary.variables import KEY_VARIABLES


class DifferencesPage(QWidget):
    """The key figures side by side, and below them every difference by year.

    `figure_pointed` carries the number (Pointed) of a cell.
    """

    figure_pointed = Signal(object)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Compared | None = None
        self.figures = KeyFigureTable(colours)
        self.table = DifferenceTable(colours)
        self.picker = StillList()
        self.picker.setAccessibleName(tr("Which difference the table shows"))
        # A long name must not widen the page.
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(34)
        self.picker.currentIndexChanged.connect(lambda _place: self._draw())
        self._units = PlainLabel()
        self._units.setProperty("role", "small")
        head = QHBoxLayout()
        head.addWidget(self.picker)
        head.addStretch(1)
        head.addWidget(self._units)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        figures = carded(self.figures)
        figures.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.addWidget(figures)
        layout.addLayout(head)
        self._card = carded(self.table)
        layout.addWidget(self._card, 1)
        self.per_citizen = PerCitizenLine()
        layout.addWidget(self.per_citizen)
        layout.addStretch(0)
        for table in (self.figures, self.table):
            table.figure_pointed.connect(self.figure_pointed)

    def refresh(self, shown: Compared) -> None:
        """Show these."""
        self._shown = shown
        self.figures.refresh(shown)
        self._units.setText(unit_words("mio_kr", shown.terms, shown.baseline.base_year))
        self.per_citizen.refresh(shown.baseline, shown.terms, KEY_VARIABLES)
        self._fill_picker(shown)
        for widget in (self.picker, self._card):
            widget.setVisible(bool(shown.others))
        self._draw()

    def _fill_picker(self, shown: Compared) -> None:
        """Each difference and, where there are several, all; the one picked stays picked."""
        entries = [(less(shown, one), one.key) for one in shown.others]
        if len(entries) > 1:
            entries.append((tr("All below one another"), ""))
        if entries == [(self.picker.itemText(n), self.picker.itemData(n)) for n in range(self.picker.count())]:
            return
        picked = self.picker.currentData()
        self.picker.blockSignals(True)
        self.picker.clear()
        for text, key in entries:
            self.picker.addItem(text, key)
        self.picker.setCurrentIndex(max(self.picker.findData(picked), 0) if entries else -1)
        self.picker.blockSignals(False)

    def _draw(self) -> None:
        if self._shown is None:
            return
        key = self.picker.currentData()
        others = [one for one in self._shown.others if key in ("", one.key)]
        self.table.show_sheet(differences_sheet(self._shown, others))

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        self.table.restyle(colours)
        self.figures.restyle(colours)
