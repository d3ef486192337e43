"""A window that is busy says so."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def busy(window: QWidget, told: str) -> Iterator[None]:
    """The pointer waits, and the title bar says for what."""
    title = window.windowTitle()
    window.setWindowTitle(told)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    window.repaint()
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
        if window.windowTitle() == told:
            window.setWindowTitle(title)
