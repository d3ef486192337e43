"""How a table or a plot asks to be saved: by an event that goes to its window, and on to the window behind it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from scenarier.plots.plate import Plate
from scenarier.text.copied import Copied

KIND = QEvent.Type(QEvent.registerEventType())


class SaveAsked(QEvent):
    """What is to be saved: a table, or a plot."""

    def __init__(self, what: Copied | Plate) -> None:
        super().__init__(KIND)
        self.what = what


def ask_to_save(widget: QWidget, what: Copied | Plate) -> None:
    """Ask the first window that saves, from that of the widget on."""
    send_up(widget, SaveAsked(what))


def send_up(widget: QWidget, event: QEvent) -> None:
    """Send an event to the widget's window, and to the windows behind it until one takes it."""
    over: QWidget | None = widget.window()
    while over is not None and not QCoreApplication.sendEvent(over, event):
        behind = over.parentWidget()
        over = behind.window() if behind is not None else None
