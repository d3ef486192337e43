"""The line in which a number is chosen: a variable, its department or area, and a year."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scenarier.gui.parts.still import StillList
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.asked_number import USUAL, entities_offered, variables_offered, years_offered
from scenarier.vocabulary.variables import VARIABLES

LONGEST = 30
"""Letters that a list may ask for; longer names are cut where they are not open."""


class NumberBar(QWidget):
    """The lists; `changed` tells that another number is chosen."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.variable, self.entity = StillList(tr("Figure")), StillList(tr("Department or area"))
        self.year = StillList(tr("Year"))
        for name, words in variables_offered():
            self.variable.addItem(one_line(words), name)
        self.variable.setCurrentIndex(self.variable.findData(USUAL))
        for one in (self.variable, self.entity):
            one.setMinimumContentsLength(LONGEST // 2)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        for label, widget in ((tr("Figure:"), self.variable), ("", self.entity), (tr("Year:"), self.year)):
            if label:
                named = PlainLabel(label)
                named.setBuddy(widget)
                self.line.addWidget(named)
            self.line.addWidget(widget)
        self.line.addStretch(1)
        self.follow()
        self.variable.currentIndexChanged.connect(self._offer_anew)
        self.entity.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.year.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def figure(self) -> tuple[str, str, int]:
        """The variable, its entity ("" for none) and the year that are chosen."""
        return self.variable.currentData(), self.entity.currentData() or "", self.year.currentData()

    def choose(self, variable: str, entity: str = "", year: int | None = None) -> None:
        """Choose another number, the last year where none is given."""
        with QSignalBlocker(self):
            self.variable.setCurrentIndex(self.variable.findData(variable))
            self.entity.setCurrentIndex(max(self.entity.findData(entity), 0))
            self.year.setCurrentIndex(self.year.count() - 1 if year is None else self.year.findData(year))
        self.changed.emit()

    def follow(self) -> None:
        """Offer what the study has; what was chosen stays so where it is still there, the last year with it."""
        baseline = self._session.baseline
        entities = entities_offered(baseline, self.variable.currentData())
        _refill(self.entity, [(words, name) for name, words in entities], 0)
        self.entity.setVisible(bool(VARIABLES[self.variable.currentData()].axis))
        years = years_offered(baseline, self._session.study.horizon)
        is_last = self.year.currentIndex() == self.year.count() - 1
        _refill(self.year, [(str(year), year) for year in years], len(years) - 1, keeps=not is_last)

    def _offer_anew(self) -> None:
        self.follow()
        self.changed.emit()


def _refill(widget: StillList, items: list[tuple[str, object]], usual: int, *, keeps: bool = True) -> None:
    """Other items; what was chosen stays so where it is to, else the usual one is."""
    if [widget.itemData(place) for place in range(widget.count())] == [data for _, data in items]:
        return
    with QSignalBlocker(widget):
        chosen = widget.currentData() if keeps else None
        widget.clear()
        for words, each in items:
            widget.addItem(one_line(words), each)
        found = widget.findData(chosen) if chosen is not None else -1
        widget.setCurrentIndex(found if found >= 0 else usual if items else -1)
