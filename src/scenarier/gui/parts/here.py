"""What a key does at whatever has the keyboard: show its tip, put a question to it."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from scenarier.plots.asking import QuestionHere, ask_question


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
    """Put a question to the number, the measure or the package that the keyboard is at; else say why not."""
    focus, event = QApplication.focusWidget(), QuestionHere()
    on = focus
    while on is not None and not event.isAccepted():
        QApplication.sendEvent(on, event)
        on = on.parentWidget()
    if focus is not None and not event.isAccepted():
        ask_question(focus, None)


def _ask(on: QWidget, place: QPoint) -> None:
    QApplication.sendEvent(on, QHelpEvent(QEvent.Type.ToolTip, place, on.mapToGlobal(place)))
