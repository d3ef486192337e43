"""A lever's mark, name, number and unit, in one line where the whole name has room there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr

SPACE = 3


class LeverName(ElidedLabel):
    """The name of a lever; a click, or its menu, asks for its number to be explained."""

    explain_asked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(tr("Explain the number"), self.explain_asked.emit)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click that ends where it began."""
        super().mouseReleaseEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and self.rect().contains(event.position().toPoint()):
            self.explain_asked.emit()


class LeverHead(QGridLayout):
    """The name beside the number, or above it.

    It is put into the lever's layout before it is filled: PySide keeps hold of the items that are there by then.
    """

    def fill(self, mark: PlainLabel, name: ElidedLabel, number: QWidget, unit: PlainLabel) -> None:
        """Take the four."""
        self._name, self._number, self._unit = name, number, unit
        self._beside = (mark, number, unit)
        self._is_above = False
        self.setHorizontalSpacing(SPACE)
        self.setVerticalSpacing(0)
        self.setColumnStretch(1, 1)
        self.addWidget(mark, 0, 0)
        self._put(is_above=False)

    def _put(self, *, is_above: bool) -> None:
        self._is_above = is_above
        self.addWidget(self._name, 0, 1, 1, 3 if is_above else 1)
        self.addWidget(self._number, int(is_above), 2)
        self.addWidget(self._unit, int(is_above), 3)

    def fit(self, width: int) -> None:
        """Choose by the width there is."""
        room = width - sum(part.sizeHint().width() + SPACE for part in self._beside)
        is_above = self._name.sizeHint().width() > room
        if is_above != self._is_above:
            self._put(is_above=is_above)
