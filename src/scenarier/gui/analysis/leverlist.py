"""A list of levers: a parameter, and which line, department or area of it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scenarier.gui.parts.still import StillList
from scenarier.model.parameters import join_key
from scenarier.plots.plain import PlainLabel
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.lever_map import lever_entities, levers_offered

LETTERS = 15


class LeverList(QWidget):
    """Behind its word; `changed` tells that another lever is chosen."""

    changed = Signal()

    def __init__(self, session: Session, words: str, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parameter, self.entity = StillList(words.rstrip(":")), StillList(tr("Department or area"))
        for name, text in levers_offered(session.baseline):
            self.parameter.addItem(one_line(text), name)
        for one in (self.parameter, self.entity):
            one.setMinimumContentsLength(LETTERS)
            one.setSizeAdjustPolicy(StillList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parameter.setCurrentIndex(max(self.parameter.findData(first), 0))
        label = PlainLabel(words)
        label.setBuddy(self.parameter)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.parameter, self.entity):
            line.addWidget(widget)
        self._offer()
        self.parameter.currentIndexChanged.connect(self._offer_anew)
        self.entity.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def lever(self) -> str:
        """The name of the lever that is chosen, as in a study file."""
        return join_key(self.parameter.currentData(), self.entity.currentData() or "")

    def choose(self, parameter: str, entity: str = "") -> None:
        """Choose another lever."""
        with QSignalBlocker(self):
            self.parameter.setCurrentIndex(self.parameter.findData(parameter))
            self.entity.setCurrentIndex(max(self.entity.findData(entity), 0))
        self.changed.emit()

    def _offer(self) -> None:
        with QSignalBlocker(self.entity):
            self.entity.clear()
            for name, text in lever_entities(self._session.baseline, self.parameter.currentData()):
                self.entity.addItem(one_line(text), name)
        self.entity.setVisible(self.entity.count() > 0)

    def _offer_anew(self) -> None:
        self._offer()
        self.changed.emit()
