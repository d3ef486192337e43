"""The slider of a meeting: large enough for the back row."""

from PySide6.QtCore import QSize, Qt

from scenarier.gui.levers.slider import QuietSlider
from scenarier.views.meeting import LeverFace

LARGE = 34
SWITCH = 4
"""A lever that is on or off has a slider as wide as so many handles."""


class LargeSlider(QuietSlider):
    """Shows where a lever stands; the screen has the keys."""

    handle = LARGE

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_face(self, face: LeverFace) -> None:
        """Stand where the lever stands, without telling of it."""
        self.blockSignals(True)
        self.setRange(face.minimum, face.maximum)
        self.setValue(face.position)
        self.blockSignals(False)
        self.set_mark(face.usual, face.is_changed)
        self.setMaximumWidth(SWITCH * LARGE if face.is_switch else 16_777_215)
        self.setAccessibleName(face.title)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(2000, LARGE + 4)
