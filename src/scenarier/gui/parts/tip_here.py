"""The tip of what the keyboard is at, shown by a key as resting the pointer shows it."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget


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


def _ask(on: QWidget, place: QPoint) -> None:
    QApplication.sendEvent(on, QHelpEvent(QEvent.Type.ToolTip, place, on.mapToGlobal(place)))
