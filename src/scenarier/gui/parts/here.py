"""What a key does at whatever has the keyboard: show its tip, put a question to it."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from scenarier.plots.asking import QuestionHere


def show_tip_here() -> None:
    """Show the tip of the cell, the value in a plot, the field or the card that the keyboard is at."""
    on = QApplication.focusWidget()
    if on is None:
        return
    place = on.rect().center()
    if isinstance(on, QTableView):
        place = on.visualRect(on.currentIndex()).center()
        on = on.viewport()
    _ask(on, place)


def ask_here() -> None:
    """Put a question to the number, the measure or the package that the keyboard is at."""
    on = QApplication.focusWidget()
    if on is not None:
        QApplication.sendEvent(on, QuestionHere())


def _ask(on: QWidget, place: QPoint) -> None:
    QApplication.sendEvent(on, QHelpEvent(QEvent.Type.ToolTip, place, on.mapToGlobal(place)))
