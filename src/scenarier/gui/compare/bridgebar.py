"""The line in which is chosen what is explained: between what, which figure, which years."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from scenarier.gui.parts.still import StillList
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.asked_number import USUAL, entities_offered, variables_offered
from scenarier.views.bridge_page import BridgeAsked, Side, ends_offered
from scenarier.views.compared import Compared


class BridgeBar(QWidget):
    """The lists; `changed` tells that something else is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Compared | None = None
        self.ends, self.variable = StillList(tr("Between what")), StillList(tr("Figure"))
        self.entity = StillList(tr("Department or area"))
        self.from_year, self.year = StillList(tr("From year")), StillList(tr("Year"))
        for name, words in variables_offered():
            self.variable.addItem(one_line(words), name)
        self.variable.setCurrentIndex(self.variable.findData(USUAL))
        for one, letters in ((self.ends, 18), (self.variable, 14), (self.entity, 10)):
            one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            one.setMinimumContentsLength(letters)
        self._dash = PlainLabel("–")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ends, self.variable, self.entity, self.from_year, self._dash, self.year):
            line.addWidget(
                widget, 3 if widget is self.ends else 2 if widget in (self.variable, self.entity) else 0
            )
        for one in (self.ends, self.variable, self.entity, self.from_year, self.year):
            one.currentIndexChanged.connect(self._offer_anew)

    def refresh(self, shown: Compared) -> None:
        """Offer what there is; what was chosen stays so where it is still there."""
        self._shown = shown
        self._offer()

    def _offer_anew(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        shown = self._shown
        if shown is None:
            return
        offered = ends_offered(shown)
        _refill(self.ends, [(words, (kind, key)) for words, kind, key in offered], 0)
        entities = entities_offered(shown.baseline, self.variable.currentData())
        _refill(self.entity, [(words, name) for name, words in entities], 0)
        self.entity.setVisible(bool(entities))
        _refill(self.year, [(str(year), year) for year in shown.years], -1)
        last: int = self.year.currentData()
        is_of_years = self._kind() == "years"
        _refill(self.from_year, [(str(year), year) for year in shown.years if year <= last], 0)
        for widget in (self.from_year, self._dash):
            widget.setVisible(is_of_years)

    def _kind(self) -> str:
        return str(self.ends.currentData()[0]) if self.ends.currentData() else ""

    def asked(self) -> BridgeAsked | None:
        """What is chosen; None where there is nothing to choose."""
        shown = self._shown
        if shown is None or not self.ends.currentData():
            return None
        kind, key = self.ends.currentData()
        one = next(one for one in (shown.reference, *shown.chosen) if one.key == key)
        here, reference = (Side(each.index, each.scenario) for each in (one, shown.reference))
        is_of_years = kind == "years"
        return BridgeAsked(
            baseline=shown.baseline,
            horizon=shown.years[-1],
            a=here if is_of_years else reference,
            b=None if is_of_years else here,
            variable=self.variable.currentData(),
            entity=self.entity.currentData() or "",
            year=self.year.currentData(),
            from_year=self.from_year.currentData() if is_of_years else None,
            terms=shown.terms,
            study=shown.study,
        )


def _refill(widget: StillList, items: Sequence[tuple[str, object]], usual: int) -> None:
    """Other items; what was chosen stays so where it is still there, else the usual one is."""
    now = [(widget.itemText(place), widget.itemData(place)) for place in range(widget.count())]
    if now == list(items):
        return
    with QSignalBlocker(widget):
        chosen, was_last = widget.currentData(), widget.currentIndex() == widget.count() - 1
        widget.clear()
        for words, each in items:
            widget.addItem(one_line(words), each)
        data = [each for _, each in items]
        stays = chosen in data and not (usual < 0 and was_last)
        widget.setCurrentIndex(data.index(chosen) if stays else usual % max(len(items), 1) if items else -1)
