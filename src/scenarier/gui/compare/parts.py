"""Small parts of the comparison's pages."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scenarier.gui.roles import set_role


def card(widget: QWidget) -> QFrame:
    """A calm frame around a widget."""
    frame = QFrame()
    set_role(frame, "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 4, 1, 4)
    layout.addWidget(widget)
    return frame
