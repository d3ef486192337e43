"""How a part asks for the page to hand out about the proposal shown: by an event that goes to its window."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from scenarier.plots.asking import send_up

KIND = QEvent.Type(QEvent.registerEventType())


class HandoutAsked(QEvent):
    """That somebody wants the page."""

    def __init__(self) -> None:
        super().__init__(KIND)


def ask_for_handout(widget: QWidget) -> None:
    """Ask the widget's window for the page."""
    send_up(widget, HandoutAsked())
