"""Layouts and painting without a turn of events."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

LEVELS = 10
"""At least as many as widgets with a layout stand in one another."""


def lay_out() -> None:
    """Lay out at once what asks for it; else each level of widgets is in its turn, and all painted after each."""
    for _ in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def paint(window: QWidget) -> None:
    """Paint a window with what it has been given since it was painted last."""
    window.setUpdatesEnabled(False)
    for part in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        QCoreApplication.sendPostedEvents(part, QEvent.Type.MetaCall)  # Qt shows it in a later turn, else
    lay_out()
    window.setUpdatesEnabled(True)
    window.repaint()
